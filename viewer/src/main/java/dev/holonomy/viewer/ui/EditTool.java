package dev.holonomy.viewer.ui;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.viewer.render.Engine;
import dev.holonomy.viewer.render.Paint;
import dev.holonomy.viewer.scene.Coloring;
import dev.holonomy.viewer.scene.Elements;
import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.Painting;
import dev.holonomy.viewer.scene.SelectionShape;
import dev.holonomy.viewer.scene.Tool;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Painting of classes and selecting, with a brush of geodesic radius, on the mesh that was touched last. */
final class EditTool {
    static final String PAINTED = "painted";

    private static final int SELECTED_RGB = 0xD81B60;
    private static final double LEAST_BRUSH = 0.005;
    private static final double MOST_BRUSH = 1;

    private final View view;
    private final Engine engine;
    private final Host host;
    private int mesh;
    private @Nullable Painting painting;
    private BitSet selected = new BitSet();
    private int classId;
    private double brush = 0.08;
    private int shape = -1;

    EditTool(View view, Engine engine, Host host) {
        this.view = view;
        this.engine = engine;
        this.host = host;
    }

    Tool mode() {
        return view.look().tool();
    }

    void mode(Tool next) {
        view.change(view.look().with(next));
    }

    /** Before a frame and a choice: there is something to paint on as soon as a brush is held. */
    void prepare() {
        if (mode() != Tool.LOOK && painting == null) {
            on(0);
        }
    }

    int mesh() {
        return mesh;
    }

    /** The labels that are painted on; empty before the first use. */
    Optional<Painting> painting() {
        return Optional.ofNullable(painting);
    }

    int classId() {
        return classId;
    }

    void choose(int next) {
        prepare();
        if (painting != null && next >= 0 && next < painting.classes().size()) {
            classId = next;
            view.touch();
        }
    }

    /** The brush's radius over the radius of the mesh. */
    double brush() {
        return brush;
    }

    void brush(double next) {
        brush = Math.max(LEAST_BRUSH, Math.min(MOST_BRUSH, next));
        view.touch();
    }

    BitSet selected() {
        return selected;
    }

    /** The number of the drawn selection in the engine, −1 for none. */
    int shape() {
        return shape;
    }

    /** Takes the labels that a mesh shows, or none of its faces' labels. */
    private Painting on(int number) {
        Painting present = painting;
        if (present != null && number == mesh) {
            return present;
        }
        mesh = number;
        TriangleMesh on = view.drawn().scene().meshes().get(number).mesh();
        MeshValues shown = view.drawn().items().get(number).shown().orElse(null);
        Painting next;
        if (shown != null && Coloring.isLabels(shown)) {
            Elements elements = Coloring.onFaces(shown) ? Elements.faces(on) : Elements.vertices(on);
            next = new Painting(PAINTED, elements, Coloring.labels(shown), Coloring.classNames(shown));
        } else {
            int[] none = new int[on.faceCount()];
            Arrays.fill(none, -1);
            next = new Painting(PAINTED, Elements.faces(on), none, List.of());
        }
        if (next.classes().isEmpty()) {
            next.addClass();
        }
        painting = next;
        classId = Math.min(classId, next.classes().size() - 1);
        select(new BitSet());
        return next;
    }

    /** The mouse is down over a vertex and a face of a mesh. */
    void touch(int number, int vertex, int face) {
        Painting on = on(number);
        int seed = on.elements().areFaces() ? face : vertex;
        switch (mode()) {
            case LOOK -> {}
            case PAINT -> paint(near(on.elements(), vertex, seed));
            case FILL -> paint(on.region(seed));
            case SELECT, DESELECT -> {
                BitSet next = (BitSet) selected.clone();
                BitSet near = near(on.elements(), vertex, seed);
                if (mode() == Tool.SELECT) {
                    next.or(near);
                } else {
                    next.andNot(near);
                }
                select(next);
            }
        }
    }

    private BitSet near(Elements elements, int vertex, int seed) {
        BitSet near = new BitSet();
        double radius = brush * view.drawn().items().get(mesh).surface().radius();
        try {
            near = view.drawn()
                    .scene()
                    .analysis()
                    .distances(elements.mesh(), vertex, radius)
                    .map(distances -> elements.within(distances, radius))
                    .orElse(near);
        } catch (MeshException e) {
            view.note(e.getMessage() + "; the brush takes one at a time");
        }
        near.set(seed);
        return near;
    }

    private void paint(BitSet some) {
        if (painting != null && painting.paint(some, classId)) {
            publish();
        }
    }

    /** The selected elements get the chosen class. */
    void label() {
        if (painting != null) {
            paint(selected);
            painting.endStroke();
        }
    }

    private void publish() {
        if (painting != null) {
            view.drawn().put(mesh, painting.labels());
            Look look = view.look();
            view.change(look.with(look.values().withName(PAINTED)));
            view.touch();
        }
    }

    void release() {
        if (painting != null) {
            painting.endStroke();
        }
    }

    void undo(boolean back) {
        if (painting != null && (back ? painting.undo() : painting.redo())) {
            publish();
        }
    }

    void addClass() {
        if (painting != null) {
            classId = painting.addClass();
            publish();
        }
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

    /** All of the classes that the selected elements have; of the chosen class where nothing is selected. */
    void sameClass() {
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

    /** The ids go to the clipboard. */
    void copyIds() {
        host.copy(selected.stream().mapToObj(Integer::toString).collect(Collectors.joining(",")));
        view.note(selected.cardinality() + " ids are on the clipboard");
    }

    /** Writes the painted labels, or the selection as labels of one class. */
    void save() {
        Painting on = painting;
        if (on == null) {
            return;
        }
        boolean selecting = mode() == Tool.SELECT || mode() == Tool.DESELECT;
        view.note(host.saveLabels(
                view.drawn().scene().meshes().get(mesh).name(),
                on.elements().mesh(),
                selecting ? selection(on.elements()) : on.labels()));
    }

    private MeshValues selection(Elements elements) {
        int[] ids = new int[elements.count()];
        Arrays.setAll(ids, e -> selected.get(e) ? 1 : 0);
        List<String> classes = List.of("rest", "selected");
        return elements.areFaces()
                ? new FaceLabels("selection", ids, classes)
                : new VertexLabels("selection", ids, classes);
    }
}
