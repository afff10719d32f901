package dev.holonomy.autodiff;

import dev.holonomy.compute.Buffer;

/**
 * What a convolution reads for each charted pair, in the order in which it sums them.
 *
 * @param offsets where the pairs of each vertex begin, ints [V + 1]
 * @param neighbours the other vertex of each pair, ints [E]
 * @param coefficients of a gauge convolution, reals [E, R (1 + 2 order_out) + 2 order_in]: w h_k(r) f_j(θ) for f = (1, cos θ, sin θ, …), then
 *     cos and sin of n (g − θ) for n = 1..order_in; made in double
 */
public record PairStream(Buffer offsets, Buffer neighbours, Buffer coefficients) {
    /**
     * The number of vertices.
     *
     * @return V
     */
    public int vertexCount() {
        return offsets.length() - 1;
    }
}
