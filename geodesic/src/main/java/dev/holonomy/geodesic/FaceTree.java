package dev.holonomy.geodesic;

import dev.holonomy.mesh.TriangleMesh;

/**
 * A hierarchy of boxes around the faces of a mesh, for the first face that a ray meets and for the nearest one.
 *
 * <p>Every node is split at the median of its faces' centres along its longest side, so the depth is logarithmic on any
 * mesh. Node i has its children at 2 i + 1 and 2 i + 2; faces of a node are a range of {@code faces}.
 */
final class FaceTree {
    private static final int LEAF = 4;

    /** Keeps a ray along the side of a box from missing it. */
    private static final double ROUNDING = 1 + 1e-14;

    private final TriangleMesh mesh;
    final int[] faces;
    private final double[] centre;
    final double[] corner;

    /** Low and high corner of each node, [nodes, 6]. */
    final double[] box;

    final int[] begin;
    final int[] end;

    FaceTree(TriangleMesh mesh) {
        this.mesh = mesh;
        int count = mesh.faceCount();
        faces = new int[count];
        centre = new double[3 * count];
        for (int f = 0; f < count; f++) {
            faces[f] = f;
            for (int c = 0; c < 3; c++) {
                centre[3 * f + c] = (mesh.coordinate(mesh.vertex(f, 0), c)
                                + mesh.coordinate(mesh.vertex(f, 1), c)
                                + mesh.coordinate(mesh.vertex(f, 2), c))
                        / 3;
            }
        }
        int leaves = 1;
        while ((long) leaves * LEAF < count) {
            leaves *= 2;
        }
        begin = new int[2 * leaves - 1];
        end = new int[2 * leaves - 1];
        box = new double[6 * begin.length];
        end[0] = count;
        for (int node = 0; node < begin.length; node++) {
            bound(node);
            if (2 * node + 2 < begin.length) {
                split(node);
            }
        }
        corner = cornersInOrder();
    }

    private void bound(int node) {
        for (int c = 0; c < 3; c++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = begin[node]; i < end[node]; i++) {
                for (int k = 0; k < 3; k++) {
                    double x = mesh.coordinate(mesh.vertex(faces[i], k), c);
                    low = Math.min(low, x);
                    high = Math.max(high, x);
                }
            }
            box[6 * node + c] = low;
            box[6 * node + 3 + c] = high;
        }
    }

    private void split(int node) {
        int axis = 0;
        for (int c = 1; c < 3; c++) {
            axis = extent(node, c) > extent(node, axis) ? c : axis;
        }
        int middle = (begin[node] + end[node]) >>> 1;
        select(begin[node], end[node] - 1, middle, axis);
        begin[2 * node + 1] = begin[node];
        end[2 * node + 1] = middle;
        begin[2 * node + 2] = middle;
        end[2 * node + 2] = end[node];
    }

    private double extent(int node, int c) {
        return box[6 * node + 3 + c] - box[6 * node + c];
    }

    /** Orders faces so that those before k have centres no larger along the axis, and those after no smaller (Hoare). */
    private void select(int low, int high, int k, int axis) {
        int from = low;
        int to = high;
        while (from < to) {
            double pivot = centre[3 * faces[(from + to) >>> 1] + axis];
            int i = from;
            int j = to;
            while (i <= j) {
                while (centre[3 * faces[i] + axis] < pivot) {
                    i++;
                }
                while (centre[3 * faces[j] + axis] > pivot) {
                    j--;
                }
                if (i <= j) {
                    int swap = faces[i];
                    faces[i++] = faces[j];
                    faces[j--] = swap;
                }
            }
            if (k <= j) {
                to = j;
            } else if (k >= i) {
                from = i;
            } else {
                return;
            }
        }
    }

    /** Corners of the faces in the order of the leaves, [F, 9]: what a ray reads lies side by side. */
    private double[] cornersInOrder() {
        double[] result = new double[9 * faces.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = mesh.coordinate(mesh.vertex(faces[i / 9], i % 9 / 3), i % 3);
        }
        return result;
    }

    /** A ray and the first face it meets; scratch of one thread. */
    final class Ray {
        private final int[] stack = new int[64];
        private final double[] entries = new double[64];
        private final double[] origin = new double[3];
        private final double[] direction = new double[3];
        private final double[] inverse = new double[3];

        /** The face that was met, or -1. */
        int face;

        /** How far away it was met, in lengths of the direction; infinite if none was. */
        double distance;

        /** Finds the first face from a vertex on, other than those that touch the vertex. */
        void cast(int vertex, double dx, double dy, double dz) {
            direction[0] = dx;
            direction[1] = dy;
            direction[2] = dz;
            for (int c = 0; c < 3; c++) {
                origin[c] = mesh.coordinate(vertex, c);
                inverse[c] = 1 / direction[c];
            }
            face = -1;
            distance = Double.POSITIVE_INFINITY;
            int depth = 0;
            entries[0] = entry(0);
            stack[depth++] = 0;
            while (depth > 0) {
                int node = stack[--depth];
                if (!(entries[depth] < distance)) {
                    continue;
                }
                int left = 2 * node + 1;
                if (left + 1 >= begin.length) {
                    for (int i = begin[node]; i < end[node]; i++) {
                        meet(i, vertex);
                    }
                    continue;
                }
                double intoLeft = entry(left);
                double intoRight = entry(left + 1);
                boolean leftFirst = intoLeft <= intoRight;
                stack[depth] = leftFirst ? left + 1 : left;
                entries[depth++] = leftFirst ? intoRight : intoLeft;
                stack[depth] = leftFirst ? left : left + 1;
                entries[depth++] = leftFirst ? intoLeft : intoRight;
            }
        }

        /** Where the ray enters the box of a node, infinite if it passes by. */
        private double entry(int node) {
            double from = 0;
            double to = Double.POSITIVE_INFINITY;
            for (int c = 0; c < 3; c++) {
                double low = box[6 * node + c] - origin[c];
                double high = box[6 * node + 3 + c] - origin[c];
                if (Math.abs(inverse[c]) <= Double.MAX_VALUE) {
                    double a = low * inverse[c];
                    double b = high * inverse[c];
                    from = Math.max(from, Math.min(a, b));
                    to = Math.min(to, Math.max(a, b));
                } else if (low > 0 || high < 0) {
                    return Double.POSITIVE_INFINITY;
                }
            }
            return from <= to * ROUNDING ? from : Double.POSITIVE_INFINITY;
        }

        /** Keeps a face that is met nearer (Möller and Trumbore 1997); at the same distance the smaller id. */
        private void meet(int place, int skipped) {
            int f = faces[place];
            if (mesh.vertex(f, 0) == skipped || mesh.vertex(f, 1) == skipped || mesh.vertex(f, 2) == skipped) {
                return;
            }
            int i = 9 * place;
            double ux = corner[i + 3] - corner[i];
            double uy = corner[i + 4] - corner[i + 1];
            double uz = corner[i + 5] - corner[i + 2];
            double wx = corner[i + 6] - corner[i];
            double wy = corner[i + 7] - corner[i + 1];
            double wz = corner[i + 8] - corner[i + 2];
            double px = direction[1] * wz - direction[2] * wy;
            double py = direction[2] * wx - direction[0] * wz;
            double pz = direction[0] * wy - direction[1] * wx;
            double determinant = ux * px + uy * py + uz * pz;
            if (determinant == 0) {
                return;
            }
            double tx = origin[0] - corner[i];
            double ty = origin[1] - corner[i + 1];
            double tz = origin[2] - corner[i + 2];
            double first = (tx * px + ty * py + tz * pz) / determinant;
            if (!(first >= 0 && first <= 1)) {
                return;
            }
            double qx = ty * uz - tz * uy;
            double qy = tz * ux - tx * uz;
            double qz = tx * uy - ty * ux;
            double second = (direction[0] * qx + direction[1] * qy + direction[2] * qz) / determinant;
            double at = (wx * qx + wy * qy + wz * qz) / determinant;
            if (second >= 0 && first + second <= 1 && at > 0 && (at < distance || (at == distance && f < face))) {
                distance = at;
                face = f;
            }
        }
    }
}
