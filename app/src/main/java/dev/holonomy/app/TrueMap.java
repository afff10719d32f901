package dev.holonomy.app;

import dev.holonomy.data.CorrespondenceFolder;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.mesh.io.ValueFiles;
import dev.holonomy.mesh.io.ValueKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Pairs of vertices that truly correspond.
 *
 * @param source vertex ids, [P]
 * @param target vertex ids, −1 for none, [P]
 */
@SuppressWarnings("ArrayRecordComponent") // made here, read only
record TrueMap(int[] source, int[] target) {
    /** Rows of two lists. */
    TrueMap {
        if (source.length != target.length) {
            throw new CommandException("the true map has " + source.length + " rows for the source and " + target.length
                    + " for the target, wanted as many");
        }
    }

    /**
     * Reads the truth: one file, a map of the source's vertices; or two, either lists {@code .vts} of corresponding rows, or the maps of both
     * meshes to a common template.
     */
    static TrueMap read(List<Path> files, TriangleMesh source, TriangleMesh target) {
        if (files.size() == 1) {
            int[] targets = map(files.get(0), source).targets();
            for (int v = 0; v < targets.length; v++) {
                if (targets[v] >= target.vertexCount()) {
                    throw new CommandException(files.get(0) + ": vertex " + v + " maps to " + targets[v]
                            + ", the target has the vertices 0.." + (target.vertexCount() - 1));
                }
            }
            return new TrueMap(ids(targets.length), targets);
        }
        if (isList(files.get(0)) && isList(files.get(1))) {
            return new TrueMap(
                    CorrespondenceFolder.rows(files.get(0), source), CorrespondenceFolder.rows(files.get(1), target));
        }
        VertexMap first = map(files.get(0), source);
        VertexMap second = map(files.get(1), target);
        int[] back = new int[Math.max(first.targetCount(), second.targetCount())];
        Arrays.fill(back, -1);
        for (int v = second.count() - 1; v >= 0; v--) {
            if (second.targets()[v] >= 0) {
                back[second.targets()[v]] = v;
            }
        }
        int[] targets =
                Arrays.stream(first.targets()).map(t -> t < 0 ? -1 : back[t]).toArray();
        if (Arrays.stream(targets).allMatch(t -> t < 0)) {
            throw new CommandException(
                    files.get(0) + " and " + files.get(1) + " have no vertex of the template in common");
        }
        return new TrueMap(ids(targets.length), targets);
    }

    private static int[] ids(int count) {
        int[] ids = new int[count];
        Arrays.setAll(ids, i -> i);
        return ids;
    }

    private static boolean isList(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".vts");
    }

    private static VertexMap map(Path file, TriangleMesh mesh) {
        for (MeshValues values : ValueFiles.read(file, mesh, ValueKind.MAP)) {
            if (values instanceof VertexMap map) {
                return map;
            }
        }
        throw new CommandException(
                file + ": no map in it, wanted a vertex id for each of the " + mesh.vertexCount() + " vertices");
    }

    /** The errors of a map, over the root of the target's area; NaN where there is no truth, [P]. */
    double[] errors(int[] map, TargetDistances distances) {
        return distances.between(target, Arrays.stream(source).map(v -> map[v]).toArray());
    }
}
