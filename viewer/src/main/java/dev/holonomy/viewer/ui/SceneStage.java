package dev.holonomy.viewer.ui;

import dev.holonomy.viewer.render.Edges;
import dev.holonomy.viewer.render.Engine;
import dev.holonomy.viewer.render.EngineException;
import dev.holonomy.viewer.render.Frame;
import dev.holonomy.viewer.render.Key;
import dev.holonomy.viewer.render.MouseButton;
import dev.holonomy.viewer.render.Press;
import dev.holonomy.viewer.render.Rect;
import dev.holonomy.viewer.render.Shift;
import dev.holonomy.viewer.render.Stage;
import dev.holonomy.viewer.render.Style;
import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.OrbitCamera;
import dev.holonomy.viewer.scene.Scene;
import dev.holonomy.viewer.scene.Timeline;
import dev.holonomy.viewer.scene.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A scene in a window or a picture: one look and one camera for all meshes, and what a person does to them. */
public final class SceneStage implements Stage, AutoCloseable {
    private static final double WATCH_SECONDS = 1;

    private final Engine engine;
    private final Host host;
    private final Panels panels;
    private final Layout layout;
    private final View view;
    private final EditTool edit;
    private final Measure measure;
    private final Pointer pointer;
    private final GoTo goTo;
    private final Probe probe;
    private final Reasons reasons = new Reasons();
    private boolean close;

    /**
     * A scene before its first frame.
     *
     * @param scene what is shown
     * @param engine draws it; not closed here
     * @param scale of text, 1 on an ordinary screen
     * @param hint what is told at the bottom at first, may be empty
     * @param host stores pictures and views when asked
     * @throws EngineException if the panels cannot be drawn on this system
     */
    public SceneStage(Scene scene, Engine engine, double scale, String hint, Host host) {
        this.engine = engine;
        this.host = host;
        panels = panels(scale);
        engine.beginOverlay();
        view = new View(new DrawnScene(scene, engine), scene.look(), panels.legendWidth(), hint);
        edit = new EditTool(view, engine, host);
        pointer = new Pointer(view, panels.zones(), edit);
        goTo = new GoTo(view);
        probe = new Probe(engine);
        measure = new Measure(engine);
        layout = new Layout(panels, view, probe, reasons, measure, edit, new Asked());
    }

    /** What panels ask for. */
    private final class Asked implements Actions {
        @Override
        public Look look() {
            return view.look();
        }

        @Override
        public void change(Look next) {
            view.change(next);
        }

        @Override
        public void press(Key key, Shift with) {
            keyPressed(key, with);
        }
    }

    /** ImGui has native libraries for fewer systems than OpenGL. */
    private static Panels panels(double scale) {
        try {
            return new Panels(scale);
        } catch (LinkageError e) {
            throw new EngineException(
                    "the panels of the viewer (imgui-java) have no native library that loads on "
                            + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                            + "; it has one for Linux, Windows and macOS on x86-64 and macOS on arm64: "
                            + "use one of those, or write coloured PLY files for another viewer",
                    e);
        }
    }

    /**
     * What the panels of the last frame say.
     *
     * @return the text of each line
     */
    public String told() {
        return String.join("\n", panels.words().said());
    }

    /**
     * Where a part of a panel that can be clicked is.
     *
     * @param name what it is for, such as {@code value NAME}
     * @return pixels from the left and the top of its middle, its width and its height; empty where there is none
     */
    public Optional<double[]> zone(String name) {
        return Optional.ofNullable(panels.zones().middle(name));
    }

    /**
     * The camera.
     *
     * @return the camera of all meshes
     */
    public OrbitCamera camera() {
        return view.camera();
    }

    /**
     * How the scene looks now.
     *
     * @return the look, the camera's distance told
     */
    public Look look() {
        return view.look();
    }

    /**
     * Shows the scene otherwise.
     *
     * @param next how
     */
    public void show(Look next) {
        view.change(next);
    }

    /**
     * The part of the frame in which a mesh is drawn: beside its legend where there is room, else under it.
     *
     * @param index the mesh
     * @return its part
     */
    public Rect part(int index) {
        return view.part(index);
    }

    @Override
    public Update update(int frameWidth, int frameHeight) {
        view.resize(frameWidth, frameHeight);
        DrawnScene drawn = view.drawn();
        double again = drawn.scene().timeline() == Timeline.NONE ? Double.POSITIVE_INFINITY : WATCH_SECONDS;
        if (drawn.scene().timeline().refresh()) {
            drawn.repaint();
            view.touch();
        }
        if (!view.takeDirty()) {
            return new Update(false, again, close);
        }
        if (view.camera().pose().distance() == 0) {
            view.frameAll();
            view.takeDirty();
        }
        view.remember();
        Look look = view.look();
        drawn.paint(look);
        edit.prepare();
        probe.follow(drawn, look.probe(), view.probed());
        measure.follow(drawn, look.mark().filter(view::exists), look.probe().to());
        reasons.follow(drawn, look.mark().filter(view::exists), view.pickedFace());
        engine.draw(new Frame(frameWidth, frameHeight, items(look), look.behind(), 1));
        Optional<String> asking = goTo.asking();
        engine.overlay(
                panels.draw(frameWidth, frameHeight, look.theme(), () -> layout.lay(asking.orElseGet(view::note))));
        return new Update(true, again, close);
    }

    private List<Frame.Item> items(Look look) {
        Style strokes = look.style().with(Edges.HIDDEN).withOpacity(1);
        List<Frame.Item> items = new ArrayList<>();
        for (int i = 0; i < view.drawn().items().size(); i++) {
            DrawnScene.Item item = view.drawn().items().get(i);
            items.add(item(i, pointer.turning() ? view.drawn().whileTurning(i) : item.mesh(), look.style()));
            if (item.arrows() >= 0) {
                items.add(item(i, item.arrows(), strokes));
            }
        }
        if (edit.shape() >= 0) {
            items.add(item(edit.mesh(), edit.shape(), strokes.withOpacity(0.6)));
        }
        if (measure.stroke() >= 0) {
            items.add(item(measure.mesh(), measure.stroke(), strokes));
        }
        if (probe.strokes() >= 0) {
            int mesh = probe.seen().map(seen -> seen.mark().mesh()).orElse(0);
            items.add(item(mesh, probe.strokes(), strokes));
        }
        return items;
    }

    /** Something that lies where a mesh is. */
    private Frame.Item item(int mesh, int drawing, Style style) {
        Rect part = view.part(mesh);
        return new Frame.Item(
                drawing, part, view.camera().modelView(), view.camera().projection(part.aspect()), style);
    }

    @Override
    public void mouseMoved(double x, double y) {
        pointer.moved(x, y);
    }

    @Override
    public void mouseButton(MouseButton button, Press press, Shift with) {
        pointer.button(button, press, with);
    }

    @Override
    public void scrolled(double steps) {
        pointer.scrolled(steps);
    }

    @Override
    public void keyPressed(Key key, Shift with) {
        view.note("");
        if (goTo.typed(key) || (edit.mode() != Tool.LOOK && edited(key, with))) {
            return;
        }
        Look look = view.look();
        Optional<Look> next = LookKeys.after(look, key, with);
        if (next.isPresent()) {
            view.change(next.get());
            return;
        }
        switch (key) {
            case F, HOME -> frame(key);
            case H -> layout.toggleKeys();
            case Y -> edit.mode(Tool.PAINT);
            case Q -> close = true;
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

    private void frame(Key key) {
        Optional<Look.Mark> mark = view.look().mark().filter(view::exists);
        if (key == Key.F && mark.isPresent() && view.camera().pose().distance() > 1) {
            view.camera()
                    .frame(
                            view.drawn().items().get(mark.get().mesh()).surface(),
                            mark.get().vertex());
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

    @Override
    public void filesDropped(List<Path> files) {
        Dropped dropped = Dropped.into(view.drawn().scene(), files);
        view.drawn().show(dropped.scene());
        if (!dropped.shown().isEmpty()) {
            Look look = view.look();
            view.change(look.with(look.values().withName(dropped.shown())));
        }
        view.note(dropped.said());
    }

    @Override
    public void invalidate() {
        view.touch();
    }

    @Override
    public void close() {
        engine.endOverlay();
        panels.close();
    }
}
