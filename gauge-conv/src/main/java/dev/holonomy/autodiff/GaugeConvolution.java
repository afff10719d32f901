package dev.holonomy.autodiff;

import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.ShapeException;
import dev.holonomy.tensor.Tensor;

/**
 * Gauge-equivariant convolution without self term (de Haan et al. 2021), fused, in moment form.
 *
 * <p>y_p = Σ_q w ρ_out(θ) W(r) ρ_in(−θ) ρ_in(g_{q→p}) x_q with W(r) = Σ_k h_k(r) W_k. With u = ρ_in(g − θ) x_q and
 * f(θ) = (1, cos θ, sin θ, …): A[k, j, a, c] = Σ_q w h_k f_j u[a, c]; then y_0 = A_0 W_0 and for each order m ≥ 1
 * y_c = A_cos W_c − A_sin W_s, y_s = A_sin W_c + A_cos W_s. The backward pass is the same kernel on the reversed pairs with
 * θ' = θ − g, g' = −g and W transposed; its moments give the gradient of W too.
 *
 * <p>Inputs: x [V, M_in, C_in], W [R, M_in, C_in, M_out, C_out]. Value: [V, M_out, C_out].
 *
 * @param pairs the pairs of each vertex p
 * @param reversed the pairs that reach each vertex q, for the backward pass
 * @param orderIn highest order of x
 * @param orderOut highest order of y
 * @param rings R, the number of radial profiles
 */
public record GaugeConvolution(PairStream pairs, PairStream reversed, int orderIn, int orderOut, int rings)
        implements Operation {
    @Override
    public int[] outputShape(Tensor... inputs) {
        int in = 2 * orderIn + 1;
        int out = 2 * orderOut + 1;
        inputs[0].require("gauge convolution, x", pairs.vertexCount(), in, -1);
        inputs[1].require("gauge convolution, W", rings, in, inputs[0].extent(2), out, -1);
        if (inputs[1].extent(4) == 0 || inputs[0].extent(2) == 0) {
            throw new ShapeException("gauge convolution", "no channels", "at least one in and one out");
        }
        return new int[] {pairs.vertexCount(), out, inputs[1].extent(4)};
    }

    private GaugeMoments moments() {
        return new GaugeMoments(orderIn, orderOut, rings);
    }

    @Override
    public Tensor[] forward(Scope scope, Tensor y, Tensor... inputs) {
        moments().convolve(scope.device(), pairs, inputs[0], inputs[1], y, false);
        return new Tensor[0];
    }

    @Override
    public void backward(Gradients gradients, Application applied, Tensor dy) {
        moments().gradient(gradients, reversed, applied.input(0), applied.input(1), dy);
    }
}
