package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.io.MeshFile;
import dev.holonomy.mesh.io.ValueFiles;
import dev.holonomy.mesh.io.ValueKind;
import dev.holonomy.viewer.Viewer;
import dev.holonomy.viewer.render.Edges;
import dev.holonomy.viewer.render.Lighting;
import dev.holonomy.viewer.render.Shading;
import dev.holonomy.viewer.render.Style;
import dev.holonomy.viewer.scene.Scene;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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

    @Parameters(index = "0..*", arity = "1..*", paramLabel = "MESH", description = "Mesh files, shown side by side.")
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

    @Option(names = "--vectors", paramLabel = "FILE", description = "Vectors of vertices, shown by their length.")
    private List<Path> vectors = List.of();

    @Option(names = "--map", paramLabel = "FILE", description = "A map of vertices, shown by its targets.")
    private List<Path> maps = List.of();

    @Option(names = "--value", paramLabel = "NAME", description = "The value that colours the meshes at first.")
    private String value = "";

    @Option(names = "--shot", paramLabel = "PNG", description = "Write a picture in place of opening a window.")
    private @Nullable Path shot;

    @Option(names = "--turntable", paramLabel = "DIR", description = "Write 36 pictures around the meshes.")
    private @Nullable Path turntable;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "1280x860",
            description = "Size of a picture (default: ${DEFAULT-VALUE}).")
    private String size = "1280x860";

    @Option(names = "--wireframe", description = "Draw the edges.")
    private boolean wireframe;

    @Option(names = "--flat", description = "Flat shading.")
    private boolean flat;

    @Option(
            names = "--up",
            paramLabel = "AXIS",
            defaultValue = "y",
            description = "The vertical axis: y or z (default: ${DEFAULT-VALUE}).")
    private String up = "y";

    @Option(
            names = "--angles",
            paramLabel = "YAW,PITCH",
            defaultValue = "28,14",
            description = "From where to look, in degrees (default: ${DEFAULT-VALUE}).")
    private String angles = "28,14";

    @Option(names = "--force", description = "Replace existing pictures.")
    private boolean force;

    ViewCommand(Streams streams) {
        super(streams);
    }

    @Override
    Answer run() {
        int[] pixels = pixels();
        Scene.View view = view();
        Style style =
                new Style(flat ? Shading.FLAT : Shading.SMOOTH, wireframe ? Edges.SHOWN : Edges.HIDDEN, Lighting.LIT);
        if (shot != null) {
            OutputPath.file(shot, force, meshes.toArray(Path[]::new));
        }
        List<Scene.Item> items = items();
        Scene scene = new Scene(items.get(0).name() + " - Holonomy", items, value, style, view);
        if (!value.isEmpty()
                && items.stream().flatMap(i -> i.values().stream()).noneMatch(v -> v.name()
                        .equals(value))) {
            throw new CommandException("no value is called '" + value + "', there are "
                    + items.stream()
                            .flatMap(i -> i.values().stream())
                            .map(MeshValues::name)
                            .distinct()
                            .toList());
        }
        ObjectNode json = Json.object();
        if (turntable != null) {
            Path folder = OutputPath.folder(turntable);
            String renderer = "";
            try (Progress bar = Progress.of(streams(), "turntable", "pictures", 36)) {
                for (int i = 0; i < 36; i++) {
                    Path file = OutputPath.file(folder.resolve(String.format(Locale.ROOT, "%03d.png", i)), force);
                    Scene turned = new Scene(
                            scene.title(),
                            items,
                            value,
                            style,
                            new Scene.View(view.yaw() + 10 * i, view.pitch(), view.zUp()));
                    renderer = Viewer.shot(turned, file, pixels[0], pixels[1]);
                    bar.step();
                }
            }
            json.put("turntable", folder.toString()).put("renderer", renderer);
            return Answer.of(json, "36 pictures in " + folder + " by " + renderer);
        }
        if (shot != null) {
            String renderer = Viewer.shot(scene, shot, pixels[0], pixels[1]);
            json.put("shot", shot.toString()).put("renderer", renderer);
            return Answer.of(json, shot + " by " + renderer);
        }
        Viewer.open(scene);
        json.putNull("shot");
        return Answer.of(json, "closed");
    }

    private int[] pixels() {
        if (!size.matches("[1-9][0-9]{0,4}x[1-9][0-9]{0,4}")) {
            throw wrongUsage("--size is '" + size + "', wanted WIDTHxHEIGHT such as 1280x860");
        }
        String[] parts = size.split("x", 2);
        return new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])};
    }

    private Scene.View view() {
        if (!up.equals("y") && !up.equals("z")) {
            throw wrongUsage("--up is '" + up + "', wanted y or z");
        }
        if (!angles.matches("-?[0-9]{1,3}(\\.[0-9]+)?,-?[0-9]{1,2}(\\.[0-9]+)?")) {
            throw wrongUsage("--angles is '" + angles + "', wanted YAW,PITCH in degrees such as 28,14");
        }
        String[] parts = angles.split(",", 2);
        return new Scene.View(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), up.equals("z"));
    }

    private List<Scene.Item> items() {
        List<Scene.Item> items = new ArrayList<>();
        for (Path path : meshes) {
            MeshFile file = load(path);
            List<MeshValues> values = new ArrayList<>();
            if (items.isEmpty()) {
                labels.forEach(f -> values.addAll(labelsOf(f, file.mesh())));
                scalars.forEach(f -> values.addAll(ValueFiles.read(f, file.mesh(), ValueKind.SCALARS)));
                vectors.forEach(f -> values.addAll(ValueFiles.read(f, file.mesh(), ValueKind.ANY)));
                maps.forEach(f -> values.addAll(ValueFiles.read(f, file.mesh(), ValueKind.MAP)));
            }
            file.values().stream().filter(v -> !COLOURS.contains(v.name())).forEach(values::add);
            items.add(new Scene.Item(String.valueOf(path.getFileName()), file.mesh(), values));
            if (truth != null && items.size() == 1) {
                items.add(new Scene.Item(
                        "truth",
                        file.mesh(),
                        List.of(matched(labelsOf(truth, file.mesh()).get(0), values))));
            }
        }
        return items;
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
