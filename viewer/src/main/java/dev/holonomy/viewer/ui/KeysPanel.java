package dev.holonomy.viewer.ui;

import dev.holonomy.viewer.render.Key;
import dev.holonomy.viewer.render.Shift;
import imgui.ImGui;
import java.util.List;

/** All keys; a click on a line is as good as its key. */
final class KeysPanel {
    private record Line(String key, String what, List<Key> press) {
        static Line of(String key, String what, Key... press) {
            return new Line(key, what, List.of(press));
        }

        static Line head(String what) {
            return new Line("", what, List.of());
        }
    }

    private static final List<Line> LINES = List.of(
            Line.head("camera"),
            Line.of("drag", "turn"),
            Line.of("shift + drag", "move (also middle or right)"),
            Line.of("wheel", "zoom to the mouse"),
            Line.of("F2", "orbit, trackball, turntable, walk, plane", Key.F2),
            Line.of("F", "frame all, the selection, the vertex", Key.F),
            Line.of("pad 1 3 7", "front, right, top (shift: opposite)", Key.PAD_1),
            Line.of("pad 5", "perspective or parallel", Key.PAD_5),
            Line.of("U", "which axis is up", Key.U),
            Line.of("Z", "undo (shift: redo)", Key.Z),
            Line.head("surface"),
            Line.of("W, F4", "edges, wider edges", Key.W),
            Line.of("L", "flat or smooth", Key.L),
            Line.of("E", "light, clay, no light", Key.E),
            Line.of("A", "see through", Key.A),
            Line.of("B", "back faces", Key.B),
            Line.of("X, up, down", "slice", Key.X),
            Line.of("F3", "ground: shadow, grid", Key.F3),
            Line.of("T", "light or dark", Key.T),
            Line.head("values"),
            Line.of("Tab, 1-9", "which value", Key.TAB),
            Line.of("C", "colour map", Key.C),
            Line.of("R", "range: all, most, symmetric", Key.R),
            Line.of("I", "isolines", Key.I),
            Line.of("M", "lines of a map", Key.M),
            Line.of("left, right", "step of a training, or turn the frame"),
            Line.head("read and edit"),
            Line.of("click", "read a vertex"),
            Line.of("shift + click", "path to another"),
            Line.of("G", "go to a vertex", Key.G),
            Line.of("N, O", "next worst vertex, mesh", Key.N),
            Line.of("D", "chart of the vertex", Key.D),
            Line.of("J", "learned kernel in the chart", Key.J),
            Line.of("Y", "paint classes, select", Key.Y),
            Line.of("Esc", "drop the vertex", Key.ESCAPE),
            Line.head("files and pictures"),
            Line.of("S", "save a picture", Key.S),
            Line.of("V", "save the view", Key.V),
            Line.of("K", "copy as command", Key.K),
            Line.of("P", "panels (drag one to move it)", Key.P),
            Line.of("H", "these keys", Key.H),
            Line.of("Q", "close", Key.Q));

    private final Panels panels;
    private final Actions actions;

    KeysPanel(Panels panels, Actions actions) {
        this.panels = panels;
        this.actions = actions;
    }

    /** In one column where there is room, else in more. */
    void draw(int width, int height) {
        float scale = panels.scale();
        float column = 300 * scale;
        panels.window("keys", width - 12 * scale, height - 12 * scale, 1, 1, () -> {
            float line = ImGui.getTextLineHeightWithSpacing();
            int room = Math.max(8, (int) ((height - 60 * scale) / line));
            int columns =
                    Math.max(1, Math.min((int) ((width - 40 * scale) / column), (LINES.size() + room - 1) / room));
            int rows = (LINES.size() + columns - 1) / columns;
            float left = ImGui.getCursorPosX();
            float top = ImGui.getCursorPosY();
            for (int i = 0; i < LINES.size(); i++) {
                Line each = LINES.get(i);
                int of = i / rows;
                float x = left + of * column;
                ImGui.setCursorPos(x, top + (i % rows) * line);
                if (!each.press.isEmpty()) {
                    panels.line("key " + each.key, column - 16 * scale, (px, py, move, shift) -> {
                        if (move == Zones.Move.PRESS) {
                            actions.press(each.press.get(0), Shift.FREE);
                        }
                    });
                }
                if (each.key.isEmpty()) {
                    panels.words().text(each.what);
                    continue;
                }
                panels.words().dim(each.key);
                ImGui.sameLine();
                ImGui.setCursorPosX(x + 90 * scale);
                panels.words().dim(each.what);
            }
            ImGui.setCursorPos(left, top + rows * line);
            ImGui.dummy(columns * column - 16 * scale, 1);
        });
    }
}
