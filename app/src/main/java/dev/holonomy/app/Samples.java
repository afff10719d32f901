package dev.holonomy.app;

import dev.holonomy.data.Dataset;
import dev.holonomy.data.LabelledMesh;
import dev.holonomy.data.MeshSet;
import dev.holonomy.geodesic.cache.GeometryCache;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.model.InputConfig;
import dev.holonomy.model.PreparedSurface;
import dev.holonomy.model.SurfaceParts;
import dev.holonomy.task.Sample;
import dev.holonomy.task.SegmentationConfig;
import dev.holonomy.train.TrainingConfig;
import java.util.ArrayList;
import java.util.List;

/** Items of a data set prepared for a network, several at once. */
final class Samples {
    private Samples() {}

    /** Reads the items that are named; nothing is prepared yet. */
    static List<LabelledMesh> read(Dataset set, List<Integer> ids) {
        return ids.parallelStream().map(set::item).toList();
    }

    /** Reads the meshes of the items that are named. */
    static List<TriangleMesh> meshes(MeshSet set, List<Integer> ids) {
        return ids.parallelStream().map(set::mesh).toList();
    }

    /** Prepares meshes on all threads, with a bar. */
    static List<PreparedSurface> surfaces(
            Streams streams, List<TriangleMesh> meshes, InputConfig inputs, SurfaceParts needs, GeometryCache cache) {
        try (Progress bar = Progress.of(streams, "prepare", "meshes", meshes.size())) {
            return meshes.parallelStream()
                    .map(mesh -> {
                        PreparedSurface surface = PreparedSurface.of(mesh, inputs, needs, cache, 1);
                        synchronized (bar) {
                            bar.step();
                        }
                        return surface;
                    })
                    .toList();
        }
    }

    /** Takes the meshes for validation out of the training part. */
    static <T> List<T> takeOut(List<T> training, TrainingConfig config) {
        List<Integer> places = config.heldOut(training.size());
        List<T> held = places.stream().map(training::get).toList();
        for (int i = places.size() - 1; i >= 0; i--) {
            training.remove((int) places.get(i));
        }
        return held;
    }

    /** Prepares meshes to predict on, each with the copies over which predictions are averaged. */
    static List<Sample> prepareTest(
            Streams streams,
            List<LabelledMesh> meshes,
            InputConfig inputs,
            SurfaceParts needs,
            GeometryCache cache,
            TrainingConfig config) {
        List<TriangleMesh> copies = meshes.stream()
                .flatMap(m -> Stretched.testCopies(m.mesh(), config).stream())
                .toList();
        List<PreparedSurface> prepared = surfaces(streams, copies, inputs, needs, cache);
        List<Sample> samples = new ArrayList<>();
        int each = config.testVariants() - 1;
        for (Sample sample : prepare(streams, meshes, inputs, needs, cache)) {
            int from = samples.size() * each;
            samples.add(sample.withCopies(prepared.subList(from, from + each)));
        }
        return samples;
    }

    /** Prepares meshes with labels of their elements. */
    static List<Sample> prepare(
            Streams streams, List<LabelledMesh> meshes, InputConfig inputs, SurfaceParts needs, GeometryCache cache) {
        List<PreparedSurface> surfaces = surfaces(streams, shapes(meshes), inputs, needs, cache);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < surfaces.size(); i++) {
            samples.add(Sample.of(
                    meshes.get(i).name(), surfaces.get(i), meshes.get(i).labels()));
        }
        return samples;
    }

    static List<TriangleMesh> shapes(List<LabelledMesh> meshes) {
        return meshes.stream().map(LabelledMesh::mesh).toList();
    }

    /** The radius of the charts: as configured, or sqrt(ν / (π V̄)) with the median vertex count of the training meshes. */
    static InputConfig withRadius(InputConfig inputs, List<TriangleMesh> training) {
        if (inputs.radius() > 0) {
            return inputs;
        }
        double[] counts = training.stream()
                .mapToDouble(TriangleMesh::vertexCount)
                .sorted()
                .toArray();
        double median = (counts[(counts.length - 1) / 2] + counts[counts.length / 2]) / 2;
        return inputs.withRadius(Math.sqrt(inputs.nu() / (Math.PI * median)));
    }

    /** The network for a data set: its elements are those of the labels. */
    static SegmentationConfig network(RunConfig config, InputConfig inputs, Dataset set, LabelledMesh first) {
        return new SegmentationConfig(
                inputs,
                config.model(),
                set.classNames(),
                first.labelsFaces() ? Sample.Elements.FACES : Sample.Elements.VERTICES);
    }
}
