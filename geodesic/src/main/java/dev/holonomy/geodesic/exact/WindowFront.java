package dev.holonomy.geodesic.exact;

import java.util.Arrays;

/**
 * The continuous Dijkstra algorithm of windows, with the scratch of one query after another (Mitchell, Mount and
 * Papadimitriou 1987; Chen and Han 1990; filters of Xin and Wang 2009).
 *
 * <p>A window is an interval on a half-edge that straight lines from one root cross into its face, with the root laid into the
 * plane of that face. Windows and vertices leave their queues in the order of their smallest distance, so a vertex is final
 * when it settles. A window dies, or loses a part, where a corner offers shorter paths; and of two windows that reach a
 * corner through the same half-edge only the nearer one goes on on both sides of it. What is cut off is dominated by real
 * paths by more than rounding; each settled vertex also offers itself to its neighbours along edges, so that every vertex of the component is
 * reached whatever the shape of faces.
 */
final class WindowFront {
    private static final double TIE = FrontVertices.TIE;

    /** Share of a side below which an interval is rounding. */
    private static final double SLIVER = 1e-13;

    /** Share of lengths within which two lines cross a half-edge in one place. */
    private static final double SAME_PLACE = 1e-10;

    /** Angle by which an apex may miss the lines of a window: rounding in faces without height opens gaps between windows. */
    private static final double CONE_SLACK = 1e-9;

    /** How far beyond a bend by π paths still go on, for the rounding of angles of paths of one length. */
    private static final double SHADOW_MARGIN = 1e-6;

    private static final int REALS = 7;
    private static final int FROM = 0;
    private static final int TO = 1;
    private static final int X = 2;
    private static final int Y = 3;
    private static final int SIGMA = 4;
    private static final int PHI = 5;
    private static final int KEY = 6;
    private static final int INTEGERS = 4;
    private static final int HALF_EDGE = 0;
    private static final int ROOT = 1;
    private static final int PARENT = 2;
    private static final int DEPTH = 3;

    final FacePlanes planes;
    final FrontVertices vertices;

    /** The half-edge and the parent of each window that was propagated, if the query keeps them. */
    int[] logHalfEdge = new int[0];

    int[] logParent = new int[0];
    private int logCount;
    private boolean logging;

    private final WindowQueue queue = new WindowQueue();
    private double[] real = new double[REALS * 1024];
    private int[] integer = new int[INTEGERS * 1024];
    private int[] free = new int[1024];
    private int freeCount;
    private int slots;
    private double radius;
    private long made;

    /** The nearest crossing to the apex of each half-edge: its length and where it crosses; valid for one query. */
    private final double[] splitLength;

    private final double[] splitAt;
    private final int[] splitQuery;
    private int query;

    WindowFront(FacePlanes planes) {
        this.planes = planes;
        this.vertices = new FrontVertices(planes.angleSum.length);
        splitLength = new double[planes.right.length];
        splitAt = new double[planes.right.length];
        splitQuery = new int[planes.right.length];
    }

    /** Forgets the last query. */
    void begin(double largest, boolean keepWindows) {
        radius = largest;
        logging = keepWindows;
        logCount = 0;
        freeCount = 0;
        slots = 0;
        made = 0;
        if (++query < 0) {
            Arrays.fill(splitQuery, 0);
            query = 1;
        }
        vertices.begin();
        queue.begin(planes.mean / 64);
    }

    /** The windows that were made in the last query. */
    long windowCount() {
        return made;
    }

    void addSource(int v) {
        vertices.straight(v, 0, v, 0, 0, -1);
    }

    /** A source in a face, or on a side of it, at a place in the frame of its first half-edge. */
    void addSource(int face, double px, double py, int root) {
        double[] plane = planes.plane;
        double x = px;
        double y = py;
        double phi = 0;
        for (int c = 0; c < 3; c++) {
            int h = 3 * face + c;
            int at = FacePlanes.STRIDE * h;
            double length = plane[at];
            double toTail = Math.sqrt(x * x + y * y);
            int v = planes.tail[h];
            if (vertices.improves(v, toTail)) {
                double arrival = planes.raw[h] + Math.max(0, Math.atan2(y, x));
                vertices.straight(v, toTail, root, phi + Math.atan2(-y, -x), arrival, -1);
            }
            int twin = planes.halfEdges.twin(h);
            if (!planes.halfEdges.isBoundary(twin)) {
                enter(twin, 0, length, length - x, Math.min(0, -y), 0, phi + Math.PI, root, -1, 0, 0);
            }
            // the frame of the next half-edge begins at the tip of this one
            double ux = -plane[at + FacePlanes.RIGHT_X];
            double uy = -plane[at + FacePlanes.RIGHT_Y];
            double dx = x - length;
            x = dx * ux + y * uy;
            y = Math.max(0, ux * y - uy * dx);
            phi += Math.atan2(uy, ux);
        }
    }

    /** Spreads from the sources until everything within the radius, or one vertex, is settled (target -1: everything). */
    void run(int target) {
        while (true) {
            double nextVertex = vertices.firstKey();
            if (queue.firstKey() <= nextVertex) {
                if (nextVertex == Double.POSITIVE_INFINITY && queue.firstKey() == Double.POSITIVE_INFINITY) {
                    return;
                }
                propagate(queue.removeFirst());
            } else if (nextVertex > radius) {
                return;
            } else {
                int v = vertices.settleFirst();
                if (v == target) {
                    return;
                }
                settle(v);
            }
        }
    }

    private void settle(int v) {
        double d = vertices.distance[v];
        int first = planes.halfEdges.first(v);
        for (int h = first, i = 0; i < planes.halfEdges.degree(v); i++, h = planes.halfEdges.nextAround(h)) {
            int twin = planes.halfEdges.twin(h);
            vertices.alongEdge(planes.tail[twin], d + planes.length[h], v, planes.raw[h], planes.raw[twin]);
        }
        if (isWhereItsRootIs(v)) {
            emit(v, d, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        } else if (planes.bends(v)) {
            double back = vertices.arrival[v];
            double sum = planes.angleSum[v];
            if (planes.halfEdges.onBoundary(v)) {
                emit(v, d, back + Math.PI, Double.POSITIVE_INFINITY);
                emit(v, d, Double.NEGATIVE_INFINITY, back - Math.PI);
            } else {
                for (int turn = -1; turn <= 1; turn++) {
                    emit(v, d, back + Math.PI + turn * sum, back - Math.PI + (turn + 1) * sum);
                }
            }
        }
    }

    /** Whether a vertex is a source, or so near to its root that lines from there cannot be told apart. */
    private boolean isWhereItsRootIs(int v) {
        int root = vertices.root[v];
        double apart = root < planes.angleSum.length ? vertices.distance[v] - vertices.distance[root] : 2;
        if (root == v || apart > 2 * TIE) {
            return root == v;
        }
        double longest = 0;
        for (int h = planes.halfEdges.first(v), i = 0;
                i < planes.halfEdges.degree(v);
                i++, h = planes.halfEdges.nextAround(h)) {
            longest = Math.max(longest, planes.length[h]);
        }
        return apart <= TIE * longest;
    }

    /** Windows on the sides opposite to a vertex, for directions between two unscaled angles. */
    private void emit(int v, double sigma, double lowest, double highest) {
        double low = lowest - SHADOW_MARGIN;
        double high = highest + SHADOW_MARGIN;
        if (low >= planes.angleSum[v] || high <= 0) {
            return;
        }
        for (int h = planes.halfEdges.first(v), i = 0;
                i < planes.halfEdges.degree(v);
                i++, h = planes.halfEdges.nextAround(h)) {
            if (planes.halfEdges.isBoundary(h)) {
                return;
            }
            int twin = planes.right[h];
            if (twin < 0 || planes.raw[h] >= high) {
                continue;
            }
            int at = FacePlanes.STRIDE * FacePlanes.next(h);
            double length = planes.plane[at];
            double x = length - planes.plane[at + FacePlanes.APEX_X];
            double y = -planes.plane[at + FacePlanes.APEX_Y];
            double phi = planes.raw[h] - Math.atan2(-y, length - x);
            double from = 0;
            double to = length;
            double last = phi + Math.atan2(-y, -x);
            if (last <= low) {
                continue;
            }
            if (planes.raw[h] < low) {
                to = Math.min(length, x - y / Math.tan(low - phi));
            }
            if (last > high) {
                from = Math.max(0, x - y / Math.tan(high - phi));
            }
            enter(twin, from, to, x, y, sigma, phi, v, -1, sigma, 0);
        }
    }

    /** Queues a window on a half-edge unless it is empty, dominated or beyond the radius. */
    private void enter(
            int h,
            double from,
            double to,
            double x,
            double y,
            double sigma,
            double phi,
            int root,
            int parent,
            double atLeast,
            int depth) {
        double length = planes.plane[FacePlanes.STRIDE * h];
        if (!(to - from > SLIVER * length)) {
            return;
        }
        double toFrom = Math.sqrt((from - x) * (from - x) + y * y);
        double toTo = Math.sqrt((to - x) * (to - x) + y * y);
        double[] distance = vertices.distance;
        if (distance[planes.tail[h]] + to < (sigma + toTo) * (1 - TIE)
                || distance[planes.tail[FacePlanes.next(h)]] + (length - from) < (sigma + toFrom) * (1 - TIE)) {
            return;
        }
        double nearest = x < from ? toFrom : x > to ? toTo : -y;
        double key = Math.max(atLeast, sigma + nearest);
        if (!(key <= radius) || depth > planes.right.length / 3) {
            return; // too far; or crosses more faces than there are, which no shortest path does
        }
        int slot = freeCount > 0 ? free[--freeCount] : slots++;
        if (REALS * slot >= real.length) {
            real = Arrays.copyOf(real, 2 * real.length);
            integer = Arrays.copyOf(integer, 2 * integer.length);
            free = Arrays.copyOf(free, 2 * free.length);
        }
        int r = REALS * slot;
        real[r + FROM] = from;
        real[r + TO] = to;
        real[r + X] = x;
        real[r + Y] = y;
        real[r + SIGMA] = sigma;
        real[r + PHI] = phi;
        real[r + KEY] = key;
        int n = INTEGERS * slot;
        integer[n + HALF_EDGE] = h;
        integer[n + ROOT] = root;
        integer[n + PARENT] = parent;
        integer[n + DEPTH] = depth;
        made++;
        queue.add(slot, key);
    }

    private void propagate(int slot) {
        int r = REALS * slot;
        int n = INTEGERS * slot;
        free[freeCount++] = slot;
        double a = real[r + FROM];
        double b = real[r + TO];
        double x = real[r + X];
        double y = real[r + Y];
        double sigma = real[r + SIGMA];
        double phi = real[r + PHI];
        double key = real[r + KEY];
        int h = integer[n + HALF_EDGE];
        int root = integer[n + ROOT];
        int parent = integer[n + PARENT];
        int depth = integer[n + DEPTH] + 1;

        double[] plane = planes.plane;
        double[] distance = vertices.distance;
        int at = FacePlanes.STRIDE * h;
        double length = plane[at];
        double toA = Math.sqrt((a - x) * (a - x) + y * y);
        double toB = Math.sqrt((b - x) * (b - x) + y * y);
        int next = FacePlanes.next(h);
        int previous = FacePlanes.previous(h);
        double atTail = distance[planes.tail[h]];
        if (atTail + a < (sigma + toA) * (1 - TIE)) {
            if (atTail + b < (sigma + toB) * (1 - TIE)) {
                return;
            }
            double k = atTail - sigma;
            a = clamp((x * x + y * y - k * k) / (2 * (k + x)), a, b);
        }
        double atTip = distance[planes.tail[next]];
        if (atTip + (length - b) < (sigma + toB) * (1 - TIE)) {
            if (atTip + (length - a) < (sigma + toA) * (1 - TIE)) {
                return;
            }
            double k = atTip - sigma;
            double mirrored = length - x;
            b = length - clamp((mirrored * mirrored + y * y - k * k) / (2 * (k + mirrored)), length - b, length - a);
        }
        int me = parent;
        if (logging) {
            me = log(h, parent);
        }

        double cx = plane[at + FacePlanes.APEX_X];
        double cy = plane[at + FacePlanes.APEX_Y];
        double dx = cx - x;
        double dy = cy - y;
        double toApex = Math.sqrt(dx * dx + dy * dy);
        double leftOfA = (a - x) * dy + y * dx; // > 0: the apex is to the left of the line through a
        double leftOfB = (b - x) * dy + y * dx;
        double reach = sigma + toApex;
        int apex = planes.tail[previous];
        double slack = CONE_SLACK * (toA + toB) * toApex;
        if (leftOfA <= slack && leftOfB >= -slack && vertices.improves(apex, reach)) {
            vertices.straight(
                    apex,
                    reach,
                    root,
                    phi + Math.atan2(dy, dx),
                    planes.raw[previous] + Math.max(0, Math.atan2(cx * dy - cy * dx, cx * dx + cy * dy)),
                    me);
        }
        boolean toLeft = leftOfA < 0;
        boolean toRight = leftOfB > 0;
        if (toLeft && toRight) {
            double crossing = dy > 0 ? x - dx * y / dy : cx;
            if (splitQuery[h] != query || reach < splitLength[h] * (1 - TIE)) {
                splitQuery[h] = query;
                splitLength[h] = reach;
                splitAt[h] = crossing;
            } else if (reach > splitLength[h] * (1 + TIE)) {
                double margin = SAME_PLACE * (length + toApex);
                toLeft = crossing < splitAt[h] + margin;
                toRight = crossing > splitAt[h] - margin;
            }
        }
        int right = planes.right[h];
        if (toRight && right >= 0) {
            double ux = plane[at + FacePlanes.RIGHT_X];
            double uy = plane[at + FacePlanes.RIGHT_Y];
            double side = plane[FacePlanes.STRIDE * next];
            double from = leftOfA < 0 ? 0 : meet(-leftOfA, (a - x) * uy + y * ux, side);
            double to = b == length ? side : meet(-leftOfB, (b - x) * uy + y * ux, side);
            double px = cx + to * ux;
            double py = cy + to * uy;
            if (atTail + norm(px, py) >= (sigma + norm(px - x, py - y)) * (1 - TIE)) {
                enter(
                        right,
                        from,
                        to,
                        -dx * ux - dy * uy,
                        Math.min(0, uy * dx - ux * dy),
                        sigma,
                        phi + plane[at + FacePlanes.RIGHT_TURN],
                        root,
                        me,
                        key,
                        depth);
            }
        }
        int left = planes.left[h];
        if (toLeft && left >= 0) {
            double ux = plane[at + FacePlanes.LEFT_X];
            double uy = plane[at + FacePlanes.LEFT_Y];
            double side = plane[FacePlanes.STRIDE * previous];
            double from = a == 0 ? 0 : meet(a * y, (a - x) * uy + y * ux, side);
            double to = leftOfB > 0 ? side : meet(b * y, (b - x) * uy + y * ux, side);
            double px = from * ux;
            double py = from * uy;
            if (atTip + norm(px - length, py) >= (sigma + norm(px - x, py - y)) * (1 - TIE)) {
                enter(
                        left,
                        from,
                        to,
                        x * ux + y * uy,
                        Math.min(0, y * ux - x * uy),
                        sigma,
                        phi + plane[at + FacePlanes.LEFT_TURN],
                        root,
                        me,
                        key,
                        depth);
            }
        }
    }

    /** Where a line meets a side, from 0 to its length; both arguments are negative unless the line is parallel. */
    private static double meet(double numerator, double denominator, double side) {
        return denominator < 0 ? clamp(numerator / denominator, 0, side) : side;
    }

    private static double norm(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }

    private static double clamp(double x, double low, double high) {
        return x > low ? Math.min(x, high) : low;
    }

    private int log(int h, int parent) {
        if (logCount == logHalfEdge.length) {
            logHalfEdge = Arrays.copyOf(logHalfEdge, Math.max(1024, 2 * logCount));
            logParent = Arrays.copyOf(logParent, logHalfEdge.length);
        }
        logHalfEdge[logCount] = h;
        logParent[logCount] = parent;
        return logCount++;
    }
}
