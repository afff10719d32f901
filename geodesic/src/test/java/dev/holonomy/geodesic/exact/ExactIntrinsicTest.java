package dev.holonomy.geodesic.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.TestMeshes;
import dev.holonomy.geodesic.intrinsic.IntrinsicTriangulation;
import dev.holonomy.geodesic.path.GeodesicTrace;
import dev.holonomy.geodesic.path.GeodesicTracer;
import dev.holonomy.geodesic.path.SurfacePoint;
import dev.holonomy.mesh.TriangleMesh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flips change the triangles and not the surface: distances, directions, transport and paths stay. */
final class ExactIntrinsicTest {
    private static ExactLogMap map(IntrinsicTriangulation flipped, int source) {
        return new ExactGeodesics(flipped.halfEdges(), flipped.lengths())
                .query()
                .logMap(source, Double.POSITIVE_INFINITY, flipped.transport());
    }

    @ParameterizedTest
    @ValueSource(strings = {"noisy torus", "crumpled grid", "meshes/homer.obj"})
    void theLogMapIsThatOfTheInput(String name) {
        TriangleMesh mesh = ExactPropertiesTest.named(name);
        Surface surface = Surface.of(mesh).rotatedGauge(TestMeshes.randomAngles(mesh.vertexCount(), 4));
        IntrinsicTriangulation flipped = IntrinsicTriangulation.delaunay(surface);
        assertThat(flipped.flips()).isPositive();
        assertThat(flipped.mollification()).isZero();
        int source = mesh.vertexCount() / 3;
        ExactLogMap after = map(flipped, source);
        ExactLogMap before = new ExactGeodesics(surface.halfEdges(), surface.lengths())
                .query()
                .logMap(source, Double.POSITIVE_INFINITY, surface.transport());
        double[] r = new double[mesh.vertexCount()];
        double[] theta = r.clone();
        double[] transport = r.clone();
        for (int e = 0; e < before.count(); e++) {
            r[before.vertices()[e]] = before.r()[e];
            theta[before.vertices()[e]] = before.theta()[e];
            transport[before.vertices()[e]] = before.transport()[e];
        }
        assertThat(after.count()).isEqualTo(before.count());
        int other = 0;
        for (int e = 0; e < after.count(); e++) {
            int q = after.vertices()[e];
            assertThat(after.r()[e]).isCloseTo(r[q], within(1e-9 * (1 + r[q])));
            boolean same = ExactLogMapTest.angleBetween(after.theta()[e], theta[q]) < 1e-6
                    && ExactLogMapTest.angleBetween(after.transport()[e], transport[q]) < 1e-6;
            other += same ? 0 : 1;
        }
        assertThat(other).as("vertices of %d with two shortest paths", r.length).isLessThanOrEqualTo(r.length / 1000);
    }

    @Test
    void aLineEndsAtTheSameVertexOnBoth() {
        Surface surface = Surface.of(ExactPropertiesTest.named("noisy torus"));
        IntrinsicTriangulation flipped = IntrinsicTriangulation.delaunay(surface);
        GeodesicTracer tracer = new GeodesicTracer(flipped.halfEdges(), flipped.lengths(), flipped.transport());
        GeodesicTracer plain = new GeodesicTracer(surface.halfEdges(), surface.lengths(), surface.transport());
        for (int h = 0; h < flipped.halfEdges().count(); h += 3) {
            SurfacePoint start = new SurfacePoint.AtVertex(flipped.halfEdges().tail(h));
            double angle = flipped.transport().angle(h);
            double length = flipped.lengths().length(h);
            GeodesicTrace trace = tracer.trace(start, angle, length);
            assertThat(trace.path().end())
                    .isEqualTo(new SurfacePoint.AtVertex(flipped.halfEdges().tip(h)));
            double[] end = plain.trace(start, angle, length).path().end().position(surface.mesh(), surface.halfEdges());
            double[] tip = trace.path().end().position(surface.mesh(), surface.halfEdges());
            assertThat(end).containsExactly(tip, within(1e-9));
        }
    }

    /** A doubled triangle, flipped, has an edge from a vertex to itself; its geometry is that of two sheets. */
    @Test
    void edgesFromAVertexToItselfAreNoHarm() {
        TriangleMesh mesh = TriangleMesh.of(new double[] {0, 0, 0, 10, 0, 0, 5, 0.5, 0}, new int[] {0, 1, 2, 0, 2, 1});
        Surface surface = Surface.of(mesh);
        IntrinsicTriangulation flipped = IntrinsicTriangulation.delaunay(surface);
        assertThat(flipped.flips()).isPositive();
        ExactQuery query = new ExactGeodesics(flipped.halfEdges(), flipped.lengths()).query();
        for (int v = 0; v < 3; v++) {
            double[] d = query.distances(Double.POSITIVE_INFINITY, v);
            for (int w = 0; w < 3; w++) {
                double dx = mesh.coordinate(v, 0) - mesh.coordinate(w, 0);
                double dy = mesh.coordinate(v, 1) - mesh.coordinate(w, 1);
                assertThat(d[w]).isCloseTo(Math.hypot(dx, dy), within(1e-12));
                assertThat(query.path(new SurfacePoint.AtVertex(v), w)
                                .orElseThrow()
                                .length())
                        .isEqualTo(d[w]);
            }
        }
    }
}
