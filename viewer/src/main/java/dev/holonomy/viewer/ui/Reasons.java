package dev.holonomy.viewer.ui;

import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.viewer.scene.Coloring;
import dev.holonomy.viewer.scene.Influence;
import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.PolarChart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Why the read vertex got its label, asked for when another vertex is read. */
final class Reasons {
    private Optional<Look.Mark> at = Optional.empty();
    private int face = -1;
    private Optional<Influence> influence = Optional.empty();
    private Optional<PolarChart> chart = Optional.empty();

    /** Follows the read vertex, and the face that was clicked, −1 for none. */
    void follow(DrawnScene drawn, Optional<Look.Mark> mark, int clicked) {
        if (mark.equals(at) && face == clicked) {
            return;
        }
        at = mark;
        face = clicked;
        influence = Optional.empty();
        chart = Optional.empty();
        mark.ifPresent(m -> {
            TriangleMesh mesh = drawn.scene().meshes().get(m.mesh()).mesh();
            try {
                influence = drawn.scene().analysis().influence(mesh, m.vertex(), clicked);
                if (influence.isPresent()) {
                    chart = drawn.scene().analysis().chart(mesh, m.vertex());
                }
            } catch (MeshException e) {
                influence = Optional.empty(); // the chart, where it is wanted, tells why
            }
        });
    }

    /** What moved the decision; empty where no network is known. */
    Optional<Influence> influence() {
        return influence;
    }

    /** How often each class of labels occurs among the neighbours in the chart, such as {@code 5 foot, 4 lowerleg}. */
    String neighbours(MeshValues labels) {
        if (chart.isEmpty() || !Coloring.isLabels(labels) || Coloring.onFaces(labels)) {
            return "";
        }
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        int[] ids = Coloring.labels(labels);
        for (int q : chart.get().neighbours()) {
            counts.merge(ids[q], 1, Integer::sum);
        }
        List<Integer> order = new ArrayList<>(counts.keySet());
        order.sort(Comparator.comparingInt(id -> -counts.getOrDefault(id, 0)));
        List<String> told = new ArrayList<>();
        for (int id : order) {
            told.add(counts.get(id) + " "
                    + (id < 0 ? "none" : Coloring.classNames(labels).get(id)));
        }
        return String.join(", ", told);
    }
}
