package dev.holonomy.app;

import dev.holonomy.config.YamlConfig;
import dev.holonomy.data.Dataset;
import dev.holonomy.data.LabelledMesh;
import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.io.NpyArray;
import dev.holonomy.mesh.io.Npz;
import dev.holonomy.train.MetricsFile;
import dev.holonomy.viewer.scene.Scene;
import dev.holonomy.viewer.scene.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The predictions of a run folder on some of its meshes, a step for each epoch that kept them; new ones are found while the training runs. */
final class RunTimeline implements Timeline {
    private static final int MOST_MESHES = 3;
    private static final List<String> VERDICTS = List.of("right", "wrong");

    private final Path predictions;
    private final Path metrics;
    private final List<LabelledMesh> meshes;
    private final Map<Integer, Map<String, NpyArray>> read = new LinkedHashMap<>();
    private List<Path> files;
    private double[] curve;

    private RunTimeline(Path run, List<LabelledMesh> meshes, List<Path> files) {
        this.predictions = run.resolve("predictions");
        this.metrics = run.resolve("metrics.csv");
        this.meshes = meshes;
        this.files = files;
        curve = losses();
    }

    /**
     * Opens a run.
     *
     * @param run its folder
     * @param wanted names of items of its data set; empty for the first of its test meshes
     * @throws CommandException if it has no predictions, or none of a wanted item
     */
    static RunTimeline open(Path run, List<String> wanted) {
        if (!Files.exists(run.resolve("config.yaml"))) {
            throw new CommandException(run + ": no run folder, there is no config.yaml in it");
        }
        List<Path> files = kept(run.resolve("predictions"));
        if (files.isEmpty()) {
            throw new CommandException(run + ": no epoch has kept its predictions yet (predictions/epoch_*.npz)");
        }
        List<String> there = List.copyOf(Npz.read(files.get(0)).keySet());
        List<String> names = wanted.isEmpty() ? there.subList(0, Math.min(MOST_MESHES, there.size())) : wanted;
        Dataset set = YamlConfig.read(run.resolve("config.yaml"), RunConfig.DEFAULT)
                .data()
                .open();
        List<LabelledMesh> meshes = new ArrayList<>();
        for (String name : names) {
            int id = set.itemNames().indexOf(name);
            if (id < 0 || !there.contains(name)) {
                throw new CommandException(run + ": no predictions of '" + name + "', there are those of " + there);
            }
            meshes.add(set.item(id));
        }
        return new RunTimeline(run, meshes, files);
    }

    private static List<Path> kept(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> String.valueOf(f.getFileName()).matches("epoch_[0-9]+\\.npz"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CommandException(Failures.describe(e));
        }
    }

    /** The meshes with their true classes. */
    List<Scene.Item> items() {
        return meshes.stream()
                .map(m -> new Scene.Item(
                        m.name(), m.mesh(), List.of(labels("truth", m, ids(m.labels()), m.classNames()))))
                .toList();
    }

    private static int[] ids(MeshValues labels) {
        return labels instanceof FaceLabels faces ? faces.labels() : ((VertexLabels) labels).labels();
    }

    private static MeshValues labels(String name, LabelledMesh mesh, int[] ids, List<String> classes) {
        return mesh.labelsFaces() ? new FaceLabels(name, ids, classes) : new VertexLabels(name, ids, classes);
    }

    private static int epoch(Path file) {
        return Integer.parseInt(String.valueOf(file.getFileName()).replaceAll("[^0-9]", ""));
    }

    @Override
    public List<String> steps() {
        return files.stream().map(f -> "epoch " + epoch(f)).toList();
    }

    @Override
    public List<MeshValues> values(int mesh, int step) {
        if (mesh >= meshes.size()) {
            return List.of(); // one that was put beside them later
        }
        LabelledMesh labelled = meshes.get(mesh);
        NpyArray array = read.computeIfAbsent(step, s -> Npz.read(files.get(s))).get(labelled.name());
        int[] known = ids(labelled.labels());
        if (array == null || array.size() != known.length) {
            throw new CommandException(files.get(step) + ": wanted " + known.length + " labels of '" + labelled.name()
                    + "', found " + (array == null ? "none" : array.size() + " numbers"));
        }
        int[] ids = array.ints();
        int[] wrong = new int[ids.length];
        Arrays.setAll(wrong, i -> known[i] < 0 ? -1 : known[i] == ids[i] ? 0 : 1);
        return List.of(
                labels("prediction", labelled, ids, labelled.classNames()),
                labels("verdict", labelled, wrong, VERDICTS));
    }

    @Override
    public double[] curve() {
        return curve.clone();
    }

    private double[] losses() {
        double[] losses = new double[files.size()];
        Arrays.fill(losses, Double.NaN);
        if (Files.exists(metrics)) {
            Map<Integer, Double> byEpoch = new LinkedHashMap<>();
            for (double[] row : MetricsFile.read(metrics)) {
                if (row.length > 1) {
                    byEpoch.put((int) row[0], row[1]);
                }
            }
            Arrays.setAll(losses, i -> byEpoch.getOrDefault(epoch(files.get(i)), Double.NaN));
        }
        return losses;
    }

    @Override
    public boolean refresh() {
        List<Path> now = kept(predictions);
        if (now.size() <= files.size()) {
            return false;
        }
        files = now;
        curve = losses();
        return true;
    }
}
