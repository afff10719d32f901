package dev.holonomy.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holonomy.checkpoint.Dtype;
import dev.holonomy.checkpoint.NamedTensor;
import dev.holonomy.checkpoint.SafeTensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints on a file system of 1 MB that is filled up, its free space stepped by 4 kB: there is always the old one or the new one. */
class FullDiskTest {
    private static final int STEP = 4096;
    private static final int NUMBERS = 25_000; // 100 kB of float32

    @TempDir
    private Path folder;

    @Test
    void thereIsAlwaysTheOldCheckpointOrTheNewOne() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        mount(disk);
        try {
            int refused = 0;
            int written = 0;
            for (int free = 0; free <= 40; free++) {
                boolean done = saveWith(disk, free * STEP, free);
                refused += done ? 0 : 1;
                written += done ? 1 : 0;
                assertThat(done || refused == free + 1)
                        .as("%d pages: more room, less success", free)
                        .isTrue();
            }
            assertThat(refused).isBetween(20, 35);
            assertThat(written).isPositive();
        } finally {
            run("umount", disk.toString());
        }
    }

    /** A run folder with checkpoint 1, then so little room, then checkpoint 2. */
    private static boolean saveWith(Path disk, int free, int number) throws IOException {
        Path place = disk.resolve("run" + number);
        Path filler = disk.resolve("filler");
        try (RunFolder run = RunFolder.open(place)) {
            save(run, 1);
            fill(filler, disk, free);
            boolean done;
            try {
                run.keepPrevious(run.last());
                save(run, 2);
                done = true;
            } catch (UncheckedIOException e) {
                assertThat(e).hasMessageContaining("last.safetensors");
                done = false;
            }
            String epoch = SafeTensors.read(run.soundState()).metadata().get("epoch");
            assertThat(epoch).as("with %d bytes free", free).isEqualTo(done ? "2" : "1");
            assertThat(run.soundState()).isEqualTo(run.last());
            try (var files = Files.list(place)) {
                assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".tmp")))
                        .isEmpty();
            }
            if (!done) {
                assertThatThrownBy(() -> {
                            MetricsFile table = new MetricsFile(run.file("metrics.csv"), List.of("a"), 0);
                            for (int e = 1; e < 10_000; e++) {
                                table.append(e, 0.123456789);
                            }
                        })
                        .as("a table on a full disk")
                        .isInstanceOf(RuntimeException.class)
                        .hasMessageContaining("metrics.csv");
            }
            return done;
        } finally {
            Files.deleteIfExists(filler);
            try (var files = Files.walk(place)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void save(RunFolder run, int epoch) {
        double[] values = new double[NUMBERS];
        java.util.Arrays.fill(values, epoch);
        NamedTensor one = new NamedTensor("x", new int[] {NUMBERS}, values, Dtype.F32);
        SafeTensors.write(run.last(), List.of(one), Map.of("epoch", Integer.toString(epoch)));
    }

    private static void fill(Path filler, Path disk, int free) throws IOException {
        long room = Files.getFileStore(disk).getUsableSpace() - free;
        assertThat(room).isPositive();
        Files.write(filler, new byte[(int) room]);
    }

    private static void mount(Path disk) throws Exception {
        boolean mounted;
        try {
            mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString());
        } catch (IOException e) {
            mounted = false;
        }
        Assumptions.assumeTrue(mounted, "skipped: this user cannot mount a small file system");
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
