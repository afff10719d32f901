package dev.holonomy.viewer.ui;

import dev.holonomy.viewer.render.Rect;
import dev.holonomy.viewer.scene.Camera;
import dev.holonomy.viewer.scene.Look;
import java.util.Optional;

/** What a stage shows at the moment: its meshes, look and camera, the size of the frame, and the line at its bottom. */
final class View {
    private final DrawnScene drawn;
    private final Camera camera;
    private final History history = new History();
    private final Panels panels;
    private Look look;
    private int width = 1;
    private int height = 1;
    private boolean dirty = true;
    private String note;
    private int pickedFace = -1;
    private Optional<Look.Mark> hovered = Optional.empty();

    View(DrawnScene drawn, Look look, Panels panels, String note) {
        this.drawn = drawn;
        this.look = look;
        this.panels = panels;
        this.note = note;
        camera = new Camera(look.pose());
    }

    DrawnScene drawn() {
        return drawn;
    }

    Camera camera() {
        return camera;
    }

    /** The look with where the camera is now. */
    Look look() {
        look = look.with(camera.pose());
        return look;
    }

    /** Looks otherwise from the next frame on. */
    void change(Look next) {
        if (!next.equals(look())) {
            look = next;
            camera.move(next.pose());
            if (next.pose().distance() == 0) {
                frameAll();
            }
            dirty = true;
        }
    }

    /** The look of this frame can be undone to. */
    void remember() {
        history.remember(look());
    }

    void undo(int steps) {
        change(history.back(steps));
    }

    void frameAll() {
        camera.frame(drawn.surfaces(), part(0).aspect());
        dirty = true;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    void resize(int frameWidth, int frameHeight) {
        if (width != frameWidth || height != frameHeight) {
            width = frameWidth;
            height = frameHeight;
            dirty = true;
        }
    }

    /** The next frame differs from the last. */
    void touch() {
        dirty = true;
    }

    /** Whether the next frame differs from the last; asked once a frame. */
    boolean takeDirty() {
        boolean was = dirty;
        dirty = false;
        return was;
    }

    String note() {
        return note;
    }

    void note(String line) {
        note = line;
        dirty = true;
    }

    /** The face that was clicked, −1 for none. */
    int pickedFace() {
        return pickedFace;
    }

    void pickFace(int face) {
        pickedFace = face;
    }

    /** The vertex whose chart is wanted: the one that is read, else the one under the mouse. */
    Optional<Look.Mark> probed() {
        return look.mark().filter(this::exists).or(() -> hovered.filter(this::exists));
    }

    void hover(Optional<Look.Mark> mark) {
        if (!mark.equals(hovered)) {
            hovered = mark;
            dirty = true;
        }
    }

    /** The part of the frame of a mesh with its legend: columns of one width. */
    Rect column(int index) {
        int count = drawn.items().size();
        int from = width * index / count;
        return new Rect(from, 0, Math.max(1, width * (index + 1) / count - from), height);
    }

    /** The part of the frame in which a mesh is drawn: beside its legend where there is room, else under it. */
    Rect part(int index) {
        Rect column = column(index);
        boolean bare = drawn.names().isEmpty() || look.panels() == Look.Panels.HIDDEN;
        int legend = bare ? 0 : panels.legendWidth();
        return column.width() < 2 * legend ? column : new Rect(column.x() + legend, 0, column.width() - legend, height);
    }

    boolean exists(Look.Mark mark) {
        return mark.mesh() < drawn.items().size()
                && mark.vertex()
                        < drawn.scene().meshes().get(mark.mesh()).mesh().vertexCount();
    }

    /** Reads a vertex and comes near it; says so where there is none. */
    void goTo(Look.Mark mark) {
        if (!exists(mark)) {
            note("no vertex " + mark.vertex() + ": the mesh has "
                    + drawn.scene()
                            .meshes()
                            .get(Math.min(mark.mesh(), drawn.items().size() - 1))
                            .mesh()
                            .vertexCount());
            return;
        }
        pickedFace = -1;
        camera.frame(drawn.items().get(mark.mesh()).surface(), mark.vertex());
        change(look().with(Optional.of(mark)));
        dirty = true;
    }
}
