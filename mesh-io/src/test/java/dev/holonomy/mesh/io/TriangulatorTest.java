package dev.holonomy.mesh.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Triangles of a polygon have its area and orientation, and are two fewer than its corners. */
class TriangulatorTest {
    private static TriangleMesh cut(double[] positions, Triangulator.Outcome wanted, int... corners) {
        Polygons polygons = new Polygons(new Warnings());
        for (int corner : corners) {
            polygons.corner(corner);
        }
        polygons.end("line", 1);
        Triangulator triangulator = new Triangulator(positions);
        assertThat(triangulator.add(polygons, 0)).isEqualTo(wanted);
        return TriangleMesh.of(positions, triangulator.triangles());
    }

    private static int[] ring(int n) {
        int[] corners = new int[n];
        Arrays.setAll(corners, i -> i);
        return corners;
    }

    /** Points in a tilted plane, scaled and moved. */
    private static double[] inSpace(double[][] plane, double scale) {
        double[] positions = new double[3 * plane.length];
        for (int i = 0; i < plane.length; i++) {
            double x = plane[i][0];
            double y = plane[i][1];
            positions[3 * i] = scale * (0.6 * x + 5);
            positions[3 * i + 1] = scale * (y - 3);
            positions[3 * i + 2] = scale * (0.8 * x + 1);
        }
        return positions;
    }

    private static double area(double[][] plane) {
        double twice = 0;
        for (int i = 0; i < plane.length; i++) {
            double[] a = plane[i];
            double[] b = plane[(i + 1) % plane.length];
            twice += a[0] * b[1] - a[1] * b[0];
        }
        return twice / 2;
    }

    /** Checks sum of areas and that every normal points the same way. */
    private static void assertCovers(TriangleMesh mesh, int corners, double area) {
        assertThat(mesh.faceCount()).isEqualTo(corners - 2);
        assertThat(Shapes.area(mesh)).isCloseTo(area, within(1e-12 * area));
        for (int f = 0; f < mesh.faceCount(); f++) {
            double[] n = Shapes.normal(mesh, f);
            assertThat(n[0] * -0.8 + n[2] * 0.6)
                    .as("face %d turns as the polygon does", f)
                    .isGreaterThan(0);
        }
    }

    @Test
    void starsOfAnyShapeKeepTheirArea() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            int n = 4 + random.nextInt(40);
            double[][] plane = new double[n][];
            for (int i = 0; i < n; i++) {
                double radius = 0.05 + random.nextDouble();
                double angle = 2 * Math.PI * (i + 0.9 * random.nextDouble()) / n;
                plane[i] = new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
            }
            double area = area(plane);
            if (n > 5 && area > 0.1) { // with fewer corners the centre may lie outside
                double[] positions = inSpace(plane, 1);
                assertCovers(cut(positions, Triangulator.Outcome.CUT, ring(n)), n, area);
            }
        }
    }

    @Test
    void spiralsAndCombsAreCut() {
        int turns = 200;
        double[][] spiral = new double[2 * turns][];
        for (int i = 0; i < turns; i++) {
            double angle = 0.2 * i;
            double radius = 1 + 0.1 * i;
            spiral[i] = new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
            spiral[2 * turns - 1 - i] =
                    new double[] {(radius - 0.9) * Math.cos(angle), (radius - 0.9) * Math.sin(angle)};
        }
        assertCovers(cut(inSpace(spiral, 1), Triangulator.Outcome.CUT, ring(400)), 400, area(spiral));

        int teeth = 1000;
        double[][] comb = new double[2 * teeth + 2][];
        for (int i = 0; i < teeth; i++) {
            comb[2 * i] = new double[] {teeth - i, 10};
            comb[2 * i + 1] = new double[] {teeth - i - 0.5, 1};
        }
        comb[2 * teeth] = new double[] {0, 0};
        comb[2 * teeth + 1] = new double[] {teeth, 0};
        assertCovers(cut(inSpace(comb, 1), Triangulator.Outcome.CUT, ring(comb.length)), comb.length, area(comb));
    }

    @Test
    void pointsOnAStraightSideAndHugeOrTinySizesAreCut() {
        double[][] plane = {{0, 0}, {1, 0}, {2, 0}, {3, 0}, {3, 1}, {3, 2}, {1, 2}, {1, 1}, {0, 1}};
        for (double scale : new double[] {1, 1e307, 1e-300}) {
            TriangleMesh mesh = cut(inSpace(plane, scale), Triangulator.Outcome.CUT, ring(9));
            assertCovers(mesh.withPositions(inSpace(plane, 1)), 9, area(plane));
        }
    }

    /** Row 12: a hole reached by a bridge that is walked twice. */
    @Test
    void bridgedHolesStayOpen() {
        double[][] plane = {{0, 0}, {6, 0}, {6, 6}, {0, 6}, {2, 2}, {2, 4}, {4, 4}, {4, 2}};
        TriangleMesh mesh = cut(inSpace(plane, 1), Triangulator.Outcome.CUT, 0, 1, 2, 3, 0, 4, 5, 6, 7, 4);
        assertCovers(mesh, 10, 36 - 4);
    }

    /** Row 11: a million corners in linear time. */
    @Test
    void aMillionCornersOfAConvexPolygonAreAFan() {
        int n = 1_000_000;
        double[][] plane = new double[n][];
        for (int i = 0; i < n; i++) {
            double angle = 2 * Math.PI * i / n;
            plane[i] = new double[] {Math.cos(angle), Math.sin(angle)};
        }
        long start = System.nanoTime();
        TriangleMesh mesh = cut(inSpace(plane, 1), Triangulator.Outcome.CUT, ring(n));
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
        assertThat(mesh.faceCount()).isEqualTo(n - 2);
        assertThat(Shapes.area(mesh)).isCloseTo(Math.PI, within(1e-9));
    }

    @Test
    void theLongestConcavePolygonTakesNoTime() {
        int n = Triangulator.MOST_CORNERS;
        double[][] star = new double[n][];
        for (int i = 0; i < n; i++) {
            double radius = i % 2 == 0 ? 1 : 2;
            star[i] = new double[] {radius * Math.cos(2 * Math.PI * i / n), radius * Math.sin(2 * Math.PI * i / n)};
        }
        long start = System.nanoTime();
        assertCovers(cut(inSpace(star, 1), Triangulator.Outcome.CUT, ring(n)), n, area(star));
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    @Test
    void polygonsThatCrossThemselvesOrWindTwiceAreReported() {
        double[][] bow = {{0, 0}, {2, 1}, {2, 0}, {0, 2}};
        cut(inSpace(bow, 1), Triangulator.Outcome.CROSSES_ITSELF, ring(4));
        double[][] pentagram = new double[5][];
        for (int i = 0; i < 5; i++) {
            pentagram[i] = new double[] {Math.cos(4 * Math.PI * i / 5), Math.sin(4 * Math.PI * i / 5)};
        }
        TriangleMesh mesh = cut(inSpace(pentagram, 1), Triangulator.Outcome.CROSSES_ITSELF, ring(5));
        assertThat(mesh.faceCount()).isEqualTo(3);
    }

    @Test
    void polygonsWithoutAreaKeepTheirTriangles() {
        double[][] line = {{0, 0}, {1, 1}, {2, 2}, {3, 3}, {1.5, 1.5}};
        assertThat(cut(inSpace(line, 1), Triangulator.Outcome.CUT, ring(5)).faceCount())
                .isEqualTo(3);
        assertThat(cut(new double[15], Triangulator.Outcome.CUT, ring(5)).faceCount())
                .isEqualTo(3);
    }
}
