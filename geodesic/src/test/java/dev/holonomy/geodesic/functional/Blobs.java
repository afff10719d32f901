package dev.holonomy.geodesic.functional;

import dev.holonomy.geodesic.TestMeshes;
import dev.holonomy.geodesic.spectral.Laplacian;
import dev.holonomy.geodesic.spectral.Spectrum;
import dev.holonomy.mesh.TriangleMesh;
import java.util.Random;

/** Bumpy spheres, with or without a mirror plane, and their copies in another order, place and size. */
final class Blobs {
    static final int MODES = 50;

    private Blobs() {}

    /** A sphere with bumps, x ↦ −x being a mirror where asked for. */
    static TriangleMesh blob(boolean mirrored) {
        TriangleMesh sphere = TestMeshes.icosphere(3);
        double[] p = sphere.positions();
        double[] moved = new double[p.length];
        for (int i = 0; i < p.length; i += 3) {
            double x = mirrored ? Math.abs(p[i]) : p[i];
            double bump = 1
                    + 0.5 * bump(x - 0.8, p[i + 1] - 0.6, p[i + 2])
                    + 0.9 * bump(x - 0.3, p[i + 1] + 0.9, p[i + 2] - 0.3)
                    + 0.7 * bump(x, p[i + 1] - 0.2, p[i + 2] - 1)
                    - 0.2 * bump(x - 0.9, p[i + 1], p[i + 2] + 0.4);
            for (int c = 0; c < 3; c++) {
                moved[i + c] = bump * p[i + c] * (1 + 0.2 * c);
            }
        }
        return TriangleMesh.of(moved, sphere.triangles());
    }

    private static double bump(double x, double y, double z) {
        return Math.exp(-3 * (x * x + y * y + z * z));
    }

    /** A copy in another order, turned and 40 times as large; {@code order[i]} is the old vertex of the new one i. */
    static TriangleMesh copy(TriangleMesh mesh, int[] order) {
        int[] place = new int[order.length];
        double[] p = new double[3 * order.length];
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i;
            p[3 * i] = -40 * mesh.coordinate(order[i], 1) + 5;
            p[3 * i + 1] = 40 * mesh.coordinate(order[i], 0);
            p[3 * i + 2] = 40 * mesh.coordinate(order[i], 2) - 7;
        }
        int[] faces = mesh.triangles().clone();
        for (int i = 0; i < faces.length; i++) {
            faces[i] = place[faces[i]];
        }
        return TriangleMesh.of(p, faces);
    }

    static int[] shuffled(int count) {
        Random random = new Random(5);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    static MatchingSide side(TriangleMesh mesh) {
        Laplacian laplacian = Laplacian.robust(mesh);
        return new MatchingSide(mesh, SpectralBasis.of(laplacian, Spectrum.of(laplacian, MODES)));
    }
}
