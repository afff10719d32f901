package dev.holonomy.viewer;

import dev.holonomy.viewer.render.EngineException;
import dev.holonomy.viewer.render.Image;
import dev.holonomy.viewer.render.MouseButton;
import dev.holonomy.viewer.render.Press;
import dev.holonomy.viewer.render.Shift;
import dev.holonomy.viewer.render.Stage;
import dev.holonomy.viewer.render.gl.GlContext;
import dev.holonomy.viewer.scene.Picking;
import dev.holonomy.viewer.scene.Scene;
import dev.holonomy.viewer.scene.SurfaceGeometry;
import dev.holonomy.viewer.ui.Host;
import dev.holonomy.viewer.ui.SceneStage;
import java.util.Arrays;
import java.util.function.Consumer;
import org.joml.Vector3f;
import org.junit.jupiter.api.Assumptions;

/** A scene on a real engine without a window, driven as a person would. */
final class OffscreenStage {
    static final int SIZE = 400;

    private final GlContext context;
    private final SceneStage stage;
    private final Scene scene;

    private OffscreenStage(Scene scene, SceneStage stage, GlContext context) {
        this.scene = scene;
        this.stage = stage;
        this.context = context;
    }

    /** Skips the test where nothing can be drawn, fails it where drawing is required. */
    static void assumeGl() {
        open().close();
    }

    private static GlContext open() {
        try {
            return GlContext.offscreen();
        } catch (EngineException e) {
            if (Arrays.asList(
                            System.getenv().getOrDefault("HOLONOMY_REQUIRE", "").split(","))
                    .contains("gl")) {
                throw e;
            }
            Assumptions.abort("skipped: " + e.getMessage());
            throw e;
        }
    }

    static void run(Scene scene, Consumer<OffscreenStage> test) {
        run(scene, Host.NOBODY, test);
    }

    static void run(Scene scene, Host host, Consumer<OffscreenStage> test) {
        try (GlContext context = open();
                SceneStage stage = new SceneStage(scene, context.engine(), 1, "", host)) {
            stage.update(SIZE, SIZE);
            test.accept(new OffscreenStage(scene, stage, context));
        }
    }

    SceneStage stage() {
        return stage;
    }

    Stage.Update update() {
        return stage.update(SIZE, SIZE);
    }

    Image image() {
        stage.update(SIZE, SIZE);
        return context.engine().read();
    }

    byte[] pixels() {
        return image().rgba();
    }

    void click(double x, double y) {
        stage.mouseMoved(x, y);
        stage.mouseButton(MouseButton.LEFT, Press.DOWN, Shift.FREE);
        stage.mouseButton(MouseButton.LEFT, Press.UP, Shift.FREE);
    }

    void drag(double fromX, double fromY, double toX, double toY) {
        stage.mouseMoved(fromX, fromY);
        stage.mouseButton(MouseButton.LEFT, Press.DOWN, Shift.FREE);
        stage.mouseMoved(toX, toY);
        stage.mouseButton(MouseButton.LEFT, Press.UP, Shift.FREE);
    }

    /** Clicks the vertex of the first mesh that lies nearest to the camera. */
    void pickFirstVisible() {
        SurfaceGeometry surface = new SurfaceGeometry(scene.meshes().get(0).mesh());
        Vector3f nearest = new Vector3f(0, 0, Float.POSITIVE_INFINITY);
        for (int v = 0; v < surface.mesh().vertexCount(); v++) {
            Vector3f at = Picking.project(surface, v, stage.camera(), stage.part(0));
            if (at.z < nearest.z) {
                nearest = at;
            }
        }
        click(nearest.x, nearest.y);
    }
}
