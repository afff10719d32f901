package dev.holonomy.mesh.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files changed at random: a mesh or a {@link MeshFormatException} of one line comes out, and nothing else. Inputs are the same in
 * every run. {@code -Dholonomy.fuzz=N} tries N inputs a reader instead of 100,000.
 */
class FuzzTest {
    private static final int INPUTS = Integer.getInteger("holonomy.fuzz", 100_000);
    private static final int CHUNK = 1000;

    @ParameterizedTest
    @ValueSource(strings = {"obj", "off", "ply", "stl", "gltf", "glb", "vtk", "vtu", "msh"})
    void changedFilesAreReadOrRefused(String extension) {
        List<byte[]> seeds = new ArrayList<>();
        for (Map.Entry<String, byte[]> seed : Seeds.all().entrySet()) {
            if (seed.getKey().endsWith("." + extension)) {
                MeshFiles.read(new FileBytes(Path.of(seed.getKey()), seed.getValue()));
                seeds.add(seed.getValue());
            }
        }
        Path path = Path.of("fuzz." + extension);
        AtomicInteger read = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        IntStream.range(0, (INPUTS + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
            Random random = new Random(chunk);
            for (int i = 0; i < CHUNK; i++) {
                byte[] input = Mutator.changed(seeds.get(random.nextInt(seeds.size())), random);
                if (input.length > 0) {
                    (isRead(path, input, chunk, i) ? read : refused).incrementAndGet();
                }
            }
        });
        assertThat(read.get()).as("some changes do no harm").isGreaterThan(INPUTS / 100);
        assertThat(refused.get()).as("many do").isGreaterThan(INPUTS / 10);
    }

    private static boolean isRead(Path path, byte[] input, int chunk, int i) {
        try {
            return MeshFiles.read(new FileBytes(path, input)).mesh().vertexCount() > 0;
        } catch (MeshFormatException e) {
            String message = String.valueOf(e.getMessage());
            if (message.indexOf('\n') >= 0 || !message.startsWith("fuzz.")) {
                throw new AssertionError("input " + i + " of chunk " + chunk + ": " + message, e);
            }
            return false;
        } catch (RuntimeException | Error e) {
            throw new AssertionError("input " + i + " of chunk " + chunk + " broke the reader", e);
        }
    }
}
