package dev.holonomy.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holonomy.mesh.MeshChecks;
import dev.holonomy.mesh.MeshReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedSetTest {
    private static final ShippedSet SHIPPED = new ShippedSet();
    private static final Creatures CREATURES = new Creatures(ShippedSet.SEED, ShippedSet.VERTICES);

    /** The files inside the program are those that the generator writes, packed. */
    @ParameterizedTest
    @ValueSource(ints = {1, ShippedSet.COUNT - 1})
    void creaturesAreWhatTheGeneratorMakes(int index, @TempDir Path folder) throws IOException {
        Creature made = CREATURES.creature(index);
        LabelledMesh item = SHIPPED.item(index);
        assertThat(item.name()).isEqualTo(made.name());
        assertThat(item.mesh().positions()).isEqualTo(made.mesh().positions());
        assertThat(item.mesh().triangles()).isEqualTo(made.mesh().triangles());
        assertThat(item.vertexLabels().labels()).isEqualTo(made.parts().labels());
        assertThat(SHIPPED.toTemplate(index).targets())
                .isEqualTo(made.toTemplate().targets());
        Path file = folder.resolve(made.name() + ".ply");
        ShippedSet.write(file, made);
        assertThat(Files.readAllBytes(file)).isEqualTo(unpacked(made.name()));
    }

    private static byte[] unpacked(String name) throws IOException {
        String resource = "creatures/" + name + ".ply.gz";
        try (InputStream in = Objects.requireNonNull(ShippedSet.class.getResourceAsStream(resource), resource);
                InputStream content = new GZIPInputStream(in)) {
            return content.readAllBytes();
        }
    }

    @Test
    void templateIsThatOfTheGenerator() {
        assertThat(SHIPPED.template().mesh().positions())
                .isEqualTo(CREATURES.template().mesh().positions());
        assertThat(SHIPPED.template().vertexLabels().labels())
                .isEqualTo(CREATURES.template().parts().labels());
    }

    @Test
    void everyItemIsAClosedSphereWithPartsAndAMapThatKeepsThem() {
        int[] templateParts = SHIPPED.template().vertexLabels().labels();
        IntStream.range(0, SHIPPED.size()).parallel().forEach(index -> {
            LabelledMesh item = SHIPPED.item(index);
            MeshReport report = MeshChecks.of(item.mesh());
            assertThat(report.problems()).as(item.name()).isEmpty();
            assertThat(report.closed() && report.manifold() && report.oriented())
                    .as(item.name())
                    .isTrue();
            assertThat(report.euler() == 2 && report.components() == 1)
                    .as(item.name())
                    .isTrue();
            assertThat(item.classNames()).isEqualTo(SHIPPED.classNames());
            int[] parts = item.vertexLabels().labels();
            int[] targets = SHIPPED.toTemplate(index).targets();
            for (int v = 0; v < parts.length; v++) {
                assertThat(templateParts[targets[v]]).as(item.name()).isEqualTo(parts[v]);
            }
        });
    }

    @Test
    void splitIsFixedAndCoversTheSet() {
        Split split = SHIPPED.split(SHIPPED.defaultScheme(), 5);
        assertThat(split).isEqualTo(SHIPPED.split("file", 6));
        assertThat(split.train()).hasSize(28);
        assertThat(split.test()).hasSize(12);
        List<Integer> all = new ArrayList<>(split.train());
        all.addAll(split.test());
        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, SHIPPED.size()).boxed().toList());
        assertThat(SHIPPED.split("10/5", 6)).isNotEqualTo(SHIPPED.split("10/5", 7));
    }
}
