package dev.holonomy.viewer.scene;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.joml.Vector3f;

/**
 * Evenly spread vertices of a mesh: each cell of a grid holds one at most.
 *
 * @param vertices their ids
 * @param spacing about how far they are apart, in radii of the mesh
 */
@SuppressWarnings("ArrayRecordComponent") // small, made and read at once
public record Spread(int[] vertices, double spacing) {
    /**
     * Thins out the vertices of a mesh; the same mesh gives the same ones.
     *
     * @param surface the mesh
     * @param most the largest number wanted, at least 1
     * @return all vertices where there are so few
     */
    public static Spread of(SurfaceGeometry surface, int most) {
        int count = surface.mesh().vertexCount();
        int[] kept = new int[count];
        Vector3f p = new Vector3f();
        for (double cell = 0.005; ; cell *= 1.2) {
            int n = 0;
            Set<Long> taken = new HashSet<>();
            for (int v = 0; v < count && n <= most; v++) {
                surface.inBall(v, p);
                if (taken.add(cell(p.x, cell) << 42 | cell(p.y, cell) << 21 | cell(p.z, cell))) {
                    kept[n++] = v;
                }
            }
            if (n <= most) {
                return new Spread(Arrays.copyOf(kept, n), Math.max(cell, 1.8 / Math.sqrt(Math.max(n, 1))));
            }
        }
    }

    private static long cell(double x, double side) {
        return (long) Math.floor((x + 1.1) / side);
    }
}
