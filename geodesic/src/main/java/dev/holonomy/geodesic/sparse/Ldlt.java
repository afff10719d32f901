package dev.holonomy.geodesic.sparse;

import dev.holonomy.mesh.MeshException;
import java.util.Arrays;

/**
 * P A Pᵀ = L D Lᵀ of a symmetric positive definite matrix, row by row along the elimination tree (Davis 2005, up-looking), after an
 * approximate minimum degree ordering. The constructor pays; a solve is two passes over L.
 */
public final class Ldlt {
    private final int size;
    private final int[] order;
    private final int[] offsets;
    private final int[] rows;
    private final double[] values;
    private final double[] diagonal;

    /**
     * Factors a matrix.
     *
     * @param matrix symmetric, positive definite
     * @throws MeshException if it is not positive definite; names the row
     */
    public Ldlt(SparseMatrix matrix) {
        this(matrix, MinimumDegree.of(matrix));
    }

    Ldlt(SparseMatrix matrix, int[] order) {
        this.order = order.clone();
        size = matrix.size();
        int[] place = new int[size];
        for (int k = 0; k < size; k++) {
            place[order[k]] = k;
        }
        int[] parent = new int[size];
        int[] counts = new int[size];
        int[] flag = new int[size];
        for (int k = 0; k < size; k++) {
            parent[k] = -1;
            flag[k] = k;
            for (int e = matrix.offsets()[order[k]]; e < matrix.offsets()[order[k] + 1]; e++) {
                for (int i = place[matrix.rows()[e]]; i < k && flag[i] != k; i = parent[i]) {
                    if (parent[i] < 0) {
                        parent[i] = k;
                    }
                    counts[i]++;
                    flag[i] = k;
                }
            }
        }
        offsets = new int[size + 1];
        for (int k = 0; k < size; k++) {
            offsets[k + 1] = Math.addExact(offsets[k], counts[k]);
        }
        rows = new int[offsets[size]];
        values = new double[offsets[size]];
        diagonal = new double[size];
        factor(matrix, place, parent);
    }

    private void factor(SparseMatrix matrix, int[] place, int[] parent) {
        int[] filled = new int[size];
        int[] flag = new int[size];
        int[] pattern = new int[size];
        int[] path = new int[size];
        double[] y = new double[size];
        for (int k = 0; k < size; k++) {
            int top = size;
            flag[k] = k;
            double pivot = 0;
            for (int e = matrix.offsets()[order[k]]; e < matrix.offsets()[order[k] + 1]; e++) {
                int i = place[matrix.rows()[e]];
                if (i > k) {
                    continue;
                }
                if (i == k) {
                    pivot += matrix.values()[e];
                    continue;
                }
                y[i] += matrix.values()[e];
                int length = 0;
                for (; flag[i] != k; i = parent[i]) {
                    path[length++] = i;
                    flag[i] = k;
                }
                while (length > 0) {
                    pattern[--top] = path[--length];
                }
            }
            double start = Math.abs(pivot);
            for (; top < size; top++) {
                int i = pattern[top];
                double yi = y[i];
                y[i] = 0;
                int end = offsets[i] + filled[i];
                for (int p = offsets[i]; p < end; p++) {
                    y[rows[p]] -= values[p] * yi;
                }
                double l = yi / diagonal[i];
                pivot -= l * yi;
                rows[end] = k;
                values[end] = l;
                filled[i]++;
            }
            if (!(pivot > 1e-15 * start)) {
                throw new MeshException("the matrix is not positive definite at row " + order[k] + ": pivot " + pivot);
            }
            diagonal[k] = pivot;
        }
    }

    /**
     * The number of entries below the diagonal of L.
     *
     * @return entries
     */
    public int entryCount() {
        return rows.length;
    }

    /**
     * x = A⁻¹ b.
     *
     * @param b [n], not modified
     * @return [n]
     */
    public double[] solve(double[] b) {
        double[] x = new double[size];
        for (int k = 0; k < size; k++) {
            x[k] = b[order[k]];
        }
        for (int k = 0; k < size; k++) {
            double xk = x[k];
            if (xk != 0) {
                for (int p = offsets[k]; p < offsets[k + 1]; p++) {
                    x[rows[p]] -= values[p] * xk;
                }
            }
        }
        for (int k = size - 1; k >= 0; k--) {
            double sum = x[k] / diagonal[k];
            for (int p = offsets[k]; p < offsets[k + 1]; p++) {
                sum -= values[p] * x[rows[p]];
            }
            x[k] = sum;
        }
        double[] result = new double[size];
        for (int k = 0; k < size; k++) {
            result[order[k]] = x[k];
        }
        return result;
    }

    /**
     * The order of elimination.
     *
     * @return a copy; entry k is the row eliminated k-th
     */
    public int[] order() {
        return Arrays.copyOf(order, size);
    }
}
