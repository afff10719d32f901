package dev.holonomy.model;

import dev.holonomy.geodesic.spectral.Spectrum;

/**
 * Eigenpairs of a surface scaled to area 1, so that times and energies mean the same on every mesh.
 *
 * @param values λ A, [K]
 * @param functions φ √A, [V, K]
 */
@SuppressWarnings("ArrayRecordComponent") // made here, read only
record UnitSpectrum(double[] values, double[] functions) {
    static UnitSpectrum of(Spectrum spectrum, double area) {
        double[] values = spectrum.values().clone();
        double[] functions = spectrum.vectors().clone();
        for (int k = 0; k < values.length; k++) {
            values[k] *= area;
        }
        for (int i = 0; i < functions.length; i++) {
            functions[i] *= Math.sqrt(area);
        }
        return new UnitSpectrum(values, functions);
    }

    int vertexCount() {
        return functions.length / values.length;
    }

    /** On copies of the vertices: what a source says. */
    UnitSpectrum at(int[] source) {
        int count = values.length;
        double[] copied = new double[source.length * count];
        for (int v = 0; v < source.length; v++) {
            System.arraycopy(functions, source[v] * count, copied, v * count, count);
        }
        return new UnitSpectrum(values, copied);
    }

    /** The first so many; where the surface has fewer, the rest are zero functions with the last eigenvalue. */
    UnitSpectrum first(int count) {
        int have = values.length;
        double[] fewer = new double[count];
        double[] kept = new double[vertexCount() * count];
        for (int k = 0; k < count; k++) {
            fewer[k] = values[Math.min(k, have - 1)];
        }
        for (int v = 0; v < vertexCount(); v++) {
            System.arraycopy(functions, v * have, kept, v * count, Math.min(count, have));
        }
        return new UnitSpectrum(fewer, kept);
    }
}
