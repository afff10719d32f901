package dev.holonomy.geodesic.spectral;

/**
 * All eigenvalues of a dense symmetric matrix and wanted rows of its matrix of eigenvectors: Householder reduction, then implicit QL
 * (Wilkinson and Reinsch 1971).
 *
 * <p>What is applied to eigenvectors is applied to whole rows of their transpose; the few last rows that an error bound needs cost a
 * small part of all of them.
 */
final class SymmetricEigen {
    private final int size;
    private final int width;
    private final double[] values;
    private final double[] below;
    private final double[] rows;
    private final int[] rank;
    private double norm; // of the tridiagonal matrix, about

    /**
     * Solves.
     *
     * @param matrix [n, n], overwritten
     * @param size n
     * @param firstRow the rows from this one on of the matrix that has eigenvectors as columns are wanted
     */
    SymmetricEigen(double[] matrix, int size, int firstRow) {
        this.size = size;
        width = size - firstRow;
        values = new double[size];
        below = new double[size];
        rows = new double[size * width];
        for (int i = firstRow; i < size; i++) {
            rows[i * width + i - firstRow] = 1;
        }
        reduce(matrix);
        for (int i = 0; i < size; i++) {
            norm = Math.max(norm, Math.abs(values[i]) + Math.abs(below[i]));
        }
        for (int l = 0; l < size; l++) {
            iterate(l);
        }
        rank = java.util.stream.IntStream.range(0, size)
                .boxed()
                .sorted((i, j) -> Double.compare(values[j], values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void reduce(double[] a) {
        int n = size;
        double[] v = new double[n];
        double[] p = new double[n];
        double[] u = new double[width];
        for (int k = 0; k < n; k++) {
            values[k] = a[k * n + k];
            if (k + 1 == n) {
                break;
            }
            double norm = 0;
            for (int i = k + 1; i < n; i++) {
                v[i] = a[i * n + k];
                norm += v[i] * v[i];
            }
            double alpha = v[k + 1] > 0 ? -Math.sqrt(norm) : Math.sqrt(norm);
            double factor = norm - alpha * v[k + 1]; // half of |v - alpha e|²
            if (k + 2 == n || !(factor > 0)) {
                below[k] = v[k + 1];
                if (k + 2 < n) {
                    below[k] = alpha;
                }
                continue;
            }
            below[k] = alpha;
            v[k + 1] -= alpha;
            double inner = 0;
            for (int i = k + 1; i < n; i++) {
                p[i] = dot(a, i * n, v, k + 1, n) / factor;
                inner += p[i] * v[i];
            }
            double half = inner / (2 * factor);
            for (int i = k + 1; i < n; i++) {
                p[i] -= half * v[i];
            }
            for (int i = k + 1; i < n; i++) {
                double vi = v[i];
                double pi = p[i];
                for (int j = k + 1, e = i * n + k + 1; j < n; j++, e++) {
                    a[e] -= vi * p[j] + pi * v[j];
                }
            }
            java.util.Arrays.fill(u, 0);
            for (int i = k + 1; i < n; i++) {
                for (int j = 0; j < width; j++) {
                    u[j] += v[i] * rows[i * width + j];
                }
            }
            for (int i = k + 1; i < n; i++) {
                double by = v[i] / factor;
                for (int j = 0; j < width; j++) {
                    rows[i * width + j] -= by * u[j];
                }
            }
        }
    }

    private static double dot(double[] a, int at, double[] v, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            s0 += a[at + i] * v[i];
            s1 += a[at + i + 1] * v[i + 1];
            s2 += a[at + i + 2] * v[i + 2];
            s3 += a[at + i + 3] * v[i + 3];
        }
        for (; i < to; i++) {
            s0 += a[at + i] * v[i];
        }
        return s0 + s1 + (s2 + s3);
    }

    /** Rotates until entry l stands alone. */
    private void iterate(int l) {
        for (int step = 0; step < 60; step++) {
            int m = l;
            while (m + 1 < size && !negligible(m)) {
                m++;
            }
            if (m == l) {
                return;
            }
            double g = (values[l + 1] - values[l]) / (2 * below[l]);
            double r = Math.hypot(g, 1);
            g = values[m] - values[l] + below[l] / (g + Math.copySign(r, g));
            double s = 1;
            double c = 1;
            double p = 0;
            int i = m - 1;
            for (; i >= l; i--) {
                double f = s * below[i];
                double b = c * below[i];
                r = Math.hypot(f, g);
                below[i + 1] = r;
                if (r == 0) {
                    values[i + 1] -= p;
                    below[m] = 0;
                    break;
                }
                s = f / r;
                c = g / r;
                g = values[i + 1] - p;
                r = (values[i] - g) * s + 2 * c * b;
                p = s * r;
                values[i + 1] = g + p;
                g = c * r - b;
                rotate(i, c, s);
            }
            if (i >= l) {
                continue;
            }
            values[l] -= p;
            below[l] = g;
            below[m] = 0;
        }
        throw new IllegalStateException("the QL iteration of a matrix of " + size + " rows does not end");
    }

    private boolean negligible(int m) {
        return Math.abs(below[m])
                <= Math.max(0x1p-53 * (Math.abs(values[m]) + Math.abs(values[m + 1])), 0x1p-54 * norm);
    }

    private void rotate(int i, double c, double s) {
        int a = i * width;
        int b = a + width;
        double[] z = rows;
        for (int j = 0; j < width; j++) {
            double x = z[a + j];
            double y = z[b + j];
            z[b + j] = s * x + c * y;
            z[a + j] = c * x - s * y;
        }
    }

    /** The k-th largest eigenvalue. */
    double value(int k) {
        return values[rank[k]];
    }

    /** Entry {@code row}, counted from the first wanted, of the eigenvector of the k-th largest eigenvalue. */
    double vector(int k, int row) {
        return rows[rank[k] * width + row];
    }
}
