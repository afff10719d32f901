package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.compute.Device;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.task.Segmentation;
import dev.holonomy.viewer.Viewer;
import dev.holonomy.viewer.scene.Coloring;
import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.Pose;
import dev.holonomy.viewer.scene.Scene;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code view}: the viewer, or the picture it would show. */
@Command(
        name = "view",
        modelTransformer = ViewLookOptions.Adding.class,
        description = "Look at meshes and their values in a window, or as a picture without a display.",
        footer = {
            "",
            "Values come from npy, npz, txt, csv, PLY, and Princeton label files; those of the mesh file itself are shown too.",
            "Of several meshes each file of values goes with the first. H in the window lists its keys."
        })
final class ViewCommand extends NetworkCommand {
    @Parameters(
            index = "0..*",
            arity = "0..*",
            paramLabel = "MESH",
            description = "Mesh files, shown side by side; with --run names of its meshes.")
    private List<Path> meshes = List.of();

    @Mixin
    private ViewFiles files = new ViewFiles();

    @Option(
            names = "--run",
            paramLabel = "DIR",
            description = "A run folder: the predictions of its epochs on its test meshes, also while it runs.")
    private @Nullable Path run;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "A network that labels the meshes and answers why: a shipped model (parts), a run folder or a"
                    + " .safetensors file.")
    private @Nullable String model;

    @Option(
            names = "--chart-radius",
            paramLabel = "R",
            description =
                    "Radius of charts in the units of the mesh (default: that of the model, or about 16 neighbours).")
    private double chartRadius;

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

    ViewLookOptions looks() {
        return looks;
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
        if (!(chartRadius >= 0) || Double.isInfinite(chartRadius)) {
            throw wrongUsage("--chart-radius is " + chartRadius + ", wanted more than 0");
        }
        if (model == null) {
            return shown(scene(look, Optional.empty()), picture);
        }
        try (Device device = openDevice();
                Segmentation network = Models.load(model, device)) {
            ModelAnalysis answers = new ModelAnalysis(network, cache(), common().threads());
            return shown(scene(look, Optional.of(answers)), picture);
        }
    }

    private Answer shown(Scene scene, Viewer.Picture picture) {
        ObjectNode json = Json.object();
        if (turntable != null) {
            Path folder = OutputPath.folder(turntable);
            String renderer = turntable(scene, folder, picture);
            json.put("turntable", folder.toString()).put("renderer", renderer);
            return Answer.of(json, frames + " pictures in " + folder + " by " + renderer);
        }
        if (shot != null) {
            String renderer = Viewer.shots(scene, List.of(scene.look()), List.of(shot), picture, done -> {});
            json.put("shot", shot.toString()).put("renderer", renderer);
            return Answer.of(json, shot + " by " + renderer);
        }
        Viewer.open(scene, Optional.of(settings()));
        json.putNull("shot");
        return Answer.of(json, "closed");
    }

    /** {@code HOLONOMY_CONFIG}, or {@code holonomy} in {@code XDG_CONFIG_HOME} or {@code ~/.config}. */
    private Path settings() {
        return CacheSettings.folder(streams(), "HOLONOMY_CONFIG", "XDG_CONFIG_HOME", ".config");
    }

    private Scene scene(Look look, Optional<ModelAnalysis> answers) {
        return scene(
                        look,
                        answers.map(a -> (Function<TriangleMesh, List<MeshValues>>) a::values)
                                .orElse(mesh -> List.of()))
                .with(new SurfaceAnalysis(answers, chartRadius));
    }

    private Scene scene(Look look, Function<TriangleMesh, List<MeshValues>> predicted) {
        if (run == null) {
            if (meshes.isEmpty()) {
                throw wrongUsage("no mesh to look at, wanted MESH or --run DIR");
            }
            if (files.lacksMap(meshes.size())) {
                throw wrongUsage("--true-map goes with --map and two meshes");
            }
            List<Scene.Item> items =
                    files.items(meshes, meshes.stream().map(this::load).toList(), predicted);
            check(look, items, items.stream().flatMap(i -> i.values().stream()).toList());
            return new Scene(items.get(0).name() + " - Holonomy", items, look, command());
        }
        if (!files.isEmpty()) {
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
        return new Scene(run + " - Holonomy", items, look, command()).with(timeline);
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
        List<Path> pictures = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            turned.add(scene.look().with(first.turned(first.yaw() + 360.0 * i / frames, first.pitch(), first.roll())));
            pictures.add(OutputPath.file(folder.resolve(String.format(Locale.ROOT, "%03d.png", i)), force));
        }
        try (Progress bar = Progress.of(streams(), "turntable", "pictures", frames)) {
            return Viewer.shots(scene, turned, pictures, picture, done -> bar.step());
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
                .filter(Coloring::isLabels)
                .flatMap(v -> Coloring.classNames(v).stream())
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
        if (model != null) {
            words.addAll(List.of("--model", model));
        }
        if (chartRadius > 0) {
            words.addAll(List.of("--chart-radius", Double.toString(chartRadius)));
        }
        words.addAll(files.words());
        return words;
    }
}
