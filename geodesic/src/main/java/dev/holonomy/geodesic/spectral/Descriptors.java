package dev.holonomy.geodesic.spectral;

import java.util.Arrays;

/** Descriptors of vertices from eigenpairs: invariant under every motion that keeps lengths on the surface. */
public final class Descriptors {
    /** The variance of the wave kernel's bands in their spacing, as published. */
    private static final double BAND = 7;

    private static final double ZERO = 1e-8;

    private Descriptors() {}

    /**
     * Heat kernel signature (Sun, Ovsjanikov and Guibas 2009): HKS(v, t) = Σ_k exp(−λ_k t) φ_k(v)².
     *
     * @param spectrum eigenpairs
     * @param times diffusion times T, in length²
     * @return [V, T], 1 / length²
     */
    public static double[] hks(Spectrum spectrum, double... times) {
        double[][] weights = new double[times.length][];
        for (int i = 0; i < times.length; i++) {
            double time = times[i];
            weights[i] = Arrays.stream(spectrum.values())
                    .map(lambda -> Math.exp(-lambda * time))
                    .toArray();
        }
        return weighted(spectrum, weights);
    }

    /**
     * The times of that paper, log-spaced from 4 ln 10 / λ_K to 4 ln 10 / λ, where λ is the first eigenvalue that is not zero.
     *
     * @param spectrum eigenpairs, at least one with a positive eigenvalue
     * @param count T
     * @return ascending times, [T]
     */
    public static double[] times(Spectrum spectrum, int count) {
        double first = 4 * Math.log(10) / last(spectrum);
        double ratio = last(spectrum) / firstPositive(spectrum);
        double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = first * Math.pow(ratio, count == 1 ? 0.5 : (double) i / (count - 1));
        }
        return times;
    }

    /**
     * Wave kernel signature (Aubry, Schlickewei and Cremers 2011): WKS(v, e) = Σ_k b_k φ_k(v)² / Σ_k b_k with
     * b_k = exp(−(e − ln λ_k)² / 2σ²), over the positive eigenvalues; energies from ln λ to ln λ_K, drawn in at both ends by
     * 2/7 σ, and σ seven times their spacing.
     *
     * @param spectrum eigenpairs, at least one with a positive eigenvalue
     * @param count the number of energies T
     * @return [V, T], 1 / length²
     */
    public static double[] wks(Spectrum spectrum, int count) {
        double least = Math.log(firstPositive(spectrum));
        double most = Math.log(last(spectrum));
        double sigma = Math.max(BAND * (most - least) / count, ZERO);
        double inset = Math.min(2 * sigma / BAND, (most - least) / 2);
        double[] energies = new double[count];
        for (int i = 0; i < count; i++) {
            double share = count == 1 ? 0.5 : (double) i / (count - 1);
            energies[i] = least + inset + (most - least - 2 * inset) * share;
        }
        return wks(spectrum, energies, sigma);
    }

    /**
     * Wave kernel signature at energies that several surfaces of one size may share.
     *
     * @param spectrum eigenpairs, at least one with a positive eigenvalue
     * @param energies logarithms of eigenvalues e, [T]
     * @param sigma width of the bands, positive
     * @return [V, T], 1 / length²
     */
    public static double[] wks(Spectrum spectrum, double[] energies, double sigma) {
        double zero = zero(spectrum);
        double[][] band = new double[energies.length][spectrum.values().length];
        for (int i = 0; i < band.length; i++) {
            for (int k = 0; k < band[i].length; k++) {
                double lambda = spectrum.values()[k];
                double distance = (energies[i] - Math.log(Math.max(lambda, zero))) / sigma;
                band[i][k] = lambda > zero ? Math.exp(-distance * distance / 2) : 0;
            }
            double sum = Arrays.stream(band[i]).sum();
            for (int k = 0; k < band[i].length; k++) {
                band[i][k] /= sum > 0 ? sum : 1;
            }
        }
        return weighted(spectrum, band);
    }

    /** Σ_k weight[i][k] φ_k(v)² for every v and i, [V, T]. */
    private static double[] weighted(Spectrum spectrum, double[][] weights) {
        double[] phi = spectrum.vectors();
        int modes = spectrum.values().length;
        double[] values = new double[phi.length / modes * weights.length];
        for (int j = 0; j < values.length; j++) {
            double[] weight = weights[j % weights.length];
            int row = j / weights.length * modes;
            for (int k = 0; k < modes; k++) {
                values[j] += weight[k] * phi[row + k] * phi[row + k];
            }
        }
        return values;
    }

    private static double last(Spectrum spectrum) {
        return spectrum.values()[spectrum.values().length - 1];
    }

    /** What an eigenvalue must exceed not to be zero by rounding: far below 1 / area, which squared eigenfunctions have the size of. */
    private static double zero(Spectrum spectrum) {
        double most = 0;
        for (int i = 0; i < spectrum.vectors().length; i += spectrum.values().length) {
            most = Math.max(most, spectrum.vectors()[i] * spectrum.vectors()[i]);
        }
        return ZERO * most;
    }

    private static double firstPositive(Spectrum spectrum) {
        double zero = zero(spectrum);
        return Arrays.stream(spectrum.values())
                .filter(lambda -> lambda > zero)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "all " + spectrum.values().length + " eigenvalues are zero, more eigenpairs are wanted"));
    }
}
