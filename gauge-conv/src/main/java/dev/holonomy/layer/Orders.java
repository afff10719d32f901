package dev.holonomy.layer;

import dev.holonomy.autodiff.ChangeComponents;
import dev.holonomy.tensor.Tensor;

/** Fields of another highest order. */
public final class Orders {
    private Orders() {}

    /**
     * The field with orders cut off or added as zeros; itself where the order is right.
     *
     * @param pass the pass
     * @param x [V, M, C]
     * @param order the highest order wanted
     * @return [V, 2 order + 1, C]
     */
    public static Tensor change(Pass pass, Tensor x, int order) {
        return x.extent(1) == 2 * order + 1 ? x : pass.apply(new ChangeComponents(2 * order + 1), x);
    }

    /**
     * Scalars as complex numbers without imaginary part.
     *
     * @param pass the pass
     * @param x [V, 1, C]
     * @return [V, 2, C]
     */
    public static Tensor complex(Pass pass, Tensor x) {
        return pass.apply(new ChangeComponents(2), x);
    }
}
