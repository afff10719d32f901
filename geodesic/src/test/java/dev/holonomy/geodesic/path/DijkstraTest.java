package dev.holonomy.geodesic.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.TestMeshes;
import dev.holonomy.geodesic.exact.ExactGeodesics;
import dev.holonomy.mesh.TriangleMesh;
import org.junit.jupiter.api.Test;

/** Ways along edges: a closed form on a grid, a bound elsewhere. */
final class DijkstraTest {
    @Test
    void onAGridWithOneDiagonalTheDistanceIsKnown() {
        int side = 9;
        TriangleMesh mesh = TestMeshes.grid(side, side);
        HalfEdges halfEdges = HalfEdges.of(mesh);
        Dijkstra dijkstra = new Dijkstra(halfEdges, EdgeLengths.of(mesh, halfEdges));
        for (int source : new int[] {0, 44, 57, 99}) {
            double[] d = dijkstra.distances(source);
            for (int v = 0; v < d.length; v++) {
                int dx = v % (side + 1) - source % (side + 1);
                int dy = v / (side + 1) - source / (side + 1);
                int shared = dx * dy > 0 ? Math.min(Math.abs(dx), Math.abs(dy)) : 0;
                double steps = Math.abs(dx) + Math.abs(dy) - shared * (2 - Math.sqrt(2));
                assertThat(d[v]).isCloseTo(steps, within(1e-12));
            }
        }
    }

    @Test
    void itIsAnUpperBoundAndItsPathsHaveItsLength() {
        Surface surface = Surface.of(TestMeshes.noisy(TestMeshes.torus(24, 12, 2, 1), 0.1, 3));
        Dijkstra dijkstra = new Dijkstra(surface.halfEdges(), surface.lengths());
        double[] d = dijkstra.distances(7);
        double[] exact = new ExactGeodesics(surface.halfEdges(), surface.lengths()).distances(7);
        for (int v = 0; v < d.length; v++) {
            assertThat(d[v]).isBetween(exact[v] * (1 - 1e-12), exact[v] * 2);
            GeodesicPath path = dijkstra.path(7, v).orElseThrow();
            double[] at = path.positions(surface.mesh(), surface.halfEdges());
            double sum = 0;
            for (int i = 3; i < at.length; i += 3) {
                sum += Math.sqrt(Math.pow(at[i] - at[i - 3], 2)
                        + Math.pow(at[i + 1] - at[i - 2], 2)
                        + Math.pow(at[i + 2] - at[i - 1], 2));
            }
            assertThat(sum).isCloseTo(d[v], within(1e-12 * (1 + d[v])));
            assertThat(path.end()).isEqualTo(new SurfacePoint.AtVertex(v));
        }
    }

    @Test
    void otherComponentsAreNotReached() {
        HalfEdges halfEdges = HalfEdges.of(TriangleMesh.of(new double[12], new int[] {0, 1, 2}));
        Dijkstra dijkstra = new Dijkstra(halfEdges, EdgeLengths.of(new double[halfEdges.count()], halfEdges));
        assertThat(dijkstra.distances(0)).containsExactly(0, 0, 0, Double.POSITIVE_INFINITY);
        assertThat(dijkstra.path(0, 3)).isEmpty();
        assertThatThrownBy(() -> dijkstra.distances(4)).hasMessageContaining("vertex of 0..3");
        assertThatThrownBy(() -> dijkstra.distances()).hasMessageContaining("source");
    }
}
