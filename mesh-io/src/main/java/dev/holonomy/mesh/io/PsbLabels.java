package dev.holonomy.mesh.io;

import dev.holonomy.mesh.FaceLabels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Face labels in the text form of the labelled Princeton Segmentation Benchmark (Kalogerakis et al. 2010): alternating
 * lines, the name of a label, then the ids of its faces, counted from 1. Every face has exactly one label.
 */
public final class PsbLabels {
    private PsbLabels() {}

    /**
     * Reads face labels; classes are numbered in the order of the file.
     *
     * @param path the file
     * @param faceCount the number of faces of the mesh it belongs to
     * @return labels named "labels", [F], with the class names of the file
     * @throws MeshFormatException if an id is out of range, given twice or missing
     */
    public static FaceLabels read(Path path, int faceCount) {
        return read(FileBytes.read(path), faceCount);
    }

    static FaceLabels read(FileBytes file, int faceCount) {
        TextLines lines = new TextLines(file, TextLines.Syntax.PLAIN);
        int[] labels = new int[faceCount];
        Arrays.fill(labels, -1);
        List<String> names = new ArrayList<>();
        Map<String, Integer> byName = new HashMap<>();
        int given = 0;
        while (lines.nextLineWithToken()) {
            lines.unreadToken();
            String name = lines.rest();
            int label = byName.computeIfAbsent(name, n -> byName.size());
            if (label == names.size()) {
                names.add(name);
            }
            if (!lines.nextLine()) {
                throw lines.error("the file ends after the label " + Shown.token(name) + ", wanted its face ids");
            }
            while (lines.nextToken()) {
                lines.unreadToken();
                long id = lines.integer("a face id of the label " + Shown.token(name));
                if (id < 1 || id > faceCount) {
                    throw lines.error("face " + id + " does not exist, the mesh has the faces 1.." + faceCount
                            + " (labels of another mesh?)");
                }
                int face = (int) id - 1;
                if (labels[face] >= 0) {
                    throw lines.error("face " + id + " is labelled " + Shown.token(name) + " and "
                            + Shown.token(names.get(labels[face])));
                }
                labels[face] = label;
                given++;
            }
        }
        if (given < faceCount) {
            int first = 0;
            while (labels[first] >= 0) {
                first++;
            }
            throw file.error("labels " + given + " of the " + faceCount + " faces, the first without one is face "
                    + (first + 1) + " (counted from 1)");
        }
        return new FaceLabels("labels", labels, names);
    }

    /**
     * Writes face labels; classes without a face are left out.
     *
     * @param path the file, made or replaced as a whole
     * @param labels one class a face
     * @throws IllegalArgumentException if a face has no label, or a class name is blank or has a line break
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public static void write(Path path, FaceLabels labels) {
        int[] ids = labels.labels();
        List<StringBuilder> faces = new ArrayList<>();
        labels.classNames().forEach(name -> faces.add(new StringBuilder()));
        for (int f = 0; f < ids.length; f++) {
            if (ids[f] < 0) {
                throw new IllegalArgumentException("face " + f + " has no label");
            }
            faces.get(ids[f]).append(f + 1).append(' ');
        }
        StringBuilder text = new StringBuilder();
        for (int label = 0; label < faces.size(); label++) {
            String name = labels.classNames().get(label);
            if (name.isBlank() || !name.equals(name.strip()) || name.indexOf('\n') >= 0 || name.indexOf('\r') >= 0) {
                throw new IllegalArgumentException("class " + label + " has a name that fills no line: " + name);
            }
            if (faces.get(label).length() > 0) {
                text.append(name).append('\n').append(faces.get(label)).append('\n');
            }
        }
        AtomicFile.write(path, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
