package dev.holonomy.geodesic.field;

import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.Surface;

/**
 * Gradient, divergence and curl on the faces of a surface, with functions that are linear in each face.
 *
 * <p>A field has one vector a face, [F, 2]: along half-edge 3 f, and to the left of it. Faces without area have the vector 0. Integrals
 * are over hat functions, so that at every vertex inside the surface the curl of a gradient and the divergence of a turned gradient
 * are 0 but for rounding; at the boundary divergence holds what flows out of it.
 */
public final class VectorCalculus {
    private final Surface surface;
    private final HalfEdges halfEdges;
    private final double[] plane; // length of side 0, then the place of corner 2, [F, 3]; zeros without area

    /**
     * Lays out the faces.
     *
     * @param surface the surface
     */
    public VectorCalculus(Surface surface) {
        this.surface = surface;
        halfEdges = surface.halfEdges();
        plane = new double[3 * halfEdges.faceCount()];
        for (int f = 0; f < plane.length; f += 3) {
            double a = surface.lengths().length(f);
            double b = surface.lengths().length(f + 1);
            double c = surface.lengths().length(f + 2);
            double area = surface.faceAreas()[f / 3];
            if (area > 0) {
                plane[f] = a;
                plane[f + 1] = (a * a + (c - b) * (c + b)) / (2 * a);
                plane[f + 2] = 2 * area / a;
            }
        }
    }

    /**
     * The gradient of a function.
     *
     * @param values at the vertices, [V]
     * @return [F, 2]
     */
    public double[] gradient(double[] values) {
        require(values.length, halfEdges.vertexCount());
        double[] field = new double[2 * halfEdges.faceCount()];
        for (int f = 0; f < plane.length; f += 3) {
            if (plane[f + 2] > 0) {
                double u0 = values[halfEdges.tail(f)];
                double gx = (values[halfEdges.tail(f + 1)] - u0) / plane[f];
                field[f / 3 * 2] = gx;
                field[f / 3 * 2 + 1] = ((values[halfEdges.tail(f + 2)] - u0) - plane[f + 1] * gx) / plane[f + 2];
            }
        }
        return field;
    }

    /**
     * The divergence of a field.
     *
     * @param field [F, 2]
     * @return its integral over the hat function of each vertex, −∫ X·∇φ, [V]; sums to 0
     */
    public double[] divergence(double[] field) {
        require(field.length, 2 * halfEdges.faceCount());
        double[] result = new double[halfEdges.vertexCount()];
        for (int f = 0; f < plane.length; f += 3) {
            double x = field[f / 3 * 2];
            double y = field[f / 3 * 2 + 1];
            double at1 = 0.5 * (plane[f + 2] * x - plane[f + 1] * y);
            double at2 = 0.5 * plane[f] * y;
            result[halfEdges.tail(f)] += at1 + at2;
            result[halfEdges.tail(f + 1)] -= at1;
            result[halfEdges.tail(f + 2)] -= at2;
        }
        return result;
    }

    /**
     * The curl of a field: counter-clockwise turning.
     *
     * @param field [F, 2]
     * @return its integral over the hat function of each vertex, [V]
     */
    public double[] curl(double[] field) {
        double[] result = divergence(turned(field));
        for (int v = 0; v < result.length; v++) {
            result[v] = 0 - result[v];
        }
        return result;
    }

    /**
     * A field turned by a right angle, counter-clockwise.
     *
     * @param field [F, 2]
     * @return [F, 2]
     */
    public static double[] turned(double[] field) {
        double[] result = new double[field.length];
        for (int i = 0; i < field.length; i += 2) {
            result[i] = 0 - field[i + 1];
            result[i + 1] = field[i];
        }
        return result;
    }

    /**
     * The inner product of two fields.
     *
     * @param a [F, 2]
     * @param b [F, 2]
     * @return ∫ a·b
     */
    public double inner(double[] a, double[] b) {
        double sum = 0;
        for (int f = 0; f < halfEdges.faceCount(); f++) {
            sum += surface.faceAreas()[f] * (a[2 * f] * b[2 * f] + a[2 * f + 1] * b[2 * f + 1]);
        }
        return sum;
    }

    /**
     * A field at the vertices: the mean of the faces around by area, in the vertices' frames.
     *
     * @param field [F, 2]
     * @return [V, 2]; zero at vertices without area
     */
    public double[] atVertices(double[] field) {
        require(field.length, 2 * halfEdges.faceCount());
        double[] result = new double[2 * halfEdges.vertexCount()];
        for (int f = 0; f < plane.length; f += 3) {
            double third = surface.faceAreas()[f / 3] / 3;
            if (halfEdges.isVoid(f) || !(third > 0)) {
                continue;
            }
            double side = 0; // of the direction of the half-edge
            for (int h = f; h < f + 3; h++) {
                int v = halfEdges.tail(h);
                double turn = surface.transport().angle(h) - side;
                double cos = Math.cos(turn) * third / surface.vertexAreas()[v];
                double sin = Math.sin(turn) * third / surface.vertexAreas()[v];
                result[2 * v] += cos * field[f / 3 * 2] - sin * field[f / 3 * 2 + 1];
                result[2 * v + 1] += sin * field[f / 3 * 2] + cos * field[f / 3 * 2 + 1];
                side += Math.PI - surface.lengths().cornerAngle(halfEdges.next(h));
            }
        }
        return result;
    }

    /** Length of side 0, then the place of corner 2, [F, 3]; zeros without area. */
    double[] plane() {
        return plane;
    }

    static void require(int found, int wanted) {
        if (found != wanted) {
            throw new IllegalArgumentException("wanted " + wanted + " numbers, got " + found);
        }
    }
}
