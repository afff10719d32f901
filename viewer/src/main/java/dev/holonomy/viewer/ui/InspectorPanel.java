package dev.holonomy.viewer.ui;

import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.Palette;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.mesh.VertexVectors;
import dev.holonomy.viewer.render.Rect;
import dev.holonomy.viewer.scene.Coloring;
import dev.holonomy.viewer.scene.Influence;
import dev.holonomy.viewer.scene.Prediction;
import dev.holonomy.viewer.scene.SurfaceGeometry;
import imgui.ImDrawList;
import imgui.ImGui;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joml.Vector3f;

/** All that is known of a picked vertex and its face: place, values, and a bar for the probability of each class. */
final class InspectorPanel {
    private static final int MOST_BARS = 8;
    private static final int MOST_VALUES = 14;
    private static final int FEW_BARS = 4;
    private static final int MOST_INPUTS = 6;
    private static final int MOST_SOURCES = 4;

    /** Inputs of a network. */
    private static final int INPUT_RGB = 0x4477AA;

    /** Vertices from which inputs came. */
    static final int SOURCE_RGB = 0xF2A900;

    private final Panels panels;

    InspectorPanel(Panels panels) {
        this.panels = panels;
    }

    /**
     * What is read.
     *
     * @param on its mesh
     * @param vertex a vertex
     * @param face the face that was clicked, −1 for none
     * @param measured one line about a path from it, empty for none
     * @param reasons why it got its label; empty where another vertex was asked about
     */
    record Read(Told on, SurfaceGeometry surface, int vertex, int face, String measured, Optional<Reasons> reasons) {}

    void draw(Read read) {
        Rect part = read.on.column();
        float scale = panels.scale();
        panels.window(
                "picked " + read.on.index(),
                part.x() + part.width() - 12 * scale,
                12 * scale,
                1,
                0,
                () -> content(read));
    }

    private void content(Read read) {
        float width = 196 * panels.scale();
        TriangleMesh mesh = read.surface.mesh();
        int v = read.vertex;
        panels.words().text("vertex " + v + (read.face < 0 ? "" : "   face " + read.face));
        panels.words()
                .dim(String.format(
                        Locale.ROOT,
                        "at  %.4g  %.4g  %.4g",
                        mesh.coordinate(v, 0),
                        mesh.coordinate(v, 1),
                        mesh.coordinate(v, 2)));
        Vector3f normal = read.surface.normal(v, new Vector3f());
        panels.words().dim(String.format(Locale.ROOT, "normal  %.2f  %.2f  %.2f", normal.x, normal.y, normal.z));
        if (read.face >= 0) {
            panels.words().dim(String.format(Locale.ROOT, "face area  %.4g", SurfaceGeometry.area(mesh, read.face)));
        }
        if (!read.measured.isEmpty()) {
            panels.words().text(Words.cut(read.measured, width));
        }
        List<MeshValues> values = read.on.item().values();
        Prediction.among(values).ifPresent(p -> bars(p, read, values, width));
        List<MeshValues> others = values.stream()
                .filter(value -> !value.name().startsWith(Prediction.PREFIX))
                .toList();
        for (MeshValues value : others.subList(0, Math.min(MOST_VALUES, others.size()))) {
            int at = Coloring.onFaces(value) ? read.face : v;
            if (at >= 0) {
                panels.words().text(Words.cut(value.name() + ": " + told(value, at), width));
            }
        }
        if (others.size() > MOST_VALUES) {
            panels.words().dim("and " + (others.size() - MOST_VALUES) + " values more");
        }
        read.reasons.ifPresent(reasons -> {
            values.stream()
                    .map(reasons::neighbours)
                    .filter(line -> !line.isEmpty())
                    .findFirst()
                    .ifPresent(line -> panels.words().dim(Words.cut("around: " + line, width)));
            reasons.influence().ifPresent(influence -> influence(influence, width));
        });
    }

    /** Bars over the largest of all, inputs first and then the vertices from which they came. */
    private void influence(Influence influence, float width) {
        ImGui.dummy(1, 2 * panels.scale());
        panels.words().text(Words.cut("what made it " + influence.decided(), width));
        int[] inputs = Influence.largest(influence.byChannel(), MOST_INPUTS);
        for (int c : inputs) {
            bar(
                    influence.channels().get(c),
                    influence.byChannel()[c] / influence.byChannel()[inputs[0]],
                    String.format(Locale.ROOT, "%.2f", influence.byChannel()[c]),
                    INPUT_RGB,
                    width);
        }
        int[] sources = Influence.largest(influence.byVertex(), MOST_SOURCES);
        for (int v : sources) {
            bar(
                    "vertex " + v,
                    influence.byVertex()[v] / influence.byVertex()[sources[0]],
                    String.format(Locale.ROOT, "%.2f", influence.byVertex()[v]),
                    SOURCE_RGB,
                    width);
        }
        panels.words().dim("logit by standard deviation");
    }

    private static String told(MeshValues value, int at) {
        if (Coloring.isLabels(value)) {
            int id = Coloring.labels(value)[at];
            return id < 0 ? "none" : Coloring.classNames(value).get(id);
        }
        if (value instanceof VertexMap map) {
            return map.targets()[at] < 0 ? "no image" : "vertex " + map.targets()[at];
        }
        if (value instanceof VertexVectors vectors) {
            double[] all = vectors.vectors();
            return String.format(Locale.ROOT, "%.3g  %.3g  %.3g", all[3 * at], all[3 * at + 1], all[3 * at + 2]);
        }
        return String.format(Locale.ROOT, "%.5g", Coloring.numbers(value)[at]);
    }

    /** The likeliest classes first, in the colours of the predicted labels. */
    private void bars(Prediction prediction, Read read, List<MeshValues> values, float width) {
        int at = prediction.onFaces() ? read.face : read.vertex;
        if (at < 0) {
            return;
        }
        float scale = panels.scale();
        Optional<List<String>> labelled = values.stream()
                .filter(Coloring::isLabels)
                .map(Coloring::classNames)
                .filter(names -> names.containsAll(prediction.classes()))
                .findFirst();
        List<String> names = labelled.orElse(prediction.classes());
        List<String> order = prediction.classes().stream()
                .sorted(Comparator.comparingDouble((String c) -> -prediction.of(c, at)))
                .toList();
        int most = read.reasons.flatMap(Reasons::influence).isPresent() ? FEW_BARS : MOST_BARS;
        ImGui.dummy(1, 2 * scale);
        for (String name : order.subList(0, Math.min(most, order.size()))) {
            double p = prediction.of(name, at);
            bar(name, p, String.format(Locale.ROOT, "%.3f", p), Palette.color(names.indexOf(name)), width);
        }
        if (order.size() > most) {
            panels.words().dim("and " + (order.size() - most) + " less likely");
        }
        panels.words()
                .text(String.format(
                        Locale.ROOT,
                        "entropy %.2f of %.2f bits",
                        prediction.entropy(at),
                        Math.log(prediction.classes().size()) / Math.log(2)));
        ImGui.dummy(1, 2 * scale);
    }

    /** A name, a bar as long as a share of its room, and a number. */
    private void bar(String name, double share, String number, int rgb, float width) {
        float scale = panels.scale();
        float high = ImGui.getTextLineHeight();
        float nameWidth = 102 * scale;
        float barWidth = width - nameWidth - 46 * scale;
        float start = ImGui.getCursorPosX();
        panels.words().text(Words.cut(name, nameWidth - 6 * scale));
        ImGui.sameLine();
        ImGui.setCursorPosX(start + nameWidth);
        ImDrawList list = ImGui.getWindowDrawList();
        float x = ImGui.getCursorScreenPosX();
        float y = ImGui.getCursorScreenPosY() + high * 0.15f;
        list.addRectFilled(x, y, x + barWidth, y + high * 0.75f, Ink.of(0x808890, 0.22), 2 * scale);
        if (share > 0) {
            float full = (float) (barWidth * Math.min(1, share));
            list.addRectFilled(x, y, x + Math.max(full, scale), y + high * 0.75f, Ink.of(rgb), 2 * scale);
        }
        ImGui.dummy(barWidth, high);
        ImGui.sameLine();
        panels.words().dim(number);
    }
}
