package dev.holonomy.geodesic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holonomy.mesh.TriangleMesh;
import org.junit.jupiter.api.Test;

/** Discs are embedded as long as they are smaller than the injectivity radius, and not when they are clearly larger. */
final class DiscTopologyTest {
    private static double share(TriangleMesh mesh, double radius) {
        return Charts.of(Surface.of(mesh), ChartOptions.radius(radius)).wrappedShare();
    }

    @Test
    void planesNeverWrap() {
        assertThat(share(TestMeshes.grid(12, 12), 7)).isZero();
        assertThat(share(TestMeshes.irregularGrid(12, 12, 0.3, 1), 7)).isZero();
        assertThat(share(TestMeshes.irregularGrid(12, 12, 0.3, 1), 100)).isZero();
    }

    @Test
    void spheresWrapWhenTheBallReachesTheOtherPole() {
        TriangleMesh sphere = TestMeshes.irregularSphere(3, 0.2, 2);
        assertThat(share(sphere, 1.5)).isZero();
        assertThat(share(sphere, 2.4)).isZero();
        assertThat(share(sphere, 3.5)).isEqualTo(1);
    }

    @Test
    void tubesWrapFromHalfWayAround() {
        TriangleMesh tube = TestMeshes.cylinder(20, 30, 1, 9);
        assertThat(share(tube, 0.95 * Math.PI)).isZero();
        assertThat(share(tube, 1.15 * Math.PI)).isEqualTo(1);
        TriangleMesh torus = TestMeshes.torus(60, 12, 4, 0.5);
        assertThat(share(torus, 0.5 * Math.PI * 0.9)).isZero();
        assertThat(share(torus, 0.5 * Math.PI * 1.3)).isEqualTo(1);
    }

    /** A closed finger tip: the ball around its side swallows the tip, stays a disc by topology, and is not embedded. */
    @Test
    void swallowedTipIsFoundByItsTurnedFaces() {
        TriangleMesh sphere = TestMeshes.icosphere(4);
        double[] p = sphere.positions();
        int side = 0;
        for (int v = 0; v < sphere.vertexCount(); v++) {
            p[3 * v + 2] = 6 * p[3 * v + 2]; // a spindle of length 12 and girth 2π
            if (Math.abs(p[3 * v + 2] - 4.9) < Math.abs(p[3 * side + 2] - 4.9)) {
                side = v;
            }
        }
        Surface surface = Surface.of(sphere.withPositions(p));
        UnfoldedFaces faces = new UnfoldedFaces(surface.halfEdges(), surface.lengths(), surface.transport());
        PolarDisc disc = new PolarDisc(sphere.vertexCount());
        for (double radius : new double[] {0.5, 3.5}) {
            new GeodesicFront(surface, faces, radius, disc).spread(side);
            boolean embedded = new DiscTopology(surface.halfEdges(), faces, radius, disc).embedded();
            assertThat(embedded).isEqualTo(radius < 1);
        }
    }
}
