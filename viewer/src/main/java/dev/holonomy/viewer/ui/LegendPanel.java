package dev.holonomy.viewer.ui;

import dev.holonomy.mesh.ColorMap;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.Palette;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.mesh.VertexVectors;
import dev.holonomy.viewer.render.Shift;
import dev.holonomy.viewer.scene.Coloring;
import dev.holonomy.viewer.scene.Histogram;
import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.Range;
import imgui.ImDrawList;
import imgui.ImGui;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** What the colours of a mesh mean: its values by name, its classes with their shares, or a colour bar with a histogram. */
final class LegendPanel {
    private static final int MOST_NAMES = 9;

    private final Panels panels;
    private final Actions actions;

    LegendPanel(Panels panels, Actions actions) {
        this.panels = panels;
        this.actions = actions;
    }

    void draw(Told told, List<String> names) {
        float scale = panels.scale();
        float x = told.column().x() + 12 * scale;
        panels.window("legend " + told.index(), x, 12 * scale, 0, 0, () -> {
            float width = Math.min(
                    panels.textWidth(), Math.max(60 * scale, told.column().width() - 44 * scale));
            panels.words().text(Words.cut(told.item().name(), width));
            if (told.index() == 0 && names.size() > 1) {
                values(names, width, told.shown().map(MeshValues::name).orElse(""));
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
            bar(told, width);
        }
    }

    /** The names that there are, the shown one marked; a click shows another. */
    private void values(List<String> names, float width, String shown) {
        int at = Math.max(0, names.indexOf(shown));
        int first = Math.max(0, Math.min(at - MOST_NAMES / 2, names.size() - MOST_NAMES));
        int last = Math.min(names.size(), first + MOST_NAMES);
        for (String name : names.subList(first, last)) {
            panels.line("value " + name, width, (x, y, move, shift) -> {
                if (move == Zones.Move.PRESS) {
                    Look look = actions.look();
                    actions.change(look.with(look.values().withName(name)));
                }
            });
            boolean marked = name.equals(shown);
            dot(marked);
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

    private void dot(boolean filled) {
        float scale = panels.scale();
        ImDrawList list = ImGui.getWindowDrawList();
        float x = ImGui.getCursorScreenPosX() + 4 * scale;
        float y = ImGui.getCursorScreenPosY() + ImGui.getTextLineHeight() / 2;
        int ink = filled
                ? Ink.text(actions.look().theme())
                : Ink.faint(actions.look().theme());
        if (filled) {
            list.addCircleFilled(x, y, 3.5f * scale, ink);
        } else {
            list.addCircle(x, y, 3 * scale, ink);
        }
        ImGui.dummy(8 * scale, 1);
        ImGui.sameLine();
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

    private void bar(Told told, float width) {
        float scale = panels.scale();
        ColorMap map = actions.look().values().map();
        float wide = 18 * scale;
        float high = Math.max(40 * scale, Math.min(200 * scale, told.column().height() * 0.4f));
        ImDrawList list = ImGui.getWindowDrawList();
        float x = ImGui.getCursorScreenPosX();
        float y = ImGui.getCursorScreenPosY() + 6 * scale;
        int strips = 64;
        for (int i = 0; i < strips; i++) {
            int low = Ink.of(map.rgb(Math.min(1 - (i + 1) / (double) strips, 0.999999)));
            int top = Ink.of(map.rgb(Math.min(1 - i / (double) strips, 0.999999)));
            list.addRectFilledMultiColor(
                    x, y + high * i / strips, x + wide, y + high * (i + 1) / strips, top, top, low, low);
        }
        double low = told.range()[0];
        double span = told.range()[1] - low;
        int lines = actions.look().values().isolines();
        if (lines > 1 && high / lines > 3 * scale) {
            for (int i = 1; i < lines; i++) {
                float at = y + high * (1 - i / (float) lines);
                list.addLine(x, at, x + wide, at, Ink.of(0x202428, 0.6), scale);
            }
        }
        int ticks = span > 0 ? 5 : 1;
        for (int i = 0; i < ticks; i++) {
            double t = ticks == 1 ? 0.5 : i / (ticks - 1.0);
            float at = y + (float) (high * (1 - t));
            list.addLine(
                    x + wide,
                    at,
                    x + wide + 5 * scale,
                    at,
                    Ink.faint(actions.look().theme()),
                    scale);
            String text = number(low + (ticks == 1 ? 0 : t) * span, span);
            list.addText(
                    x + wide + 9 * scale,
                    at - ImGui.getTextLineHeight() / 2,
                    Ink.text(actions.look().theme()),
                    text);
        }
        ImGui.dummy(width, high + 14 * scale);
        told.histogram()
                .filter(h -> told.index() == 0 && h.most() > h.least())
                .ifPresent(h -> histogram(h, told, width));
        panels.words().dim(map.name().toLowerCase(Locale.ROOT) + (lines > 0 ? ", " + lines + " intervals" : ""));
    }

    /** Bars over all numbers, with a handle at each end of the coloured range. */
    private void histogram(Histogram histogram, Told told, float width) {
        float scale = panels.scale();
        float high = 44 * scale;
        float x = ImGui.getCursorScreenPosX();
        float y = ImGui.getCursorScreenPosY();
        ImDrawList list = ImGui.getWindowDrawList();
        int most =
                IntStream.range(0, histogram.bins()).map(histogram::count).max().orElse(1);
        double least = histogram.least();
        double all = histogram.most() - least;
        double span = Math.max(told.range()[1] - told.range()[0], 1e-300);
        for (int bin = 0; bin < histogram.bins(); bin++) {
            // the root keeps small bins visible beside large ones
            float tall = (float) (high * Math.sqrt(histogram.count(bin) / (double) Math.max(most, 1)));
            double middle = least + (bin + 0.5) / histogram.bins() * all;
            float from = x + width * bin / histogram.bins();
            int rgb = actions.look()
                    .values()
                    .map()
                    .rgb(Math.max(0, Math.min(0.999999, (middle - told.range()[0]) / span)));
            list.addRectFilled(from, y + high - tall, from + width / histogram.bins() - 0.5f, y + high, Ink.of(rgb));
        }
        list.addLine(x, y + high, x + width, y + high, Ink.faint(actions.look().theme()), scale);
        cumulative(list, histogram, x, y, width, high);
        for (int end = 0; end < 2; end++) {
            double share = Math.max(0, Math.min(1, (told.range()[end] - least) / all));
            float at = x + (float) (width * share);
            list.addLine(
                    at,
                    y - 2 * scale,
                    at,
                    y + high + 5 * scale,
                    Ink.text(actions.look().theme()),
                    1.5f * scale);
            list.addCircleFilled(
                    at, y + high + 5 * scale, 4 * scale, Ink.text(actions.look().theme()));
        }
        panels.zones()
                .add(
                        "histogram",
                        x,
                        y,
                        width,
                        high + 11 * scale,
                        (across, down, move, shift) -> pulled(least + across * all, told.range(), all));
        ImGui.dummy(width, high + 12 * scale);
    }

    /** The share of the numbers up to each, from 0 at the bottom to 1 at the top: of errors the Princeton curve. */
    private void cumulative(ImDrawList list, Histogram histogram, float x, float y, float width, float high) {
        double all = IntStream.range(0, histogram.bins()).map(histogram::count).sum();
        double before = 0;
        for (int bin = 0; bin < histogram.bins(); bin++) {
            double until = before + histogram.count(bin);
            float from = x + width * bin / histogram.bins();
            list.addLine(
                    from,
                    y + (float) (high * (1 - before / all)),
                    from + width / histogram.bins(),
                    y + (float) (high * (1 - until / all)),
                    Ink.faint(actions.look().theme()),
                    1.2f * panels.scale());
            before = until;
        }
    }

    /** The nearer end of the range goes to where the mouse is. */
    private void pulled(double to, double[] range, double all) {
        boolean low = Math.abs(to - range[0]) <= Math.abs(to - range[1]);
        double least = 1e-4 * all;
        double from = low ? Math.min(to, range[1] - least) : range[0];
        double until = low ? range[1] : Math.max(to, range[0] + least);
        if (from < until) {
            Look look = actions.look();
            actions.change(look.with(look.values().with(Range.of(from, until))));
        }
    }

    static String number(double value, double span) {
        double size = Math.max(Math.abs(value), span);
        return String.format(Locale.ROOT, size != 0 && (size < 1e-2 || size >= 1e5) ? "%.3g" : "%.3f", value);
    }
}
