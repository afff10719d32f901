package dev.holonomy.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Items gathered from folders or rows that say whether they are to train on or to test on. */
final class Parts {
    /** The parts, as folders and rows call them. */
    static final List<String> NAMES = List.of("train", "test");

    private final List<SetIndex.Entry> entries = new ArrayList<>();
    private final List<Integer> train = new ArrayList<>();
    private final List<Integer> test = new ArrayList<>();

    /** Adds an item of a part; of none where that is empty. */
    void add(String part, SetIndex.Entry entry) {
        if (part.equals("train")) {
            train.add(entries.size());
        } else if (part.equals("test")) {
            test.add(entries.size());
        }
        entries.add(entry);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    SetIndex index(Path folder, String otherwise) {
        Optional<Split> split = train.isEmpty() ? Optional.empty() : Optional.of(new Split("file", 0, train, test));
        return SetIndex.in(folder, entries, split, otherwise);
    }
}
