package dev.holonomy.app;

import dev.holonomy.compute.Device;
import dev.holonomy.compute.DeviceException;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.viewer.DisplayException;
import dev.holonomy.viewer.Viewer;
import dev.holonomy.viewer.scene.Scene;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The finding about one thing the program needs or can use.
 *
 * @param name what was looked at
 * @param ok whether it is there
 * @param optional whether everything runs without it, slower or without pictures
 * @param detail what was found
 * @param fix what to do about it; empty when there is nothing to do
 */
record HealthCheck(String name, boolean ok, boolean optional, String detail, String fix) {
    private static final int MOST_DEVICES = 16;
    private static final long ENOUGH_MEGABYTES = 1024;

    /** The Java that runs. */
    static HealthCheck java() {
        return new HealthCheck(
                "java",
                true, // an older one cannot load the classes of this program
                false,
                System.getProperty("java.version") + ", " + System.getProperty("java.vm.name") + ", "
                        + System.getProperty("os.arch") + ", "
                        + Runtime.getRuntime().availableProcessors() + " processors",
                "");
    }

    /** The OpenCL devices that pass their self test, by opening each. */
    static HealthCheck openCl() {
        List<String> names = new ArrayList<>();
        String reason = "";
        for (int index = 0; reason.isEmpty() && index < MOST_DEVICES; index++) {
            try (Device device = Device.open("opencl:" + index).device()) {
                names.add("opencl:" + index + " is " + device.name());
            } catch (DeviceException | LinkageError e) {
                reason = Failures.describe(e);
            }
        }
        if (!names.isEmpty()) {
            return new HealthCheck("opencl", true, true, String.join("; ", names), "");
        }
        return new HealthCheck("opencl", false, true, reason + " (networks run on Java, slower)", openClFix());
    }

    private static String openClFix() {
        return System.getProperty("os.name", "").startsWith("Linux")
                ? "sudo apt-get install -y pocl-opencl-icd ocl-icd-libopencl1, or the OpenCL driver of your GPU"
                : "install the OpenCL driver of your GPU";
    }

    /** The heap limit against what training wants. */
    static HealthCheck memory() {
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        boolean ok = heap >= ENOUGH_MEGABYTES;
        String detail = heap + " MB for Java";
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            detail += " of " + (system.getTotalMemorySize() >> 20) + " MB, " + (system.getFreeMemorySize() >> 20)
                    + " MB free";
        }
        return new HealthCheck(
                "memory",
                ok,
                false,
                detail,
                ok
                        ? ""
                        : "export HOLONOMY_JAVA_OPTS=-Xmx" + ENOUGH_MEGABYTES
                                + "m, or run on a machine with more memory");
    }

    /** Whether pictures can be drawn, found by drawing one. */
    static HealthCheck openGl() {
        try {
            Path picture = Files.createTempFile("holonomy", ".png");
            try {
                TriangleMesh triangle = TriangleMesh.of(new double[] {0, 0, 0, 1, 0, 0, 0, 1, 0}, new int[] {0, 1, 2});
                Scene scene = Scene.of("doctor", List.of(new Scene.Item("doctor", triangle, List.of())));
                String renderer = Viewer.shot(scene, picture, 64, 64);
                String display = Viewer.hasDisplay() ? "" : "; no display: pictures with --shot, no window";
                return new HealthCheck("OpenGL", true, true, renderer + display, "");
            } finally {
                Files.delete(picture);
            }
        } catch (DisplayException e) {
            return new HealthCheck(
                    "OpenGL",
                    false,
                    true,
                    String.valueOf(e.getMessage()),
                    "apt install libgl1 libgl1-mesa-dri libegl1 libegl-mesa0 libglx-mesa0 libx11-6 libxcursor1 libxrandr2 libxinerama1 libxi6 libxkbcommon0");
        } catch (IOException e) {
            return new HealthCheck("OpenGL", false, true, Failures.describe(e), "");
        }
    }

    /** Where charts and spectra are kept between runs, how large that is, and whether it can be written. */
    static HealthCheck cache(Streams streams) {
        CacheSettings settings;
        try {
            settings = CacheSettings.of(streams);
        } catch (CommandException e) {
            return new HealthCheck("cache", false, true, Failures.describe(e), "export HOLONOMY_CACHE_MB=2048");
        }
        if (settings.megabytes() == 0) {
            return new HealthCheck("cache", true, true, "off, HOLONOMY_CACHE_MB is 0", "");
        }
        long bytes = settings.open(text -> {}).bytes();
        String detail = settings.folder() + ", " + ((bytes + (1 << 20) - 1) >> 20) + " MB of at most "
                + settings.megabytes() + " MB";
        Path existing = settings.folder();
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        boolean ok = Files.isDirectory(existing) && Files.isWritable(existing);
        return ok
                ? new HealthCheck("cache", true, true, detail, "")
                : new HealthCheck(
                        "cache",
                        false,
                        true,
                        detail + ": cannot be written",
                        "export HOLONOMY_CACHE=FOLDER with a folder you can write in");
    }

    /** Whether files can be made in a folder, found by making one. */
    static HealthCheck writable(String name, String folder) {
        Path path = Path.of(folder).toAbsolutePath();
        try {
            Files.delete(Files.createTempFile(path, "holonomy", ".tmp"));
            return new HealthCheck(name, true, false, path.toString(), "");
        } catch (IOException e) {
            String fix = name.startsWith("temporary")
                    ? "export HOLONOMY_JAVA_OPTS=-Djava.io.tmpdir=FOLDER with a folder you can write in"
                    : "chmod u+w '" + path + "', or change to a folder you can write in";
            String reason = e instanceof FileSystemException known ? Failures.reason(known) : Failures.describe(e);
            return new HealthCheck(name, false, false, path + ": " + reason, fix);
        }
    }
}
