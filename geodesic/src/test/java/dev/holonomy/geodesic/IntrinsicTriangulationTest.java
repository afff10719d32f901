package dev.holonomy.geodesic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.geodesic.intrinsic.IntrinsicFaces;
import dev.holonomy.geodesic.intrinsic.IntrinsicTriangulation;
import dev.holonomy.mesh.TriangleMesh;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What flips must not change, and what a Delaunay triangulation is. */
final class IntrinsicTriangulationTest {
    static Stream<TriangleMesh> meshes() {
        return Stream.of(
                TestMeshes.icosphere(2),
                stretched(TestMeshes.icosphere(3), 9),
                TestMeshes.noisy(TestMeshes.icosphere(3), 0.08, 4),
                TestMeshes.noisy(TestMeshes.torus(40, 9, 2, 0.5), 0.08, 5),
                stretched(TestMeshes.irregularGrid(12, 9, 0.35, 6), 7),
                TestMeshes.noisy(TestMeshes.cylinder(30, 4, 1, 9), 0.02, 7));
    }

    static TriangleMesh stretched(TriangleMesh mesh, double factor) {
        double[] p = mesh.positions();
        for (int i = 0; i < p.length; i += 3) {
            p[i] *= factor;
        }
        return mesh.withPositions(p);
    }

    @ParameterizedTest
    @MethodSource("meshes")
    void everyEdgeIsDelaunayAndAreaDefectsAndTopologyStay(TriangleMesh mesh) {
        Surface surface = Surface.of(mesh);
        IntrinsicTriangulation result = IntrinsicTriangulation.delaunay(surface);
        HalfEdges halfEdges = result.halfEdges();
        double area = 0;
        for (int f = 0; f < mesh.faceCount(); f++) {
            area += result.lengths().area(f);
        }
        assertThat(result.mollification()).isZero();
        assertThat(area).isCloseTo(surface.area(), within(1e-11 * surface.area()));
        assertThat(halfEdges.edgeCount()).isEqualTo(surface.halfEdges().edgeCount());
        assertThat(halfEdges.boundaryCount()).isEqualTo(surface.halfEdges().boundaryCount());
        for (int h = 0; h < halfEdges.count(); h++) {
            assertThat(result.isDelaunay(h)).isTrue();
        }
        for (int v = 0; v < mesh.vertexCount(); v++) {
            assertThat(result.transport().angleSum(v))
                    .isCloseTo(surface.transport().angleSum(v), within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("meshes")
    void delaunayOfDelaunayIsItself(TriangleMesh mesh) {
        IntrinsicTriangulation once = IntrinsicTriangulation.delaunay(Surface.of(mesh));
        IntrinsicTriangulation twice =
                IntrinsicTriangulation.delaunay(once.halfEdges(), once.lengths(), once.transport());
        assertThat(twice.flips()).isZero();
        for (int h = 0; h < once.halfEdges().count(); h++) {
            assertThat(twice.halfEdges().tail(h)).isEqualTo(once.halfEdges().tail(h));
            assertThat(Angles.signed(
                            twice.transport().angle(h) - once.transport().angle(h)))
                    .isCloseTo(0, within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("meshes")
    void directionsFollowTheGauge(TriangleMesh mesh) {
        double[] alpha = TestMeshes.randomAngles(mesh.vertexCount(), 3);
        Surface surface = Surface.of(mesh);
        IntrinsicTriangulation plain = IntrinsicTriangulation.delaunay(surface);
        IntrinsicTriangulation turned = IntrinsicTriangulation.delaunay(surface.rotatedGauge(alpha));
        for (int h = 0; h < plain.halfEdges().count(); h++) {
            double expected =
                    plain.transport().angle(h) + alpha[plain.halfEdges().tail(h)];
            assertThat(Angles.signed(turned.transport().angle(h) - expected)).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void facesWithoutDirectionsAreTheSame() {
        TriangleMesh mesh = TestMeshes.noisy(TestMeshes.icosphere(3), 0.08, 4);
        IntrinsicFaces quick = IntrinsicFaces.delaunay(mesh);
        IntrinsicFaces full = IntrinsicTriangulation.delaunay(Surface.of(mesh)).faces();
        assertThat(quick.corners()).isEqualTo(full.corners());
        assertThat(quick.lengths()).isEqualTo(full.lengths());
    }

    @Test
    void planeHasEmptyCirclesAndStraightEdges() {
        TriangleMesh mesh = stretched(TestMeshes.irregularGrid(14, 11, 0.3, 8), 5);
        Surface surface = Surface.of(mesh);
        IntrinsicTriangulation result = IntrinsicTriangulation.delaunay(surface);
        assertThat(result.flips()).isGreaterThan(100);
        double[] p = mesh.positions();
        double[] e1 = surface.frames().e1();
        for (int h = 0; h < result.halfEdges().count(); h++) {
            int v = result.halfEdges().tail(h);
            int w = result.halfEdges().tip(h);
            double dx = p[3 * w] - p[3 * v];
            double dy = p[3 * w + 1] - p[3 * v + 1];
            assertThat(result.lengths().length(h)).isCloseTo(Math.hypot(dx, dy), within(1e-11));
            double angle = Math.atan2(dy, dx) - Math.atan2(e1[3 * v + 1], e1[3 * v]);
            assertThat(Angles.signed(result.transport().angle(h) - angle)).isCloseTo(0, within(1e-10));
        }
        for (int f = 0; f < mesh.faceCount(); f++) {
            int a = result.halfEdges().tail(3 * f);
            int b = result.halfEdges().tail(3 * f + 1);
            int c = result.halfEdges().tail(3 * f + 2);
            for (int v = 0; v < mesh.vertexCount(); v++) {
                assertThat(inCircle(p, a, b, c, v)).isLessThan(1e-7);
            }
        }
    }

    /** Positive if d lies inside the circle through a, b, c (counter-clockwise). */
    private static double inCircle(double[] p, int a, int b, int c, int d) {
        double[] m = new double[9];
        int[] corner = {a, b, c};
        for (int i = 0; i < 3; i++) {
            m[3 * i] = p[3 * corner[i]] - p[3 * d];
            m[3 * i + 1] = p[3 * corner[i] + 1] - p[3 * d + 1];
            m[3 * i + 2] = m[3 * i] * m[3 * i] + m[3 * i + 1] * m[3 * i + 1];
        }
        return m[0] * (m[4] * m[8] - m[5] * m[7])
                - m[1] * (m[3] * m[8] - m[5] * m[6])
                + m[2] * (m[3] * m[7] - m[4] * m[6]);
    }

    /** A flat torus, cut open along x and y = 0, with a skewed grid of jittered points: every geodesic is a straight line. */
    @Test
    void edgesOnAFlatTorusAreStraightAndAllTransportIsTrivial() {
        int n = 12;
        int m = 9;
        HalfEdges halfEdges = HalfEdges.of(TestMeshes.torus(n, m, 2, 1));
        double[] x = new double[n * m];
        double[] y = new double[n * m];
        Random random = new Random(5);
        for (int v = 0; v < n * m; v++) {
            x[v] = column(v, m) + 0.3 * random.nextDouble();
            y[v] = v % m + 0.3 * random.nextDouble() + 2.0 * column(v, m); // skewed: n columns rise by 2 n
        }
        double[] length = new double[halfEdges.count()];
        double[] slope = new double[halfEdges.count()];
        for (int h = 0; h < length.length; h++) {
            int v = halfEdges.tail(h);
            int w = halfEdges.tip(h);
            int columns = Math.floorMod(column(w, m) - column(v, m) + 1, n) - 1; // -1, 0 or 1
            int rows = Math.floorMod(w % m - v % m + 1, m) - 1;
            double dx = columns + x[w] - column(w, m) - (x[v] - column(v, m));
            double dy =
                    rows + 2.0 * columns + (y[w] - w % m - 2.0 * column(w, m)) - (y[v] - v % m - 2.0 * column(v, m));
            length[h] = Math.hypot(dx, dy);
            slope[h] = Math.atan2(dy, dx);
        }
        for (int h = 0; h < length.length; h++) {
            length[h] = length[Math.min(h, halfEdges.twin(h))];
        }
        EdgeLengths lengths = EdgeLengths.of(length, halfEdges);
        double[] alpha = new double[n * m];
        for (int v = 0; v < n * m; v++) {
            alpha[v] = slope[halfEdges.first(v)]; // the gauge in which angles are slopes
        }
        Transport gauge = Transport.of(lengths, halfEdges).rotatedGauge(alpha);
        IntrinsicTriangulation result = IntrinsicTriangulation.delaunay(halfEdges, lengths, gauge);
        assertThat(result.flips()).isGreaterThan(100);
        for (int h = 0; h < length.length; h++) {
            int v = result.halfEdges().tail(h);
            int w = result.halfEdges().tip(h);
            double endX = x[v]
                    + result.lengths().length(h) * Math.cos(result.transport().angle(h));
            double endY = y[v]
                    + result.lengths().length(h) * Math.sin(result.transport().angle(h));
            double around = (endX - x[w]) / n; // lattice of the torus: (n, 2 n) and (0, m)
            double across = (endY - y[w] - 2 * n * Math.rint(around)) / m;
            assertThat(around - Math.rint(around)).isCloseTo(0, within(1e-10));
            assertThat(across - Math.rint(across)).isCloseTo(0, within(1e-10));
            assertThat(result.transport().along(h)).isCloseTo(0, within(1e-10));
        }
    }

    private static int column(int vertex, int rows) {
        return vertex / rows;
    }

    @Test
    void anEdgeFromAVertexToItselfIsFlippedAndTheOnlyEdgesAtAVertexAreNot() {
        // A sphere of two faces, each glued to itself along two sides: a cone at 2 and one at 1, joined at the edge
        // 0-0.
        int[] corner = {0, 0, 2, 0, 0, 1};
        int[] twin = {3, 2, 1, 0, 5, 4};
        HalfEdges halfEdges = HalfEdges.glued(3, corner, twin);
        EdgeLengths lengths = EdgeLengths.of(new double[] {1, 0.6, 0.6, 1, 0.8, 0.8}, halfEdges);
        IntrinsicTriangulation result =
                IntrinsicTriangulation.delaunay(halfEdges, lengths, Transport.of(lengths, halfEdges));
        assertThat(result.flips()).isEqualTo(1); // opposite 0-0 are 113 and 77 degrees
        double sum = 0;
        for (int v = 0; v < 3; v++) {
            assertThat(result.transport().angleSum(v))
                    .isCloseTo(Transport.of(lengths, halfEdges).angleSum(v), within(1e-12));
            sum += 2 * Math.PI - result.transport().angleSum(v);
        }
        assertThat(sum).isCloseTo(4 * Math.PI, within(1e-12));
        for (int h = 0; h < 6; h++) {
            assertThat(result.halfEdges().tail(h))
                    .isNotEqualTo(result.halfEdges().tip(h));
            assertThat(result.isDelaunay(h)).isTrue();
        }
    }
}
