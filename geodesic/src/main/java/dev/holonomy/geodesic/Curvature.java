package dev.holonomy.geodesic;

import dev.holonomy.mesh.TriangleMesh;

/**
 * The second fundamental form at every vertex, in its frame: a part of order 0 and a part of order 2.
 *
 * <p>In the direction of angle t the normal curvature is H + D cos 2t + S sin 2t, with the mean curvature H = (h11 + h22) / 2,
 * the half difference D = (h11 − h22) / 2 and the mixed part S = h12; the Gauss curvature is K = H² − D² − S². H is positive
 * where the surface bends away from its normal, as a sphere with outward normals does: there H = 1 / radius. Under a change
 * of frames D + i S turns by e^{2iα}, H and K stay.
 *
 * <p>On each face the form is the symmetric least-squares fit of the differences of vertex normals along its edges; a vertex
 * takes the mean over its faces weighted by area, each turned into the frame of the vertex (after Rusinkiewicz 2004). The
 * area outweighs what a sliver amplifies, and no curvature exceeds π over the mean edge length around the vertex: more is
 * not resolved. Vertices without area have zeros.
 */
public final class Curvature {
    private final double[] mean;
    private final double[] gauss;
    private final double[] halfDifference;
    private final double[] mixed;

    private Curvature(int vertices) {
        mean = new double[vertices];
        gauss = new double[vertices];
        halfDifference = new double[vertices];
        mixed = new double[vertices];
    }

    /**
     * The curvature of a surface in its frames.
     *
     * @param surface the surface
     * @return the second fundamental form at each vertex, all numbers finite
     */
    public static Curvature of(Surface surface) {
        TriangleMesh mesh = surface.mesh();
        int vertices = mesh.vertexCount();
        Curvature result = new Curvature(vertices);
        FaceForm form = new FaceForm(surface);
        double[] weight = new double[vertices];
        for (int f = 0; f < mesh.faceCount(); f++) {
            double area = surface.faceAreas()[f];
            if (area > 0 && form.fit(f)) {
                for (int c = 0; c < 3; c++) {
                    int v = mesh.vertex(f, c);
                    double turn = 2 * form.angleIn(v);
                    double cos = Math.cos(turn);
                    double sin = Math.sin(turn);
                    weight[v] += area;
                    result.mean[v] += area * form.mean;
                    result.halfDifference[v] += area * (cos * form.halfDifference - sin * form.mixed);
                    result.mixed[v] += area * (sin * form.halfDifference + cos * form.mixed);
                }
            }
        }
        for (int v = 0; v < vertices; v++) {
            if (weight[v] > 0) {
                result.finish(v, weight[v], resolved(surface, v));
            }
        }
        return result;
    }

    /** The largest curvature that the edges around a vertex can show. */
    private static double resolved(Surface surface, int v) {
        HalfEdges halfEdges = surface.halfEdges();
        double sum = 0;
        for (int h = halfEdges.first(v), i = 0; i < halfEdges.degree(v); i++, h = halfEdges.nextAround(h)) {
            sum += surface.lengths().length(h);
        }
        return Math.PI * halfEdges.degree(v) / sum;
    }

    private void finish(int v, double weight, double bound) {
        mean[v] /= weight;
        halfDifference[v] /= weight;
        mixed[v] /= weight;
        double largest = Math.abs(mean[v]) + Math.hypot(halfDifference[v], mixed[v]);
        if (largest > bound) {
            mean[v] *= bound / largest;
            halfDifference[v] *= bound / largest;
            mixed[v] *= bound / largest;
        }
        gauss[v] = mean[v] * mean[v] - halfDifference[v] * halfDifference[v] - mixed[v] * mixed[v];
    }

    /**
     * Mean curvatures H.
     *
     * @return in 1 / length, [V]; shared, not to be modified
     */
    public double[] mean() {
        return mean;
    }

    /**
     * Gauss curvatures K.
     *
     * @return in 1 / length², [V]; shared, not to be modified
     */
    public double[] gauss() {
        return gauss;
    }

    /**
     * Half differences D = (h11 − h22) / 2: the cosine part of order 2.
     *
     * @return in 1 / length, [V]; shared, not to be modified
     */
    public double[] halfDifference() {
        return halfDifference;
    }

    /**
     * Mixed parts S = h12: the sine part of order 2.
     *
     * @return in 1 / length, [V]; shared, not to be modified
     */
    public double[] mixed() {
        return mixed;
    }

    /**
     * Largest principal curvatures k₁ = H + √(D² + S²).
     *
     * @return in 1 / length, a new array, [V]
     */
    public double[] largest() {
        double[] result = new double[mean.length];
        for (int v = 0; v < result.length; v++) {
            result[v] = mean[v] + Math.sqrt(halfDifference[v] * halfDifference[v] + mixed[v] * mixed[v]);
        }
        return result;
    }

    /**
     * Smallest principal curvatures k₂ = H − √(D² + S²).
     *
     * @return in 1 / length, a new array, [V]
     */
    public double[] smallest() {
        double[] result = new double[mean.length];
        for (int v = 0; v < result.length; v++) {
            result[v] = mean[v] - Math.sqrt(halfDifference[v] * halfDifference[v] + mixed[v] * mixed[v]);
        }
        return result;
    }

    /**
     * Directions of the largest principal curvature, ½ atan2(S, D); the smallest is perpendicular.
     *
     * @return angles in the frames, in -π/2..π/2, 0 at umbilics, a new array, [V]
     */
    public double[] direction() {
        double[] result = new double[mean.length];
        for (int v = 0; v < result.length; v++) {
            result[v] = 0.5 * Math.atan2(mixed[v], halfDifference[v]);
        }
        return result;
    }
}
