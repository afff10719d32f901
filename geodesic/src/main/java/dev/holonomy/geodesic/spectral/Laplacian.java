package dev.holonomy.geodesic.spectral;

import dev.holonomy.geodesic.sparse.SparseMatrix;
import dev.holonomy.mesh.TriangleMesh;

/**
 * Cotan Laplacian (Pinkall and Polthier 1993), positive semi-definite, with lumped barycentric mass, from mollified edge lengths.
 *
 * <p>Mollification (Sharp and Crane 2020): one δ is added to all edge lengths, the smallest that gives every triangle a slack of
 * 1e-5 mean edges; on decent meshes δ = 0. Both L and M come from the mollified lengths. A vertex without area (isolated, or only in
 * degenerate faces) keeps a mass of 1e-9 of the mean, and one without faces a diagonal entry, so that nothing is singular and no small
 * eigenvalue is its.
 */
public final class Laplacian {
    private static final double SLACK = 1e-5;
    private static final double LEAST_MASS = 1e-9;

    private final SparseMatrix stiffness;
    private final double[] mass;

    private Laplacian(SparseMatrix stiffness, double[] mass) {
        this.stiffness = stiffness;
        this.mass = mass;
    }

    /**
     * The Laplacian of a mesh; connectivity may be anything.
     *
     * @param mesh the mesh, with at least one face of positive area
     * @return L and M
     */
    public static Laplacian of(TriangleMesh mesh) {
        int faces = mesh.faceCount();
        int vertices = mesh.vertexCount();
        double[] lengths = lengths(mesh);
        mollify(lengths);
        int[] rows = new int[12 * faces];
        int[] columns = new int[12 * faces];
        double[] values = new double[12 * faces];
        double[] mass = new double[vertices];
        int count = 0;
        double diagonal = 0;
        for (int f = 0; f < faces; f++) {
            double a = lengths[3 * f];
            double b = lengths[3 * f + 1];
            double c = lengths[3 * f + 2];
            double area = area(a, b, c);
            if (!(area > 0)) {
                continue;
            }
            double[] weight = {
                (b * b + c * c - a * a) / (8 * area),
                (c * c + a * a - b * b) / (8 * area),
                (a * a + b * b - c * c) / (8 * area)
            };
            for (int i = 0; i < 3; i++) {
                int u = mesh.vertex(f, (i + 1) % 3);
                int v = mesh.vertex(f, (i + 2) % 3);
                mass[mesh.vertex(f, i)] += area / 3;
                diagonal += 2 * Math.abs(weight[i]);
                int[] r = {u, v, u, v};
                int[] k = {v, u, u, v};
                for (int j = 0; j < 4; j++) {
                    rows[count] = r[j];
                    columns[count] = k[j];
                    values[count++] = j < 2 ? -weight[i] : weight[i];
                }
            }
        }
        return assembled(vertices, count, rows, columns, values, mass, diagonal / Math.max(1, vertices));
    }

    private static Laplacian assembled(
            int vertices, int count, int[] rows, int[] columns, double[] values, double[] mass, double meanDiagonal) {
        double total = 0;
        for (double m : mass) {
            total += m;
        }
        double[] isolated = new double[vertices];
        for (int v = 0; v < vertices; v++) {
            if (mass[v] == 0) {
                isolated[v] = meanDiagonal;
            }
            mass[v] = Math.max(mass[v], LEAST_MASS * total / vertices);
        }
        SparseMatrix stiffness = SparseMatrix.ofTriplets(
                vertices,
                java.util.Arrays.copyOf(rows, count),
                java.util.Arrays.copyOf(columns, count),
                java.util.Arrays.copyOf(values, count));
        return new Laplacian(stiffness.plusDiagonal(1, isolated), mass);
    }

    /** Length of the edge opposite corner i of face f at 3 f + i. */
    private static double[] lengths(TriangleMesh mesh) {
        double[] lengths = new double[3 * mesh.faceCount()];
        for (int f = 0; f < mesh.faceCount(); f++) {
            for (int i = 0; i < 3; i++) {
                int u = mesh.vertex(f, (i + 1) % 3);
                int v = mesh.vertex(f, (i + 2) % 3);
                double x = mesh.coordinate(u, 0) - mesh.coordinate(v, 0);
                double y = mesh.coordinate(u, 1) - mesh.coordinate(v, 1);
                double z = mesh.coordinate(u, 2) - mesh.coordinate(v, 2);
                lengths[3 * f + i] = Math.sqrt(x * x + y * y + z * z);
            }
        }
        return lengths;
    }

    private static void mollify(double[] lengths) {
        double sum = 0;
        for (double length : lengths) {
            sum += length;
        }
        double slack = SLACK * sum / Math.max(1, lengths.length);
        double delta = 0;
        for (int f = 0; f + 2 < lengths.length; f += 3) {
            for (int i = 0; i < 3; i++) {
                double excess = lengths[f + (i + 1) % 3] + lengths[f + (i + 2) % 3] - lengths[f + i];
                delta = Math.max(delta, slack - excess);
            }
        }
        for (int i = 0; i < lengths.length && delta > 0; i++) {
            lengths[i] += delta;
        }
    }

    /** Heron's formula in Kahan's stable order. */
    private static double area(double a, double b, double c) {
        double high = Math.max(a, Math.max(b, c));
        double low = Math.min(a, Math.min(b, c));
        double middle = a + b + c - high - low;
        double product =
                (high + (middle + low)) * (low - (high - middle)) * (low + (high - middle)) * (high + (middle - low));
        return 0.25 * Math.sqrt(Math.max(0, product));
    }

    /**
     * The stiffness matrix L: row sums zero, positive semi-definite.
     *
     * @return [V, V]
     */
    public SparseMatrix stiffness() {
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
}
