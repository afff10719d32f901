package dev.holonomy.viewer.ui;

import dev.holonomy.mesh.Palette;
import dev.holonomy.viewer.render.Shift;
import dev.holonomy.viewer.scene.Painting;
import dev.holonomy.viewer.scene.Tool;
import imgui.ImDrawList;
import imgui.ImGui;
import java.util.List;
import java.util.Locale;

/** What the brush does: its mode and radius, the class it paints, and what can be done with a selection. */
final class EditPanel {
    private static final int MOST_CLASSES = 12;

    private final Panels panels;
    private final Actions actions;
    private final EditTool tool;

    EditPanel(Panels panels, Actions actions, EditTool tool) {
        this.panels = panels;
        this.actions = actions;
        this.tool = tool;
    }

    /** At the bottom right. */
    void draw(int width, int height) {
        float scale = panels.scale();
        panels.window("edit", width - 12 * scale, height - 12 * scale, 1, 1, () -> content(150 * scale));
    }

    private void content(float width) {
        for (Tool mode : Tool.values()) {
            if (mode != Tool.LOOK) {
                choice(mode.name().toLowerCase(Locale.ROOT), mode == tool.mode(), width, () -> tool.mode(mode));
            }
        }
        slider(width);
        Painting painting = tool.painting().orElse(null);
        if (painting == null) {
            return;
        }
        boolean selecting = tool.mode() == Tool.SELECT || tool.mode() == Tool.DESELECT;
        if (selecting) {
            String what = painting.elements().areFaces() ? " faces" : " vertices";
            panels.words().text(tool.selection().elements().cardinality() + what + " selected");
            button("same class", width, () -> tool.selection().sameClass(tool.classId()));
            button("in the coloured range", width, tool.selection()::inRange);
            button("connected", width, tool.selection()::connect);
            button("grow", width, tool.selection()::grow);
            button("shrink", width, tool.selection()::shrink);
            button("invert", width, tool.selection()::invert);
            button("clear", width, tool.selection()::clear);
            button("paint it", width, tool::label);
            button("copy ids", width, tool::copyIds);
            button("save selection", width, tool::save);
        } else {
            classes(painting.classes(), width);
            button("new class", width, tool::addClass);
            button("undo (Z)", width, () -> tool.undo(true));
            button("save labels (Enter)", width, tool::save);
        }
    }

    private void classes(List<String> names, float width) {
        int first = Math.max(0, Math.min(tool.classId() - MOST_CLASSES / 2, names.size() - MOST_CLASSES));
        for (int c = first; c < Math.min(names.size(), first + MOST_CLASSES); c++) {
            int id = c;
            panels.line("paint " + names.get(c), width, (x, y, move, shift) -> {
                if (move == Zones.Move.PRESS) {
                    tool.choose(id);
                }
            });
            float side = ImGui.getTextLineHeight() * 0.8f;
            ImDrawList list = ImGui.getWindowDrawList();
            float x = ImGui.getCursorScreenPosX();
            float y = ImGui.getCursorScreenPosY() + ImGui.getTextLineHeight() * 0.12f;
            list.addRectFilled(x, y, x + side, y + side, Ink.of(Palette.color(c)), 3 * panels.scale());
            ImGui.dummy(side, side);
            ImGui.sameLine();
            if (c == tool.classId()) {
                panels.words().text(Words.cut(names.get(c), width - 24 * panels.scale()));
            } else {
                panels.words().dim(Words.cut(names.get(c), width - 24 * panels.scale()));
            }
        }
    }

    private void choice(String name, boolean chosen, float width, Runnable choose) {
        pressable(name, width, choose);
        panels.dot(chosen, actions.look().theme());
        if (chosen) {
            panels.words().text(name);
        } else {
            panels.words().dim(name);
        }
    }

    private void button(String name, float width, Runnable press) {
        pressable(name, width, press);
        panels.words().dim(name);
    }

    private void pressable(String name, float width, Runnable press) {
        panels.line("edit " + name, width, (x, y, move, shift) -> {
            if (move == Zones.Move.PRESS && shift == Shift.FREE) {
                press.run();
            }
        });
    }

    private void slider(float width) {
        float scale = panels.scale();
        panels.words().pair("brush", String.format(Locale.ROOT, "%.3f", tool.brush()), width, false);
        float x = ImGui.getCursorScreenPosX();
        float y = ImGui.getCursorScreenPosY() + 7 * scale;
        ImDrawList list = ImGui.getWindowDrawList();
        // the root: small brushes need the finer steps
        float at = x + width * (float) Math.sqrt(tool.brush());
        list.addLine(x, y, x + width, y, Ink.faint(actions.look().theme()), 2 * scale);
        list.addCircleFilled(at, y, 6 * scale, Ink.text(actions.look().theme()));
        panels.zones()
                .add(
                        "brush",
                        x,
                        y - 8 * scale,
                        width,
                        16 * scale,
                        (across, down, move, shift) -> tool.brush(across * across));
        ImGui.dummy(width, 14 * scale);
    }
}
