package dev.holonomy.viewer.scene;

import dev.holonomy.viewer.render.Geometry;
import java.util.Arrays;
import org.joml.Vector3f;

/** A line over a surface as a thin bar. */
public final class PathStroke {
    private static final float THICK = 0.006f;

    private PathStroke() {}

    /**
     * The bar.
     *
     * @param surface the mesh
     * @param line its corners in the coordinates of the mesh, [n, 3]
     * @return in the unit ball of the mesh
     */
    public static Geometry of(SurfaceGeometry surface, double[] line) {
        Tubes tubes = new Tubes();
        for (int i = 3; i < line.length; i += 3) {
            Vector3f from = surface.inBall(Arrays.copyOfRange(line, i - 3, i));
            Vector3f to = surface.inBall(Arrays.copyOfRange(line, i, i + 3));
            tubes.tube(from, to, THICK, THICK);
        }
        return tubes.geometry();
    }

    /**
     * How long a line is.
     *
     * @param line its corners, [n, 3]
     * @return the sum of its segments
     */
    public static double length(double[] line) {
        double sum = 0;
        for (int i = 3; i < line.length; i += 3) {
            double x = line[i] - line[i - 3];
            double y = line[i + 1] - line[i - 2];
            double z = line[i + 2] - line[i - 1];
            sum += Math.sqrt(x * x + y * y + z * z);
        }
        return sum;
    }
}
