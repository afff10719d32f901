package dev.holonomy.geodesic.cache;

import dev.holonomy.geodesic.ChartOptions;
import dev.holonomy.geodesic.Charts;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.sparse.Cholesky;
import dev.holonomy.geodesic.spectral.Laplacian;
import dev.holonomy.geodesic.spectral.Spectrum;
import dev.holonomy.mesh.io.NpyArray;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Answers for charts and spectra from a folder on disk, or computes and keeps them; the bits are the same.
 *
 * <p>The key is the SHA-256 of all that an answer depends on: positions, faces and gauge of a surface, the entries of a Laplacian, and the
 * options, resolved, without the number of threads. What is in the folder can make an answer slower, never another one or an error: a
 * damaged, foreign or outdated file is replaced, and a folder that cannot be written is told once. Safe for many threads and processes.
 */
public final class GeometryCache {
    private static final GeometryCache NONE = new GeometryCache(Optional.empty());

    private final Optional<CacheFolder> files;

    private GeometryCache(Optional<CacheFolder> files) {
        this.files = files;
    }

    /**
     * A cache that keeps nothing.
     *
     * @return computes everything
     */
    public static GeometryCache none() {
        return NONE;
    }

    /**
     * A cache on disk.
     *
     * @param folder its folder, made when the first answer is kept; shared with other processes
     * @param mostBytes what its files may have together; what was not used for longest is removed for others
     * @param onFailure told once why answers cannot be kept, such as a full disk; they are computed then
     * @return the cache
     */
    public static GeometryCache of(Path folder, long mostBytes, Consumer<? super Exception> onFailure) {
        if (mostBytes < 0) {
            throw new IllegalArgumentException("a bound of " + mostBytes + " bytes, wanted 0 or more");
        }
        return new GeometryCache(Optional.of(new CacheFolder(folder, mostBytes, onFailure)));
    }

    /**
     * The bytes in the folder.
     *
     * @return of all files together, 0 where there is no folder
     */
    public long bytes() {
        return files.map(CacheFolder::bytes).orElse(0L);
    }

    /**
     * The charts of a surface, {@link Charts#of(Surface, ChartOptions)}.
     *
     * @param surface the surface
     * @param options radius, cap, method, threads
     * @return the charts
     * @throws IllegalArgumentException if the radius makes more pairs than an array can hold
     */
    public Cached<Charts> charts(Surface surface, ChartOptions options) {
        return answer(
                () -> key(surface, options),
                kept -> charts(kept, surface, options),
                () -> Charts.of(surface, options),
                GeometryCache::arrays);
    }

    /**
     * The first eigenpairs of a Laplacian, {@link Spectrum#of(Laplacian, int)}.
     *
     * @param laplacian L and M
     * @param count K, less than V
     * @return the eigenpairs
     * @throws IllegalArgumentException if K is not in 1..V−1
     */
    public Cached<Spectrum> spectrum(Laplacian laplacian, int count) {
        return spectrum(laplacian, count, () -> Spectrum.factor(laplacian));
    }

    /**
     * The first eigenpairs of a Laplacian, {@link Spectrum#of(Laplacian, Cholesky, int)}. More pairs that were kept give fewer where
     * {@link Spectrum#searched} is the same for both, for then fewer are the first of more, bit for bit.
     *
     * @param laplacian L and M
     * @param count K, less than V
     * @param factor gives {@link Spectrum#factor} of them; asked only if the eigenpairs have to be computed
     * @return the eigenpairs
     * @throws IllegalArgumentException if K is not in 1..V−1
     */
    public Cached<Spectrum> spectrum(Laplacian laplacian, int count, Supplier<Cholesky> factor) {
        int vertices = laplacian.mass().length;
        int searched = Spectrum.searched(vertices, count);
        return answer(
                () -> key(laplacian, searched),
                kept -> spectrum(kept, vertices, count),
                () -> Spectrum.of(laplacian, factor.get(), count),
                spectrum -> arrays(spectrum, vertices));
    }

    /** Makes an answer of arrays; what does not fit is refused by an exception or by none. */
    private interface Decoder<T> {
        Optional<T> decode(Map<String, NpyArray> arrays);
    }

    private interface Encoder<T> {
        Map<String, NpyArray> encode(T answer);
    }

    private <T> Cached<T> answer(
            Supplier<String> key, Decoder<T> decoder, Supplier<T> computation, Encoder<T> encoder) {
        long start = System.nanoTime();
        if (files.isEmpty()) {
            return new Cached<>(computation.get(), false, millis(start), 0);
        }
        CacheFolder folder = files.get();
        String name = key.get();
        Optional<T> kept = folder.read(name).flatMap(arrays -> decoded(decoder, arrays));
        if (kept.isPresent()) {
            return new Cached<>(kept.get(), true, millis(start), 0);
        }
        T computed = computation.get();
        double ms = millis(start);
        long stored = System.nanoTime();
        folder.write(name, encoder.encode(computed));
        return new Cached<>(computed, false, ms, millis(stored));
    }

    private static <T> Optional<T> decoded(Decoder<T> decoder, Map<String, NpyArray> arrays) {
        try {
            return decoder.decode(arrays);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // lengths or types of another format
        }
    }

    /** To a microsecond. */
    private static double millis(long start) {
        return Math.round((System.nanoTime() - start) / 1e3) / 1e3;
    }

    static String key(Surface surface, ChartOptions options) {
        int halfEdges = surface.halfEdges().count();
        ContentDigest digest = new ContentDigest("charts")
                .add(surface.mesh().positions())
                .add(surface.mesh().triangles())
                .add(surface.frames().e1())
                .add(halfEdges);
        for (int h = 0; h < halfEdges; h++) {
            digest.add(surface.transport().angle(h));
        }
        return digest.add(options.radiusOn(surface))
                .add(options.neighbourCap())
                .add(options.method().name())
                .hex();
    }

    private static Map<String, NpyArray> arrays(Charts charts) {
        int pairs = charts.pairCount();
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("offsets", NpyArray.of(charts.offsets(), charts.vertexCount() + 1));
        arrays.put("neighbours", NpyArray.of(charts.neighbours(), pairs));
        arrays.put("r", NpyArray.of(charts.r(), pairs));
        arrays.put("theta", NpyArray.of(charts.theta(), pairs));
        arrays.put("transport", NpyArray.of(charts.transport(), pairs));
        arrays.put("weight", NpyArray.of(charts.weight(), pairs));
        arrays.put("radius", NpyArray.of(new double[] {charts.radius()}, 1));
        arrays.put("wrapped", NpyArray.of(new double[] {charts.wrappedShare()}, 1));
        return arrays;
    }

    private static Optional<Charts> charts(Map<String, NpyArray> kept, Surface surface, ChartOptions options) {
        int[] offsets = array(kept, "offsets").ints();
        double[] radius = array(kept, "radius").doubles();
        double[] wrapped = array(kept, "wrapped").doubles();
        boolean sound = offsets.length == surface.mesh().vertexCount() + 1
                && offsets[0] == 0
                && radius.length == 1
                && radius[0] == options.radiusOn(surface)
                && wrapped.length == 1;
        for (int v = 1; sound && v < offsets.length; v++) {
            sound = offsets[v - 1] <= offsets[v];
        }
        return sound
                ? Optional.of(Charts.of(
                        offsets,
                        array(kept, "neighbours").ints(),
                        array(kept, "r").doubles(),
                        array(kept, "theta").doubles(),
                        array(kept, "transport").doubles(),
                        array(kept, "weight").doubles(),
                        radius[0],
                        wrapped[0]))
                : Optional.empty();
    }

    private static String key(Laplacian laplacian, int searched) {
        return new ContentDigest("spectrum")
                .add(laplacian.stiffness().offsets())
                .add(laplacian.stiffness().rows())
                .add(laplacian.stiffness().values())
                .add(laplacian.mass())
                .add(searched)
                .hex();
    }

    private static Map<String, NpyArray> arrays(Spectrum spectrum, int vertices) {
        int count = spectrum.values().length;
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("values", NpyArray.of(spectrum.values(), count));
        arrays.put("vectors", NpyArray.of(spectrum.vectors(), vertices, count));
        return arrays;
    }

    private static Optional<Spectrum> spectrum(Map<String, NpyArray> kept, int vertices, int count) {
        double[] values = array(kept, "values").doubles();
        NpyArray vectors = array(kept, "vectors");
        return values.length >= count && Arrays.equals(vectors.shape(), new int[] {vertices, values.length})
                ? Optional.of(Spectrum.of(values, vectors.doubles()).first(count))
                : Optional.empty();
    }

    private static NpyArray array(Map<String, NpyArray> kept, String name) {
        NpyArray array = kept.get(name);
        if (array == null) {
            throw new IllegalArgumentException("no array " + name);
        }
        return array;
    }
}
