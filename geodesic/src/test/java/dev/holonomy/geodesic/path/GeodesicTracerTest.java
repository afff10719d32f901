package dev.holonomy.geodesic.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.TestMeshes;
import dev.holonomy.geodesic.Transport;
import dev.holonomy.geodesic.path.GeodesicTrace.Stop;
import dev.holonomy.mesh.TriangleMesh;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Straightest lines: straight in the plane, closed around a cylinder, back the way they came, equal angles at vertices. */
final class GeodesicTracerTest {
    private static GeodesicTracer tracer(Surface surface) {
        return new GeodesicTracer(surface.halfEdges(), surface.lengths(), surface.transport());
    }

    private static double frameAngle(Surface surface, SurfacePoint point) {
        if (point instanceof SurfacePoint.AtVertex v) {
            return Math.atan2(
                    surface.frames().e1()[3 * v.vertex() + 1], surface.frames().e1()[3 * v.vertex()]);
        }
        int h = point instanceof SurfacePoint.OnEdge e ? e.halfEdge() : 3 * ((SurfacePoint.InFace) point).face();
        int tail = surface.halfEdges().tail(h);
        int tip = surface.halfEdges().tip(h);
        return Math.atan2(
                surface.mesh().coordinate(tip, 1) - surface.mesh().coordinate(tail, 1),
                surface.mesh().coordinate(tip, 0) - surface.mesh().coordinate(tail, 0));
    }

    @Test
    void linesInThePlaneAreStraightAndStopAtItsEdge() {
        TriangleMesh mesh = TestMeshes.irregularGrid(10, 10, 0.3, 3);
        Surface surface = Surface.of(mesh).rotatedGauge(TestMeshes.randomAngles(mesh.vertexCount(), 8));
        Random random = new Random(2);
        for (int k = 0; k < 400; k++) {
            SurfacePoint start =
                    switch (k % 3) {
                        case 0 -> new SurfacePoint.AtVertex(random.nextInt(mesh.vertexCount()));
                        case 1 ->
                            new SurfacePoint.OnEdge(
                                    random.nextInt(surface.halfEdges().count()), random.nextDouble());
                        default -> new SurfacePoint.InFace(random.nextInt(mesh.faceCount()), 0.25, 0.5, 0.25);
                    };
            double angle = random.nextInt(16) * Math.PI / 8 + (k % 2) * random.nextDouble();
            double length = 9 * random.nextDouble();
            double[] from = start.position(mesh, surface.halfEdges());
            GeodesicTrace trace = tracer(surface).trace(start, angle - frameAngle(surface, start), length);
            double gone = trace.path().length();
            double[] to = trace.path().end().position(mesh, surface.halfEdges());
            assertThat(to[0]).as("line %d", k).isCloseTo(from[0] + gone * Math.cos(angle), within(1e-10));
            assertThat(to[1]).as("line %d", k).isCloseTo(from[1] + gone * Math.sin(angle), within(1e-10));
            double left = trace.direction() + frameAngle(surface, trace.path().end()) - angle;
            assertThat(Math.IEEEremainder(left, 2 * Math.PI)).as("line %d", k).isCloseTo(0, within(1e-9));
            if (trace.stop() == Stop.LENGTH) {
                assertThat(gone).isEqualTo(length);
            } else {
                assertThat(trace.stop()).isEqualTo(Stop.BOUNDARY);
                assertThat(Math.min(Math.min(to[0], to[1]), Math.min(10 - to[0], 10 - to[1])))
                        .isCloseTo(0, within(1e-12));
            }
        }
    }

    @Test
    void linesThroughManyVerticesOfAGridStayOnThem() {
        Surface surface = Surface.of(TestMeshes.grid(8, 8));
        SurfacePoint start = new SurfacePoint.AtVertex(10);
        double axis = frameAngle(surface, start);
        GeodesicTrace diagonal = tracer(surface).trace(start, Math.PI / 4 - axis, 5 * Math.sqrt(2));
        assertThat(diagonal.path().end()).isEqualTo(new SurfacePoint.AtVertex(10 + 5 * 10));
        assertThat(diagonal.path().points()).hasSize(6);
        GeodesicTrace knight = tracer(surface).trace(start, Math.atan2(2, 1) - axis, 3 * Math.sqrt(5));
        assertThat(knight.path().end()).isEqualTo(new SurfacePoint.AtVertex(10 + 3 + 6 * 9));
    }

    @Test
    void aLineAroundACylinderClosesAndAHelixClimbs() {
        int around = 16;
        TriangleMesh mesh = TestMeshes.cylinder(around, 10, 1, 5);
        Surface surface = Surface.of(mesh);
        double girth = around * 2 * Math.sin(Math.PI / around);
        int start = 4 * around + 2;
        SurfacePoint from = new SurfacePoint.AtVertex(start);
        int level = surface.halfEdges().first(start);
        while (surface.halfEdges().tip(level) != start + 1) {
            level = surface.halfEdges().nextAround(level);
        }
        double axis = surface.transport().angle(level);
        GeodesicTrace ring = tracer(surface).trace(from, axis, girth);
        assertThat(ring.path().end()).isEqualTo(from);
        double climb = Math.atan2(2, 2 * girth); // four rings of 0.5 on two turns
        GeodesicTrace helix = tracer(surface).trace(from, axis + climb, Math.hypot(2, 2 * girth));
        double[] end = helix.path().end().position(mesh, surface.halfEdges());
        double[] above = new SurfacePoint.AtVertex(start + 4 * around).position(mesh, surface.halfEdges());
        assertThat(end).containsExactly(above, within(1e-11));
    }

    @Test
    void turningRoundLeadsBack() {
        TriangleMesh mesh = TestMeshes.noisy(TestMeshes.torus(24, 12, 2, 1), 0.1, 3);
        Surface surface = Surface.of(mesh);
        Random random = new Random(4);
        for (int k = 0; k < 200; k++) {
            SurfacePoint start = new SurfacePoint.AtVertex(random.nextInt(mesh.vertexCount()));
            GeodesicTrace there = tracer(surface).trace(start, 7 * random.nextDouble(), 3 * random.nextDouble());
            GeodesicTrace back = tracer(surface)
                    .trace(
                            there.path().end(),
                            there.direction() + Math.PI,
                            there.path().length());
            assertThat(back.path().end().position(mesh, surface.halfEdges()))
                    .containsExactly(start.position(mesh, surface.halfEdges()), within(1e-8));
        }
    }

    @Test
    void atAConePointTheAnglesOnBothSidesAreEqual() {
        TriangleMesh mesh = TestMeshes.noisy(TestMeshes.icosphere(1), 0.1, 5);
        Surface surface = Surface.of(mesh);
        for (int h = 0; h < surface.halfEdges().count(); h++) {
            double past = 0.01 * surface.lengths().length(h);
            GeodesicTrace trace = tracer(surface)
                    .trace(
                            new SurfacePoint.AtVertex(surface.halfEdges().tail(h)),
                            surface.transport().angle(h),
                            surface.lengths().length(h) + past);
            int tip = surface.halfEdges().tip(h);
            assertThat(trace.path().points().get(1)).isEqualTo(new SurfacePoint.AtVertex(tip));
            // from there it is the line that leaves in the opposite rescaled direction
            double angle = surface.transport().angle(surface.halfEdges().twin(h)) + Math.PI;
            GeodesicTrace rest = tracer(surface).trace(new SurfacePoint.AtVertex(tip), angle, past);
            assertThat(rest.path().end().position(mesh, surface.halfEdges()))
                    .containsExactly(trace.path().end().position(mesh, surface.halfEdges()), within(1e-12));
        }
    }

    @Test
    @Timeout(20)
    void needlesZeroEdgesAndAbsurdLengthsEnd() {
        TriangleMesh grid = TestMeshes.irregularGrid(12, 12, 0.3, 9);
        double[] p = grid.positions();
        Random random = new Random(5);
        for (int k = 0; k < 60; k++) {
            int f = random.nextInt(grid.faceCount());
            for (int axis = 0; axis < 3; axis++) {
                p[3 * grid.vertex(f, 1) + axis] = p[3 * grid.vertex(f, 0) + axis];
            }
        }
        TriangleMesh mesh = grid.withPositions(p);
        Surface surface = Surface.of(mesh);
        for (int k = 0; k < 500; k++) {
            SurfacePoint start = k % 2 == 0
                    ? new SurfacePoint.AtVertex(random.nextInt(mesh.vertexCount()))
                    : new SurfacePoint.InFace(random.nextInt(mesh.faceCount()), 0.2, 0.3, 0.5);
            GeodesicTrace trace = tracer(surface).trace(start, 7 * random.nextDouble(), 6);
            double[] at = trace.path().positions(mesh, surface.halfEdges());
            double sum = 0;
            for (int i = 3; i < at.length; i += 3) {
                sum += Math.hypot(at[i] - at[i - 3], at[i + 1] - at[i - 2]);
            }
            assertThat(sum).isFinite().isCloseTo(trace.path().length(), within(1e-9));
        }
        Surface sphere = Surface.of(TestMeshes.icosphere(1));
        GeodesicTrace endless = tracer(sphere).trace(new SurfacePoint.AtVertex(3), 0.3, 1e30);
        assertThat(endless.stop()).isEqualTo(Stop.CROSSINGS);
        assertThat(endless.path().length()).isBetween(1e4, 1e7);
    }

    @Test
    void whatIsNoQuestionIsRefused() {
        HalfEdges halfEdges = HalfEdges.of(TriangleMesh.of(new double[12], new int[] {0, 1, 2, 0, 0, 1}));
        EdgeLengths lengths = EdgeLengths.of(new double[halfEdges.count()], halfEdges);
        GeodesicTracer tracer = new GeodesicTracer(halfEdges, lengths, Transport.of(lengths, halfEdges));
        SurfacePoint isolated = new SurfacePoint.AtVertex(3);
        assertThat(tracer.trace(isolated, 1, 1).stop()).isEqualTo(Stop.BOUNDARY);
        assertThat(tracer.trace(isolated, 1, 1).path().length()).isZero();
        assertThat(tracer.trace(isolated, 1, 0).path().end()).isEqualTo(isolated);
        assertThat(tracer.trace(new SurfacePoint.AtVertex(1), 0.5, 2).path().length())
                .isZero();
        assertThatThrownBy(() -> tracer.trace(isolated, 1, Double.POSITIVE_INFINITY))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> tracer.trace(isolated, Double.NaN, 1)).hasMessageContaining("finite");
        assertThatThrownBy(() -> tracer.trace(new SurfacePoint.InFace(1, 1, 0, 0), 0, 1))
                .hasMessageContaining("face 1");
        assertThatThrownBy(() -> new SurfacePoint.InFace(0, 0.5, 0.6, -0.1)).hasMessageContaining("barycentric");
        assertThatThrownBy(() -> new SurfacePoint.OnEdge(0, Double.NaN)).hasMessageContaining("share");
    }
}
