package dev.holonomy.app;

import dev.holonomy.geodesic.ChartOptions;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.exact.ExactGeodesics;
import dev.holonomy.geodesic.exact.ExactLogMap;
import dev.holonomy.geodesic.path.GeodesicPath;
import dev.holonomy.geodesic.path.GeodesicTracer;
import dev.holonomy.geodesic.path.SurfacePoint;
import dev.holonomy.layer.Pairs;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.viewer.scene.Analysis;
import dev.holonomy.viewer.scene.DiscKernel;
import dev.holonomy.viewer.scene.GaugeFields;
import dev.holonomy.viewer.scene.Influence;
import dev.holonomy.viewer.scene.PolarChart;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Answers of the geodesic algorithms to a viewer, and those of a network where there is one: its charts then are the ones that it reads.
 * Each mesh is set up at its first question.
 */
final class SurfaceAnalysis implements Analysis {
    private final Optional<ModelAnalysis> model;
    private final double chartRadius;
    private final IdentityHashMap<TriangleMesh, Known> known = new IdentityHashMap<>();

    /**
     * Answers with or without a network.
     *
     * @param model what a network adds
     * @param chartRadius of charts that no network gives, in the units of the mesh; 0 for the default of learning
     */
    SurfaceAnalysis(Optional<ModelAnalysis> model, double chartRadius) {
        this.model = model;
        this.chartRadius = chartRadius;
    }

    /** A mesh that was set up. */
    private record Known(Surface surface, ExactGeodesics geodesics, GeodesicTracer tracer) {
        static Known of(TriangleMesh mesh) {
            Surface surface = Surface.of(mesh);
            return new Known(
                    surface,
                    new ExactGeodesics(surface.halfEdges(), surface.lengths()),
                    new GeodesicTracer(surface.halfEdges(), surface.lengths(), surface.transport()));
        }
    }

    private Known known(TriangleMesh mesh) {
        return known.computeIfAbsent(mesh, Known::of);
    }

    @Override
    public Optional<PolarChart> chart(TriangleMesh mesh, int vertex) {
        Known on = known(mesh);
        Optional<Pairs> pairs = model.flatMap(m -> m.pairs(mesh));
        if (pairs.isPresent()) {
            Pairs all = pairs.get();
            int from = all.offsets()[vertex];
            int to = all.offsets()[vertex + 1];
            return Optional.of(chart(
                    on,
                    vertex,
                    all.radius(),
                    Arrays.copyOfRange(all.neighbours(), from, to),
                    Arrays.copyOfRange(all.r(), from, to),
                    Arrays.copyOfRange(all.theta(), from, to),
                    Arrays.copyOfRange(all.transport(), from, to)));
        }
        ChartOptions options =
                chartRadius > 0 ? ChartOptions.radius(chartRadius) : ChartOptions.forLearning(mesh.vertexCount());
        double radius = options.radiusOn(on.surface);
        ExactLogMap map = on.geodesics.query().logMap(vertex, radius, on.surface.transport());
        return Optional.of(chart(on, vertex, radius, map.vertices(), map.r(), map.theta(), map.transport()));
    }

    private static PolarChart chart(
            Known on, int vertex, double radius, int[] neighbours, double[] r, double[] theta, double[] transport) {
        double[] axes = new double[6 * neighbours.length];
        for (int e = 0; e < neighbours.length; e++) {
            System.arraycopy(on.surface.frames().e1(), 3 * neighbours[e], axes, 6 * e, 3);
            System.arraycopy(on.surface.frames().e2(), 3 * neighbours[e], axes, 6 * e + 3, 3);
        }
        return new PolarChart(vertex, radius, neighbours, r, theta, transport, axes, exponential(on, vertex, radius));
    }

    /** Where straightest lines from a vertex lead. */
    private static double[] exponential(Known on, int vertex, double radius) {
        int steps = PolarChart.STEPS;
        double[] places = new double[3 * PolarChart.DIRECTIONS * steps];
        Arrays.fill(places, Double.NaN);
        SurfacePoint start = new SurfacePoint.AtVertex(vertex);
        for (int i = 0; i < PolarChart.DIRECTIONS; i++) {
            GeodesicPath path = on.tracer
                    .trace(start, 2 * Math.PI * i / PolarChart.DIRECTIONS, radius)
                    .path();
            resample(path.positions(on.surface.mesh(), on.surface.halfEdges()), radius / steps, places, i * steps);
        }
        return places;
    }

    /** Points along a line, one after each step, as far as it goes. */
    private static void resample(double[] line, double step, double[] into, int at) {
        double gone = 0;
        int next = 1;
        for (int i = 3; i < line.length; i += 3) {
            double length = Math.sqrt(Math.pow(line[i] - line[i - 3], 2)
                    + Math.pow(line[i + 1] - line[i - 2], 2)
                    + Math.pow(line[i + 2] - line[i - 1], 2));
            while (next <= PolarChart.STEPS && next * step <= (gone + length) * (1 + 1e-9)) {
                double share = length > 0 ? Math.min(1, (next * step - gone) / length) : 1;
                for (int c = 0; c < 3; c++) {
                    into[3 * (at + next - 1) + c] = (1 - share) * line[i - 3 + c] + share * line[i + c];
                }
                next++;
            }
            gone += length;
        }
    }

    @Override
    public List<DiscKernel> kernels() {
        return model.map(ModelAnalysis::kernels).orElse(List.of());
    }

    @Override
    public Optional<GaugeFields> fields(TriangleMesh mesh, int vertex, double gauge) {
        return model.flatMap(m -> m.fields(mesh, vertex, gauge));
    }

    @Override
    public Optional<Influence> influence(TriangleMesh mesh, int vertex, int face) {
        return model.flatMap(m -> m.influence(mesh, vertex, face));
    }

    @Override
    public Optional<double[]> distances(TriangleMesh mesh, int vertex, double radius) {
        return Optional.of(known(mesh).geodesics.query().distances(radius, vertex));
    }

    @Override
    public Optional<double[]> path(TriangleMesh mesh, int from, int to) {
        Known on = known(mesh);
        return on.geodesics
                .query()
                .path(new SurfacePoint.AtVertex(from), to)
                .map(path -> path.positions(mesh, on.surface.halfEdges()));
    }
}
