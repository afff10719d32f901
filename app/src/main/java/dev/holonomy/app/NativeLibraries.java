package dev.holonomy.app;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * How LWJGL behaves in this process; LWJGL finds the class by its name and asks it for the stream of its messages.
 *
 * <p>LWJGL prints several lines whenever a library is not found. A machine without OpenCL or without a display is a normal case here, which
 * the exceptions of gauge-conv and of the viewer tell in one line, so its own messages are kept for --debug.
 */
public final class NativeLibraries implements Supplier<PrintStream> {
    private static final int FEATURE_WITH_FOREIGN_MEMORY = 25;

    /** Called by LWJGL. */
    public NativeLibraries() {}

    /**
     * Sets the properties that LWJGL reads when it is first used.
     *
     * @param debug whether its messages go to standard error
     */
    static void configure(boolean debug) {
        if (!debug) {
            System.setProperty("org.lwjgl.util.DebugStream", NativeLibraries.class.getName());
        }
        // From 25 on the JVM warns about Unsafe, which is LWJGL's other way to native memory.
        if (Runtime.version().feature() >= FEATURE_WITH_FOREIGN_MEMORY
                && System.getProperty("org.lwjgl.system.memoryBackend") == null) {
            System.setProperty("org.lwjgl.system.memoryBackend", "ffm");
        }
    }

    @Override
    public PrintStream get() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }
}
