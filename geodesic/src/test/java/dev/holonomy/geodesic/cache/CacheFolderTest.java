package dev.holonomy.geodesic.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.holonomy.geodesic.ChartOptions;
import dev.holonomy.geodesic.Charts;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.TestMeshes;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.NpyArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {
    private static final long BOUND = 100_000_000;
    private static final ChartOptions ONE_RINGS = ChartOptions.radius(0);

    @TempDir
    private Path folder = Path.of("");

    private static GeometryCache cache(Path folder, long bound) {
        return GeometryCache.of(folder, bound, e -> fail(e));
    }

    private static Surface tetrahedron(double height) {
        return Surface.of(TriangleMesh.of(
                new double[] {0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, height},
                new int[] {0, 2, 1, 0, 1, 3, 1, 2, 3, 2, 0, 3}));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /** What is not content is times, versions and attributes of the zip format: they change nothing. */
    @Test
    void aFileWithAnyByteOfItsContentChangedIsAMiss() throws IOException {
        Surface surface = tetrahedron(1);
        Charts wanted = cache(folder, BOUND).charts(surface, ONE_RINGS).value();
        Path file = files().get(0);
        byte[] sound = Files.readAllBytes(file);
        BitSet content = content(sound);
        assertThat(content.cardinality()).isGreaterThan(sound.length / 2);
        GeometryCache reading = cache(folder, 0); // replaces nothing
        for (int i = 0; i < sound.length; i += 3) {
            byte[] damaged = sound.clone();
            damaged[i] ^= (byte) (1 << i % 8);
            Files.write(file, damaged);
            Cached<Charts> found = reading.charts(surface, ONE_RINGS);
            GeometryCacheTest.assertSame(found.value(), wanted);
            assertThat(found.hit() && content.get(i)).as("byte %d", i).isFalse();
        }
    }

    /** The bytes of the entries of an archive, found by its local headers. */
    private static BitSet content(byte[] archive) {
        ByteBuffer zip = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        BitSet content = new BitSet();
        for (int at = 0; zip.getInt(at) == 0x04034b50; ) {
            int from = at + 30 + zip.getShort(at + 26) + zip.getShort(at + 28);
            at = from + zip.getInt(at + 18);
            content.set(from, at);
        }
        return content;
    }

    @Test
    void aFileCutOffOrGrownIsAMissAndReplaced() throws IOException {
        Surface surface = tetrahedron(1);
        GeometryCache cache = cache(folder, BOUND);
        Charts wanted = cache.charts(surface, ONE_RINGS).value();
        Path file = files().get(0);
        byte[] sound = Files.readAllBytes(file);
        GeometryCache reading = cache(folder, 0);
        for (int length = 0; length < sound.length; length += 11) {
            Files.write(file, Arrays.copyOf(sound, length));
            assertThat(reading.charts(surface, ONE_RINGS).hit())
                    .as("%d bytes", length)
                    .isFalse();
        }
        Files.write(file, Arrays.copyOf(sound, sound.length + 1));
        Cached<Charts> found = cache.charts(surface, ONE_RINGS);
        assertThat(found.hit()).isFalse();
        GeometryCacheTest.assertSame(found.value(), wanted);
        assertThat(Files.readAllBytes(file)).isEqualTo(sound);
        assertThat(cache.charts(surface, ONE_RINGS).hit()).isTrue();
    }

    @Test
    void anothersFileIsAMiss() throws IOException {
        GeometryCache cache = cache(folder, BOUND);
        cache.charts(tetrahedron(1), ONE_RINGS);
        Path first = files().get(0);
        cache.charts(tetrahedron(2), ONE_RINGS);
        for (Path file : files()) {
            if (!file.equals(first)) {
                Files.copy(first, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Cached<Charts> found = cache.charts(tetrahedron(2), ONE_RINGS);
        assertThat(found.hit()).isFalse();
        GeometryCacheTest.assertSame(found.value(), Charts.of(tetrahedron(2), ONE_RINGS));
    }

    /** The right key over what another version may have kept. */
    @Test
    void arraysThatDoNotFitAreAMiss() throws IOException {
        GeometryCache cache = cache(folder, BOUND);
        Surface surface = tetrahedron(1);
        cache.charts(surface, ONE_RINGS);
        String key = GeometryCache.key(surface, ONE_RINGS);
        CacheFolder direct = new CacheFolder(folder, BOUND, e -> fail(e));
        Map<String, NpyArray> arrays = direct.read(key).orElseThrow();
        for (String changed : List.of("offsets", "neighbours", "r", "transport", "radius", "wrapped")) {
            Map<String, NpyArray> longer = new LinkedHashMap<>(arrays);
            double[] numbers = arrays.get(changed).doubles();
            longer.put(changed, NpyArray.of(Arrays.copyOf(numbers, numbers.length + 1), numbers.length + 1));
            direct.write(key, longer);
            assertThat(cache.charts(surface, ONE_RINGS).hit()).as(changed).isFalse();
            Map<String, NpyArray> fewer = new LinkedHashMap<>(arrays);
            fewer.remove(changed);
            direct.write(key, fewer);
            assertThat(cache.charts(surface, ONE_RINGS).hit()).as(changed).isFalse();
        }
        assertThat(cache.charts(surface, ONE_RINGS).hit()).isTrue();
    }

    @Test
    void manyWritersInOneProcess() throws IOException {
        List<Surface> surfaces =
                IntStream.range(1, 6).mapToObj(CacheFolderTest::tetrahedron).toList();
        List<Charts> wanted =
                surfaces.stream().map(s -> Charts.of(s, ONE_RINGS)).toList();
        IntStream.range(0, 64).parallel().forEach(i -> {
            GeometryCache cache = cache(folder, i % 2 == 0 ? BOUND : 12_000); // one removes what the other keeps
            GeometryCacheTest.assertSame(
                    cache.charts(surfaces.get(i % 5), ONE_RINGS).value(), wanted.get(i % 5));
        });
        assertThat(files()).allMatch(f -> f.toString().endsWith(".npz"));
    }

    @Test
    void twoProcessesAtOnce() throws Exception {
        List<Process> writers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            writers.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            folder.toString())
                    .redirectErrorStream(true)
                    .start());
        }
        for (Process writer : writers) {
            String said = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(writer.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(writer.exitValue()).as(said).isZero();
        }
        assertThat(files()).hasSize(20);
        GeometryCache cache = cache(folder, BOUND);
        for (int i = 1; i <= 20; i++) {
            assertThat(cache.charts(tetrahedron(i), ONE_RINGS).hit()).isTrue();
        }
    }

    /** A process that keeps the same charts again and again, whether they are there or not, and reads them. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) {
            Path shared = Path.of(args[0]);
            GeometryCache cache = cache(shared, BOUND);
            CacheFolder direct = new CacheFolder(shared, BOUND, e -> fail(e));
            for (int round = 0; round < 5; round++) {
                for (int i = 1; i <= 20; i++) {
                    Surface surface = tetrahedron(i);
                    GeometryCacheTest.assertSame(
                            cache.charts(surface, ONE_RINGS).value(), Charts.of(surface, ONE_RINGS));
                    String key = GeometryCache.key(surface, ONE_RINGS);
                    direct.write(key, direct.read(key).orElseThrow());
                }
            }
        }
    }

    @Test
    void theBoundHoldsAndWhatWasNotUsedForLongestGoes() throws IOException {
        GeometryCache probe = cache(folder, BOUND);
        probe.charts(tetrahedron(1), ONE_RINGS);
        long one = probe.bytes();
        long bound = 32 * one;
        GeometryCache cache = cache(folder, bound);
        for (int i = 2; i <= 45; i++) {
            assertThat(cache.charts(tetrahedron(i), ONE_RINGS).hit()).isFalse();
            assertThat(cache.bytes()).isLessThanOrEqualTo(bound);
            assertThat(cache.charts(tetrahedron(1), ONE_RINGS).hit())
                    .as("used all the time")
                    .isTrue();
        }
        assertThat(cache.bytes()).isGreaterThan(bound / 4);
        assertThat(cache.charts(tetrahedron(45), ONE_RINGS).hit()).isTrue();
        assertThat(cache.charts(tetrahedron(2), ONE_RINGS).hit()).isFalse();
    }

    @Test
    void whatIsLargerThanTheBoundIsNotKept() throws IOException {
        GeometryCache cache = cache(folder, 10_000);
        cache.charts(tetrahedron(1), ONE_RINGS);
        Surface large = Surface.of(TestMeshes.icosphere(3));
        assertThat(cache.charts(large, ONE_RINGS).hit()).isFalse();
        assertThat(cache.charts(large, ONE_RINGS).hit()).isFalse();
    }

    @Test
    void onlyOwnFilesAreRemoved() throws IOException {
        Path inner = Files.createDirectories(folder.resolve("ab"));
        Path foreign = Files.write(inner.resolve("results.npz"), new byte[100_000]);
        Path beside = Files.write(folder.resolve("thesis.npz"), new byte[100_000]);
        Path living = Files.write(inner.resolve(".holonomy-1-1.tmp"), new byte[10]);
        Path dead = Files.write(inner.resolve(".holonomy-2-1.tmp"), new byte[10]);
        Files.setLastModifiedTime(dead, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        GeometryCache cache = cache(folder, 15_000);
        for (int i = 1; i <= 10; i++) {
            cache.charts(tetrahedron(i), ONE_RINGS);
        }
        assertThat(foreign).exists();
        assertThat(beside).exists();
        assertThat(living).exists();
        assertThat(dead).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        List<Exception> told = new ArrayList<>();
        GeometryCache cache = GeometryCache.of(file.resolve("cache"), BOUND, told::add);
        for (int i = 1; i <= 3; i++) {
            Cached<Charts> found = cache.charts(tetrahedron(i), ONE_RINGS);
            assertThat(found.hit()).isFalse();
            GeometryCacheTest.assertSame(found.value(), Charts.of(tetrahedron(i), ONE_RINGS));
        }
        assertThat(told).hasSize(1);
        assertThat(cache.bytes()).isZero();
    }
}
