package dev.holonomy.autodiff;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Kernel;

/** y += scale x; arguments y, x, scale. */
record AddScaled() implements Kernel {
    @Override
    public String name() {
        return "add_scaled";
    }

    @Override
    public String resource() {
        return "sums";
    }

    @Override
    public void item(int i, Arguments a) {
        range(i, i + 1, a);
    }

    @Override
    public void range(int from, int to, Arguments a) {
        double[] y = a.reals(0);
        double[] x = a.reals(1);
        double scale = a.real(2);
        for (int i = from; i < to; i++) {
            y[i] += scale * x[i];
        }
    }
}
