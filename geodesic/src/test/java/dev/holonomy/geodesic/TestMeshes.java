package dev.holonomy.geodesic;

import dev.holonomy.mesh.TriangleMesh;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Surfaces whose geometry is known, made in code. */
public final class TestMeshes {
    private TestMeshes() {}

    /** The unit sphere: an icosahedron refined a number of times; 10·4^level + 2 vertices. */
    public static TriangleMesh icosphere(int level) {
        double g = (1 + Math.sqrt(5)) / 2;
        double[][] seed = {
            {-1, g, 0},
            {1, g, 0},
            {-1, -g, 0},
            {1, -g, 0},
            {0, -1, g},
            {0, 1, g},
            {0, -1, -g},
            {0, 1, -g},
            {g, 0, -1},
            {g, 0, 1},
            {-g, 0, -1},
            {-g, 0, 1}
        };
        int[] faces = {
            0, 11, 5, 0, 5, 1, 0, 1, 7, 0, 7, 10, 0, 10, 11, 1, 5, 9, 5, 11, 4, 11, 10, 2, 10, 7, 6, 7, 1, 8, 3, 9, 4,
            3, 4, 2, 3, 2, 6, 3, 6, 8, 3, 8, 9, 4, 9, 5, 2, 4, 11, 6, 2, 10, 8, 6, 7, 9, 8, 1
        };
        List<double[]> points = new ArrayList<>();
        for (double[] p : seed) {
            points.add(unit(p));
        }
        for (int i = 0; i < level; i++) {
            faces = refine(points, faces);
        }
        return mesh(points, faces);
    }

    private static int[] refine(List<double[]> points, int[] faces) {
        Map<Long, Integer> middle = new HashMap<>();
        int[] finer = new int[4 * faces.length];
        for (int f = 0; f < faces.length; f += 3) {
            int[] m = new int[3];
            for (int c = 0; c < 3; c++) {
                int a = faces[f + c];
                int b = faces[f + (c + 1) % 3];
                m[c] = middle.computeIfAbsent((long) Math.min(a, b) << 32 | Math.max(a, b), key -> {
                    double[] p = points.get(a);
                    double[] q = points.get(b);
                    points.add(unit(new double[] {p[0] + q[0], p[1] + q[1], p[2] + q[2]}));
                    return points.size() - 1;
                });
            }
            int[] four = {faces[f], m[0], m[2], m[0], faces[f + 1], m[1], m[2], m[1], faces[f + 2], m[0], m[1], m[2]};
            System.arraycopy(four, 0, finer, 4 * f, 12);
        }
        return finer;
    }

    /** Rows times columns unit squares in the plane z = 0, each cut into two triangles along the same diagonal. */
    public static TriangleMesh grid(int columns, int rows) {
        return irregularGrid(columns, rows, 0, 0);
    }

    /**
     * A plane grid whose inner vertices are moved by up to the jitter and whose diagonals are chosen by chance, with the
     * boundary kept.
     */
    public static TriangleMesh irregularGrid(int columns, int rows, double jitter, long seed) {
        Random random = new Random(seed);
        List<double[]> points = new ArrayList<>();
        for (int j = 0; j <= rows; j++) {
            for (int i = 0; i <= columns; i++) {
                boolean inner = i > 0 && j > 0 && i < columns && j < rows;
                double dx = inner ? jitter * (2 * random.nextDouble() - 1) : 0;
                double dy = inner ? jitter * (2 * random.nextDouble() - 1) : 0;
                points.add(new double[] {i + dx, j + dy, 0});
            }
        }
        int[] faces = new int[6 * columns * rows];
        int at = 0;
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < columns; i++) {
                int a = j * (columns + 1) + i;
                int b = a + 1;
                int c = b + columns + 1;
                int d = c - 1;
                boolean other = jitter > 0 && random.nextBoolean();
                int[] two = other ? new int[] {a, b, d, b, c, d} : new int[] {a, b, c, a, c, d};
                System.arraycopy(two, 0, faces, at, 6);
                at += 6;
            }
        }
        return mesh(points, faces);
    }

    /** A torus of radii big and small around the z axis, outward orientation. */
    public static TriangleMesh torus(int around, int across, double big, double small) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < around; i++) {
            for (int j = 0; j < across; j++) {
                double u = 2 * Math.PI * i / around;
                double v = 2 * Math.PI * j / across;
                double distance = big + small * Math.cos(v);
                points.add(new double[] {distance * Math.cos(u), distance * Math.sin(u), small * Math.sin(v)});
            }
        }
        int[] faces = new int[6 * around * across];
        for (int i = 0, at = 0; i < around; i++) {
            for (int j = 0; j < across; j++, at += 6) {
                int a = i * across + j;
                int b = (i + 1) % around * across + j;
                int c = (i + 1) % around * across + (j + 1) % across;
                int d = i * across + (j + 1) % across;
                System.arraycopy(new int[] {a, b, c, a, c, d}, 0, faces, at, 6);
            }
        }
        return mesh(points, faces);
    }

    /** An open cylinder around the z axis with a hole at both ends, outward orientation. */
    public static TriangleMesh cylinder(int around, int along, double radius, double length) {
        List<double[]> points = new ArrayList<>();
        for (int j = 0; j <= along; j++) {
            for (int i = 0; i < around; i++) {
                double u = 2 * Math.PI * i / around;
                points.add(new double[] {radius * Math.cos(u), radius * Math.sin(u), length * j / along});
            }
        }
        int[] faces = new int[6 * around * along];
        for (int j = 0, at = 0; j < along; j++) {
            for (int i = 0; i < around; i++, at += 6) {
                int a = j * around + i;
                int b = j * around + (i + 1) % around;
                System.arraycopy(new int[] {a, b, b + around, a, b + around, a + around}, 0, faces, at, 6);
            }
        }
        return mesh(points, faces);
    }

    /** The mesh turned by an angle about the axis (1, 2, 3), scaled and moved. */
    public static TriangleMesh moved(TriangleMesh mesh, double angle, double scale, double shift) {
        double[] axis = unit(new double[] {1, 2, 3});
        double[] p = mesh.positions();
        for (int i = 0; i < p.length; i += 3) {
            double[] v = {p[i], p[i + 1], p[i + 2]};
            double along = (axis[0] * v[0] + axis[1] * v[1] + axis[2] * v[2]) * (1 - Math.cos(angle));
            for (int c = 0; c < 3; c++) {
                double cross = axis[(c + 1) % 3] * v[(c + 2) % 3] - axis[(c + 2) % 3] * v[(c + 1) % 3];
                p[i + c] = scale * (v[c] * Math.cos(angle) + cross * Math.sin(angle) + axis[c] * along) + shift;
            }
        }
        return mesh.withPositions(p);
    }

    /** The mesh with every coordinate moved by chance, normal with the given deviation. */
    public static TriangleMesh noisy(TriangleMesh mesh, double deviation, long seed) {
        Random random = new Random(seed);
        double[] p = mesh.positions();
        for (int i = 0; i < p.length; i++) {
            p[i] += deviation * random.nextGaussian();
        }
        return mesh.withPositions(p);
    }

    /** A unit sphere whose vertices have slid along it by up to a share of the edge length. */
    public static TriangleMesh irregularSphere(int level, double share, long seed) {
        TriangleMesh mesh = icosphere(level);
        double edge = Math.sqrt(4 * Math.PI / mesh.faceCount() * 4 / Math.sqrt(3));
        Random random = new Random(seed);
        double[] p = mesh.positions();
        for (int v = 0; v < mesh.vertexCount(); v++) {
            double[] moved = new double[3];
            for (int c = 0; c < 3; c++) {
                moved[c] = p[3 * v + c] + share * edge * (2 * random.nextDouble() - 1);
            }
            System.arraycopy(unit(moved), 0, p, 3 * v, 3);
        }
        return mesh.withPositions(p);
    }

    public static double[] randomAngles(int count, long seed) {
        return new Random(seed).doubles(count, -Math.PI, Math.PI).toArray();
    }

    private static double[] unit(double[] v) {
        double length = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
        return new double[] {v[0] / length, v[1] / length, v[2] / length};
    }

    private static TriangleMesh mesh(List<double[]> points, int[] faces) {
        double[] flat = new double[3 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            System.arraycopy(points.get(i), 0, flat, 3 * i, 3);
        }
        return TriangleMesh.of(flat, faces);
    }
}
