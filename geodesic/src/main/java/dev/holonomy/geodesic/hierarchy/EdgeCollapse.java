package dev.holonomy.geodesic.hierarchy;

import dev.holonomy.geodesic.CostHeap;
import dev.holonomy.mesh.MeshException;
import java.util.Arrays;

/**
 * Collapses edges in the order of their quadric error until few enough vertices are left.
 *
 * <p>An edge belongs to its smaller vertex, which keeps its best edge in a heap; the smaller vertex survives. An edge is
 * collapsed only if the topology is kept, no face turns over and none becomes a needle that was none. Edges of the boundary
 * collapse along it; a vertex inside that meets the boundary moves onto it.
 */
final class EdgeCollapse {
    /** The least cosine between the normals of a face before and after. */
    private static final double TURNED = 0.2;

    /** Faces of a quality below this may not become worse; 1 is equilateral. */
    private static final double NEEDLE = 0.1;

    private final CollapseMesh mesh;
    private final double[] position;
    private final Quadrics quadrics;
    private final CostHeap heap;

    /** The vertex that each one was merged into, itself while it is there. */
    private final int[] parent;

    private final int[] partner;
    private final double[] target;
    private int[] ring = new int[64];
    private int[] around = new int[64];
    private double[] ringCost = new double[64];
    private final double[] point = new double[3];
    private boolean needlesAllowed;

    /**
     * Prepares.
     *
     * @param mesh the faces
     * @param position coordinates within a few units of 0, moved, [V, 3]
     * @param quadrics errors of the vertices, merged
     */
    EdgeCollapse(CollapseMesh mesh, double[] position, Quadrics quadrics) {
        int vertices = position.length / 3;
        this.mesh = mesh;
        this.position = position;
        this.quadrics = quadrics;
        heap = new CostHeap(vertices);
        parent = new int[vertices];
        partner = new int[vertices];
        target = new double[3 * vertices];
        Arrays.setAll(parent, v -> v);
    }

    /** Collapses until so many vertices are left. */
    void reduceTo(int wanted) {
        int left = parent.length;
        while (left > wanted) {
            for (int v = 0; v < parent.length; v++) {
                if (parent[v] == v) {
                    choose(v);
                }
            }
            while (left > wanted && heap.size() > 0) {
                left -= collapse(heap.first()) ? 1 : 0;
            }
            if (left > wanted && needlesAllowed) {
                throw new MeshException("the mesh cannot have fewer than " + left
                        + " vertices without changing its topology or turning faces over, wanted " + wanted);
            }
            needlesAllowed = true;
        }
    }

    /** The vertex that a vertex has ended up in. */
    int survivor(int v) {
        int root = v;
        while (parent[root] != root) {
            root = parent[root];
        }
        for (int at = v; at != root; ) {
            int next = parent[at];
            parent[at] = root;
            at = next;
        }
        return root;
    }

    private boolean collapse(int u) {
        int v = partner[u];
        int countU = mesh.fan(u);
        int countV = mesh.secondFan(v);
        System.arraycopy(target, 3 * u, point, 0, 3);
        if (!isAllowed(u, countU, v, countV)) {
            choose(u);
            return false;
        }
        mesh.collapse(u, v, countV);
        parent[v] = u;
        heap.remove(v);
        quadrics.merge(u, v);
        System.arraycopy(point, 0, position, 3 * u, 3);
        choose(u);
        int count = mesh.fan(u);
        around = reserve(around, 2 * count);
        int neighbours = mesh.ring(count, around);
        for (int i = 0; i < neighbours; i++) {
            choose(around[i]);
        }
        return true;
    }

    private static int[] reserve(int[] array, int count) {
        return array.length < count ? new int[2 * count] : array;
    }

    /** Finds the cheapest edge of a vertex to a larger one that may be collapsed. */
    private void choose(int u) {
        int countU = mesh.fan(u);
        ring = reserve(ring, 2 * countU);
        if (ringCost.length < ring.length) {
            ringCost = new double[ring.length];
        }
        int neighbours = mesh.ring(countU, ring);
        for (int i = 0; i < neighbours; i++) {
            ringCost[i] = ring[i] > u ? place(u, ring[i]) : Double.POSITIVE_INFINITY;
        }
        while (true) {
            int best = -1;
            for (int i = 0; i < neighbours; i++) {
                if (ringCost[i] < Double.POSITIVE_INFINITY
                        && (best < 0
                                || ringCost[i] < ringCost[best]
                                || (ringCost[i] == ringCost[best] && ring[i] < ring[best]))) {
                    best = i;
                }
            }
            if (best < 0) {
                heap.remove(u);
                return;
            }
            int v = ring[best];
            place(u, v);
            if (isAllowed(u, countU, v, mesh.secondFan(v))) {
                partner[u] = v;
                System.arraycopy(point, 0, target, 3 * u, 3);
                heap.put(u, ringCost[best]);
                return;
            }
            ringCost[best] = Double.POSITIVE_INFINITY;
        }
    }

    /** Puts the place where an edge would collapse to into {@link #point}; returns its error. */
    private double place(int u, int v) {
        boolean boundaryU = mesh.boundary[u];
        boolean boundaryV = mesh.boundary[v];
        if (boundaryU != boundaryV) {
            System.arraycopy(position, boundaryU ? 3 * u : 3 * v, point, 0, 3);
            return quadrics.cost(u, v, point[0], point[1], point[2]);
        }
        if (!boundaryU && quadrics.least(u, v, point)) {
            double edge = 0;
            double away = 0;
            for (int c = 0; c < 3; c++) {
                double middle = 0.5 * (position[3 * u + c] + position[3 * v + c]);
                edge += square(position[3 * u + c] - position[3 * v + c]);
                away += square(point[c] - middle);
            }
            if (away <= edge) {
                return quadrics.cost(u, v, point[0], point[1], point[2]);
            }
        }
        double least = Double.POSITIVE_INFINITY;
        double share = 0;
        for (double t : new double[] {0, 1, 0.5}) {
            double cost = quadrics.cost(u, v, between(u, v, 0, t), between(u, v, 1, t), between(u, v, 2, t));
            if (cost < least) {
                least = cost;
                share = t;
            }
        }
        for (int c = 0; c < 3; c++) {
            point[c] = between(u, v, c, share);
        }
        return least;
    }

    private double between(int u, int v, int axis, double t) {
        double a = position[3 * u + axis];
        double b = position[3 * v + axis];
        return t == 0.5 ? 0.5 * (a + b) : t == 0 ? a : b;
    }

    private static double square(double x) {
        return x * x;
    }

    private boolean isAllowed(int u, int countU, int v, int countV) {
        return mesh.keepsTopology(u, countU, v, countV)
                && keepsShape(mesh.fanOfFirst, countU, v)
                && keepsShape(mesh.fanOfSecond, countV, u);
    }

    /** Whether the faces of a fan stay as they look when its vertex moves to {@link #point}, but for those with another vertex. */
    private boolean keepsShape(int[] fan, int count, int other) {
        for (int i = 0; i < count; i++) {
            int c = fan[i];
            int a = mesh.corner[CollapseMesh.after(c)];
            int b = mesh.corner[CollapseMesh.after(CollapseMesh.after(c))];
            if (a != other && b != other && !keepsShape(mesh.corner[c], a, b)) {
                return false;
            }
        }
        return true;
    }

    private boolean keepsShape(int v, int a, int b) {
        int i = 3 * v;
        int j = 3 * a;
        int k = 3 * b;
        double ex = position[k] - position[j];
        double ey = position[k + 1] - position[j + 1];
        double ez = position[k + 2] - position[j + 2];
        double ox = position[i] - position[j];
        double oy = position[i + 1] - position[j + 1];
        double oz = position[i + 2] - position[j + 2];
        double px = point[0] - position[j];
        double py = point[1] - position[j + 1];
        double pz = point[2] - position[j + 2];
        double oldX = ey * oz - ez * oy;
        double oldY = ez * ox - ex * oz;
        double oldZ = ex * oy - ey * ox;
        double newX = ey * pz - ez * py;
        double newY = ez * px - ex * pz;
        double newZ = ex * py - ey * px;
        double oldArea = Math.sqrt(oldX * oldX + oldY * oldY + oldZ * oldZ);
        double newArea = Math.sqrt(newX * newX + newY * newY + newZ * newZ);
        double edge = ex * ex + ey * ey + ez * ez;
        double oldQuality = quality(oldArea, edge, ox, oy, oz, ex, ey, ez);
        double newQuality = quality(newArea, edge, px, py, pz, ex, ey, ez);
        if (oldQuality > 1e-9) {
            double cosine = oldX * newX + oldY * newY + oldZ * newZ;
            if (!(newQuality > 1e-9) || cosine < (needlesAllowed ? 0 : TURNED) * oldArea * newArea) {
                return false;
            }
        }
        return needlesAllowed || newQuality >= Math.min(NEEDLE, oldQuality);
    }

    /** 4 √3 area over the sum of the squared sides, from twice the area: 1 for an equilateral face, 0 for a needle. */
    private static double quality(
            double doubleArea, double edge, double x, double y, double z, double ex, double ey, double ez) {
        double sides = edge + x * x + y * y + z * z + square(x - ex) + square(y - ey) + square(z - ez);
        return sides > 0 ? 2 * Math.sqrt(3) * doubleArea / sides : 0;
    }
}
