package dev.holonomy.mesh.io;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.MeshEdges;
import dev.holonomy.mesh.TriangleMesh;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Edge labels of MeshCNN, {@code .eseg}: a class an edge, one a line, edges in the order of {@link MeshEdges}. */
public final class EdgeLabels {
    private EdgeLabels() {}

    /**
     * Reads edge labels.
     *
     * @param path the file
     * @param edges the edges of the mesh they belong to
     * @return class ids as the file counts them, -1 for none, [E]
     * @throws MeshFormatException if a line is no such integer, or the file has another number of lines than the mesh edges
     */
    public static int[] read(Path path, MeshEdges edges) {
        return read(FileBytes.read(path), edges);
    }

    static int[] read(FileBytes file, MeshEdges edges) {
        int[] labels = ids(file);
        if (labels.length != edges.count()) {
            throw file.error("labels " + labels.length + " edges, the mesh has " + edges.count());
        }
        return labels;
    }

    /** Integers from -1 on, one a line. */
    static int[] ids(FileBytes file) {
        TextLines lines = new TextLines(file, TextLines.Syntax.COMMENTS);
        IntList ids = new IntList();
        while (lines.nextLineWithToken()) {
            lines.unreadToken();
            // MeshCNN's own files are written as 1.000000000000000000e+00
            double id = lines.finite("a class");
            if (id != Math.rint(id) || id < -1 || id >= ValueFiles.MOST_CLASSES) {
                throw lines.error(
                        "the class " + id + ", wanted an integer from -1 (none) to " + (ValueFiles.MOST_CLASSES - 1));
            }
            if (lines.nextToken()) {
                throw lines.error("found " + lines.shownToken() + " after the class, wanted one a line");
            }
            ids.add((int) id);
        }
        return ids.toArray();
    }

    /** A face takes the class of two of its edges at least, or that of its first side where all three differ. */
    static FaceLabels onFaces(String name, int[] labels, MeshEdges edges, TriangleMesh mesh) {
        int[] faces = new int[mesh.faceCount()];
        for (int f = 0; f < faces.length; f++) {
            int[] of = new int[3];
            for (int c = 0; c < 3; c++) {
                of[c] = edges.edge(f, c) < 0 ? -1 : labels[edges.edge(f, c)];
            }
            faces[f] = of[1] == of[2] ? of[1] : of[0];
        }
        return new FaceLabels(name, faces, numbers(faces));
    }

    /** The numbers of the classes as their names. */
    static List<String> numbers(int[] labels) {
        int classes = IntStream.of(labels).max().orElse(-1) + 1;
        return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    }
}
