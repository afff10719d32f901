package dev.holonomy.viewer;

import dev.holonomy.mesh.io.AtomicFile;
import dev.holonomy.viewer.render.EngineException;
import dev.holonomy.viewer.render.Image;
import dev.holonomy.viewer.render.gl.GlContext;
import dev.holonomy.viewer.render.gl.GlWindow;
import dev.holonomy.viewer.render.gl.PngFile;
import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.Scene;
import dev.holonomy.viewer.ui.Host;
import dev.holonomy.viewer.ui.SceneStage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

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
     * Opens a window that keeps nothing for other sessions, and returns when the person closes it.
     *
     * @param scene what to show
     * @throws DisplayException if there is no display or no OpenGL 3.3
     */
    public static void open(Scene scene) {
        open(scene, Optional.empty());
    }

    /**
     * Opens a window and returns when the person closes it.
     *
     * @param scene what to show
     * @param settings a folder that keeps where panels stand and which files were open, made where it is missing; empty to
     *     keep nothing
     * @throws DisplayException if there is no display or no OpenGL 3.3
     */
    public static void open(Scene scene, Optional<Path> settings) {
        try (GlWindow window = GlWindow.open(scene.title(), WIDTH, HEIGHT);
                SceneStage stage = new SceneStage(
                        scene,
                        window.engine(),
                        window.scale(),
                        "H: keys",
                        new FolderHost(Path.of(""), window::copy, settings))) {
            window.run(stage);
        } catch (EngineException e) {
            throw new DisplayException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * The size of a picture.
     *
     * @param width in pixels, 1..16384
     * @param height in pixels, 1..16384
     * @param textScale of its text, 1 for an ordinary screen
     */
    public record Picture(int width, int height, double textScale) {
        /** Checks the size. */
        public Picture {
            if (width < 1 || height < 1 || width > 16384 || height > 16384) {
                throw new IllegalArgumentException(
                        "a picture of " + width + "x" + height + " pixels, wanted 1 to 16384");
            }
            if (!(textScale >= 0.25 && textScale <= 16)) {
                throw new IllegalArgumentException("a text scale of " + textScale + ", wanted 0.25 to 16");
            }
        }

        /**
         * With text that is readable at this size.
         *
         * @param width in pixels
         * @param height in pixels
         * @return the size
         */
        public static Picture of(int width, int height) {
            return new Picture(width, height, Math.max(1, Math.min(width, height) / 900.0));
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
        return shots(scene, List.of(scene.look()), List.of(png), Picture.of(width, height), done -> {});
    }

    /**
     * Draws one picture a look; needs no display.
     *
     * @param scene what to show
     * @param looks how it looks in each picture
     * @param files one a picture, replaced where it exists
     * @param picture their size
     * @param progress hears the number of finished pictures after each
     * @return the renderer that drew them
     * @throws DisplayException if no context for OpenGL 3.3 can be made
     */
    public static String shots(Scene scene, List<Look> looks, List<Path> files, Picture picture, IntConsumer progress) {
        try (GlContext context = GlContext.offscreen();
                SceneStage stage = new SceneStage(scene, context.engine(), picture.textScale(), "", Host.NOBODY)) {
            for (int i = 0; i < looks.size(); i++) {
                stage.show(looks.get(i));
                stage.update(picture.width(), picture.height());
                Image image = context.engine().read();
                AtomicFile.write(files.get(i), out -> PngFile.write(image, out));
                progress.accept(i + 1);
            }
            return context.engine().renderer();
        } catch (EngineException e) {
            throw new DisplayException(String.valueOf(e.getMessage()), e);
        }
    }
}
