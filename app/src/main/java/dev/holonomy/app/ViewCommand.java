package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexVectors;
import dev.holonomy.mesh.io.MeshFile;
import dev.holonomy.mesh.io.ValueFiles;
import dev.holonomy.mesh.io.ValueKind;
import dev.holonomy.viewer.Viewer;
import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.Pose;
import dev.holonomy.viewer.scene.Prediction;
import dev.holonomy.viewer.scene.Scene;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code view}: the viewer, or the picture it would show. */
@Command(
        name = "view",
        description = "Look at meshes and their values in a window, or as a picture without a display.",
        footer = {
            "",
            "Values come from npy, npz, txt, csv, PLY, and Princeton label files; those of the mesh file itself are shown too.",
            "Of several meshes each file of values goes with the first. H in the window lists its keys."
        })
final class ViewCommand extends HolonomyCommand {
    /** Colours of a PLY are no values to look at. */
    private static final Set<String> COLOURS = Set.of("red", "green", "blue", "alpha");

    @Parameters(
            index = "0..*",
            arity = "0..*",
            paramLabel = "MESH",
            description = "Mesh files, shown side by side; with --run names of its meshes.")
    private List<Path> meshes = List.of();

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

    @Option(
            names = "--run",
            paramLabel = "DIR",
            description = "A run folder: the predictions of its epochs on its test meshes, also while it runs.")
    private @Nullable Path run;

    @Mixin
    private ViewLookOptions looks = new ViewLookOptions();

    @Option(names = "--shot", paramLabel = "PNG", description = "Write a picture in place of opening a window.")
    private @Nullable Path shot;

    @Option(names = "--turntable", paramLabel = "DIR", description = "Write pictures from all sides.")
    private @Nullable Path turntable;

    @Option(
            names = "--frames",
            paramLabel = "N",
            defaultValue = "36",
            description = "Pictures of a turntable (default: ${DEFAULT-VALUE}).")
    private int frames = 36;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "1280x860",
            description = "Size of a picture (default: ${DEFAULT-VALUE}).")
    private String size = "1280x860";

    @Option(
            names = "--text-scale",
            paramLabel = "S",
            description = "Size of its text (default: grows with the picture).")
    private double textScale;

    @Option(names = "--force", description = "Replace existing pictures.")
    private boolean force;

    ViewCommand(Streams streams) {
        super(streams);
    }

    @Override
    Answer run() {
        Viewer.Picture picture = picture();
        if (frames < 1 || frames > 10_000) {
            throw wrongUsage("--frames is " + frames + ", wanted 1 to 10000");
        }
        Look look = look();
        if (shot != null) {
            OutputPath.file(shot, force, (run == null ? meshes : List.<Path>of()).toArray(Path[]::new));
        }
        Scene scene = scene(look);
        ObjectNode json = Json.object();
        if (turntable != null) {
            Path folder = OutputPath.folder(turntable);
            String renderer = turntable(scene, folder, picture);
            json.put("turntable", folder.toString()).put("renderer", renderer);
            return Answer.of(json, frames + " pictures in " + folder + " by " + renderer);
        }
        if (shot != null) {
            String renderer = Viewer.shots(scene, List.of(look), List.of(shot), picture, done -> {});
            json.put("shot", shot.toString()).put("renderer", renderer);
            return Answer.of(json, shot + " by " + renderer);
        }
        Viewer.open(scene);
        json.putNull("shot");
        return Answer.of(json, "closed");
    }

    private Scene scene(Look look) {
        if (run == null) {
            if (meshes.isEmpty()) {
                throw wrongUsage("no mesh to look at, wanted MESH or --run DIR");
            }
            List<Scene.Item> items = items();
            check(look, items, items.stream().flatMap(i -> i.values().stream()).toList());
            return new Scene(items.get(0).name() + " - Holonomy", items, look, command());
        }
        if (Stream.of(labels, scalars, vectors, maps, others).anyMatch(files -> !files.isEmpty()) || truth != null) {
            throw wrongUsage("--run shows the values of a run, it goes with no other values");
        }
        RunTimeline timeline =
                RunTimeline.open(run, meshes.stream().map(Path::toString).toList());
        List<Scene.Item> items = timeline.items();
        int last = timeline.steps().size() - 1;
        if (look.values().step() > last) {
            throw new CommandException("--step is " + look.values().step() + ", the run has kept the steps 0.." + last);
        }
        List<MeshValues> all = new ArrayList<>(timeline.values(0, last));
        items.forEach(i -> all.addAll(i.values()));
        check(look, items, all);
        return new Scene(run + " - Holonomy", items, look, command(), timeline);
    }

    private Look look() {
        try {
            return looks.look();
        } catch (IllegalArgumentException e) {
            throw wrongUsage("--" + e.getMessage());
        }
    }

    private String turntable(Scene scene, Path folder, Viewer.Picture picture) {
        Pose first = scene.look().pose();
        List<Look> turned = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            double yaw = Math.IEEEremainder(first.yaw() + 360.0 * i / frames, 360);
            turned.add(scene.look()
                    .with(new Pose(
                            yaw,
                            first.pitch(),
                            first.distance(),
                            first.x(),
                            first.y(),
                            first.z(),
                            first.up(),
                            first.lens())));
            files.add(OutputPath.file(folder.resolve(String.format(Locale.ROOT, "%03d.png", i)), force));
        }
        try (Progress bar = Progress.of(streams(), "turntable", "pictures", frames)) {
            return Viewer.shots(scene, turned, files, picture, done -> bar.step());
        }
    }

    private Viewer.Picture picture() {
        if (!size.matches("[1-9][0-9]{0,4}x[1-9][0-9]{0,4}")) {
            throw wrongUsage("--size is '" + size + "', wanted WIDTHxHEIGHT such as 1280x860");
        }
        String[] parts = size.split("x", 2);
        Viewer.Picture usual = Viewer.Picture.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        return textScale == 0 ? usual : new Viewer.Picture(usual.width(), usual.height(), textScale);
    }

    private static void check(Look look, List<Scene.Item> items, List<MeshValues> all) {
        String value = look.values().name();
        if (!value.isEmpty() && all.stream().noneMatch(v -> v.name().equals(value))) {
            throw new CommandException("no value is called '" + value + "', there are "
                    + all.stream().map(MeshValues::name).distinct().toList());
        }
        List<String> classes = all.stream()
                .filter(v -> v instanceof VertexLabels || v instanceof FaceLabels)
                .flatMap(v -> classNames(v).stream())
                .distinct()
                .toList();
        for (String hidden : look.values().hidden()) {
            if (!classes.contains(hidden)) {
                throw new CommandException("no class is called '" + hidden + "', there are " + classes);
            }
        }
        look.mark().ifPresent(mark -> {
            if (mark.mesh() >= items.size()
                    || mark.vertex() >= items.get(mark.mesh()).mesh().vertexCount()) {
                throw new CommandException("--pick is " + mark.mesh() + ":" + mark.vertex() + ", there are meshes of "
                        + items.stream().map(i -> i.mesh().vertexCount()).toList() + " vertices");
            }
        });
    }

    /** The words that open the same meshes and values again. */
    private List<String> command() {
        List<String> words = new ArrayList<>(List.of("./holonomy", "view"));
        meshes.forEach(m -> words.add(m.toString()));
        if (run != null) {
            words.addAll(List.of("--run", run.toString()));
        }
        labels.forEach(f -> words.addAll(List.of("--labels", f.toString())));
        if (truth != null) {
            words.addAll(List.of("--truth", truth.toString()));
        }
        scalars.forEach(f -> words.addAll(List.of("--scalars", f.toString())));
        vectors.forEach(f -> words.addAll(List.of("--vectors", f.toString())));
        maps.forEach(f -> words.addAll(List.of("--map", f.toString())));
        if (trueMap != null) {
            words.addAll(List.of("--true-map", trueMap.toString()));
        }
        others.forEach(f -> words.addAll(List.of("--values", f.toString())));
        return words;
    }

    private List<Scene.Item> items() {
        List<MeshFile> files = meshes.stream().map(this::load).toList();
        List<Scene.Item> items = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            MeshFile file = files.get(i);
            List<MeshValues> values = new ArrayList<>();
            Optional<MeshValues> known = Optional.empty();
            if (i == 0) {
                labels.forEach(f -> values.addAll(labelsOf(f, file.mesh())));
                scalars.forEach(f -> values.addAll(ValueFiles.read(f, file.mesh(), ValueKind.SCALARS)));
                vectors.forEach(f -> values.addAll(vectorsOf(f, file.mesh())));
                maps.forEach(f -> values.addAll(ValueFiles.read(f, file.mesh(), ValueKind.MAP)));
                others.forEach(f -> values.addAll(ValueFiles.read(f, file.mesh(), ValueKind.ANY)));
                known = Optional.ofNullable(truth)
                        .map(t -> labelsOf(t, file.mesh()).get(0));
            }
            file.values().stream().filter(v -> !COLOURS.contains(v.name())).forEach(values::add);
            if (i == 0 && files.size() > 1) {
                MeshMatch.join(values, file.mesh(), files.get(1).mesh(), trueMap, meshes.get(1));
            }
            items.add(new Scene.Item(
                    String.valueOf(meshes.get(i).getFileName()), file.mesh(), Prediction.completed(values, known)));
            known.ifPresent(t -> items.add(new Scene.Item("truth", file.mesh(), List.of(matched(t, values)))));
        }
        if (trueMap != null && (files.size() < 2 || maps.isEmpty())) {
            throw wrongUsage("--true-map goes with --map and two meshes");
        }
        return items;
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
                .filter(v -> v instanceof VertexLabels || v instanceof FaceLabels)
                .toList();
        if (found.isEmpty()) {
            throw new CommandException(path + ": no labels in it");
        }
        return found;
    }

    /** True classes under the name and with the colours of the labels they are compared with, class by name. */
    private static MeshValues matched(MeshValues known, List<MeshValues> values) {
        MeshValues shown = values.stream()
                .filter(v -> v instanceof VertexLabels || v instanceof FaceLabels)
                .findFirst()
                .orElse(known);
        List<String> classes = new ArrayList<>(classNames(shown));
        List<String> own = classNames(known);
        own.stream().filter(c -> !classes.contains(c)).forEach(classes::add);
        int[] place = own.stream().mapToInt(classes::indexOf).toArray();
        if (known instanceof FaceLabels faces) {
            return new FaceLabels(shown.name(), renumbered(faces.labels(), place), classes);
        }
        return new VertexLabels(shown.name(), renumbered(((VertexLabels) known).labels(), place), classes);
    }

    private static int[] renumbered(int[] ids, int[] place) {
        return Arrays.stream(ids).map(id -> id < 0 ? -1 : place[id]).toArray();
    }

    private static List<String> classNames(MeshValues labels) {
        return labels instanceof FaceLabels faces ? faces.classNames() : ((VertexLabels) labels).classNames();
    }
}
