package dev.holonomy.geodesic.remesh;

import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;

/** The box of a mesh moved to 0 and scaled by a power of two to an extent of 0.5 to 1, so that no product over- or underflows. */
record Frame(double x, double y, double z, double scale) {
    static Frame of(TriangleMesh mesh) {
        double[] middle = new double[3];
        double extent = 0;
        for (int c = 0; c < 3; c++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int v = 0; v < mesh.vertexCount(); v++) {
                double at = mesh.coordinate(v, c);
                if (!Double.isFinite(at)) {
                    throw new MeshException("vertex " + v + " has the coordinate " + at + ", wanted finite ones");
                }
                low = Math.min(low, at);
                high = Math.max(high, at);
            }
            middle[c] = mesh.vertexCount() == 0 ? 0 : low / 2 + high / 2;
            extent = Math.max(extent, high / 2 - low / 2);
        }
        int exponent = extent > 0 ? Math.max(-1000, Math.min(1000, -Math.getExponent(extent))) : 0;
        return new Frame(middle[0], middle[1], middle[2], Math.scalb(1.0, exponent));
    }

    /** Coordinates in the frame, in place. */
    double[] inside(double[] position) {
        for (int i = 0; i < position.length; i++) {
            position[i] = (position[i] - middle(i % 3)) * scale;
        }
        return position;
    }

    /** Coordinates of the mesh again, in place. */
    double[] outside(double[] position) {
        for (int i = 0; i < position.length; i++) {
            position[i] = position[i] / scale + middle(i % 3);
        }
        return position;
    }

    private double middle(int axis) {
        return axis == 0 ? x : axis == 1 ? y : z;
    }
}
