package dev.holonomy.model;

import dev.holonomy.geodesic.Curvature;
import dev.holonomy.geodesic.ShapeDiameter;
import dev.holonomy.geodesic.Surface;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Computes the input field of a surface: [V, M, C], one feature's channels after the other's. */
final class InputField {
    /** HKS times on a surface of area 1: from below the scale of a finger to above that of a body. */
    private static final double FIRST_TIME = 1e-3;

    private static final double LAST_TIME = 1;

    private InputField() {}

    static boolean needsSpectrum(InputConfig config) {
        return config.features().stream()
                .anyMatch(List.of(InputFeature.HKS, InputFeature.WKS, InputFeature.HEAT_TRACE)::contains);
    }

    static double[] of(Surface surface, Optional<UnitSpectrum> spectrum, InputConfig config, int threads) {
        int vertices = surface.mesh().vertexCount();
        int channels = config.channels();
        int components = 2 * config.order() + 1;
        double[] field = new double[vertices * components * channels];
        int channel = 0;
        for (InputFeature feature : config.features()) {
            int width = feature.channels(config.descriptors());
            double[][] parts = feature == InputFeature.SHAPE_OPERATOR
                    ? shapeOperator(surface)
                    : new double[][] {scalars(feature, surface, spectrum, config, threads)};
            for (int part = 0; part < parts.length; part++) {
                int component = parts.length == 1 ? 0 : 3 + part;
                for (int v = 0; v < vertices; v++) {
                    for (int c = 0; c < width; c++) {
                        double value = parts[part][v * width + c];
                        field[(v * components + component) * channels + channel + c] =
                                Double.isFinite(value) ? value : 0;
                    }
                }
            }
            channel += width;
        }
        return field;
    }

    private static double[] scalars(
            InputFeature feature, Surface surface, Optional<UnitSpectrum> spectrum, InputConfig config, int threads) {
        int vertices = surface.mesh().vertexCount();
        return switch (feature) {
            case HKS -> heatKernel(spectrum.orElseThrow(), config);
            case WKS -> waveKernel(spectrum.orElseThrow(), config);
            case HEAT_TRACE -> heatTrace(spectrum.orElseThrow(), config);
            case CURVATURE -> {
                Curvature curvature = Curvature.of(surface);
                double[] values = new double[2 * vertices];
                for (int v = 0; v < vertices; v++) {
                    values[2 * v] = asinh(curvature.mean()[v] * Math.sqrt(surface.area()));
                    values[2 * v + 1] = asinh(curvature.gauss()[v] * surface.area());
                }
                yield values;
            }
            case SHAPE_DIAMETER -> {
                double[] values = ShapeDiameter.of(surface, threads).clone();
                for (int v = 0; v < vertices; v++) {
                    values[v] =
                            Math.log(Math.max(values[v], 1e-6 * Math.sqrt(surface.area())) / Math.sqrt(surface.area()));
                }
                yield values;
            }
            case XYZ -> Positions.normalised(surface.mesh(), config.normalize()).positions();
            case NORMALS -> surface.frames().normal();
            case SHAPE_OPERATOR -> throw new IllegalArgumentException("the shape operator is no scalar");
        };
    }

    /** (h11 − h22)/2 and h12 times √A, the length compressed by asinh and the direction kept: order 2. */
    private static double[][] shapeOperator(Surface surface) {
        Curvature curvature = Curvature.of(surface);
        int vertices = surface.mesh().vertexCount();
        double[][] parts = new double[2][vertices];
        for (int v = 0; v < vertices; v++) {
            double a = curvature.halfDifference()[v] * Math.sqrt(surface.area());
            double b = curvature.mixed()[v] * Math.sqrt(surface.area());
            double length = Math.hypot(a, b);
            double scale = length > 0 ? asinh(length) / length : 0;
            parts[0][v] = a * scale;
            parts[1][v] = b * scale;
        }
        return parts;
    }

    /** log Σ_k exp(−λ_k t) φ_k(v)² − log Σ_k exp(−λ_k t), [V, T]. */
    private static double[] heatKernel(UnitSpectrum spectrum, InputConfig config) {
        return logarithms(
                spectrum, heatFilters(spectrum, config), Math.min(config.eigenpairs(), spectrum.values().length));
    }

    private static double[][] heatFilters(UnitSpectrum spectrum, InputConfig config) {
        int times = config.descriptors();
        double[][] filters = new double[times][];
        for (int i = 0; i < times; i++) {
            double time = FIRST_TIME * Math.pow(LAST_TIME / FIRST_TIME, (double) i / (times - 1));
            filters[i] = Arrays.stream(spectrum.values())
                    .map(lambda -> Math.exp(-Math.max(lambda, 0) * time))
                    .toArray();
        }
        return filters;
    }

    /** log Σ_k exp(−λ_k t), the same at every vertex, [V, T]. */
    private static double[] heatTrace(UnitSpectrum spectrum, InputConfig config) {
        double[][] filters = heatFilters(spectrum, config);
        int modes = Math.min(config.eigenpairs(), spectrum.values().length);
        double[] values = new double[spectrum.vertexCount() * filters.length];
        for (int i = 0; i < filters.length; i++) {
            double trace = Math.log(Arrays.stream(filters[i], 0, modes).sum());
            for (int v = 0; v < spectrum.vertexCount(); v++) {
                values[v * filters.length + i] = trace;
            }
        }
        return values;
    }

    /**
     * Aubry et al. 2011: log-normal band filters over the energies log λ, variance 7 times their spacing; logarithm as above.
     *
     * <p>The energies reach log λ_K, where those of {@link dev.holonomy.geodesic.spectral.Descriptors#wks} end 2/7 σ before it, and both
     * signatures take the first eigenpairs of a spectrum that the diffusion shares, at areas of 1: networks that are trained (the
     * shipped one among them) hold these numbers in their weights, so they stay.
     */
    private static double[] waveKernel(UnitSpectrum spectrum, InputConfig config) {
        int energies = config.descriptors();
        int modes = Math.min(config.eigenpairs(), spectrum.values().length);
        double least = Math.log(Math.max(firstPositive(spectrum), 1e-6));
        double most = Math.log(Math.max(spectrum.values()[modes - 1], 1e-6));
        double sigma = 7 * (most - least) / Math.max(1, energies);
        double[][] filters = new double[energies][];
        for (int i = 0; i < energies; i++) {
            double energy = least + 2 * sigma / 7 + (most - least - 2 * sigma / 7) * i / Math.max(1, energies - 1);
            filters[i] = Arrays.stream(spectrum.values())
                    .map(lambda -> {
                        double distance = energy - Math.log(Math.max(lambda, 1e-6));
                        return lambda > 1e-6 ? Math.exp(-distance * distance / (2 * sigma * sigma)) : 0;
                    })
                    .toArray();
        }
        return logarithms(spectrum, filters, modes);
    }

    private static double firstPositive(UnitSpectrum spectrum) {
        return Arrays.stream(spectrum.values())
                .filter(lambda -> lambda > 1e-6)
                .findFirst()
                .orElse(1);
    }

    private static double[] logarithms(UnitSpectrum spectrum, double[][] filters, int modes) {
        int vertices = spectrum.vertexCount();
        int have = spectrum.values().length;
        double[] values = new double[vertices * filters.length];
        for (int i = 0; i < filters.length; i++) {
            double trace = 0;
            for (int k = 0; k < modes; k++) {
                trace += filters[i][k];
            }
            for (int v = 0; v < vertices; v++) {
                double sum = 0;
                for (int k = 0; k < modes; k++) {
                    double phi = spectrum.functions()[v * have + k];
                    sum += filters[i][k] * phi * phi;
                }
                values[v * filters.length + i] = Math.log(Math.max(sum, 1e-12 * trace) / Math.max(trace, 1e-300));
            }
        }
        return values;
    }

    private static double asinh(double x) {
        return Math.signum(x) * Math.log(Math.abs(x) + Math.sqrt(x * x + 1));
    }
}
