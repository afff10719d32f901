package dev.holonomy.viewer.ui;

import dev.holonomy.mesh.ColorMap;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.viewer.render.Rect;
import dev.holonomy.viewer.scene.Camera;
import dev.holonomy.viewer.scene.Influence;
import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.Picking;
import dev.holonomy.viewer.scene.Scene;
import dev.holonomy.viewer.scene.Spread;
import dev.holonomy.viewer.scene.SurfaceGeometry;
import imgui.ImDrawList;
import imgui.ImGui;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.joml.Vector3f;
import org.jspecify.annotations.Nullable;

/** Dots and lines over the meshes: the picked vertex wherever it is, its images under a map, and lines of a map. */
final class MarkLayer {
    private static final int MOST_DOTS = 60;
    private static final int MOST_SOURCES = 24;

    private final Panels panels;
    private @Nullable SurfaceGeometry spreadOf;
    private int spreadMost;
    private int[] spread = {};

    MarkLayer(Panels panels) {
        this.panels = panels;
    }

    /** A vertex that is marked. */
    record Dot(int mesh, int vertex) {}

    /**
     * Where a marked vertex appears: on each mesh of the same triangles, and through a shown map on the other mesh.
     *
     * @param drawn the meshes
     * @param mark the picked vertex
     * @return the picked vertex first
     */
    static List<Dot> dots(DrawnScene drawn, Look.Mark mark) {
        Scene scene = drawn.scene();
        List<Dot> dots = new ArrayList<>();
        dots.add(new Dot(mark.mesh(), mark.vertex()));
        for (int i = 0; i < scene.meshes().size(); i++) {
            if (i != mark.mesh()
                    && scene.meshes().get(i).mesh()
                            == scene.meshes().get(mark.mesh()).mesh()) {
                dots.add(new Dot(i, mark.vertex()));
            }
            if (drawn.items().get(i).shown().orElse(null) instanceof VertexMap map) {
                int target = scene.target(i, map).orElse(-1);
                if (i == mark.mesh() && target >= 0 && map.targets()[mark.vertex()] >= 0) {
                    dots.add(new Dot(target, map.targets()[mark.vertex()]));
                } else if (target == mark.mesh()) {
                    for (int v = 0; v < map.count() && dots.size() < MOST_DOTS; v++) {
                        if (map.targets()[v] == mark.vertex()) {
                            dots.add(new Dot(i, v));
                        }
                    }
                }
            }
        }
        return dots;
    }

    void draw(DrawnScene drawn, Look look, Camera camera, IntFunction<Rect> part) {
        ImDrawList list = ImGui.getBackgroundDrawList();
        for (int i = 0; i < drawn.items().size() && look.arrows().lines() > 0; i++) {
            if (drawn.items().get(i).shown().orElse(null) instanceof VertexMap map) {
                int source = i;
                drawn.scene()
                        .target(i, map)
                        .ifPresent(target -> lines(list, drawn, source, target, map, look, camera, part));
            }
        }
        look.mark().ifPresent(mark -> {
            for (Dot dot : dots(drawn, mark)) {
                Vector3f at = Picking.project(
                        drawn.items().get(dot.mesh).surface(), dot.vertex, camera, part.apply(dot.mesh));
                if (at.z < 1) {
                    list.addCircleFilled(at.x, at.y, 5.5f * panels.scale(), Ink.of(0xFFFFFF));
                    list.addCircleFilled(at.x, at.y, 4 * panels.scale(), Ink.chosen());
                }
            }
        });
    }

    /** Rings around the vertices that moved a decision most, larger for more. */
    void sources(SurfaceGeometry surface, Influence influence, Camera camera, Rect part) {
        int[] sources = Influence.largest(influence.byVertex(), MOST_SOURCES);
        ImDrawList list = ImGui.getBackgroundDrawList();
        for (int v : sources) {
            if (Picking.facesEye(surface, v, camera)) {
                Vector3f at = Picking.project(surface, v, camera, part);
                float share = (float) (influence.byVertex()[v] / influence.byVertex()[sources[0]]);
                float radius = (2 + 7 * (float) Math.sqrt(share)) * panels.scale();
                list.addCircle(at.x, at.y, radius, Ink.of(0x202428, 0.8), 24, 3.2f * panels.scale());
                list.addCircle(at.x, at.y, radius, Ink.of(InspectorPanel.SOURCE_RGB), 24, 1.8f * panels.scale());
            }
        }
    }

    /** Lines between points that are both seen, in colours by turns so that one can be followed. */
    private void lines(
            ImDrawList list,
            DrawnScene drawn,
            int source,
            int target,
            VertexMap map,
            Look look,
            Camera camera,
            IntFunction<Rect> part) {
        SurfaceGeometry from = drawn.items().get(source).surface();
        SurfaceGeometry to = drawn.items().get(target).surface();
        if (spreadOf != from || spreadMost != look.arrows().lines()) {
            spread = Spread.of(from, look.arrows().lines()).vertices();
            spreadOf = from;
            spreadMost = look.arrows().lines();
        }
        for (int k = 0; k < spread.length; k++) {
            int v = spread[k];
            int image = map.targets()[v];
            if (image < 0 || !Picking.facesEye(from, v, camera) || !Picking.facesEye(to, image, camera)) {
                continue;
            }
            Vector3f a = Picking.project(from, v, camera, part.apply(source));
            Vector3f b = Picking.project(to, image, camera, part.apply(target));
            int ink = Ink.of(ColorMap.PHASE.rgb(0.618 * k), 0.8);
            list.addLine(a.x, a.y, b.x, b.y, ink, 1.4f * panels.scale());
            list.addCircleFilled(a.x, a.y, 2.6f * panels.scale(), ink);
            list.addCircleFilled(b.x, b.y, 2.6f * panels.scale(), ink);
        }
    }
}
