package dev.holonomy.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The road of a person: generate, train, resume, evaluate, predict, check; and what they are told where they go wrong. */
class NetworkCommandsTest {
    @TempDir
    private Path folder;

    private static final String SMALL = """
            data:
              format: folder
            inputs:
              features: [hks, shape-operator]
              descriptors: 6
              eigenpairs: 20
            model:
              width: 4
              blocks: 1
              head: 8
            training:
              epochs: 2
              evaluate_every: 1
            """;

    @Test
    void fromCreaturesToPredictionsAndBack() throws Exception {
        String set = folder.resolve("set").toString();
        assertThat(Run.of("data", "synth", "--out", set, "--count", "3", "--vertices", "800", "--json")
                        .status())
                .isZero();
        Path config = Files.writeString(folder.resolve("small.yaml"), SMALL);
        Path run = folder.resolve("run");
        List<String> train = List.of(
                "train", config.toString(), "--data", set, "--run", run.toString(), "--device", "java", "--json");
        Run first = Run.of(train.toArray());
        assertThat(first.err()).doesNotContain("Exception");
        assertThat(first.status()).isZero();
        assertThat(first.json().path("epochs").asInt()).isEqualTo(2);
        assertThat(first.json().path("test_metric").asDouble()).isBetween(0.0, 1.0);
        for (String file : List.of(
                "config.yaml",
                "metrics.csv",
                "split.txt",
                "environment.json",
                "best.safetensors",
                "last.safetensors",
                "predictions/epoch_0002.npz",
                "events.out.tfevents.holonomy")) {
            assertThat(run.resolve(file)).exists();
        }
        assertThat(Run.of(train.toArray()).status()).as("not silently again").isEqualTo(1);
        Run resumed = Run.of(
                "train",
                config.toString(),
                "--data",
                set,
                "--run",
                run.toString(),
                "--device",
                "java",
                "--resume",
                "--epochs",
                "3",
                "--json");
        assertThat(resumed.status()).isZero();
        assertThat(Files.readAllLines(run.resolve("metrics.csv"))).hasSize(4);
        Run evaluated =
                Run.of("evaluate", run.toString(), "--data", set, "--split", "all", "--device", "java", "--json");
        assertThat(evaluated.json().path("metrics").path("area_accuracy").asDouble())
                .isBetween(0.0, 1.0);
        assertThat(run.resolve("confusion.png")).exists();
        String mesh = folder.resolve("set/creature_000.ply").toString();
        String out = folder.resolve("out").toString();
        Run predicted = Run.of("predict", run.toString(), mesh, "--out", out, "--device", "java", "--json");
        assertThat(predicted.json().path("files").size()).isEqualTo(2);
        assertThat(Run.of("predict", run.toString(), mesh, "--out", out, "--device", "java")
                        .err())
                .contains("exists already");
        Run gauge = Run.of("check", "gauge", run.toString(), mesh, "--gauges", "3", "--device", "java", "--json");
        assertThat(gauge.json().path("max_relative_error").asDouble()).isLessThan(1e-10);
        assertThat(gauge.json().path("rigid_relative_error").asDouble()).isLessThan(1e-4);
    }

    @Test
    void theShippedModelKnowsHeldOutCreatures() {
        Run run = Run.of("evaluate", "parts", "--device", "java", "--json");
        assertThat(run.json().path("metrics").path("area_accuracy").asDouble()).isGreaterThan(0.95);
        assertThat(run.json().path("meshes").asInt()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "predict party m.off|1|did you mean 'parts'",
                "predict parts none.off|1|none.off: no such file",
                "train none.yaml|1|none.yaml: no such file",
                "train bad.yaml|1|did you mean 'learning_rate'",
                "train good.yaml --data none|1|none: no such folder",
                "predict m.off m.off|1|m.off",
                "evaluate parts --split tset|2|--split is 'tset'",
                "view none.off --shot x.png|1|none.off",
                "view m.off --shot x.png --size 0x3|2|--size",
                "check gauge parts|2|MESH",
                "bench net --net resnet|2|--net is 'resnet'",
                "bench net --net mlp --width 0|2|width is 0",
                "check gradient gradient|1|no model is called",
                "train shrek.yaml --data none|1|did you mean 'shrec11'",
                "train classes.yaml|1|a class each",
                "train folder.yaml|1|a.txt: has 3 rows",
                "train manifest.yaml|1|only the test part has the class 1",
                "train split.yaml|1|split.txt: no line 'train NAME'",
                "evaluate parts --data empty --split test|1|the test part of split 'file' is empty",
                "data import classes none --out d|1|none: no such folder",
                "data verify none|1|none: no such folder",
                "data verify folder --format foldr|1|'foldr' is unknown",
                "data import weights m.off|2|wants IN.pth and OUT.safetensors",
                "data import weights m.off x.png|1|byte 0: not a zip archive",
                "data import psb none|2|wants --out DIR",
                "data synth --out d --vertices 3|2|3 vertices",
                "data import xyz none --out d|2|xyz"
            })
    void whatIsWrongIsSaidInOneLine(String command, int status, String message) throws Exception {
        Files.writeString(folder.resolve("m.off"), "OFF\n3 1 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n");
        Files.writeString(folder.resolve("bad.yaml"), "training:\n  learnin_rate: 1\n");
        Files.writeString(folder.resolve("good.yaml"), SMALL);
        SmallSets.write(folder, SMALL);
        String[] words = command.split(" ");
        for (int i = 0; i < words.length; i++) {
            if (words[i].matches(
                    "(none|m|bad|good|x|shrek|classes|folder|manifest|split)\\.(off|yaml|png)|none|d|empty|folder")) {
                words[i] = folder.resolve(words[i]).toString();
            }
        }
        Run run = Run.of((Object[]) words);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
        assertThat(run.status()).isEqualTo(status);
        assertThat(folder.resolve("x.png")).doesNotExist();
    }
}
