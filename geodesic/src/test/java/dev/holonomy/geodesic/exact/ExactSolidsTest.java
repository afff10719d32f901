package dev.holonomy.geodesic.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.TestMeshes;
import dev.holonomy.geodesic.path.SurfacePoint;
import dev.holonomy.mesh.TriangleMesh;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Closed forms: cube, cylinder, cones with less and with more than 2π, sphere. */
final class ExactSolidsTest {
    private static double[] distances(TriangleMesh mesh, int source) {
        Surface surface = Surface.of(mesh);
        return new ExactGeodesics(surface.halfEdges(), surface.lengths()).distances(source);
    }

    /** The unit cube with n × n squares on each side. */
    static TriangleMesh cube(int n) {
        Map<Integer, Integer> ids = new HashMap<>();
        int[] faces = new int[36 * n * n];
        int at = 0;
        for (int axis = 0; axis < 3; axis++) {
            for (int end = 0; end <= n; end += n) {
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        int[] q = new int[4];
                        for (int k = 0; k < 4; k++) {
                            int[] x = new int[3];
                            x[axis] = end;
                            x[(axis + 1) % 3] = i + (k == 1 || k == 2 ? 1 : 0);
                            x[(axis + 2) % 3] = j + (k >= 2 ? 1 : 0);
                            int code = (x[0] * (n + 1) + x[1]) * (n + 1) + x[2];
                            q[k] = ids.computeIfAbsent(code, c -> ids.size());
                        }
                        int[] two = end > 0
                                ? new int[] {q[0], q[1], q[2], q[0], q[2], q[3]}
                                : new int[] {q[1], q[0], q[3], q[1], q[3], q[2]};
                        System.arraycopy(two, 0, faces, at, 6);
                        at += 6;
                    }
                }
            }
        }
        double[] p = new double[3 * ids.size()];
        ids.forEach((code, v) -> {
            p[3 * v] = code / ((n + 1) * (n + 1)) / (double) n;
            p[3 * v + 1] = code / (n + 1) % (n + 1) / (double) n;
            p[3 * v + 2] = code % (n + 1) / (double) n;
        });
        return TriangleMesh.of(p, faces);
    }

    private static int vertexAt(TriangleMesh mesh, double x, double y, double z) {
        for (int v = 0; v < mesh.vertexCount(); v++) {
            double off = Math.abs(mesh.coordinate(v, 0) - x)
                    + Math.abs(mesh.coordinate(v, 1) - y)
                    + Math.abs(mesh.coordinate(v, 2) - z);
            if (off < 1e-9) {
                return v;
            }
        }
        throw new AssertionError("no vertex at " + x + ", " + y + ", " + z);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void fromACornerOfTheCubeByUnfolding(int n) {
        TriangleMesh mesh = cube(n);
        double[] d = distances(mesh, vertexAt(mesh, 0, 0, 0));
        assertThat(d[vertexAt(mesh, 1, 1, 1)]).isCloseTo(Math.sqrt(5), within(1e-14));
        for (int v = 0; v < d.length; v++) {
            double x = mesh.coordinate(v, 0);
            double y = mesh.coordinate(v, 1);
            double z = mesh.coordinate(v, 2);
            double near = x * y * z == 0 ? Math.sqrt(x * x + y * y + z * z) : Double.POSITIVE_INFINITY;
            assertThat(d[v])
                    .isCloseTo(
                            Math.min(near, Math.min(far(x, y, z), Math.min(far(y, x, z), far(z, x, y)))),
                            within(1e-14));
        }
    }

    /** To a point of the side x = 1 by way of one of the two sides at the corner that meet it. */
    private static double far(double x, double y, double z) {
        return x < 1 ? Double.POSITIVE_INFINITY : Math.min(Math.hypot(1 + y, z), Math.hypot(1 + z, y));
    }

    @Test
    void fromTheMiddleOfASideOfTheCube() {
        TriangleMesh mesh = cube(4);
        Surface surface = Surface.of(mesh);
        double[] d = distances(mesh, vertexAt(mesh, 0.5, 0.5, 0));
        assertThat(d[vertexAt(mesh, 0.5, 0.5, 1)]).isCloseTo(2, within(1e-14));
        assertThat(d[vertexAt(mesh, 0, 0, 1)]).isCloseTo(Math.sqrt(2.5), within(1e-14));
        // the middle of the two triangles of a side of the coarsest cube
        TriangleMesh coarse = cube(1);
        Surface coarseSurface = Surface.of(coarse);
        SurfacePoint middle = null;
        for (int f = 0; f < coarse.faceCount(); f++) {
            SurfacePoint point = new SurfacePoint.InFace(f, 0.5, 0, 0.5);
            double[] at = point.position(coarse, coarseSurface.halfEdges());
            middle = at[2] == 0 && at[0] == 0.5 && at[1] == 0.5 ? point : middle;
        }
        assertThat(middle).isNotNull();
        double[] e = new ExactGeodesics(coarseSurface.halfEdges(), coarseSurface.lengths()).distances(middle);
        for (int v = 0; v < e.length; v++) {
            int same = vertexAt(mesh, coarse.coordinate(v, 0), coarse.coordinate(v, 1), coarse.coordinate(v, 2));
            assertThat(e[v]).isCloseTo(d[same], within(1e-14));
        }
        assertThat(surface.halfEdges().boundaryCount()).isZero();
    }

    @Test
    void aCylinderUnrolls() {
        int around = 17;
        int along = 12;
        TriangleMesh mesh = TestMeshes.cylinder(around, along, 1, 5);
        double chord = 2 * Math.sin(Math.PI / around);
        for (int source : new int[] {0, 5 * around + 3}) {
            double[] d = distances(mesh, source);
            for (int v = 0; v < d.length; v++) {
                int turn = Math.floorMod(v - source, around);
                double s = chord * Math.min(turn, around - turn);
                double z = 5.0 / along * (v / around - source / around);
                assertThat(d[v]).isCloseTo(Math.hypot(s, z), within(1e-12));
            }
        }
    }

    /** Wedges of a cone of some total angle around vertex 0, given by lengths alone; ring k has radius k. */
    @ParameterizedTest
    @ValueSource(doubles = {1.0, 3.0, 5.5, 2 * Math.PI, 7.0, 9.5, 15.0})
    void aConeUnrollsIntoAWedge(double total) {
        int wedges = 24;
        int rings = 6;
        int[] faces = new int[3 * wedges * (2 * rings - 1)];
        int at = 0;
        for (int w = 0; w < wedges; w++) {
            int e = (w + 1) % wedges;
            System.arraycopy(new int[] {0, 1 + w, 1 + e}, 0, faces, at, 3);
            at += 3;
            for (int k = 1; k < rings; k++) {
                int a = 1 + (k - 1) * wedges;
                int b = a + wedges;
                System.arraycopy(new int[] {a + w, b + w, b + e, a + w, b + e, a + e}, 0, faces, at, 6);
                at += 6;
            }
        }
        int count = 1 + wedges * rings;
        HalfEdges halfEdges = HalfEdges.of(TriangleMesh.of(new double[3 * count], faces));
        double[] length = new double[halfEdges.count()];
        for (int h = 0; h < length.length; h++) {
            length[h] = cone(halfEdges.tail(h), halfEdges.tip(h), wedges, total);
        }
        ExactGeodesics exact = new ExactGeodesics(halfEdges, EdgeLengths.of(length, halfEdges));
        for (int source : new int[] {0, 1, 3 * wedges + 4, 5 * wedges + 11}) {
            double[] d = exact.distances(source);
            for (int v = 0; v < count; v++) {
                double expected = cone(Math.min(source, v), Math.max(source, v), wedges, total);
                assertThat(d[v]).as("%d to %d", source, v).isCloseTo(expected, within(2e-12));
            }
        }
    }

    private static double cone(int first, int second, int wedges, double total) {
        double r = first == 0 ? 0 : 1 + (first - 1) / wedges;
        double s = second == 0 ? 0 : 1 + (second - 1) / wedges;
        int apart = first == 0 || second == 0 ? 0 : Math.floorMod(first - second, wedges);
        double angle = total / wedges * Math.min(apart, wedges - apart);
        double half = Math.sin(angle / 2);
        return angle >= Math.PI ? r + s : Math.sqrt((r - s) * (r - s) + 4 * r * s * half * half);
    }

    @Test
    void onTheSphereTheErrorFallsWithTheSquareOfTheEdge() {
        double[] worst = new double[3];
        for (int level = 2; level <= 4; level++) {
            TriangleMesh mesh = TestMeshes.icosphere(level);
            double[] d = distances(mesh, 0);
            for (int v = 0; v < d.length; v++) {
                double dot = 0;
                for (int c = 0; c < 3; c++) {
                    dot += mesh.coordinate(0, c) * mesh.coordinate(v, c);
                }
                double arc = Math.acos(Math.max(-1, Math.min(1, dot)));
                worst[level - 2] = Math.max(worst[level - 2], Math.abs(d[v] - arc));
            }
        }
        assertThat(worst[0] / worst[1]).isBetween(3.4, 4.6);
        assertThat(worst[1] / worst[2]).isBetween(3.4, 4.6);
        assertThat(worst[2]).isLessThan(0.01);
    }
}
