package dev.holonomy.train;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import dev.holonomy.layer.Parameter;
import dev.holonomy.layer.Parameters;

/** AdamW (Loshchilov and Hutter 2019: decay of the weights themselves) and Adam (Kingma and Ba 2015: decay added to the gradient). */
public final class Adam extends Optimizer {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final boolean decoupled;
    private final double weightDecay;

    /**
     * AdamW with both moments at zero.
     *
     * @param scope owner of the moments
     * @param parameters whose learned ones are moved
     * @param weightDecay decay of the tensors of rank 2 and more (weights, not biases)
     * @param largestNorm the gradient's largest norm; larger ones are scaled down to it
     */
    public Adam(Scope scope, Parameters parameters, double weightDecay, double largestNorm) {
        this(scope, parameters, Kind.ADAMW, weightDecay, largestNorm);
    }

    Adam(Scope scope, Parameters parameters, Kind kind, double weightDecay, double largestNorm) {
        super(scope, parameters, largestNorm, "m", "v");
        decoupled = kind == Kind.ADAMW;
        this.weightDecay = weightDecay;
    }

    @Override
    void move(Parameter p, double rate, double scale) {
        double decay = decay(p, weightDecay);
        device().launch(
                        new Step(),
                        p.value().size(),
                        p.value().buffer(),
                        p.gradient().buffer(),
                        kept(p, "m"),
                        kept(p, "v"),
                        scale,
                        rate,
                        BETA_1,
                        BETA_2,
                        1 - Math.pow(BETA_1, (double) steps()),
                        1 - Math.pow(BETA_2, (double) steps()),
                        EPSILON,
                        decoupled ? decay : 0.0,
                        decoupled ? 0.0 : decay);
    }

    private record Step() implements Kernel {
        @Override
        public String name() {
            return "adam";
        }

        @Override
        public String resource() {
            return "optimizer";
        }

        @Override
        public void item(int i, Arguments a) {
            double[] x = a.reals(0);
            double d = a.real(4) * a.reals(1)[i] + a.real(12) * x[i];
            double[] m = a.reals(2);
            double[] v = a.reals(3);
            m[i] = a.real(6) * m[i] + (1 - a.real(6)) * d;
            v[i] = a.real(7) * v[i] + (1 - a.real(7)) * d * d;
            double step = m[i] / a.real(8) / (Math.sqrt(v[i] / a.real(9)) + a.real(10));
            x[i] -= a.real(5) * (step + a.real(11) * x[i]);
        }
    }
}
