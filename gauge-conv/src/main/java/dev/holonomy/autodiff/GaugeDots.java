package dev.holonomy.autodiff;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Kernel;
import java.util.Arrays;
import java.util.Map;

/**
 * Inner products ⟨q_p, ρ_out(θ) W(r) ρ_in(−θ) ρ_in(g) x_q⟩ of each pair without its value for each pair: T = ∂⟨q, y⟩ / ∂A, one product a
 * vertex, then Σ_{k,j} h_k f_j ⟨T[k, j], ρ_in(g − θ) x_q⟩.
 *
 * <p>Arguments: q, W transposed, x, offsets, neighbours, stream, dots, V.
 *
 * @param sides of the convolution
 */
record GaugeDots(GaugeSides sides) implements Kernel {
    @Override
    public String name() {
        return "gauge_dots";
    }

    @Override
    public Map<String, Integer> constants() {
        return sides.constants();
    }

    @Override
    public int workGroup() {
        return 1;
    }

    @Override
    public void item(int tile, Arguments a) {
        int end = Math.min((tile + 1) * sides.tile(), a.integer(7));
        double[] query = new double[sides.profiles() * sides.rows()];
        double[] u = new double[sides.rows()];
        for (int p = tile * sides.tile(); p < end; p++) {
            query(a.reals(0), p * sides.componentsOut() * sides.channelsOut(), a.reals(1), query);
            for (int e = a.ints(3)[p]; e < a.ints(3)[p + 1]; e++) {
                sides.turned(a.reals(2), a.ints(4)[e] * sides.rows(), a.reals(5), e * sides.stream(), u, 0);
                double sum = 0;
                for (int j = 0; j < sides.profiles(); j++) {
                    double factor = a.reals(5)[e * sides.stream() + j];
                    for (int row = 0; row < sides.rows(); row++) {
                        sum += factor * query[j * sides.rows() + row] * u[row];
                    }
                }
                a.reals(6)[e] = sum;
            }
        }
    }

    /** T[k f, a c] of one vertex. */
    private void query(double[] q, int at, double[] transposed, double[] query) {
        int out = sides.channelsOut();
        int rows = sides.rows();
        Arrays.fill(query, 0);
        for (int k = 0; k < sides.rings(); k++) {
            for (int d = 0; d < out; d++) {
                int to = k * sides.componentsOut();
                int w0 = (to * out + d) * rows;
                for (int row = 0; row < rows; row++) {
                    query[to * rows + row] += q[at + d] * transposed[w0 + row];
                }
                for (int m = 1; m <= sides.orderOut(); m++) {
                    double qc = q[at + (2 * m - 1) * out + d];
                    double qs = q[at + 2 * m * out + d];
                    int cos = (to + 2 * m - 1) * rows;
                    int wc = ((to + 2 * m - 1) * out + d) * rows;
                    int ws = wc + out * rows;
                    for (int row = 0; row < rows; row++) {
                        query[cos + row] += qc * transposed[wc + row] + qs * transposed[ws + row];
                        query[cos + rows + row] += qs * transposed[wc + row] - qc * transposed[ws + row];
                    }
                }
            }
        }
    }
}
