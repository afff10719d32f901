package dev.holonomy.geodesic.sparse;

import dev.holonomy.geodesic.CostHeap;
import java.util.Arrays;

/**
 * Makes a vertex separator smaller by moving its vertices into one of the parts, which draws their neighbours in the other part into it
 * (Fiduccia and Mattheyses 1982, for vertex separators: Ashcraft and Liu 1998).
 *
 * <p>A pass makes the best move though it be a loss, each vertex moving once, and goes back to the best state it has seen.
 */
final class SeparatorRefinement {
    private static final int PASSES = 6;
    private static final double LARGEST_PART = 0.58;

    private final WeightedGraph graph;
    private final byte[] part;
    private final int[] weight = new int[3];
    private final int largest;
    /** For each part the vertices of the separator by what moving them there costs: the weight it draws in, less their own. */
    private final CostHeap[] heaps;

    private final boolean[] moved;
    private int[] trail = new int[64]; // moves to take back: vertices drawn in, their number, the vertex moved
    private int trailLength;

    SeparatorRefinement(WeightedGraph graph, byte[] part) {
        this.graph = graph;
        this.part = part;
        for (int v = 0; v < part.length; v++) {
            weight[part[v]] += graph.weights[v];
        }
        largest = (int) (LARGEST_PART * graph.total) + 1;
        heaps = new CostHeap[] {new CostHeap(part.length), new CostHeap(part.length)};
        moved = new boolean[part.length];
    }

    /** The weight of the separator, more if the parts are not balanced. */
    double cost() {
        return weight[2] + 0.02 * Math.abs(weight[0] - weight[1]) + excess();
    }

    private double excess() {
        return Math.max(0, Math.max(weight[0], weight[1]) - largest);
    }

    void run() {
        for (int i = 0; i < PASSES; i++) {
            if (!pass()) {
                break;
            }
        }
    }

    private boolean pass() {
        Arrays.fill(moved, false);
        heaps[0].clear();
        heaps[1].clear();
        trailLength = 0;
        for (int v = 0; v < part.length; v++) {
            if (part[v] == VertexSeparator.SEPARATOR) {
                queue(v);
            }
        }
        double start = cost();
        double best = start;
        int bestTrail = 0;
        int patience = Math.max(15, Math.min(60, heaps[0].size() / 4));
        for (int since = 0; since < patience; since++) {
            int to = choose();
            if (to < 0) {
                break;
            }
            move(heaps[to].first(), to);
            if (cost() < best) {
                best = cost();
                bestTrail = trailLength;
                since = 0;
            }
        }
        while (trailLength > bestTrail) {
            takeBack();
        }
        return best < start;
    }

    /** The part to which the best move goes, or -1. */
    private int choose() {
        int chosen = -1;
        double cost = 0;
        for (int to = 0; to < 2; to++) {
            if (heaps[to].size() == 0) {
                continue;
            }
            int v = heaps[to].first();
            if (weight[to] + graph.weights[v] > largest && weight[to] >= weight[1 - to]) {
                continue;
            }
            double c = heaps[to].cost(v);
            if (chosen < 0 || c < cost || (c == cost && weight[to] < weight[chosen])) {
                chosen = to;
                cost = c;
            }
        }
        return chosen;
    }

    private void queue(int v) {
        if (moved[v]) {
            return;
        }
        int[] drawn = new int[2];
        for (int e = graph.offsets[v]; e < graph.offsets[v + 1]; e++) {
            int u = graph.neighbours[e];
            if (part[u] < 2) {
                drawn[part[u]] += graph.weights[u];
            }
        }
        heaps[0].put(v, drawn[1] - graph.weights[v]);
        heaps[1].put(v, drawn[0] - graph.weights[v]);
    }

    private void move(int v, int to) {
        heaps[0].remove(v);
        heaps[1].remove(v);
        moved[v] = true;
        assign(v, to);
        int count = 0;
        for (int e = graph.offsets[v]; e < graph.offsets[v + 1]; e++) {
            int u = graph.neighbours[e];
            if (part[u] == 2) {
                change(heaps[1 - to], u, graph.weights[v]); // moving u to the other side would draw v back
            } else if (part[u] == 1 - to) {
                assign(u, 2);
                record(u);
                count++;
                queue(u);
                for (int f = graph.offsets[u]; f < graph.offsets[u + 1]; f++) {
                    int t = graph.neighbours[f];
                    if (t != u && part[t] == 2) {
                        change(heaps[to], t, -graph.weights[u]); // u is drawn in already
                    }
                }
            }
        }
        record(count);
        record(v);
    }

    private static void change(CostHeap heap, int v, int by) {
        if (heap.contains(v)) {
            heap.put(v, heap.cost(v) + by);
        }
    }

    private void takeBack() {
        int v = trail[--trailLength];
        int from = part[v];
        assign(v, 2);
        for (int count = trail[--trailLength]; count > 0; count--) {
            assign(trail[--trailLength], 1 - from);
        }
    }

    private void assign(int v, int to) {
        weight[part[v]] -= graph.weights[v];
        part[v] = (byte) to;
        weight[to] += graph.weights[v];
    }

    private void record(int value) {
        if (trailLength == trail.length) {
            trail = Arrays.copyOf(trail, 2 * trailLength);
        }
        trail[trailLength++] = value;
    }
}
