package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.compute.Device;
import dev.holonomy.geodesic.cache.GeometryCache;
import dev.holonomy.mesh.ColorMap;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.AtomicFile;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.mesh.io.NpyArray;
import dev.holonomy.mesh.io.Npz;
import dev.holonomy.task.Classification;
import dev.holonomy.task.Segmentation;
import dev.holonomy.task.SegmentationPrediction;
import dev.holonomy.task.VertexFeatures;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code predict}: labels meshes with a network; needs no labels. */
@Command(
        name = "predict",
        description = "Label meshes, or tell their class, with a trained network.",
        footer = {
            "",
            "For each mesh: NAME.ply, coloured by label, with label, probabilities and confidence as properties;",
            "and NAME.npz with labels [N] and probabilities [N, classes], N vertices or faces in the file's order.",
            "A network that classifies gives predictions.csv: a row a mesh, its class and the probability of each class.",
            "A network of descriptors (published weights for functional maps) gives NAME.npz with features [V, D] alone."
        })
final class PredictCommand extends NetworkCommand {
    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description = "A shipped model (parts, kinds), a run folder or a .safetensors file.")
    private String model = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "MESH", description = "Mesh files.")
    private List<Path> meshes = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out",
            description = "Folder of the results (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("out");

    @Option(names = "--force", description = "Replace existing files.")
    private boolean force;

    PredictCommand(Streams streams) {
        super(streams);
    }

    @Override
    Answer run() {
        Map<Path, String> names = names();
        try (Device device = openDevice()) {
            Optional<VertexFeatures> features = Models.features(model, device);
            if (features.isPresent()) {
                try (VertexFeatures network = features.get()) {
                    return describe(network, names);
                }
            }
            return Models.task(model).equals(Classification.TASK) ? classify(device) : label(device, names);
        }
    }

    /** Descriptors of vertices. */
    private Answer describe(VertexFeatures network, Map<Path, String> names) {
        Path folder = OutputPath.folder(out);
        for (String name : names.values()) {
            OutputPath.file(folder.resolve(name + ".npz"), force);
        }
        GeometryCache cache = cache();
        ObjectNode json = Json.object();
        ArrayNode files = json.putArray("files");
        StringBuilder text = new StringBuilder();
        try (Progress bar = Progress.of(streams(), "predict", "meshes", meshes.size())) {
            for (Path path : meshes) {
                TriangleMesh mesh = load(path).mesh();
                double[] values = network.of(network.prepare(mesh, cache, common().threads()));
                Path file = folder.resolve(names.get(path) + ".npz");
                Npz.write(file, Map.of("features", NpyArray.of(values, mesh.vertexCount(), network.count())));
                files.add(file.toString());
                text.append(text.isEmpty() ? "" : "\n")
                        .append(path)
                        .append(": ")
                        .append(network.count())
                        .append(" descriptors of ")
                        .append(mesh.vertexCount())
                        .append(" vertices; written to ")
                        .append(file);
                bar.step();
            }
        }
        json.putArray("labels");
        json.put("features", network.count());
        return Answer.of(json, text.toString());
    }

    /** Classes of whole meshes, in one table. */
    private Answer classify(Device device) {
        Path table = OutputPath.file(OutputPath.folder(out).resolve("predictions.csv"), force);
        GeometryCache cache = cache();
        ObjectNode json = Json.object();
        json.putArray("files").add(table.toString());
        StringBuilder text = new StringBuilder();
        try (Classification network = Models.classification(model, device);
                Progress bar = Progress.of(streams(), "predict", "meshes", meshes.size())) {
            List<String> classes = network.config().classes();
            ArrayNode labels = json.putArray("labels");
            classes.forEach(labels::add);
            ArrayNode predictions = json.putArray("predictions");
            StringBuilder rows = new StringBuilder("mesh,class");
            classes.forEach(name -> rows.append(',').append(cell(name)));
            for (Path path : meshes) {
                double[] p = network.probabilities(network.prepare(load(path).mesh(), cache, common().threads()));
                int best = IntStream.range(0, p.length).reduce(0, (a, b) -> p[b] > p[a] ? b : a);
                rows.append('\n').append(cell(path.toString())).append(',').append(cell(classes.get(best)));
                ObjectNode one = predictions.addObject().put("mesh", path.toString());
                one.put("class", classes.get(best));
                ObjectNode shares = one.putObject("probabilities");
                for (int k = 0; k < p.length; k++) {
                    rows.append(String.format(Locale.ROOT, ",%.6f", p[k]));
                    Json.put(shares, classes.get(k), p[k]);
                }
                text.append(String.format(Locale.ROOT, "%s: %s, %.1f %%%n", path, classes.get(best), 100 * p[best]));
                bar.step();
            }
            byte[] bytes = rows.append('\n').toString().getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(table, stream -> stream.write(bytes));
        }
        return Answer.of(json, text.append("written to ").append(table).toString());
    }

    /** A cell of CSV. */
    private static String cell(String text) {
        return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private Answer label(Device device, Map<Path, String> names) {
        GeometryCache cache = cache();
        ObjectNode json = Json.object();
        ArrayNode files = json.putArray("files");
        StringBuilder text = new StringBuilder();
        try (Segmentation network = Models.load(model, device);
                Progress bar = Progress.of(streams(), "predict", "meshes", meshes.size())) {
            Path folder = OutputPath.folder(out);
            for (String name : names.values()) {
                OutputPath.file(folder.resolve(name + ".ply"), force);
                OutputPath.file(folder.resolve(name + ".npz"), force);
            }
            for (Path path : meshes) {
                TriangleMesh mesh = load(path).mesh();
                SegmentationPrediction prediction = network.predict(network.prepare(mesh, cache, common().threads()));
                String name = names.get(path);
                write(folder, String.valueOf(name), mesh, prediction);
                files.add(folder.resolve(name + ".ply").toString());
                files.add(folder.resolve(name + ".npz").toString());
                text.append(text.isEmpty() ? "" : "\n")
                        .append(summary(path, folder.resolve(name + ".ply"), prediction));
                bar.step();
            }
            ArrayNode labels = json.putArray("labels");
            network.config().classes().forEach(labels::add);
            json.put("elements", network.config().elements().name().toLowerCase(Locale.ROOT));
        }
        return Answer.of(json, text.toString());
    }

    private Map<Path, String> names() {
        Map<Path, String> names = new LinkedHashMap<>();
        for (Path path : meshes) {
            String file = String.valueOf(path.getFileName());
            String name = file.contains(".")
                    ? file.substring(0, file.indexOf('.', 1) < 0 ? file.length() : file.lastIndexOf('.'))
                    : file;
            if (names.containsValue(name) && !name.equals(names.get(path))) {
                throw wrongUsage("two meshes are called " + name + ", their results would be the same file");
            }
            if (!Files.exists(path)) {
                throw new CommandException(path + ": no such file");
            }
            names.put(path, name);
        }
        return names;
    }

    private static void write(Path folder, String name, TriangleMesh mesh, SegmentationPrediction prediction) {
        List<MeshValues> values = prediction.values();
        MeshFiles.writeColored(folder.resolve(name + ".ply"), mesh, values, values.get(0), ColorMap.VIRIDIS);
        int classes = prediction.classNames().size();
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("labels", NpyArray.of(prediction.labels(), prediction.count()));
        arrays.put("probabilities", NpyArray.of(prediction.probabilities(), prediction.count(), classes));
        Npz.write(folder.resolve(name + ".npz"), arrays);
    }

    private static String summary(Path mesh, Path file, SegmentationPrediction prediction) {
        int[] counts = new int[prediction.classNames().size()];
        for (int label : prediction.labels()) {
            counts[label]++;
        }
        List<String> shares = new ArrayList<>();
        IntStream.range(0, counts.length)
                .filter(c -> counts[c] > 0)
                .forEach(c -> shares.add(String.format(
                        Locale.ROOT,
                        "%s %.0f %%",
                        prediction.classNames().get(c),
                        100.0 * counts[c] / prediction.count())));
        return mesh + ": " + String.join(", ", shares) + "; written to " + file;
    }
}
