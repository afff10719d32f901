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

    /** A shadow of half a turn or more is looked into as if there were no light. */
    private static final double WIDE = 3;

    private static final double SLACK = 1 + 1e-9;

    /** Windows for each vertex met; beyond, around cones of next to no angle, paths stay a little longer than they need be. */
    private static final int MOST_A_VERTEX = 256;

    private final UnfoldedFaces faces;
    private final HalfEdges halfEdges;
    private final Transport gauge;
    private double radius;
    private final PolarDisc disc;
    private final WindowQueue windows = new WindowQueue();
    private final PathEnds ends = new PathEnds();

    /** Slots that are to look into their shadows. */
    private int[] waiting = new int[64];

    private int waitingCount;

    private int opened;

    /** Whether a vertex was reached twice, so that windows may be useless. */
    private boolean folded;

    GeodesicWindows(Surface surface, UnfoldedFaces faces, PolarDisc disc) {
        this.faces = faces;
        this.halfEdges = surface.halfEdges();
        this.gauge = surface.transport();
        this.disc = disc;
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
        lookAround(0);
        disc.ring = disc.count - 1;
        do {
            drain();
        } while (relax());
        for (int slot = 1; slot < disc.count; slot++) {
            resolve(slot);
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
                lookIntoShadow(slot);
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
                    lookAround(slot);
                    changed = true;
                    break;
                }
            }
        }
        return changed;
    }

    /** Along all edges and through all faces around a vertex. */
    private void lookAround(int slot) {
        int v = disc.vertex[slot];
        for (int h = halfEdges.first(v), i = 0; i < halfEdges.degree(v); i++, h = halfEdges.nextAround(h)) {
            walk(slot, h);
        }
        for (int s = faces.starOffset[v]; s < faces.starOffset[v + 1]; s++) {
            int h = faces.star[s];
            int at = UnfoldedFaces.STRIDE * h;
            double ax = faces.plane[at];
            double bx = faces.plane[at + 2];
            double by = faces.plane[at + 3];
            open(UnfoldedFaces.next(h), h, slot, ax, 0, bx, by, ax, 0, bx, by);
        }
    }

    /** Straight on from where the path to a vertex ends, on both sides of what it sees itself. */
    private void lookIntoShadow(int slot) {
        double excess = faces.excess[disc.vertex[slot]];
        if (excess > WIDE && excess < Double.POSITIVE_INFINITY) {
            lookAround(slot);
            return;
        }
        double norm = norm(ends.backX[slot], ends.backY[slot]);
        if (!(norm > 0)) {
            lookAround(slot);
            return;
        }
        double ux = -ends.backX[slot] / norm;
        double uy = -ends.backY[slot] / norm;
        if (excess < Double.POSITIVE_INFINITY) {
            double cos = Math.cos(excess);
            double sin = Math.sin(excess);
            counterClockwise(slot, ux, uy, ux * cos - uy * sin, ux * sin + uy * cos);
        } else {
            counterClockwise(slot, ux, uy, 0, 0);
            clockwise(slot, ux, uy);
        }
    }

    /**
     * Looks from the direction u, half a turn counter-clockwise from the way back, to the direction w, or to the boundary if that is
     * zero. Faces are laid out with the half-edge of the way back on the x-axis.
     */
    private void counterClockwise(int slot, double ux, double uy, double wx, double wy) {
        int h = ends.back[slot];
        int degree = halfEdges.degree(disc.vertex[slot]);
        boolean limited = wx != 0 || wy != 0;
        boolean within = false;
        double x = faces.lengths.length(h);
        double y = 0;
        for (int i = 0; i <= degree && !halfEdges.isBoundary(h); i++) {
            double ratioX = faces.ratio[2 * h];
            double ratioY = faces.ratio[2 * h + 1];
            double nextX = x * ratioX - y * ratioY;
            double nextY = x * ratioY + y * ratioX;
            if (within || (i > 0 && ux * nextY - uy * nextX >= 0)) {
                boolean started = within || ux * y - uy * x >= 0;
                boolean last = limited && nextX * wy - nextY * wx <= 0;
                double rx = started ? x : ux;
                double ry = started ? y : uy;
                double lx = last ? wx : nextX;
                double ly = last ? wy : nextY;
                lookInto(slot, h, x, y, rx, ry, lx, ly);
                if (last) {
                    return;
                }
                walk(slot, halfEdges.nextAround(h));
                within = true;
            }
            h = halfEdges.nextAround(h);
            x = nextX;
            y = nextY;
        }
    }

    /** Looks from the boundary to the direction u, half a turn clockwise from the way back. */
    private void clockwise(int slot, double ux, double uy) {
        int h = ends.back[slot];
        int degree = halfEdges.degree(disc.vertex[slot]);
        boolean within = false;
        double x = faces.lengths.length(h);
        double y = 0;
        for (int i = 0; i <= degree; i++) {
            int twin = halfEdges.twin(h);
            if (twin < 0 || halfEdges.isBoundary(twin)) {
                return;
            }
            int g = UnfoldedFaces.next(twin);
            double ratioX = faces.ratio[2 * g];
            double ratioY = faces.ratio[2 * g + 1];
            double square = ratioX * ratioX + ratioY * ratioY;
            if (!(square > 0)) {
                return;
            }
            double nextX = (x * ratioX + y * ratioY) / square;
            double nextY = (y * ratioX - x * ratioY) / square;
            if (within || ux * nextY - uy * nextX <= 0) {
                boolean started = within || ux * y - uy * x <= 0;
                lookInto(slot, g, nextX, nextY, nextX, nextY, started ? x : ux, started ? y : uy);
                walk(slot, g);
                within = true;
            }
            h = g;
            x = nextX;
            y = nextY;
        }
    }

    /** Opens the window of the face of a half-edge that leaves a vertex, laid along (x, y), between two rays. */
    private void lookInto(int slot, int h, double x, double y, double rx, double ry, double lx, double ly) {
        int at = UnfoldedFaces.STRIDE * h;
        double ax = faces.plane[at];
        if (ax > 0) {
            open(
                    UnfoldedFaces.next(h),
                    h,
                    slot,
                    ax,
                    0,
                    faces.plane[at + 2],
                    faces.plane[at + 3],
                    (x * rx + y * ry) / ax,
                    (x * ry - y * rx) / ax,
                    (x * lx + y * ly) / ax,
                    (x * ly - y * lx) / ax);
        }
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
    private void open(
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
    private void walk(int slot, int h) {
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

    /** θ and the transport of a slot, from those of the vertex at which its path bends last. */
    private void resolve(int slot) {
        if (ends.resolved[slot]) {
            return;
        }
        ends.resolved[slot] = true;
        int from = ends.parent[slot];
        int root = ends.root[slot];
        int back = ends.back[slot];
        double out =
                gauge.angle(root) + faces.scale[disc.vertex[from]] * Angles.atan2(ends.outY[slot], ends.outX[slot]);
        double in =
                gauge.angle(back) + faces.scale[disc.vertex[slot]] * Angles.atan2(ends.backY[slot], ends.backX[slot]);
        double straight = out + Math.PI - in;
        disc.arrival[slot] = in;
        if (from == 0) {
            disc.theta[slot] = out;
            disc.transport[slot] = straight;
        } else {
            resolve(from);
            disc.theta[slot] = disc.theta[from];
            disc.transport[slot] = disc.transport[from] + straight;
        }
    }
}
