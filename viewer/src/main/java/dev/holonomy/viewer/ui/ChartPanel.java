package dev.holonomy.viewer.ui;

import dev.holonomy.mesh.ColorMap;
import dev.holonomy.viewer.render.Rect;
import dev.holonomy.viewer.scene.ChartStrokes;
import dev.holonomy.viewer.scene.DiscKernel;
import dev.holonomy.viewer.scene.GaugeFields;
import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.PolarChart;
import imgui.ImDrawList;
import imgui.ImGui;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The chart of a vertex, flat in its frame: neighbours at their distances and directions with their own frames as seen from the vertex, a
 * learned kernel behind them, feature vectors, and a slider that turns the frame.
 */
final class ChartPanel {
    private static final int MOST_OUTPUTS = 3;
    private static final int PATCHES = 48;

    private final Panels panels;
    private final Actions actions;

    ChartPanel(Panels panels, Actions actions) {
        this.panels = panels;
        this.actions = actions;
    }

    /** The height that the panel takes, so that others leave room. */
    float height() {
        return 412 * panels.scale();
    }

    /** At the bottom left of a part of the frame. */
    void draw(Probe.Seen seen, Rect part) {
        float scale = panels.scale();
        float width = 204 * scale;
        panels.window(
                "chart",
                part.x() + 12 * scale,
                part.y() + part.height() - 12 * scale,
                0,
                1,
                () -> content(seen, width));
    }

    private void content(Probe.Seen seen, float width) {
        PolarChart chart = seen.chart();
        panels.words().pair("chart of " + chart.vertex(), chart.neighbours().length + " neighbours", width, false);
        double gauge = Math.toRadians(actions.look().probe().gauge());
        disc(seen, gauge, width);
        panels.words().dim(String.format(Locale.ROOT, "radius %s", ScalarBar.number(chart.radius(), chart.radius())));
        if (!seen.kernels().isEmpty()) {
            kernelLine(seen, width);
        }
        slider(width);
        seen.fields().ifPresent(fields -> outputs(fields, seen.change(), width));
    }

    private void disc(Probe.Seen seen, double gauge, float width) {
        float scale = panels.scale();
        float rim = width / 2 - 12 * scale;
        float x = ImGui.getCursorScreenPosX() + width / 2;
        float y = ImGui.getCursorScreenPosY() + rim + 10 * scale;
        ImDrawList list = ImGui.getWindowDrawList();
        int faint = Ink.of(0x808890, 0.55);
        seen.kernel().ifPresent(kernel -> kernel(list, kernel, x, y, rim));
        for (int step : ChartStrokes.CIRCLES) {
            list.addCircle(x, y, rim * step / PolarChart.STEPS, faint, 64, scale);
        }
        for (int k = 0; k < ChartStrokes.SPOKES; k++) {
            double angle = 2 * Math.PI * k / ChartStrokes.SPOKES;
            list.addLine(x, y, x + (float) (rim * Math.cos(angle)), y - (float) (rim * Math.sin(angle)), faint, scale);
        }
        PolarChart chart = seen.chart();
        float small =
                scale * (float) Math.max(0.45, Math.min(1, Math.sqrt(40.0 / Math.max(1, chart.neighbours().length))));
        for (int e = 0; e < chart.neighbours().length; e++) {
            double t = Math.min(1, chart.r()[e] / chart.radius());
            double theta = chart.theta()[e] + gauge;
            float px = x + (float) (rim * t * Math.cos(theta));
            float py = y - (float) (rim * t * Math.sin(theta));
            arrow(list, px, py, chart.transport()[e] + gauge, 13 * small, Ink.of(ChartStrokes.FIRST_RGB, 0.9), small);
            list.addCircleFilled(px, py, 4.2f * small, Ink.text(actions.look().theme()));
            list.addCircleFilled(px, py, 3.4f * small, Ink.of(ChartStrokes.color(t, theta, seen.kernel())));
        }
        arrow(list, x, y, 0, rim, Ink.of(ChartStrokes.FIRST_RGB), 2.2f * scale);
        arrow(list, x, y, Math.PI / 2, rim, Ink.of(ChartStrokes.SECOND_RGB), 2.2f * scale);
        seen.fields().ifPresent(fields -> vectors(list, fields.vectors(), x, y, rim / 2));
        ImGui.dummy(width, 2 * rim + 18 * scale);
    }

    /** Patches of the disc in the colours of a kernel. */
    private static void kernel(ImDrawList list, DiscKernel kernel, float x, float y, float rim) {
        double most = Math.max(kernel.most(), 1e-300);
        int rings = 12;
        for (int ring = 0; ring < rings; ring++) {
            float low = rim * ring / rings;
            float high = rim * (ring + 1) / rings;
            for (int k = 0; k < PATCHES; k++) {
                double from = 2 * Math.PI * k / PATCHES;
                double to = 2 * Math.PI * (k + 1) / PATCHES;
                double value = kernel.at((ring + 0.5) / rings, (from + to) / 2) / most;
                list.addQuadFilled(
                        x + low * (float) Math.cos(from),
                        y - low * (float) Math.sin(from),
                        x + high * (float) Math.cos(from),
                        y - high * (float) Math.sin(from),
                        x + high * (float) Math.cos(to),
                        y - high * (float) Math.sin(to),
                        x + low * (float) Math.cos(to),
                        y - low * (float) Math.sin(to),
                        Ink.of(ColorMap.COOLWARM.rgb(0.5 + 0.5 * value)));
            }
        }
    }

    private static void arrow(ImDrawList list, float x, float y, double angle, float length, int ink, float width) {
        float dx = (float) Math.cos(angle);
        float dy = (float) -Math.sin(angle);
        float head = Math.min(0.4f * length, 4 * width + 2);
        float nx = x + dx * (length - head);
        float ny = y + dy * (length - head);
        list.addLine(x, y, nx, ny, ink, width);
        list.addTriangleFilled(
                x + dx * length,
                y + dy * length,
                nx - dy * head / 2,
                ny + dx * head / 2,
                nx + dy * head / 2,
                ny - dx * head / 2,
                ink);
    }

    private void vectors(ImDrawList list, double[] vectors, float x, float y, float longest) {
        double most = 0;
        for (int k = 0; k < vectors.length; k += 2) {
            most = Math.max(most, Math.hypot(vectors[k], vectors[k + 1]));
        }
        for (int k = 0; most > 0 && k < vectors.length; k += 2) {
            float length = (float) (longest * Math.hypot(vectors[k], vectors[k + 1]) / most);
            if (length > 3) {
                arrow(
                        list,
                        x,
                        y,
                        Math.atan2(vectors[k + 1], vectors[k]),
                        length,
                        Ink.of(ChartStrokes.VECTOR_RGB),
                        2 * panels.scale());
            }
        }
    }

    private void kernelLine(Probe.Seen seen, float width) {
        int count = seen.kernels().size();
        int at = Math.min(actions.look().probe().kernel(), count - 1);
        panels.line("kernel", width, (x, y, move, shift) -> {
            if (move == Zones.Move.PRESS) {
                Look look = actions.look();
                actions.change(look.with(look.probe().withKernel(at + 1 < count ? at + 1 : -1)));
            }
        });
        String name = seen.kernel().map(DiscKernel::name).orElse("no kernel: colours of directions");
        panels.words().text(Words.cut(name, width));
        panels.words().dim(at < 0 ? count + " learned kernels, J: next" : "kernel " + (at + 1) + " of " + count);
    }

    private void slider(float width) {
        float scale = panels.scale();
        double degrees = actions.look().probe().gauge();
        panels.words().pair("frame turned by", String.format(Locale.ROOT, "%.0f°", degrees), width, false);
        float x = ImGui.getCursorScreenPosX();
        float y = ImGui.getCursorScreenPosY() + 7 * scale;
        ImDrawList list = ImGui.getWindowDrawList();
        list.addLine(x, y, x + width, y, Ink.faint(actions.look().theme()), 2 * scale);
        list.addLine(
                x + width / 2,
                y - 5 * scale,
                x + width / 2,
                y + 5 * scale,
                Ink.faint(actions.look().theme()),
                scale);
        list.addCircleFilled(x + width * (float) (degrees / 360 + 0.5), y, 6 * scale, Ink.of(ChartStrokes.FIRST_RGB));
        panels.zones().add("gauge", x, y - 8 * scale, width, 16 * scale, (across, down, move, shift) -> {
            Look look = actions.look();
            actions.change(look.with(look.probe().withGauge(Math.rint(360 * across - 180))));
        });
        ImGui.dummy(width, 14 * scale);
    }

    /** The largest outputs, and how far any of them is from what it is in the frame as it was. */
    private void outputs(GaugeFields fields, double change, float width) {
        double[] all = fields.outputs();
        List<Integer> order = IntStream.range(0, all.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -all[i]))
                .limit(MOST_OUTPUTS)
                .toList();
        for (int i : order) {
            panels.words().pair(fields.names().get(i), String.format(Locale.ROOT, "%.6f", all[i]), width, false);
        }
        panels.words().dim(String.format(Locale.ROOT, "largest change %.1e", change));
    }

    /** One line where there is no chart to draw. */
    void missing(String reason, Rect part) {
        float scale = panels.scale();
        panels.window("chart", part.x() + 12 * scale, part.y() + part.height() - 12 * scale, 0, 1, () -> panels.words()
                .dim(Words.cut(reason, part.width() - 48 * scale)));
    }
}
