package dev.holonomy.geodesic.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.TestMeshes;
import dev.holonomy.geodesic.path.GeodesicPath;
import dev.holonomy.geodesic.path.GeodesicTrace;
import dev.holonomy.geodesic.path.GeodesicTracer;
import dev.holonomy.geodesic.path.SurfacePoint;
import dev.holonomy.mesh.TriangleMesh;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log map against coordinates in the plane, the exponential map, and itself seen from the other end. */
final class ExactLogMapTest {
    private static final double ALL = Double.POSITIVE_INFINITY;

    private static ExactQuery query(Surface surface) {
        return new ExactGeodesics(surface.halfEdges(), surface.lengths()).query();
    }

    static double angleBetween(double a, double b) {
        return Math.abs(Math.IEEEremainder(a - b, 2 * Math.PI));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.33})
    void inThePlaneItIsCoordinatesAndTransportIsTheTurnOfFrames(double jitter) {
        TriangleMesh mesh = TestMeshes.irregularGrid(10, 10, jitter, 3);
        Surface surface = Surface.of(mesh).rotatedGauge(TestMeshes.randomAngles(mesh.vertexCount(), 8));
        ExactQuery query = query(surface);
        for (int p : new int[] {0, 5, 36, 60, 71}) {
            ExactLogMap map = query.logMap(p, ALL, surface.transport());
            assertThat(map.count()).isEqualTo(mesh.vertexCount() - 1);
            for (int e = 0; e < map.count(); e++) {
                int q = map.vertices()[e];
                double dx = mesh.coordinate(q, 0) - mesh.coordinate(p, 0);
                double dy = mesh.coordinate(q, 1) - mesh.coordinate(p, 1);
                double turnP = frameAngle(surface, p);
                assertThat(angleBetween(map.theta()[e], Math.atan2(dy, dx) - turnP))
                        .isLessThan(1e-9);
                assertThat(angleBetween(map.transport()[e], frameAngle(surface, q) - turnP))
                        .isLessThan(1e-9);
            }
        }
    }

    private static double frameAngle(Surface surface, int v) {
        return Math.atan2(surface.frames().e1()[3 * v + 1], surface.frames().e1()[3 * v]);
    }

    @Test
    void fromAPointInAFaceAnglesCountFromItsFirstHalfEdge() {
        TriangleMesh mesh = TestMeshes.irregularGrid(8, 8, 0.3, 4);
        Surface surface = Surface.of(mesh);
        ExactQuery query = query(surface);
        int h = 3 * 41;
        SurfacePoint[] points = {
            new SurfacePoint.InFace(41, 0.3, 0.3, 0.4), new SurfacePoint.OnEdge(h, 0.3),
            new SurfacePoint.InFace(41, 0.3, 0, 0.7), new SurfacePoint.OnEdge(h + 1, 0.3),
            new SurfacePoint.OnEdge(h + 2, 0.8), new SurfacePoint.OnEdge(3 * mesh.faceCount() + 3, 0.8)
        };
        for (SurfacePoint point : points) {
            int from = point instanceof SurfacePoint.OnEdge e ? e.halfEdge() : h;
            int tail = surface.halfEdges().tail(from);
            int tip = surface.halfEdges().tip(from);
            double axis = Math.atan2(
                    mesh.coordinate(tip, 1) - mesh.coordinate(tail, 1),
                    mesh.coordinate(tip, 0) - mesh.coordinate(tail, 0));
            double[] at = point.position(mesh, surface.halfEdges());
            ExactLogMap map = query.logMap(point, 3, surface.transport());
            assertThat(map.count()).isGreaterThan(8);
            for (int e = 0; e < map.count(); e++) {
                int q = map.vertices()[e];
                double angle = Math.atan2(mesh.coordinate(q, 1) - at[1], mesh.coordinate(q, 0) - at[0]);
                assertThat(angleBetween(map.theta()[e], angle - axis)).isLessThan(1e-9);
                assertThat(angleBetween(map.transport()[e], frameAngle(surface, q) - axis))
                        .isLessThan(1e-9);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"noisy torus", "crumpled grid", "meshes/spot.obj", "meshes/homer.obj"})
    void theExponentialMapLeadsBackToEveryVertexSeenStraight(String name) {
        TriangleMesh mesh = ExactPropertiesTest.named(name);
        Surface surface = Surface.of(mesh);
        ExactQuery query = query(surface);
        GeodesicTracer tracer = new GeodesicTracer(surface.halfEdges(), surface.lengths(), surface.transport());
        int straight = 0;
        for (int p = 3; p < mesh.vertexCount(); p += mesh.vertexCount() / 2) {
            ExactLogMap map = query.logMap(p, 7 * surface.meanEdgeLength(), surface.transport());
            for (int e = 0; e < map.count(); e++) {
                int q = map.vertices()[e];
                GeodesicPath path = query.path(new SurfacePoint.AtVertex(p), q).orElseThrow();
                boolean bends = path.points().stream()
                        .skip(1)
                        .limit(path.points().size() - 2)
                        .anyMatch(x -> x instanceof SurfacePoint.AtVertex);
                if (bends) {
                    continue;
                }
                straight++;
                GeodesicTrace trace = tracer.trace(new SurfacePoint.AtVertex(p), map.theta()[e], map.r()[e]);
                assertThat(trace.stop()).isNotEqualTo(GeodesicTrace.Stop.CROSSINGS);
                double[] end = trace.path().end().position(mesh, surface.halfEdges());
                double off = 0;
                for (int c = 0; c < 3; c++) {
                    off = Math.max(off, Math.abs(end[c] - mesh.coordinate(q, c)));
                }
                assertThat(off).as("%d to %d", p, q).isLessThan(1e-7 * map.r()[e]);
            }
        }
        assertThat(straight).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"noisy torus", "crumpled grid", "meshes/spot.obj", "meshes/homer.obj"})
    void transportThereAndBackIsTheIdentity(String name) {
        TriangleMesh mesh = ExactPropertiesTest.named(name);
        Surface surface = Surface.of(mesh).rotatedGauge(TestMeshes.randomAngles(mesh.vertexCount(), 2));
        ExactQuery query = query(surface);
        double radius = 10 * surface.meanEdgeLength();
        Map<Long, Double> seen = new HashMap<>();
        int pairs = 0;
        int apart = 0;
        for (int p = 0; p < mesh.vertexCount(); p += 1 + mesh.vertexCount() / 150) {
            ExactLogMap map = query.logMap(p, radius, surface.transport());
            for (int e = 0; e < map.count(); e++) {
                int q = map.vertices()[e];
                Double back = seen.get((long) q << 32 | p);
                boolean mirrored = mesh.coordinate(p, 0) == 0 && mesh.coordinate(q, 0) == 0; // two paths of one length
                if (back != null && !mirrored) {
                    pairs++;
                    apart += angleBetween(back, -map.transport()[e]) > 1e-6 ? 1 : 0;
                }
                seen.put((long) p << 32 | q, map.transport()[e]);
            }
        }
        assertThat(pairs).isGreaterThan(250);
        assertThat(apart).as("of %d pairs", pairs).isZero();
    }

    @Test
    void aChangeOfGaugeTurnsAnglesByTheOneSignRule() {
        Surface surface = Surface.of(ExactPropertiesTest.named("noisy torus"));
        double[] alpha = TestMeshes.randomAngles(surface.mesh().vertexCount(), 6);
        ExactQuery query = query(surface);
        ExactLogMap plain = query.logMap(20, 2, surface.transport());
        ExactLogMap turned = query.logMap(20, 2, surface.rotatedGauge(alpha).transport());
        for (int e = 0; e < plain.count(); e++) {
            int q = plain.vertices()[e];
            assertThat(turned.vertices()[e]).isEqualTo(q);
            assertThat(angleBetween(turned.theta()[e], plain.theta()[e] + alpha[20]))
                    .isLessThan(1e-9);
            assertThat(angleBetween(turned.transport()[e], plain.transport()[e] + alpha[20] - alpha[q]))
                    .isLessThan(1e-9);
        }
    }

    @Test
    void alongEdgesTransportIsThatOfTheConnection() {
        TriangleMesh mesh = TestMeshes.icosphere(1);
        Surface surface = Surface.of(mesh);
        ExactLogMap map = query(surface).logMap(0, 1.01 * surface.meanEdgeLength(), surface.transport());
        int found = 0;
        for (int h = surface.halfEdges().first(0), i = 0;
                i < 5;
                i++, h = surface.halfEdges().nextAround(h)) {
            for (int e = 0; e < map.count(); e++) {
                if (map.vertices()[e] == surface.halfEdges().tip(h)) {
                    found++;
                    assertThat(angleBetween(map.theta()[e], surface.transport().angle(h)))
                            .isLessThan(1e-12);
                    assertThat(map.transport()[e]).isCloseTo(surface.transport().along(h), within(1e-12));
                }
            }
        }
        assertThat(found).isEqualTo(5);
    }
}
