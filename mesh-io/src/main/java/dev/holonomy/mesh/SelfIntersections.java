package dev.holonomy.mesh;

import dev.holonomy.mesh.MeshReport.Kind;
import dev.holonomy.mesh.MeshReport.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Finds pairs of faces that meet in more than a vertex or edge that they share; exact for any doubles.
 *
 * <p>Two triangles meet where an edge of one meets the other (Möller 1997); all decisions are signs of determinants. Pairs come from
 * a tree of boxes, so that the time is about n log n on surfaces. Faces without area and faces of the same three vertices are not
 * looked at: they are problems of their own.
 */
public final class SelfIntersections {
    private static final int SHOWN = 10;

    private final TriangleMesh mesh;
    private final double[] p;
    private final NavigableSet<Long> firstCrossing = new TreeSet<>();
    private final NavigableSet<Long> firstOverlap = new TreeSet<>();
    private int crossings;
    private int overlaps;

    private SelfIntersections(TriangleMesh mesh) {
        this.mesh = mesh;
        this.p = mesh.positions();
    }

    /**
     * Looks for them.
     *
     * @param mesh any mesh
     * @return a problem for faces that cross or touch and one for faces that lie on each other, where there are such pairs; ids
     *     are pairs of faces like "3-7"
     */
    public static List<Problem> of(TriangleMesh mesh) {
        SelfIntersections search = new SelfIntersections(mesh);
        boolean[] proper = new boolean[mesh.faceCount()];
        EdgeFaces edges = new EdgeFaces(mesh);
        for (int f = 0; f < proper.length; f++) {
            proper[f] = edges.isProper(f);
        }
        new MeshSizes(mesh, edges).facesWithoutArea().forEach(f -> proper[f] = false);
        new BoxTree(mesh, proper).pairs(search::visit);
        List<Problem> problems = new ArrayList<>();
        if (search.crossings > 0) {
            problems.add(new Problem(Kind.SELF_INTERSECTION, search.crossings, names(search.firstCrossing)));
        }
        if (search.overlaps > 0) {
            problems.add(new Problem(Kind.OVERLAPPING_FACES, search.overlaps, names(search.firstOverlap)));
        }
        return problems;
    }

    private static List<String> names(NavigableSet<Long> pairs) {
        return pairs.stream().map(pair -> (pair >> 32) + "-" + pair.intValue()).toList();
    }

    private int visit(int f, int g) {
        int[] a = corners(f);
        int[] b = corners(g);
        int shared = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                if (a[i] == b[j]) {
                    // shared corners go to the front, in the same order in both
                    swap(a, i, shared);
                    swap(b, j, shared);
                    shared++;
                    break;
                }
            }
        }
        boolean flat = Orientation.of(p, a[0], a[1], a[2], b[0]) == 0
                && Orientation.of(p, a[0], a[1], a[2], b[1]) == 0
                && Orientation.of(p, a[0], a[1], a[2], b[2]) == 0;
        boolean meet =
                switch (shared) {
                    case 0 -> flat ? meetInPlane(a, b, 0) : meetInSpace(a, b);
                    case 1 -> flat ? meetInPlane(a, b, 1) : segmentMeets(a[1], a[2], b) || segmentMeets(b[1], b[2], a);
                    case 2 -> flat && sameSide(a, b);
                    default -> false;
                };
        if (meet) {
            add(flat ? firstOverlap : firstCrossing, f, g);
            crossings += flat ? 0 : 1;
            overlaps += flat ? 1 : 0;
        }
        return meet ? 1 : 0;
    }

    private static void add(NavigableSet<Long> first, int f, int g) {
        first.add((long) f << 32 | g);
        if (first.size() > SHOWN) {
            first.pollLast();
        }
    }

    private int[] corners(int f) {
        return new int[] {3 * mesh.vertex(f, 0), 3 * mesh.vertex(f, 1), 3 * mesh.vertex(f, 2)};
    }

    private static void swap(int[] corners, int i, int j) {
        int corner = corners[i];
        corners[i] = corners[j];
        corners[j] = corner;
    }

    private boolean meetInSpace(int[] a, int[] b) {
        for (int i = 0; i < 3; i++) {
            if (segmentMeets(a[i], a[(i + 1) % 3], b) || segmentMeets(b[i], b[(i + 1) % 3], a)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a segment meets a triangle that does not lie in one plane with it, or only touches that plane. */
    private boolean segmentMeets(int s, int e, int[] t) {
        int from = Orientation.of(p, t[0], t[1], t[2], s);
        int to = Orientation.of(p, t[0], t[1], t[2], e);
        if (from == to && from != 0) {
            return false;
        }
        if (from == 0 && to == 0) {
            int[] axes = axes(t);
            return segmentMeetsInPlane(s, e, t, axes[0], axes[1]);
        }
        int x = Orientation.of(p, s, e, t[0], t[1]);
        int y = Orientation.of(p, s, e, t[1], t[2]);
        int z = Orientation.of(p, s, e, t[2], t[0]);
        return (x >= 0 && y >= 0 && z >= 0) || (x <= 0 && y <= 0 && z <= 0);
    }

    /** Two axes on which the triangle does not fall onto a line; a face with area has them. */
    private int[] axes(int[] t) {
        for (int drop = 2; drop > 0; drop--) {
            int u = (drop + 1) % 3;
            int v = (drop + 2) % 3;
            if (Orientation.of(p, t[0], t[1], t[2], u, v) != 0) {
                return new int[] {u, v};
            }
        }
        return new int[] {1, 2};
    }

    private boolean meetInPlane(int[] a, int[] b, int shared) {
        int[] axes = axes(a);
        int u = axes[0];
        int v = axes[1];
        if (shared == 1) {
            return segmentMeetsInPlane(a[1], a[2], b, u, v) || segmentMeetsInPlane(b[1], b[2], a, u, v);
        }
        for (int i = 0; i < 3; i++) {
            if (segmentMeetsInPlane(a[i], a[(i + 1) % 3], b, u, v)) {
                return true;
            }
        }
        return inside(b[0], a, u, v);
    }

    private boolean segmentMeetsInPlane(int s, int e, int[] t, int u, int v) {
        for (int i = 0; i < 3; i++) {
            if (cross(s, e, t[i], t[(i + 1) % 3], u, v)) {
                return true;
            }
        }
        return inside(s, t, u, v);
    }

    private boolean inside(int q, int[] t, int u, int v) {
        int x = Orientation.of(p, t[0], t[1], q, u, v);
        int y = Orientation.of(p, t[1], t[2], q, u, v);
        int z = Orientation.of(p, t[2], t[0], q, u, v);
        return (x >= 0 && y >= 0 && z >= 0) || (x <= 0 && y <= 0 && z <= 0);
    }

    /** Whether two closed segments of a plane meet. */
    private boolean cross(int a, int b, int c, int d, int u, int v) {
        int s = Orientation.of(p, a, b, c, u, v);
        int t = Orientation.of(p, a, b, d, u, v);
        int x = Orientation.of(p, c, d, a, u, v);
        int y = Orientation.of(p, c, d, b, u, v);
        if (s == 0 && t == 0) {
            return overlap(p[a + u], p[b + u], p[c + u], p[d + u]) && overlap(p[a + v], p[b + v], p[c + v], p[d + v]);
        }
        return s * t <= 0 && x * y <= 0;
    }

    private static boolean overlap(double a, double b, double c, double d) {
        return Math.max(Math.min(a, b), Math.min(c, d)) <= Math.min(Math.max(a, b), Math.max(c, d));
    }

    /** Whether two triangles of a plane with a common edge, corners 0 and 1 of both, lie on the same side of it. */
    private boolean sameSide(int[] a, int[] b) {
        int[] axes = axes(a);
        return Orientation.of(p, a[0], a[1], a[2], axes[0], axes[1])
                == Orientation.of(p, a[0], a[1], b[2], axes[0], axes[1]);
    }
}
