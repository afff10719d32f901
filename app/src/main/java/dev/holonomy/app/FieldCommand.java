package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.field.HodgeDecomposition;
import dev.holonomy.geodesic.field.SmoothestField;
import dev.holonomy.geodesic.field.VectorCalculus;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.VertexVectors;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.mesh.io.Npy;
import dev.holonomy.mesh.io.NpyArray;
import dev.holonomy.mesh.io.Npz;
import dev.holonomy.mesh.io.ValueFiles;
import dev.holonomy.mesh.io.ValueKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code field}: tangent vector fields. */
@Command(
        name = "field",
        description = "Compute tangent vector fields: the smoothest one, the gradient of values, or Hodge parts.",
        footer = {
            "",
            "smoothest: the smoothest field of --order N (1 vectors, 2 lines, 4 crosses) and its singular faces.",
            "gradient:  of the numbers of vertices in --of FILE, with the divergence at each vertex.",
            "hodge:     the vectors of vertices in --of FILE as a gradient, a turned gradient and a harmonic part.",
            "The output is .npz (an array of [V,3] or [V] each), .npy (the vectors, or the first of them), or a mesh with",
            "values (.ply, .vtu); 'view MESH --vectors FILE' shows it."
        })
final class FieldCommand extends HolonomyCommand {
    private static final int FIRST = 10;

    @Parameters(index = "0", paramLabel = "MESH", description = "A mesh file.")
    private Path meshPath = Path.of("");

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "smoothest",
            description = "smoothest, gradient or hodge (default: ${DEFAULT-VALUE}).")
    private Kind kind = Kind.SMOOTHEST;

    @Option(
            names = "--order",
            paramLabel = "N",
            defaultValue = "1",
            description = "Order of the smoothest field (default: ${DEFAULT-VALUE}).")
    private int order = 1;

    @Option(names = "--of", paramLabel = "FILE", description = "Numbers or vectors of the vertices.")
    private @Nullable Path of;

    @Mixin
    private OutputOption output = new OutputOption();

    FieldCommand(Streams streams) {
        super(streams);
    }

    private enum Kind {
        SMOOTHEST,
        GRADIENT,
        HODGE
    }

    @Override
    Answer run() {
        atLeastOne("--order", order);
        if ((of == null) != (kind == Kind.SMOOTHEST)) {
            throw wrongUsage(
                    of == null
                            ? "--kind " + name() + " wants --of FILE with values of the vertices"
                            : "--of is for --kind gradient and hodge");
        }
        Path file = of == null ? output.checked(meshPath) : output.checked(meshPath, of);
        if (file != null && !file.toString().matches("(?i).*\\.(npy|npz|ply|vtu)")) {
            throw wrongUsage("--out is " + file + ", wanted a name that ends in .npy, .npz, .ply or .vtu");
        }
        TriangleMesh mesh = load(meshPath).mesh();
        Surface surface = Surface.of(mesh);
        ObjectNode json = Json.object().put("kind", name()).put("vertices", mesh.vertexCount());
        Stopwatch watch = Stopwatch.start();
        List<MeshValues> found =
                switch (kind) {
                    case SMOOTHEST -> smoothest(surface, json);
                    case GRADIENT -> gradient(surface, json);
                    case HODGE -> hodge(surface, json);
                };
        Json.put(json, "field_ms", watch.lap());
        if (file != null) {
            write(file, mesh, found);
            json.put("file", file.toString());
        }
        return Answer.of(json, text(json, file));
    }

    private String name() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private List<MeshValues> smoothest(Surface surface, ObjectNode json) {
        SmoothestField field = SmoothestField.of(surface, order, new SplittableRandom(common().seed()));
        json.put("order", order);
        Json.put(json, "energy", field.eigenvalue());
        ArrayNode singular = json.putArray("singular");
        int sum = 0;
        for (int f = 0; f < field.indices().length; f++) {
            if (field.indices()[f] != 0) {
                singular.addObject().put("face", f).put("index", field.indices()[f]);
                sum += field.indices()[f];
            }
        }
        json.put("index_sum", sum);
        return List.of(new TangentVectors(surface).inSpace("smoothest", field.values(), order));
    }

    private List<MeshValues> gradient(Surface surface, ObjectNode json) {
        VertexScalars values = only(VertexScalars.class, surface.mesh(), "one number");
        VectorCalculus calculus = new VectorCalculus(surface);
        double[] field = calculus.gradient(values.values());
        double[] divergence = calculus.divergence(field);
        for (int v = 0; v < divergence.length; v++) {
            double area = surface.vertexAreas()[v];
            divergence[v] = area > 0 ? divergence[v] / area : 0;
        }
        Json.put(json, "mean_length", Math.sqrt(calculus.inner(field, field) / surface.area()));
        return List.of(
                new TangentVectors(surface).inSpace("gradient", calculus.atVertices(field), 1),
                new VertexScalars("divergence", divergence));
    }

    private List<MeshValues> hodge(Surface surface, ObjectNode json) {
        VertexVectors values = only(VertexVectors.class, surface.mesh(), "three numbers");
        TangentVectors tangent = new TangentVectors(surface);
        VectorCalculus calculus = new VectorCalculus(surface);
        double[] field = tangent.onFaces(values.vectors());
        HodgeDecomposition decomposition = new HodgeDecomposition(surface);
        HodgeDecomposition.Parts parts = decomposition.parts(field);
        json.put("harmonic_dimension", decomposition.harmonicDimension());
        Map<String, double[]> named = new LinkedHashMap<>();
        named.put("exact", parts.exact());
        named.put("coexact", parts.coexact());
        named.put("harmonic", parts.harmonic());
        double whole = calculus.inner(field, field);
        List<MeshValues> found = new ArrayList<>();
        named.forEach((part, vectors) -> {
            Json.put(json, part + "_share", whole > 0 ? calculus.inner(vectors, vectors) / whole : 0);
            found.add(tangent.inSpace(part, calculus.atVertices(vectors), 1));
        });
        found.add(new VertexScalars("potential", parts.potential()));
        return found;
    }

    private <T extends MeshValues> T only(Class<T> type, TriangleMesh mesh, String wanted) {
        Path file = Objects.requireNonNull(of);
        return ValueFiles.read(file, mesh, ValueKind.ANY).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        file + ": wanted " + wanted + " for each of the " + mesh.vertexCount() + " vertices"));
    }

    private static void write(Path file, TriangleMesh mesh, List<MeshValues> values) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".npy")) {
            Npy.write(file, array(values.get(0), mesh));
        } else if (name.endsWith(".npz")) {
            Map<String, NpyArray> arrays = new LinkedHashMap<>();
            values.forEach(value -> arrays.put(value.name(), array(value, mesh)));
            Npz.write(file, arrays);
        } else {
            MeshFiles.write(file, mesh, values);
        }
    }

    private static NpyArray array(MeshValues values, TriangleMesh mesh) {
        return values instanceof VertexVectors vectors
                ? NpyArray.of(vectors.vectors(), mesh.vertexCount(), 3)
                : NpyArray.of(((VertexScalars) values).values(), mesh.vertexCount());
    }

    private String text(ObjectNode json, @Nullable Path file) {
        String said =
                switch (kind) {
                    case SMOOTHEST ->
                        String.format(
                                Locale.ROOT,
                                "smoothest field of order %d, energy %.4g, %d singular faces (%s), indices sum to %d",
                                order,
                                json.get("energy").asDouble(),
                                json.get("singular").size(),
                                first((ArrayNode) json.get("singular")),
                                json.get("index_sum").asInt());
                    case GRADIENT ->
                        String.format(
                                Locale.ROOT,
                                "gradient, root mean square length %.4g",
                                json.get("mean_length").asDouble());
                    case HODGE ->
                        String.format(
                                Locale.ROOT,
                                "%.2f %% gradient, %.2f %% turned gradient, %.2f %% harmonic (of %d dimensions)",
                                100 * json.get("exact_share").asDouble(),
                                100 * json.get("coexact_share").asDouble(),
                                100 * json.get("harmonic_share").asDouble(),
                                json.get("harmonic_dimension").asInt());
                };
        return said + (file == null ? "" : ", written to " + file);
    }

    private static String first(ArrayNode singular) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < Math.min(FIRST, singular.size()); i++) {
            ids.add(singular.get(i).get("face").asText());
        }
        return (singular.isEmpty() ? "none" : "faces " + String.join(", ", ids))
                + (singular.size() > FIRST ? ", ..." : "");
    }
}
