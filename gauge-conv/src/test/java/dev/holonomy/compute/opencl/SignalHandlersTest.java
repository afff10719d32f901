package dev.holonomy.compute.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holonomy.compute.Devices;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.lwjgl.system.Platform;

class SignalHandlersTest {
    /** SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGUSR1, SIGSEGV, SIGUSR2, SIGTERM, SIGXCPU, SIGXFSZ, SIGSYS. */
    private static final int[] SIGNALS = {1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 15, 24, 25, 31};

    private static long[] handlers() {
        return IntStream.of(SIGNALS).mapToLong(SignalHandlers::handler).toArray();
    }

    /** Opening a device, building and running a kernel (the self test) leave the Java machine its handlers. */
    @Test
    void theDriverDoesNotKeepTheSignals() {
        Assumptions.assumeTrue(Platform.get() == Platform.LINUX, "skipped: signals are looked at on Linux only");
        long[] before = handlers();
        assertThat(SignalHandlers.handler(11)).isGreaterThan(1); // the Java machine has one, it is not the default
        Devices.withOpenCl(device -> assertThat(handlers()).isEqualTo(before));
        assertThat(handlers()).isEqualTo(before);
    }
}
