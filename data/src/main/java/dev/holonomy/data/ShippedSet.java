package dev.holonomy.data;

import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.mesh.io.MeshFile;
import dev.holonomy.mesh.io.MeshFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The creatures inside the jar: {@link #COUNT} of {@link Creatures} with seed {@link #SEED}, 28 to train on and 12 to test on.
 *
 * <p>Its files are those of {@link #write} with the same seed, size and count, each packed by gzip.
 */
public final class ShippedSet implements Dataset, CorrespondenceSet {
    /** The seed they were made with. */
    public static final long SEED = 2026;

    /** Vertices a creature, on average. */
    public static final int VERTICES = 1500;

    /** How many there are. */
    public static final int COUNT = 40;

    private static final int TRAIN = 28;

    @Override
    public String name() {
        return "creatures";
    }

    @Override
    public List<String> classNames() {
        return Creatures.PARTS;
    }

    @Override
    public List<String> itemNames() {
        return IntStream.range(0, COUNT)
                .mapToObj(i -> String.format(Locale.ROOT, "creature_%03d", i))
                .toList();
    }

    @Override
    public String defaultScheme() {
        return "file";
    }

    /**
     * The fixed split for {@code file}, else a drawn one.
     *
     * @param scheme {@code file}, or as of {@link Split#draw}
     * @param seed of the draw
     * @return the split
     */
    @Override
    public Split split(String scheme, long seed) {
        if (!scheme.equals("file")) {
            return Split.draw(name(), COUNT, scheme, seed);
        }
        List<Integer> all = IntStream.range(0, COUNT).boxed().toList();
        return new Split("file", 0, all.subList(0, TRAIN), all.subList(TRAIN, COUNT));
    }

    @Override
    public LabelledMesh item(int index) {
        return labelled(itemNames().get(index));
    }

    @Override
    public TriangleMesh mesh(int index) {
        return item(index).mesh();
    }

    /**
     * The canonical creature, which all maps point to.
     *
     * @return the template with its labels
     */
    public LabelledMesh template() {
        return labelled("template");
    }

    @Override
    public int templateCount() {
        return template().mesh().vertexCount();
    }

    @Override
    public Correspondence truth(int index) {
        int[] targets = toTemplate(index).targets();
        return new Correspondence(Correspondence.identity(targets.length).vertices(), targets);
    }

    /**
     * The true map of an item.
     *
     * @param index item id
     * @return for every vertex of the item the vertex of the template that is nearest to it in bone coordinates
     */
    public VertexMap toTemplate(int index) {
        return read(itemNames().get(index)).values().stream()
                .filter(v -> v instanceof VertexMap)
                .map(v -> (VertexMap) v)
                .findFirst()
                .orElseThrow(() -> new DataSetException("shipped creature " + index + " has no map"));
    }

    private static LabelledMesh labelled(String name) {
        MeshFile file = read(name);
        return file.values().stream()
                .filter(v -> v instanceof VertexLabels)
                .map(v -> new LabelledMesh(name, file.mesh(), v))
                .findFirst()
                .orElseThrow(() -> new DataSetException("shipped creature " + name + " has no parts"));
    }

    private static MeshFile read(String name) {
        try (InputStream in = ShippedSet.class.getResourceAsStream("creatures/" + name + ".ply.gz")) {
            if (in == null) {
                throw new DataSetException("the shipped creature " + name + " is missing from this installation");
            }
            Path copy = Files.createTempFile("holonomy-" + name, ".ply.gz");
            try {
                Files.write(copy, in.readAllBytes());
                return MeshFiles.load(copy);
            } finally {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new DataSetException("the shipped creature " + name + " cannot be read", e);
        }
    }

    /**
     * Writes creatures as a folder that the layout {@code folder} of {@link DataCatalog} opens: binary PLY with parts and map, {@code template.ply} in a folder of its
     * own, and a split of 70 to 30.
     *
     * @param folder an empty or new folder
     * @param creatures the generator
     * @param count how many
     * @return the files written
     */
    public static List<Path> write(Path folder, Creatures creatures, int count) {
        List<Path> files = new ArrayList<>();
        try {
            Files.createDirectories(folder.resolve("template"));
            Creature template = creatures.template();
            files.add(write(folder.resolve("template").resolve("template.ply"), template));
            List<Path> made = IntStream.range(0, count)
                    .parallel()
                    .mapToObj(i -> {
                        Creature creature = creatures.creature(i);
                        return write(folder.resolve(creature.name() + ".ply"), creature);
                    })
                    .toList();
            files.addAll(made);
            if (count > 1) {
                int train = Math.max(1, count * TRAIN / COUNT);
                List<Integer> all = IntStream.range(0, count).boxed().toList();
                List<String> names = made.stream()
                        .map(f -> String.valueOf(f.getFileName()).replace(".ply", ""))
                        .toList();
                Path split = folder.resolve("split.txt");
                new Split("file", 0, all.subList(0, train), all.subList(train, count)).write(split, names);
                files.add(split);
            }
            return files;
        } catch (IOException e) {
            throw new DataSetException(folder + ": cannot be written", e);
        }
    }

    static Path write(Path file, Creature creature) {
        MeshFiles.write(file, creature.mesh(), List.of(creature.parts(), creature.toTemplate()));
        return file;
    }
}
