package dev.holonomy.app;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexVectors;
import dev.holonomy.mesh.io.MeshFile;
import dev.holonomy.mesh.io.ValueFiles;
import dev.holonomy.mesh.io.ValueKind;
import dev.holonomy.viewer.scene.Coloring;
import dev.holonomy.viewer.scene.Prediction;
import dev.holonomy.viewer.scene.Scene;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files of values that a view shows on its meshes; each goes with the first mesh. */
final class ViewFiles {
    /** Colours of a PLY are no values to look at. */
    private static final Set<String> COLOURS = Set.of("red", "green", "blue", "alpha");

    @Option(names = "--labels", paramLabel = "FILE", description = "Classes of vertices or faces.")
    private List<Path> labels = List.of();

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description = "True classes; shown beside the labels on a second copy of the mesh.")
    private @Nullable Path truth;

    @Option(names = "--scalars", paramLabel = "FILE", description = "Numbers of vertices or faces.")
    private List<Path> scalars = List.of();

    @Option(names = "--vectors", paramLabel = "FILE", description = "Vectors of vertices, shown as arrows.")
    private List<Path> vectors = List.of();

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description = "A map of vertices to the second mesh, shown by carried colours.")
    private List<Path> maps = List.of();

    @Option(names = "--values", paramLabel = "FILE", description = "Values of any kind, taken for what they look like.")
    private List<Path> others = List.of();

    @Option(
            names = "--true-map",
            paramLabel = "FILE",
            description = "The true map; the distance of each image from it becomes the value 'error'.")
    private @Nullable Path trueMap;

    /** Whether none was given. */
    boolean isEmpty() {
        return Stream.of(labels, scalars, vectors, maps, others).allMatch(List::isEmpty)
                && truth == null
                && trueMap == null;
    }

    /** Whether a true map is there without the map and the second mesh that it goes with. */
    boolean lacksMap(int meshes) {
        return trueMap != null && (meshes < 2 || maps.isEmpty());
    }

    /** The options again, as words of a command. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        add(words, "--labels", labels);
        add(words, "--truth", truth == null ? List.of() : List.of(truth));
        add(words, "--scalars", scalars);
        add(words, "--vectors", vectors);
        add(words, "--map", maps);
        add(words, "--true-map", trueMap == null ? List.of() : List.of(trueMap));
        add(words, "--values", others);
        return words;
    }

    private static void add(List<String> words, String option, List<Path> files) {
        files.forEach(f -> words.addAll(List.of(option, f.toString())));
    }

    /**
     * Meshes with the values of their own files and of these.
     *
     * @param paths one a mesh
     * @param files what they hold
     * @param predicted values that a network gives a mesh
     */
    List<Scene.Item> items(List<Path> paths, List<MeshFile> files, Function<TriangleMesh, List<MeshValues>> predicted) {
        List<Scene.Item> items = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            MeshFile file = files.get(i);
            List<MeshValues> values = new ArrayList<>(predicted.apply(file.mesh()));
            Optional<MeshValues> known = Optional.empty();
            if (i == 0) {
                values.addAll(own(file.mesh()));
                known = Optional.ofNullable(truth)
                        .map(t -> labelsOf(t, file.mesh()).get(0));
            }
            file.values().stream()
                    .filter(v -> !COLOURS.contains(v.name()))
                    .filter(v -> values.stream().noneMatch(w -> w.name().equals(v.name())))
                    .forEach(values::add);
            if (i == 0 && files.size() > 1) {
                MeshMatch.join(values, file.mesh(), files.get(1).mesh(), trueMap, paths.get(1));
            }
            items.add(new Scene.Item(
                    String.valueOf(paths.get(i).getFileName()), file.mesh(), Prediction.completed(values, known)));
            known.ifPresent(t -> items.add(new Scene.Item("truth", file.mesh(), List.of(matched(t, values)))));
        }
        return items;
    }

    private List<MeshValues> own(TriangleMesh mesh) {
        List<MeshValues> values = new ArrayList<>();
        labels.forEach(f -> values.addAll(labelsOf(f, mesh)));
        scalars.forEach(f -> values.addAll(ValueFiles.read(f, mesh, ValueKind.SCALARS)));
        vectors.forEach(f -> values.addAll(vectorsOf(f, mesh)));
        maps.forEach(f -> values.addAll(ValueFiles.read(f, mesh, ValueKind.MAP)));
        others.forEach(f -> values.addAll(ValueFiles.read(f, mesh, ValueKind.ANY)));
        return values;
    }

    private static List<MeshValues> vectorsOf(Path path, TriangleMesh mesh) {
        List<MeshValues> found = ValueFiles.read(path, mesh, ValueKind.ANY).stream()
                .filter(v -> v instanceof VertexVectors)
                .toList();
        if (found.isEmpty()) {
            throw new CommandException(path + ": no vectors in it, wanted three numbers for each of the "
                    + mesh.vertexCount() + " vertices");
        }
        return found;
    }

    private static List<MeshValues> labelsOf(Path path, TriangleMesh mesh) {
        List<MeshValues> found = ValueFiles.read(path, mesh, ValueKind.LABELS).stream()
                .filter(Coloring::isLabels)
                .toList();
        if (found.isEmpty()) {
            throw new CommandException(path + ": no labels in it");
        }
        return found;
    }

    /** True classes under the name and with the colours of the labels they are compared with, class by name. */
    private static MeshValues matched(MeshValues known, List<MeshValues> values) {
        MeshValues shown =
                values.stream().filter(Coloring::isLabels).findFirst().orElse(known);
        List<String> classes = new ArrayList<>(Coloring.classNames(shown));
        List<String> own = Coloring.classNames(known);
        own.stream().filter(c -> !classes.contains(c)).forEach(classes::add);
        int[] place = own.stream().mapToInt(classes::indexOf).toArray();
        int[] ids = Arrays.stream(Coloring.labels(known))
                .map(id -> id < 0 ? -1 : place[id])
                .toArray();
        return known instanceof FaceLabels
                ? new FaceLabels(shown.name(), ids, classes)
                : new VertexLabels(shown.name(), ids, classes);
    }
}
