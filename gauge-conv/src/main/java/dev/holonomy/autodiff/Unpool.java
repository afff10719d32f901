package dev.holonomy.autodiff;

import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.Tensor;

/**
 * Fields of a coarse level copied to the members of its cells: x_q = ρ(−g_{q→c}) y_c.
 *
 * <p>The adjoint of {@link Pool} by area, Σ_c A_c ⟨pool x, y⟩ = Σ_q a_q ⟨x, unpool y⟩; pooling what was unpooled changes nothing. Input:
 * [n, M, C]. Value: [m, M, C].
 *
 * @param cells of the m fine vertices
 */
public record Unpool(Cells cells) implements Operation {
    @Override
    public int[] outputShape(Tensor... inputs) {
        inputs[0].require("unpool", cells.count(), -1, -1);
        return new int[] {cells.fineCount(), inputs[0].extent(1), inputs[0].extent(2)};
    }

    @Override
    public Tensor[] forward(Scope scope, Tensor x, Tensor... inputs) {
        x.buffer().clear();
        cells.addScattered(scope, inputs[0], x, false);
        return new Tensor[0];
    }

    @Override
    public void backward(Gradients gradients, Application applied, Tensor dx) {
        gradients.sum(applied.input(0)).ifPresent(dy -> cells.addGathered(gradients.scope(), dx, dy, false));
    }
}
