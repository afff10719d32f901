package dev.holonomy.geodesic;

import java.util.Arrays;

/**
 * Exact polyhedral polar coordinates around a vertex, truncated at a radius, by windows (Chen and Han 1990, with the filter of Xin and
 * Wang 2009).
 *
 * <p>What the source sees through an edge is a wedge in the plane into which the faces up to that edge are unfolded. A wedge enters
 * the next face, whose apex, if it is seen, gets a straight path and splits the wedge; otherwise the wedge goes on through one edge.
 * In a disc of a few edges hardly anything is seen twice, so neither a priority queue nor angles are needed: a step is an unfolded
 * corner and two cross products. Behind a vertex of more than 2π, or a corner of the boundary, lies a shadow; the vertex becomes a
 * source itself and looks into it. Directions are taken at the end, once a vertex: the angle θ at which its path leaves, and the
 * transport along it, which the angles at both ends of every straight piece give.
 */
final class GeodesicWindows {
    /** The relative gain that makes a shorter path count. */
    private static final double GAIN = 1e-10;

    /** A vertex this near to the ray that bounds a wedge, in radians, is seen. */
    private static final double GRAZE = 1e-9;

    /** Angles that exceed 2π by less throw no shadow. */
    private static final double FLAT = 1e-10;

    private static final double SLACK = 1 + 1e-9;

    /** Windows for each vertex met; beyond, around cones of next to no angle, paths stay a little longer than they need be. */
    private static final int MOST_A_VERTEX = 256;

    private final UnfoldedFaces faces;
    private final HalfEdges halfEdges;
    private double radius;
    private final PolarDisc disc;
    private final WindowQueue windows = new WindowQueue();
    private final PathEnds ends;
    private final VertexSight sight;

    /** Slots that are to look into their shadows. */
    private int[] waiting = new int[64];

    private int waitingCount;

    private int opened;

    /** Whether a vertex was reached twice, so that windows may be useless. */
    private boolean folded;

    GeodesicWindows(Surface surface, UnfoldedFaces faces, PolarDisc disc) {
        this.faces = faces;
        this.halfEdges = surface.halfEdges();
        this.disc = disc;
        this.ends = new PathEnds(faces, surface.transport());
        this.sight = new VertexSight(this, halfEdges, faces, disc, ends);
    }

    /** Fills the disc around a source: its one-ring, and all that is within the radius. */
    void spread(int source, double within) {
        radius = within;
        disc.begin(source);
        ends.reserve(disc.vertex.length);
        ends.begin(0);
        windows.clear();
        waitingCount = 0;
        folded = false;
        opened = 0;
        sight.around(0);
        disc.ring = disc.count - 1;
        do {
            drain();
        } while (relax());
        for (int slot = 1; slot < disc.count; slot++) {
            ends.resolve(slot, disc);
        }
    }

    private void drain() {
        int next = 0;
        while (true) {
            while (!windows.isEmpty()) {
                step(windows.take());
            }
            if (next == waitingCount) {
                waitingCount = 0;
                return;
            }
            int slot = waiting[next++];
            ends.waits[slot] = false;
            if (disc.r[slot] < radius) {
                sight.shadow(slot);
            }
        }
    }

    /** Makes sure that no edge leads to a shorter path, as it might where faces are degenerate; whether one did. */
    private boolean relax() {
        boolean changed = false;
        for (int slot = 0; slot < disc.count; slot++) {
            double reach = disc.r[slot];
            int v = disc.vertex[slot];
            for (int i = faces.ringOffset[v]; i < faces.ringOffset[v + 1] && reach < radius; i++) {
                double distance = reach + faces.spoke[i];
                int other = disc.slot(faces.ring[i]);
                if (distance <= radius && (other < 0 || distance * SLACK < disc.r[other])) {
                    sight.around(slot);
                    changed = true;
                    break;
                }
            }
        }
        return changed;
    }

    /** One window through its face. */
    private void step(int window) {
        int t = windows.through[window];
        int root = windows.root[window];
        int slot = windows.source[window];
        int at = WindowQueue.STRIDE * window;
        double[] plane = windows.plane;
        double ax = plane[at];
        double ay = plane[at + 1];
        double bx = plane[at + 2];
        double by = plane[at + 3];
        double rx = plane[at + 4];
        double ry = plane[at + 5];
        double lx = plane[at + 6];
        double ly = plane[at + 7];
        double ratioX = faces.ratio[2 * t];
        double ratioY = faces.ratio[2 * t + 1];
        double ex = ax - bx;
        double ey = ay - by;
        double cx = bx + ex * ratioX - ey * ratioY;
        double cy = by + ex * ratioY + ey * ratioX;
        int right = UnfoldedFaces.next(t);
        int left = UnfoldedFaces.next(right);
        double leftOfRight = rx * cy - ry * cx;
        double rightOfLeft = cx * ly - cy * lx;
        double graze = GRAZE * (Math.abs(cx) + Math.abs(cy));
        if (leftOfRight >= -graze * (Math.abs(rx) + Math.abs(ry))
                && rightOfLeft >= -graze * (Math.abs(lx) + Math.abs(ly))) {
            see(slot, root, left, cx, cy, bx - cx, by - cy);
        }
        if (leftOfRight > 0 && rightOfLeft > 0) {
            open(right, root, slot, ax, ay, cx, cy, rx, ry, cx, cy);
            open(left, root, slot, cx, cy, bx, by, cx, cy, lx, ly);
        } else if (leftOfRight <= 0) {
            open(left, root, slot, cx, cy, bx, by, rx, ry, lx, ly);
        } else {
            open(right, root, slot, ax, ay, cx, cy, rx, ry, lx, ly);
        }
    }

    /** Adds the window through a half-edge of a face, unless nothing new can be seen through it. */
    void open(
            int edge,
            int root,
            int slot,
            double ax,
            double ay,
            double bx,
            double by,
            double rx,
            double ry,
            double lx,
            double ly) {
        int through = faces.across[edge];
        if (through < 0 || !(rx * ly - ry * lx > 0)) {
            return;
        }
        double ex = bx - ax;
        double ey = by - ay;
        // where the rays meet the edge, as shares of it
        double rightA = ax * ry - ay * rx;
        double rightB = rx * by - ry * bx;
        double leftA = ax * ly - ay * lx;
        double leftB = lx * by - ly * bx;
        double p = rightA > 0 ? rightA / (rightA + Math.max(0, rightB)) : 0;
        double q = leftB < 0 ? 1 : leftA / (leftA + leftB);
        if (!(q > p)) {
            return;
        }
        double square = ex * ex + ey * ey;
        if (!(square > 0)) {
            return;
        }
        double foot = Math.max(p, Math.min(q, -(ax * ex + ay * ey) / square));
        double nearX = ax + foot * ex;
        double nearY = ay + foot * ey;
        double sigma = disc.r[slot];
        double limit = radius - sigma;
        if (nearX * nearX + nearY * nearY > limit * limit) {
            return;
        }
        if (folded && useless(edge, sigma, ax, ay, ex, ey, p, q, Math.sqrt(square))) {
            return;
        }
        if (++opened > MOST_A_VERTEX * (disc.count + 16)) {
            return;
        }
        int window = windows.add();
        int at = WindowQueue.STRIDE * window;
        double[] plane = windows.plane;
        plane[at] = ax;
        plane[at + 1] = ay;
        plane[at + 2] = bx;
        plane[at + 3] = by;
        plane[at + 4] = rx;
        plane[at + 5] = ry;
        plane[at + 6] = lx;
        plane[at + 7] = ly;
        windows.through[window] = through;
        windows.root[window] = root;
        windows.source[window] = slot;
    }

    /** Whether the way by an end of the edge is shorter to all that the window sees (Xin and Wang 2009). */
    private boolean useless(
            int edge, double sigma, double ax, double ay, double ex, double ey, double p, double q, double length) {
        int a = disc.slot(faces.tail[edge]);
        if (a >= 0) {
            double far = sigma + norm(ax + q * ex, ay + q * ey);
            if (disc.r[a] + q * length < far * (1 - GAIN)) {
                return true;
            }
        }
        int b = disc.slot(faces.tail[UnfoldedFaces.next(edge)]);
        if (b < 0) {
            return false;
        }
        double far = sigma + norm(ax + p * ex, ay + p * ey);
        return disc.r[b] + (1 - p) * length < far * (1 - GAIN);
    }

    private static double norm(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }

    /** A straight path to the tail of a half-edge, which lies at (x, y), with its tip at an offset (ex, ey). */
    private void see(int slot, int root, int back, double x, double y, double ex, double ey) {
        int target = offer(faces.tail[back], disc.r[slot] + norm(x, y), radius);
        if (target >= 0) {
            ends.set(target, slot, root, x, y, back, -(ex * x + ey * y), -(ex * y - ey * x));
        }
    }

    /** The path along a half-edge. */
    void walk(int slot, int h) {
        double limit = slot == 0 ? Double.POSITIVE_INFINITY : radius;
        int target = offer(halfEdges.tip(h), disc.r[slot] + faces.lengths.length(h), limit);
        if (target >= 0) {
            ends.set(target, slot, h, 1, 0, halfEdges.twin(h), 1, 0);
        }
    }

    /** The slot of a vertex for which a path of that length is new or shorter, -1 if it is neither. */
    private int offer(int vertex, double distance, double limit) {
        int slot = disc.slot(vertex);
        if (slot < 0) {
            if (distance > limit) {
                return -1;
            }
            slot = disc.add(vertex, distance, 0, 0, 0);
            ends.reserve(disc.vertex.length);
            ends.begin(slot);
        } else {
            if (!(distance < disc.r[slot] * (1 - GAIN))) {
                folded |= distance > disc.r[slot] * (1 + GAIN);
                return -1;
            }
            folded = true;
            disc.r[slot] = distance;
        }
        if (faces.excess[vertex] > FLAT && !ends.waits[slot]) {
            ends.waits[slot] = true;
            if (waitingCount == waiting.length) {
                waiting = Arrays.copyOf(waiting, 2 * waitingCount);
            }
            waiting[waitingCount++] = slot;
        }
        return slot;
    }
}
