package dev.holonomy.app;

import dev.holonomy.geodesic.cache.GeometryCache;
import dev.holonomy.layer.DiscFilter;
import dev.holonomy.layer.Pairs;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.model.PreparedSurface;
import dev.holonomy.task.Explanation;
import dev.holonomy.task.Segmentation;
import dev.holonomy.viewer.scene.DiscKernel;
import dev.holonomy.viewer.scene.GaugeFields;
import dev.holonomy.viewer.scene.Influence;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A network's answers about meshes that are looked at; each mesh is prepared at its first question. */
final class ModelAnalysis {
    private static final int KERNELS = 2;
    private static final int VECTORS = 3;

    private final Segmentation model;
    private final Explanation explanation;
    private final GeometryCache cache;
    private final int threads;
    private final List<DiscKernel> kernels;
    private final IdentityHashMap<TriangleMesh, PreparedSurface> prepared = new IdentityHashMap<>();

    /** Of a network, which is not closed here. */
    ModelAnalysis(Segmentation model, GeometryCache cache, int threads) {
        this.model = model;
        this.cache = cache;
        this.threads = threads;
        explanation = new Explanation(model);
        kernels = DiscFilter.strongest(model.parameters(), KERNELS).stream()
                .map(f -> new DiscKernel(f.name(), f.rings(), f.angles(), f.values()))
                .toList();
    }

    private PreparedSurface prepared(TriangleMesh mesh) {
        return prepared.computeIfAbsent(mesh, m -> model.prepare(m, cache, threads));
    }

    /** What the network sees of a mesh vertex by vertex; empty where it had to be cut apart, as its vertices then are others. */
    private Optional<PreparedSurface> whole(TriangleMesh mesh) {
        return Optional.of(prepared(mesh)).filter(s -> s.source().length == 0);
    }

    /** The classes of a mesh and their probabilities. */
    List<MeshValues> values(TriangleMesh mesh) {
        return model.predict(prepared(mesh)).values();
    }

    /** The charts that the network reads; empty where it reads none. */
    Optional<Pairs> pairs(TriangleMesh mesh) {
        return whole(mesh).map(PreparedSurface::pairs).filter(p -> p.neighbours().length > 0);
    }

    List<DiscKernel> kernels() {
        return kernels;
    }

    /** The strongest features of order 1 and the probabilities of the classes, with the frame of one vertex turned. */
    Optional<GaugeFields> fields(TriangleMesh mesh, int vertex, double gauge) {
        return whole(mesh).flatMap(surface -> fields(surface, vertex, gauge));
    }

    private Optional<GaugeFields> fields(PreparedSurface surface, int vertex, double gauge) {
        double[] alpha = new double[surface.mesh().vertexCount()];
        alpha[vertex] = gauge;
        PreparedSurface turned = surface.rotatedGauge(alpha);
        return explanation.features(turned).filter(f -> f.order() > 0).map(f -> {
            double[] outputs = outputs(turned, vertex);
            List<String> classes =
                    outputs.length == 0 ? List.of() : model.config().classes();
            return new GaugeFields(vectors(f, vertex), outputs, classes);
        });
    }

    private static double[] vectors(Explanation.Field field, int vertex) {
        List<Integer> strongest = IntStream.range(0, field.channels())
                .boxed()
                .sorted(Comparator.comparingDouble(c -> -Math.hypot(field.at(vertex, 1, c), field.at(vertex, 2, c))))
                .limit(VECTORS)
                .toList();
        double[] vectors = new double[2 * strongest.size()];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = field.at(vertex, 1 + i % 2, strongest.get(i / 2));
        }
        return vectors;
    }

    /** Probabilities of the classes at a vertex, or in a face that has it; none where there is no face. */
    private double[] outputs(PreparedSurface surface, int vertex) {
        int element = element(surface.mesh(), vertex, -1);
        int classes = model.config().classes().size();
        return element < 0
                ? new double[0]
                : Arrays.copyOfRange(
                        model.predict(surface).probabilities(), element * classes, (element + 1) * classes);
    }

    /** What the network labels: the vertex, or a face at it, −1 where there is none. */
    private int element(TriangleMesh mesh, int vertex, int face) {
        return switch (model.config().elements()) {
            case VERTICES -> vertex;
            case FACES -> face >= 0 ? face : faceOf(mesh, vertex);
        };
    }

    /** The derivative of the winning logit, each input in units of its standard deviation over the mesh. */
    Optional<Influence> influence(TriangleMesh mesh, int vertex, int face) {
        int element = element(mesh, vertex, face);
        return whole(mesh).filter(surface -> element >= 0).map(surface -> influence(surface, element));
    }

    private Influence influence(PreparedSurface surface, int element) {
        int winner = model.predict(surface).labels()[element];
        Explanation.Field gradient = explanation.gradient(surface, element, winner);
        double[] deviation = deviations(surface);
        double[] byChannel = new double[gradient.channels()];
        double[] byVertex = new double[surface.mesh().vertexCount()];
        for (int v = 0; v < byVertex.length; v++) {
            for (int component = 0; component <= 2 * gradient.order(); component++) {
                for (int c = 0; c < byChannel.length; c++) {
                    double change = gradient.at(v, component, c) * deviation[c];
                    byChannel[c] += change * change;
                    byVertex[v] += change * change;
                }
            }
        }
        Arrays.setAll(byChannel, c -> Math.sqrt(byChannel[c]));
        Arrays.setAll(byVertex, v -> Math.sqrt(byVertex[v]));
        return new Influence(
                model.config().classes().get(winner), model.config().inputs().channelNames(), byChannel, byVertex);
    }

    /** Of each channel: scalars about their mean, parts of higher order about zero, as turning the frames would have it. */
    private static double[] deviations(PreparedSurface surface) {
        int components = 2 * surface.order() + 1;
        int vertices = surface.mesh().vertexCount();
        double[] deviations = new double[surface.channels()];
        for (int c = 0; c < deviations.length; c++) {
            double sum = 0;
            double squares = 0;
            for (int v = 0; v < vertices; v++) {
                for (int m = 0; m < components; m++) {
                    double x = surface.inputs()[(v * components + m) * deviations.length + c];
                    sum += m == 0 ? x : 0;
                    squares += x * x;
                }
            }
            deviations[c] = Math.sqrt(Math.max(0, squares / vertices - Math.pow(sum / vertices, 2)));
        }
        return deviations;
    }

    private static int faceOf(TriangleMesh mesh, int vertex) {
        for (int f = 0; f < mesh.faceCount(); f++) {
            if (mesh.vertex(f, 0) == vertex || mesh.vertex(f, 1) == vertex || mesh.vertex(f, 2) == vertex) {
                return f;
            }
        }
        return -1;
    }
}
