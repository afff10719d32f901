package dev.holonomy.viewer.scene;

import dev.holonomy.viewer.render.Geometry;
import java.util.Arrays;
import org.joml.Vector3f;

/** Thin solids as triangles: bars, arrows and beads; each triangle carries a tag, which becomes its colour. */
final class Tubes {
    private static final int SIDES = 6;

    private float[] positions = new float[9 * 1024];
    private float[] normals = new float[9 * 1024];
    private double[] tags = new double[1024];
    private int triangles;
    private double tag;

    void arrow(Vector3f from, Vector3f vector, float radius) {
        float length = vector.length();
        float head = Math.min(0.45f * length, 3.4f * radius);
        Vector3f neck = new Vector3f(vector).mul((length - head) / length).add(from);
        tube(from, neck, radius, radius);
        Vector3f tip = new Vector3f(from).add(vector);
        tube(neck, neck, radius, 2.1f * radius);
        tube(neck, tip, 2.1f * radius, 0);
    }

    /** A cone with cut tip, open at both ends; of no length it is a ring that faces backwards. */
    void tube(Vector3f from, Vector3f to, float radius, float end) {
        Vector3f axis = new Vector3f(to).sub(from);
        boolean flat = axis.lengthSquared() == 0;
        Vector3f along = flat ? new Vector3f(lastAxis) : axis.normalize();
        lastAxis.set(along);
        Vector3f side = Math.abs(along.x) < 0.7f ? new Vector3f(1, 0, 0) : new Vector3f(0, 1, 0);
        Vector3f u = side.cross(along).normalize();
        Vector3f w = new Vector3f(along).cross(u);
        Vector3f[] low = new Vector3f[SIDES];
        Vector3f[] high = new Vector3f[SIDES];
        Vector3f[] out = new Vector3f[SIDES];
        float slope = flat ? 0 : (radius - end) / Math.max(1e-9f, from.distance(to));
        for (int i = 0; i < SIDES; i++) {
            double angle = 2 * Math.PI * i / SIDES;
            Vector3f r = new Vector3f(u).mul((float) Math.cos(angle)).fma((float) Math.sin(angle), w);
            low[i] = new Vector3f(from).fma(radius, r);
            high[i] = new Vector3f(to).fma(end, r);
            out[i] = flat ? new Vector3f(along).negate() : r.fma(slope, along).normalize();
        }
        for (int i = 0; i < SIDES; i++) {
            int j = (i + 1) % SIDES;
            add(low[i], low[j], high[j], out[i], out[j], out[j]);
            add(low[i], high[j], high[i], out[i], out[j], out[i]);
        }
    }

    private final Vector3f lastAxis = new Vector3f(0, 0, 1);

    private void add(Vector3f a, Vector3f b, Vector3f c, Vector3f na, Vector3f nb, Vector3f nc) {
        if (9 * triangles == positions.length) {
            positions = Arrays.copyOf(positions, 2 * positions.length);
            normals = Arrays.copyOf(normals, positions.length);
            tags = Arrays.copyOf(tags, 2 * tags.length);
        }
        Vector3f[] at = {a, b, c};
        Vector3f[] n = {na, nb, nc};
        for (int i = 0; i < 3; i++) {
            int k = 9 * triangles + 3 * i;
            positions[k] = at[i].x;
            positions[k + 1] = at[i].y;
            positions[k + 2] = at[i].z;
            normals[k] = n[i].x;
            normals[k + 1] = n[i].y;
            normals[k + 2] = n[i].z;
        }
        tags[triangles++] = tag;
    }

    /** Everything from now on carries this tag. */
    void tag(double next) {
        tag = next;
    }

    /** A double cone. */
    void bead(Vector3f at, Vector3f axis, float radius) {
        Vector3f along = new Vector3f(axis).mul(radius);
        tube(new Vector3f(at).sub(along), at, 0, radius);
        tube(at, new Vector3f(at).add(along), radius, 0);
    }

    /** The triangles so far. */
    Geometry geometry() {
        return new Geometry(Arrays.copyOf(positions, 9 * triangles), Arrays.copyOf(normals, 9 * triangles));
    }

    /** The tag of each. */
    double[] tags() {
        return Arrays.copyOf(tags, triangles);
    }
}
