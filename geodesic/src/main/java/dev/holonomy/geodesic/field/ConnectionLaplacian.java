package dev.holonomy.geodesic.field;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.Transport;
import dev.holonomy.geodesic.intrinsic.IntrinsicTriangulation;
import dev.holonomy.geodesic.sparse.HermitianMatrix;
import dev.holonomy.mesh.MeshException;
import java.util.Arrays;

/**
 * The connection Laplacian of fields of order n with cotan weights (Knöppel et al. 2013; Sharp, Soliman and Crane 2019).
 *
 * <p>A field has one complex number z a vertex, in its frame, which becomes e^{inα} z under a change of gauge; n = 0 are scalars, n = 1
 * vectors, n = 2 line fields, n = 4 crosses. (L z)_p = Σ_q w_pq (z_p − e^{i n g(q→p)} z_q), so zᴴ L z = Σ w |z_p − e^{ing} z_q|²
 * approximates ∫ |∇z|². L of every order has one pattern on one triangulation. Boundaries are free.
 */
public final class ConnectionLaplacian {
    private static final double LEAST_MASS = 1e-9;

    private final int order;
    private final HermitianMatrix stiffness;
    private final double[] mass;
    private final double[] edgeWeights;

    private ConnectionLaplacian(int order, HermitianMatrix stiffness, double[] mass, double[] edgeWeights) {
        this.order = order;
        this.stiffness = stiffness;
        this.mass = mass;
        this.edgeWeights = edgeWeights;
    }

    /**
     * The operator on the intrinsic Delaunay triangulation of a surface, where no edge inside has a negative weight.
     *
     * @param surface the surface, whose gauge is kept
     * @param order n, 0 or more
     * @return L and M on the vertices of the surface
     * @throws MeshException if the surface has no area
     */
    public static ConnectionLaplacian of(Surface surface, int order) {
        return of(IntrinsicTriangulation.delaunay(surface), order);
    }

    /**
     * The operator on an intrinsic triangulation.
     *
     * @param triangulation the triangulation
     * @param order n, 0 or more
     * @return L and M on all its vertices
     * @throws MeshException if it has no area
     */
    public static ConnectionLaplacian of(IntrinsicTriangulation triangulation, int order) {
        return of(triangulation.halfEdges(), triangulation.lengths(), triangulation.transport(), order);
    }

    /**
     * The operator on triangles as they are.
     *
     * @param halfEdges connectivity
     * @param lengths edge lengths; faces without area count for nothing
     * @param transport directions of the half-edges
     * @param order n, 0 or more
     * @return L and M
     * @throws MeshException if there is no area
     */
    public static ConnectionLaplacian of(HalfEdges halfEdges, EdgeLengths lengths, Transport transport, int order) {
        if (order < 0) {
            throw new IllegalArgumentException("wanted an order of 0 or more, got " + order);
        }
        double[] mass = new double[halfEdges.vertexCount()];
        double[] weight = weights(halfEdges, lengths, mass);
        int count = halfEdges.count();
        int size = mass.length;
        int[] row = new int[count + size];
        int[] column = new int[count + size];
        double[] real = new double[count + size];
        double[] imaginary = new double[count + size];
        for (int v = 0; v < size; v++) {
            row[v] = v;
            column[v] = v;
        }
        int at = size;
        for (int h = 0; h < count; h++) {
            int twin = halfEdges.twin(h);
            if (h < twin) {
                double g = order * transport.along(h);
                double re = -weight[h] * Math.cos(g);
                double im = -weight[h] * Math.sin(g);
                int p = halfEdges.tail(h);
                int q = halfEdges.tip(h);
                row[at] = p;
                column[at] = q;
                row[at + 1] = q;
                column[at + 1] = p;
                real[at] = re;
                real[at + 1] = re;
                imaginary[at] = im;
                imaginary[at + 1] = -im;
                real[p] += weight[h];
                real[q] += weight[h];
                at += 2;
            }
        }
        fill(mass, real);
        HermitianMatrix stiffness = HermitianMatrix.ofTriplets(
                size,
                Arrays.copyOf(row, at),
                Arrays.copyOf(column, at),
                Arrays.copyOf(real, at),
                Arrays.copyOf(imaginary, at));
        return new ConnectionLaplacian(order, stiffness, mass, weight);
    }

    /** Half the sum of the cotangents of the angles opposite each edge, [H]; areas go to the mass. */
    private static double[] weights(HalfEdges halfEdges, EdgeLengths lengths, double[] mass) {
        double[] weight = new double[halfEdges.count()];
        for (int f = 0; f < halfEdges.faceCount(); f++) {
            double area = lengths.area(f);
            if (!(area > 0)) {
                continue;
            }
            for (int c = 0; c < 3; c++) {
                int h = 3 * f + c;
                double l = lengths.length(h);
                double a = lengths.length(3 * f + (c + 1) % 3);
                double b = lengths.length(3 * f + (c + 2) % 3);
                double half = (a * a + b * b - l * l) / (8 * area);
                weight[h] += half;
                weight[halfEdges.twin(h)] += half;
                mass[halfEdges.tail(h)] += area / 3;
            }
        }
        double total = Arrays.stream(mass).sum();
        if (!(total >= Double.MIN_NORMAL) || Double.isInfinite(total)) {
            throw new MeshException("connection Laplacian: the faces have an area of " + total
                    + ", wanted a positive one: the mesh is empty or degenerate, or is to be rescaled");
        }
        return weight;
    }

    /** A vertex without area keeps a little mass, and something on the diagonal. */
    private static void fill(double[] mass, double[] diagonal) {
        double mean = Arrays.stream(mass).average().orElse(0);
        double stiff = 0;
        for (int v = 0; v < mass.length; v++) {
            stiff += Math.abs(diagonal[v]) / mass.length;
        }
        for (int v = 0; v < mass.length; v++) {
            diagonal[v] = mass[v] == 0 ? stiff : diagonal[v];
            mass[v] = Math.max(mass[v], LEAST_MASS * mean);
        }
    }

    /**
     * The order of the fields.
     *
     * @return n
     */
    public int order() {
        return order;
    }

    /**
     * The stiffness matrix L, positive semi-definite.
     *
     * @return [V, V]
     */
    public HermitianMatrix stiffness() {
        return stiffness;
    }

    /**
     * The lumped mass M.
     *
     * @return [V], positive, not to be modified
     */
    public double[] mass() {
        return mass;
    }

    /**
     * The weight w of the edge of each half-edge.
     *
     * @return [H], 0 for void ones, not to be modified
     */
    public double[] edgeWeights() {
        return edgeWeights;
    }

    /**
     * The energy of a field.
     *
     * @param field [V, 2]
     * @return zᴴ L z
     */
    public double energy(double[] field) {
        double[] image = new double[field.length];
        stiffness.multiply(field, image);
        double sum = 0;
        for (int i = 0; i < field.length; i++) {
            sum += field[i] * image[i];
        }
        return sum;
    }
}
