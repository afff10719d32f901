package dev.holonomy.data;

import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.MeshFile;
import dev.holonomy.mesh.io.Vts;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Meshes in files that correspond.
 *
 * <p>Either they share one connectivity, and vertex k of one is vertex k of another, as in the FAUST registrations (Bogo et al. 2014). Or
 * the folder {@code corres} has for each mesh {@code NAME.vts}, vertex ids counted from 1, row k of one belonging to row k of another; then
 * {@code corres/sampleID.vts} says which vertex of the template row k is (row k where it is missing), {@code corres/NAME.sym.vts} holds the
 * mirrored truth and {@code test_pairs.txt} the pairs to test, as in the remeshed FAUST of Ren et al. (2018).
 */
final class CorrespondedFiles implements CorrespondenceSet {
    static final String ROWS = "corres";
    static final String TEMPLATE = "sampleID.vts";
    static final String MIRRORED = ".sym.vts";
    static final String PAIRS = "test_pairs.txt";

    private final Path folder;
    private final SetIndex index;
    private final int templateCount;
    private final Optional<int[]> template;
    private final List<String> skipped;

    private CorrespondedFiles(
            Path folder, SetIndex index, int templateCount, Optional<int[]> template, List<String> skipped) {
        this.folder = folder;
        this.index = index;
        this.templateCount = templateCount;
        this.template = template;
        this.skipped = skipped;
    }

    static CorrespondenceSet open(Path folder, Unusable unusable) {
        SetIndex all = index(folder);
        Path rows = folder.resolve(ROWS);
        if (!Files.isDirectory(rows)) {
            int count = Survey.read(all.entries().get(0)).mesh().vertexCount();
            Survey<Boolean> survey = Survey.of(all, unusable, (entry, file) -> sameCount(entry, file, count));
            return new CorrespondedFiles(folder, survey.index(), count, Optional.empty(), survey.skipped());
        }
        Path ids = rows.resolve(TEMPLATE);
        int[] template = Files.exists(ids)
                ? Vts.read(ids)
                : Correspondence.identity(Vts.read(all.entries().get(0).truth().orElseThrow()).length)
                        .template();
        Survey<Boolean> survey = Survey.of(all, unusable, (entry, file) -> {
            rows(entry.truth().orElseThrow(), file.mesh(), template.length);
            return true;
        });
        int largest = 0;
        for (int id : template) {
            largest = Math.max(largest, id);
        }
        return new CorrespondedFiles(folder, survey.index(), largest + 1, Optional.of(template), survey.skipped());
    }

    /** FAUST counts its people by ten meshes: 000 to 079 are trained on, 080 to 099 tested. */
    private static SetIndex index(Path folder) {
        List<Path> meshes = MeshPaths.in(folder);
        if (meshes.isEmpty()) {
            throw MeshPaths.noMeshes(folder);
        }
        boolean rows = Files.isDirectory(folder.resolve(ROWS));
        Parts parts = new Parts();
        boolean faust = meshes.stream().allMatch(m -> MeshPaths.stem(m).matches("tr_reg_0\\d\\d"));
        for (Path mesh : meshes) {
            String name = MeshPaths.stem(mesh);
            String part = !faust ? "" : name.compareTo("tr_reg_080") < 0 ? "train" : "test";
            Optional<Path> truth = rows ? Optional.of(folder.resolve(ROWS).resolve(name + ".vts")) : Optional.empty();
            parts.add(part, new SetIndex.Entry(name, mesh, truth, ""));
        }
        return parts.index(folder, "80%");
    }

    private static boolean sameCount(SetIndex.Entry entry, MeshFile file, int count) {
        if (file.mesh().vertexCount() != count) {
            throw new DataSetException(entry.mesh() + ": " + file.mesh().vertexCount()
                    + " vertices, the first mesh has " + count + "; wanted one connectivity, or a folder " + ROWS
                    + " with NAME.vts");
        }
        return true;
    }

    private static int[] rows(Path file, TriangleMesh mesh, int count) {
        int[] ids = Vts.read(file);
        if (ids.length != count) {
            throw new DataSetException(
                    file + ": " + ids.length + " rows, wanted " + count + " as " + TEMPLATE + " has (" + ROWS + ")");
        }
        for (int row = 0; row < ids.length; row++) {
            if (ids[row] >= mesh.vertexCount()) {
                throw new DataSetException(file + ":" + (row + 1) + ": the vertex " + (ids[row] + 1)
                        + " (counted from 1), the mesh has " + mesh.vertexCount() + " (rows of another mesh?)");
            }
        }
        return ids;
    }

    @Override
    public String name() {
        return index.name();
    }

    @Override
    public List<String> itemNames() {
        return index.itemNames();
    }

    @Override
    public TriangleMesh mesh(int item) {
        return Survey.read(index.entries().get(item)).mesh();
    }

    @Override
    public String defaultScheme() {
        return index.scheme();
    }

    @Override
    public List<String> skipped() {
        return skipped;
    }

    @Override
    public int templateCount() {
        return templateCount;
    }

    @Override
    public Correspondence truth(int item) {
        return template.map(ids -> new Correspondence(
                        Vts.read(index.entries().get(item).truth().orElseThrow()), ids))
                .orElseGet(() -> Correspondence.identity(templateCount));
    }

    @Override
    public Optional<Correspondence> mirrored(int item) {
        SetIndex.Entry entry = index.entries().get(item);
        Path file = folder.resolve(ROWS).resolve(entry.name() + MIRRORED);
        if (template.isEmpty() || !Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(new Correspondence(rows(file, mesh(item), template.get().length), template.get()));
    }

    @Override
    public Split split(String wanted, long seed) {
        return index.fixed(wanted).orElseGet(() -> Split.draw(name(), size(), wanted, seed));
    }

    @Override
    public List<Pair> pairs(List<Integer> items) {
        Path file = folder.resolve(PAIRS);
        if (!Files.exists(file)) {
            return CorrespondenceSet.super.pairs(items);
        }
        List<String> names = itemNames();
        List<Pair> pairs = new ArrayList<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            String[] words = line.strip().split("\\s+", -1);
            if (line.isBlank()) {
                continue;
            }
            if (words.length != 2) {
                throw new DataSetException(file + ":" + number + ": " + words.length + " names, wanted two");
            }
            int source = names.indexOf(words[0]);
            int target = names.indexOf(words[1]);
            if (skipped.isEmpty() && (source < 0 || target < 0)) {
                throw new DataSetException(
                        file + ":" + number + ": '" + (source < 0 ? words[0] : words[1]) + "' is no mesh of the set");
            }
            if (items.contains(source) && items.contains(target)) {
                pairs.add(new Pair(source, target));
            }
        }
        return pairs;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readString(file).lines().toList();
        } catch (CharacterCodingException e) {
            throw new DataSetException(file + ": is not text in UTF-8, wanted two names a line", e);
        } catch (IOException e) {
            throw new DataSetException(file + ": cannot be read, " + e.getMessage(), e);
        }
    }
}
