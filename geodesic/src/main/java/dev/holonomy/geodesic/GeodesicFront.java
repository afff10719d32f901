package dev.holonomy.geodesic;

/**
 * Discrete geodesic polar coordinates around a vertex (Melvær and Reimers 2012), truncated at a radius.
 *
 * <p>The one-ring is exact: edge lengths, rescaled angles, transport along the edges. From there a front runs as in
 * Dijkstra's algorithm. A face with two known corners j, k and the third corner i is laid into the plane with the virtual
 * source that has the distances r_j and r_k; if the straight line from it to i crosses the edge jk, r_i is its length,
 * and θ_i and the transport of i divide those of j and k as the line divides the angle jk at the virtual source. Otherwise
 * the path bends at j. A value is replaced by one that is shorter by {@link #GAIN}, or as short with fewer bends (a bend by
 * δ costs only δ² of length, so length alone would not find the direction), also after its vertex has left the front, so
 * that obtuse faces do no harm: in the plane the result is exact. The front goes on a bit beyond the radius,
 * where it only serves vertices within.
 */
final class GeodesicFront {
    /** The relative gain that makes a shorter path count. */
    static final double GAIN = 1e-10;

    /** Estimates are not lengths of real paths everywhere; this ends chains of ever smaller gains around a cone. */
    private static final int MOST_VISITS = 32;

    private final UnfoldedFaces faces;
    private final HalfEdges halfEdges;
    private final EdgeLengths lengths;
    private final Transport gauge;
    private final double radius;
    private final PolarDisc disc;
    private final SlotHeap heap = new SlotHeap(256);

    /** Whether the vertex that spreads lies beyond the radius. */
    private boolean beyond;

    GeodesicFront(Surface surface, UnfoldedFaces faces, double radius, PolarDisc disc) {
        this.faces = faces;
        this.halfEdges = surface.halfEdges();
        this.lengths = faces.lengths;
        this.gauge = surface.transport();
        this.radius = radius;
        this.disc = disc;
    }

    /** Fills the disc around a source; slots that are not in the chart of the radius may hold upper bounds. */
    void spread(int source) {
        disc.begin(source);
        heap.clear();
        heap.addSlot(0);
        for (int h = halfEdges.first(source), i = 0; i < halfEdges.degree(source); i++, h = halfEdges.nextAround(h)) {
            int slot = disc.add(halfEdges.tip(h), lengths.length(h), gauge.angle(h), gauge.along(h), 0);
            enter(slot);
        }
        disc.ring = disc.count - 1;
        while (!heap.isEmpty()) {
            int slot = heap.removeFirst(disc.r);
            disc.visits[slot]++;
            beyond = disc.r[slot] > radius;
            visit(slot);
        }
    }

    private void enter(int slot) {
        heap.addSlot(slot);
        if (disc.r[slot] <= radius + faces.longest[disc.vertex[slot]]) {
            heap.decrease(slot, disc.r);
        }
    }

    /** Offers new values to the other two corners of every face around a vertex. */
    private void visit(int slot) {
        int v = disc.vertex[slot];
        for (int s = faces.starOffset[v]; s < faces.starOffset[v + 1]; s++) {
            int out = faces.star[s];
            int opposite = UnfoldedFaces.next(out);
            int in = UnfoldedFaces.next(opposite);
            int x = faces.tail[opposite];
            int y = faces.tail[in];
            int slotX = disc.slot(x);
            int slotY = disc.slot(y);
            if (slotY < 0 || slotY > disc.ring) {
                if (slotX < 0 || !across(out, opposite, in, slot, slotX, y, slotY)) {
                    alongEdge(slot, y, slotY, faces.plane[UnfoldedFaces.STRIDE * in], faces.along[in], -1);
                }
            }
            if (slotX < 0 || slotX > disc.ring) {
                slotY = disc.slot(y);
                if (slotY < 0 || !across(in, out, opposite, slotY, slot, x, slotX)) {
                    alongEdge(slot, x, slotX, faces.plane[UnfoldedFaces.STRIDE * out], faces.along[out], 1);
                }
            }
        }
    }

    /**
     * The path to the apex of a half-edge j→k through its interior.
     *
     * @return whether the line from the virtual source crosses the edge; if not, the path bends at a corner
     */
    private boolean across(int base, int right, int left, int slotJ, int slotK, int apex, int slotI) {
        double rj = disc.r[slotJ];
        double rk = disc.r[slotK];
        int at = UnfoldedFaces.STRIDE * base;
        double length = faces.plane[at];
        double x = faces.plane[at + 2];
        double y = faces.plane[at + 3];
        double sx = (rj - rk) * (rj + rk) * faces.plane[at + 1] + 0.5 * length;
        double square = (rj - sx) * (rj + sx);
        if (!(square >= 0) || length == 0) {
            return false;
        }
        double sy = Math.sqrt(square);
        double height = y + sy;
        double crossing = sx * y + x * sy;
        if (crossing < 0 || crossing > length * height) {
            return false;
        }
        double dx = x - sx;
        double distance = Math.sqrt(dx * dx + height * height);
        int bends = Math.max(disc.bends[slotJ], disc.bends[slotK]);
        if (!improves(distance, bends, apex, slotI)) {
            return true;
        }
        double whole = Math.atan2(length * sy, square - sx * (length - sx));
        double part = Math.atan2(crossing, sy * height - sx * dx);
        double share = whole > 1e-9 ? Math.min(1, part / whole) : 0.5;
        double turn = Angles.mostlyPositive(disc.theta[slotJ] - disc.theta[slotK]);
        double overJ = disc.transport[slotJ] - faces.along[left];
        double overK = disc.transport[slotK] + faces.along[right];
        set(
                apex,
                slotI,
                distance,
                disc.theta[slotJ] - share * turn,
                overJ + share * Angles.signed(overK - overJ),
                bends);
        return true;
    }

    /** The path that runs to a known corner and on along an edge. */
    private void alongEdge(int from, int target, int slotTarget, double length, double along, int sign) {
        double distance = disc.r[from] + length;
        int bends = disc.bends[from] + 1;
        if (improves(distance, bends, target, slotTarget)) {
            set(target, slotTarget, distance, disc.theta[from], disc.transport[from] + sign * along, bends);
        }
    }

    private boolean improves(double distance, int bends, int target, int slot) {
        if (slot < 0) {
            return distance <= (beyond ? radius : radius + faces.longest[target]);
        }
        double gain = bends < disc.bends[slot] ? -GAIN : GAIN;
        return distance < disc.r[slot] * (1 - gain) && disc.visits[slot] < MOST_VISITS;
    }

    private void set(int target, int slot, double distance, double angle, double g, int bends) {
        if (slot < 0) {
            enter(disc.add(target, distance, angle, g, bends));
            return;
        }
        disc.r[slot] = distance;
        disc.theta[slot] = angle;
        disc.transport[slot] = g;
        disc.bends[slot] = bends;
        heap.decrease(slot, disc.r);
    }
}
