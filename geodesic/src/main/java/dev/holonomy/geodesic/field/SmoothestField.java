package dev.holonomy.geodesic.field;

import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.Transport;
import dev.holonomy.geodesic.sparse.HermitianCholesky;
import dev.holonomy.geodesic.sparse.HermitianMatrix;
import dev.holonomy.mesh.MeshException;
import java.util.random.RandomGenerator;

/**
 * The smoothest field of order n on a surface, with its singular faces (Knöppel, Crane, Pinkall and Schröder 2013).
 *
 * <p>The eigenvector of the least eigenvalue of L z = λ M z, by inverse iteration on the connection Laplacian of the intrinsic
 * Delaunay triangulation, whose directions are those of the surface; ∫ |z|² is the area. Where several are equally smooth, as on a round sphere, it is one of them. Boundaries are free.
 */
public final class SmoothestField {
    private static final int MOST_STEPS = 500;
    private static final double TOLERANCE = 1e-9;

    private final int order;
    private final double[] values;
    private final double eigenvalue;
    private final int[] indices;

    private SmoothestField(int order, double[] values, double eigenvalue, int[] indices) {
        this.order = order;
        this.values = values;
        this.eigenvalue = eigenvalue;
        this.indices = indices;
    }

    /**
     * Finds the smoothest field.
     *
     * @param surface the surface
     * @param order n, 1 for vectors, 2 for lines, 4 for crosses
     * @param random the start of the iteration
     * @return the field
     * @throws MeshException if the surface has no area
     */
    public static SmoothestField of(Surface surface, int order, RandomGenerator random) {
        if (order < 1) {
            throw new IllegalArgumentException("wanted an order of 1 or more, got " + order);
        }
        ConnectionLaplacian laplacian = ConnectionLaplacian.of(surface, order);
        double[] mass = laplacian.mass();
        double area = 0;
        for (double m : mass) {
            area += m;
        }
        double[] relative = new double[mass.length];
        double[] z = new double[2 * mass.length];
        for (int v = 0; v < mass.length; v++) {
            relative[v] = mass[v] / area;
            z[2 * v] = random.nextGaussian();
            z[2 * v + 1] = random.nextGaussian();
        }
        HermitianMatrix stiffness = laplacian.stiffness();
        HermitianCholesky factor = HermitianCholesky.of(stiffness.scaledPlusDiagonal(1, 1e-6, relative));
        double[] image = new double[z.length];
        double value = 0;
        normalise(z, relative);
        for (int step = 0; step < MOST_STEPS; step++) {
            z = factor.solve(weighted(z, relative));
            normalise(z, relative);
            stiffness.multiply(z, image);
            value = dot(z, image);
            if (residual(z, image, value, relative) <= TOLERANCE * (value + 1)) {
                break;
            }
        }
        return new SmoothestField(order, z, value / area, indices(surface.halfEdges(), surface.transport(), order, z));
    }

    private static double[] weighted(double[] z, double[] mass) {
        double[] result = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            result[i] = mass[i / 2] * z[i];
        }
        return result;
    }

    private static void normalise(double[] z, double[] mass) {
        double norm = Math.sqrt(dot(z, weighted(z, mass)));
        for (int i = 0; i < z.length; i++) {
            z[i] /= norm;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** |L z − λ M z| in the norm of M⁻¹. */
    private static double residual(double[] z, double[] image, double value, double[] mass) {
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            double r = image[i] - value * mass[i / 2] * z[i];
            sum += r * r / mass[i / 2];
        }
        return Math.sqrt(sum);
    }

    /**
     * The index of a field in every face: how often it turns around it. Over a closed surface the indices sum to n χ, whatever the
     * field (Poincaré and Hopf).
     *
     * @param halfEdges connectivity
     * @param transport the connection
     * @param order n
     * @param field [V, 2]
     * @return [F], in n-ths of a turn; 0 for void faces
     */
    public static int[] indices(HalfEdges halfEdges, Transport transport, int order, double[] field) {
        double[] angle = new double[field.length / 2];
        for (int v = 0; v < angle.length; v++) {
            angle[v] = Math.atan2(field[2 * v + 1], field[2 * v]);
        }
        int[] index = new int[halfEdges.faceCount()];
        for (int f = 0; f < index.length; f++) {
            if (halfEdges.isVoid(3 * f)) {
                continue;
            }
            double turned = order * transport.holonomy(f);
            for (int h = 3 * f; h < 3 * f + 3; h++) {
                int twin = halfEdges.twin(h);
                int from = Math.min(h, twin); // one rounding for both faces of an edge
                double step = angle[halfEdges.tip(from)] - angle[halfEdges.tail(from)] + order * transport.along(from);
                double least = step - 2 * Math.PI * Math.rint(step / (2 * Math.PI));
                turned += from == h ? least : -least;
            }
            index[f] = (int) Math.rint(turned / (2 * Math.PI));
        }
        return index;
    }

    /**
     * The order.
     *
     * @return n
     */
    public int order() {
        return order;
    }

    /**
     * The field: one complex number a vertex in its frame; n directions are the n-th roots.
     *
     * @return [V, 2], with Σ mass |z|² = area; not to be modified
     */
    public double[] values() {
        return values;
    }

    /**
     * How smooth it is.
     *
     * @return the least eigenvalue, 1 / area
     */
    public double eigenvalue() {
        return eigenvalue;
    }

    /**
     * The index of every face, 0 but for singular ones.
     *
     * @return [F], in n-ths of a turn; not to be modified
     */
    public int[] indices() {
        return indices;
    }
}
