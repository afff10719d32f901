package dev.holonomy.viewer.render.gl;

import static org.lwjgl.glfw.GLFW.*;
import static org.lwjgl.system.MemoryUtil.NULL;

import dev.holonomy.viewer.render.Engine;
import dev.holonomy.viewer.render.EngineException;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lwjgl.glfw.GLFWErrorCallback;
import org.lwjgl.opengl.GL;
import org.lwjgl.opengl.GL33C;
import org.lwjgl.opengl.GLDebugMessageCallback;
import org.lwjgl.opengl.KHRDebug;
import org.lwjgl.system.Callback;

/**
 * An OpenGL 3.3 core context with its engine, current on the thread that made it until it is closed there.
 *
 * <p>GLFW and ImGui keep process-wide state, so there is one context at a time; a second thread waits for the first to
 * close.
 */
public final class GlContext implements AutoCloseable {
    private static final Semaphore ONE_AT_A_TIME = new Semaphore(1);
    private static final int HIDDEN_SIZE = 16;

    private final long window;
    private final @Nullable Callback debugCallback;
    private final GlEngine engine;

    private GlContext(long window, @Nullable Consumer<String> debug) {
        this.window = window;
        glfwMakeContextCurrent(window);
        GL.createCapabilities();
        debugCallback = debug == null ? null : listen(debug);
        engine = new GlEngine();
    }

    /**
     * A context that shows nothing: on the display if there is one, otherwise through EGL, otherwise through OSMesa.
     *
     * @return the context
     * @throws EngineException if none of the ways works; the line names each with its reason
     */
    public static GlContext offscreen() {
        return offscreen(null);
    }

    /** As {@link #offscreen()}; a listener gets each error and performance message of the driver. */
    static GlContext offscreen(@Nullable Consumer<String> debug) {
        return exclusively(() -> {
            StringJoiner reasons = new StringJoiner("; ");
            for (ContextRoute route : ContextRoute.values()) {
                try {
                    return open(route, "holonomy", HIDDEN_SIZE, HIDDEN_SIZE, debug);
                } catch (EngineException e) {
                    reasons.add(route.description() + ": " + e.getMessage());
                }
            }
            throw new EngineException("no OpenGL 3.3 context for a picture (" + reasons + "); " + advice());
        });
    }

    /** One given way, for tests of each. */
    static GlContext offscreen(ContextRoute route, @Nullable Consumer<String> debug) {
        return exclusively(() -> open(route, "holonomy", HIDDEN_SIZE, HIDDEN_SIZE, debug));
    }

    /** A context whose window will be shown. */
    static GlContext windowed(String title, int width, int height) {
        return exclusively(() -> {
            try {
                return open(ContextRoute.DISPLAY, title, width, height, null);
            } catch (EngineException e) {
                throw new EngineException("no window with OpenGL 3.3: " + e.getMessage()
                        + "; a picture without a display is made with --shot OUT.png; " + advice());
            }
        });
    }

    private static GlContext exclusively(Opening opening) {
        ONE_AT_A_TIME.acquireUninterruptibly();
        boolean opened = false;
        try {
            GlContext context = opening.open();
            opened = true;
            return context;
        } catch (LinkageError e) {
            throw new EngineException(
                    "the native libraries of the viewer do not load on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + " (" + oneLine(e) + "); they are unpacked to "
                            + System.getProperty("java.io.tmpdir")
                            + ", which must allow execution: set -Dorg.lwjgl.system.SharedLibraryExtractPath=DIR and -Djava.io.tmpdir=DIR",
                    e);
        } finally {
            if (!opened) {
                ONE_AT_A_TIME.release();
            }
        }
    }

    private interface Opening {
        GlContext open();
    }

    private static GlContext open(
            ContextRoute route, String title, int width, int height, @Nullable Consumer<String> debug) {
        requireFirstThreadOnMac();
        StringBuilder lastError = new StringBuilder();
        GLFWErrorCallback errors = GLFWErrorCallback.create((code, text) -> {
            lastError.setLength(0);
            lastError.append(GLFWErrorCallback.getDescription(text));
        });
        GLFWErrorCallback before = glfwSetErrorCallback(errors);
        long window = NULL;
        GlContext context = null;
        try {
            glfwInitHint(GLFW_PLATFORM, route.platform());
            if (!glfwInit()) {
                throw new EngineException(reason(lastError, "GLFW did not start"));
            }
            hint(route, debug != null);
            window = glfwCreateWindow(width, height, title, NULL, NULL);
            if (window == NULL) {
                throw new EngineException(reason(lastError, "no window"));
            }
            context = new GlContext(window, debug);
            return context;
        } catch (IllegalStateException e) {
            throw new EngineException(reason(lastError, oneLine(e)), e);
        } finally {
            glfwSetErrorCallback(before);
            errors.free();
            if (context == null) {
                if (window != NULL) {
                    glfwDestroyWindow(window);
                }
                glfwTerminate();
            }
        }
    }

    private static void hint(ContextRoute route, boolean debug) {
        glfwDefaultWindowHints();
        glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
        glfwWindowHint(GLFW_CONTEXT_CREATION_API, route.contextApi());
        glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
        glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
        glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
        glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
        glfwWindowHint(GLFW_OPENGL_DEBUG_CONTEXT, debug ? GLFW_TRUE : GLFW_FALSE);
        glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    }

    private static void requireFirstThreadOnMac() {
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
        String marker =
                "JAVA_STARTED_ON_FIRST_THREAD_" + ProcessHandle.current().pid();
        if (mac && System.getenv(marker) == null) {
            throw new EngineException(
                    "on macOS windows need Java's first thread: start java with -XstartOnFirstThread");
        }
    }

    private static String reason(CharSequence lastError, String otherwise) {
        return lastError.isEmpty() ? otherwise : oneLine(lastError.toString());
    }

    private static String oneLine(Throwable e) {
        return oneLine(String.valueOf(e.getMessage()));
    }

    private static String oneLine(String text) {
        return text.lines().findFirst().orElse("no reason given").strip();
    }

    private static String advice() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
                ? "install Mesa's software renderer: apt-get install libegl1 libgl1 libgl1-mesa-dri libegl-mesa0"
                : "install a graphics driver with OpenGL 3.3 or newer";
    }

    private static @Nullable Callback listen(Consumer<String> debug) {
        if (!GL.getCapabilities().GL_KHR_debug) {
            return null;
        }
        GLDebugMessageCallback callback =
                GLDebugMessageCallback.create((source, type, id, severity, length, text, user) -> {
                    if (type == KHRDebug.GL_DEBUG_TYPE_ERROR || type == KHRDebug.GL_DEBUG_TYPE_UNDEFINED_BEHAVIOR) {
                        debug.accept(GLDebugMessageCallback.getMessage(length, text));
                    }
                });
        GL33C.glEnable(KHRDebug.GL_DEBUG_OUTPUT);
        GL33C.glEnable(KHRDebug.GL_DEBUG_OUTPUT_SYNCHRONOUS);
        KHRDebug.glDebugMessageCallback(callback, NULL);
        return callback;
    }

    /**
     * The engine of this context.
     *
     * @return the engine, closed with the context
     */
    public Engine engine() {
        return engine;
    }

    GlEngine glEngine() {
        return engine;
    }

    long window() {
        return window;
    }

    @Override
    public void close() {
        try {
            engine.close();
            if (debugCallback != null) {
                KHRDebug.glDebugMessageCallback(null, NULL);
                debugCallback.free();
            }
            GL.setCapabilities(null);
            glfwMakeContextCurrent(NULL);
            glfwDestroyWindow(window);
            glfwTerminate();
        } finally {
            ONE_AT_A_TIME.release();
        }
    }
}
