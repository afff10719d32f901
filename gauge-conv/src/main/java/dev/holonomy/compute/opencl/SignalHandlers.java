package dev.holonomy.compute.opencl;

import java.util.function.Supplier;
import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.Platform;
import org.lwjgl.system.linux.DynamicLinkLoader;

/**
 * Keeps the signal handlers of the Java machine over calls into a driver.
 *
 * <p>A driver that compiles with LLVM (PoCL does) puts handlers of its own in place of all that are there, SIGSEGV included, which the
 * Java machine uses to stop its threads. Those of LLVM work once: the second of two threads that are stopped at the same moment meets
 * the default action, and the process dies with "Segmentation fault" and no report. They also take Ctrl-C away from us.
 */
final class SignalHandlers {
    /** Room for one struct sigaction: 152 bytes with glibc and musl on x86-64 and aarch64. */
    private static final int SIZE = 256;

    private static final int LAST = 31;
    private static final int KILL = 9;
    private static final int STOP = 19;

    private SignalHandlers() {}

    /** The result of a call into a driver, after which every handler is again what it was before. Other systems than Linux: just the call. */
    static <T> T kept(Supplier<T> call) {
        if (Sigaction.ADDRESS == 0) {
            return call.get();
        }
        try (MemoryStack stack = MemoryStack.stackPush()) {
            long saved = stack.ncalloc(16, LAST + 1, SIZE);
            for (int signal = 1; signal <= LAST; signal++) {
                JNI.invokePPI(signal, 0L, saved + (long) signal * SIZE, Sigaction.ADDRESS);
            }
            try {
                return call.get();
            } finally {
                for (int signal = 1; signal <= LAST; signal++) {
                    if (signal != KILL && signal != STOP) {
                        JNI.invokePPI(signal, saved + (long) signal * SIZE, 0L, Sigaction.ADDRESS);
                    }
                }
            }
        }
    }

    /** What handles a signal now: the address of the function. */
    static long handler(int signal) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            long action = stack.ncalloc(16, 1, SIZE);
            JNI.invokePPI(signal, 0L, action, Sigaction.ADDRESS);
            return org.lwjgl.system.MemoryUtil.memGetAddress(action);
        }
    }

    private static final class Sigaction {
        static final long ADDRESS = Platform.get() == Platform.LINUX
                ? DynamicLinkLoader.dlsym(
                        DynamicLinkLoader.dlopen((CharSequence) null, DynamicLinkLoader.RTLD_LAZY), "sigaction")
                : 0;
    }
}
