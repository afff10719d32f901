package dev.holonomy.geodesic.heat;

import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.field.ConnectionLaplacian;
import dev.holonomy.geodesic.intrinsic.IntrinsicTriangulation;
import dev.holonomy.geodesic.sparse.Cholesky;
import dev.holonomy.geodesic.sparse.HermitianCholesky;
import dev.holonomy.geodesic.sparse.SymbolicFactor;
import dev.holonomy.mesh.MeshException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Parallel transport along shortest paths to all vertices at once, by heat that carries vectors (Sharp, Soliman and Crane 2019).
 *
 * <p>Works on the intrinsic Delaunay triangulation; directions are in the frames of the surface. The factory factors M + t L for scalars
 * and for fields of order n on one symbolic analysis. Fields are complex numbers z, [V, 2], that turn by e^{inα} with the gauge, as
 * in {@link ConnectionLaplacian}; for n = 1 the tangent vectors x e1 + y e2. Safe to use from many threads.
 */
public final class VectorHeat {
    private static final double GREATEST = 1e280;

    final IntrinsicTriangulation triangulation;
    final ConnectionLaplacian connection;
    final Components components;
    final SymbolicFactor symbolic;
    final ConnectionLaplacian scalar;
    final double unit;
    final double timeFactor;
    private final double[] mass;
    private final Level first;
    private final @Nullable Level[] longer = new Level[ShortHeat.LEVELS];

    /** The factors of one time. */
    record Level(Cholesky scalars, HermitianCholesky vectors, double timeFactor) {}

    private VectorHeat(Surface surface, int order, double timeFactor) {
        if (!(timeFactor > 0) || Double.isInfinite(timeFactor)) {
            throw new IllegalArgumentException("wanted a time factor above 0, got " + timeFactor);
        }
        this.timeFactor = timeFactor;
        triangulation = IntrinsicTriangulation.delaunay(surface);
        connection = ConnectionLaplacian.of(triangulation, order);
        scalar = ConnectionLaplacian.of(triangulation, 0);
        components = new Components(
                surface.mesh().vertexCount(), triangulation.faces().corners());
        symbolic = SymbolicFactor.of(scalar.stiffness().realPart());
        unit = triangulation.lengths().mean();
        mass = Arrays.stream(scalar.mass()).map(area -> area / unit / unit).toArray();
        first = factors(timeFactor);
    }

    private Level factors(double factor) {
        return new Level(
                Cholesky.of(symbolic, scalar.stiffness().realPart().scaledPlusDiagonal(factor, 1, mass)),
                HermitianCholesky.of(symbolic, connection.stiffness().scaledPlusDiagonal(factor, 1, mass)),
                factor);
    }

    /**
     * Factors for vectors, with the time h² of the mean edge length h.
     *
     * @param surface the surface
     * @return the solver
     * @throws MeshException if the surface has no area
     */
    public static VectorHeat of(Surface surface) {
        return of(surface, 1, 1);
    }

    /**
     * Factors for fields of some order.
     *
     * @param surface the surface
     * @param order n, 0 or more
     * @param timeFactor m: the time is m h² with h the mean length of intrinsic edges; above 0
     * @return the solver
     * @throws MeshException if the surface has no area
     */
    public static VectorHeat of(Surface surface, int order, double timeFactor) {
        return new VectorHeat(surface, order, timeFactor);
    }

    /**
     * A vector transported to all vertices of its component, its length kept.
     *
     * @param source vertex id
     * @param x along e1 of the source
     * @param y along e2 of the source
     * @return [V, 2]; zero in other components
     */
    public double[] transport(int source, double x, double y) {
        return extend(new int[] {source}, new double[] {x, y});
    }

    /**
     * Vectors given at some vertices, continued: at every vertex the vector of the nearest source, smoothed where two are nearest.
     *
     * @param sources vertex ids, at least one
     * @param vectors [sources, 2]
     * @return [V, 2]; zero in components without a source, and where the vectors that arrive cancel
     */
    public double[] extend(int[] sources, double[] vectors) {
        if (sources.length == 0 || vectors.length != 2 * sources.length) {
            throw new IllegalArgumentException(
                    sources.length + " sources with " + vectors.length + " coordinates, wanted two for each");
        }
        int size = mass.length;
        double longest = 0;
        for (double coordinate : vectors) {
            if (!Double.isFinite(coordinate)) {
                throw new IllegalArgumentException("wanted finite vectors, got a coordinate of " + coordinate);
            }
            longest = Math.max(longest, Math.abs(coordinate));
        }
        double[] result = new double[2 * size];
        if (longest == 0) {
            return result;
        }
        double least = Arrays.stream(sources).mapToDouble(this::massOf).min().orElseThrow();
        double[] carried = new double[2 * size];
        double[] scalars = new double[2 * size]; // lengths, and what divides them
        for (int i = 0; i < sources.length; i++) {
            double x = vectors[2 * i] / longest;
            double y = vectors[2 * i + 1] / longest;
            double heat = GREATEST * least / sources.length;
            carried[2 * sources[i]] += heat * x;
            carried[2 * sources[i] + 1] += heat * y;
            scalars[2 * sources[i]] += heat * Math.hypot(x, y);
            scalars[2 * sources[i] + 1] += heat;
        }
        boolean[] done = outside(sources);
        for (int level = 0; level < ShortHeat.LEVELS && !all(done); level++) {
            Level factors = level(level);
            double[] z = factors.vectors().solve(carried);
            double[] u = factors.scalars().solveMany(scalars, 2);
            for (int v = 0; v < size; v++) {
                double norm = Math.hypot(z[2 * v], z[2 * v + 1]);
                if (!done[v] && Math.abs(u[2 * v + 1]) >= ShortHeat.LEAST) {
                    done[v] = true;
                    double scale = norm > 0 ? longest * Math.abs(u[2 * v] / u[2 * v + 1]) / norm : 0;
                    result[2 * v] = scale * z[2 * v];
                    result[2 * v + 1] = scale * z[2 * v + 1];
                }
            }
        }
        return result;
    }

    /** The heat a source begins with: the greatest that cannot overflow. */
    double heat(int source) {
        return GREATEST * massOf(source);
    }

    private double massOf(int source) {
        if (source < 0 || source >= mass.length) {
            throw new IllegalArgumentException("wanted a vertex of 0.." + (mass.length - 1) + ", got " + source);
        }
        return mass[source];
    }

    /** The vertices that no source reaches. */
    boolean[] outside(int... sources) {
        boolean[] reached = new boolean[components.count()];
        for (int s : sources) {
            reached[components.of(s)] = true;
        }
        boolean[] out = new boolean[mass.length];
        for (int v = 0; v < out.length; v++) {
            out[v] = !reached[components.of(v)];
        }
        return out;
    }

    static boolean all(boolean... flags) {
        for (boolean flag : flags) {
            if (!flag) {
                return false;
            }
        }
        return true;
    }

    /** The factors of the time, or of 16^level times it. */
    Level level(int level) {
        if (level == 0) {
            return first;
        }
        synchronized (longer) {
            Level made = longer[level];
            if (made == null) {
                made = factors(timeFactor * Math.pow(ShortHeat.LONGER, level));
                longer[level] = made;
            }
            return made;
        }
    }
}
