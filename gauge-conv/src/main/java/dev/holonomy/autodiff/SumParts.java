package dev.holonomy.autodiff;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Kernel;

/** sum[i] += Σ_part partial[part, i], in the order of the parts, so that a sum does not depend on threads; arguments partial, sum, parts. */
record SumParts() implements Kernel {
    @Override
    public String name() {
        return "sum_parts";
    }

    @Override
    public String resource() {
        return "sums";
    }

    @Override
    public void item(int i, Arguments a) {
        double total = 0;
        for (int part = 0; part < a.integer(2); part++) {
            total += a.reals(0)[part * a.items() + i];
        }
        a.reals(1)[i] += total;
    }
}
