package dev.holonomy.autodiff;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.Tensor;
import java.util.Map;

/**
 * y = S x for a fixed sparse S: corner logits to faces (a third each), area-weighted mean of a mesh (one row).
 *
 * <p>Input: [columns, M, C]. Value: [rows, M, C].
 *
 * @param operator S
 * @param transposed Sᵀ, for the derivative
 */
public record SparseProduct(SparseOperator operator, SparseOperator transposed) implements Operation {
    @Override
    public int[] outputShape(Tensor... inputs) {
        inputs[0].require("sparse product", operator.columnCount(), -1, -1);
        return new int[] {operator.rowCount(), inputs[0].extent(1), inputs[0].extent(2)};
    }

    @Override
    public Tensor[] forward(Scope scope, Tensor y, Tensor... inputs) {
        launch(scope, operator, inputs[0], y, 0);
        return new Tensor[0];
    }

    @Override
    public void backward(Gradients gradients, Application applied, Tensor dy) {
        gradients.sum(applied.input(0)).ifPresent(dx -> launch(gradients.scope(), transposed, dy, dx, 1));
    }

    private static void launch(Scope scope, SparseOperator s, Tensor x, Tensor y, int accumulate) {
        scope.device()
                .launch(
                        new Rows(x.extent(1) * x.extent(2)),
                        y.size(),
                        s.offsets(),
                        s.columns(),
                        s.values(),
                        x.buffer(),
                        y.buffer(),
                        accumulate);
    }

    private record Rows(int width) implements Kernel {
        @Override
        public String name() {
            return "sparse_product";
        }

        @Override
        public Map<String, Integer> constants() {
            return Map.of("WIDTH", width);
        }

        @Override
        public void item(int i, Arguments a) {
            int row = i / width;
            double sum = a.integer(5) != 0 ? a.reals(4)[i] : 0;
            for (int e = a.ints(0)[row]; e < a.ints(0)[row + 1]; e++) {
                sum += a.reals(2)[e] * a.reals(3)[a.ints(1)[e] * width + i % width];
            }
            a.reals(4)[i] = sum;
        }
    }
}
