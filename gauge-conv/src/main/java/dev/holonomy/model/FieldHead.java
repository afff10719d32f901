package dev.holonomy.model;

import dev.holonomy.autodiff.Invariants;
import dev.holonomy.autodiff.RegularNonlinearity;
import dev.holonomy.layer.DropoutLayer;
import dev.holonomy.layer.LinearLayer;
import dev.holonomy.layer.Norm;
import dev.holonomy.layer.Parameters;
import dev.holonomy.layer.Pass;
import dev.holonomy.tensor.Tensor;

/** How a network of fields ends: invariants and two layers, [V, M, C] to [V, 1, classes]. */
final class FieldHead {
    private final LinearLayer hidden;
    private final Norm norm;
    private final DropoutLayer dropout;
    private final LinearLayer logits;

    FieldHead(Parameters parameters, GaugeNetConfig config, int place, int classes) {
        hidden = new LinearLayer(parameters, "head_1", 0, (config.order() + 1) * config.width(), config.head());
        norm = new Norm(parameters, "head_norm", config.head(), config.norm());
        dropout = new DropoutLayer(config.dropout(), place);
        logits = new LinearLayer(parameters, "head_2", 0, config.head(), classes);
    }

    Tensor apply(Pass pass, Tensor x) {
        Tensor scalars = norm.apply(pass, hidden.apply(pass, pass.apply(new Invariants(), x)));
        Tensor bent = pass.apply(RegularNonlinearity.pointwise(RegularNonlinearity.Function.SILU), scalars);
        return logits.apply(pass, dropout.apply(pass, bent));
    }
}
