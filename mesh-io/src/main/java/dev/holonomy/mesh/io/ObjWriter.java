package dev.holonomy.mesh.io;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexScalars;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes OBJ: the shortest decimals that read back as the same doubles; red, green and blue of the vertices as their colours;
 * labels of the faces named group, object or material as {@code g}, {@code o} and {@code usemtl}.
 */
final class ObjWriter {
    private static final List<String> COLOR = List.of("red", "green", "blue");
    private static final List<String> NAMES = List.of("group", "object", "material");
    private static final List<String> KEYWORDS = List.of("g", "o", "usemtl");

    private ObjWriter() {}

    /** The values that OBJ holds: colours where all three are there and finite, names where every face has one. */
    static List<MeshValues> held(List<MeshValues> values) {
        List<MeshValues> colors = new ArrayList<>();
        List<MeshValues> held = new ArrayList<>();
        for (String component : COLOR) {
            values.stream()
                    .filter(v -> v instanceof VertexScalars s
                            && s.name().equals(component)
                            && Arrays.stream(s.values()).allMatch(Double::isFinite))
                    .findFirst()
                    .ifPresent(colors::add);
        }
        if (colors.size() == 3) {
            held.addAll(colors);
        }
        for (String name : NAMES) {
            values.stream()
                    .filter(v -> v instanceof FaceLabels labels && labels.name().equals(name) && isWritten(labels))
                    .findFirst()
                    .ifPresent(held::add);
        }
        return held;
    }

    private static boolean isWritten(FaceLabels labels) {
        return Arrays.stream(labels.labels()).allMatch(id -> id >= 0)
                && labels.classNames().stream()
                        .allMatch(n -> !n.isEmpty()
                                && n.equals(n.strip().replaceAll("\\s+", " "))
                                && n.indexOf('#') < 0
                                && !n.endsWith("\\"));
    }

    static void write(Path path, TriangleMesh mesh, List<MeshValues> values) {
        List<double[]> colors = new ArrayList<>();
        List<FaceLabels> labels = new ArrayList<>();
        for (MeshValues value : held(values)) {
            if (value instanceof VertexScalars scalars) {
                colors.add(scalars.values());
            } else if (value instanceof FaceLabels names) {
                labels.add(names);
            }
        }
        AtomicFile.write(path, out -> {
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            for (int v = 0; v < mesh.vertexCount(); v++) {
                text.append('v');
                for (int axis = 0; axis < 3; axis++) {
                    text.append(' ').append(Double.toString(mesh.coordinate(v, axis)));
                }
                for (double[] color : colors) {
                    text.append(' ').append(Double.toString(color[v]));
                }
                text.append('\n');
            }
            for (int f = 0; f < mesh.faceCount(); f++) {
                for (FaceLabels names : labels) {
                    name(text, names, f);
                }
                text.append("f ").append(Integer.toString(mesh.vertex(f, 0) + 1));
                text.append(' ').append(Integer.toString(mesh.vertex(f, 1) + 1));
                text.append(' ').append(Integer.toString(mesh.vertex(f, 2) + 1)).append('\n');
            }
            text.flush();
        });
    }

    private static void name(Writer text, FaceLabels names, int face) throws IOException {
        int id = names.labels()[face];
        if (face == 0 || id != names.labels()[face - 1]) {
            text.append(KEYWORDS.get(NAMES.indexOf(names.name())))
                    .append(' ')
                    .append(names.classNames().get(id));
            text.append('\n');
        }
    }
}
