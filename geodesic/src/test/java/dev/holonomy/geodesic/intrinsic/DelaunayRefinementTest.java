package dev.holonomy.geodesic.intrinsic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.TestMeshes;
import dev.holonomy.geodesic.path.GeodesicTrace;
import dev.holonomy.geodesic.path.GeodesicTracer;
import dev.holonomy.geodesic.path.SurfacePoint;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.MeshFiles;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refinement reaches its angle, changes no geometry, and knows where everything lies on the input. */
final class DelaunayRefinementTest {
    private static final double ANGLE = Math.toRadians(25);

    static Stream<TriangleMesh> meshes() {
        return Stream.of(
                stretched(TestMeshes.icosphere(2), 9),
                TestMeshes.noisy(TestMeshes.icosphere(3), 0.08, 4),
                TestMeshes.noisy(TestMeshes.torus(40, 9, 2, 0.5), 0.08, 5),
                stretched(TestMeshes.irregularGrid(12, 9, 0.35, 6), 7),
                TestMeshes.noisy(TestMeshes.cylinder(30, 4, 1, 9), 0.02, 7));
    }

    private static TriangleMesh stretched(TriangleMesh mesh, double factor) {
        double[] p = mesh.positions();
        for (int i = 0; i < p.length; i += 3) {
            p[i] *= factor;
        }
        return mesh.withPositions(p);
    }

    private static double smallestAngle(IntrinsicTriangulation t, Surface input) {
        double smallest = Math.PI;
        for (int h = 0; h < 3 * t.halfEdges().faceCount(); h++) {
            int v = t.halfEdges().tail(h);
            boolean sharp = v < t.inputVertexCount() && input.transport().angleSum(v) < Math.PI / 3;
            if (!t.halfEdges().isVoid(h) && !sharp) {
                smallest = Math.min(smallest, t.lengths().cornerAngle(h));
            }
        }
        return smallest;
    }

    @ParameterizedTest
    @MethodSource("meshes")
    void anglesAreReachedAndAreaAndDefectsStay(TriangleMesh mesh) {
        Surface surface = Surface.of(mesh);
        IntrinsicTriangulation result =
                IntrinsicTriangulation.refined(surface, new RefinementOptions(ANGLE, 100 * mesh.vertexCount()));
        HalfEdges halfEdges = result.halfEdges();
        assertThat(halfEdges.vertexCount()).isGreaterThan(mesh.vertexCount());
        assertThat(result.smallAngles()).isZero();
        assertThat(smallestAngle(result, surface)).isGreaterThan(ANGLE - 1e-9);
        double area = 0;
        for (int f = 0; f < halfEdges.faceCount(); f++) {
            area += result.lengths().area(f);
        }
        assertThat(area).isCloseTo(surface.area(), within(1e-10 * surface.area()));
        for (int v = 0; v < halfEdges.vertexCount(); v++) {
            double sum = halfEdges.onBoundary(v) ? Math.PI : 2 * Math.PI;
            double expected = v < mesh.vertexCount() ? surface.transport().angleSum(v) : sum;
            assertThat(result.transport().angleSum(v)).isCloseTo(expected, within(1e-7));
            if (v >= mesh.vertexCount() && halfEdges.onBoundary(v)) {
                assertThat(result.location(v)).isInstanceOf(SurfacePoint.OnEdge.class);
            }
        }
        for (int h = 0; h < halfEdges.count(); h++) {
            assertThat(result.isDelaunay(h)).isTrue();
        }
    }

    /** Every edge, walked on the input from both of its ends, meets itself head-on. */
    @ParameterizedTest
    @MethodSource("meshes")
    void edgesAreStraightLinesOnTheInput(TriangleMesh mesh) {
        Surface surface = Surface.of(mesh).rotatedGauge(TestMeshes.randomAngles(mesh.vertexCount(), 2));
        GeodesicTracer tracer = new GeodesicTracer(surface.halfEdges(), surface.lengths(), surface.transport());
        for (IntrinsicTriangulation result : new IntrinsicTriangulation[] {
            IntrinsicTriangulation.delaunay(surface),
            IntrinsicTriangulation.refined(surface, RefinementOptions.forVertices(mesh.vertexCount()))
        }) {
            HalfEdges halfEdges = result.halfEdges();
            int inOneFace = 0;
            for (int h = 0; h < 3 * halfEdges.faceCount(); h++) {
                int twin = halfEdges.twin(h);
                double length = result.lengths().length(h);
                if (halfEdges.isBoundary(twin)) {
                    continue; // in the plane, below
                }
                GeodesicTrace there = tracer.trace(
                        result.location(halfEdges.tail(h)), result.transport().angle(h), 0.7 * length);
                GeodesicTrace back = tracer.trace(
                        result.location(halfEdges.tip(h)), result.transport().angle(twin), 0.3 * length);
                double[] x = there.path().end().position(mesh, surface.halfEdges());
                double[] y = back.path().end().position(mesh, surface.halfEdges());
                assertThat(Math.hypot(Math.hypot(x[0] - y[0], x[1] - y[1]), x[2] - y[2]))
                        .isLessThan(1e-9 * length + 1e-10);
                if (there.path().end() instanceof SurfacePoint.InFace a
                        && back.path().end() instanceof SurfacePoint.InFace b
                        && a.face() == b.face()) {
                    inOneFace++;
                    assertThat(Math.IEEEremainder(back.direction() - there.direction() - Math.PI, 2 * Math.PI))
                            .isCloseTo(0, within(1e-7));
                }
            }
            assertThat(inOneFace).isGreaterThan(100);
        }
    }

    @Test
    void onThePlaneLengthsAndDirectionsAreThoseOfPoints() {
        TriangleMesh mesh = stretched(TestMeshes.irregularGrid(8, 6, 0.3, 8), 5);
        Surface surface = Surface.of(mesh);
        IntrinsicTriangulation result = IntrinsicTriangulation.refined(surface, new RefinementOptions(ANGLE, 100_000));
        double[] p = mesh.positions();
        for (int h = 0; h < result.halfEdges().count(); h++) {
            int v = result.halfEdges().tail(h);
            double[] from = result.location(v).position(mesh, surface.halfEdges());
            double[] to = result.location(result.halfEdges().tip(h)).position(mesh, surface.halfEdges());
            double dx = to[0] - from[0];
            double dy = to[1] - from[1];
            assertThat(result.lengths().length(h)).isCloseTo(Math.hypot(dx, dy), within(1e-9));
            double zero;
            if (v < mesh.vertexCount()) {
                zero = Math.atan2(
                        surface.frames().e1()[3 * v + 1], surface.frames().e1()[3 * v]);
            } else {
                int side = result.location(v) instanceof SurfacePoint.InFace at
                        ? 3 * at.face()
                        : ((SurfacePoint.OnEdge) result.location(v)).halfEdge();
                int a = surface.halfEdges().tail(side);
                int b = surface.halfEdges().tip(side);
                zero = Math.atan2(p[3 * b + 1] - p[3 * a + 1], p[3 * b] - p[3 * a]);
            }
            double turn = result.transport().angle(h) + zero - Math.atan2(dy, dx);
            assertThat(Math.IEEEremainder(turn, 2 * Math.PI)).isCloseTo(0, within(1e-7));
        }
    }

    @Test
    void budgetEndsItAndIsTold() {
        TriangleMesh mesh = stretched(TestMeshes.icosphere(2), 9);
        IntrinsicTriangulation result =
                IntrinsicTriangulation.refined(Surface.of(mesh), new RefinementOptions(ANGLE, 200));
        assertThat(result.halfEdges().vertexCount()).isEqualTo(200);
        assertThat(result.smallAngles()).isPositive();
        assertThat(result.restrict(new double[200])).hasSize(mesh.vertexCount());
        assertThatThrownBy(() -> new RefinementOptions(Math.toRadians(31), 10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sharpCornersOfTheBoundaryDoNotKeepItFromEnding() {
        double[] p = {0, 0, 0, 10, 0, 0, 10, 1, 0, 10, 3, 0};
        Surface surface = Surface.of(TriangleMesh.of(p, new int[] {0, 1, 2, 0, 2, 3}));
        IntrinsicTriangulation result = IntrinsicTriangulation.refined(surface, new RefinementOptions(ANGLE, 5000));
        assertThat(result.smallAngles()).isZero();
        assertThat(result.halfEdges().vertexCount()).isLessThan(200);
        assertThat(smallestAngle(result, surface)).isGreaterThan(ANGLE - 1e-9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"homer.obj", "spot.obj", "cheburashka.obj"})
    void realMeshes(String file) {
        String data = System.getenv("HOLONOMY_DATA");
        Assumptions.assumeTrue(data != null, "HOLONOMY_DATA is not set: real meshes are not tested");
        TriangleMesh mesh = MeshFiles.read(Path.of(data).resolve("meshes").resolve(file));
        Surface surface = Surface.of(mesh);
        IntrinsicTriangulation result =
                IntrinsicTriangulation.refined(surface, RefinementOptions.forVertices(mesh.vertexCount()));
        assertThat(result.smallAngles()).isZero();
        assertThat(smallestAngle(result, surface)).isGreaterThan(ANGLE - 1e-9);
        assertThat(result.halfEdges().vertexCount()).isLessThan(4 * mesh.vertexCount());
    }
}
