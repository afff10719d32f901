package dev.holonomy.viewer.ui;

import dev.holonomy.mesh.ColorMap;
import dev.holonomy.viewer.scene.Histogram;
import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.Range;
import imgui.ImDrawList;
import imgui.ImGui;
import java.util.Locale;
import java.util.stream.IntStream;

/** The colours of numbers: a bar with ticks, and a histogram with handles for the ends of the range. */
final class ScalarBar {
    private final Panels panels;
    private final Actions actions;

    ScalarBar(Panels panels, Actions actions) {
        this.panels = panels;
        this.actions = actions;
    }

    /** Draws the bar, and under it the histogram where the numbers differ. */
    void draw(Told told, float width) {
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
