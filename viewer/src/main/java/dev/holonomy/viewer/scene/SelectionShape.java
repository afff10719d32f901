package dev.holonomy.viewer.scene;

import dev.holonomy.viewer.render.Geometry;
import java.util.Arrays;
import java.util.BitSet;
import org.joml.Vector3f;

/** What is selected, to be drawn over its mesh: faces a little above themselves, vertices as beads. */
public final class SelectionShape {
    private static final float LIFT = 0.004f;
    private static final int MOST_BEADS = 20_000;

    private SelectionShape() {}

    /**
     * The triangles.
     *
     * @param surface the mesh
     * @param elements of this mesh
     * @param some those that are selected
     * @return in the unit ball of the mesh
     */
    public static Geometry of(SurfaceGeometry surface, Elements elements, BitSet some) {
        return elements.areFaces() ? faces(surface, some) : beads(surface, some);
    }

    private static Geometry faces(SurfaceGeometry surface, BitSet some) {
        float[] positions = new float[9 * some.cardinality()];
        float[] normals = new float[positions.length];
        Vector3f at = new Vector3f();
        Vector3f normal = new Vector3f();
        int n = 0;
        for (int f = some.nextSetBit(0); f >= 0; f = some.nextSetBit(f + 1)) {
            for (int c = 0; c < 3; c++) {
                int v = surface.mesh().vertex(f, c);
                surface.normal(v, normal);
                surface.inBall(v, at).fma(LIFT, normal);
                for (int i = 0; i < 3; i++) {
                    positions[n] = at.get(i);
                    normals[n++] = normal.get(i);
                }
            }
        }
        return new Geometry(positions, normals);
    }

    private static Geometry beads(SurfaceGeometry surface, BitSet some) {
        Tubes tubes = new Tubes();
        float size = (float)
                Math.max(0.002, Math.min(0.012, 0.6 / Math.sqrt(surface.mesh().vertexCount())));
        Vector3f at = new Vector3f();
        Vector3f normal = new Vector3f();
        for (int v : Arrays.copyOf(some.stream().toArray(), Math.min(some.cardinality(), MOST_BEADS))) {
            if (surface.normal(v, normal).lengthSquared() > 0) {
                tubes.bead(surface.inBall(v, at), normal, size);
            }
        }
        return tubes.geometry();
    }
}
