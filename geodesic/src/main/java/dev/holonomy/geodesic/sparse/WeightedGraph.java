package dev.holonomy.geodesic.sparse;

import java.util.Arrays;

/** An undirected graph with weights on vertices and edges, to be coarsened and cut; no loops, both directions of every edge. */
final class WeightedGraph {
    final int size;
    final int[] offsets;
    final int[] neighbours;
    final int[] edgeWeights;
    final int[] weights;
    final int total;

    private WeightedGraph(int[] offsets, int[] neighbours, int[] edgeWeights, int[] weights) {
        size = weights.length;
        this.offsets = offsets;
        this.neighbours = neighbours;
        this.edgeWeights = edgeWeights;
        this.weights = weights;
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        total = sum;
    }

    /** The graph of a pattern, all weights one. */
    static WeightedGraph of(SparseMatrix pattern) {
        int size = pattern.size();
        int[] offsets = new int[size + 1];
        int[] neighbours = new int[pattern.entryCount()];
        int count = 0;
        for (int v = 0; v < size; v++) {
            for (int e = pattern.offsets()[v]; e < pattern.offsets()[v + 1]; e++) {
                if (pattern.rows()[e] != v) {
                    neighbours[count++] = pattern.rows()[e];
                }
            }
            offsets[v + 1] = count;
        }
        return unweighted(offsets, Arrays.copyOf(neighbours, count));
    }

    private static WeightedGraph unweighted(int[] offsets, int[] neighbours) {
        int[] edgeWeights = new int[neighbours.length];
        int[] weights = new int[offsets.length - 1];
        Arrays.fill(edgeWeights, 1);
        Arrays.fill(weights, 1);
        return new WeightedGraph(offsets, neighbours, edgeWeights, weights);
    }

    /**
     * The part of an unweighted graph on some of its vertices.
     *
     * @param vertices ascending or not; vertex i of the part is {@code vertices[i]}
     * @param local scratch [size]
     * @param part which vertices belong, as {@code part[v] == which}
     * @param which see there
     */
    WeightedGraph induced(int[] vertices, int[] local, byte[] part, int which) {
        int edges = 0;
        for (int i = 0; i < vertices.length; i++) {
            local[vertices[i]] = i;
            edges += offsets[vertices[i] + 1] - offsets[vertices[i]];
        }
        int[] from = new int[vertices.length + 1];
        int[] to = new int[edges];
        int count = 0;
        for (int i = 0; i < vertices.length; i++) {
            int v = vertices[i];
            for (int e = offsets[v]; e < offsets[v + 1]; e++) {
                if (part[neighbours[e]] == which) {
                    to[count++] = local[neighbours[e]];
                }
            }
            from[i + 1] = count;
        }
        return unweighted(from, Arrays.copyOf(to, count));
    }

    /**
     * Joins neighbours along heavy edges, two at a time (heavy-edge matching: Karypis and Kumar 1998).
     *
     * @param coarse [size], overwritten: the vertex of the coarse graph that each goes into
     * @param heaviest no vertex of the coarse graph is heavier, unless it is a single one
     * @return number of coarse vertices
     */
    int match(int[] coarse, int heaviest) {
        Arrays.fill(coarse, -1);
        int count = 0;
        for (int v = 0; v < size; v++) {
            if (coarse[v] >= 0) {
                continue;
            }
            int best = -1;
            int bestWeight = 0;
            for (int e = offsets[v]; e < offsets[v + 1]; e++) {
                int u = neighbours[e];
                if (coarse[u] < 0 && edgeWeights[e] > bestWeight && weights[u] + weights[v] <= heaviest) {
                    best = u;
                    bestWeight = edgeWeights[e];
                }
            }
            coarse[v] = count;
            if (best >= 0) {
                coarse[best] = count;
            }
            count++;
        }
        return count;
    }

    /** The graph with the vertices joined; parallel edges become one. */
    WeightedGraph contracted(int[] coarse, int count) {
        int[] first = new int[count];
        int[] second = new int[count];
        int[] weight = new int[count];
        Arrays.fill(second, -1);
        for (int v = size - 1; v >= 0; v--) {
            int c = coarse[v];
            second[c] = weight[c] > 0 ? first[c] : -1;
            first[c] = v;
            weight[c] += weights[v];
        }
        int[] from = new int[count + 1];
        int[] to = new int[neighbours.length];
        int[] along = new int[neighbours.length];
        int[] place = new int[count];
        Arrays.fill(place, -1);
        int length = 0;
        for (int c = 0; c < count; c++) {
            int begin = length;
            for (int v = first[c]; v >= 0; v = v == first[c] ? second[c] : -1) {
                for (int e = offsets[v]; e < offsets[v + 1]; e++) {
                    int d = coarse[neighbours[e]];
                    if (d == c) {
                        continue;
                    }
                    if (place[d] < begin) {
                        place[d] = length;
                        to[length] = d;
                        along[length++] = edgeWeights[e];
                    } else {
                        along[place[d]] += edgeWeights[e];
                    }
                }
            }
            from[c + 1] = length;
        }
        return new WeightedGraph(from, Arrays.copyOf(to, length), Arrays.copyOf(along, length), weight);
    }
}
