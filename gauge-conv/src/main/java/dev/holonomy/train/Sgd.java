package dev.holonomy.train;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import dev.holonomy.layer.Parameter;
import dev.holonomy.layer.Parameters;

/** Stochastic gradient descent with momentum (Polyak 1964): m = μ m + g + λ x, x = x − η m. */
final class Sgd extends Optimizer {
    private final double momentum;
    private final double weightDecay;

    Sgd(Scope scope, Parameters parameters, double momentum, double weightDecay, double largestNorm) {
        super(scope, parameters, largestNorm, "m");
        this.momentum = momentum;
        this.weightDecay = weightDecay;
    }

    @Override
    void move(Parameter p, double rate, double scale) {
        device().launch(
                        new Step(),
                        p.value().size(),
                        p.value().buffer(),
                        p.gradient().buffer(),
                        kept(p, "m"),
                        scale,
                        rate,
                        momentum,
                        decay(p, weightDecay));
    }

    private record Step() implements Kernel {
        @Override
        public String name() {
            return "sgd";
        }

        @Override
        public String resource() {
            return "optimizer";
        }

        @Override
        public void item(int i, Arguments a) {
            double[] x = a.reals(0);
            double[] m = a.reals(2);
            m[i] = a.real(5) * m[i] + a.real(3) * a.reals(1)[i] + a.real(6) * x[i];
            x[i] -= a.real(4) * m[i];
        }
    }
}
