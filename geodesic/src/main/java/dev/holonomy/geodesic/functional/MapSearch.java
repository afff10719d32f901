package dev.holonomy.geodesic.functional;

import dev.holonomy.mesh.MeshException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A first functional map between two surfaces that are nearly isometric, from nothing but their shapes: no landmarks, no training.
 *
 * <p>Shapes are nearly symmetric, so descriptors alone leave left and right, and front and back, open. The signs and neighbour swaps of the
 * first eigenfunctions are all tried on sparse samples, and later modes as the map so far says or with their sign changed (as in the tree
 * of Ren et al. 2020; here the best few at each level are kept). Maps of vertices come from nearest points in the spectral embedding beside
 * the wave kernel signature; a map costs what it changes of the signature, times the root of its commutator error. The best are
 * upsampled on all vertices, and of those that keep the orientation the cheapest is taken. Deterministic.
 */
public final class MapSearch {
    private static final int SAMPLES = 300;
    private static final int START = 6;
    private static final int SAMPLED_MODES = 20;
    /** Modes of the map that is found, where the bases have as many. */
    public static final int MODES = 40;

    private static final int STEP = 10;
    private static final int BEAM = 40;
    private static final int CANDIDATES = 6;
    private static final int SIGNATURE_MODES = 100;
    private static final int ENERGIES = 16;

    /** Bands seven spacings of a hundred energies wide, as published. */
    private static final double BAND = 0.07;

    /** Variance of the signature beside that of one eigenfunction. */
    private static final double SIGNATURE_WEIGHT = 2;

    /** Candidates whose maps differ by less, ‖C − C'‖² over the modes, are one. */
    private static final double SAME = 0.1;

    /** The second eigenvalue of a connected surface of area 1 is larger. */
    private static final double CONNECTED = 1e-6;

    /** How much of the best orientation a map must have. */
    private static final double ORIENTED = 0.8;

    private final MatchingSide x;
    private final MatchingSide y;
    private final double[] signatureX;
    private final double[] signatureY;
    private final int[] samplesX;
    private final int[] samplesY;
    private final int sampledModes;

    private MapSearch(MatchingSide x, MatchingSide y) {
        this.x = x;
        this.y = y;
        double[] energies = new double[ENERGIES];
        int last =
                Math.min(SIGNATURE_MODES, Math.min(x.basis().count(), y.basis().count())) - 1;
        double least = Math.log(Math.max(x.basis().values()[1], y.basis().values()[1]));
        double most = Math.log(Math.min(x.basis().values()[last], y.basis().values()[last]));
        for (int i = 0; i < ENERGIES; i++) {
            energies[i] = least + (most - least) * i / (ENERGIES - 1);
        }
        double sigma = Math.max(BAND * (most - least), 1e-3);
        signatureX = x.signatures(energies, sigma);
        signatureY = y.signatures(energies, sigma);
        standardise(signatureX, signatureY);
        sampledModes =
                Math.min(SAMPLED_MODES, Math.min(x.basis().count(), y.basis().count()));
        samplesX = x.spread(SAMPLES, sampledModes);
        samplesY = y.spread(SAMPLES, sampledModes);
    }

    /** Logarithms, of mean 0 and together of the variance that is wanted, over both sides. */
    private static void standardise(double[] a, double[] b) {
        for (int e = 0; e < ENERGIES; e++) {
            double sum = 0;
            double square = 0;
            int count = (a.length + b.length) / ENERGIES;
            for (double[] side : List.of(a, b)) {
                for (int i = e; i < side.length; i += ENERGIES) {
                    side[i] = Math.log(side[i] + 1e-12);
                    sum += side[i];
                    square += side[i] * side[i];
                }
            }
            double mean = sum / count;
            double deviation = Math.sqrt(Math.max(square / count - mean * mean, 1e-12));
            for (double[] side : List.of(a, b)) {
                for (int i = e; i < side.length; i += ENERGIES) {
                    side[i] = (side[i] - mean) / deviation * Math.sqrt(SIGNATURE_WEIGHT / ENERGIES);
                }
            }
        }
    }

    /** A map that was tried on the samples, the vertices it takes them to, and how bad it is. */
    @SuppressWarnings("ArrayRecordComponent") // made here, read only
    private record Candidate(FunctionalMap map, int[] images, double cost) {}

    /**
     * Searches a map.
     *
     * @param x the surface whose functions are mapped, at least 8 eigenfunctions
     * @param y the surface they are mapped to, at least 8 eigenfunctions
     * @return a map of at most 40 modes, to be refined by {@link ZoomOut}
     * @throws MeshException if a surface is not connected
     */
    public static FunctionalMap find(MatchingSide x, MatchingSide y) {
        if (Math.min(x.basis().count(), y.basis().count()) < START + 2) {
            throw new IllegalArgumentException(
                    "a basis of " + Math.min(x.basis().count(), y.basis().count()) + " eigenfunctions, wanted at least "
                            + (START + 2));
        }
        if (!(Math.min(x.basis().values()[1], y.basis().values()[1]) > CONNECTED)) {
            throw new MeshException(
                    "a surface of several components, wanted one each to search a map without descriptors");
        }
        return new MapSearch(x, y).best();
    }

    private FunctionalMap best() {
        int modes = Math.min(MODES, Math.min(x.basis().count(), y.basis().count()));
        List<Tried> tried = new ArrayList<>();
        for (Candidate candidate : different()) {
            ZoomOut.Refined refined = ZoomOut.refine(candidate.map, x.basis(), y.basis(), modes, STEP);
            int[] images = refined.vertexMap();
            double change = 0;
            for (int v = 0; v < images.length; v++) {
                change += y.basis().mass()[v] * signatureChange(v, images[v]);
            }
            tried.add(new Tried(refined.map(), cost(refined.map(), change), y.orientation(x, images)));
        }
        double orientation =
                tried.stream().mapToDouble(Tried::orientation).max().orElse(0);
        return tried.stream()
                .filter(t -> t.orientation >= Math.min(ORIENTED * orientation, orientation))
                .min(Comparator.comparingDouble(Tried::cost))
                .map(Tried::map)
                .orElseThrow();
    }

    /** A candidate on all vertices. */
    private record Tried(FunctionalMap map, double cost, double orientation) {}

    /** The best candidates that differ. */
    private List<Candidate> different() {
        List<double[]> starts = starts();
        List<Candidate> beam = narrowed(
                IntStream.range(0, starts.size())
                        .parallel()
                        .mapToObj(i -> tried(starts.get(i), START))
                        .toList(),
                BEAM);
        for (int modes = START + 1; modes <= sampledModes; modes++) {
            int wide = modes;
            List<Candidate> parents = beam;
            beam = narrowed(
                    IntStream.range(0, 2 * parents.size())
                            .parallel()
                            .mapToObj(i -> grown(parents.get(i / 2), wide, i % 2 == 1))
                            .toList(),
                    modes < sampledModes ? BEAM : CANDIDATES);
        }
        return beam;
    }

    /** A candidate of one mode more, as its map of vertices says or with the new mode's sign changed. */
    private Candidate grown(Candidate parent, int modes, boolean turned) {
        double[] c = leastSquares(parent.images, modes);
        if (turned) {
            for (int i = 0; i < modes - 1; i++) {
                c[(modes - 1) * modes + i] *= -1;
                c[i * modes + modes - 1] *= -1;
            }
            c[modes * modes - 1] *= -1;
        }
        return tried(c, modes);
    }

    private Candidate tried(double[] c, int modes) {
        int[] images = nearest(c, modes);
        FunctionalMap map = new FunctionalMap(modes, modes, leastSquares(images, modes));
        double change = 0;
        for (int i = 0; i < images.length; i++) {
            change += signatureChange(samplesY[i], images[i]) / images.length;
        }
        return new Candidate(map, images, cost(map, change));
    }

    /** The best that differ. */
    private static List<Candidate> narrowed(List<Candidate> all, int most) {
        List<Candidate> kept = new ArrayList<>();
        all.stream().sorted(Comparator.comparingDouble(Candidate::cost)).forEach(candidate -> {
            if (kept.size() < most && kept.stream().noneMatch(k -> same(k.map, candidate.map))) {
                kept.add(candidate);
            }
        });
        return kept;
    }

    private static boolean same(FunctionalMap a, FunctionalMap b) {
        double sum = 0;
        for (int i = 0; i < a.matrix().length; i++) {
            double apart = a.matrix()[i] - b.matrix()[i];
            sum += apart * apart;
        }
        return sum < SAME * a.rows();
    }

    /** All signs of the first eigenfunctions but the constant one, with no or one swap of neighbours. */
    private static List<double[]> starts() {
        List<double[]> starts = new ArrayList<>();
        for (int swap = 0; swap < START - 1; swap++) {
            for (int signs = 0; signs < 1 << (START - 1); signs++) {
                double[] c = new double[START * START];
                c[0] = 1;
                for (int i = 1; i < START; i++) {
                    int j = swap > 0 && i == swap ? i + 1 : swap > 0 && i == swap + 1 ? i - 1 : i;
                    c[i * START + j] = (signs >> (i - 1) & 1) == 0 ? 1 : -1;
                }
                starts.add(c);
            }
        }
        return starts;
    }

    /** For each sample of Y the sample of X, by position in the embedding and signature; vertex ids. */
    private int[] nearest(double[] c, int modes) {
        double[] there = Products.times(
                x.basis().rows(samplesX, modes),
                modes,
                modes,
                new FunctionalMap(modes, modes, c).transposed().matrix(),
                modes);
        int width = modes + ENERGIES;
        double[] targets = joined(there, modes, signatureX, samplesX);
        double[] queries = joined(y.basis().rows(samplesY, modes), modes, signatureY, samplesY);
        int[] nearest = new NearestRows(targets, width, width).nearest(queries, width, null);
        return Arrays.stream(nearest).map(i -> samplesX[i]).toArray();
    }

    private static double[] joined(double[] rows, int modes, double[] signature, int[] samples) {
        int width = modes + ENERGIES;
        double[] joined = new double[samples.length * width];
        for (int i = 0; i < samples.length; i++) {
            System.arraycopy(rows, i * modes, joined, i * width, modes);
            System.arraycopy(signature, samples[i] * ENERGIES, joined, i * width + modes, ENERGIES);
        }
        return joined;
    }

    /** The map C that best takes Φ_X at the images to Φ_Y at the samples: Φ_Y C = Φ_X[T]. */
    private double[] leastSquares(int[] map, int modes) {
        double[] here = y.basis().rows(samplesY, modes);
        double[] there = x.basis().rows(map, modes);
        double[] ones = new double[map.length];
        Arrays.fill(ones, 1);
        double[] gram = Products.weightedTransposed(here, modes, modes, ones, here, modes, modes, null);
        for (int i = 0; i < modes; i++) {
            gram[i * modes + i] *= 1 + 1e-9;
        }
        double[] right = Products.weightedTransposed(there, modes, modes, ones, here, modes, modes, null);
        DenseCholesky factor = new DenseCholesky(gram, modes);
        for (int j = 0; j < modes; j++) {
            factor.solve(right, j * modes);
        }
        return new FunctionalMap(modes, modes, right).transposed().matrix();
    }

    private double cost(FunctionalMap map, double change) {
        return change * Math.sqrt(map.commutatorError(x.basis(), y.basis()));
    }

    private double signatureChange(int vertexY, int vertexX) {
        double sum = 0;
        for (int e = 0; e < ENERGIES; e++) {
            sum += Math.abs(signatureY[vertexY * ENERGIES + e] - signatureX[vertexX * ENERGIES + e]);
        }
        return sum;
    }
}
