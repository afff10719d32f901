package dev.holonomy.geodesic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.mesh.TriangleMesh;
import org.junit.jupiter.api.Test;

final class FramesTest {
    private static double dot(double[] a, double[] b, int v) {
        return a[3 * v] * b[3 * v] + a[3 * v + 1] * b[3 * v + 1] + a[3 * v + 2] * b[3 * v + 2];
    }

    /** The angle of half-edge h, projected, in the frame of its tail. */
    private static double projectedAngle(Surface surface, int h) {
        int p = surface.halfEdges().tail(h);
        int q = surface.halfEdges().tip(h);
        double x = 0;
        double y = 0;
        for (int c = 0; c < 3; c++) {
            double d = surface.mesh().coordinate(q, c) - surface.mesh().coordinate(p, c);
            x += d * surface.frames().e1()[3 * p + c];
            y += d * surface.frames().e2()[3 * p + c];
        }
        return Math.atan2(y, x);
    }

    @Test
    void orthonormalRightHandedAndOutward() {
        TriangleMesh mesh = TestMeshes.noisy(TestMeshes.icosphere(3), 0.02, 1);
        Frames frames = Surface.of(mesh).frames();
        for (int v = 0; v < mesh.vertexCount(); v++) {
            assertThat(dot(frames.e1(), frames.e1(), v)).isCloseTo(1, within(1e-12));
            assertThat(dot(frames.e2(), frames.e2(), v)).isCloseTo(1, within(1e-12));
            assertThat(dot(frames.normal(), frames.normal(), v)).isCloseTo(1, within(1e-12));
            assertThat(dot(frames.e1(), frames.e2(), v)).isCloseTo(0, within(1e-12));
            assertThat(dot(frames.e1(), frames.normal(), v)).isCloseTo(0, within(1e-12));
            int i = 3 * v;
            double triple = frames.normal()[i]
                            * (frames.e1()[i + 1] * frames.e2()[i + 2] - frames.e1()[i + 2] * frames.e2()[i + 1])
                    + frames.normal()[i + 1]
                            * (frames.e1()[i + 2] * frames.e2()[i] - frames.e1()[i] * frames.e2()[i + 2])
                    + frames.normal()[i + 2]
                            * (frames.e1()[i] * frames.e2()[i + 1] - frames.e1()[i + 1] * frames.e2()[i]);
            assertThat(triple).isCloseTo(1, within(1e-12));
            double outward = 0;
            for (int c = 0; c < 3; c++) {
                outward += frames.normal()[i + c] * mesh.coordinate(v, c);
            }
            assertThat(outward).isGreaterThan(0.8);
        }
    }

    @Test
    void framesAndTransportShareTheirGaugeAlsoWhenTurned() {
        TriangleMesh plane = TestMeshes.moved(TestMeshes.irregularGrid(8, 8, 0.3, 2), 0.7, 2, 1);
        Surface straight = Surface.of(plane);
        for (Surface surface :
                new Surface[] {straight, straight.rotatedGauge(TestMeshes.randomAngles(plane.vertexCount(), 9))}) {
            for (int h = 0; h < surface.halfEdges().count(); h++) {
                double difference =
                        projectedAngle(surface, h) - surface.transport().angle(h);
                assertThat(Angles.signed(difference)).isCloseTo(0, within(1e-11));
            }
        }
    }

    @Test
    void framesMoveWithTheMesh() {
        TriangleMesh mesh = TestMeshes.icosphere(2);
        TriangleMesh moved = TestMeshes.moved(mesh, 0.9, 3, 7);
        Frames before = Surface.of(mesh).frames();
        Frames after = Surface.of(moved).frames();
        double[] turned =
                TestMeshes.moved(mesh.withPositions(before.e1()), 0.9, 1, 0).positions();
        for (int i = 0; i < turned.length; i++) {
            assertThat(after.e1()[i]).isCloseTo(turned[i], within(1e-12));
        }
    }
}
