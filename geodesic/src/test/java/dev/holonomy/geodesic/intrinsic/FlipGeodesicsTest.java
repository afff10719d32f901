package dev.holonomy.geodesic.intrinsic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.TestMeshes;
import dev.holonomy.geodesic.exact.ExactGeodesics;
import dev.holonomy.geodesic.path.Dijkstra;
import dev.holonomy.geodesic.path.GeodesicPath;
import dev.holonomy.geodesic.path.SurfacePoint;
import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.MeshFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Taut lines: straight in the plane, between exact distance and Dijkstra elsewhere, with at least π on both sides; closed geodesics. */
final class FlipGeodesicsTest {
    private static TriangleMesh named(String name) {
        return switch (name) {
            case "noisy torus" -> TestMeshes.noisy(TestMeshes.torus(24, 12, 2, 1), 0.1, 3);
            case "crumpled grid" -> TestMeshes.noisy(TestMeshes.irregularGrid(16, 16, 0.3, 2), 0.3, 4);
            case "sphere" -> TestMeshes.irregularSphere(3, 0.2, 1);
            default -> {
                String data = System.getenv("HOLONOMY_DATA");
                Assumptions.assumeTrue(data != null, "HOLONOMY_DATA is not set: real meshes are not tested");
                yield MeshFiles.read(Path.of(data).resolve(name));
            }
        };
    }

    @Test
    void inAConvexPieceOfThePlaneEveryPathBecomesTheStraightLine() {
        TriangleMesh mesh = TestMeshes.irregularGrid(14, 11, 0.33, 5);
        Surface surface = Surface.of(mesh);
        FlipGeodesics flips = new FlipGeodesics(surface);
        Random random = new Random(1);
        for (int k = 0; k < 60; k++) {
            int a = random.nextInt(mesh.vertexCount());
            int b = random.nextInt(mesh.vertexCount());
            int[] walk = walk(surface.halfEdges(), a, 40, random);
            GeodesicPath straight = flips.path(a, b).orElseThrow();
            double euclid = Math.hypot(
                    mesh.coordinate(a, 0) - mesh.coordinate(b, 0), mesh.coordinate(a, 1) - mesh.coordinate(b, 1));
            assertThat(straight.length()).isCloseTo(euclid, within(1e-12 * (1 + euclid)));
            assertIsALineOnTheSurface(surface, straight);
            assertThat(straight.end()).isEqualTo(new SurfacePoint.AtVertex(b));
            int end = walk[walk.length - 1];
            double toEnd = Math.hypot(
                    mesh.coordinate(a, 0) - mesh.coordinate(end, 0), mesh.coordinate(a, 1) - mesh.coordinate(end, 1));
            assertThat(flips.shortened(walk).length()).isCloseTo(toEnd, within(1e-12 * (1 + toEnd)));
        }
    }

    /** A walk by chance that meets no vertex twice, and so does not cross itself. */
    private static int[] walk(HalfEdges halfEdges, int start, int steps, Random random) {
        boolean[] seen = new boolean[halfEdges.vertexCount()];
        int[] result = new int[steps + 1];
        result[0] = start;
        seen[start] = true;
        int count = 1;
        for (int tries = 0; count <= steps && tries < 20 * steps; tries++) {
            int at = result[count - 1];
            int h = halfEdges.first(at);
            for (int i = random.nextInt(halfEdges.degree(at)); i > 0; i--) {
                h = halfEdges.nextAround(h);
            }
            if (!seen[halfEdges.tip(h)]) {
                seen[halfEdges.tip(h)] = true;
                result[count++] = halfEdges.tip(h);
            }
        }
        return IntStream.of(result).limit(count).toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"noisy torus", "crumpled grid", "sphere", "meshes/spot.obj", "meshes/homer.obj"})
    void theLineIsBetweenTheExactDistanceAndDijkstraAndStraightAtEveryVertex(String name) {
        TriangleMesh mesh = named(name);
        Surface surface = Surface.of(mesh);
        FlipGeodesics flips = new FlipGeodesics(surface);
        Dijkstra dijkstra = new Dijkstra(surface.halfEdges(), surface.lengths());
        ExactGeodesics exact = new ExactGeodesics(surface.halfEdges(), surface.lengths());
        Random random = new Random(7);
        int shortest = 0;
        for (int k = 0; k < 6; k++) {
            int a = random.nextInt(mesh.vertexCount());
            double[] along = dijkstra.distances(a);
            double[] through = exact.distances(a);
            for (int i = 0; i < 5; i++) {
                int b = random.nextInt(mesh.vertexCount());
                GeodesicPath path = flips.path(a, b).orElseThrow();
                assertThat(path.length()).isBetween(through[b] * (1 - 1e-9), along[b] * (1 + 1e-9));
                assertThat(path.start()).isEqualTo(new SurfacePoint.AtVertex(a));
                assertThat(path.end()).isEqualTo(new SurfacePoint.AtVertex(b));
                assertIsALineOnTheSurface(surface, path);
                assertIsStraight(surface, path, false);
                shortest += path.length() <= through[b] * (1 + 1e-9) ? 1 : 0;
            }
        }
        assertThat(shortest).as("lines of 30 that are the shortest of all").isGreaterThan(12);
    }

    /** The sum of the pieces in space is the length, and neighbours share a face. */
    private static void assertIsALineOnTheSurface(Surface surface, GeodesicPath path) {
        double[] at = path.positions(surface.mesh(), surface.halfEdges());
        double sum = 0;
        for (int i = 3; i < at.length; i += 3) {
            sum += Math.sqrt(Math.pow(at[i] - at[i - 3], 2)
                    + Math.pow(at[i + 1] - at[i - 2], 2)
                    + Math.pow(at[i + 2] - at[i - 1], 2));
        }
        assertThat(sum).isCloseTo(path.length(), within(1e-9 * (1 + path.length())));
        for (int i = 1; i < path.points().size(); i++) {
            SurfacePoint before = path.points().get(i - 1);
            SurfacePoint here = path.points().get(i);
            assertThat(faces(surface, before)
                            .anyMatch(f -> f >= 0 && faces(surface, here).anyMatch(g -> g == f)))
                    .as("%s and %s share a face", before, here)
                    .isTrue();
        }
    }

    private static IntStream faces(Surface surface, SurfacePoint point) {
        HalfEdges halfEdges = surface.halfEdges();
        if (point instanceof SurfacePoint.OnEdge e) {
            return IntStream.of(halfEdges.face(e.halfEdge()), halfEdges.face(halfEdges.twin(e.halfEdge())));
        }
        int v = ((SurfacePoint.AtVertex) point).vertex();
        return IntStream.iterate(halfEdges.first(v), halfEdges::nextAround)
                .limit(halfEdges.degree(v))
                .map(halfEdges::face);
    }

    /** At least π on both sides of every vertex inside, measured on the input; a hole on a side makes it straight enough. */
    private static int assertIsStraight(Surface surface, GeodesicPath path, boolean closed) {
        List<SurfacePoint> points = path.points();
        int vertices = 0;
        for (int i = closed ? 0 : 1; i < points.size() - 1; i++) {
            if (points.get(i) instanceof SurfacePoint.AtVertex v) {
                vertices++;
                SurfacePoint before = points.get(i == 0 ? points.size() - 2 : i - 1);
                double back = rawAngle(surface, v.vertex(), before);
                double on = rawAngle(surface, v.vertex(), points.get(i + 1));
                double between = Math.abs(on - back);
                assertThat(between).as("at %s", v).isGreaterThan(Math.PI - 1e-6);
                if (!surface.halfEdges().onBoundary(v.vertex())) {
                    assertThat(surface.transport().angleSum(v.vertex()) - between)
                            .as("at %s", v)
                            .isGreaterThan(Math.PI - 1e-6);
                }
            }
        }
        return vertices;
    }

    /** The angle, not rescaled, from the first half-edge of a vertex to a point on the rim of its faces. */
    private static double rawAngle(Surface surface, int v, SurfacePoint to) {
        HalfEdges halfEdges = surface.halfEdges();
        EdgeLengths lengths = surface.lengths();
        double[] at = to.position(surface.mesh(), halfEdges);
        double sum = 0;
        for (int h = halfEdges.first(v), i = 0; i < halfEdges.degree(v); i++, h = halfEdges.nextAround(h)) {
            if (to.equals(new SurfacePoint.AtVertex(halfEdges.tip(h)))) {
                return sum;
            }
            int opposite = halfEdges.next(h);
            if (to instanceof SurfacePoint.OnEdge e
                    && !halfEdges.isBoundary(h)
                    && (e.halfEdge() == opposite || e.halfEdge() == halfEdges.twin(opposite))) {
                double[] x = new SurfacePoint.AtVertex(v).position(surface.mesh(), halfEdges);
                double[] y = new SurfacePoint.AtVertex(halfEdges.tip(h)).position(surface.mesh(), halfEdges);
                return sum + EdgeLengths.angle(lengths.length(h), apart(x, at), apart(y, at));
            }
            sum += halfEdges.isBoundary(h) ? 0 : lengths.cornerAngle(h);
        }
        throw new AssertionError(to + " is not on the rim of the faces at vertex " + v);
    }

    private static double apart(double[] a, double[] b) {
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    /** From beside the outer equator to the inner one; around the tube it stays as long as the polygon there. */
    @Test
    void loopsOfATorusBecomeItsClosedGeodesics() {
        double[] error = new double[3];
        for (int level = 0; level < 3; level++) {
            int across = 8 << level;
            int around = 3 * across;
            Surface surface = Surface.of(TestMeshes.torus(around, across, 2, 0.7));
            FlipGeodesics flips = new FlipGeodesics(surface);
            int offset = across / 5 + 1; // on the outer half
            GeodesicPath inner = flips.shortenedLoop(
                    IntStream.range(0, around).map(i -> i * across + offset).toArray());
            error[level] = Math.abs(inner.length() / (2 * Math.PI * 1.3) - 1);
            assertThat(inner.start()).isEqualTo(inner.end());
            assertIsALineOnTheSurface(surface, inner);
            assertIsStraight(surface, inner, true);
            GeodesicPath tube = flips.shortenedLoop(
                    IntStream.range(0, across).map(j -> 5 * across + j).toArray());
            double polygon = 2 * 0.7 * across * Math.sin(Math.PI / across);
            assertThat(tube.length()).isBetween(0.9 * polygon, polygon * (1 + 1e-12));
            assertIsStraight(surface, tube, true);
        }
        assertThat(error[2]).isLessThan(0.002);
        assertThat(error[0] / error[1]).isBetween(3.0, 5.0);
        assertThat(error[1] / error[2]).isBetween(3.0, 5.0);
    }

    @Test
    void loopsAroundACylinderAreItsGirthAndLoopsAroundNothingAreAPoint() {
        int around = 15;
        TriangleMesh mesh = TestMeshes.cylinder(around, 9, 1, 4);
        Surface surface = Surface.of(mesh);
        FlipGeodesics flips = new FlipGeodesics(surface);
        double girth = around * 2 * Math.sin(Math.PI / around);
        for (int row : new int[] {0, 4, 9}) {
            int[] zigzag = new int[2 * around];
            for (int i = 0; i < around; i++) {
                zigzag[2 * i] = row * around + i;
                zigzag[2 * i + 1] = row < 9 ? (row + 1) * around + (i + 1) % around : row * around + (i + 1) % around;
            }
            int[] loop = row < 9
                    ? zigzag
                    : IntStream.range(0, around).map(i -> 9 * around + i).toArray();
            GeodesicPath ring = flips.shortenedLoop(loop);
            assertThat(ring.length()).isCloseTo(girth, within(1e-11));
            assertIsALineOnTheSurface(surface, ring);
        }
        int[] square = {
            3 * around + 3,
            3 * around + 4,
            3 * around + 5,
            4 * around + 5,
            5 * around + 5,
            5 * around + 4,
            4 * around + 3
        };
        GeodesicPath point = flips.shortenedLoop(square);
        assertThat(point.length()).isZero();
        assertThat(point.points()).hasSize(1);
        Surface sphere = Surface.of(TestMeshes.icosphere(2));
        int[] fan = IntStream.iterate(sphere.halfEdges().first(20), sphere.halfEdges()::nextAround)
                .limit(sphere.halfEdges().degree(20))
                .map(sphere.halfEdges()::tip)
                .toArray();
        assertThat(new FlipGeodesics(sphere).shortenedLoop(fan).length()).isZero();
    }

    /** A string around a square hole is taut at two of its corners. */
    @Test
    void linesBendAroundHoles() {
        TriangleMesh whole = TestMeshes.grid(9, 9);
        int[] kept = IntStream.range(0, whole.faceCount())
                .filter(f -> !(f / 2 % 9 >= 3 && f / 2 % 9 < 6 && f / 18 >= 3 && f / 18 < 6))
                .flatMap(f -> IntStream.of(whole.vertex(f, 0), whole.vertex(f, 1), whole.vertex(f, 2)))
                .toArray();
        TriangleMesh mesh = TriangleMesh.of(whole.positions(), kept);
        Surface surface = Surface.of(mesh);
        FlipGeodesics flips = new FlipGeodesics(surface);
        int from = 5 * 10; // (0, 5)
        int to = 5 * 10 + 9; // (9, 5)
        double above = 2 * Math.hypot(3, 1) + 3;
        double below = 2 * Math.hypot(3, 2) + 3;
        assertThat(flips.path(from, to).orElseThrow().length()).isCloseTo(above, within(1e-12));
        int[] under = IntStream.concat(
                        IntStream.concat(IntStream.of(50, 40, 30, 20), IntStream.range(21, 30)),
                        IntStream.of(39, 49, 59))
                .toArray();
        GeodesicPath taut = flips.shortened(under);
        assertThat(taut.length()).isCloseTo(below, within(1e-12));
        assertThat(assertIsStraight(surface, taut, false)).isGreaterThanOrEqualTo(2);
        GeodesicPath around = flips.shortenedLoop(
                IntStream.of(22, 23, 24, 25, 26, 27, 37, 47, 57, 67, 77, 76, 75, 74, 73, 72, 62, 52, 42, 32)
                        .toArray());
        assertThat(around.length()).isCloseTo(12, within(1e-12));
    }

    @Test
    void whatIsNoPathIsRefusedAndWhatNeedsNoneIsAPoint() {
        Surface surface = Surface.of(TestMeshes.grid(5, 5));
        FlipGeodesics flips = new FlipGeodesics(surface);
        assertThat(flips.path(4, 4).orElseThrow().points()).containsExactly(new SurfacePoint.AtVertex(4));
        assertThat(flips.shortened(8, 9, 8).length()).isZero();
        assertThat(flips.shortened(8, 9, 8, 14).length()).isEqualTo(1);
        assertThat(flips.shortenedLoop(8, 9).points()).hasSize(1);
        assertThatThrownBy(() -> flips.shortened()).hasMessageContaining("wanted a vertex, got none");
        assertThatThrownBy(() -> flips.shortened(1, 36)).hasMessageContaining("0..35, got 36");
        assertThatThrownBy(() -> flips.shortened(1, 2, 10)).hasMessageContaining("no edge joins vertex 2 to vertex 10");
        TriangleMesh two = TriangleMesh.of(
                new double[] {0, 0, 0, 1, 0, 0, 0, 1, 0, 5, 0, 0, 6, 0, 0, 5, 1, 0}, new int[] {0, 1, 2, 3, 4, 5});
        assertThat(new FlipGeodesics(Surface.of(two)).path(0, 4)).isEmpty();
    }

    @Test
    void pathsThatCrossThemselvesEndStraightOrAreRefusedByTheVertex() {
        Surface surface = Surface.of(TestMeshes.noisy(TestMeshes.torus(12, 8, 2, 1), 0.05, 2));
        FlipGeodesics flips = new FlipGeodesics(surface);
        Random random = new Random(3);
        int straight = 0;
        int refused = 0;
        for (int k = 0; k < 200; k++) {
            int[] walk = new int[14];
            walk[0] = random.nextInt(surface.mesh().vertexCount());
            for (int i = 1; i < walk.length; i++) {
                int h = surface.halfEdges().first(walk[i - 1]);
                for (int turn = random.nextInt(surface.halfEdges().degree(walk[i - 1])); turn > 0; turn--) {
                    h = surface.halfEdges().nextAround(h);
                }
                walk[i] = surface.halfEdges().tip(h);
            }
            try {
                GeodesicPath path = flips.shortened(walk);
                assertIsALineOnTheSurface(surface, path);
                assertIsStraight(surface, path, false);
                straight++;
            } catch (MeshException crossing) {
                assertThat(crossing).hasMessageContaining("crosses itself at vertex");
                refused++;
            }
        }
        assertThat(straight).isGreaterThan(100);
        assertThat(refused + straight).isEqualTo(200);
    }
}
