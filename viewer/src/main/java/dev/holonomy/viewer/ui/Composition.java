package dev.holonomy.viewer.ui;

import dev.holonomy.viewer.render.Edges;
import dev.holonomy.viewer.render.Engine;
import dev.holonomy.viewer.render.Frame;
import dev.holonomy.viewer.render.Rect;
import dev.holonomy.viewer.render.Slice;
import dev.holonomy.viewer.render.Style;
import dev.holonomy.viewer.scene.Look;
import java.util.ArrayList;
import java.util.List;
import org.joml.Matrix4f;

/** What a frame is made of: the ground, the meshes, and what is drawn on them. */
final class Composition {
    private final View view;
    private final Pointer pointer;
    private final EditTool edit;
    private final Measure measure;
    private final Probe probe;
    private final Grounds grounds;

    Composition(View view, Engine engine, Pointer pointer, EditTool edit, Measure measure, Probe probe) {
        this.view = view;
        this.pointer = pointer;
        this.edit = edit;
        this.measure = measure;
        this.probe = probe;
        grounds = new Grounds(engine);
    }

    /** In the order in which they are drawn. */
    List<Frame.Item> items(Look look) {
        Style strokes = look.style().with(Edges.HIDDEN).withOpacity(1);
        List<Frame.Item> items = new ArrayList<>();
        grounds.follow(view.drawn(), look);
        for (int i = 0; i < view.drawn().items().size(); i++) {
            if (grounds.of(i) >= 0) {
                items.add(item(i, grounds.of(i), strokes.with(Slice.NONE)));
            }
        }
        for (int i = 0; i < view.drawn().items().size(); i++) {
            DrawnScene.Item item = view.drawn().items().get(i);
            items.add(item(i, pointer.turning() ? view.drawn().whileTurning(i) : item.mesh(), look.style()));
            if (item.arrows() >= 0) {
                items.add(item(i, item.arrows(), strokes));
            }
        }
        if (edit.selection().shape() >= 0) {
            items.add(item(edit.mesh(), edit.selection().shape(), strokes.withOpacity(0.6)));
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

    /** Something that lies where a mesh is; what reaches out of its part goes on behind the legend. */
    private Frame.Item item(int mesh, int drawing, Style style) {
        Rect part = view.part(mesh);
        Rect column = view.column(mesh);
        float share = part.width() / (float) column.width();
        float shift = (2f * (part.x() - column.x()) + part.width()) / column.width() - 1;
        Matrix4f projection = new Matrix4f()
                .translation(shift, 0, 0)
                .scale(share, 1, 1)
                .mul(view.camera().projection(part.aspect()));
        return new Frame.Item(drawing, column, view.camera().modelView(), projection, style);
    }
}
