package dev.holonomy.viewer.ui;

import dev.holonomy.viewer.render.Rect;
import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.Tool;
import java.util.List;
import java.util.Optional;

/** Which panels lie over a frame, and where. */
final class Layout {
    private final Panels panels;
    private final View view;
    private final LegendPanel legends;
    private final InspectorPanel inspector;
    private final KeysPanel keysPanel;
    private final StepsPanel stepsPanel;
    private final MarkLayer marks;
    private final ChartPanel chartPanel;
    private final Probe probe;
    private final Reasons reasons;
    private final Measure measure;
    private final EditTool edit;
    private final EditPanel editPanel;
    private boolean keys;

    Layout(Panels panels, View view, Probe probe, Reasons reasons, Measure measure, EditTool edit, Actions actions) {
        this.panels = panels;
        this.view = view;
        this.probe = probe;
        this.reasons = reasons;
        this.measure = measure;
        this.edit = edit;
        editPanel = new EditPanel(panels, actions, edit);
        chartPanel = new ChartPanel(panels, actions);
        legends = new LegendPanel(panels, actions);
        inspector = new InspectorPanel(panels);
        keysPanel = new KeysPanel(panels, actions);
        stepsPanel = new StepsPanel(panels, actions);
        marks = new MarkLayer(panels);
    }

    void toggleKeys() {
        keys = !keys;
    }

    /** Lays all panels out; the line at the bottom may be empty. */
    void lay(String line) {
        DrawnScene drawn = view.drawn();
        Look look = view.look();
        marks.draw(drawn, look, view.camera(), view::part);
        look.mark().filter(view::exists).ifPresent(mark -> reasons.influence()
                .ifPresent(influence -> marks.sources(
                        drawn.items().get(mark.mesh()).surface(), influence, view.camera(), view.part(mark.mesh()))));
        float edge = 12 * panels.scale();
        if (look.panels() == Look.Panels.SHOWN) {
            for (int i = 0; i < drawn.items().size(); i++) {
                legends.draw(drawn.told(i, aboveChart(i), look.values()), drawn.names());
            }
            look.mark().filter(view::exists).ifPresent(this::readings);
            chart();
            int step = drawn.step(look.values());
            if (step >= 0) {
                stepsPanel.draw(drawn.scene().timeline(), step, view.width(), view.height());
            }
        }
        if (edit.mode() != Tool.LOOK) {
            editPanel.draw(view.width(), view.height());
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

    private void chart() {
        probe.seen()
                .ifPresentOrElse(
                        seen -> chartPanel.draw(seen, view.column(seen.mark().mesh())), () -> {
                            if (!probe.reason().isEmpty()) {
                                chartPanel.missing(probe.reason(), view.column(0));
                            }
                        });
    }

    /** The part of the frame in which a legend may be. */
    private Rect aboveChart(int mesh) {
        Rect column = view.column(mesh);
        boolean below = probe.seen().filter(s -> s.mark().mesh() == mesh).isPresent();
        int taken = below ? Math.min(column.height() / 2, (int) chartPanel.height()) : 0;
        return new Rect(column.x(), column.y(), column.width(), column.height() - taken);
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
                        picked ? view.pickedFace() : -1,
                        picked ? measure.told() : "",
                        picked ? Optional.of(reasons) : Optional.empty()));
            }
        }
    }
}
