package dev.holonomy.viewer.scene;

import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.viewer.render.Geometry;
import dev.holonomy.viewer.render.Paint;
import java.util.Arrays;
import org.joml.Vector3f;

/**
 * A coarse stand-in for a large mesh while it is turned: vertices of one cell of a grid become one, triangles that collapse
 * go (Rossignac and Borrel 1993). Each corner that stays remembers where it came from, so every paint can be carried over.
 */
public final class Proxy {
    private static final int CELLS = 96;

    private final Geometry geometry;
    private final int[] corners;

    private Proxy(Geometry geometry, int[] corners) {
        this.geometry = geometry;
        this.corners = corners;
    }

    /**
     * Thins a mesh out.
     *
     * @param surface the mesh
     * @return its stand-in
     */
    public static Proxy of(SurfaceGeometry surface) {
        float[] ball = surface.ball();
        TriangleMesh mesh = surface.mesh();
        int[] cellOf = new int[mesh.vertexCount()];
        int[] number = new int[CELLS * CELLS * CELLS];
        int cells = 0;
        for (int v = 0; v < cellOf.length; v++) {
            int at = (slot(ball[3 * v]) * CELLS + slot(ball[3 * v + 1])) * CELLS + slot(ball[3 * v + 2]);
            if (number[at] == 0) {
                cells++;
                number[at] = cells;
            }
            cellOf[v] = number[at] - 1;
        }
        float[] means = new float[3 * cells];
        float[] normals = new float[3 * cells];
        int[] members = new int[cells];
        Vector3f normal = new Vector3f();
        for (int v = 0; v < cellOf.length; v++) {
            int c = cellOf[v];
            members[c]++;
            surface.normal(v, normal);
            for (int i = 0; i < 3; i++) {
                means[3 * c + i] += ball[3 * v + i];
                normals[3 * c + i] += normal.get(i);
            }
        }
        for (int c = 0; c < cells; c++) {
            normal.set(normals[3 * c], normals[3 * c + 1], normals[3 * c + 2]);
            if (normal.lengthSquared() > 0) {
                normal.normalize();
            }
            for (int i = 0; i < 3; i++) {
                means[3 * c + i] /= members[c];
                normals[3 * c + i] = normal.get(i);
            }
        }
        return kept(mesh, cellOf, means, normals);
    }

    private static int slot(float x) {
        return Math.max(0, Math.min(CELLS - 1, (int) ((x + 1) / 2 * CELLS)));
    }

    private static Proxy kept(TriangleMesh mesh, int[] cellOf, float[] means, float[] normals) {
        int[] corners = new int[1024];
        int n = 0;
        for (int f = 0; f < mesh.faceCount(); f++) {
            int a = cellOf[mesh.vertex(f, 0)];
            int b = cellOf[mesh.vertex(f, 1)];
            int c = cellOf[mesh.vertex(f, 2)];
            if (a == b || b == c || c == a) {
                continue;
            }
            if (n == corners.length) {
                corners = Arrays.copyOf(corners, 2 * n);
            }
            corners[n++] = f;
        }
        float[] positions = new float[9 * n];
        float[] directions = new float[9 * n];
        int[] from = new int[3 * n];
        for (int i = 0; i < 3 * n; i++) {
            int f = corners[i / 3];
            int cell = cellOf[mesh.vertex(f, i % 3)];
            from[i] = 3 * f + i % 3;
            System.arraycopy(means, 3 * cell, positions, 3 * i, 3);
            System.arraycopy(normals, 3 * cell, directions, 3 * i, 3);
        }
        return new Proxy(new Geometry(positions, directions), from);
    }

    /**
     * The triangles that stay.
     *
     * @return in the unit ball of the mesh
     */
    public Geometry geometry() {
        return geometry;
    }

    /**
     * A paint of the mesh on its stand-in.
     *
     * @param paint of the mesh
     * @return colours of the corners that stay
     */
    public Paint paint(Paint paint) {
        if (paint instanceof Paint.PerCorner each) {
            return new Paint.PerCorner(gathered(each.rgb()));
        }
        if (paint instanceof Paint.Blended each) {
            return new Paint.Blended(gathered(each.rgb()));
        }
        int faces = corners.length / 3;
        if (paint instanceof Paint.PerFace each) {
            int[] rgb = new int[faces];
            Arrays.setAll(rgb, f -> each.rgb()[corners[3 * f] / 3]);
            return new Paint.PerFace(rgb);
        }
        if (paint instanceof Paint.Ramp ramp) {
            float[] values = new float[corners.length];
            byte[] missing = new byte[faces];
            for (int i = 0; i < values.length; i++) {
                values[i] = ramp.values()[corners[i]];
                missing[i / 3] = ramp.missing()[corners[i] / 3];
            }
            return new Paint.Ramp(values, missing, ramp.colors(), ramp.isolines());
        }
        return paint;
    }

    private int[] gathered(int[] ofCorners) {
        int[] some = new int[corners.length];
        Arrays.setAll(some, i -> ofCorners[corners[i]]);
        return some;
    }
}
