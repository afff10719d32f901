package dev.holonomy.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.viewer.render.Key;
import dev.holonomy.viewer.render.MouseButton;
import dev.holonomy.viewer.render.Press;
import dev.holonomy.viewer.render.Shift;
import dev.holonomy.viewer.render.gl.GlContext;
import dev.holonomy.viewer.scene.Scene;
import dev.holonomy.viewer.ui.Host;
import dev.holonomy.viewer.ui.SceneStage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Panels that are moved, that come back where they were, and that grow with the screen. */
class PanelsTest {
    private static final Scene SCENE =
            Scene.of("cube", List.of(new Scene.Item("cube", Cube.mesh(), List.of(new VertexScalars("v", new double[] {
                0, 1, 2, 3, 4, 5, 6, 7
            })))));

    private static double[] legend(OffscreenStage on) {
        on.update();
        return on.stage().zone("panel legend 0").orElseThrow();
    }

    /** A place of the legend where nothing can be clicked. */
    private static void dragLegend(OffscreenStage on, double dx, double dy) {
        double[] at = legend(on);
        double x = at[0] - at[2] / 2 + 3;
        double y = at[1] - at[3] / 2 + 3;
        on.drag(x, y, x + dx, y + dy);
    }

    @Test
    void aPanelFollowsTheMouseStandsThereInTheNextSessionAndGoesBack(@TempDir Path folder) throws Exception {
        Path settings = folder.resolve("config");
        FolderHost host = new FolderHost(folder, text -> {}, Optional.of(settings));
        double[][] first = new double[2][];
        OffscreenStage.run(SCENE, host, on -> {
            first[0] = legend(on);
            var camera = on.stage().camera().pose();
            dragLegend(on, 90, 40);
            first[1] = legend(on);
            assertThat(on.stage().camera().pose()).as("the mesh stays").isEqualTo(camera);
        });
        assertThat(first[1][0] - first[0][0]).isCloseTo(90, within(1.0));
        assertThat(first[1][1] - first[0][1]).isCloseTo(40, within(1.0));
        assertThat(Files.readString(settings.resolve("panels"))).contains("90 40 legend 0");
        OffscreenStage.run(SCENE, host, on -> {
            assertThat(legend(on)).containsExactly(first[1], within(1.0));
            double[] at = legend(on);
            on.stage().mouseMoved(at[0] - at[2] / 2 + 3, at[1] - at[3] / 2 + 3);
            on.stage().mouseButton(MouseButton.LEFT, Press.DOWN, Shift.HELD);
            on.stage().mouseButton(MouseButton.LEFT, Press.UP, Shift.HELD);
            assertThat(legend(on)).containsExactly(first[0], within(1e-9));
        });
        assertThat(Files.readString(settings.resolve("panels"))).isEmpty();
    }

    @Test
    void aPanelThatIsDraggedOutStaysWithinReach() {
        OffscreenStage.run(SCENE, on -> {
            dragLegend(on, 5000, 5000);
            double[] at = legend(on);
            assertThat(at[0] - at[2] / 2).isLessThan(OffscreenStage.SIZE - 20);
            assertThat(at[1] - at[3] / 2).isLessThan(OffscreenStage.SIZE - 20);
        });
    }

    @Test
    void picturesKeepAndReadNothing(@TempDir Path folder) throws Exception {
        Path settings = folder.resolve("config");
        OffscreenStage.run(
                SCENE, new FolderHost(folder, text -> {}, Optional.of(settings)), on -> dragLegend(on, 9, 9));
        byte[] before = Files.readAllBytes(settings.resolve("panels"));
        Viewer.shot(SCENE, folder.resolve("a.png"), 200, 150);
        assertThat(Files.readAllBytes(settings.resolve("panels"))).isEqualTo(before);
        OffscreenStage.run(SCENE, new FolderHost(folder, text -> {}, Optional.empty()), on -> dragLegend(on, 30, 9));
        try (var all = Files.list(folder)) {
            assertThat(all).containsExactlyInAnyOrder(settings, folder.resolve("a.png"));
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidAndNothingFails(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Host host = new FolderHost(folder, text -> {}, Optional.of(file.resolve("in")));
        assertThat(host.keep("panels", "1 2 legend 0")).contains("not kept").doesNotContain("\n");
        OffscreenStage.run(SCENE, host, on -> dragLegend(on, 9, 9));
    }

    @Test
    void anotherScreenDrawsTheSameAsIfTheWindowHadBeenOpenedThere() {
        byte[][] pixels = new byte[2][];
        OffscreenStage.run(SCENE, on -> {
            on.stage().rescaled(1.75);
            on.update();
            on.stage().keyPressed(Key.HOME, Shift.FREE);
            pixels[0] = on.pixels();
            on.stage().keyPressed(Key.H, Shift.FREE);
            on.stage().rescaled(1);
            assertThat(on.pixels()).isNotEqualTo(pixels[0]);
        });
        try (GlContext context = GlContext.offscreen();
                SceneStage stage = new SceneStage(SCENE, context.engine(), 1.75, "", Host.NOBODY)) {
            stage.update(OffscreenStage.SIZE, OffscreenStage.SIZE);
            pixels[1] = context.engine().read().rgba();
        }
        assertThat(pixels[0]).isEqualTo(pixels[1]);
    }
}
