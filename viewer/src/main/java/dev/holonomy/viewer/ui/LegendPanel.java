package dev.holonomy.viewer.ui;

import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.Palette;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.mesh.VertexVectors;
import dev.holonomy.viewer.render.Shift;
import dev.holonomy.viewer.scene.Coloring;
import dev.holonomy.viewer.scene.Look;
import imgui.ImDrawList;
import imgui.ImGui;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** What the colours of a mesh mean: its values by name, its classes with their shares, or a colour bar. */
final class LegendPanel {
    private static final int MOST_NAMES = 9;

    private final Panels panels;
    private final Actions actions;
    private final ScalarBar bar;

    LegendPanel(Panels panels, Actions actions) {
        this.panels = panels;
        this.actions = actions;
        bar = new ScalarBar(panels, actions);
    }

    void draw(Told told, List<String> names) {
        float scale = panels.scale();
        float x = told.column().x() + 12 * scale;
        panels.window("legend " + told.index(), x, 12 * scale, 0, 0, () -> {
            float width = Math.min(
                    panels.textWidth(), Math.max(60 * scale, told.column().width() - 44 * scale));
            panels.words().text(Words.cut(told.item().name(), width));
            if (told.index() == 0 && names.size() > 1) {
                values(names, told, width, told.shown().map(MeshValues::name).orElse(""));
            } else {
                told.shown().ifPresent(v -> panels.words().dim(Words.cut(v.name(), width)));
            }
            if (told.carried() && told.shown().isEmpty()) {
                panels.words().dim("coloured by place");
            }
            told.shown().ifPresent(values -> content(values, told, width));
        });
    }

    private void content(MeshValues values, Told told, float width) {
        if (told.carried()) {
            panels.words().dim(values instanceof VertexMap ? "colours of the image" : "coloured by place");
        } else if (Coloring.isLabels(values)) {
            classes(values, told, width);
        } else {
            if (values instanceof VertexVectors) {
                panels.words().dim("length");
            }
            bar.draw(told, width);
        }
    }

    /** The names that there are, the shown one marked; a click shows another. */
    private void values(List<String> names, Told told, float width, String shown) {
        int at = Math.max(0, names.indexOf(shown));
        float lines = told.column().height() / ImGui.getTextLineHeightWithSpacing();
        int most = Math.max(3, Math.min(MOST_NAMES, (int) (lines / 3)));
        int first = Math.max(0, Math.min(at - most / 2, names.size() - most));
        int last = Math.min(names.size(), first + most);
        for (String name : names.subList(first, last)) {
            panels.line("value " + name, width, (x, y, move, shift) -> {
                if (move == Zones.Move.PRESS) {
                    Look look = actions.look();
                    actions.change(look.with(look.values().withName(name)));
                }
            });
            boolean marked = name.equals(shown);
            panels.dot(marked, actions.look().theme());
            if (marked) {
                panels.words().text(Words.cut(name, width - 16 * panels.scale()));
            } else {
                panels.words().dim(Words.cut(name, width - 16 * panels.scale()));
            }
        }
        if (last - first < names.size()) {
            panels.words().dim((at + 1) + " of " + names.size() + ", Tab: next");
        }
        ImGui.dummy(1, 2 * panels.scale());
    }

    private void classes(MeshValues values, Told told, float width) {
        List<String> names = Coloring.classNames(values);
        if (names.isEmpty()) {
            panels.words().dim("no classes");
            return;
        }
        List<Integer> order = IntStream.range(0, names.size())
                .filter(c -> told.counts()[c] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer c) -> -told.shares()[c]))
                .toList();
        float left = told.column().height() - ImGui.getCursorPosY() - 60 * panels.scale();
        int room = Math.max(3, (int) (left / (ImGui.getTextLineHeightWithSpacing() + 1)));
        List<Integer> rows = new ArrayList<>(order.subList(0, Math.min(order.size(), room)));
        rows.sort(null);
        Set<String> hidden = actions.look().values().hidden();
        for (int c : rows) {
            String name = names.get(c);
            panels.line("class " + told.index() + " " + name, width, (x, y, move, shift) -> {
                if (move == Zones.Move.PRESS) {
                    clicked(name, names, shift);
                }
            });
            swatch(Palette.color(c), !hidden.contains(name));
            panels.words()
                    .pair(
                            name,
                            String.format(Locale.ROOT, "%.1f %%", 100 * told.shares()[c]),
                            width - 20 * panels.scale(),
                            hidden.contains(name));
        }
        if (rows.size() < order.size()) {
            panels.words().dim("and " + (order.size() - rows.size()) + " smaller classes");
        }
        panels.words().dim("share of the area");
    }

    /** A click hides or shows a class; with shift it leaves only that class, or brings all back. */
    private void clicked(String name, List<String> names, Shift shift) {
        Look look = actions.look();
        Set<String> hidden = new LinkedHashSet<>(look.values().hidden());
        if (shift == Shift.HELD) {
            Set<String> others = new LinkedHashSet<>(names);
            others.remove(name);
            boolean alone = hidden.equals(others);
            hidden.clear();
            if (!alone) {
                hidden.addAll(others);
            }
        } else if (!hidden.remove(name)) {
            hidden.add(name);
        }
        actions.change(look.with(look.values().withHidden(hidden)));
    }

    private void swatch(int rgb, boolean filled) {
        float scale = panels.scale();
        float side = ImGui.getTextLineHeight() * 0.8f;
        ImDrawList list = ImGui.getWindowDrawList();
        float x = ImGui.getCursorScreenPosX();
        float y = ImGui.getCursorScreenPosY() + ImGui.getTextLineHeight() * 0.12f;
        if (filled) {
            list.addRectFilled(x, y, x + side, y + side, Ink.of(rgb), 3 * scale);
        } else {
            list.addRect(x, y, x + side, y + side, Ink.of(rgb), 3 * scale);
        }
        ImGui.dummy(side, side);
        ImGui.sameLine();
    }
}
