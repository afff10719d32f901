package dev.holonomy.viewer.ui;

import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.viewer.render.Engine;
import dev.holonomy.viewer.scene.Analysis;
import dev.holonomy.viewer.scene.ChartStrokes;
import dev.holonomy.viewer.scene.DiscKernel;
import dev.holonomy.viewer.scene.GaugeFields;
import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.PolarChart;
import dev.holonomy.viewer.scene.ProbeLook;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The chart of a vertex on its surface, asked for and drawn anew when the vertex or its frame changes. */
final class Probe {
    private final Engine engine;
    private Optional<Look.Mark> at = Optional.empty();
    private ProbeLook look = ProbeLook.DEFAULT;
    private Optional<Seen> seen = Optional.empty();
    private Optional<GaugeFields> unturned = Optional.empty();
    private int strokes = -1;
    private String reason = "";

    Probe(Engine engine) {
        this.engine = engine;
    }

    /**
     * What is known of a vertex.
     *
     * @param mark the vertex
     * @param kernels all learned kernels
     * @param kernel the one that colours the chart
     * @param fields what a network computes there in the turned frame
     * @param change of its outputs, against the unturned frame: the largest
     */
    record Seen(
            Look.Mark mark,
            PolarChart chart,
            List<DiscKernel> kernels,
            Optional<DiscKernel> kernel,
            Optional<GaugeFields> fields,
            double change) {}

    /** What is drawn now; empty where no chart is. */
    Optional<Seen> seen() {
        return seen;
    }

    /** The number of the drawing in the engine, −1 for none. */
    int strokes() {
        return strokes;
    }

    /** Why there is no chart where one is wanted; empty where there is one or none is wanted. */
    String reason() {
        return reason;
    }

    /** Follows a look; the mark is the vertex whose chart is wanted. */
    void follow(DrawnScene drawn, ProbeLook next, Optional<Look.Mark> mark) {
        Optional<Look.Mark> wanted = next.chart() == ProbeLook.Chart.SHOWN ? mark : Optional.empty();
        if (wanted.equals(at) && next.equals(look)) {
            return;
        }
        boolean moved = !wanted.equals(at);
        at = wanted;
        look = next;
        if (moved) {
            unturned = Optional.empty();
        }
        if (strokes >= 0) {
            engine.remove(strokes);
            strokes = -1;
        }
        Seen before = moved ? null : seen.orElse(null);
        seen = Optional.empty();
        reason = "";
        wanted.ifPresent(m -> draw(drawn, m, before));
    }

    private void draw(DrawnScene drawn, Look.Mark mark, @Nullable Seen before) {
        Analysis analysis = drawn.scene().analysis();
        TriangleMesh mesh = drawn.scene().meshes().get(mark.mesh()).mesh();
        double gauge = Math.toRadians(look.gauge());
        try {
            Optional<PolarChart> chart =
                    before != null ? Optional.of(before.chart) : analysis.chart(mesh, mark.vertex());
            if (chart.isEmpty()) {
                reason = "no charts are known of this mesh";
                return;
            }
            List<DiscKernel> kernels = analysis.kernels();
            Optional<DiscKernel> kernel = look.kernel() < 0 || kernels.isEmpty()
                    ? Optional.empty()
                    : Optional.of(kernels.get(Math.min(look.kernel(), kernels.size() - 1)));
            Optional<GaugeFields> fields = analysis.fields(mesh, mark.vertex(), gauge);
            if (unturned.isEmpty()) {
                unturned = look.gauge() == 0 ? fields : analysis.fields(mesh, mark.vertex(), 0);
            }
            seen = Optional.of(new Seen(mark, chart.get(), kernels, kernel, fields, change(fields)));
            ChartStrokes drawing = ChartStrokes.of(
                    drawn.items().get(mark.mesh()).surface(),
                    chart.get(),
                    gauge,
                    kernel,
                    fields.map(GaugeFields::vectors).orElse(new double[0]));
            strokes = engine.upload(drawing.geometry(), drawing.paint());
        } catch (MeshException e) {
            reason = String.valueOf(e.getMessage());
        }
    }

    private double change(Optional<GaugeFields> turned) {
        double change = 0;
        if (turned.isPresent() && unturned.isPresent()) {
            double[] a = turned.get().outputs();
            double[] b = unturned.get().outputs();
            for (int i = 0; i < Math.min(a.length, b.length); i++) {
                change = Math.max(change, Math.abs(a[i] - b[i]));
            }
        }
        return change;
    }
}
