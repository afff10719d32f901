package dev.holonomy.geodesic.spectral;

import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;

/**
 * The gradient of a scalar at each vertex as a complex number x + iy in the vertex's frame: a sparse complex V × V matrix G.
 *
 * <p>Least squares over the one-ring (as in Sharp et al. 2022): the edges to the neighbours, projected on the tangent plane, are the rows
 * of E, and G_p f = (Eᵀ E + ε)⁻¹ Eᵀ (f_q − f_p). Exact, up to ε, for a linear function on a plane. A constant has gradient 0; a vertex
 * without neighbours has none. Under a change of gauge row p turns by e^{iα_p}.
 */
public final class GradientOperator {
    private final int[] offsets;
    private final int[] columns;
    private final double[] real;
    private final double[] imaginary;

    private GradientOperator(int[] offsets, int[] columns, double[] real, double[] imaginary) {
        this.offsets = offsets;
        this.columns = columns;
        this.real = real;
        this.imaginary = imaginary;
    }

    /**
     * The operator of a mesh; connectivity may be anything.
     *
     * @param mesh the mesh
     * @param e1 first axis of each vertex's frame, unit vectors, [V, 3]
     * @param e2 second axis, [V, 3]
     * @param ridge ε, length²: keeps one-rings on a line solvable
     * @return G
     */
    public static GradientOperator of(TriangleMesh mesh, double[] e1, double[] e2, double ridge) {
        int[][] ring = rings(mesh);
        int vertices = mesh.vertexCount();
        int[] offsets = new int[vertices + 1];
        for (int p = 0; p < vertices; p++) {
            offsets[p + 1] = offsets[p] + (ring[p].length == 0 ? 0 : ring[p].length + 1);
        }
        int[] columns = new int[offsets[vertices]];
        double[] real = new double[columns.length];
        double[] imaginary = new double[columns.length];
        for (int p = 0; p < vertices; p++) {
            if (ring[p].length > 0) {
                solve(mesh, p, ring[p], e1, e2, ridge, offsets[p], columns, real, imaginary);
            }
        }
        return new GradientOperator(offsets, columns, real, imaginary);
    }

    private static void solve(
            TriangleMesh mesh,
            int p,
            int[] ring,
            double[] e1,
            double[] e2,
            double ridge,
            int at,
            int[] columns,
            double[] real,
            double[] imaginary) {
        double[] x = new double[ring.length];
        double[] y = new double[ring.length];
        double xx = ridge;
        double xy = 0;
        double yy = ridge;
        for (int i = 0; i < ring.length; i++) {
            for (int c = 0; c < 3; c++) {
                double along = mesh.coordinate(ring[i], c) - mesh.coordinate(p, c);
                x[i] += along * e1[3 * p + c];
                y[i] += along * e2[3 * p + c];
            }
            xx += x[i] * x[i];
            xy += x[i] * y[i];
            yy += y[i] * y[i];
        }
        double determinant = xx * yy - xy * xy;
        columns[at] = p;
        for (int i = 0; i < ring.length; i++) {
            columns[at + 1 + i] = ring[i];
            if (determinant > 0) {
                real[at + 1 + i] = (yy * x[i] - xy * y[i]) / determinant;
                imaginary[at + 1 + i] = (xx * y[i] - xy * x[i]) / determinant;
                real[at] -= real[at + 1 + i];
                imaginary[at] -= imaginary[at + 1 + i];
            }
        }
    }

    /** The neighbours of every vertex, ascending. */
    private static int[][] rings(TriangleMesh mesh) {
        int[] count = new int[mesh.vertexCount()];
        for (int h = 0; h < 3 * mesh.faceCount(); h++) {
            count[mesh.vertex(h / 3, h % 3)] += 2;
        }
        int[][] ring = new int[count.length][];
        Arrays.setAll(ring, v -> new int[count[v]]);
        Arrays.fill(count, 0);
        for (int h = 0; h < 3 * mesh.faceCount(); h++) {
            int v = mesh.vertex(h / 3, h % 3);
            ring[v][count[v]++] = mesh.vertex(h / 3, (h + 1) % 3);
            ring[v][count[v]++] = mesh.vertex(h / 3, (h + 2) % 3);
        }
        for (int v = 0; v < ring.length; v++) {
            int self = v;
            ring[v] = Arrays.stream(ring[v])
                    .filter(q -> q != self)
                    .sorted()
                    .distinct()
                    .toArray();
        }
        return ring;
    }

    /**
     * The same in other frames: α_p is added to every angle at p.
     *
     * @param alpha radians, [V]
     * @return G with row p multiplied by e^{iα_p}
     */
    public GradientOperator rotatedGauge(double[] alpha) {
        double[] x = real.clone();
        double[] y = imaginary.clone();
        for (int p = 0; p < alpha.length; p++) {
            double cos = Math.cos(alpha[p]);
            double sin = Math.sin(alpha[p]);
            for (int e = offsets[p]; e < offsets[p + 1]; e++) {
                x[e] = cos * real[e] - sin * imaginary[e];
                y[e] = sin * real[e] + cos * imaginary[e];
            }
        }
        return new GradientOperator(offsets, columns, x, y);
    }

    /**
     * The same on a surface whose lengths are divided by a number.
     *
     * @param factor that number
     * @return G times it
     */
    public GradientOperator scaled(double factor) {
        return new GradientOperator(
                offsets,
                columns,
                Arrays.stream(real).map(v -> v * factor).toArray(),
                Arrays.stream(imaginary).map(v -> v * factor).toArray());
    }

    /**
     * Where each row begins.
     *
     * @return [V + 1], not to be modified
     */
    public int[] offsets() {
        return offsets;
    }

    /**
     * The column of each entry: the vertex itself, then its neighbours ascending.
     *
     * @return [entries], not to be modified
     */
    public int[] columns() {
        return columns;
    }

    /**
     * The part along e1 of each entry, 1 / length.
     *
     * @return [entries], not to be modified
     */
    public double[] real() {
        return real;
    }

    /**
     * The part along e2 of each entry, 1 / length.
     *
     * @return [entries], not to be modified
     */
    public double[] imaginary() {
        return imaginary;
    }
}
