package dev.holonomy.geodesic.spectral;

import dev.holonomy.geodesic.intrinsic.IntrinsicFaces;
import dev.holonomy.geodesic.intrinsic.TuftedCover;
import dev.holonomy.geodesic.sparse.SparseMatrix;
import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;

/**
 * Cotan Laplacian (Pinkall and Polthier 1993), positive semi-definite, with lumped barycentric mass, from mollified edge lengths.
 *
 * <p>L and M come from the same {@link IntrinsicFaces}. A vertex without area (isolated, or only in degenerate faces) keeps a mass of
 * 1e-9 of the mean, and one without faces a diagonal entry, so that nothing is singular and no small eigenvalue is its.
 */
public final class Laplacian {
    private static final double LEAST_MASS = 1e-9;

    private final SparseMatrix stiffness;
    private final double[] mass;

    private Laplacian(SparseMatrix stiffness, double[] mass) {
        this.stiffness = stiffness;
        this.mass = mass;
    }

    /** The triangles a Laplacian is made of. */
    public enum Method {
        /** The faces of the mesh as they are: the same edges as in the mesh, of any sign. */
        COTAN,
        /** Intrinsic Delaunay faces of an oriented manifold: no edge inside the surface has a negative weight. */
        DELAUNAY,
        /** The tufted cover of any mesh: no edge at all has a negative weight, so there is a maximum principle. */
        TUFTED
    }

    /**
     * The Laplacian of the faces of a mesh.
     *
     * @param mesh any mesh with an area
     * @return L and M by {@link Method#COTAN}
     * @throws MeshException if the mesh has no area, or one that cannot be computed
     */
    public static Laplacian of(TriangleMesh mesh) {
        return of(mesh, Method.COTAN);
    }

    /**
     * The Laplacian of a mesh.
     *
     * @param mesh the mesh
     * @param method the triangles to take
     * @return L and M on the vertices of the mesh
     * @throws MeshException if the mesh has no area, or one that cannot be computed; for {@link Method#DELAUNAY} also if it is no
     *     oriented manifold
     */
    public static Laplacian of(TriangleMesh mesh, Method method) {
        return of(
                switch (method) {
                    case COTAN -> IntrinsicFaces.of(mesh);
                    case DELAUNAY -> IntrinsicFaces.delaunay(mesh);
                    case TUFTED -> TuftedCover.of(mesh).faces();
                });
    }

    /**
     * The Laplacian that the mesh needs: {@link Method#DELAUNAY} of an oriented manifold, which is {@link Method#COTAN} where no
     * edge has to be flipped, and {@link Method#TUFTED} of anything else.
     *
     * @param mesh the mesh
     * @return L and M on the vertices of the mesh
     * @throws MeshException if the mesh has no area, or one that cannot be computed
     */
    public static Laplacian robust(TriangleMesh mesh) {
        return of(IntrinsicFaces.robust(mesh));
    }

    /**
     * The Laplacian of faces with lengths.
     *
     * @param faces the faces
     * @return L and M on the vertices of the faces
     * @throws MeshException if the faces have no area, or one that cannot be computed
     */
    public static Laplacian of(IntrinsicFaces faces) {
        int[] corner = faces.corners();
        int[] rows = new int[2 * corner.length];
        int[] columns = new int[2 * corner.length];
        double[] values = new double[2 * corner.length];
        double[] mass = new double[faces.vertexCount()];
        double[] diagonal = new double[faces.vertexCount()];
        int count = 0;
        for (int f = 0; f < corner.length; f += 3) {
            double area = faces.area(f / 3);
            if (!(area > 0)) {
                continue;
            }
            for (int c = 0; c < 3; c++) {
                int h = f + c;
                int next = f + (c + 1) % 3;
                int last = f + (c + 2) % 3;
                int u = corner[h];
                int v = corner[next];
                double a = faces.lengths()[next];
                double b = faces.lengths()[last];
                double l = faces.lengths()[h];
                double weight = faces.weight() * (a * a + b * b - l * l) / (8 * area);
                mass[u] += faces.weight() * area / 3;
                if (u == v) {
                    continue;
                }
                diagonal[u] += weight;
                diagonal[v] += weight;
                rows[count] = u;
                columns[count] = v;
                values[count++] = -weight;
                rows[count] = v;
                columns[count] = u;
                values[count++] = -weight;
            }
        }
        requireArea(mass);
        fillIsolated(mass, diagonal);
        SparseMatrix edges = SparseMatrix.ofTriplets(
                mass.length, Arrays.copyOf(rows, count), Arrays.copyOf(columns, count), Arrays.copyOf(values, count));
        return new Laplacian(edges.plusDiagonal(1, diagonal), mass);
    }

    private static void requireArea(double[] mass) {
        double total = Arrays.stream(mass).sum();
        if (!(total >= Double.MIN_NORMAL) || Double.isInfinite(total)) {
            throw new MeshException("Laplacian: the faces have an area of " + total
                    + ", wanted a positive one: the mesh is empty or degenerate, or is to be rescaled");
        }
    }

    private static void fillIsolated(double[] mass, double[] diagonal) {
        double total = 0;
        double absolute = 0;
        for (int v = 0; v < mass.length; v++) {
            total += mass[v];
            absolute += Math.abs(diagonal[v]);
        }
        for (int v = 0; v < mass.length; v++) {
            if (mass[v] == 0) {
                diagonal[v] = absolute / mass.length;
            }
            mass[v] = Math.max(mass[v], LEAST_MASS * total / mass.length);
        }
    }

    /**
     * The operators that published networks were trained on: ε on the diagonal of L and ε times the mean on M.
     *
     * @param epsilon ε, such as 1e-8
     * @return L + ε and M + ε mean(M)
     */
    public Laplacian regularised(double epsilon) {
        double[] heavier = mass.clone();
        double[] diagonal = new double[mass.length];
        double mean = Arrays.stream(mass).average().orElse(0);
        for (int v = 0; v < mass.length; v++) {
            heavier[v] += epsilon * mean;
            diagonal[v] = epsilon;
        }
        return new Laplacian(stiffness.plusDiagonal(1, diagonal), heavier);
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
