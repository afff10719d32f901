package dev.holonomy.autodiff;

import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.Tensor;

/**
 * Fields pooled into the cells of a coarse level: y_c = Σ_q (a_q / A_c) ρ(g_{q→c}) x_q.
 *
 * <p>Equivariant: each member is carried to the centre's frame before the mean. Input: [m, M, C]. Value: [n, M, C].
 *
 * @param cells of the m fine vertices
 */
public record Pool(Cells cells) implements Operation {
    @Override
    public int[] outputShape(Tensor... inputs) {
        inputs[0].require("pool", cells.fineCount(), -1, -1);
        return new int[] {cells.count(), inputs[0].extent(1), inputs[0].extent(2)};
    }

    @Override
    public Tensor[] forward(Scope scope, Tensor y, Tensor... inputs) {
        y.buffer().clear();
        cells.addGathered(scope, inputs[0], y, true);
        return new Tensor[0];
    }

    @Override
    public void backward(Gradients gradients, Application applied, Tensor dy) {
        gradients.sum(applied.input(0)).ifPresent(dx -> cells.addScattered(gradients.scope(), dy, dx, true));
    }
}
