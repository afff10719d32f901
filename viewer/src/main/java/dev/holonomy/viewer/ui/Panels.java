package dev.holonomy.viewer.ui;

import dev.holonomy.viewer.render.Shift;
import dev.holonomy.viewer.scene.Look;
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
import java.util.List;

/** The panels over a picture. Holds the ImGui context of its thread, the texts and the zones of the last frame. */
final class Panels implements AutoCloseable {
    private static final String FONT = "/com/formdev/flatlaf/fonts/inter/Inter-Regular.otf";
    private static final int FIXED = ImGuiWindowFlags.NoDecoration
            | ImGuiWindowFlags.NoInputs
            | ImGuiWindowFlags.AlwaysAutoResize
            | ImGuiWindowFlags.NoSavedSettings
            | ImGuiWindowFlags.NoFocusOnAppearing;

    private final Words words = new Words();
    private final Zones zones = new Zones();
    private final List<Cover> covers = new ArrayList<>();
    private final Places places;
    private float scale;

    private record Cover(String id, float x, float y, float width, float height) {}

    Panels(double scale, Places places) {
        this.places = places;
        ImGui.createContext();
        ImGui.getIO().setIniFilename(null);
        rescale(scale);
        ImGui.getStyle().setWindowBorderSize(0);
    }

    /** Text of another size; what draws panels is to be made anew afterwards. */
    final void rescale(double next) {
        scale = (float) next;
        ImGui.getIO().getFonts().clear();
        loadFont();
        ImGui.getStyle().setWindowRounding(6 * scale);
        ImGui.getStyle().setWindowPadding(10 * scale, 8 * scale);
        ImGui.getStyle().setItemSpacing(8 * scale, 4 * scale);
    }

    /** Where panels were dragged to. */
    Places places() {
        return places;
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

    float scale() {
        return scale;
    }

    Words words() {
        return words;
    }

    Zones zones() {
        return zones;
    }

    /** The pixels that a legend takes at the left of its part. */
    int legendWidth() {
        return (int) (196 * scale);
    }

    /** The width of the text of a legend. */
    float textWidth() {
        return 160 * scale;
    }

    /** Lays panels out over a frame. */
    ImDrawData draw(int width, int height, Look.Theme theme, Runnable panels) {
        if (theme == Look.Theme.DARK) {
            ImGui.styleColorsDark();
            ImGui.getStyle().setColor(ImGuiCol.WindowBg, 0.13f, 0.14f, 0.17f, 0.86f);
            ImGui.getStyle().setColor(ImGuiCol.TextDisabled, 0.66f, 0.69f, 0.73f, 1);
        } else {
            ImGui.styleColorsLight();
            ImGui.getStyle().setColor(ImGuiCol.WindowBg, 1f, 1f, 1f, 0.84f);
            ImGui.getStyle().setColor(ImGuiCol.TextDisabled, 0.40f, 0.43f, 0.46f, 1);
        }
        // ImGui hides a window until it has measured it, so the first layout is made and thrown away
        for (int pass = 0; pass < 2; pass++) {
            ImGui.getIO().setDisplaySize(width, height);
            ImGui.getIO().setDeltaTime(1f / 60);
            ImGui.newFrame();
            words.forget();
            zones.forget();
            covers.clear();
            panels.run();
            covers.forEach(this::cover);
            ImGui.render();
        }
        return ImGui.getDrawData();
    }

    /** A panel at a corner: pivot 0 puts its left or top edge there, 1 its right or bottom edge. */
    void window(String id, float x, float y, float pivotX, float pivotY, Runnable content) {
        float left = moved(x, places.right(id), pivotX, ImGui.getIO().getDisplaySizeX());
        float top = moved(y, places.down(id), pivotY, ImGui.getIO().getDisplaySizeY());
        ImGui.setNextWindowPos(left, top, ImGuiCond.Always, pivotX, pivotY);
        ImGui.begin(id, FIXED);
        content.run();
        covers.add(new Cover(
                id, ImGui.getWindowPosX(), ImGui.getWindowPosY(), ImGui.getWindowWidth(), ImGui.getWindowHeight()));
        ImGui.end();
    }

    /** A part of the panel that was dragged stays in the frame. */
    private float moved(float at, float by, float pivot, float size) {
        if (by == 0) {
            return at;
        }
        float margin = Math.min(40 * scale, size / 2);
        return Math.max(margin * pivot, Math.min(size - margin * (1 - pivot), at + by * scale));
    }

    private void cover(Cover c) {
        zones.cover("panel " + c.id, c.x, c.y, c.width, c.height, (dx, dy, move, shift) -> {
            if (shift == Shift.HELD) {
                places.reset(c.id);
            } else if (move == Zones.Move.DRAG) {
                places.move(c.id, dx / scale, dy / scale);
            }
        });
    }

    /** A dot before a line that is one of several to choose from. */
    void dot(boolean filled, Look.Theme theme) {
        ImDrawList list = ImGui.getWindowDrawList();
        float x = ImGui.getCursorScreenPosX() + 4 * scale;
        float y = ImGui.getCursorScreenPosY() + ImGui.getTextLineHeight() / 2;
        if (filled) {
            list.addCircleFilled(x, y, 3.5f * scale, Ink.text(theme));
        } else {
            list.addCircle(x, y, 3 * scale, Ink.faint(theme));
        }
        ImGui.dummy(8 * scale, 1);
        ImGui.sameLine();
    }

    /** Makes the line at the cursor one that can be clicked; to be called before what is drawn on it. */
    void line(String name, float width, Zones.Handle handle) {
        zones.add(
                name,
                ImGui.getCursorScreenPosX() - 3 * scale,
                ImGui.getCursorScreenPosY() - 1.5f * scale,
                width + 6 * scale,
                ImGui.getTextLineHeight() + 4 * scale,
                handle);
    }

    @Override
    public void close() {
        ImGui.destroyContext();
    }
}
