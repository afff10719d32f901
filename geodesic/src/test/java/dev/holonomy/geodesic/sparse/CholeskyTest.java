package dev.holonomy.geodesic.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.mesh.MeshException;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class CholeskyTest {
    private static double[] random(int size, long seed) {
        return new Random(seed).doubles(size, -1, 1).toArray();
    }

    private static double difference(double[] a, double[] b) {
        double most = 0;
        for (int i = 0; i < a.length; i++) {
            most = Math.max(most, Math.abs(a[i] - b[i]));
        }
        return most;
    }

    @Test
    void solvesAsADenseFactorisationDoes() {
        for (int size : new int[] {1, 2, 3, 5, 17, 80, 150}) {
            SparseMatrix matrix = SparseGraphs.positive(SparseGraphs.random(size, 3 * size, size), size);
            RealMatrix dense = new Array2DRowRealMatrix(SparseGraphs.dense(matrix));
            double[] b = random(size, 1);
            double[] expected = new CholeskyDecomposition(dense)
                    .getSolver()
                    .solve(new Array2DRowRealMatrix(b))
                    .getColumn(0);
            assertThat(difference(Cholesky.of(matrix).solve(b), expected)).isLessThan(1e-12);
        }
    }

    @Test
    void theProductOfMatrixAndSolutionIsTheRightHandSide() {
        SparseMatrix[] matrices = {
            SparseGraphs.positive(SparseGraphs.grid(70, 50), 1),
            SparseGraphs.positive(SparseGraphs.grid(4000, 1), 2),
            SparseGraphs.positive(SparseGraphs.star(3000), 3),
            SparseGraphs.positive(SparseGraphs.random(300, 6000, 4), 4), // nearly dense factor
            SparseGraphs.positive(SparseGraphs.copies(SparseGraphs.grid(9, 9), 20), 5),
            SparseGraphs.positive(new int[40][0], 6)
        };
        for (SparseMatrix matrix : matrices) {
            double[] b = random(matrix.size(), 7);
            double[] product = new double[b.length];
            matrix.multiply(Cholesky.of(matrix).solve(b), product);
            assertThat(difference(product, b)).isLessThan(1e-11);
        }
    }

    @Test
    void manyRightHandSidesAreSolvedAsEachAlone() {
        SparseMatrix matrix = SparseGraphs.positive(SparseGraphs.grid(40, 31), 1);
        Cholesky factor = Cholesky.of(matrix);
        int size = matrix.size();
        for (int columns : new int[] {0, 1, 3, 4, 8, 21}) {
            double[] block = random(size * columns, columns);
            double[] solved = factor.solveMany(block, columns);
            for (int c = 0; c < columns; c++) {
                double[] alone = factor.solve(SparseGraphs.column(block, columns, c));
                assertThat(difference(SparseGraphs.column(solved, columns, c), alone))
                        .isLessThan(1e-12);
            }
        }
    }

    @Test
    void theSolutionDoesNotDependOnTheOrderOfElimination() {
        SparseMatrix matrix = SparseGraphs.positive(SparseGraphs.grid(23, 17), 3);
        double[] b = random(matrix.size(), 2);
        int[] natural = new int[matrix.size()];
        int[] reversed = new int[matrix.size()];
        for (int i = 0; i < natural.length; i++) {
            natural[i] = i;
            reversed[natural.length - 1 - i] = i;
        }
        double[] x = Cholesky.of(matrix).solve(b);
        for (int[] order : new int[][] {natural, reversed}) {
            Cholesky other = Cholesky.of(SymbolicFactor.of(matrix, order), matrix);
            assertThat(difference(other.solve(b), x)).isLessThan(1e-12);
        }
    }

    @Test
    void theSameBitsOnOneThreadAndOnSeveral() {
        SparseMatrix matrix = SparseGraphs.positive(SparseGraphs.grid(150, 140), 9);
        SymbolicFactor symbolic = SymbolicFactor.of(matrix);
        double[] b = random(matrix.size(), 5);
        double[] one = Cholesky.of(symbolic, matrix, 1).solve(b);
        assertThat(Cholesky.of(symbolic, matrix, 2).solve(b)).isEqualTo(one);
        assertThat(Cholesky.of(symbolic, matrix, 5).solve(b)).isEqualTo(one);
        assertThat(Cholesky.of(symbolic, matrix).solve(b)).isEqualTo(one);
    }

    @Test
    void oneAnalysisServesAllMatricesOfItsPattern() {
        SparseMatrix matrix = SparseGraphs.positive(SparseGraphs.grid(20, 20), 1);
        SymbolicFactor symbolic = SymbolicFactor.of(matrix);
        double[] diagonal = random(matrix.size(), 4);
        SparseMatrix changed =
                matrix.plusDiagonal(0.5, Arrays.stream(diagonal).map(Math::abs).toArray());
        double[] b = random(matrix.size(), 5);
        double[] product = new double[b.length];
        changed.multiply(Cholesky.of(symbolic, changed).solve(b), product);
        assertThat(difference(product, b)).isLessThan(1e-12);
        SparseMatrix other = SparseGraphs.positive(SparseGraphs.grid(25, 16), 1);
        assertThatThrownBy(() -> Cholesky.of(symbolic, other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pattern");
    }

    @Test
    void solvesInPlaceWithScratchAndRefusesOtherSizes() {
        SparseMatrix matrix = SparseGraphs.positive(SparseGraphs.grid(10, 10), 1);
        Cholesky factor = Cholesky.of(matrix);
        double[] b = random(100, 5);
        double[] x = factor.solve(b);
        factor.solve(b, b, new double[100]);
        assertThat(b).isEqualTo(x);
        assertThatThrownBy(() -> factor.solve(new double[99])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> factor.solveMany(new double[99], 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** With the factor of a matrix that is 10 % off, refinement still converges to the solution of the given one. */
    @Test
    void refinementCorrectsAnInexactFactor() {
        SparseMatrix matrix = SparseGraphs.positive(SparseGraphs.grid(30, 30), 1);
        Cholesky inexact = Cholesky.of(matrix.scaledPlusDiagonal(1.1, 0, new double[matrix.size()]));
        double[] b = random(matrix.size(), 5);
        double[] exact = Cholesky.of(matrix).solve(b);
        assertThat(difference(inexact.solve(b), exact)).isGreaterThan(1e-3);
        assertThat(difference(inexact.solveRefined(matrix, b, 20), exact)).isLessThan(1e-13);
    }

    @Test
    void aMatrixThatIsNotPositiveDefiniteIsRefusedWithItsRow() {
        SparseMatrix grid = SparseGraphs.positive(SparseGraphs.grid(60, 60), 1);
        for (int bad : new int[] {0, 1234, 3599}) {
            double[] diagonal = new double[grid.size()];
            diagonal[bad] = -100;
            assertThatThrownBy(() -> Cholesky.of(grid.plusDiagonal(1, diagonal)))
                    .isInstanceOf(MeshException.class)
                    .hasMessageContaining("row " + bad + ":");
            diagonal[bad] = Double.NaN;
            assertThatThrownBy(() -> Cholesky.of(grid.plusDiagonal(1, diagonal)))
                    .isInstanceOf(MeshException.class)
                    .hasMessageContaining("NaN");
        }
        SparseMatrix singular = SparseGraphs.laplacian(SparseGraphs.grid(20, 20));
        assertThatThrownBy(() -> Cholesky.of(singular)).isInstanceOf(MeshException.class);
    }

    @Test
    void anEmptyMatrixHasAnEmptySolution() {
        SparseMatrix empty = SparseMatrix.ofTriplets(0, new int[0], new int[0], new double[0]);
        assertThat(Cholesky.of(empty).solve(new double[0])).isEmpty();
        assertThat(Cholesky.of(empty).symbolic().entryCount()).isZero();
    }

    /** The natural order of a grid of n × n fills its band, n entries a column. */
    @Test
    void fillIsFarBelowThatOfTheNaturalOrder() {
        SparseMatrix matrix = SparseGraphs.positive(SparseGraphs.grid(80, 80), 1);
        int[] natural = new int[matrix.size()];
        Arrays.setAll(natural, i -> i);
        int[] order = SymbolicFactor.of(matrix).order();
        double fill = Arrays.stream(new EliminationTree(matrix, order).counts()).sum();
        assertThat(fill)
                .isLessThan(0.4
                        * Arrays.stream(new EliminationTree(matrix, natural).counts())
                                .sum());
        Arrays.sort(order);
        assertThat(order).isEqualTo(natural);
    }

    /** Liu's theorem: column counts of the tree are those of elimination by hand. */
    @Test
    void countsAreThoseOfEliminationByHand() {
        for (int seed = 0; seed < 20; seed++) {
            int size = 40;
            SparseMatrix matrix = SparseGraphs.positive(SparseGraphs.random(size, 60, seed), 1);
            EliminationTree tree = new EliminationTree(matrix, Ordering.of(matrix));
            boolean[][] filled = new boolean[size][size];
            int[] place = EliminationTree.inverse(tree.order());
            for (int c = 0; c < size; c++) {
                for (int e = matrix.offsets()[c]; e < matrix.offsets()[c + 1]; e++) {
                    filled[place[matrix.rows()[e]]][place[c]] = true;
                }
            }
            for (int k = 0; k < size; k++) {
                int count = 0;
                int parent = -1;
                for (int i = size - 1; i > k; i--) {
                    if (filled[i][k]) {
                        count++;
                        parent = i;
                        for (int j = k + 1; j < size; j++) {
                            filled[i][j] |= filled[j][k];
                        }
                    }
                }
                assertThat(tree.counts()[k]).isEqualTo(count + 1);
                assertThat(tree.parent()[k]).isEqualTo(parent);
            }
        }
    }

    @Test
    void refactoredDiagonalMatchesClosedForm() {
        int[][] none = new int[5][0];
        SparseMatrix diagonal = SparseGraphs.laplacian(none).plusDiagonal(1, new double[] {1, 2, 4, 8, 16});
        double[] x = Cholesky.of(diagonal).solve(new double[] {1, 1, 1, 1, 1});
        for (int i = 0; i < 5; i++) {
            assertThat(x[i]).isCloseTo(1.0 / (1 << i), within(1e-15));
        }
    }
}
