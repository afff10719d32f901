package dev.holonomy.geodesic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.mesh.TriangleMesh;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class ShapeDiameterTest {
    /** Rays of a sphere are chords 2 cos(tilt): the tree and the robust mean are checked against that formula. */
    @Test
    void sphereHasTheMeanOfItsChords() {
        double[] chords = new double[ShapeDiameter.RAYS];
        double[] weight = new double[ShapeDiameter.RAYS];
        for (int i = 0; i < chords.length; i++) {
            double tilt = Math.acos(1 - (i + 0.5) / chords.length / 2);
            chords[i] = 2 * Math.cos(tilt);
            weight[i] = 1 / tilt;
        }
        double mean = DoubleStream.of(chords).average().orElseThrow();
        double deviation = Math.sqrt(DoubleStream.of(chords)
                .map(c -> (c - mean) * (c - mean))
                .average()
                .orElseThrow());
        double median = (chords[14] + chords[15]) / 2;
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < chords.length; i++) {
            if (Math.abs(chords[i] - median) <= deviation) {
                sum += weight[i] * chords[i];
                weights += weight[i];
            }
        }
        TriangleMesh mesh = TestMeshes.moved(TestMeshes.icosphere(4), 0.3, 5, 2);
        for (double diameter : ShapeDiameter.of(Surface.of(mesh), 1)) {
            assertThat(diameter).isCloseTo(5 * sum / weights, within(0.05 * 5));
        }
    }

    @Test
    void thicknessOfATubeIsReadAlongItsWholeLength() {
        double[] thin = ShapeDiameter.of(Surface.of(TestMeshes.torus(60, 20, 5, 0.5)), 1);
        double[] thick = ShapeDiameter.of(Surface.of(TestMeshes.torus(60, 20, 5, 1)), 1);
        for (int v = 0; v < thin.length; v++) {
            assertThat(thin[v]).isBetween(0.75, 1.7);
            assertThat(thick[v] / thin[v]).isBetween(1.6, 2.4);
        }
    }

    @Test
    void doesNotDependOnGaugeThreadsOrPlace() {
        TriangleMesh mesh = TestMeshes.torus(40, 12, 3, 1);
        Surface surface = Surface.of(mesh);
        double[] one = ShapeDiameter.of(surface, 1);
        assertThat(ShapeDiameter.of(surface, 3)).isEqualTo(one);
        assertThat(ShapeDiameter.of(surface.rotatedGauge(TestMeshes.randomAngles(mesh.vertexCount(), 1)), 1))
                .isEqualTo(one);
        TriangleMesh noisy = TestMeshes.noisy(mesh, 0.02, 4);
        double[] here = ShapeDiameter.of(Surface.of(noisy), 1);
        double[] there = ShapeDiameter.of(Surface.of(TestMeshes.moved(noisy, 1.2, 1, 3)), 1);
        for (int v = 0; v < here.length; v++) {
            assertThat(there[v]).isCloseTo(here[v], within(1e-6));
        }
    }

    @Test
    void openSurfaceHasZerosAndAnEmptyMeshNothing() {
        assertThat(ShapeDiameter.of(Surface.of(TestMeshes.grid(5, 5)), 1)).containsOnly(0.0);
        assertThat(ShapeDiameter.of(Surface.of(TriangleMesh.of(new double[0], new int[0])), 2))
                .isEmpty();
        assertThat(ShapeDiameter.of(Surface.of(TriangleMesh.of(new double[6], new int[0])), 2))
                .containsOnly(0.0);
    }

    @Test
    void verticesThatSeeNothingTakeTheirNeighboursValues() {
        // A sphere with a flat sheet hanging on nothing would see nothing: here the rim of a half-open tube sees
        // outside.
        double[] diameter = ShapeDiameter.of(Surface.of(TestMeshes.cylinder(30, 40, 1, 12)), 1);
        for (double d : diameter) {
            assertThat(d).isBetween(1.0, 3.5);
        }
    }

    @Test
    void treeFindsTheFaceThatASearchOfAllFaces() {
        TriangleMesh mesh = TestMeshes.noisy(TestMeshes.torus(25, 12, 2, 0.7), 0.1, 2);
        FaceTree.Ray ray = new FaceTree(mesh).new Ray();
        Random random = new Random(3);
        int hits = 0;
        for (int i = 0; i < 400; i++) {
            int v = random.nextInt(mesh.vertexCount());
            double[] d = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            ray.cast(v, d[0], d[1], d[2]);
            int expected = firstFace(mesh, v, d);
            assertThat(ray.face).isEqualTo(expected);
            hits += expected >= 0 ? 1 : 0;
        }
        assertThat(hits).isBetween(100, 390);
    }

    /** Solves origin + t d = a + x (b - a) + y (c - a) by Cramer's rule for every face. */
    private static int firstFace(TriangleMesh mesh, int v, double[] d) {
        int first = -1;
        double nearest = Double.POSITIVE_INFINITY;
        for (int f = 0; f < mesh.faceCount(); f++) {
            double[][] p = new double[3][3];
            boolean touches = false;
            for (int k = 0; k < 3; k++) {
                touches |= mesh.vertex(f, k) == v;
                for (int c = 0; c < 3; c++) {
                    p[k][c] = mesh.coordinate(mesh.vertex(f, k), c);
                }
            }
            double[] ab = minus(p[1], p[0]);
            double[] ac = minus(p[2], p[0]);
            double[] minusD = {-d[0], -d[1], -d[2]};
            double[] ao = new double[3];
            for (int c = 0; c < 3; c++) {
                ao[c] = mesh.coordinate(v, c) - p[0][c];
            }
            double whole = determinant(ab, ac, minusD);
            double x = determinant(ao, ac, minusD) / whole;
            double y = determinant(ab, ao, minusD) / whole;
            double t = determinant(ab, ac, ao) / whole;
            if (!touches && x >= 0 && y >= 0 && x + y <= 1 && t > 0 && t < nearest) {
                nearest = t;
                first = f;
            }
        }
        return first;
    }

    private static double[] minus(double[] a, double[] b) {
        return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    }

    private static double determinant(double[] a, double[] b, double[] c) {
        return a[0] * (b[1] * c[2] - b[2] * c[1])
                + a[1] * (b[2] * c[0] - b[0] * c[2])
                + a[2] * (b[0] * c[1] - b[1] * c[0]);
    }
}
