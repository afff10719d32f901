package dev.holonomy.viewer.ui;

import dev.holonomy.viewer.render.Engine;
import dev.holonomy.viewer.render.EngineException;
import dev.holonomy.viewer.render.Frame;
import dev.holonomy.viewer.render.Key;
import dev.holonomy.viewer.render.MouseButton;
import dev.holonomy.viewer.render.Press;
import dev.holonomy.viewer.render.Rect;
import dev.holonomy.viewer.render.Shift;
import dev.holonomy.viewer.render.Stage;
import dev.holonomy.viewer.scene.Camera;
import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.Scene;
import dev.holonomy.viewer.scene.Timeline;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A scene in a window or a picture: one look and one camera for all meshes, and what a person does to them. */
public final class SceneStage implements Stage, AutoCloseable {
    private static final double WATCH_SECONDS = 1;
    private static final String PLACES = "panels";

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
    private final Composition composition;
    private final Keyboard keyboard;

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
        panels = panels(scale, Places.parse(host.setting(PLACES)));
        engine.beginOverlay();
        view = new View(new DrawnScene(scene, engine), scene.look(), panels, hint);
        edit = new EditTool(view, engine, host);
        pointer = new Pointer(view, panels.zones(), edit);
        goTo = new GoTo(view);
        probe = new Probe(engine);
        measure = new Measure(engine);
        layout = new Layout(panels, view, probe, reasons, measure, edit, new Asked());
        composition = new Composition(view, engine, pointer, edit, measure, probe);
        keyboard = new Keyboard(view, engine, host, panels, layout, edit, goTo);
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
    private static Panels panels(double scale, Places places) {
        try {
            return new Panels(scale, places);
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
    public Camera camera() {
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
            return new Update(false, again, keyboard.closing());
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
        engine.draw(new Frame(frameWidth, frameHeight, composition.items(look), look.behind(), 1));
        Optional<String> asking = goTo.asking();
        engine.overlay(
                panels.draw(frameWidth, frameHeight, look.theme(), () -> layout.lay(asking.orElseGet(view::note))));
        return new Update(true, again, keyboard.closing());
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
        keyboard.pressed(key, with);
    }

    @Override
    public void rescaled(double scale) {
        if (scale != panels.scale()) {
            engine.endOverlay();
            panels.rescale(scale);
            engine.beginOverlay();
            view.touch();
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
        host.keep(PLACES, panels.places().toString());
        engine.endOverlay();
        panels.close();
    }
}
