package dev.holonomy.geodesic.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.TestMeshes;
import dev.holonomy.geodesic.path.SurfacePoint;
import dev.holonomy.mesh.TriangleMesh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In the plane the geodesic distance is Euclid's; around a hole it is that of a taut string. */
final class ExactPlaneTest {
    private static final int SIDE = 14;

    private static double[] distances(TriangleMesh mesh, int source) {
        Surface surface = Surface.of(mesh);
        return new ExactGeodesics(surface.halfEdges(), surface.lengths()).distances(source);
    }

    private static double euclid(TriangleMesh mesh, int p, int q) {
        return Math.hypot(mesh.coordinate(p, 0) - mesh.coordinate(q, 0), mesh.coordinate(p, 1) - mesh.coordinate(q, 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2, 0.34})
    void distancesInThePlaneAreEuclids(double jitter) {
        TriangleMesh mesh = TestMeshes.irregularGrid(SIDE, SIDE, jitter, 5);
        for (int source : new int[] {0, 7, 113, 130, mesh.vertexCount() - 1}) {
            double[] d = distances(mesh, source);
            for (int v = 0; v < d.length; v++) {
                assertThat(d[v]).isCloseTo(euclid(mesh, source, v), within(1e-12 * (1 + d[v])));
            }
        }
    }

    @Test
    void distancesFromPointsInFacesAndOnEdgesAreEuclids() {
        TriangleMesh mesh = TestMeshes.irregularGrid(SIDE, SIDE, 0.3, 6);
        Surface surface = Surface.of(mesh);
        ExactQuery query = new ExactGeodesics(surface.halfEdges(), surface.lengths()).query();
        SurfacePoint[] points = {
            new SurfacePoint.InFace(100, 0.2, 0.3, 0.5),
            new SurfacePoint.InFace(201, 0.9, 0, 0.1),
            new SurfacePoint.InFace(202, 0, 1, 0),
            new SurfacePoint.InFace(203, 1 - 2e-9, 1e-9, 1e-9),
            new SurfacePoint.OnEdge(350, 0.25),
            new SurfacePoint.OnEdge(3 * mesh.faceCount() + 5, 0.6),
            new SurfacePoint.OnEdge(17, 1)
        };
        for (SurfacePoint point : points) {
            double[] at = point.position(mesh, surface.halfEdges());
            double[] d = query.distances(Double.POSITIVE_INFINITY, point);
            for (int v = 0; v < d.length; v++) {
                double euclid = Math.hypot(mesh.coordinate(v, 0) - at[0], mesh.coordinate(v, 1) - at[1]);
                assertThat(d[v]).as("%s to %d", point, v).isCloseTo(euclid, within(1e-12 * (1 + euclid)));
            }
        }
    }

    /** Vertices moved onto a neighbour or onto the side opposite to them leave a plane with faces that have no area. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1e-4, 1e-6, 1e-8, 1e-9, 1e-12, 1e-14, 2e-15, 1e-15})
    void facesWithoutAreaAreNoObstacleInThePlane(double share) {
        TriangleMesh grid = TestMeshes.grid(SIDE, SIDE);
        double[] p = grid.positions();
        int row = SIDE + 1;
        for (int j = 2; j < SIDE; j += 3) {
            for (int i = 2; i < SIDE; i += 3) {
                p[3 * (j * row + i)] += 1; // onto its neighbour, or onto the edge above that
                p[3 * (j * row + i) + 1] += share;
            }
        }
        TriangleMesh mesh = grid.withPositions(p);
        Surface surface = Surface.of(mesh);
        ExactQuery query = new ExactGeodesics(surface.halfEdges(), surface.lengths()).query();
        for (int source : new int[] {0, 2 * row + 2, 2 * row + 3, 3 * row + 3, 5 * row + 5, 5 * row + 6, 7 * row + 7}) {
            double[] d = query.distances(Double.POSITIVE_INFINITY, source);
            for (int v = 0; v < d.length; v++) {
                assertThat(d[v]).as("%d to %d", source, v).isCloseTo(euclid(mesh, source, v), within(1e-9));
            }
        }
    }

    @Test
    void aStringAroundAHoleIsTaut() {
        TriangleMesh whole = TestMeshes.irregularGrid(SIDE, SIDE, 0.3, 7);
        int[] box = {4, 5, 9, 8}; // x from 4 to 9, y from 5 to 8
        double[] p = whole.positions();
        for (int j = 0; j <= SIDE; j++) {
            for (int i = 0; i <= SIDE; i++) {
                if (i >= box[0] && i <= box[2] && j >= box[1] && j <= box[3]) {
                    p[3 * (j * (SIDE + 1) + i)] = i;
                    p[3 * (j * (SIDE + 1) + i) + 1] = j;
                }
            }
        }
        int[] kept = new int[3 * whole.faceCount()];
        int count = 0;
        for (int f = 0; f < whole.faceCount(); f++) {
            int cell = f / 2;
            int i = cell % SIDE;
            int j = cell / SIDE;
            if (i < box[0] || i >= box[2] || j < box[1] || j >= box[3]) {
                System.arraycopy(whole.triangles(), 3 * f, kept, count, 3);
                count += 3;
            }
        }
        TriangleMesh mesh = TriangleMesh.of(p, java.util.Arrays.copyOf(kept, count));
        for (int source :
                new int[] {0, 2 * (SIDE + 1) + 6, 6 * (SIDE + 1) + 2, 6 * (SIDE + 1) + 4, 5 * (SIDE + 1) + 9}) {
            double[] d = distances(mesh, source);
            int beyondCorners = 0;
            for (int v = 0; v < d.length; v++) {
                int i = v % (SIDE + 1);
                int j = v / (SIDE + 1);
                if (i > box[0] && i < box[2] && j > box[1] && j < box[3]) {
                    assertThat(d[v]).isEqualTo(Double.POSITIVE_INFINITY);
                } else {
                    double taut = taut(p[3 * source], p[3 * source + 1], p[3 * v], p[3 * v + 1], box, 3);
                    assertThat(d[v]).as("%d to %d", source, v).isCloseTo(taut, within(1e-12 * (1 + taut)));
                    beyondCorners += taut > euclid(mesh, source, v) + 1e-9 ? 1 : 0;
                }
            }
            assertThat(beyondCorners).isGreaterThan(5);
        }
    }

    /** The shortest way around a box by trying every sequence of its corners. */
    private static double taut(double x, double y, double x1, double y1, int[] box, int bends) {
        double best = blocked(x, y, x1, y1, box) ? Double.POSITIVE_INFINITY : Math.hypot(x - x1, y - y1);
        for (int corner = 0; corner < 4 && bends > 0; corner++) {
            double cx = box[corner % 2 * 2];
            double cy = box[corner / 2 * 2 + 1];
            if ((cx != x || cy != y) && !blocked(x, y, cx, cy, box)) {
                best = Math.min(best, Math.hypot(x - cx, y - cy) + taut(cx, cy, x1, y1, box, bends - 1));
            }
        }
        return best;
    }

    /** Whether a segment runs through the inside of a box (Liang and Barsky 1984). */
    private static boolean blocked(double x, double y, double x1, double y1, int[] box) {
        double from = 0;
        double to = 1;
        double[] start = {x, y};
        double[] step = {x1 - x, y1 - y};
        for (int axis = 0; axis < 2; axis++) {
            if (step[axis] == 0) {
                if (start[axis] <= box[axis] || start[axis] >= box[axis + 2]) {
                    return false;
                }
            } else {
                double s = (box[axis] - start[axis]) / step[axis];
                double t = (box[axis + 2] - start[axis]) / step[axis];
                from = Math.max(from, Math.min(s, t));
                to = Math.min(to, Math.max(s, t));
            }
        }
        return to - from > 1e-9;
    }
}
