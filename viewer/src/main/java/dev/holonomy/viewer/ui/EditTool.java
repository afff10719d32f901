package dev.holonomy.viewer.ui;

import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.viewer.render.Engine;
import dev.holonomy.viewer.scene.Coloring;
import dev.holonomy.viewer.scene.Elements;
import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.Painting;
import dev.holonomy.viewer.scene.Tool;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A brush of geodesic radius that paints classes, or selects, on the mesh that was touched last. */
final class EditTool {
    static final String PAINTED = "painted";

    private static final double LEAST_BRUSH = 0.005;
    private static final double MOST_BRUSH = 1;

    private final View view;
    private final Selection selection;
    private final Host host;
    private int mesh;
    private @Nullable Painting painting;
    private int classId;
    private double brush = 0.08;

    EditTool(View view, Engine engine, Host host) {
        this.view = view;
        selection = new Selection(view, engine);
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
        selection.begin(mesh, next);
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
                BitSet next = (BitSet) selection.elements().clone();
                BitSet near = near(on.elements(), vertex, seed);
                if (mode() == Tool.SELECT) {
                    next.or(near);
                } else {
                    next.andNot(near);
                }
                selection.select(next);
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
            paint(selection.elements());
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

    /** The ids go to the clipboard. */
    void copyIds() {
        host.copy(selection.elements().stream().mapToObj(Integer::toString).collect(Collectors.joining(",")));
        view.note(selection.elements().cardinality() + " ids are on the clipboard");
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
                selecting ? selection.labels() : on.labels()));
    }

    Selection selection() {
        return selection;
    }
}
