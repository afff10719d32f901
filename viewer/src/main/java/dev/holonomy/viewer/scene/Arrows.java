package dev.holonomy.viewer.scene;

import dev.holonomy.mesh.VertexVectors;
import dev.holonomy.viewer.render.Geometry;
import dev.holonomy.viewer.render.Paint;
import java.util.Arrays;
import org.joml.Vector3f;

/**
 * Vectors of vertices as solid arrows on the surface, or as bars, crosses and stars where they have a symmetry; where there
 * are too many to see, evenly spread ones.
 */
public final class Arrows {
    private static final int MOST = 1500;
    private static final int SIDES = 6;

    private final Geometry geometry;
    private final double[] lengths;

    private Arrows(Geometry geometry, double[] lengths) {
        this.geometry = geometry;
        this.lengths = lengths;
    }

    /**
     * Builds the arrows.
     *
     * @param surface the mesh
     * @param vectors a vector a vertex; zero and not finite ones get no arrow
     * @param look length and symmetry
     * @return triangles
     */
    public static Arrows of(SurfaceGeometry surface, VertexVectors vectors, ArrowLook look) {
        double[] all = vectors.vectors();
        double longest = 0;
        for (int v = 0; v < vectors.count(); v++) {
            double length = length(all, v);
            longest = Double.isFinite(length) ? Math.max(longest, length) : longest;
        }
        Spread spread = Spread.of(surface, MOST);
        Builder builder = new Builder();
        float size = (float) (1.3 * look.scale() * spread.spacing());
        Vector3f position = new Vector3f();
        Vector3f normal = new Vector3f();
        Vector3f direction = new Vector3f();
        for (int v : spread.vertices()) {
            double length = length(all, v);
            if (!(length > 0) || !Double.isFinite(length)) {
                continue;
            }
            surface.normal(v, normal);
            surface.inBall(v, position).fma(0.08f * size, normal);
            direction
                    .set((float) (all[3 * v] / length), (float) (all[3 * v + 1] / length), (float)
                            (all[3 * v + 2] / length))
                    .mul((float) (size * Math.max(0.12, length / longest)));
            builder.of = length;
            for (int k = 0; k < look.symmetry(); k++) {
                Vector3f turned = new Vector3f(direction);
                if (normal.lengthSquared() > 0) {
                    turned.rotateAxis((float) (2 * Math.PI * k / look.symmetry()), normal.x, normal.y, normal.z);
                }
                if (look.symmetry() == 1) {
                    builder.arrow(position, turned, 0.055f * size);
                } else {
                    turned.mul(0.5f);
                    builder.tube(position, new Vector3f(position).add(turned), 0.045f * size, 0.045f * size);
                }
            }
        }
        return builder.build();
    }

    private static double length(double[] all, int v) {
        return Math.sqrt(all[3 * v] * all[3 * v] + all[3 * v + 1] * all[3 * v + 1] + all[3 * v + 2] * all[3 * v + 2]);
    }

    /**
     * The triangles.
     *
     * @return in the unit ball of the mesh
     */
    public Geometry geometry() {
        return geometry;
    }

    /**
     * Colours by length.
     *
     * @param look the colour map
     * @param range lengths of its ends
     * @return a colour a triangle
     */
    public Paint paint(ValueLook look, double[] range) {
        double span = range[1] > range[0] ? range[1] - range[0] : 1;
        int[] rgb = new int[lengths.length];
        Arrays.setAll(rgb, t -> look.map().rgb((lengths[t] - range[0]) / span));
        return new Paint.PerFace(rgb);
    }

    /** Triangles as they come. */
    private static final class Builder {
        private float[] positions = new float[9 * 1024];
        private float[] normals = new float[9 * 1024];
        private double[] lengths = new double[1024];
        private int triangles;
        private double of;

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
                out[i] = flat
                        ? new Vector3f(along).negate()
                        : r.fma(slope, along).normalize();
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
                lengths = Arrays.copyOf(lengths, 2 * lengths.length);
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
            lengths[triangles++] = of;
        }

        Arrows build() {
            return new Arrows(
                    new Geometry(Arrays.copyOf(positions, 9 * triangles), Arrays.copyOf(normals, 9 * triangles)),
                    Arrays.copyOf(lengths, triangles));
        }
    }
}
