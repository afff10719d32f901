package dev.holonomy.viewer.ui;

import dev.holonomy.mesh.ColorMap;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.viewer.render.Edges;
import dev.holonomy.viewer.render.Engine;
import dev.holonomy.viewer.render.EngineException;
import dev.holonomy.viewer.render.Frame;
import dev.holonomy.viewer.render.Image;
import dev.holonomy.viewer.render.Key;
import dev.holonomy.viewer.render.MouseButton;
import dev.holonomy.viewer.render.Paint;
import dev.holonomy.viewer.render.Press;
import dev.holonomy.viewer.render.Rect;
import dev.holonomy.viewer.render.Shading;
import dev.holonomy.viewer.render.Shift;
import dev.holonomy.viewer.render.Stage;
import dev.holonomy.viewer.render.Style;
import dev.holonomy.viewer.scene.Coloring;
import dev.holonomy.viewer.scene.OrbitCamera;
import dev.holonomy.viewer.scene.Picking;
import dev.holonomy.viewer.scene.Scene;
import dev.holonomy.viewer.scene.SurfaceGeometry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A scene in a window or a picture: one camera for all meshes, values that are switched together, a picked vertex. */
public final class SceneStage implements Stage, AutoCloseable {
    private static final double CLICK = 4;
    private static final List<ColorMap> MAPS = List.of(ColorMap.values());

    private final Scene scene;
    private final Engine engine;
    private final Panels panels;
    private final Function<Image, String> saver;
    private final OrbitCamera camera = new OrbitCamera();
    private final List<SurfaceGeometry> surfaces = new ArrayList<>();
    private final List<Integer> uploaded = new ArrayList<>();
    private final List<String> names;
    private int shown;
    private int map;
    private Style style;
    private boolean dirty = true;
    private boolean repaint = true;
    private boolean framed;
    private boolean keys;
    private boolean close;
    private String note;
    private int width = 1;
    private int height = 1;
    private double mouseX;
    private double mouseY;
    private double pressedX;
    private double pressedY;
    private @Nullable MouseButton held;
    private Shift shift = Shift.FREE;
    private int pickedMesh = -1;
    private Picking.@Nullable Pick pick;

    /**
     * A scene before its first frame.
     *
     * @param scene what is shown
     * @param engine draws it; not closed here
     * @param scale of text, 1 on an ordinary screen
     * @param hint what is told at the bottom at first, may be empty
     * @param saver stores a picture when asked and says where
     * @throws EngineException if the panels cannot be drawn on this system
     */
    public SceneStage(Scene scene, Engine engine, double scale, String hint, Function<Image, String> saver) {
        this.scene = scene;
        this.engine = engine;
        this.saver = saver;
        panels = panels(scale);
        engine.beginOverlay();
        note = hint;
        style = scene.style();
        camera.look(scene.view().yaw(), scene.view().pitch());
        if (scene.view().zUp()) {
            camera.changeUp();
        }
        LinkedHashSet<String> all = new LinkedHashSet<>();
        for (Scene.Item item : scene.meshes()) {
            SurfaceGeometry surface = new SurfaceGeometry(item.mesh());
            surfaces.add(surface);
            uploaded.add(engine.upload(surface.geometry(), new Paint.Uniform(Coloring.PLAIN_RGB)));
            item.values().forEach(v -> all.add(v.name()));
        }
        names = List.copyOf(all);
        shown = Math.max(0, names.indexOf(scene.shown()));
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
        return String.join("\n", panels.said());
    }

    /**
     * The camera.
     *
     * @return the camera of all meshes
     */
    public OrbitCamera camera() {
        return camera;
    }

    private Optional<MeshValues> shown(Scene.Item item) {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        return item.values().stream()
                .filter(v -> v.name().equals(names.get(shown)))
                .findFirst();
    }

    /** One range for all meshes, so that a colour means the same on each. */
    private double[] range() {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Scene.Item item : scene.meshes()) {
            Optional<MeshValues> values = shown(item);
            if (values.isPresent() && !Coloring.isLabels(values.get())) {
                double[] range = Coloring.range(Coloring.numbers(values.get()));
                least = Math.min(least, range[0]);
                most = Math.max(most, range[1]);
            }
        }
        return least <= most ? new double[] {least, most} : new double[] {0, 1};
    }

    private ColorMap colorMap() {
        return MAPS.get(map % MAPS.size());
    }

    /** The part of the frame of a mesh with its legend: columns of one width. */
    private Rect column(int index) {
        int count = scene.meshes().size();
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
        int legend = names.isEmpty() ? 0 : panels.legendWidth();
        return column.width() < 2 * legend ? column : new Rect(column.x() + legend, 0, column.width() - legend, height);
    }

    @Override
    public Update update(int frameWidth, int frameHeight) {
        if (width != frameWidth || height != frameHeight) {
            width = frameWidth;
            height = frameHeight;
            dirty = true;
        }
        if (!dirty) {
            return new Update(false, Double.POSITIVE_INFINITY, close);
        }
        dirty = false;
        if (!framed) {
            framed = true;
            camera.frame(surfaces, part(0).aspect());
        }
        double[] range = range();
        List<Frame.Item> items = new ArrayList<>();
        List<Panels.Told> told = new ArrayList<>();
        for (int i = 0; i < surfaces.size(); i++) {
            Scene.Item item = scene.meshes().get(i);
            Optional<MeshValues> values = shown(item);
            if (repaint) {
                engine.paint(
                        uploaded.get(i),
                        values.map(v -> Coloring.paint(item.mesh(), v, colorMap(), range[0], range[1]))
                                .orElse(new Paint.Uniform(Coloring.PLAIN_RGB)));
            }
            Rect part = part(i);
            items.add(new Frame.Item(uploaded.get(i), part, camera.modelView(), camera.projection(part.aspect())));
            double[] shares = values.filter(Coloring::isLabels)
                    .map(v -> Coloring.areaShares(item.mesh(), v))
                    .orElse(new double[0]);
            told.add(new Panels.Told(item, column(i), values, range[0], range[1], shares));
        }
        repaint = false;
        engine.draw(new Frame(width, height, items, style, 1));
        engine.overlay(panels.draw(width, height, told, colorMap(), picked(told), keys, note));
        return new Update(true, Double.POSITIVE_INFINITY, close);
    }

    private Optional<Panels.Picked> picked(List<Panels.Told> told) {
        Picking.Pick at = pick;
        if (at == null) {
            return Optional.empty();
        }
        return Optional.of(new Panels.Picked(
                told.get(pickedMesh),
                at,
                Picking.project(surfaces.get(pickedMesh), at.vertex(), camera, part(pickedMesh))));
    }

    @Override
    public void mouseMoved(double x, double y) {
        double dx = x - mouseX;
        double dy = y - mouseY;
        mouseX = x;
        mouseY = y;
        if (held == null) {
            return;
        }
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
            held = button;
            shift = with;
            pressedX = mouseX;
            pressedY = mouseY;
            return;
        }
        if (held == MouseButton.LEFT && Math.hypot(mouseX - pressedX, mouseY - pressedY) < CLICK) {
            pickAt(mouseX, mouseY);
        }
        held = null;
    }

    private void pickAt(double x, double y) {
        for (int i = 0; i < surfaces.size(); i++) {
            if (part(i).contains(x, y)) {
                pick = Picking.at(surfaces.get(i), camera, part(i), x, y).orElse(null);
                pickedMesh = i;
                dirty = true;
            }
        }
    }

    @Override
    public void scrolled(double steps) {
        for (int i = 0; i < surfaces.size(); i++) {
            Rect part = part(i);
            if (part.contains(mouseX, mouseY)) {
                camera.zoom(
                        steps, mouseX - part.x() - part.width() / 2.0, mouseY - part.y() - part.height() / 2.0, height);
                dirty = true;
            }
        }
    }

    @Override
    public void keyPressed(Key key, Shift with) {
        dirty = true;
        note = "";
        switch (key) {
            case F, HOME -> camera.frame(surfaces, part(0).aspect());
            case H -> keys = !keys;
            case W ->
                style = new Style(
                        style.shading(), style.edges() == Edges.SHOWN ? Edges.HIDDEN : Edges.SHOWN, style.lighting());
            case L ->
                style = new Style(
                        style.shading() == Shading.FLAT ? Shading.SMOOTH : Shading.FLAT,
                        style.edges(),
                        style.lighting());
            case U -> {
                camera.changeUp();
                camera.frame(surfaces, part(0).aspect());
            }
            case Q -> close = true;
            case ESCAPE -> pick = null;
            case S -> note = saver.apply(engine.read());
            case C -> {
                map++;
                repaint = true;
            }
            case TAB -> show(shown + (with == Shift.HELD ? names.size() - 1 : 1));
            default -> show(key.digit() - 1);
        }
    }

    private void show(int index) {
        if (!names.isEmpty() && index >= 0) {
            shown = index % names.size();
            repaint = true;
        }
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
