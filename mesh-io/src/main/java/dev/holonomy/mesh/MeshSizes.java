package dev.holonomy.mesh;

import dev.holonomy.mesh.MeshReport.Statistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lengths, areas and angles, computed in units of a power of two near the largest coordinate so that nothing overflows. */
public final class MeshSizes {
    private static final double FLAT = 1e-12;

    private final TriangleMesh mesh;
    private final EdgeFaces edges;
    private final double unit;
    private final List<Integer> flat = new ArrayList<>();
    private final double[] angles;
    private double area;

    /**
     * Measures a mesh.
     *
     * @param mesh any mesh
     * @param edges its edges
     */
    public MeshSizes(TriangleMesh mesh, EdgeFaces edges) {
        this.mesh = mesh;
        this.edges = edges;
        double largest = 0;
        for (int v = 0; v < mesh.vertexCount(); v++) {
            for (int axis = 0; axis < 3; axis++) {
                largest = Math.max(largest, Math.abs(mesh.coordinate(v, axis)));
            }
        }
        // within 2^±1000 both the unit and its inverse are normal numbers
        this.unit = largest == 0 ? 1 : Math.scalb(1.0, Math.max(-1000, Math.min(1000, Math.getExponent(largest))));
        this.angles = faces();
    }

    private double[] faces() {
        double[] found = new double[3 * mesh.faceCount()];
        int n = 0;
        for (int f = 0; f < mesh.faceCount(); f++) {
            double[] sides = {length(f, 1, 2), length(f, 2, 0), length(f, 0, 1)};
            double longest = Math.max(sides[0], Math.max(sides[1], sides[2]));
            double twice = twiceArea(f);
            area += twice / 2;
            if (!edges.isProper(f)) {
                continue;
            }
            if (!(twice / 2 > FLAT * longest * longest)) {
                flat.add(f);
                continue;
            }
            for (int c = 0; c < 3; c++) {
                double a = sides[c];
                double b = sides[(c + 1) % 3];
                double d = sides[(c + 2) % 3];
                found[n++] = Math.atan2(2 * twice, b * b + d * d - a * a);
            }
        }
        return Arrays.copyOf(found, n);
    }

    private double along(int face, int from, int to, int axis) {
        return mesh.coordinate(mesh.vertex(face, to), axis) / unit
                - mesh.coordinate(mesh.vertex(face, from), axis) / unit;
    }

    private double length(int face, int from, int to) {
        return norm(along(face, from, to, 0), along(face, from, to, 1), along(face, from, to, 2));
    }

    private static double norm(double x, double y, double z) {
        return Math.sqrt(x * x + y * y + z * z);
    }

    private double twiceArea(int face) {
        double[] u = new double[3];
        double[] v = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            u[axis] = along(face, 0, 1, axis);
            v[axis] = along(face, 0, 2, axis);
        }
        return norm(u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]);
    }

    /**
     * The area of all faces.
     *
     * @return in units of the mesh, squared
     */
    public double area() {
        return area * unit * unit;
    }

    /**
     * The faces of three different vertices whose area is at most 1e-12 times their longest side squared.
     *
     * @return face ids, ascending
     */
    public List<Integer> facesWithoutArea() {
        return flat;
    }

    Statistics angles() {
        return MeshChecks.statistics(angles.clone());
    }

    Statistics edgeLengths() {
        double[] lengths = new double[edges.count()];
        for (int e = 0; e < lengths.length; e++) {
            int side = edges.side(e, 0);
            lengths[e] = length(side / 3, side % 3, (side + 1) % 3) * unit;
        }
        return MeshChecks.statistics(lengths);
    }
}
