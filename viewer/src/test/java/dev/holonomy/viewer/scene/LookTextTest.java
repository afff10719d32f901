package dev.holonomy.viewer.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holonomy.mesh.ColorMap;
import dev.holonomy.viewer.render.BackFaces;
import dev.holonomy.viewer.render.Background;
import dev.holonomy.viewer.render.Edges;
import dev.holonomy.viewer.render.Lighting;
import dev.holonomy.viewer.render.Shading;
import dev.holonomy.viewer.render.Slice;
import dev.holonomy.viewer.render.Style;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A look and its words are the same thing. */
class LookTextTest {
    private static <T> T any(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static Look anyLook(Random random) {
        Pose pose = new Pose(
                360 * random.nextDouble() - 180,
                180 * random.nextDouble() - 90,
                random.nextInt(4) == 0 ? 0 : 5 * random.nextDouble(),
                0,
                0,
                0,
                random.nextInt(3) == 0 ? 360 * random.nextDouble() - 180 : 0,
                any(random, List.of(Pose.Up.values())),
                any(random, List.of(Pose.Lens.values())));
        if (pose.distance() > 0) {
            pose = pose.at(pose.distance(), random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
        }
        ValueLook values = new ValueLook(
                any(random, List.of("", "labels", "a b", "100%s", "comma,ted")),
                any(random, List.of(ColorMap.values())),
                any(random, List.of(Range.FULL, Range.MOST, Range.SYMMETRIC, Range.of(-1e-300, random.nextDouble()))),
                random.nextInt(50),
                any(random, List.of(Set.of(), Set.of("arm"), Set.of("a,b", "c\\d", "e\\,"))),
                random.nextInt(5) - 1);
        Style style = new Style(
                any(random, List.of(Shading.values())),
                any(random, List.of(Edges.values())),
                0.5 + random.nextDouble(),
                any(random, List.of(Lighting.values())),
                any(random, List.of(BackFaces.values())),
                0.05 + 0.95 * random.nextDouble(),
                random.nextBoolean()
                        ? Slice.NONE
                        : new Slice(random.nextInt(3), random.nextDouble(), any(random, List.of(Slice.Side.values()))));
        Optional<Background> background = any(
                random,
                List.of(
                        Optional.empty(),
                        Optional.of(Background.NONE),
                        Optional.of(new Background(0x00FF01, 0xABCDEF, Background.Cover.OPAQUE))));
        return new Look(
                pose,
                values,
                new ArrowLook(0.1 + random.nextDouble(), any(random, List.of(1, 2, 4, 6)), random.nextInt(99)),
                style,
                any(random, List.of(Look.Theme.values())),
                background,
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new Look.Mark(random.nextInt(9), random.nextInt(99999))),
                any(random, List.of(Look.Panels.values())),
                new ProbeLook(
                        any(random, List.of(ProbeLook.Chart.values())),
                        360 * random.nextDouble() - 180,
                        random.nextInt(9) - 1,
                        random.nextInt(9) - 1),
                any(random, List.of(Tool.values())),
                any(random, List.of(Navigation.values())),
                any(random, List.of(Look.Ground.values())));
    }

    @Test
    void theWordsOfALookGiveTheLookBack(@TempDir Path folder) {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            Look look = anyLook(random);
            assertThat(LookText.parse(Look.DEFAULT, LookText.of(look))).isEqualTo(look);
            if (i % 30 == 0) {
                Path file = folder.resolve("a.view");
                LookFile.write(file, look);
                assertThat(LookText.parse(Look.DEFAULT, LookFile.read(file))).isEqualTo(look);
            }
        }
        assertThat(LookText.of(Look.DEFAULT)).isEmpty();
        assertThat(LookText.of(anyLook(random)).keySet()).isSubsetOf(LookWord.names());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "camera|1,2,3|YAW,PITCH",
                "camera|1,x|a number",
                "camera|0,91|-90..90",
                "camera|NaN,0|finite",
                "range|1,1|one that grows",
                "range|NaN,1|one that grows",
                "range|2%,101%|0 to 100",
                "range|all|full, symmetric",
                "isolines|-1|0 to 1000",
                "isolines|many|a number",
                "opacity|0|0.05 to 1",
                "slice|w<1|such as x<0.2",
                "slice|x<2|-1..1",
                "background|red|RRGGBB|",
                "colormap|jet|viridis or cividis or coolwarm or phase",
                "symmetry|3|1, 2, 4 or 6",
                "pick|-1|counted from 0",
                "navigation|fly|orbit or trackball",
                "ground|water|none or shadow or grid",
                "nonsense|1|wanted one of"
            })
    void whatANameDoesNotAllowIsToldWithWhatItDoes(String name, String text, String told) {
        assertThatThrownBy(() -> LookText.parse(Look.DEFAULT, Map.of(name, text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(told.equals("RRGGBB") ? "a colour such as ffffff" : told)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aBrokenFileNamesItsLine(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("broken.view");
        Files.writeString(file, "# a comment\n\ncamera 1,2\nzoom 3\n");
        assertThatThrownBy(() -> LookFile.read(file))
                .hasMessageContaining("broken.view, line 4")
                .hasMessageContaining("zoom");
    }
}
