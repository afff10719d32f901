package dev.holonomy.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.VertexVectors;
import dev.holonomy.viewer.render.Key;
import dev.holonomy.viewer.render.MouseButton;
import dev.holonomy.viewer.render.Press;
import dev.holonomy.viewer.render.Shift;
import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.LookText;
import dev.holonomy.viewer.scene.Scene;
import dev.holonomy.viewer.scene.Timeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a person does to whatever mesh: no exception, and the view can be told and drawn again. */
class MonkeyTest {
    private static final List<Key> KEYS = List.of(Key.values());
    private static final List<MouseButton> BUTTONS = List.of(MouseButton.values());

    private static List<Scene> scenes() {
        TriangleMesh cube = Cube.mesh();
        TriangleMesh square = ValuePicturesTest.square(3);
        double[] odd = new double[16];
        Arrays.fill(odd, Double.NaN);
        odd[3] = Double.POSITIVE_INFINITY;
        odd[4] = 1e300;
        odd[5] = -1e300;
        int[] many = IntStream.range(0, 16).map(i -> i * 600).toArray();
        List<String> names =
                IntStream.range(0, 10_000).mapToObj(i -> "class " + i).toList();
        int[] none = new int[12];
        Arrays.fill(none, -1);
        Scene probabilities = Scene.of(
                "p",
                List.of(new Scene.Item(
                        "cube",
                        cube,
                        List.of(
                                new VertexLabels("prediction", new int[8], List.of("a", "b")),
                                new VertexScalars("probability/a", new double[] {1, 1, 1, 1, 0.5, 1, 1, 1}),
                                new VertexScalars("probability/b", new double[] {0, 0, 0, 0, 0.5, 0, 0, 0}),
                                new FaceLabels("no classes", none, List.of())))));
        Scene awkward = Scene.of(
                "odd",
                List.of(new Scene.Item(
                        "square",
                        square,
                        List.of(
                                new VertexScalars("odd", odd),
                                new VertexScalars("constant", new double[16]),
                                new VertexLabels("many", many, names)))));
        Scene arrows = Scene.of(
                "arrows", List.of(new Scene.Item("square", square, List.of(new VertexVectors("v", new double[48])))));
        Scene match = Scene.of(
                "match",
                List.of(
                        new Scene.Item(
                                "a", cube, List.of(new VertexMap("m", new int[] {0, 1, 2, 3, -1, 5, 15, 7}, 16))),
                        new Scene.Item("b", square, List.of()),
                        new Scene.Item("a again", cube, List.of())));
        Scene empty = Scene.of(
                "empty",
                List.of(
                        new Scene.Item("point", TriangleMesh.of(new double[3], new int[0]), List.of()),
                        new Scene.Item("nothing", TriangleMesh.of(new double[0], new int[0]), List.of())));
        return List.of(probabilities, awkward, arrows, match, empty);
    }

    @Test
    void fiveHundredRandomEventsOnEachMesh() {
        Random random = new Random(20);
        for (Scene scene : scenes()) {
            OffscreenStage.run(scene, on -> {
                for (int i = 0; i < 500; i++) {
                    event(random, on);
                    if (i % 12 == 0) {
                        on.stage().update(1 + random.nextInt(i % 60 == 0 ? 4 : 300), 1 + random.nextInt(300));
                    }
                }
                on.stage().update(200, 150);
                Look look = on.stage().look();
                assertThat(LookText.parse(Look.DEFAULT, LookText.of(look))).isEqualTo(look);
            });
        }
    }

    private static void event(Random random, OffscreenStage on) {
        Shift shift = random.nextInt(4) == 0 ? Shift.HELD : Shift.FREE;
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                Key key = KEYS.get(random.nextInt(KEYS.size()));
                on.stage().keyPressed(key, shift);
            }
            case 2 -> on.stage().mouseMoved(random.nextInt(320) - 10.0, random.nextInt(320) - 10.0);
            case 3 ->
                on.stage()
                        .mouseButton(
                                BUTTONS.get(random.nextInt(3)), random.nextBoolean() ? Press.DOWN : Press.UP, shift);
            case 4 -> on.stage().scrolled(random.nextGaussian() * 5);
            default -> on.click(random.nextInt(300), random.nextInt(300));
        }
    }

    @Test
    void aCopiedCommandDrawsTheSamePixelsAgain() {
        Random random = new Random(3);
        Scene scene = scenes().get(0);
        for (int round = 0; round < 3; round++) {
            Look[] look = new Look[1];
            byte[][] pixels = new byte[2][];
            OffscreenStage.run(scene, on -> {
                for (int i = 0; i < 40; i++) {
                    event(random, on);
                    on.update();
                }
                on.stage().mouseButton(MouseButton.LEFT, Press.UP, Shift.FREE);
                look[0] = LookText.parse(Look.DEFAULT, LookText.of(on.stage().look()));
            });
            OffscreenStage.run(scene.with(look[0]), on -> pixels[0] = on.pixels());
            OffscreenStage.run(scene, on -> {
                on.stage().keyPressed(Key.W, Shift.FREE);
                on.update();
                on.stage().show(look[0]);
                pixels[1] = on.pixels();
            });
            assertThat(pixels[1]).isEqualTo(pixels[0]);
        }
    }

    @Test
    void valuesThatAreDroppedJoinAndWhatIsNoneIsToldOnOneLine(@TempDir Path folder) throws Exception {
        Path good = Files.writeString(folder.resolve("weight.txt"), "1.5\n2\n3\n4\n5\n6\n7\n8\n");
        Path bad = Files.writeString(folder.resolve("short.txt"), "1.5\n2\n");
        Scene scene = Scene.of("cube", List.of(new Scene.Item("cube", Cube.mesh(), List.of())));
        OffscreenStage.run(scene, on -> {
            on.stage().filesDropped(List.of(good));
            on.update();
            assertThat(on.stage().told()).contains("weight joins cube").contains("viridis");
            on.stage().filesDropped(List.of(bad));
            on.update();
            assertThat(on.stage().told()).contains("12 faces of the mesh");
            on.stage().filesDropped(List.of(folder.resolve("gone.ply")));
            on.update();
            on.stage().update(1600, 400); // the whole line fits
            assertThat(on.stage().told()).contains("gone.ply");
        });
    }

    @Test
    void theStepsOfATimelineAreSlidAndSteppedThrough() {
        Timeline three = new Timeline() {
            @Override
            public List<String> steps() {
                return List.of("epoch 1", "epoch 2", "epoch 3");
            }

            @Override
            public List<MeshValues> values(int mesh, int step) {
                int[] ids = new int[12];
                Arrays.fill(ids, step);
                return List.of(new FaceLabels("prediction", ids, List.of("a", "b", "c")));
            }

            @Override
            public double[] curve() {
                return new double[] {3, 2, 1.25};
            }

            @Override
            public boolean refresh() {
                return false;
            }
        };
        Scene scene = new Scene(
                        "run",
                        List.of(new Scene.Item("cube", Cube.mesh(), List.of())),
                        LookText.parse(Look.DEFAULT, Map.of("value", "prediction")),
                        List.of())
                .with(three);
        OffscreenStage.run(scene, on -> {
            on.update();
            assertThat(on.stage().told()).contains("epoch 3").contains("loss 1.2500");
            on.stage().keyPressed(Key.LEFT, Shift.FREE);
            on.update();
            assertThat(on.stage().told()).contains("epoch 2").contains("loss 2.0000");
            double[] slider = on.stage().zone("steps").orElseThrow();
            on.click(slider[0] - slider[2] / 2 + 2, slider[1]);
            on.update();
            assertThat(on.stage().told()).contains("epoch 1").contains("a");
            assertThat(on.stage().look().values().step()).isZero();
        });
    }
}
