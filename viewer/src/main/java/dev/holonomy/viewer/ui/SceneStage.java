package dev.holonomy.viewer.ui;

import dev.holonomy.mesh.MeshValues;
import dev.holonomy.viewer.render.Engine;
import dev.holonomy.viewer.render.EngineException;
import dev.holonomy.viewer.render.Frame;
import dev.holonomy.viewer.render.Key;
import dev.holonomy.viewer.render.MouseButton;
import dev.holonomy.viewer.render.Press;
import dev.holonomy.viewer.render.Rect;
import dev.holonomy.viewer.render.Shift;
import dev.holonomy.viewer.render.Stage;
import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.OrbitCamera;
import dev.holonomy.viewer.scene.Picking;
import dev.holonomy.viewer.scene.Scene;
import dev.holonomy.viewer.scene.Timeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A scene in a window or a picture: one look and one camera for all meshes, and what a person does to them. */
public final class SceneStage implements Stage, AutoCloseable {
    private static final double CLICK = 4;
    private static final double WATCH_SECONDS = 1;

    private final Engine engine;
    private final Host host;
    private final Panels panels;
    private final LegendPanel legends;
    private final InspectorPanel inspector;
    private final KeysPanel keysPanel;
    private final StepsPanel stepsPanel;
    private final MarkLayer marks;
    private final DrawnScene drawn;
    private final OrbitCamera camera;
    private final History history = new History();
    private Look look;
    private boolean dirty = true;
    private boolean keys;
    private boolean close;
    private @Nullable String typed;
    private String note;
    private int width = 1;
    private int height = 1;
    private double mouseX;
    private double mouseY;
    private double pressedX;
    private double pressedY;
    private @Nullable MouseButton held;
    private boolean turning;
    private Shift shift = Shift.FREE;
    private int pickedFace = -1;

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
        note = hint;
        look = scene.look();
        camera = new OrbitCamera(look.pose());
        drawn = new DrawnScene(scene, engine);
        Actions actions = new Asked();
        legends = new LegendPanel(panels, actions);
        inspector = new InspectorPanel(panels);
        keysPanel = new KeysPanel(panels, actions);
        stepsPanel = new StepsPanel(panels, actions);
        marks = new MarkLayer(panels.scale());
    }

    /** What panels ask for. */
    private final class Asked implements Actions {
        @Override
        public Look look() {
            return look;
        }

        @Override
        public void change(Look next) {
            SceneStage.this.change(next);
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
        return camera;
    }

    /**
     * How the scene looks now.
     *
     * @return the look, the camera's distance told
     */
    public Look look() {
        return look.with(camera.pose());
    }

    /**
     * Shows the scene otherwise.
     *
     * @param next how
     */
    public void show(Look next) {
        change(next);
    }

    /** The part of the frame of a mesh with its legend: columns of one width. */
    private Rect column(int index) {
        int count = drawn.items().size();
        int from = width * index / count;
        return new Rect(from, 0, Math.max(1, width * (index + 1) / count - from), height);
    }

    /**
     * The part of the frame in which a mesh is drawn: beside its legend where there is room, else under it.
     *
     * @param index the mesh
     * @return its part
     */
    public Rect part(int index) {
        Rect column = column(index);
        boolean bare = drawn.names().isEmpty() || look.panels() == Look.Panels.HIDDEN;
        int legend = bare ? 0 : panels.legendWidth();
        return column.width() < 2 * legend ? column : new Rect(column.x() + legend, 0, column.width() - legend, height);
    }

    @Override
    public Update update(int frameWidth, int frameHeight) {
        if (width != frameWidth || height != frameHeight) {
            width = frameWidth;
            height = frameHeight;
            dirty = true;
        }
        double again = drawn.scene().timeline() == Timeline.NONE ? Double.POSITIVE_INFINITY : WATCH_SECONDS;
        if (drawn.scene().timeline().refresh()) {
            drawn.repaint();
            dirty = true;
        }
        if (!dirty) {
            return new Update(false, again, close);
        }
        dirty = false;
        if (camera.pose().distance() == 0) {
            camera.frame(drawn.surfaces(), part(0).aspect());
        }
        look = look();
        history.remember(look);
        drawn.paint(look);
        List<Frame.Item> items = new ArrayList<>();
        for (int i = 0; i < drawn.items().size(); i++) {
            DrawnScene.Item item = drawn.items().get(i);
            Rect part = part(i);
            int mesh = turning ? drawn.whileTurning(i) : item.mesh();
            items.add(new Frame.Item(mesh, part, camera.modelView(), camera.projection(part.aspect())));
            if (item.arrows() >= 0) {
                items.add(new Frame.Item(item.arrows(), part, camera.modelView(), camera.projection(part.aspect())));
            }
        }
        engine.draw(new Frame(width, height, items, look.style(), look.behind(), 1));
        engine.overlay(panels.draw(width, height, look.theme(), this::layOut));
        return new Update(true, again, close);
    }

    private void layOut() {
        marks.draw(drawn, look, camera, this::part);
        float edge = 12 * panels.scale();
        if (look.panels() == Look.Panels.SHOWN) {
            for (int i = 0; i < drawn.items().size(); i++) {
                legends.draw(drawn.told(i, column(i), look.values()), drawn.names());
            }
            look.mark().filter(this::exists).ifPresent(mark -> readings(mark));
        }
        int step = drawn.step(look.values());
        if (step >= 0 && look.panels() == Look.Panels.SHOWN) {
            stepsPanel.draw(drawn.scene().timeline(), step, width, height);
        }
        if (keys) {
            keysPanel.draw(width, height);
        }
        String said = typed != null ? "go to vertex: " + typed + "_" : note;
        if (!said.isEmpty()) {
            panels.window(
                    "note", edge, height - edge, 0, 1, () -> panels.words().text(Words.cut(said, width - 4 * edge)));
        }
    }

    private void readings(Look.Mark mark) {
        for (MarkLayer.Dot dot : MarkLayer.dots(drawn, mark)) {
            boolean picked = dot.mesh() == mark.mesh();
            if (picked || dot.mesh() != MarkLayer.dots(drawn, mark).get(0).mesh()) {
                inspector.draw(new InspectorPanel.Read(
                        drawn.told(dot.mesh(), column(dot.mesh()), look.values()),
                        drawn.items().get(dot.mesh()).surface(),
                        dot.vertex(),
                        picked ? pickedFace : -1));
            }
        }
    }

    private boolean exists(Look.Mark mark) {
        return mark.mesh() < drawn.items().size()
                && mark.vertex()
                        < drawn.scene().meshes().get(mark.mesh()).mesh().vertexCount();
    }

    private void change(Look next) {
        if (!next.equals(look)) {
            look = next;
            camera.move(next.pose());
            if (next.pose().distance() == 0) {
                camera.frame(drawn.surfaces(), part(0).aspect());
            }
            dirty = true;
        }
    }

    @Override
    public void mouseMoved(double x, double y) {
        double dx = x - mouseX;
        double dy = y - mouseY;
        mouseX = x;
        mouseY = y;
        if (panels.zones().drag(x, y, shift)) {
            dirty = true;
            return;
        }
        if (held == null) {
            return;
        }
        turning = Math.hypot(x - pressedX, y - pressedY) >= CLICK || turning;
        if (held == MouseButton.LEFT && shift == Shift.FREE) {
            camera.orbit(dx, dy, height);
        } else {
            camera.pan(dx, dy, height);
        }
        dirty = true;
    }

    @Override
    public void mouseButton(MouseButton button, Press press, Shift with) {
        if (press == Press.DOWN) {
            look = look();
            if (button == MouseButton.LEFT && panels.zones().press(mouseX, mouseY, with)) {
                dirty = true;
                return;
            }
            held = button;
            shift = with;
            pressedX = mouseX;
            pressedY = mouseY;
            return;
        }
        if (panels.zones().isHeld()) {
            panels.zones().release();
        } else if (held == MouseButton.LEFT && Math.hypot(mouseX - pressedX, mouseY - pressedY) < CLICK) {
            pickAt(mouseX, mouseY);
        }
        held = null;
        dirty |= turning;
        turning = false;
    }

    private void pickAt(double x, double y) {
        for (int i = 0; i < drawn.items().size(); i++) {
            if (part(i).contains(x, y)) {
                Optional<Picking.Pick> pick = Picking.at(
                        drawn.items().get(i).surface(),
                        camera,
                        part(i),
                        x,
                        y,
                        look.style().slice());
                int mesh = i;
                pickedFace = pick.map(Picking.Pick::face).orElse(-1);
                change(look().with(pick.map(p -> new Look.Mark(mesh, p.vertex()))));
            }
        }
    }

    @Override
    public void scrolled(double steps) {
        for (int i = 0; i < drawn.items().size(); i++) {
            Rect part = part(i);
            if (part.contains(mouseX, mouseY)) {
                camera.zoom(
                        Math.max(-40, Math.min(40, steps)),
                        mouseX - part.x() - part.width() / 2.0,
                        mouseY - part.y() - part.height() / 2.0,
                        height);
                dirty = true;
                return;
            }
        }
    }

    @Override
    public void keyPressed(Key key, Shift with) {
        dirty = true;
        note = "";
        look = look();
        if (typed != null) {
            type(key, typed);
            return;
        }
        Optional<Look> next = LookKeys.after(look, key, with);
        if (next.isPresent()) {
            change(next.get());
            return;
        }
        switch (key) {
            case F, HOME -> frame(key);
            case H -> keys = !keys;
            case Q -> close = true;
            case ESCAPE -> change(look.with(Optional.<Look.Mark>empty()));
            case S -> note = host.savePicture(engine.read());
            case V -> note = host.saveLook(look);
            case K -> copyCommand();
            case G -> typed = "";
            case N -> nextWorst(with);
            case LEFT -> step(-1);
            case RIGHT -> step(1);
            case Z -> change(history.back(with == Shift.HELD ? -1 : 1));
            case TAB ->
                show(drawn.shownIndex(look.values())
                        + (with == Shift.HELD ? drawn.names().size() - 1 : 1));
            default -> show(key.digit() - 1);
        }
    }

    private void frame(Key key) {
        Optional<Look.Mark> mark = look.mark().filter(this::exists);
        if (key == Key.F && mark.isPresent() && camera.pose().distance() > 1) {
            camera.frame(
                    drawn.items().get(mark.get().mesh()).surface(), mark.get().vertex());
        } else {
            camera.frame(drawn.surfaces(), part(0).aspect());
        }
    }

    /** Digits of a vertex id, until Enter or Escape. */
    private void type(Key key, String before) {
        if (key.digit() >= 0) {
            typed = before.length() < 9 ? before + key.digit() : before;
        } else if (key == Key.BACKSPACE) {
            typed = before.substring(0, Math.max(0, before.length() - 1));
        } else if (key == Key.ENTER || key == Key.ESCAPE) {
            typed = null;
            if (key == Key.ENTER && !before.isEmpty()) {
                goTo(new Look.Mark(look.mark().map(Look.Mark::mesh).orElse(0), Integer.parseInt(before)));
            }
        }
    }

    private void goTo(Look.Mark mark) {
        if (!exists(mark)) {
            note = "no vertex " + mark.vertex() + ": the mesh has "
                    + drawn.scene()
                            .meshes()
                            .get(Math.min(mark.mesh(), drawn.items().size() - 1))
                            .mesh()
                            .vertexCount();
            return;
        }
        pickedFace = -1;
        camera.frame(drawn.items().get(mark.mesh()).surface(), mark.vertex());
        change(look().with(Optional.of(mark)));
    }

    /** The vertex of the next lower number of the shown value, or the highest; the other way round with shift. */
    private void nextWorst(Shift with) {
        int mesh = look.mark().filter(this::exists).map(Look.Mark::mesh).orElse(0);
        MeshValues values = drawn.items().get(mesh).shown().orElse(null);
        int present = look.mark().filter(this::exists).map(Look.Mark::vertex).orElse(-1);
        Worst.next(values, present, with == Shift.HELD)
                .ifPresentOrElse(
                        v -> {
                            goTo(new Look.Mark(mesh, v));
                            note = "worst vertex of '" + (values == null ? "" : values.name()) + "' after the last: "
                                    + v;
                        },
                        () -> note =
                                "N goes through the vertices of a shown scalar from the largest on; none is shown");
    }

    private void copyCommand() {
        String command = Command.of(drawn.scene().command(), look, width, height, panels.scale());
        host.copy(command);
        note = command;
    }

    private void step(int way) {
        int steps = drawn.scene().timeline().steps().size();
        if (steps > 0) {
            int next = Math.max(0, Math.min(steps - 1, drawn.step(look.values()) + way));
            change(look.with(look.values().withStep(next)));
        }
    }

    private void show(int index) {
        if (!drawn.names().isEmpty() && index >= 0) {
            change(look.with(look.values()
                    .withName(drawn.names().get(index % drawn.names().size()))));
        }
    }

    @Override
    public void filesDropped(List<Path> files) {
        Dropped dropped = Dropped.into(drawn.scene(), files);
        drawn.show(dropped.scene());
        if (!dropped.shown().isEmpty()) {
            change(look().with(look.values().withName(dropped.shown())));
        }
        note = dropped.said();
        dirty = true;
    }

    @Override
    public void invalidate() {
        dirty = true;
    }

    @Override
    public void close() {
        engine.endOverlay();
        panels.close();
    }
}
