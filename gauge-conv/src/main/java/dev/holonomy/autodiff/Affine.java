package dev.holonomy.autodiff;

import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.ShapeException;
import dev.holonomy.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * y = drop(act(Σ_s x_s W_s + b)) + x: an affine map of scalars that stand beside each other, with what follows it in one pass over
 * memory.
 *
 * <p>Inputs: x_0 … x_{S−1} [V, 1, C_in], W [S C_in, C_out], b [C_out] but for {@link Kind#LINEAR}, and with {@link Kind#RESIDUAL} what is
 * added [V, 1, C_out].
 * Value: [V, 1, C_out].
 *
 * @param sources S, 1..3
 * @param kind what follows the map
 * @param dropout rate in [0, 1) of single numbers after a ReLU, the kept ones divided by 1 − rate; 0 for none
 * @param seed of the dropout
 */
public record Affine(int sources, Kind kind, double dropout, int seed) implements Operation {
    /** What follows the map. */
    public enum Kind {
        /** Nothing, and there is no b. */
        LINEAR,
        /** Nothing. */
        PLAIN,
        /** max(·, 0), and dropout. */
        RELU,
        /** An input is added. */
        RESIDUAL
    }

    /** Checks the ranges. */
    public Affine {
        if (sources < 1 || sources > Dense.MOST_SOURCES) {
            throw new IllegalArgumentException(sources + " sources, wanted 1.." + Dense.MOST_SOURCES);
        }
        if (!(dropout >= 0 && dropout < 1) || (dropout > 0 && kind != Kind.RELU)) {
            throw new IllegalArgumentException(
                    "dropout rate " + dropout + " after " + kind + ", wanted one in [0, 1) after RELU");
        }
    }

    @Override
    public int[] outputShape(Tensor... inputs) {
        int wanted = sources + (kind == Kind.LINEAR ? 1 : kind == Kind.RESIDUAL ? 3 : 2);
        if (inputs.length != wanted) {
            throw new ShapeException("affine map", inputs.length + " inputs", Integer.toString(wanted));
        }
        Tensor x = inputs[0];
        x.require("affine map, x", -1, 1, -1);
        for (int s = 1; s < sources; s++) {
            inputs[s].require("affine map, x " + s, x.shape());
        }
        inputs[sources].require("affine map, W", sources * x.extent(2), -1);
        int out = inputs[sources].extent(1);
        if (out == 0 || x.extent(2) == 0) {
            throw new ShapeException("affine map", "no channels", "at least one in and one out");
        }
        if (kind != Kind.LINEAR) {
            inputs[sources + 1].require("affine map, b", out);
        }
        if (kind == Kind.RESIDUAL) {
            inputs[sources + 2].require("affine map, what is added", x.extent(0), 1, out);
        }
        return new int[] {x.extent(0), 1, out};
    }

    private List<Buffer> sourceBuffers(Tensor... inputs) {
        List<Buffer> x = new ArrayList<>();
        for (int s = 0; s < sources; s++) {
            x.add(inputs[s].buffer());
        }
        return x;
    }

    @Override
    public Tensor[] forward(Scope scope, Tensor y, Tensor... inputs) {
        new Dense(scope.device().vectorWidth(), sources, inputs[0].extent(2), y.extent(2))
                .rows(
                        scope.device(),
                        sourceBuffers(inputs),
                        inputs[sources].buffer(),
                        0,
                        kind == Kind.LINEAR ? List.of() : List.of(inputs[sources + 1].buffer()),
                        kind == Kind.RESIDUAL ? List.of(inputs[sources + 2].buffer()) : List.of(),
                        y.buffer(),
                        new Dense.Finish(kind == Kind.RELU, dropout, seed, false));
        return new Tensor[0];
    }

    @Override
    public void backward(Gradients gradients, Application applied, Tensor dy) {
        Scope scope = gradients.scope();
        int in = applied.input(0).extent(2);
        int out = dy.extent(2);
        int width = scope.device().vectorWidth();
        Dense dense = new Dense(width, sources, in, out);
        Buffer g = kind == Kind.RELU
                ? dense.unrectified(scope, applied.output().buffer(), dy.buffer(), dropout)
                : dy.buffer();
        if (kind == Kind.RESIDUAL) {
            gradients.sum(applied.input(sources + 2)).ifPresent(sum -> scope.device()
                    .launch(new AddScaled(), sum.size(), sum.buffer(), dy.buffer(), 1.0));
        }
        List<Buffer> dw = gradients.sum(applied.input(sources)).map(Tensor::buffer).stream()
                .toList();
        List<Buffer> db = kind == Kind.LINEAR
                ? List.of()
                : gradients.sum(applied.input(sources + 1)).map(Tensor::buffer).stream()
                        .toList();
        if (!dw.isEmpty() || !db.isEmpty()) {
            dense.columns(scope, sourceBuffers(applied.inputs()), g, dw, db);
        }
        List<Tensor> wanting = new ArrayList<>();
        for (int s = 0; s < sources; s++) {
            gradients.sum(applied.input(s)).ifPresent(wanting::add);
        }
        if (!wanting.isEmpty()) {
            Buffer transposed = dense.transposed(scope, applied.input(sources).buffer());
            Dense back = new Dense(width, 1, out, in);
            for (int s = 0; s < sources; s++) {
                int offset = s * in * out;
                gradients
                        .sum(applied.input(s))
                        .ifPresent(dx -> back.rows(
                                scope.device(),
                                List.of(g),
                                transposed,
                                offset,
                                List.of(),
                                List.of(),
                                dx.buffer(),
                                Dense.Finish.ADD));
            }
        }
    }
}
