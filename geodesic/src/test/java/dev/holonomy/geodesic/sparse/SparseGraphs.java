package dev.holonomy.geodesic.sparse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Graphs as lists of neighbours, and matrices on them. */
final class SparseGraphs {
    private SparseGraphs() {}

    /** A grid with one diagonal in every cell, as a mesh of it has. */
    static int[][] grid(int columns, int rows) {
        List<int[]> edges = new ArrayList<>();
        for (int v = 0; v < columns * rows; v++) {
            boolean right = v % columns + 1 < columns;
            boolean down = v / columns + 1 < rows;
            if (right) {
                edges.add(new int[] {v, v + 1});
            }
            if (down) {
                edges.add(new int[] {v, v + columns});
            }
            if (right && down) {
                edges.add(new int[] {v, v + columns + 1});
            }
        }
        return of(columns * rows, edges);
    }

    static int[][] star(int leaves) {
        List<int[]> edges = new ArrayList<>();
        for (int v = 1; v <= leaves; v++) {
            edges.add(new int[] {0, v});
        }
        return of(leaves + 1, edges);
    }

    static int[][] random(int size, int edgeCount, long seed) {
        Random random = new Random(seed);
        List<int[]> edges = new ArrayList<>();
        for (int e = 0; e < edgeCount; e++) {
            edges.add(new int[] {random.nextInt(size), random.nextInt(size)});
        }
        return of(size, edges);
    }

    static int[][] copies(int[][] graph, int count) {
        int size = graph.length;
        List<int[]> edges = new ArrayList<>();
        for (int copy = 0; copy < count; copy++) {
            for (int v = 0; v < size; v++) {
                for (int u : graph[v]) {
                    edges.add(new int[] {v + copy * size, u + copy * size});
                }
            }
        }
        return of(size * count, edges);
    }

    private static int[][] of(int size, List<int[]> edges) {
        List<List<Integer>> lists = new ArrayList<>();
        for (int v = 0; v < size; v++) {
            lists.add(new ArrayList<>());
        }
        for (int[] edge : edges) {
            if (edge[0] != edge[1] && !lists.get(edge[0]).contains(edge[1])) {
                lists.get(edge[0]).add(edge[1]);
                lists.get(edge[1]).add(edge[0]);
            }
        }
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** The graph Laplacian with all weights one. */
    static SparseMatrix laplacian(int[][] graph) {
        return weighted(graph, new Random(0), 0);
    }

    /** A Laplacian with weights in 0.5..1.5 plus 0.1. */
    static SparseMatrix positive(int[][] graph, long seed) {
        double[] shift = new double[graph.length];
        Arrays.fill(shift, 0.1);
        return weighted(graph, new Random(seed), 1).plusDiagonal(1, shift);
    }

    private static SparseMatrix weighted(int[][] graph, Random random, double spread) {
        int count = 0;
        for (int[] list : graph) {
            count += list.length;
        }
        int[] rows = new int[2 * count];
        int[] columns = new int[2 * count];
        double[] values = new double[2 * count];
        int at = 0;
        for (int v = 0; v < graph.length; v++) {
            for (int u : graph[v]) {
                if (u < v) {
                    double weight = 1 + spread * (random.nextDouble() - 0.5);
                    int[] r = {u, v, u, v};
                    int[] c = {v, u, u, v};
                    for (int i = 0; i < 4; i++, at++) {
                        rows[at] = r[i];
                        columns[at] = c[i];
                        values[at] = i < 2 ? -weight : weight;
                    }
                }
            }
        }
        return SparseMatrix.ofTriplets(graph.length, rows, columns, values);
    }

    static double[][] dense(SparseMatrix matrix) {
        double[][] dense = new double[matrix.size()][matrix.size()];
        for (int c = 0; c < matrix.size(); c++) {
            for (int e = matrix.offsets()[c]; e < matrix.offsets()[c + 1]; e++) {
                dense[matrix.rows()[e]][c] = matrix.values()[e];
            }
        }
        return dense;
    }

    static double[] column(double[] block, int columns, int c) {
        double[] column = new double[block.length / columns];
        for (int i = 0; i < column.length; i++) {
            column[i] = block[i * columns + c];
        }
        return column;
    }

    static SparseMatrix withValues(SparseMatrix pattern, double[] values) {
        int[] columns = new int[values.length];
        for (int c = 0; c < pattern.size(); c++) {
            Arrays.fill(columns, pattern.offsets()[c], pattern.offsets()[c + 1], c);
        }
        return SparseMatrix.ofTriplets(pattern.size(), pattern.rows(), columns, values);
    }

    /** The real matrix of twice the size that acts on real and imaginary parts side by side as the Hermitian one does. */
    static SparseMatrix realForm(HermitianMatrix matrix) {
        SparseMatrix real = matrix.realPart();
        int count = real.entryCount();
        int[] rows = new int[4 * count];
        int[] columns = new int[4 * count];
        double[] values = new double[4 * count];
        for (int c = 0, at = 0; c < real.size(); c++) {
            for (int e = real.offsets()[c]; e < real.offsets()[c + 1]; e++) {
                for (int i = 0; i < 4; i++, at++) {
                    rows[at] = 2 * real.rows()[e] + i / 2;
                    columns[at] = 2 * c + i % 2;
                    double b = matrix.imaginary()[e];
                    values[at] = i % 3 == 0 ? real.values()[e] : i == 1 ? -b : b;
                }
            }
        }
        return SparseMatrix.ofTriplets(2 * real.size(), rows, columns, values);
    }
}
