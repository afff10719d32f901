package dev.holonomy.geodesic.sparse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OrderingTest {
    private static final int[][][] GRAPHS = {
        new int[0][],
        new int[1][0],
        new int[5000][0],
        SparseGraphs.grid(7000, 1),
        SparseGraphs.star(3000),
        SparseGraphs.grid(60, 50),
        SparseGraphs.copies(SparseGraphs.grid(20, 20), 9),
        SparseGraphs.copies(SparseGraphs.star(3), 700),
        SparseGraphs.random(600, 9000, 3),
        SparseGraphs.random(4000, 5000, 4)
    };

    private static void assertPermutation(int[] order, int size) {
        int[] sorted = order.clone();
        Arrays.sort(sorted);
        int[] natural = new int[size];
        Arrays.setAll(natural, i -> i);
        assertThat(sorted).isEqualTo(natural);
    }

    @Test
    void everyRowIsEliminatedOnce() {
        for (int[][] graph : GRAPHS) {
            SparseMatrix pattern = SparseGraphs.laplacian(graph);
            assertPermutation(NestedDissection.of(pattern), graph.length);
            assertPermutation(MinimumDegree.of(pattern.offsets(), pattern.rows()), graph.length);
            assertPermutation(
                    SymbolicFactor.of(pattern, NestedDissection.of(pattern)).order(), graph.length);
        }
    }

    @Test
    void noEdgeJoinsThePartsOfASeparator() {
        for (int[][] graph : GRAPHS) {
            if (graph.length < 2) {
                continue;
            }
            byte[] part = VertexSeparator.of(WeightedGraph.of(SparseGraphs.laplacian(graph)));
            for (int v = 0; v < graph.length; v++) {
                for (int u : graph[v]) {
                    assertThat(part[v] + part[u]).isNotEqualTo(1);
                }
            }
        }
    }

    /** A balanced separator of a square grid needs about n vertices (a straight line); of a long strip its width. */
    @Test
    void separatorsAreNearlyTheShortest() {
        int[][] sizes = {{64, 64}, {400, 12}, {3000, 1}};
        for (int[] size : sizes) {
            byte[] part =
                    VertexSeparator.of(WeightedGraph.of(SparseGraphs.laplacian(SparseGraphs.grid(size[0], size[1]))));
            int[] count = new int[3];
            for (byte p : part) {
                count[p]++;
            }
            assertThat(count[2]).isBetween(1, size[1] * 5 / 4);
            assertThat(Math.max(count[0], count[1])).isLessThan((int) (0.6 * part.length));
        }
    }

    /** Dissecting an n × n grid by crosses takes 829/84 n³ operations (George 1973). */
    @Test
    void dissectionIsNearTheClosedFormOfAGridAndDeterministic() {
        int side = 170;
        SparseMatrix pattern = SparseGraphs.laplacian(SparseGraphs.grid(side, side));
        int[] dissected = NestedDissection.of(pattern);
        assertThat(NestedDissection.of(pattern)).isEqualTo(dissected);
        double operations = SymbolicFactor.of(pattern, dissected).operationCount();
        assertThat(operations).isLessThan(1.5 * 829 / 84 * Math.pow(side, 3));
        int[] byDegree = MinimumDegree.of(pattern.offsets(), pattern.rows());
        assertThat(operations).isLessThan(SymbolicFactor.of(pattern, byDegree).operationCount());
    }
}
