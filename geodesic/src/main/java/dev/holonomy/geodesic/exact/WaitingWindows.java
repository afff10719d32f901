package dev.holonomy.geodesic.exact;

/** The windows that are still to be propagated, by their smallest distance; what no shortest path needs is not let in. */
final class WaitingWindows {
    private static final double TIE = FrontVertices.TIE;

    /** Share of a side below which an interval is rounding. */
    private static final double SLIVER = 1e-13;

    /** Share of lengths by which a root may seem to lie in the face itself: beyond that the interval was rounding. */
    private static final double BEHIND = 1e-9;

    final WindowPool pool = new WindowPool();
    private final WindowQueue queue = new WindowQueue();
    private final FacePlanes planes;
    private final FrontVertices vertices;
    private double radius;
    private long made;

    WaitingWindows(FacePlanes planes, FrontVertices vertices) {
        this.planes = planes;
        this.vertices = vertices;
    }

    /** Forgets the last query. */
    void begin(double largest) {
        radius = largest;
        made = 0;
        pool.begin();
        queue.begin(planes.mean / 64);
    }

    /** The windows that were let in since. */
    long made() {
        return made;
    }

    /** The smallest distance of all, +∞ if none waits. */
    double firstKey() {
        return queue.firstKey();
    }

    /** Takes out the slot of {@link #firstKey}, which must have been asked for. */
    int removeFirst() {
        return queue.removeFirst();
    }

    /** Queues a window on a half-edge, its root at (x, height ≤ 0), unless it is empty, dominated or beyond the radius. */
    void enter(
            int h,
            double from,
            double to,
            double x,
            double height,
            double sigma,
            double phi,
            int root,
            int parent,
            double atLeast,
            int depth) {
        double length = planes.plane[FacePlanes.STRIDE * h];
        if (!(to - from > SLIVER * length) || height > BEHIND * (length + Math.abs(x))) {
            return;
        }
        double y = Math.min(0, height);
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
        int slot = pool.take();
        double[] real = pool.real;
        int r = WindowPool.REALS * slot;
        real[r + WindowPool.FROM] = from;
        real[r + WindowPool.TO] = to;
        real[r + WindowPool.X] = x;
        real[r + WindowPool.Y] = y;
        real[r + WindowPool.SIGMA] = sigma;
        real[r + WindowPool.PHI] = phi;
        real[r + WindowPool.KEY] = key;
        int[] integer = pool.integer;
        int n = WindowPool.INTEGERS * slot;
        integer[n + WindowPool.HALF_EDGE] = h;
        integer[n + WindowPool.ROOT] = root;
        integer[n + WindowPool.PARENT] = parent;
        integer[n + WindowPool.DEPTH] = depth;
        made++;
        queue.add(slot, key);
    }
}
