package dev.holonomy.viewer.ui;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.viewer.render.Engine;
import dev.holonomy.viewer.render.Paint;
import dev.holonomy.viewer.scene.Coloring;
import dev.holonomy.viewer.scene.Elements;
import dev.holonomy.viewer.scene.Painting;
import dev.holonomy.viewer.scene.SelectionShape;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The selected vertices or faces of one mesh, drawn over it, and what can be made of them. */
final class Selection {
    private static final int SELECTED_RGB = 0xD81B60;

    private final View view;
    private final Engine engine;
    private int mesh;
    private @Nullable Painting painting;
    private BitSet selected = new BitSet();
    private int shape = -1;

    Selection(View view, Engine engine) {
        this.view = view;
        this.engine = engine;
    }

    /** Nothing is selected, and from now on of this mesh. */
    void begin(int number, Painting on) {
        mesh = number;
        painting = on;
        select(new BitSet());
    }

    /** Not to be changed. */
    BitSet elements() {
        return selected;
    }

    boolean isEmpty() {
        return selected.isEmpty();
    }

    /** The vertices that are selected, or those of the selected faces. */
    int[] vertices() {
        TriangleMesh of = view.drawn().scene().meshes().get(mesh).mesh();
        boolean faces = painting().map(p -> p.elements().areFaces()).orElse(false);
        return selected.stream()
                .flatMap(e -> faces ? IntStream.range(0, 3).map(c -> of.vertex(e, c)) : IntStream.of(e))
                .distinct()
                .toArray();
    }

    /** The number of the drawn selection in the engine, −1 for none. */
    int shape() {
        return shape;
    }

    private Optional<Painting> painting() {
        return Optional.ofNullable(painting);
    }

    /** Selects otherwise. */
    void select(BitSet next) {
        selected = next;
        if (shape >= 0) {
            engine.remove(shape);
            shape = -1;
        }
        if (painting != null && !next.isEmpty()) {
            shape = engine.upload(
                    SelectionShape.of(view.drawn().items().get(mesh).surface(), painting.elements(), next),
                    new Paint.Uniform(SELECTED_RGB));
        }
        view.touch();
    }

    void grow() {
        change(some -> painting().map(p -> p.elements().grown(some)).orElse(some));
    }

    void shrink() {
        change(some -> painting().map(p -> p.elements().shrunk(some)).orElse(some));
    }

    void invert() {
        change(some -> painting().map(p -> p.elements().inverse(some)).orElse(some));
    }

    /** All that hangs together with what is selected. */
    void connect() {
        change(some -> {
            BitSet all = (BitSet) some.clone();
            painting().ifPresent(p -> some.stream()
                    .filter(e -> !all.get(e) || some.get(e))
                    .forEach(e -> all.or(p.elements().connected(e, other -> true))));
            return all;
        });
    }

    /** All of the classes that the selected elements have; of another class where nothing is selected. */
    void sameClass(int classId) {
        change(some -> {
            BitSet all = (BitSet) some.clone();
            painting().ifPresent(p -> {
                BitSet classes = new BitSet();
                some.stream().map(e -> p.label(e) + 1).forEach(classes::set);
                if (some.isEmpty()) {
                    classes.set(classId + 1);
                }
                for (int e = 0; e < p.elements().count(); e++) {
                    if (classes.get(p.label(e) + 1)) {
                        all.set(e);
                    }
                }
            });
            return all;
        });
    }

    /** All whose shown number lies in the coloured range. */
    void inRange() {
        MeshValues shown = view.drawn().items().get(mesh).shown().orElse(null);
        Painting on = painting;
        double[] range = view.drawn().range();
        if (on == null || shown == null || Coloring.isLabels(shown)) {
            view.note("show a scalar first: what lies in its coloured range is selected");
            return;
        }
        double[] numbers = Coloring.numbers(shown);
        BitSet all = new BitSet();
        TriangleMesh of = on.elements().mesh();
        for (int e = 0; e < on.elements().count(); e++) {
            double number = Coloring.onFaces(shown) == on.elements().areFaces()
                    ? numbers[e]
                    : on.elements().areFaces()
                            ? (numbers[of.vertex(e, 0)] + numbers[of.vertex(e, 1)] + numbers[of.vertex(e, 2)]) / 3
                            : Double.NaN;
            if (number >= range[0] && number <= range[1]) {
                all.set(e);
            }
        }
        select(all);
    }

    void clear() {
        select(new BitSet());
    }

    private void change(UnaryOperator<BitSet> how) {
        select(how.apply(selected));
    }

    /** The selection as labels: the class 1 is what is selected. */
    MeshValues labels() {
        Elements elements = painting().orElseThrow().elements();
        int[] ids = new int[elements.count()];
        Arrays.setAll(ids, e -> selected.get(e) ? 1 : 0);
        List<String> classes = List.of("rest", "selected");
        return elements.areFaces()
                ? new FaceLabels("selection", ids, classes)
                : new VertexLabels("selection", ids, classes);
    }
}
