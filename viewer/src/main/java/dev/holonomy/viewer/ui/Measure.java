package dev.holonomy.viewer.ui;

import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.viewer.render.Engine;
import dev.holonomy.viewer.render.Paint;
import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.PathStroke;
import java.util.Locale;
import java.util.Optional;

/** The shortest path from the read vertex to another: drawn, and its length beside the straight distance. */
final class Measure {
    private static final int PATH_RGB = 0xF2A900;

    private final Engine engine;
    private Optional<Look.Mark> from = Optional.empty();
    private int to = -1;
    private int stroke = -1;
    private String told = "";

    Measure(Engine engine) {
        this.engine = engine;
    }

    /** The number of the drawn path in the engine, −1 for none. */
    int stroke() {
        return stroke;
    }

    int mesh() {
        return from.map(Look.Mark::mesh).orElse(0);
    }

    /** One line about the path; empty where none is wanted. */
    String told() {
        return told;
    }

    /** Follows the read vertex and where the path leads, −1 for nowhere. */
    void follow(DrawnScene drawn, Optional<Look.Mark> mark, int wanted) {
        if (mark.equals(from) && wanted == to) {
            return;
        }
        from = mark;
        to = wanted;
        told = "";
        if (stroke >= 0) {
            engine.remove(stroke);
            stroke = -1;
        }
        if (to >= 0) {
            mark.ifPresent(m -> draw(drawn, m));
        }
    }

    private void draw(DrawnScene drawn, Look.Mark mark) {
        TriangleMesh mesh = drawn.scene().meshes().get(mark.mesh()).mesh();
        if (to >= mesh.vertexCount()) {
            told = "no vertex " + to + ", the mesh has " + mesh.vertexCount();
            return;
        }
        try {
            Optional<double[]> line = drawn.scene().analysis().path(mesh, mark.vertex(), to);
            line.filter(l -> l.length > 3)
                    .ifPresent(l -> stroke = engine.upload(
                            PathStroke.of(drawn.items().get(mark.mesh()).surface(), l), new Paint.Uniform(PATH_RGB)));
            told = line.map(l -> String.format(
                            Locale.ROOT,
                            "to %d: %.4g, straight %.4g",
                            to,
                            PathStroke.length(l),
                            straight(mesh, mark.vertex(), to)))
                    .orElse("to " + to + ": no path leads there");
        } catch (MeshException e) {
            told = String.valueOf(e.getMessage());
        }
    }

    private static double straight(TriangleMesh mesh, int a, int b) {
        double[] ends = new double[6];
        for (int c = 0; c < 3; c++) {
            ends[c] = mesh.coordinate(a, c);
            ends[3 + c] = mesh.coordinate(b, c);
        }
        return PathStroke.length(ends);
    }
}
