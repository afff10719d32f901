package dev.holonomy.compute.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.DeviceException;
import dev.holonomy.compute.Devices;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BuildLogTest {
    private record Broken() implements Kernel {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public void item(int item, Arguments arguments) {
            throw new AssertionError("never run");
        }
    }

    /** Bad input 116: one line that names kernel, device, driver and the file with the whole log. */
    @Test
    void aKernelThatDoesNotBuildLeavesItsLogInAFile() {
        Devices.withOpenCl(device -> {
            try (Scope scope = device.scope()) {
                DeviceException refused = catchThrowableOfType(
                        DeviceException.class, () -> device.launch(new Broken(), 1, scope.reals(1)));
                assertThat(refused.getMessage())
                        .contains("broken.cl does not build", device.name(), "driver", "CL_BUILD_PROGRAM_FAILURE")
                        .doesNotContain("\n");
                Path log = Path.of(refused.getMessage().replaceAll(".*its build log is in ", ""));
                assertThat(log).content().contains("undeclared_name", "-cl-std=CL1.2");
                Files.delete(log);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            assertThat(device.liveBuffers()).isZero();
        });
    }
}
