package dev.holonomy.geodesic.spectral;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.EigenDecomposition;

/** The largest eigenpairs of a symmetric operator; see {@link Spectrum}. Vectors are orthonormal in the plain inner product. */
final class Lanczos {
    private static final double TOLERANCE = 1e-9;
    private static final int MOST_RUNS = 200;

    private final int size;
    private final UnaryOperator<double[]> operator;
    private final List<Pair> locked = new ArrayList<>();
    private int runs;

    @SuppressWarnings("ArrayRecordComponent") // found here, read only
    private record Pair(double value, double[] vector) {}

    Lanczos(int size, UnaryOperator<double[]> operator) {
        this.size = size;
        this.operator = operator;
    }

    double value(int k) {
        return locked.get(k).value;
    }

    double[] vector(int k) {
        return locked.get(k).vector;
    }

    /** Finds {@code count} pairs, largest first, with their multiplicities. */
    void run(int count) {
        search(count, 0);
        while (locked.size() < count && runs < MOST_RUNS) {
            search(count - locked.size(), 0);
        }
        boolean found = true;
        while (found && runs < MOST_RUNS && locked.size() < size) {
            sort();
            found = search(1, locked.get(count - 1).value * (1 + 1e-7));
        }
        sort();
    }

    private void sort() {
        locked.sort(Comparator.comparingDouble(Pair::value).reversed());
    }

    /**
     * One Krylov space orthogonal to all that is locked; locks its converged pairs above {@code least}.
     *
     * @return whether any was locked
     */
    private boolean search(int wanted, double least) {
        SplittableRandom random = new SplittableRandom(0x5DEECE66DL + runs++);
        int most = size - locked.size();
        List<double[]> basis = new ArrayList<>();
        List<Double> alpha = new ArrayList<>();
        List<Double> beta = new ArrayList<>();
        double[] q = new double[size];
        for (int i = 0; i < size; i++) {
            q[i] = random.nextDouble() - 0.5;
        }
        orthogonalise(q, basis);
        normalise(q);
        int check = Math.min(most, least > 0 ? 24 : 2 * wanted + 20);
        while (true) {
            basis.add(q);
            double[] w = operator.apply(q);
            alpha.add(dot(w, q));
            orthogonalise(w, basis);
            orthogonalise(w, basis);
            double norm = normalise(w);
            beta.add(norm);
            q = w;
            int m = basis.size();
            boolean exhausted = m >= most || norm < 1e-13 * Math.abs(alpha.get(0));
            if (m < check && !exhausted) {
                continue;
            }
            EigenDecomposition small = decompose(alpha, beta);
            if (exhausted || converged(small, norm, wanted, least)) {
                return lock(small, norm, basis, exhausted ? m : wanted, least);
            }
            check = Math.min(most, m + Math.max(12, wanted / 3));
        }
    }

    private static EigenDecomposition decompose(List<Double> alpha, List<Double> beta) {
        int m = alpha.size();
        double[] main = alpha.stream().mapToDouble(Double::doubleValue).toArray();
        double[] secondary =
                beta.stream().limit(m - 1L).mapToDouble(Double::doubleValue).toArray();
        return new EigenDecomposition(main, secondary);
    }

    /** Whether the wanted pairs have converged, or the largest has and is not above {@code least}. */
    private static boolean converged(EigenDecomposition small, double norm, int wanted, double least) {
        int m = small.getRealEigenvalues().length;
        for (int j = 0; j < Math.min(wanted, m); j++) {
            double theta = small.getRealEigenvalue(j);
            double residual = Math.abs(norm * small.getEigenvector(j).getEntry(m - 1));
            if (least > 0 && theta + residual <= least) {
                return true;
            }
            if (residual > TOLERANCE * theta) {
                return false;
            }
        }
        return true;
    }

    private boolean lock(EigenDecomposition small, double norm, List<double[]> basis, int wanted, double least) {
        int m = basis.size();
        int before = locked.size();
        List<Pair> found = new ArrayList<>();
        for (int j = 0; j < Math.min(wanted, m); j++) {
            double theta = small.getRealEigenvalue(j);
            double residual = Math.abs(norm * small.getEigenvector(j).getEntry(m - 1));
            if (theta > least && (residual <= TOLERANCE * theta || norm < 1e-12 || m == size - before)) {
                double[] y = new double[size];
                for (int i = 0; i < m; i++) {
                    add(y, small.getEigenvector(j).getEntry(i), basis.get(i));
                }
                normalise(y);
                found.add(new Pair(theta, y));
            }
        }
        locked.addAll(found);
        return locked.size() > before;
    }

    private void orthogonalise(double[] w, List<double[]> basis) {
        for (Pair pair : locked) {
            add(w, -dot(w, pair.vector), pair.vector);
        }
        for (double[] q : basis) {
            add(w, -dot(w, q), q);
        }
    }

    private static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return s0 + s1 + (s2 + s3);
    }

    private static void add(double[] y, double factor, double[] x) {
        for (int i = 0; i < y.length; i++) {
            y[i] += factor * x[i];
        }
    }

    private static double normalise(double[] w) {
        double norm = Math.sqrt(dot(w, w));
        if (norm > 0) {
            for (int i = 0; i < w.length; i++) {
                w[i] /= norm;
            }
        }
        return norm;
    }
}
