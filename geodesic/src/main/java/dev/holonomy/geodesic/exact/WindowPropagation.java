package dev.holonomy.geodesic.exact;

/**
 * The step of a window over its face, with the filters of Xin and Wang (2009): a window dies, or loses a part, where a corner
 * offers shorter paths.
 */
final class WindowPropagation {
    private static final double TIE = FrontVertices.TIE;

    /** Angle by which an apex may miss the lines of a window: rounding in faces without height opens gaps between windows. */
    private static final double CONE_SLACK = 1e-9;

    /** The windows that were propagated, if the query keeps them. */
    final WindowLog log = new WindowLog();

    private final FacePlanes planes;
    private final FrontVertices vertices;
    private final WaitingWindows waiting;
    private final ApexCrossings crossings;
    private boolean logging;

    WindowPropagation(FacePlanes planes, FrontVertices vertices, WaitingWindows waiting) {
        this.planes = planes;
        this.vertices = vertices;
        this.waiting = waiting;
        this.crossings = new ApexCrossings(planes.right.length);
    }

    /** Forgets the last query. */
    void begin(boolean keepWindows) {
        logging = keepWindows;
        log.begin();
        crossings.begin();
    }

    /** Takes a window out of the pool, cuts off what is dominated, and lets the rest in on the two other sides. */
    void propagate(int slot) {
        int r = WindowPool.REALS * slot;
        int n = WindowPool.INTEGERS * slot;
        double[] real = waiting.pool.real;
        int[] integer = waiting.pool.integer;
        double a = real[r + WindowPool.FROM];
        double b = real[r + WindowPool.TO];
        double x = real[r + WindowPool.X];
        double y = real[r + WindowPool.Y];
        double sigma = real[r + WindowPool.SIGMA];
        double phi = real[r + WindowPool.PHI];
        double key = real[r + WindowPool.KEY];
        int h = integer[n + WindowPool.HALF_EDGE];
        int root = integer[n + WindowPool.ROOT];
        int parent = integer[n + WindowPool.PARENT];
        int depth = integer[n + WindowPool.DEPTH] + 1;
        waiting.pool.release(slot);

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
        int me = logging ? log.add(h, parent) : parent;

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
            if (!crossings.isNearest(h, reach, crossing)) {
                toLeft = crossings.isLeft(h, crossing, length + toApex);
                toRight = crossings.isRight(h, crossing, length + toApex);
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
                waiting.enter(
                        right,
                        from,
                        to,
                        -dx * ux - dy * uy,
                        uy * dx - ux * dy,
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
                waiting.enter(
                        left,
                        from,
                        to,
                        x * ux + y * uy,
                        y * ux - x * uy,
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
}
