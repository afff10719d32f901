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
        a.reals(0)[i] += a.real(2) * a.reals(1)[i];
    }
}
