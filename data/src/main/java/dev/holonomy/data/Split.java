package dev.holonomy.data;

import dev.holonomy.mesh.io.AtomicFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Train and test items of a data set, disjoint, each ascending.
 *
 * <p>Its text form has a line {@code # scheme seed} and one line {@code train NAME} or {@code test NAME} an item.
 *
 * @param scheme how it was drawn
 * @param seed the seed of the draw; 0 for a fixed split
 * @param train item ids
 * @param test item ids
 */
public record Split(String scheme, long seed, List<Integer> train, List<Integer> test) {
    private static final long PURPOSE = 0x5354;

    /** Sorts both parts and checks that they share nothing. */
    public Split {
        train = train.stream().sorted().toList();
        test = test.stream().sorted().toList();
        TreeSet<Integer> all = new TreeSet<>(train);
        all.addAll(test);
        if (all.size() != train.size() + test.size()) {
            throw new IllegalArgumentException("split " + scheme + ": an item is named twice");
        }
        if (train.isEmpty()) {
            throw new IllegalArgumentException("split " + scheme + ": no train item");
        }
    }

    /**
     * A random split; the same arguments give the same split everywhere.
     *
     * @param setName name of the data set, for messages
     * @param size number of its items
     * @param scheme {@code SB12} (12 train, 8 test), {@code SB6} (6, 14), in either case; {@code A/B} (A train, B test),
     *     {@code P%} (share of train, the rest is test)
     * @param seed the seed
     * @return the split
     * @throws DataSetException if the scheme is unknown or wants more items than there are
     */
    public static Split draw(String setName, int size, String scheme, long seed) {
        String upper = scheme.toUpperCase(Locale.ROOT);
        return drawn(setName, size, upper.startsWith("SB") ? upper : scheme, seed);
    }

    private static Split drawn(String setName, int size, String scheme, long seed) {
        int[] counts = counts(setName, size, scheme);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            order.add(i);
        }
        shuffle(order, new CounterRandom(seed, PURPOSE, size));
        return new Split(scheme, seed, order.subList(0, counts[0]), order.subList(counts[0], counts[0] + counts[1]));
    }

    /**
     * A random split within each class: counts and shares are of each of them; the same arguments give the same split everywhere.
     *
     * @param setName name of the data set, for messages
     * @param classOf the class of each item
     * @param classNames the names of the classes
     * @param scheme as of {@link #draw}, for each class
     * @param seed the seed
     * @return the split
     * @throws DataSetException if the scheme is unknown or wants more items than a class has; names the class
     */
    public static Split drawEach(String setName, int[] classOf, List<String> classNames, String scheme, long seed) {
        List<Integer> train = new ArrayList<>();
        List<Integer> test = new ArrayList<>();
        for (int c = 0; c < classNames.size(); c++) {
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < classOf.length; i++) {
                if (classOf[i] == c) {
                    order.add(i);
                }
            }
            if (order.isEmpty()) {
                continue; // a class that is listed and has no mesh
            }
            int[] counts = counts(setName + ", class " + classNames.get(c) + ",", order.size(), scheme);
            shuffle(order, new CounterRandom(seed, PURPOSE, order.size(), c));
            train.addAll(order.subList(0, counts[0]));
            test.addAll(order.subList(counts[0], counts[0] + counts[1]));
        }
        return new Split(scheme, seed, train, test);
    }

    private static void shuffle(List<Integer> order, CounterRandom random) {
        for (int i = order.size() - 1; i > 0; i--) {
            Collections.swap(order, i, random.below(i + 1));
        }
    }

    private static int[] counts(String setName, int size, String scheme) {
        int[] counts = wanted(setName, size, scheme);
        if (counts[0] < 1 || counts[1] < 0 || counts[0] + counts[1] > size) {
            throw new DataSetException("split " + scheme + " wants " + counts[0] + " train and " + counts[1]
                    + " test items, " + setName + " has " + size);
        }
        return counts;
    }

    private static int[] wanted(String setName, int size, String scheme) {
        if (scheme.equals("SB12")) {
            return new int[] {12, 8};
        }
        if (scheme.equals("SB6")) {
            return new int[] {6, 14};
        }
        if (scheme.matches("\\d{1,7}/\\d{1,7}")) {
            int slash = scheme.indexOf('/');
            return new int[] {
                Integer.parseInt(scheme, 0, slash, 10), Integer.parseInt(scheme, slash + 1, scheme.length(), 10)
            };
        }
        if (scheme.matches("[1-9]\\d?%")) {
            int percent = Integer.parseInt(scheme, 0, scheme.length() - 1, 10);
            int train = Math.max(1, (int) Math.min(size - 1L, (size * (long) percent + 50) / 100));
            return new int[] {train, size - train};
        }
        throw new DataSetException("split '" + scheme + "' is unknown for " + setName
                + "; wanted SB12, SB6, counts like 12/8 or a share like 80%");
    }

    /**
     * The text form.
     *
     * @param itemNames names of all items of the set
     * @return lines, each ended by a line feed
     */
    public String toText(List<String> itemNames) {
        StringBuilder text = new StringBuilder("# " + scheme + " " + seed + "\n");
        train.forEach(i -> text.append("train ").append(itemNames.get(i)).append('\n'));
        test.forEach(i -> text.append("test ").append(itemNames.get(i)).append('\n'));
        return text.toString();
    }

    /**
     * Writes the text form as a file, which is whole or absent.
     *
     * @param file the file, made or replaced
     * @param itemNames names of all items of the set
     * @throws java.io.UncheckedIOException if it cannot be written; the message names it
     */
    public void write(Path file, List<String> itemNames) {
        byte[] text = toText(itemNames).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> out.write(text));
    }

    /**
     * Reads a file in the text form.
     *
     * @param file the file
     * @param itemNames names of all items of the set
     * @return the split
     * @throws DataSetException if it cannot be read, or naming the line that does not fit
     */
    public static Split read(Path file, List<String> itemNames) {
        if (!Files.isRegularFile(file)) {
            throw new DataSetException(
                    file + ": " + (Files.exists(file) ? "not a regular file" : "no such file") + ", wanted a split");
        }
        try {
            return parse(Files.readString(file), file.toString(), itemNames);
        } catch (CharacterCodingException e) {
            throw new DataSetException(file + ": is not text in UTF-8, wanted a split", e);
        } catch (IOException e) {
            throw new DataSetException(file + ": cannot be read, " + e.getMessage(), e);
        }
    }

    /**
     * Reads the text form.
     *
     * @param text lines as of {@link #toText}; blank lines and further lines that begin with # are skipped
     * @param source where the text is from, for messages
     * @param itemNames names of all items of the set
     * @return the split
     * @throws DataSetException naming the line that does not fit
     */
    public static Split parse(String text, String source, List<String> itemNames) {
        Map<String, Integer> idOf = new LinkedHashMap<>();
        for (int i = 0; i < itemNames.size(); i++) {
            idOf.put(itemNames.get(i), i);
        }
        String scheme = "file";
        long seed = 0;
        List<Integer> train = new ArrayList<>();
        List<Integer> test = new ArrayList<>();
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.strip();
            if (number == 1 && line.matches("# \\S+ -?\\d{1,19}")) {
                int space = line.lastIndexOf(' ');
                scheme = line.substring(2, space);
                seed = parseSeed(line.substring(space + 1), source);
            }
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            boolean isTrain = line.startsWith("train ");
            if (!isTrain && !line.startsWith("test ")) {
                throw new DataSetException(
                        source + ":" + number + ": found '" + line + "', wanted 'train NAME' or 'test NAME'");
            }
            String item = line.substring(isTrain ? 6 : 5).strip();
            Integer id = idOf.remove(item);
            if (id == null) {
                throw new DataSetException(source + ":" + number + ": '" + item + "' is "
                        + (itemNames.contains(item) ? "named twice" : "no item of the set"));
            }
            (isTrain ? train : test).add(id);
        }
        if (train.isEmpty()) {
            throw new DataSetException(source + ": no line 'train NAME'");
        }
        return new Split(scheme, seed, train, test);
    }

    private static long parseSeed(String digits, String source) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new DataSetException(source + ":1: the seed " + digits + " is no 64-bit number", e);
        }
    }
}
