package dev.holonomy.viewer.ui;

import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.Range;
import dev.holonomy.viewer.scene.Timeline;
import imgui.ImDrawList;
import imgui.ImGui;
import java.util.Locale;

/** The steps of a timeline as a slider under their curve. */
final class StepsPanel {
    private final Panels panels;
    private final Actions actions;

    StepsPanel(Panels panels, Actions actions) {
        this.panels = panels;
        this.actions = actions;
    }

    /** At the bottom, in the middle. */
    void draw(Timeline timeline, int step, int width, int height) {
        float scale = panels.scale();
        panels.window("steps", width / 2f, height - 12 * scale, 0.5f, 1, () -> {
            float wide = Math.max(80 * scale, Math.min(420 * scale, width - 60 * scale));
            int count = timeline.steps().size();
            double[] curve = timeline.curve();
            double[] ends = Range.FULL.of(curve);
            String number = step < curve.length && Double.isFinite(curve[step])
                    ? String.format(Locale.ROOT, "loss %.4f", curve[step])
                    : "";
            panels.words().pair(timeline.steps().get(step), number, wide, false);
            float high = 40 * scale;
            float x = ImGui.getCursorScreenPosX();
            float y = ImGui.getCursorScreenPosY();
            ImDrawList list = ImGui.getWindowDrawList();
            Look.Theme theme = actions.look().theme();
            float perStep = count > 1 ? wide / (count - 1) : 0;
            double span = ends[1] > ends[0] ? ends[1] - ends[0] : 1;
            for (int i = 1; i < Math.min(count, curve.length); i++) {
                if (Double.isFinite(curve[i - 1]) && Double.isFinite(curve[i])) {
                    list.addLine(
                            x + perStep * (i - 1),
                            y + (float) (high * (1 - (curve[i - 1] - ends[0]) / span)),
                            x + perStep * i,
                            y + (float) (high * (1 - (curve[i] - ends[0]) / span)),
                            Ink.of(0x0072B2),
                            1.6f * scale);
                }
            }
            float line = y + high + 6 * scale;
            list.addLine(x, line, x + wide, line, Ink.faint(theme), 2 * scale);
            list.addLine(x + perStep * step, y, x + perStep * step, line, Ink.faint(theme), scale);
            list.addCircleFilled(x + perStep * step, line, 6 * scale, Ink.text(theme));
            panels.zones().add("steps", x, y, wide, high + 14 * scale, (across, down, move, shift) -> {
                Look look = actions.look();
                actions.change(look.with(look.values().withStep((int) Math.round(across * (count - 1)))));
            });
            ImGui.dummy(wide, high + 14 * scale);
        });
    }
}
