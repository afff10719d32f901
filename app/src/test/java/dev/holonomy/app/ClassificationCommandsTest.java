package dev.holonomy.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holonomy.data.Kinds;
import dev.holonomy.mesh.io.MeshFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class a mesh, from a folder of classes to predictions. */
class ClassificationCommandsTest {
    @TempDir
    private Path folder;

    private static final String SMALL = """
            task: classification
            data:
              format: classes
            inputs:
              features: [hks]
              descriptors: 4
              eigenpairs: 6
            model:
              name: mlp
              width: 8
              blocks: 1
            training:
              epochs: 2
              evaluate_every: 1
            """;

    @Test
    void fromFoldersOfClassesToPredictions() throws IOException {
        SmallSets.write(folder, SMALL);
        Path run = folder.resolve("run");
        Path config = folder.resolve("classes.yaml");
        Run trained = Run.of("train", config, "--run", run, "--device", "java", "--json");
        assertThat(trained.status()).as(trained.err()).isZero();
        assertThat(trained.json().path("task").asText()).isEqualTo("classification");
        assertThat(trained.json().path("test_metric").asDouble()).isBetween(0.0, 1.0);
        Run resumed = Run.of("train", config, "--run", run, "--device", "java", "--resume", "--epochs", "3", "--json");
        assertThat(resumed.status()).as(resumed.err()).isZero();
        Run evaluated = Run.of("evaluate", run, "--split", "all", "--device", "java", "--json");
        assertThat(evaluated.status()).as(evaluated.err()).isZero();
        int wrong = evaluated.json().path("wrong").size();
        assertThat(evaluated.json().path("metrics").path("accuracy").asDouble()).isEqualTo((6.0 - wrong) / 6);
        List<String> rows = Files.readAllLines(run.resolve("confusion.csv"));
        assertThat(rows).hasSize(3);
        Path out = folder.resolve("out");
        Path mesh = folder.resolve("classes/long/train/b0.off");
        Run predicted = Run.of(
                "predict", run, mesh, folder.resolve("folder/b.off"), "--out", out, "--device", "java", "--json");
        assertThat(predicted.status()).as(predicted.err()).isZero();
        JsonNode first = predicted.json().path("predictions").path(0);
        double[] p = {
            first.path("probabilities").path("long").asDouble(),
            first.path("probabilities").path("short").asDouble()
        };
        assertThat(p[0] + p[1]).isBetween(1 - 1e-9, 1 + 1e-9);
        assertThat(first.path("class").asText()).isEqualTo(p[0] > p[1] ? "long" : "short");
        List<String> table = Files.readAllLines(out.resolve("predictions.csv"));
        assertThat(table).hasSize(3);
        assertThat(table.get(0)).isEqualTo("mesh,class,long,short");
        assertThat(table.get(1)).startsWith(mesh + "," + first.path("class").asText());
        assertThat(Run.of("evaluate", run, "--data", folder.resolve("split"), "--device", "java")
                        .err())
                .contains("no folder of meshes in it, wanted one a class");
        assertThat(Run.of("train", config, "--data", folder.resolve("split/a.off"), "--run", folder.resolve("r"))
                        .status())
                .isEqualTo(1);
        assertThat(Run.of("predict", run, mesh, "--out", out, "--device", "java")
                        .err())
                .contains("exists already");
    }

    /** New creatures of the kinds that are made fast, of another seed; by chance one of eight would be right. */
    @Test
    void theShippedModelKnowsNewCreatures() throws IOException {
        Kinds made = new Kinds(9, 1, 400);
        for (int i = 0; i < made.size(); i++) {
            String kind = made.classNames().get(made.classOf(i));
            if (List.of("fish", "snake", "starfish").contains(kind)) {
                Files.createDirectories(folder.resolve("kinds").resolve(kind));
                MeshFiles.write(folder.resolve("kinds/" + kind + "/0.ply"), made.mesh(i), List.of());
            }
        }
        Run run = Run.of(
                "evaluate", "kinds", "--data", folder.resolve("kinds"), "--split", "all", "--device", "java", "--json");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.json().path("meshes").asInt()).isEqualTo(3);
        assertThat(run.json().path("metrics").path("accuracy").asDouble()).isGreaterThan(0.5);
    }
}
