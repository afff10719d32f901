package dev.holonomy.geodesic.intrinsic;

import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The intrinsic Delaunay triangulation of the tufted cover (Sharp and Crane 2020): a surface without boundary over any mesh.
 *
 * <p>Every face is taken twice, once for each side, and around each edge the side of one face is glued to the side of the next
 * face that it looks at. So edges with any number of faces, faces that disagree on the outside and one-sided meshes all
 * give edges with two faces, which can be flipped. Over a closed oriented manifold it is two copies of the mesh, at a
 * boundary it passes from one to the other. Vertices are those of the mesh; integrals count faces half.
 */
public final class TuftedCover {
    private final IntrinsicFaces faces;
    private final long flips;

    private TuftedCover(IntrinsicFaces faces, long flips) {
        this.faces = faces;
        this.flips = flips;
    }

    /**
     * The cover of a mesh.
     *
     * @param mesh any mesh; faces that name a vertex twice are left out
     * @return its cover after flips to intrinsic Delaunay, with mollified lengths
     */
    public static TuftedCover of(TriangleMesh mesh) {
        IntrinsicFaces input = IntrinsicFaces.of(mesh);
        int[] corner = input.corners();
        int[] tail = new int[2 * corner.length];
        double[] length = new double[2 * corner.length];
        for (int h = 0; h < corner.length; h++) {
            int back = back(h);
            tail[front(h)] = corner[h];
            tail[back] = corner[FlipMesh.next(h)];
            length[front(h)] = input.lengths()[h];
            length[back] = input.lengths()[h];
        }
        FlipMesh cover = new FlipMesh(tail, twins(mesh, corner), length);
        cover.makeDelaunay();
        return new TuftedCover(cover.faces(mesh.vertexCount(), 0.5), cover.flips());
    }

    /** The side of a face on which the half-edge runs as in the mesh. */
    private static int front(int h) {
        return 6 * (h / 3) + h % 3;
    }

    /** The other side, on which it runs the other way. */
    private static int back(int h) {
        return 6 * (h / 3) + 5 - h % 3;
    }

    private static int[] twins(TriangleMesh mesh, int[] corner) {
        int[] start = new int[mesh.vertexCount() + 1];
        for (int h = 0; h < corner.length; h++) {
            start[Math.min(corner[h], corner[FlipMesh.next(h)]) + 1]++;
        }
        for (int v = 0; v < mesh.vertexCount(); v++) {
            start[v + 1] += start[v];
        }
        int[] fill = Arrays.copyOf(start, mesh.vertexCount());
        long[] entry = new long[corner.length];
        for (int h = 0; h < corner.length; h++) {
            int tip = corner[FlipMesh.next(h)];
            entry[fill[Math.min(corner[h], tip)]++] = (long) Math.max(corner[h], tip) << 32 | h;
        }
        int[] twin = new int[2 * corner.length];
        for (int v = 0; v < mesh.vertexCount(); v++) {
            Arrays.sort(entry, start[v], start[v + 1]);
            for (int from = start[v], to; from < start[v + 1]; from = to) {
                int w = (int) (entry[from] >>> 32);
                to = from + 1;
                while (to < start[v + 1] && entry[to] >>> 32 == w) {
                    to++;
                }
                glueAround(mesh, v, w, corner, Arrays.copyOfRange(entry, from, to), twin);
            }
        }
        return twin;
    }

    /** Glues the faces of edge v-w: what looks at larger angles around it to what looks back from the next face. */
    private static void glueAround(TriangleMesh mesh, int v, int w, int[] corner, long[] run, int[] twin) {
        int[] halfEdge = new int[run.length];
        for (int i = 0; i < run.length; i++) {
            halfEdge[i] = (int) run[i];
        }
        if (run.length > 2) {
            sortByAngle(mesh, v, w, corner, halfEdge);
        }
        for (int i = 0; i < halfEdge.length; i++) {
            int here = halfEdge[i];
            int next = halfEdge[(i + 1) % halfEdge.length];
            int up = corner[here] == v ? front(here) : back(here); // runs from v to w
            int down = corner[next] == v ? back(next) : front(next);
            twin[up] = down;
            twin[down] = up;
        }
    }

    /** By the dihedral angle around the edge from v to w, counter-clockwise. */
    private static void sortByAngle(TriangleMesh mesh, int v, int w, int[] corner, int[] halfEdge) {
        double[] e = new double[3];
        int axis = 0;
        for (int c = 0; c < 3; c++) {
            e[c] = mesh.coordinate(w, c) - mesh.coordinate(v, c);
            axis = Math.abs(e[c]) < Math.abs(e[axis]) ? c : axis;
        }
        double norm = Math.sqrt(e[0] * e[0] + e[1] * e[1] + e[2] * e[2]);
        if (!(norm > 0)) {
            return; // any order gives a cover
        }
        double[] unit = {e[0] / norm, e[1] / norm, e[2] / norm};
        double[] across = new double[3];
        across[axis] = 1;
        double[] second = cross(unit, across);
        double[] first = cross(second, unit);
        Wing[] wings = new Wing[halfEdge.length];
        for (int i = 0; i < wings.length; i++) {
            int apex = corner[FlipMesh.previous(halfEdge[i])];
            double x = 0;
            double y = 0;
            for (int c = 0; c < 3; c++) {
                double d = mesh.coordinate(apex, c) - mesh.coordinate(v, c);
                x += d * first[c];
                y += d * second[c];
            }
            wings[i] = new Wing(Math.atan2(y, x), halfEdge[i]);
        }
        Arrays.sort(wings, Comparator.comparingDouble(Wing::angle).thenComparingInt(Wing::halfEdge));
        for (int i = 0; i < wings.length; i++) {
            halfEdge[i] = wings[i].halfEdge();
        }
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    /** A face at an edge. */
    private record Wing(double angle, int halfEdge) {}

    /**
     * The faces of the cover on the vertices of the mesh, counting half.
     *
     * @return twice the faces of the mesh
     */
    public IntrinsicFaces faces() {
        return faces;
    }

    /**
     * The number of flips it took.
     *
     * @return flips on both sides together
     */
    public long flips() {
        return flips;
    }
}
