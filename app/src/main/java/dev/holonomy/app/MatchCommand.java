package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.compute.Device;
import dev.holonomy.data.CorrespondenceFolder;
import dev.holonomy.geodesic.functional.ZoomOut;
import dev.holonomy.mesh.ColorMap;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.mesh.io.Npy;
import dev.holonomy.mesh.io.NpyArray;
import dev.holonomy.mesh.io.ValueFiles;
import dev.holonomy.mesh.io.Vts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code match}: which vertex of one mesh corresponds to which of another. */
@Command(
        name = "match",
        description = "Map the vertices of one mesh to those of another, whatever their connectivity and size.",
        footer = {
            "",
            "Without a model the meshes are matched by their shapes alone; they should be nearly isometric, and of one component.",
            "--out F.vts writes the map (line v: the target vertex of source vertex v, counted from 1), F.back.vts the map back; with",
            "--truth also F.error.npy (an error each row of the truth), F.curve.csv and F.curve.png.",
            "Errors are exact geodesic distances on the target over the root of its area; auc is the area under the share of vertices",
            "within an error of 0 to 0.25, over that of a perfect map.",
            "--pairs matches many meshes of a folder and writes F.csv, F.curve.csv and F.curve.png."
        })
final class MatchCommand extends NetworkCommand {
    @Parameters(index = "0..*", arity = "0..2", paramLabel = "MESH", description = "The source and the target mesh.")
    private List<Path> meshes = List.of();

    @Option(
            names = "--model",
            paramLabel = "M",
            description = "A network of descriptors: published weights (faust_hks.safetensors, faust_xyz.safetensors).")
    private @Nullable String model;

    @Option(
            names = "--refine",
            paramLabel = "HOW",
            defaultValue = "zoomout",
            description = "none or zoomout (default: ${DEFAULT-VALUE}).")
    private MatchOptions.Refinement refine = MatchOptions.Refinement.ZOOMOUT;

    @Option(
            names = "--modes",
            paramLabel = "K",
            defaultValue = "120",
            description = "Eigenfunctions of the refined map (default: ${DEFAULT-VALUE}).")
    private int modes;

    @Option(
            names = "--step",
            paramLabel = "N",
            defaultValue = "10",
            description = "Eigenfunctions more at each step of ZoomOut (default: ${DEFAULT-VALUE}).")
    private int step;

    @Option(names = "--out", paramLabel = "F.vts", description = "Write the maps; with --pairs a F.csv of errors.")
    private @Nullable Path out;

    @Option(
            names = "--truth",
            split = ",",
            paramLabel = "FILE",
            description =
                    "The true map of the source; or two files with a comma between: lists A.vts,B.vts of which rows correspond, or maps of both to one template.")
    private List<Path> truth = List.of();

    @Option(
            names = "--transfer",
            paramLabel = "FILE",
            description =
                    "Values of the source (texture coordinates, labels, numbers), which the target gets in F.transfer.ply.")
    private @Nullable Path transfer;

    @Option(
            names = "--pairs",
            paramLabel = "FILE",
            description =
                    "Match pairs of meshes: a source and a target name a line; or FIRST..LAST, all pairs of these meshes.")
    private @Nullable String pairs;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the meshes of --pairs are, with corres/NAME.vts (remeshed FAUST and SCAPE).")
    private @Nullable Path data;

    @Option(names = "--force", description = "Replace existing files.")
    private boolean force;

    MatchCommand(Streams streams) {
        super(streams);
    }

    @Override
    Answer run() {
        checkUsage();
        if (model == null) {
            return match(matcher(null));
        }
        try (Device device = openDevice()) {
            return match(matcher(device));
        }
    }

    private void checkUsage() {
        atLeastOne("--step", step);
        if (modes < 20) {
            throw wrongUsage("--modes is " + modes + ", wanted 20 or more");
        }
        if (pairs == null && meshes.size() != 2) {
            throw wrongUsage(meshes.size() + " meshes, wanted a source and a target, or --pairs");
        }
        if (pairs != null && (!meshes.isEmpty() || transfer != null || !truth.isEmpty() || data == null)) {
            throw wrongUsage("--pairs wants --data, and no meshes, --truth or --transfer");
        }
        if (pairs == null && data != null) {
            throw wrongUsage("--data is for --pairs");
        }
        if (truth.size() > 2) {
            throw wrongUsage("--truth has " + truth.size() + " files, wanted one or two");
        }
        if (transfer != null && out == null) {
            throw wrongUsage("--transfer wants --out F.vts, beside which F.transfer.ply is written");
        }
        String ending = pairs == null ? ".vts" : ".csv";
        if (out != null && !out.toString().toLowerCase(Locale.ROOT).endsWith(ending)) {
            throw wrongUsage("--out is " + out + ", wanted a name that ends in " + ending);
        }
    }

    private Matcher matcher(@Nullable Device device) {
        MatchOptions options = new MatchOptions(refine, modes, step);
        return new Matcher(
                options,
                cache(),
                common().threads(),
                device == null || model == null ? null : Matcher.network(model, device));
    }

    private Answer match(Matcher opened) {
        try (Matcher matcher = opened) {
            return pairs == null ? matchTwo(matcher) : matchPairs(matcher, pairs);
        }
    }

    /** A file beside the one that {@code --out} names. */
    private Path beside(Path file, String ending) {
        String name = String.valueOf(file.getFileName());
        return OutputPath.file(
                file.resolveSibling(name.substring(0, name.length() - ".vts".length()) + ending), force, inputs());
    }

    private Path[] inputs() {
        return meshes.toArray(new Path[0]);
    }

    private Answer matchTwo(Matcher matcher) {
        Path sourcePath = meshes.get(0);
        Path targetPath = meshes.get(1);
        Path file = out == null ? null : OutputPath.file(out, force, inputs());
        Path back = out == null ? null : beside(out, ".back.vts");
        TriangleMesh source = load(sourcePath).mesh();
        TriangleMesh target = load(targetPath).mesh();
        TrueMap known = truth.isEmpty() ? null : TrueMap.read(truth, source, target);
        TargetDistances distances = known == null ? null : new TargetDistances(target);
        List<MeshValues> carried = transfer == null ? List.of() : ValueFiles.read(transfer, source);
        Stopwatch watch = Stopwatch.start();
        Matcher.Shape x = matcher.prepare(sourcePath, source);
        Matcher.Shape y = matcher.prepare(targetPath, target);
        double prepared = watch.lap();
        Matcher.Maps maps = matcher.match(x, y);
        double matched = watch.lap();
        MapErrors errors = new MapErrors();
        List<Path> files = new ArrayList<>();
        if (file != null && back != null) {
            Vts.write(file, maps.there());
            Vts.write(back, maps.back());
            files.addAll(List.of(file, back));
        }
        if (known != null && distances != null) {
            double[] each = known.errors(maps.there(), distances);
            errors.add(each);
            if (out != null) {
                Path errorFile = beside(out, ".error.npy");
                Npy.write(errorFile, NpyArray.of(each, each.length));
                files.add(errorFile);
                files.addAll(errors.writeCurve(beside(out, ".curve.csv"), beside(out, ".curve.png")));
            }
        }
        if (out != null && !carried.isEmpty()) {
            List<MeshValues> values = carried.stream()
                    .map(v -> ValueTransfer.along(v, source, target, maps.back()))
                    .toList();
            Path ply = beside(out, ".transfer.ply");
            MeshFiles.writeColored(ply, target, values, values.get(0), ColorMap.VIRIDIS);
            files.add(ply);
        }
        double coverage = ZoomOut.coverage(maps.there(), target.vertexCount());
        ObjectNode json = Json.object();
        json.put("method", matcher.method());
        json.put("source_vertices", source.vertexCount());
        json.put("target_vertices", target.vertexCount());
        tell(json, errors);
        Json.put(json, "coverage", coverage);
        Json.put(json, "prepare_ms", prepared);
        Json.put(json, "match_ms", matched);
        ArrayNode list = json.putArray("files");
        files.forEach(f -> list.add(f.toString()));
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %d vertices to %d, %.0f %% of the target hit%s; prepared in %.1f s, matched in %.1f s",
                matcher.method(),
                source.vertexCount(),
                target.vertexCount(),
                100 * coverage,
                summary(errors),
                prepared / 1e3,
                matched / 1e3));
        files.forEach(
                f -> text.append(System.lineSeparator()).append("written to ").append(f));
        if (file != null) {
            text.append(System.lineSeparator())
                    .append("to see it: ./holonomy view ")
                    .append(sourcePath)
                    .append(' ')
                    .append(targetPath)
                    .append(" --map ")
                    .append(file)
                    .append(truth.size() == 1 ? " --truth " + truth.get(0) : "");
        }
        return Answer.of(json, text.toString());
    }

    private static void tell(ObjectNode json, MapErrors errors) {
        Json.put(json, "mean_geodesic_error", errors.count() == 0 ? Double.NaN : errors.mean());
        Json.put(json, "auc", errors.count() == 0 ? Double.NaN : errors.auc());
    }

    private static String summary(MapErrors errors) {
        return errors.count() == 0
                ? ""
                : String.format(Locale.ROOT, "; mean error x 100 %.2f, AUC %.3f", 100 * errors.mean(), errors.auc());
    }

    private Answer matchPairs(Matcher matcher, String wanted) {
        Path table = out == null ? null : OutputPath.file(out, force);
        Path csv = out == null ? null : beside(out, ".curve.csv");
        Path png = out == null ? null : beside(out, ".curve.png");
        CorrespondenceFolder folder = new CorrespondenceFolder(data == null ? Path.of("") : data);
        List<CorrespondenceFolder.Pair> list = folder.pairs(wanted);
        PairErrors errors = new PairErrors(matcher, folder);
        try (Progress bar = Progress.of(streams(), "match", "pairs", list.size())) {
            for (CorrespondenceFolder.Pair pair : list) {
                errors.add(pair);
                bar.step();
                bar.say(String.format(Locale.ROOT, "error x 100 %.2f", 100 * errors.mean()));
            }
        }
        ObjectNode json = Json.object();
        json.put("method", matcher.method());
        json.put("pairs", list.size());
        Json.put(json, "mean_geodesic_error", errors.mean());
        Json.put(json, "auc", errors.all().auc());
        Json.put(json, "median_pair", errors.median());
        Json.put(json, "worst_pair", errors.worst());
        ArrayNode files = json.putArray("files");
        String text = String.format(
                Locale.ROOT,
                "%s: %d pairs, mean error x 100 %.3f (median pair %.3f, worst %.3f), AUC %.3f",
                matcher.method(),
                list.size(),
                100 * errors.mean(),
                100 * errors.median(),
                100 * errors.worst(),
                errors.all().auc());
        if (table != null && csv != null && png != null) {
            errors.write(table);
            files.add(table.toString());
            errors.all().writeCurve(csv, png).forEach(f -> files.add(f.toString()));
            text += System.lineSeparator() + "written to " + table + ", " + csv + ", " + png;
        }
        return Answer.of(json, text);
    }
}
