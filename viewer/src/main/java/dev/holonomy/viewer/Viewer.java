package dev.holonomy.viewer;

import dev.holonomy.mesh.io.AtomicFile;
import dev.holonomy.viewer.render.EngineException;
import dev.holonomy.viewer.render.gl.GlContext;
import dev.holonomy.viewer.render.gl.GlWindow;
import dev.holonomy.viewer.render.gl.PngFile;
import dev.holonomy.viewer.scene.Scene;
import dev.holonomy.viewer.ui.SceneStage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Shows scenes: in a window, or as a PNG that is the same frame without a display. */
public final class Viewer {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 860;

    private Viewer() {}

    /**
     * Whether a window can be expected to open here.
     *
     * @return false on Linux without a display
     */
    public static boolean hasDisplay() {
        Map<String, String> environment = System.getenv();
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return !linux || environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
    }

    /**
     * Opens a window and returns when the person closes it.
     *
     * @param scene what to show
     * @throws DisplayException if there is no display or no OpenGL 3.3
     */
    public static void open(Scene scene) {
        try (GlWindow window = GlWindow.open(scene.title(), WIDTH, HEIGHT);
                SceneStage stage = new SceneStage(scene, window.engine(), window.scale(), "H: keys", image -> {
                    Path file = freeName();
                    AtomicFile.write(file, out -> PngFile.write(image, out));
                    return "saved " + file;
                })) {
            window.run(stage);
        } catch (EngineException e) {
            throw new DisplayException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Path freeName() {
        for (int i = 1; ; i++) {
            Path file = Path.of(String.format(Locale.ROOT, "holonomy-%03d.png", i));
            if (!Files.exists(file)) {
                return file.toAbsolutePath();
            }
        }
    }

    /**
     * Draws a picture; needs no display.
     *
     * @param scene what to show
     * @param png the file, replaced where it exists
     * @param width in pixels, 1..16384
     * @param height in pixels, 1..16384
     * @return the renderer that drew it
     * @throws DisplayException if no context for OpenGL 3.3 can be made
     */
    public static String shot(Scene scene, Path png, int width, int height) {
        if (width < 1 || height < 1 || width > 16384 || height > 16384) {
            throw new IllegalArgumentException("a picture of " + width + "x" + height + " pixels, wanted 1 to 16384");
        }
        double scale = Math.max(1, Math.min(width, height) / 900.0);
        try (GlContext context = GlContext.offscreen();
                SceneStage stage = new SceneStage(scene, context.engine(), scale, "", image -> "")) {
            stage.update(width, height);
            var image = context.engine().read();
            AtomicFile.write(png, out -> PngFile.write(image, out));
            return context.engine().renderer();
        } catch (EngineException e) {
            throw new DisplayException(String.valueOf(e.getMessage()), e);
        }
    }
}
