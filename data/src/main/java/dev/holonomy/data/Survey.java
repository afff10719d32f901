package dev.holonomy.data;

import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.io.MeshFile;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.mesh.io.MeshFormatException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One reading of all items of a set, on all threads, before anything long begins: what cannot be used is known then.
 *
 * @param <T> what is learned of an item
 * @param index the items that can be used
 * @param facts what was learned of each
 * @param skipped a line for each item that cannot
 */
record Survey<T>(SetIndex index, List<T> facts, List<String> skipped) {
    private record Answer<T>(@Nullable T fact, @Nullable RuntimeException failure) {}

    /**
     * Reads all items.
     *
     * @param index the items
     * @param unusable what happens to one that fails
     * @param learn looks at a mesh with the truth of its entry
     * @return the items that can be used
     * @throws DataSetException if one cannot be used and none may be left out, or none can
     */
    static <T> Survey<T> of(SetIndex index, Unusable unusable, BiFunction<SetIndex.Entry, MeshFile, T> learn) {
        List<Answer<T>> answers = index.entries().parallelStream()
                .map(entry -> answer(entry, learn))
                .toList();
        List<Integer> kept = IntStream.range(0, answers.size())
                .filter(i -> answers.get(i).fact() != null)
                .boxed()
                .toList();
        List<RuntimeException> failures = new ArrayList<>();
        List<T> facts = new ArrayList<>();
        for (Answer<T> answer : answers) {
            if (answer.failure() != null) {
                failures.add(answer.failure());
            } else if (answer.fact() != null) {
                facts.add(answer.fact());
            }
        }
        if (failures.isEmpty()) {
            return new Survey<>(index, facts, List.of());
        }
        if (unusable == Unusable.REFUSE || kept.isEmpty()) {
            throw refused(failures, answers.size());
        }
        return new Survey<>(
                index.only(kept),
                facts,
                failures.stream().map(f -> String.valueOf(f.getMessage())).toList());
    }

    private static DataSetException refused(List<RuntimeException> failures, int all) {
        RuntimeException first = failures.get(0);
        int bad = failures.size();
        String others = all == 1 || bad == all
                ? ""
                : " (" + bad + " of " + all + " meshes cannot be used, " + (bad == 1 ? "" : "this is the first; ")
                        + "--skip-bad goes on without)";
        return new DataSetException(first.getMessage() + others, first);
    }

    private static <T> Answer<T> answer(SetIndex.Entry entry, BiFunction<SetIndex.Entry, MeshFile, T> learn) {
        try {
            return new Answer<>(learn.apply(entry, read(entry)), null);
        } catch (MeshFormatException | MeshException | DataSetException | UncheckedIOException e) {
            return new Answer<>(null, e);
        }
    }

    /** Reads the mesh of an item. */
    static MeshFile read(SetIndex.Entry entry) {
        MeshFile file = MeshFiles.load(entry.mesh());
        if (file.mesh().faceCount() == 0) {
            throw new DataSetException(
                    entry.mesh() + ": " + file.mesh().vertexCount() + " points without a face, wanted a surface");
        }
        return file;
    }
}
