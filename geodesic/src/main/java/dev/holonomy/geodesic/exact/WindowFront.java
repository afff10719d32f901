package dev.holonomy.geodesic.exact;

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

    /** How far beyond a bend by π paths still go on, for the rounding of angles of paths of one length. */
    private static final double SHADOW_MARGIN = 1e-6;

    final FacePlanes planes;
    final FrontVertices vertices;
    final WindowPropagation propagation;
    private final WaitingWindows waiting;
    private double radius;

    WindowFront(FacePlanes planes) {
        this.planes = planes;
        this.vertices = new FrontVertices(planes.angleSum.length);
        this.waiting = new WaitingWindows(planes, vertices);
        this.propagation = new WindowPropagation(planes, vertices, waiting);
    }

    /** Forgets the last query. */
    void begin(double largest, boolean keepWindows) {
        radius = largest;
        vertices.begin();
        waiting.begin(largest);
        propagation.begin(keepWindows);
    }

    /** The windows that were made in the last query. */
    long windowCount() {
        return waiting.made();
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
                waiting.enter(twin, 0, length, length - x, -y, 0, phi + Math.PI, root, -1, 0, 0);
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
            if (waiting.firstKey() <= nextVertex) {
                if (nextVertex == Double.POSITIVE_INFINITY && waiting.firstKey() == Double.POSITIVE_INFINITY) {
                    return;
                }
                propagation.propagate(waiting.removeFirst());
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
            waiting.enter(twin, from, to, x, y, sigma, phi, v, -1, sigma, 0);
        }
    }
}
