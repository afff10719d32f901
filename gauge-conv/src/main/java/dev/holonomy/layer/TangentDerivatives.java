package dev.holonomy.layer;

import dev.holonomy.autodiff.ComplexOperator;
import dev.holonomy.compute.Scope;
import java.util.Arrays;

/**
 * Gradient, divergence and curl by moving least squares over charts, as complex matrices on a device; lengths in units of the radius ρ.
 *
 * <p>Gradient: (G f)_p = Σ_q ḡ_pq (f_q − f_p), the plane through f_p that fits best over the chart's coordinates u_q = r e^{iθ} / ρ with
 * weights w e^{−2 |u|²} and the ridge λ = 1e-3 of their sum (Wiersma et al. 2022 use the same λ). Divergence and curl: with the same
 * coefficients, div X + i curl X = Σ_q conj(g_pq) (e^{ig} X_q − X_p), each vector carried to p first. Both are exact, up to λ, for linear
 * functions and vector fields on a plane, at its boundary too. A vertex that sees nobody has derivatives 0.
 *
 * @param gradient turns with the frames
 * @param divergence real part divergence, imaginary part curl; of vectors, invariant
 */
public record TangentDerivatives(ComplexOperator gradient, ComplexOperator divergence) {
    private static final double RIDGE = 1e-3;
    private static final double NARROWING = 2;

    /**
     * The operators of charts.
     *
     * @param scope owner of the memory
     * @param pairs the charts
     * @return the operators
     */
    static TangentDerivatives of(Scope scope, Pairs pairs) {
        int vertices = pairs.vertexCount();
        int[] offsets = new int[vertices + 1];
        for (int p = 0; p < vertices; p++) {
            int degree = pairs.offsets()[p + 1] - pairs.offsets()[p];
            offsets[p + 1] = offsets[p] + (degree == 0 ? 0 : degree + 1);
        }
        int[] columns = new int[offsets[vertices]];
        double[][] gradient = new double[2][columns.length];
        double[][] divergence = new double[2][columns.length];
        for (int p = 0; p < vertices; p++) {
            if (offsets[p] < offsets[p + 1]) {
                fit(pairs, p, offsets[p], columns, gradient, divergence);
            }
        }
        return new TangentDerivatives(
                ComplexOperator.of(scope, offsets, columns, gradient[0], gradient[1]),
                ComplexOperator.of(scope, offsets, columns, divergence[0], divergence[1]));
    }

    /** Row p: p itself, then its neighbours. */
    private static void fit(Pairs pairs, int p, int at, int[] columns, double[][] gradient, double[][] divergence) {
        int begin = pairs.offsets()[p];
        int end = pairs.offsets()[p + 1];
        double xx = 0;
        double xy = 0;
        double yy = 0;
        double sum = 0;
        for (int e = begin; e < end; e++) {
            double w = weight(pairs, e);
            double x = x(pairs, e);
            double y = y(pairs, e);
            sum += w;
            xx += w * x * x;
            xy += w * x * y;
            yy += w * y * y;
        }
        columns[at] = p;
        if (!(sum > 0)) {
            Arrays.fill(columns, at, at + end - begin + 1, p); // weights of 0: a row of zeros
            return;
        }
        xx += RIDGE * sum;
        yy += RIDGE * sum;
        double determinant = xx * yy - xy * xy;
        for (int e = begin; e < end; e++) {
            int to = at + 1 + e - begin;
            double w = weight(pairs, e) / determinant;
            double re = w * (yy * x(pairs, e) - xy * y(pairs, e));
            double im = w * (xx * y(pairs, e) - xy * x(pairs, e));
            double cos = Math.cos(pairs.transport()[e]);
            double sin = Math.sin(pairs.transport()[e]);
            columns[to] = pairs.neighbours()[e];
            gradient[0][to] = re;
            gradient[1][to] = im;
            gradient[0][at] -= re;
            gradient[1][at] -= im;
            divergence[0][to] = re * cos + im * sin;
            divergence[1][to] = re * sin - im * cos;
            divergence[0][at] -= re;
            divergence[1][at] += im;
        }
    }

    private static double weight(Pairs pairs, int e) {
        double u = pairs.r()[e] / pairs.radius();
        return pairs.weight()[e] * Math.exp(-NARROWING * u * u);
    }

    private static double x(Pairs pairs, int e) {
        return pairs.r()[e] / pairs.radius() * Math.cos(pairs.theta()[e]);
    }

    private static double y(Pairs pairs, int e) {
        return pairs.r()[e] / pairs.radius() * Math.sin(pairs.theta()[e]);
    }
}
