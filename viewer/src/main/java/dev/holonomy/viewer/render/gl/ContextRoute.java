package dev.holonomy.viewer.render.gl;

import static org.lwjgl.glfw.GLFW.*;

/** A way to a context that needs no visible window. */
enum ContextRoute {
    /** A hidden window on the display. */
    DISPLAY("a hidden window on the display", GLFW_ANY_PLATFORM, GLFW_NATIVE_CONTEXT_API),
    /** No window system at all; EGL makes the context. */
    EGL("EGL without a display", GLFW_PLATFORM_NULL, GLFW_EGL_CONTEXT_API),
    /** No window system at all; Mesa draws in main memory. */
    OSMESA("OSMesa without a display", GLFW_PLATFORM_NULL, GLFW_OSMESA_CONTEXT_API);

    private final String description;
    private final int platform;
    private final int contextApi;

    ContextRoute(String description, int platform, int contextApi) {
        this.description = description;
        this.platform = platform;
        this.contextApi = contextApi;
    }

    String description() {
        return description;
    }

    int platform() {
        return platform;
    }

    int contextApi() {
        return contextApi;
    }
}
