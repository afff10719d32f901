package dev.holonomy.viewer.ui;

import dev.holonomy.viewer.scene.Look;
import java.util.List;

/** Which panels lie over a frame, and where. */
final class Layout {
    private final Panels panels;
    private final View view;
    private final LegendPanel legends;
    private final InspectorPanel inspector;
    private final KeysPanel keysPanel;
    private final StepsPanel stepsPanel;
    private final MarkLayer marks;
    private boolean keys;

    Layout(Panels panels, View view, Actions actions) {
        this.panels = panels;
        this.view = view;
        legends = new LegendPanel(panels, actions);
        inspector = new InspectorPanel(panels);
        keysPanel = new KeysPanel(panels, actions);
        stepsPanel = new StepsPanel(panels, actions);
        marks = new MarkLayer(panels.scale());
    }

    void toggleKeys() {
        keys = !keys;
    }

    /** Lays all panels out; the line at the bottom may be empty. */
    void lay(String line) {
        DrawnScene drawn = view.drawn();
        Look look = view.look();
        marks.draw(drawn, look, view.camera(), view::part);
        float edge = 12 * panels.scale();
        if (look.panels() == Look.Panels.SHOWN) {
            for (int i = 0; i < drawn.items().size(); i++) {
                legends.draw(drawn.told(i, view.column(i), look.values()), drawn.names());
            }
            look.mark().filter(view::exists).ifPresent(this::readings);
            int step = drawn.step(look.values());
            if (step >= 0) {
                stepsPanel.draw(drawn.scene().timeline(), step, view.width(), view.height());
            }
        }
        if (keys) {
            keysPanel.draw(view.width(), view.height());
        }
        if (!line.isEmpty()) {
            float width = view.width() - 4 * edge;
            panels.window("note", edge, view.height() - edge, 0, 1, () -> panels.words()
                    .text(Words.cut(line, width)));
        }
    }

    private void readings(Look.Mark mark) {
        List<MarkLayer.Dot> dots = MarkLayer.dots(view.drawn(), mark);
        for (MarkLayer.Dot dot : dots) {
            boolean picked = dot.mesh() == mark.mesh();
            if (picked || dot.mesh() != dots.get(0).mesh()) {
                inspector.draw(new InspectorPanel.Read(
                        view.drawn()
                                .told(
                                        dot.mesh(),
                                        view.column(dot.mesh()),
                                        view.look().values()),
                        view.drawn().items().get(dot.mesh()).surface(),
                        dot.vertex(),
                        picked ? view.pickedFace() : -1));
            }
        }
    }
}
