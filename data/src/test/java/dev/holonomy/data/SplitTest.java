package dev.holonomy.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitTest {
    private static final List<String> NAMES =
            IntStream.rangeClosed(1, 20).mapToObj(Integer::toString).toList();

    @Test
    void partsAreDisjointAndOfTheRightSize() {
        for (long seed = -3; seed < 30; seed++) {
            for (String scheme : List.of("SB12", "SB6", "12/8", "70%", "5/5")) {
                Split split = Split.draw("set", 20, scheme, seed);
                List<Integer> all = new ArrayList<>(split.train());
                all.addAll(split.test());
                assertThat(all).doesNotHaveDuplicates().allMatch(i -> i >= 0 && i < 20);
                assertThat(split.train()).hasSize(trainSize(scheme)).isSorted();
                assertThat(all).hasSize(scheme.equals("5/5") ? 10 : 20);
            }
        }
    }

    private static int trainSize(String scheme) {
        return switch (scheme) {
            case "SB12", "12/8" -> 12;
            case "SB6" -> 6;
            case "70%" -> 14;
            default -> 5;
        };
    }

    @Test
    void sameSeedSameSplitAndSeedsDiffer() {
        assertThat(Split.draw("a", 20, "SB12", 5)).isEqualTo(Split.draw("b", 20, "SB12", 5));
        assertThat(IntStream.range(0, 50)
                        .mapToObj(seed -> Split.draw("a", 20, "SB12", seed).train())
                        .distinct()
                        .count())
                .isGreaterThan(45);
    }

    @Test
    void everyItemIsTestedAboutEquallyOften() {
        int[] tested = new int[20];
        for (int seed = 0; seed < 2000; seed++) {
            Split.draw("a", 20, "SB12", seed).test().forEach(i -> tested[i]++);
        }
        // binomial(2000, 0.4): mean 800, standard deviation 21.9; five of them
        assertThat(Arrays.stream(tested).boxed()).allMatch(n -> n > 690 && n < 910);
    }

    @Test
    void textFormComesBack() {
        Split split = Split.draw("set", 20, "SB6", -7);
        assertThat(Split.parse(split.toText(NAMES), "memory", NAMES)).isEqualTo(split);
    }

    @Test
    void schemesOfTheBenchmarkAreKnownInEitherCase() {
        assertThat(Split.draw("set", 20, "sb12", 3)).isEqualTo(Split.draw("set", 20, "SB12", 3));
        assertThat(Split.draw("set", 20, "sb6", 3)).isEqualTo(Split.draw("set", 20, "SB6", 3));
    }

    @Test
    void fileComesBackAndABadOneIsNamed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("split.txt");
        assertThatThrownBy(() -> Split.read(file, NAMES))
                .isInstanceOf(DataSetException.class)
                .hasMessage(file + ": no such file, wanted a split");
        assertThatThrownBy(() -> Split.read(folder, NAMES)).hasMessageContaining("not a regular file");
        Split split = Split.draw("set", 20, "12/8", 11);
        split.write(file, NAMES);
        assertThat(Split.read(file, NAMES)).isEqualTo(split);
        assertThatThrownBy(() -> Split.read(file, NAMES.subList(0, 10)))
                .isInstanceOf(DataSetException.class)
                .hasMessageContaining(file + ":")
                .hasMessageContaining("is no item of the set");
        Files.write(file, new byte[] {'t', (byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> Split.read(file, NAMES)).hasMessageContaining("UTF-8");
    }

    @Test
    void badInputNamesLineAndFinding() {
        assertThatThrownBy(() -> Split.draw("psb/Ant", 19, "SB12", 1))
                .isInstanceOf(DataSetException.class)
                .hasMessage("split SB12 wants 12 train and 8 test items, psb/Ant has 19");
        assertThatThrownBy(() -> Split.draw("psb/Ant", 20, "SB13", 1)).hasMessageContaining("SB13");
        assertThatThrownBy(() -> Split.parse("train 1\ntest 77\n", "s.txt", NAMES))
                .hasMessage("s.txt:2: '77' is no item of the set");
        assertThatThrownBy(() -> Split.parse("train 1\ntest 1\n", "s.txt", NAMES))
                .hasMessage("s.txt:2: '1' is named twice");
        assertThatThrownBy(() -> Split.parse("learn 1\n", "s.txt", NAMES)).hasMessageContaining("s.txt:1");
        assertThatThrownBy(() -> Split.parse("test 1\n", "s.txt", NAMES)).hasMessageContaining("no line 'train");
    }
}
