package dev.holonomy.geodesic;

import java.util.Arrays;

/**
 * One chart out of the pairs that either side sees: made symmetric, capped and sorted by distance; scratch of one thread.
 *
 * <p>Where both vertices see each other the transport is θ_p(q) + π − θ_q(p). A pair that only p sees keeps the transport g
 * accumulated along its path, and q gets p at the same distance, in the direction θ_p(q) + π − g, with the transport −g.
 * An exact path is the same from both sides, so the smaller id tells it for both: where two are of equal length, there and back
 * is still one path. The tangent projection has a transport of its own and a direction for every pair, so there nothing is derived.
 */
final class ChartClosure {
    private final SeenPairs seen;
    private final int[] seenFrom;
    private final ReversedPairs reversed;
    private final TangentProjection projection;
    private final SeenPairs.Pairing pairing;
    private final FarthestPoints farthest = new FarthestPoints();
    private final double[] vertexAreas;
    private final int cap;

    int count;
    int[] neighbour = new int[256];
    double[] r = new double[256];
    double[] theta = new double[256];
    double[] transport = new double[256];
    double[] area = new double[256];
    int[] order = new int[256];
    private int[] merged = new int[256];

    ChartClosure(Surface surface, SeenPairs seen, int[] seenFrom, ReversedPairs reversed, double radius, int cap) {
        this.seen = seen;
        this.seenFrom = seenFrom;
        this.reversed = reversed;
        this.pairing = seen.pairing;
        this.projection = new TangentProjection(surface, radius, new PolarDisc(0));
        this.vertexAreas = surface.vertexAreas();
        this.cap = cap;
    }

    /** The first vertex of each pair. */
    static int[] sources(SeenPairs seen) {
        int[] result = new int[seen.neighbours.length];
        for (int p = 0; p + 1 < seen.offsets.length; p++) {
            Arrays.fill(result, seen.offsets[p], seen.offsets[p + 1], p);
        }
        return result;
    }

    /** The number of pairs the chart of p will have. */
    int size(int p) {
        int own = seen.offsets[p];
        int other = reversed.offsets()[p];
        int n = 0;
        while (own < seen.offsets[p + 1] || other < reversed.offsets()[p + 1]) {
            int q = own < seen.offsets[p + 1] ? seen.neighbours[own] : Integer.MAX_VALUE;
            int s = other < reversed.offsets()[p + 1] ? seenFrom[reversed.pairs()[other]] : Integer.MAX_VALUE;
            own += q <= s ? 1 : 0;
            other += s <= q ? 1 : 0;
            n++;
        }
        return cap > 0 ? Math.min(cap, n) : n;
    }

    /** Fills the chart of p; entry i of the result is at index order[i] of the arrays. */
    void close(int p) {
        merge(p);
        for (int i = 0; i < count; i++) {
            area[i] = vertexAreas[neighbour[i]];
            order[i] = i;
        }
        if (cap > 0 && count > cap) {
            farthest.choose(count, cap, r, theta, area, order);
            count = cap;
            Arrays.sort(order, 0, count); // ascending ids, as without a cap
        }
        sortByDistance();
    }

    private void merge(int p) {
        int own = seen.offsets[p];
        int other = reversed.offsets()[p];
        count = 0;
        while (own < seen.offsets[p + 1] || other < reversed.offsets()[p + 1]) {
            int q = own < seen.offsets[p + 1] ? seen.neighbours[own] : Integer.MAX_VALUE;
            int back = other < reversed.offsets()[p + 1] ? reversed.pairs()[other] : -1;
            int s = back >= 0 ? seenFrom[back] : Integer.MAX_VALUE;
            reserve();
            if (s < q) {
                adopt(p, s, back);
                other++;
            } else {
                neighbour[count] = q;
                r[count] = seen.r[own];
                theta[count] = seen.theta[own];
                transport[count] = s == q && pairing == SeenPairs.Pairing.MUTUAL
                        ? seen.theta[own] + Math.PI - seen.theta[back]
                        : seen.transport[own];
                own++;
                other += s == q ? 1 : 0;
            }
            theta[count] = Angles.positive(theta[count]);
            transport[count] = Angles.signed(transport[count]);
            count++;
        }
    }

    /** Adds s, which sees p though p does not see it. */
    private void adopt(int p, int s, int back) {
        neighbour[count] = s;
        r[count] = seen.r[back];
        transport[count] = -seen.transport[back];
        theta[count] = switch (pairing) {
            case ONCE -> seen.arrival[back];
            case MUTUAL -> seen.theta[back] + Math.PI - seen.transport[back];
            case APART -> projection.angle(p, s);
        };
    }

    private void reserve() {
        if (count == neighbour.length) {
            int larger = 2 * count;
            neighbour = Arrays.copyOf(neighbour, larger);
            r = Arrays.copyOf(r, larger);
            theta = Arrays.copyOf(theta, larger);
            transport = Arrays.copyOf(transport, larger);
            area = Arrays.copyOf(area, larger);
            order = Arrays.copyOf(order, larger);
            merged = Arrays.copyOf(merged, larger);
        }
    }

    /** A stable merge sort of {@code order}: ties stay in ascending ids. */
    private void sortByDistance() {
        int[] from = order;
        int[] to = merged;
        for (int width = 1; width < count; width *= 2) {
            for (int left = 0; left < count; left += 2 * width) {
                int middle = Math.min(count, left + width);
                int right = Math.min(count, left + 2 * width);
                int a = left;
                int b = middle;
                for (int i = left; i < right; i++) {
                    boolean first = b >= right || (a < middle && r[from[a]] <= r[from[b]]);
                    to[i] = first ? from[a++] : from[b++];
                }
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        order = from;
        merged = to;
    }
}
