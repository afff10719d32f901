package dev.holonomy.viewer.ui;

import dev.holonomy.mesh.ColorMap;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.Palette;
import dev.holonomy.viewer.render.Rect;
import dev.holonomy.viewer.scene.Coloring;
import dev.holonomy.viewer.scene.Picking;
import dev.holonomy.viewer.scene.Scene;
import imgui.ImDrawData;
import imgui.ImDrawList;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import imgui.flag.ImGuiCond;
import imgui.flag.ImGuiWindowFlags;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joml.Vector3f;

/** The text over a picture: legends, colour bars, what was picked, the keys. Holds the ImGui context of its thread. */
final class Panels implements AutoCloseable {
    private static final String FONT = "/com/formdev/flatlaf/fonts/inter/Inter-Regular.otf";
    private static final int FIXED = ImGuiWindowFlags.NoDecoration
            | ImGuiWindowFlags.NoInputs
            | ImGuiWindowFlags.AlwaysAutoResize
            | ImGuiWindowFlags.NoSavedSettings
            | ImGuiWindowFlags.NoFocusOnAppearing;
    private static final String[] KEYS = {
        "drag: turn",
        "shift + drag, middle or right: move",
        "wheel: zoom to the mouse",
        "click: read a vertex",
        "F, Home: frame all",
        "Tab, 1-9: which value",
        "C: colour map",
        "W: edges",
        "L: flat or smooth",
        "U: which axis is up",
        "S: save a picture",
        "Esc: drop the vertex",
        "H: these keys",
        "Q: close"
    };

    private final float scale;
    private final Words words = new Words();

    Panels(double scale) {
        this.scale = (float) scale;
        ImGui.createContext();
        ImGui.getIO().setIniFilename(null);
        loadFont();
        ImGui.styleColorsLight();
        ImGui.getStyle().setWindowRounding(6 * this.scale);
        ImGui.getStyle().setWindowPadding(10 * this.scale, 8 * this.scale);
        ImGui.getStyle().setWindowBorderSize(0);
        ImGui.getStyle().setColor(ImGuiCol.WindowBg, 1f, 1f, 1f, 0.82f);
    }

    /** Through a file, so that ImGui owns the bytes: an array of Java's may move or be freed before it is done with them. */
    private void loadFont() {
        try (InputStream in = Panels.class.getResourceAsStream(FONT)) {
            if (in == null) {
                ImGui.getIO().getFonts().addFontDefault();
                ImGui.getIO().getFonts().build();
                return;
            }
            Path file = Files.createTempFile("holonomy", ".otf");
            try {
                Files.write(file, in.readAllBytes());
                ImGui.getIO().getFonts().addFontFromFileTTF(file.toString(), 15 * scale);
                ImGui.getIO().getFonts().build();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the panels of the last frame say, a piece of text each. */
    List<String> said() {
        return words.said();
    }

    /** The pixels that a legend takes at the left of its part. */
    int legendWidth() {
        return (int) (165 * scale);
    }

    /** One mesh of the frame with what is told of it. */
    @SuppressWarnings("ArrayRecordComponent") // made for one frame
    record Told(Scene.Item item, Rect part, Optional<MeshValues> shown, double least, double most, double[] shares) {}

    /** A picked vertex of one of them, and where it is drawn. */
    record Picked(Told on, Picking.Pick pick, Vector3f at) {}

    ImDrawData draw(
            int width,
            int height,
            List<Told> meshes,
            ColorMap map,
            Optional<Picked> picked,
            boolean keys,
            String note) {
        // ImGui hides a window until it has measured it, so the first layout is made and thrown away
        layout(width, height, meshes, map, picked, keys, note);
        layout(width, height, meshes, map, picked, keys, note);
        return ImGui.getDrawData();
    }

    private void layout(
            int width,
            int height,
            List<Told> meshes,
            ColorMap map,
            Optional<Picked> picked,
            boolean keys,
            String note) {
        ImGui.getIO().setDisplaySize(width, height);
        ImGui.getIO().setDeltaTime(1f / 60);
        ImGui.newFrame();
        words.forget();
        for (int i = 0; i < meshes.size(); i++) {
            legend(i, meshes.get(i), map);
        }
        picked.ifPresent(this::inspector);
        if (keys) {
            window("keys", width - 12 * scale, height - 12 * scale, 1, 1);
            for (String key : KEYS) {
                words.text(key);
            }
            ImGui.end();
        }
        if (!note.isEmpty()) {
            window("note", 12 * scale, height - 12 * scale, 0, 1);
            words.text(note);
            ImGui.end();
        }
        ImGui.render();
    }

    private void window(String id, float x, float y, float pivotX, float pivotY) {
        ImGui.setNextWindowPos(x, y, ImGuiCond.Always, pivotX, pivotY);
        ImGui.begin(id, FIXED);
    }

    private void legend(int index, Told told, ColorMap map) {
        window("legend " + index, told.part.x() + 12 * scale, told.part.y() + 12 * scale, 0, 0);
        words.text(told.item.name());
        told.shown.ifPresent(values -> {
            words.dim(values.name());
            if (Coloring.isLabels(values)) {
                classes(values, told);
            } else {
                bar(told, map);
            }
        });
        ImGui.end();
    }

    private void classes(MeshValues values, Told told) {
        List<String> names = Coloring.classNames(values);
        List<Integer> order = IntStream.range(0, names.size())
                .filter(c -> told.shares[c] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer c) -> -told.shares[c]))
                .toList();
        int room = Math.max(3, (int) ((told.part.height() - 90 * scale) / (ImGui.getTextLineHeightWithSpacing() + 1)));
        List<Integer> rows = new ArrayList<>(order.subList(0, Math.min(order.size(), room)));
        rows.sort(null);
        float swatch = ImGui.getTextLineHeight() * 0.8f;
        for (int c : rows) {
            ImDrawList list = ImGui.getWindowDrawList();
            float x = ImGui.getCursorScreenPosX();
            float y = ImGui.getCursorScreenPosY() + ImGui.getTextLineHeight() * 0.12f;
            list.addRectFilled(x, y, x + swatch, y + swatch, abgr(Palette.color(c)), 3 * scale);
            ImGui.dummy(swatch, swatch);
            ImGui.sameLine();
            words.text(String.format(Locale.ROOT, "%s  %.1f %%", names.get(c), 100 * told.shares[c]));
        }
        if (rows.size() < order.size()) {
            words.dim("and " + (order.size() - rows.size()) + " smaller classes");
        }
    }

    private void bar(Told told, ColorMap map) {
        float width = 18 * scale;
        float height = Math.min(220 * scale, told.part.height() * 0.5f);
        ImDrawList list = ImGui.getWindowDrawList();
        float x = ImGui.getCursorScreenPosX();
        float y = ImGui.getCursorScreenPosY() + 6 * scale;
        int strips = 64;
        for (int i = 0; i < strips; i++) {
            int low = abgr(map.rgb(1 - (i + 1) / (double) strips));
            int high = abgr(map.rgb(1 - i / (double) strips));
            list.addRectFilledMultiColor(
                    x, y + height * i / strips, x + width, y + height * (i + 1) / strips, high, high, low, low);
        }
        int ticks = 5;
        for (int i = 0; i < ticks; i++) {
            double t = i / (ticks - 1.0);
            float at = y + (float) (height * (1 - t));
            list.addLine(x + width, at, x + width + 5 * scale, at, abgr(0x444444), scale);
            String text = number(told.least + t * (told.most - told.least), told.most - told.least);
            list.addText(x + width + 9 * scale, at - ImGui.getTextLineHeight() / 2, abgr(0x222222), text);
        }
        ImGui.dummy(width + 90 * scale, height + 14 * scale);
        words.dim(map.name().toLowerCase(Locale.ROOT));
    }

    private static String number(double value, double span) {
        double size = Math.max(Math.abs(value), span);
        return String.format(Locale.ROOT, size != 0 && (size < 1e-2 || size >= 1e5) ? "%.3g" : "%.3f", value);
    }

    private void inspector(Picked picked) {
        Scene.Item item = picked.on.item;
        int v = picked.pick.vertex();
        ImDrawList front = ImGui.getForegroundDrawList();
        front.addCircleFilled(picked.at.x, picked.at.y, 5 * scale, abgr(0xFFFFFF));
        front.addCircleFilled(picked.at.x, picked.at.y, 3.5f * scale, abgr(0xD81B60));
        Rect part = picked.on.part;
        window("picked", part.x() + part.width() - 12 * scale, part.y() + 12 * scale, 1, 0);
        words.text("vertex " + v + "   face " + picked.pick.face());
        words.dim(String.format(
                Locale.ROOT,
                "%.5g  %.5g  %.5g",
                item.mesh().coordinate(v, 0),
                item.mesh().coordinate(v, 1),
                item.mesh().coordinate(v, 2)));
        for (MeshValues values : item.values()) {
            int at = Coloring.onFaces(values) ? picked.pick.face() : v;
            if (Coloring.isLabels(values)) {
                int id = Coloring.labels(values)[at];
                words.text(values.name() + ": "
                        + (id < 0 ? "none" : Coloring.classNames(values).get(id)));
            } else if (values.name().startsWith("probability/")) {
                double p = Coloring.numbers(values)[at];
                ImGui.progressBar((float) p, 130 * scale, 0, String.format(Locale.ROOT, "%.3f", p));
                ImGui.sameLine();
                words.text(values.name().substring("probability/".length()));
            } else {
                words.text(values.name() + ": " + String.format(Locale.ROOT, "%.5g", Coloring.numbers(values)[at]));
            }
        }
        ImGui.end();
    }

    /** ImGui's byte order, opaque. */
    private static int abgr(int rgb) {
        return 0xFF000000 | ((rgb & 0xFF) << 16) | (rgb & 0xFF00) | ((rgb >> 16) & 0xFF);
    }

    @Override
    public void close() {
        ImGui.destroyContext();
    }
}
