package dev.holonomy.app;

import dev.holonomy.data.CorrespondenceFolder;
import dev.holonomy.mesh.io.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The errors of many pairs of meshes of a folder; a mesh is prepared once, and a distance computed once. */
final class PairErrors {
    private final Matcher matcher;
    private final CorrespondenceFolder folder;
    private final Map<String, Side> sides = new HashMap<>();
    private final Map<String, TargetDistances> distances = new HashMap<>();
    private final MapErrors all = new MapErrors();
    private final List<Row> rows = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent") // read only
    private record Side(Matcher.Shape shape, int[] rows) {}

    private record Row(CorrespondenceFolder.Pair pair, double mean, double auc, double ms) {}

    PairErrors(Matcher matcher, CorrespondenceFolder folder) {
        this.matcher = matcher;
        this.folder = folder;
    }

    /** Matches a pair from its source to its target. */
    void add(CorrespondenceFolder.Pair pair) {
        Side source = side(pair.source());
        Side target = side(pair.target());
        TargetDistances there =
                distances.computeIfAbsent(pair.target(), name -> new TargetDistances(target.shape.mesh()));
        Stopwatch watch = Stopwatch.start();
        int[] map = matcher.map(target.shape, source.shape);
        double ms = watch.lap();
        double[] errors = new TrueMap(source.rows, target.rows).errors(map, there);
        MapErrors one = new MapErrors();
        one.add(errors);
        all.add(errors);
        rows.add(new Row(pair, one.mean(), one.auc(), ms));
    }

    private Side side(String name) {
        return sides.computeIfAbsent(name, n -> {
            Matcher.Shape shape = matcher.prepare(folder.file(n), folder.mesh(n));
            return new Side(shape, folder.rows(n, shape.mesh()));
        });
    }

    MapErrors all() {
        return all;
    }

    /** The mean of the pairs' means. */
    double mean() {
        return rows.stream().mapToDouble(Row::mean).average().orElse(0);
    }

    double median() {
        double[] means = rows.stream().mapToDouble(Row::mean).sorted().toArray();
        return (means[(means.length - 1) / 2] + means[means.length / 2]) / 2;
    }

    double worst() {
        return rows.stream().mapToDouble(Row::mean).max().orElse(0);
    }

    /** Writes a line a pair. */
    void write(Path file) {
        StringBuilder text = new StringBuilder("source,target,mean_geodesic_error,auc,match_ms\n");
        for (Row row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s,%s,%.6f,%.5f,%.0f%n",
                    row.pair.source(),
                    row.pair.target(),
                    row.mean,
                    row.auc,
                    row.ms));
        }
        AtomicFile.write(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
