package dev.holonomy.viewer.render.gl;

import static org.lwjgl.glfw.GLFW.*;

import dev.holonomy.viewer.render.Engine;
import dev.holonomy.viewer.render.Key;
import dev.holonomy.viewer.render.MouseButton;
import dev.holonomy.viewer.render.Press;
import dev.holonomy.viewer.render.Shift;
import dev.holonomy.viewer.render.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lwjgl.glfw.Callbacks;
import org.lwjgl.glfw.GLFWDropCallback;
import org.lwjgl.glfw.GLFWVidMode;
import org.lwjgl.system.MemoryStack;

/** A window on the display that shows a stage and hands it the mouse and the keys. */
public final class GlWindow implements AutoCloseable {
    private static final Map<Integer, Key> BY_PLACE = Map.ofEntries(
            Map.entry(GLFW_KEY_HOME, Key.HOME),
            Map.entry(GLFW_KEY_TAB, Key.TAB),
            Map.entry(GLFW_KEY_ENTER, Key.ENTER),
            Map.entry(GLFW_KEY_KP_ENTER, Key.ENTER),
            Map.entry(GLFW_KEY_BACKSPACE, Key.BACKSPACE),
            Map.entry(GLFW_KEY_LEFT, Key.LEFT),
            Map.entry(GLFW_KEY_RIGHT, Key.RIGHT),
            Map.entry(GLFW_KEY_UP, Key.UP),
            Map.entry(GLFW_KEY_DOWN, Key.DOWN),
            Map.entry(GLFW_KEY_ESCAPE, Key.ESCAPE),
            Map.entry(GLFW_KEY_KP_1, Key.PAD_1),
            Map.entry(GLFW_KEY_KP_3, Key.PAD_3),
            Map.entry(GLFW_KEY_KP_5, Key.PAD_5),
            Map.entry(GLFW_KEY_KP_7, Key.PAD_7),
            Map.entry(GLFW_KEY_F2, Key.F2),
            Map.entry(GLFW_KEY_F3, Key.F3),
            Map.entry(GLFW_KEY_F4, Key.F4),
            Map.entry(GLFW_KEY_0, Key.DIGIT_0),
            Map.entry(GLFW_KEY_1, Key.DIGIT_1),
            Map.entry(GLFW_KEY_2, Key.DIGIT_2),
            Map.entry(GLFW_KEY_3, Key.DIGIT_3),
            Map.entry(GLFW_KEY_4, Key.DIGIT_4),
            Map.entry(GLFW_KEY_5, Key.DIGIT_5),
            Map.entry(GLFW_KEY_6, Key.DIGIT_6),
            Map.entry(GLFW_KEY_7, Key.DIGIT_7),
            Map.entry(GLFW_KEY_8, Key.DIGIT_8),
            Map.entry(GLFW_KEY_9, Key.DIGIT_9));
    /** Letters go by what is printed on the key, not by its place, so that other keyboards work. */
    private static final Map<String, Key> BY_LETTER = Arrays.stream(Key.values())
            .filter(key -> key.name().length() == 1)
            .collect(Collectors.toMap(key -> key.name().toLowerCase(Locale.ROOT), Function.identity()));

    private final GlContext context;

    private GlWindow(GlContext context) {
        this.context = context;
    }

    /**
     * Makes a window; it appears with its first frame.
     *
     * @param title what its frame says
     * @param width wanted width in screen units
     * @param height wanted height in screen units
     * @return the window
     * @throws dev.holonomy.viewer.render.EngineException if there is no display or no OpenGL 3.3
     */
    public static GlWindow open(String title, int width, int height) {
        return new GlWindow(GlContext.windowed(title, width, height));
    }

    /**
     * The engine that draws into this window.
     *
     * @return the engine, closed with the window
     */
    public Engine engine() {
        return context.engine();
    }

    /**
     * The size of a text pixel on this screen.
     *
     * @return 1 on an ordinary screen, about 2 on a dense one
     */
    public double scale() {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            var x = stack.mallocFloat(1);
            var y = stack.mallocFloat(1);
            glfwGetWindowContentScale(context.window(), x, y);
            return scale(x.get(0), y.get(0));
        }
    }

    private static double scale(float x, float y) {
        return Math.max(1.0, Math.min(x, y));
    }

    /**
     * Puts text on the clipboard.
     *
     * @param text the text
     */
    public void copy(String text) {
        glfwSetClipboardString(context.window(), text);
    }

    /**
     * Shows the stage until the person closes the window.
     *
     * @param stage what to show
     */
    public void run(Stage stage) {
        long window = context.window();
        listen(window, stage);
        shrinkToScreen(window);
        glfwSwapInterval(1);
        boolean shown = false;
        while (!glfwWindowShouldClose(window)) {
            Stage.Update update = update(window, stage);
            if (update.close()) {
                return;
            }
            if (!shown) {
                glfwShowWindow(window);
                shown = true;
            }
            if (Double.isInfinite(update.again())) {
                glfwWaitEvents();
            } else if (update.again() > 0) {
                glfwWaitEventsTimeout(update.again());
            } else {
                glfwPollEvents();
            }
        }
    }

    /** A minimised window has no pixels: nothing is drawn until it has some. */
    private Stage.Update update(long window, Stage stage) {
        int[] width = new int[1];
        int[] height = new int[1];
        glfwGetFramebufferSize(window, width, height);
        if (width[0] < 1 || height[0] < 1) {
            return new Stage.Update(false, Double.POSITIVE_INFINITY, false);
        }
        Stage.Update update = stage.update(width[0], height[0]);
        if (update.drawn()) {
            context.glEngine().present(width[0], height[0]);
            glfwSwapBuffers(window);
        }
        return update;
    }

    private static void shrinkToScreen(long window) {
        GLFWVidMode mode = glfwGetVideoMode(glfwGetPrimaryMonitor());
        if (mode == null) {
            return;
        }
        int[] width = new int[1];
        int[] height = new int[1];
        glfwGetWindowSize(window, width, height);
        int fitWidth = Math.min(width[0], mode.width());
        int fitHeight = Math.min(height[0], mode.height());
        if (fitWidth < width[0] || fitHeight < height[0]) {
            glfwSetWindowSize(window, fitWidth, fitHeight);
        }
    }

    @SuppressWarnings("resource") // GLFW keeps the callbacks; glfwFreeCallbacks in close() frees them
    private static void listen(long window, Stage stage) {
        glfwSetCursorPosCallback(window, (w, x, y) -> {
            double scale = pixelsPerUnit(w);
            stage.mouseMoved(x * scale, y * scale);
        });
        glfwSetMouseButtonCallback(window, (w, button, action, mods) -> {
            MouseButton which = button(button);
            if (which != null) {
                stage.mouseButton(which, action == GLFW_PRESS ? Press.DOWN : Press.UP, shift(mods));
            }
        });
        glfwSetScrollCallback(window, (w, dx, dy) -> stage.scrolled(dy));
        glfwSetKeyCallback(window, (w, key, scancode, action, mods) -> {
            Key which = key(key, scancode);
            if (which != null && action != GLFW_RELEASE) {
                stage.keyPressed(which, shift(mods));
            }
        });
        glfwSetDropCallback(window, (w, count, names) -> {
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                files.add(Path.of(GLFWDropCallback.getName(names, i)));
            }
            stage.filesDropped(files);
        });
        glfwSetWindowContentScaleCallback(window, (w, x, y) -> stage.rescaled(scale(x, y)));
        glfwSetFramebufferSizeCallback(window, (w, width, height) -> stage.invalidate());
        glfwSetWindowRefreshCallback(window, w -> stage.invalidate());
    }

    private static double pixelsPerUnit(long window) {
        int[] units = new int[1];
        int[] pixels = new int[1];
        glfwGetWindowSize(window, units, new int[1]);
        glfwGetFramebufferSize(window, pixels, new int[1]);
        return units[0] > 0 ? pixels[0] / (double) units[0] : 1.0;
    }

    private static @Nullable Key key(int key, int scancode) {
        Key byPlace = BY_PLACE.get(key);
        if (byPlace != null) {
            return byPlace;
        }
        String name = glfwGetKeyName(key, scancode);
        return name == null ? null : BY_LETTER.get(name.toLowerCase(Locale.ROOT));
    }

    private static @Nullable MouseButton button(int button) {
        return switch (button) {
            case GLFW_MOUSE_BUTTON_LEFT -> MouseButton.LEFT;
            case GLFW_MOUSE_BUTTON_MIDDLE -> MouseButton.MIDDLE;
            case GLFW_MOUSE_BUTTON_RIGHT -> MouseButton.RIGHT;
            default -> null;
        };
    }

    private static Shift shift(int mods) {
        return (mods & GLFW_MOD_SHIFT) != 0 ? Shift.HELD : Shift.FREE;
    }

    @Override
    public void close() {
        Callbacks.glfwFreeCallbacks(context.window());
        context.close();
    }
}
