package dev.holonomy.geodesic.sparse;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A small set of vertices without which a graph falls into two parts of about equal weight, found on coarser graphs first (multilevel:
 * Hendrickson and Rothberg 1998; Karypis and Kumar 1998).
 */
final class VertexSeparator {
    /** The separator's own number among the parts. */
    static final byte SEPARATOR = 2;

    private static final int COARSEST = 80;
    private static final int TRIES = 6;

    private VertexSeparator() {}

    /**
     * Cuts a graph.
     *
     * @param graph at least two vertices
     * @return part of each vertex: 0, 1 or {@link #SEPARATOR}; no edge joins 0 and 1
     */
    static byte[] of(WeightedGraph graph) {
        if (graph.size > COARSEST) {
            int[] coarse = new int[graph.size];
            int count = graph.match(coarse, Math.max(2, 3 * graph.total / (2 * COARSEST)));
            if (count < 0.9 * graph.size) {
                byte[] found = of(graph.contracted(coarse, count));
                byte[] part = new byte[graph.size];
                for (int v = 0; v < part.length; v++) {
                    part[v] = found[coarse[v]];
                }
                new SeparatorRefinement(graph, part).run();
                return part;
            }
        }
        return grown(graph);
    }

    /** The best of some halves grown from a vertex, each with the smaller of its two borders. */
    private static byte[] grown(WeightedGraph graph) {
        SplittableRandom random = new SplittableRandom(graph.size);
        byte[] best = new byte[0];
        double least = Double.POSITIVE_INFINITY;
        int tries = graph.size > 20 * COARSEST ? 2 : TRIES; // a graph that does not coarsen
        for (int i = 0; i < tries; i++) {
            byte[] part = half(graph, random.nextInt(graph.size));
            SeparatorRefinement refinement = new SeparatorRefinement(graph, part);
            refinement.run();
            if (refinement.cost() < least) {
                least = refinement.cost();
                best = part;
            }
        }
        return best;
    }

    private static byte[] half(WeightedGraph graph, int start) {
        byte[] part = new byte[graph.size];
        Arrays.fill(part, (byte) 1);
        int[] queue = new int[graph.size];
        boolean[] seen = new boolean[graph.size];
        int head = 0;
        int tail = 0;
        int next = 0;
        int weight = 0;
        queue[tail++] = start;
        seen[start] = true;
        while (2 * weight < graph.total) {
            if (head == tail) { // another component
                while (seen[next]) {
                    next++;
                }
                seen[next] = true;
                queue[tail++] = next;
            }
            int v = queue[head++];
            part[v] = 0;
            weight += graph.weights[v];
            for (int e = graph.offsets[v]; e < graph.offsets[v + 1]; e++) {
                int u = graph.neighbours[e];
                if (!seen[u]) {
                    seen[u] = true;
                    queue[tail++] = u;
                }
            }
        }
        int[] border = new int[2];
        boolean[] onBorder = new boolean[graph.size];
        for (int v = 0; v < graph.size; v++) {
            for (int e = graph.offsets[v]; e < graph.offsets[v + 1] && !onBorder[v]; e++) {
                onBorder[v] = part[graph.neighbours[e]] != part[v];
            }
            border[part[v]] += onBorder[v] ? graph.weights[v] : 0;
        }
        int taken = border[0] < border[1] ? 0 : 1;
        for (int v = 0; v < graph.size; v++) {
            if (onBorder[v] && part[v] == taken) {
                part[v] = SEPARATOR;
            }
        }
        return part;
    }
}
