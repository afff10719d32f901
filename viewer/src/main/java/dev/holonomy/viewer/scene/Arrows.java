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
        Tubes tubes = new Tubes();
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
            tubes.tag(length);
            for (int k = 0; k < look.symmetry(); k++) {
                Vector3f turned = new Vector3f(direction);
                if (normal.lengthSquared() > 0) {
                    turned.rotateAxis((float) (2 * Math.PI * k / look.symmetry()), normal.x, normal.y, normal.z);
                }
                if (look.symmetry() == 1) {
                    tubes.arrow(position, turned, 0.055f * size);
                } else {
                    turned.mul(0.5f);
                    tubes.tube(position, new Vector3f(position).add(turned), 0.045f * size, 0.045f * size);
                }
            }
        }
        return new Arrows(tubes.geometry(), tubes.tags());
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
}
