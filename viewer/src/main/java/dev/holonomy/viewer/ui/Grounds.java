package dev.holonomy.viewer.ui;

import dev.holonomy.viewer.render.Engine;
import dev.holonomy.viewer.scene.Floor;
import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.Pose;
import dev.holonomy.viewer.scene.SurfaceGeometry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ground under each mesh in an engine, made when it is first wanted. */
final class Grounds {
    private static final int LINES_ON_LIGHT = 0x7A828C;
    private static final int LINES_ON_DARK = 0x8C949E;

    private final Engine engine;
    private final List<Integer> numbers = new ArrayList<>();
    private @Nullable Made made;

    private record Made(Look.Ground ground, Look.Theme theme, Pose.Up up, List<SurfaceGeometry> surfaces) {}

    Grounds(Engine engine) {
        this.engine = engine;
    }

    /** The number of the ground of a mesh, −1 for none. */
    int of(int mesh) {
        return mesh < numbers.size() ? numbers.get(mesh) : -1;
    }

    void follow(DrawnScene drawn, Look look) {
        Made wanted = new Made(look.ground(), look.theme(), look.pose().up(), drawn.surfaces());
        if (wanted.equals(made)) {
            return;
        }
        made = wanted;
        numbers.forEach(engine::remove);
        numbers.clear();
        if (look.ground() == Look.Ground.NONE) {
            return;
        }
        int lines = look.theme() == Look.Theme.DARK ? LINES_ON_DARK : LINES_ON_LIGHT;
        for (SurfaceGeometry surface : wanted.surfaces) {
            Floor floor = Floor.of(surface, wanted.up, look.ground() == Look.Ground.GRID ? lines : -1);
            numbers.add(engine.upload(floor.geometry(), floor.paint()));
        }
    }
}
