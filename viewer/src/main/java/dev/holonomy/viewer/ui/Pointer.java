package dev.holonomy.viewer.ui;

import dev.holonomy.viewer.render.MouseButton;
import dev.holonomy.viewer.render.Press;
import dev.holonomy.viewer.render.Rect;
import dev.holonomy.viewer.render.Shift;
import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.Navigation;
import dev.holonomy.viewer.scene.Picking;
import dev.holonomy.viewer.scene.ProbeLook;
import dev.holonomy.viewer.scene.Tool;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mouse: panels first, then a drag moves the camera and a click reads a vertex. */
final class Pointer {
    private static final double CLICK = 4;

    private final View view;
    private final Zones zones;
    private final EditTool edit;
    private double x;
    private double y;
    private double pressedX;
    private double pressedY;
    private @Nullable MouseButton held;
    private boolean turning;
    private boolean editing;
    private Shift shift = Shift.FREE;

    Pointer(View view, Zones zones, EditTool edit) {
        this.view = view;
        this.zones = zones;
        this.edit = edit;
    }

    /** Whether the camera follows the mouse at the moment. */
    boolean turning() {
        return turning;
    }

    void moved(double toX, double toY) {
        double fromX = x;
        double fromY = y;
        x = toX;
        y = toY;
        if (zones.drag(x, y, shift)) {
            view.touch();
            return;
        }
        if (held == null) {
            if (view.look().probe().chart() == ProbeLook.Chart.SHOWN) {
                under().ifPresent(hit -> view.hover(Optional.of(hit.mark)));
            }
            return;
        }
        if (editing) {
            under().ifPresent(this::edit);
            return;
        }
        turning = Math.hypot(x - pressedX, y - pressedY) >= CLICK || turning;
        boolean turns = held == MouseButton.LEFT && shift == Shift.FREE;
        Navigation how = turns ? view.look().navigation() : Navigation.PLANAR;
        how.drag(view.camera(), fromX, fromY, x, y, partUnder(pressedX, pressedY));
        view.touch();
    }

    /** The part of the mesh at a place; the first where there is none. */
    private Rect partUnder(double px, double py) {
        for (int i = 0; i < view.drawn().items().size(); i++) {
            if (view.column(i).contains(px, py)) {
                return view.part(i);
            }
        }
        return view.part(0);
    }

    void button(MouseButton button, Press press, Shift with) {
        if (press == Press.DOWN) {
            if (button == MouseButton.LEFT && zones.press(x, y, with)) {
                view.touch();
                return;
            }
            held = button;
            shift = with;
            pressedX = x;
            pressedY = y;
            editing = button == MouseButton.LEFT
                    && with == Shift.FREE
                    && edit.mode() != Tool.LOOK
                    && under().map(this::edit).orElse(false);
            return;
        }
        if (editing) {
            editing = false;
            held = null;
            edit.release();
            return;
        }
        if (zones.isHeld()) {
            zones.release();
        } else if (held == MouseButton.LEFT && Math.hypot(x - pressedX, y - pressedY) < CLICK) {
            pick();
        }
        held = null;
        if (turning) {
            view.touch();
        }
        turning = false;
    }

    /** What lies under the mouse. */
    private record Hit(Look.Mark mark, int face) {}

    private Optional<Hit> under() {
        DrawnScene drawn = view.drawn();
        for (int i = 0; i < drawn.items().size(); i++) {
            if (view.column(i).contains(x, y)) {
                int mesh = i;
                return Picking.at(
                                drawn.items().get(i).surface(),
                                view.camera(),
                                view.part(i),
                                x,
                                y,
                                view.look().style().slice())
                        .map(pick -> new Hit(new Look.Mark(mesh, pick.vertex()), pick.face()));
            }
        }
        return Optional.empty();
    }

    private boolean edit(Hit hit) {
        edit.touch(hit.mark.mesh(), hit.mark.vertex(), hit.face);
        return true;
    }

    /** With shift the path from the vertex that is read to this one is measured. */
    private void pick() {
        Optional<Hit> hit = under();
        Look look = view.look();
        if (shift == Shift.HELD && hit.isPresent()) {
            Look.Mark end = hit.get().mark;
            if (look.mark().filter(m -> m.mesh() == end.mesh()).isPresent()) {
                view.change(look.with(look.probe().withTo(end.vertex())));
                return;
            }
        }
        view.pickFace(hit.map(Hit::face).orElse(-1));
        view.change(look.with(hit.map(Hit::mark)).with(look.probe().withTo(-1)));
    }

    void scrolled(double steps) {
        view.look().navigation().zoom(view.camera(), Math.max(-40, Math.min(40, steps)), x, y, partUnder(x, y));
        view.touch();
    }
}
