package dev.holonomy.geodesic.heat;

import dev.holonomy.geodesic.sparse.Cholesky;
import dev.holonomy.geodesic.sparse.SparseMatrix;
import dev.holonomy.geodesic.sparse.SymbolicFactor;
import org.jspecify.annotations.Nullable;

/**
 * One implicit step of heat, (M + t L) u = b, and longer ones for where too little arrives.
 *
 * <p>Heat falls by about e with every mean edge. It is scaled to begin near the largest double, which reaches 1300 edges; beyond, the
 * time is multiplied by {@link #LONGER}, and those factors are made when first asked for.
 */
final class ShortHeat {
    /** Heat with fewer digits than this is not taken. */
    static final double LEAST = 1e-290;

    /** Factor of the time from one level to the next. */
    static final double LONGER = 16;

    /** The number of levels: the last reaches 4^8 times as far as the first. */
    static final int LEVELS = 9;

    private static final double GREATEST = 1e290;
    private static final double DRAIN = 1e20;

    private final SymbolicFactor symbolic;
    private final SparseMatrix stiffness;
    private final double[] mass;
    private final double time;
    private final Cholesky closed;
    private final @Nullable Cholesky open;
    private final @Nullable Cholesky[] longer = new Cholesky[LEVELS];

    /**
     * Factors the first step.
     *
     * @param symbolic the analysis of L
     * @param stiffness L
     * @param mass M, [V], of the order of 1
     * @param time t
     * @param leaks vertices at which heat leaves in a second flow, whose mean with the first is taken; null for none
     */
    ShortHeat(SymbolicFactor symbolic, SparseMatrix stiffness, double[] mass, double time, boolean @Nullable [] leaks) {
        this.symbolic = symbolic;
        this.stiffness = stiffness;
        this.mass = mass;
        this.time = time;
        SparseMatrix matrix = stiffness.scaledPlusDiagonal(time, 1, mass);
        closed = Cholesky.of(symbolic, matrix);
        if (leaks == null) {
            open = null;
        } else {
            double[] drain = matrix.diagonal();
            for (int v = 0; v < drain.length; v++) {
                drain[v] *= leaks[v] ? DRAIN : 0;
            }
            open = Cholesky.of(symbolic, matrix.plusDiagonal(1, drain));
        }
    }

    /**
     * The heat after a step.
     *
     * @param b heat at the beginning, an integral over hat functions, not negative and somewhere positive
     * @param level 0 for the time t, more for 16^level t
     * @return u, [V], up to a positive factor
     */
    double[] solve(double[] b, int level) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int v = 0; v < b.length; v++) {
            if (b[v] > 0) {
                least = Math.min(least, mass[v]);
                most = Math.max(most, b[v]);
            }
        }
        double[] scaled = new double[b.length];
        for (int v = 0; v < b.length; v++) {
            scaled[v] = b[v] / most * (GREATEST * least); // u is at most b / M by the maximum principle
        }
        if (level > 0) {
            return longer(level).solve(scaled);
        }
        double[] u = closed.solve(scaled);
        if (open != null) {
            double[] second = open.solve(scaled);
            for (int v = 0; v < u.length; v++) {
                u[v] += second[v];
            }
        }
        return u;
    }

    private Cholesky longer(int level) {
        synchronized (longer) {
            Cholesky made = longer[level];
            if (made == null) {
                double t = time * Math.pow(LONGER, level);
                made = Cholesky.of(symbolic, stiffness.scaledPlusDiagonal(t, 1, mass));
                longer[level] = made;
            }
            return made;
        }
    }
}
