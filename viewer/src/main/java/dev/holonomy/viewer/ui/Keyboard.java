package dev.holonomy.viewer.ui;

import dev.holonomy.viewer.render.Engine;
import dev.holonomy.viewer.render.Key;
import dev.holonomy.viewer.render.Shift;
import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.Navigation;
import dev.holonomy.viewer.scene.Tool;
import java.util.List;
import java.util.Optional;

/** What each key does; {@link LookKeys} knows those that only change the look. */
final class Keyboard {
    private final View view;
    private final Engine engine;
    private final Host host;
    private final Panels panels;
    private final Layout layout;
    private final EditTool edit;
    private final GoTo goTo;
    private boolean closing;

    Keyboard(View view, Engine engine, Host host, Panels panels, Layout layout, EditTool edit, GoTo goTo) {
        this.view = view;
        this.engine = engine;
        this.host = host;
        this.panels = panels;
        this.layout = layout;
        this.edit = edit;
        this.goTo = goTo;
    }

    /** Whether the person wants to leave. */
    boolean closing() {
        return closing;
    }

    void pressed(Key key, Shift with) {
        view.note("");
        if (goTo.typed(key) || (edit.mode() != Tool.LOOK && edited(key, with))) {
            return;
        }
        Look look = view.look();
        if (look.navigation() == Navigation.FIRST_PERSON && walked(key)) {
            return;
        }
        Optional<Look> next = LookKeys.after(look, key, with);
        if (next.isPresent()) {
            view.change(next.get());
            return;
        }
        switch (key) {
            case F, HOME -> frame(key);
            case H -> layout.toggleKeys();
            case Y -> edit.mode(Tool.PAINT);
            case Q -> closing = true;
            case ESCAPE ->
                view.change(
                        look.with(Optional.<Look.Mark>empty()).with(look.probe().withTo(-1)));
            case S -> view.note(host.savePicture(engine.read()));
            case V -> view.note(host.saveLook(look));
            case K -> copyCommand();
            case G -> goTo.begin();
            case J -> nextKernel(with);
            case N -> goTo.nextWorst(with);
            case O -> goTo.nextWorstMesh(with);
            case LEFT -> step(-1);
            case RIGHT -> step(1);
            case Z -> view.undo(with == Shift.HELD ? -1 : 1);
            case TAB ->
                show(view.drawn().shownIndex(look.values())
                        + (with == Shift.HELD ? view.drawn().names().size() - 1 : 1));
            default -> show(key.digit() - 1);
        }
    }

    /** Keys that mean something else while a brush is held. */
    private boolean edited(Key key, Shift with) {
        switch (key) {
            case Y, ESCAPE -> edit.mode(Tool.LOOK);
            case Z -> edit.undo(with == Shift.FREE);
            case ENTER -> edit.save();
            case UP, DOWN -> edit.brush(edit.brush() * (key == Key.UP ? 1.25 : 0.8));
            default -> {
                if (key.digit() < 0) {
                    return false;
                }
                edit.choose(key.digit());
            }
        }
        return true;
    }

    private boolean walked(Key key) {
        switch (key) {
            case LEFT -> view.camera().walk(-Navigation.STRIDE, 0, 0);
            case RIGHT -> view.camera().walk(Navigation.STRIDE, 0, 0);
            case UP -> view.camera().walk(0, 0, -Navigation.STRIDE);
            case DOWN -> view.camera().walk(0, 0, Navigation.STRIDE);
            default -> {
                return false;
            }
        }
        view.touch();
        return true;
    }

    /** What is selected, or the read vertex, unless the camera is there already; else everything. */
    private void frame(Key key) {
        Optional<Look.Mark> mark = view.look().mark().filter(view::exists);
        if (key == Key.F && !edit.selection().isEmpty()) {
            int[] vertices = edit.selection().vertices();
            view.camera()
                    .frame(
                            view.drawn().items().get(edit.mesh()).surface(),
                            vertices,
                            view.part(edit.mesh()).aspect());
            view.touch();
        } else if (key == Key.F && mark.isPresent() && view.camera().pose().distance() > 1) {
            view.camera()
                    .frame(
                            view.drawn().items().get(mark.get().mesh()).surface(),
                            mark.get().vertex());
            view.touch();
        } else {
            view.frameAll();
        }
    }

    private void copyCommand() {
        String command =
                Command.of(view.drawn().scene().command(), view.look(), view.width(), view.height(), panels.scale());
        host.copy(command);
        view.note(command);
    }

    /** Another step of a timeline; where there is none the frame of the chart turns. */
    private void step(int way) {
        Look look = view.look();
        int steps = view.drawn().scene().timeline().steps().size();
        if (steps == 0) {
            view.change(look.with(look.probe().withGauge(look.probe().gauge() + 5.0 * way)));
        } else {
            int next = Math.max(0, Math.min(steps - 1, view.drawn().step(look.values()) + way));
            view.change(look.with(look.values().withStep(next)));
        }
    }

    /** One kernel after the other, and none after the last. */
    private void nextKernel(Shift with) {
        int count = view.drawn().scene().analysis().kernels().size() + 1;
        Look look = view.look();
        int next = Math.floorMod(Math.min(look.probe().kernel(), count - 2) + 1 + (with == Shift.HELD ? -1 : 1), count);
        view.change(look.with(look.probe().withKernel(next - 1)));
    }

    private void show(int index) {
        List<String> names = view.drawn().names();
        if (!names.isEmpty() && index >= 0) {
            Look look = view.look();
            view.change(look.with(look.values().withName(names.get(index % names.size()))));
        }
    }
}
