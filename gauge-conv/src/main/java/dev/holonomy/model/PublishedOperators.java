package dev.holonomy.model;

import dev.holonomy.geodesic.cache.GeometryCache;
import dev.holonomy.geodesic.spectral.Descriptors;
import dev.holonomy.geodesic.spectral.GradientOperator;
import dev.holonomy.geodesic.spectral.Laplacian;
import dev.holonomy.geodesic.spectral.Spectrum;
import dev.holonomy.layer.Pairs;
import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The operators that the published networks of Sharp et al. (2022) were trained on.
 *
 * <p>Positions are centred and scaled before all else. Plain cotan L + 1e-8, lumped M + 1e-8 of its mean, the first K eigenpairs clipped at
 * 0; gradients by least squares over the one-ring of edges projected on the plane of the area-weighted vertex normal, ridge 1e-5; HKS at
 * times log-spaced from 1e-2 to 1. Connectivity may be anything.
 */
final class PublishedOperators {
    private static final double EPSILON = 1e-8;
    private static final double RIDGE = 1e-5;
    private static final double FIRST_TIME = 1e-2;

    private PublishedOperators() {}

    static PreparedSurface prepare(TriangleMesh original, InputConfig config, SurfaceParts needs, GeometryCache cache) {
        TriangleMesh mesh = Positions.normalised(original, config.normalize());
        Laplacian laplacian = Laplacian.of(mesh).regularised(EPSILON);
        int modes = Math.max(needs.eigenfunctions(), 2);
        Spectrum spectrum = cache.spectrum(laplacian, Math.min(modes, mesh.vertexCount() - 1))
                .value();
        double total = Arrays.stream(laplacian.mass()).sum();
        // orthonormal for masses that sum to 1, the eigenvalues as they are
        UnitSpectrum kept = new UnitSpectrum(
                        spectrum.values(),
                        Arrays.stream(spectrum.vectors())
                                .map(phi -> phi * Math.sqrt(total))
                                .toArray())
                .first(modes);
        return new PreparedSurface(
                original,
                new int[0],
                Pairs.none(mesh.vertexCount()),
                laplacian.mass(),
                Positions.faceAreas(mesh),
                inputs(mesh, spectrum, config),
                0,
                config.channels(),
                kept.functions(),
                kept.values(),
                Optional.of(gradient(mesh)),
                List.of());
    }

    private static double[] inputs(TriangleMesh mesh, Spectrum spectrum, InputConfig config) {
        int channels = config.channels();
        double[] inputs = new double[mesh.vertexCount() * channels];
        int channel = 0;
        for (InputFeature feature : config.features()) {
            double[] values = feature == InputFeature.XYZ
                    ? mesh.positions()
                    : Descriptors.hks(spectrum, times(config.descriptors()));
            int width = feature.channels(config.descriptors());
            for (int i = 0; i < values.length; i++) {
                inputs[i / width * channels + channel + i % width] = values[i];
            }
            channel += width;
        }
        return inputs;
    }

    private static double[] times(int count) {
        double[] times = new double[count];
        Arrays.setAll(times, i -> Math.pow(FIRST_TIME, 1 - (double) i / (count - 1)));
        return times;
    }

    /** In frames whose first axis is the projection of x, or of y where the normal is near x; no output depends on that choice. */
    private static GradientOperator gradient(TriangleMesh mesh) {
        int vertices = mesh.vertexCount();
        double[] normal = new double[3 * vertices];
        double[] cross = new double[3];
        for (int f = 0; f < mesh.faceCount(); f++) {
            Positions.cross(mesh, f, cross);
            for (int corner = 0; corner < 3; corner++) {
                for (int c = 0; c < 3; c++) {
                    normal[3 * mesh.vertex(f, corner) + c] += cross[c];
                }
            }
        }
        double[] e1 = new double[3 * vertices];
        double[] e2 = new double[3 * vertices];
        for (int v = 0; v < vertices; v++) {
            int at = 3 * v;
            if (!normalise(normal, at)) {
                normal[at + 2] = 1;
            }
            int axis = Math.abs(normal[at]) > 0.9 ? 1 : 0;
            for (int c = 0; c < 3; c++) {
                e1[at + c] = (c == axis ? 1 : 0) - normal[at + axis] * normal[at + c];
            }
            normalise(e1, at);
            for (int c = 0; c < 3; c++) {
                int j = (c + 1) % 3;
                int k = (c + 2) % 3;
                e2[at + c] = normal[at + j] * e1[at + k] - normal[at + k] * e1[at + j];
            }
        }
        return GradientOperator.of(mesh, e1, e2, RIDGE);
    }

    private static boolean normalise(double[] vectors, int at) {
        double length = Math.hypot(Math.hypot(vectors[at], vectors[at + 1]), vectors[at + 2]);
        for (int c = 0; c < 3 && length > 0; c++) {
            vectors[at + c] /= length;
        }
        return length > 0;
    }
}
