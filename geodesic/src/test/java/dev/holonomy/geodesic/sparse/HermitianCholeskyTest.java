package dev.holonomy.geodesic.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holonomy.mesh.MeshException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HermitianCholeskyTest {
    /** The real matrix with every pair of off-diagonal entries turned by a random angle: H_uv = e^{iα} A_uv. */
    private static HermitianMatrix turned(SparseMatrix real, double[] imaginary, Random random) {
        double[] values = real.values().clone();
        for (int c = 0; c < real.size(); c++) {
            for (int e = real.offsets()[c]; e < real.offsets()[c + 1]; e++) {
                int r = real.rows()[e];
                if (r < c) {
                    double angle = 2 * Math.PI * random.nextDouble();
                    int mirrored = Arrays.binarySearch(real.rows(), real.offsets()[r], real.offsets()[r + 1], c);
                    values[mirrored] = real.values()[e] * Math.cos(angle);
                    values[e] = values[mirrored];
                    imaginary[e] = real.values()[e] * Math.sin(angle);
                    imaginary[mirrored] = -imaginary[e];
                }
            }
        }
        return HermitianMatrix.of(SparseGraphs.withValues(real, values), imaginary);
    }

    private static HermitianMatrix turned(SparseMatrix real, long seed) {
        return turned(real, new double[real.entryCount()], new Random(seed));
    }

    private static double[] random(int size, long seed) {
        return new Random(seed).doubles(size, -1, 1).toArray();
    }

    private static void assertClose(double[] a, double[] b, double tolerance) {
        assertThat(a).hasSameSizeAs(b);
        double most = 0;
        for (int i = 0; i < a.length; i++) {
            most = Math.max(most, Math.abs(a[i] - b[i]));
        }
        assertThat(most).isLessThan(tolerance);
    }

    @Test
    void theProductOfMatrixAndSolutionIsTheRightHandSide() {
        int[][][] graphs = {
            SparseGraphs.grid(60, 45),
            SparseGraphs.grid(999, 1),
            SparseGraphs.random(200, 3000, 1),
            SparseGraphs.star(500),
            new int[3][0]
        };
        for (int[][] graph : graphs) {
            HermitianMatrix matrix = turned(SparseGraphs.positive(graph, 1), 2);
            double[] b = random(2 * matrix.size(), 3);
            double[] product = new double[b.length];
            matrix.multiply(HermitianCholesky.of(matrix).solve(b), product);
            assertClose(product, b, 1e-11);
        }
    }

    /** x + iy solves H z = b + ic exactly if (x, y) solves the real system [[A, −B], [B, A]] (x, y) = (b, c). */
    @Test
    void agreesWithTheRealMatrixOfTwiceTheSize() {
        HermitianMatrix matrix = turned(SparseGraphs.positive(SparseGraphs.grid(12, 9), 1), 5);
        double[] b = random(2 * matrix.size(), 3);
        assertClose(
                HermitianCholesky.of(matrix).solve(b),
                Cholesky.of(SparseGraphs.realForm(matrix)).solve(b),
                1e-12);
    }

    /** With phases e^{i(a_u − a_v)} the matrix is D A D*, so z = D A⁻¹ D* b: the real factor answers. */
    @Test
    void trivialPhasesAreAChangeOfGaugeOfTheRealSystem() {
        SparseMatrix real = SparseGraphs.positive(SparseGraphs.grid(31, 22), 1);
        SymbolicFactor shared = SymbolicFactor.of(real);
        double[] angle = random(real.size(), 8);
        double[] values = new double[real.entryCount()];
        double[] imaginary = new double[real.entryCount()];
        for (int c = 0; c < real.size(); c++) {
            for (int e = real.offsets()[c]; e < real.offsets()[c + 1]; e++) {
                double phase = angle[real.rows()[e]] - angle[c];
                values[e] = real.values()[e] * Math.cos(phase);
                imaginary[e] = real.values()[e] * Math.sin(phase);
            }
        }
        HermitianMatrix matrix = HermitianMatrix.of(SparseGraphs.withValues(real, values), imaginary);
        double[] x = random(real.size(), 9);
        double[] solved = Cholesky.of(shared, real).solve(x);
        double[] b = new double[2 * x.length];
        double[] expected = new double[2 * x.length];
        for (int v = 0; v < x.length; v++) {
            b[2 * v] = x[v] * Math.cos(angle[v]);
            b[2 * v + 1] = x[v] * Math.sin(angle[v]);
            expected[2 * v] = solved[v] * Math.cos(angle[v]);
            expected[2 * v + 1] = solved[v] * Math.sin(angle[v]);
        }
        assertClose(HermitianCholesky.of(shared, matrix).solve(b), expected, 1e-12);
    }

    @Test
    void manyRightHandSidesAreSolvedAsEachAlone() {
        HermitianMatrix matrix = turned(SparseGraphs.positive(SparseGraphs.grid(25, 25), 1), 2);
        HermitianCholesky factor = HermitianCholesky.of(matrix);
        int columns = 7;
        double[] block = random(2 * columns * matrix.size(), 1);
        double[] solved = factor.solveMany(block, columns);
        for (int c = 0; c < columns; c++) {
            double[] b = new double[2 * matrix.size()];
            double[] x = new double[2 * matrix.size()];
            for (int v = 0; v < matrix.size(); v++) {
                System.arraycopy(block, 2 * (v * columns + c), b, 2 * v, 2);
                System.arraycopy(solved, 2 * (v * columns + c), x, 2 * v, 2);
            }
            assertClose(x, factor.solve(b), 1e-13);
        }
    }

    @Test
    void theSameBitsOnOneThreadAndOnSeveral() {
        HermitianMatrix matrix = turned(SparseGraphs.positive(SparseGraphs.grid(100, 120), 1), 2);
        SymbolicFactor symbolic = SymbolicFactor.of(matrix.realPart());
        double[] b = random(2 * matrix.size(), 1);
        double[] one = HermitianCholesky.of(symbolic, matrix, 1).solve(b);
        assertThat(HermitianCholesky.of(symbolic, matrix, 2).solve(b)).isEqualTo(one);
        assertThat(HermitianCholesky.of(symbolic, matrix, 3).solve(b)).isEqualTo(one);
    }

    @Test
    void badMatricesAreRefused() {
        HermitianMatrix matrix = turned(SparseGraphs.positive(SparseGraphs.grid(20, 20), 1), 2);
        double[] diagonal = new double[400];
        diagonal[77] = -50;
        assertThatThrownBy(() -> HermitianCholesky.of(matrix.scaledPlusDiagonal(1, 1, diagonal)))
                .isInstanceOf(MeshException.class)
                .hasMessageContaining("row 77:");
        double[] imaginary = matrix.imaginary().clone();
        imaginary[1] += 1;
        assertThatThrownBy(() -> HermitianMatrix.of(matrix.realPart(), imaginary))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not Hermitian");
    }
}
