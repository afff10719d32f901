package dev.holonomy.viewer.ui;

import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.viewer.render.Key;
import dev.holonomy.viewer.render.Shift;
import dev.holonomy.viewer.scene.Coloring;
import dev.holonomy.viewer.scene.Look;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Ways to a vertex besides a click: its id, digit by digit, and the worst of the shown value. */
final class GoTo {
    private final View view;
    private @Nullable String typed;

    GoTo(View view) {
        this.view = view;
    }

    /** What is asked for while an id is typed. */
    Optional<String> asking() {
        return Optional.ofNullable(typed).map(digits -> "go to vertex: " + digits + "_");
    }

    void begin() {
        typed = "";
    }

    /** Takes a key while an id is typed, until Enter or Escape; false when none is. */
    boolean typed(Key key) {
        String before = typed;
        if (before == null) {
            return false;
        }
        if (key.digit() >= 0) {
            typed = before.length() < 9 ? before + key.digit() : before;
        } else if (key == Key.BACKSPACE) {
            typed = before.substring(0, Math.max(0, before.length() - 1));
        } else if (key == Key.ENTER || key == Key.ESCAPE) {
            typed = null;
            if (key == Key.ENTER && !before.isEmpty()) {
                view.goTo(new Look.Mark(view.look().mark().map(Look.Mark::mesh).orElse(0), Integer.parseInt(before)));
            }
        }
        return true;
    }

    /** The vertex of the next lower number of the shown value, or the highest; the other way round with shift. */
    void nextWorst(Shift with) {
        Optional<Look.Mark> mark = view.look().mark().filter(view::exists);
        int mesh = mark.map(Look.Mark::mesh).orElse(0);
        MeshValues values = view.drawn().items().get(mesh).shown().orElse(null);
        Worst.next(values, mark.map(Look.Mark::vertex).orElse(-1), with == Shift.HELD)
                .ifPresentOrElse(
                        v -> {
                            view.goTo(new Look.Mark(mesh, v));
                            view.note("worst vertex of '" + (values == null ? "" : values.name()) + "' after the last: "
                                    + v);
                        },
                        () -> view.note(
                                "N goes through the vertices of a shown scalar from the largest on; none is shown"));
    }

    /** The worst vertex of the mesh with the next lower mean of the shown value, or of the worst mesh; the other way round with shift. */
    void nextWorstMesh(Shift with) {
        List<DrawnScene.Item> items = view.drawn().items();
        double[] means = new double[items.size()];
        Arrays.setAll(means, i -> items.get(i)
                .shown()
                .filter(v -> v instanceof VertexScalars)
                .map(v -> Arrays.stream(Coloring.numbers(v))
                        .filter(Double::isFinite)
                        .average()
                        .orElse(Double.NaN))
                .orElse(Double.NaN));
        int present =
                view.look().mark().filter(view::exists).map(Look.Mark::mesh).orElse(-1);
        OptionalInt next = Worst.next(new VertexScalars("means", means), present, with == Shift.HELD);
        OptionalInt vertex = next.isEmpty()
                ? next
                : Worst.next(items.get(next.getAsInt()).shown().orElse(null), -1, false);
        if (next.isEmpty() || vertex.isEmpty()) {
            view.note("O goes through the meshes by their means of a shown scalar; none is shown");
            return;
        }
        int mesh = next.getAsInt();
        view.goTo(new Look.Mark(mesh, vertex.getAsInt()));
        view.note(String.format(
                Locale.ROOT,
                "%s: mean %.4g",
                view.drawn().scene().meshes().get(mesh).name(),
                means[mesh]));
    }
}
