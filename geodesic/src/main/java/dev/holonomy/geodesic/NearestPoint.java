package dev.holonomy.geodesic;

import dev.holonomy.mesh.TriangleMesh;

/**
 * The point of a mesh that is nearest to a point in space, one question after another in one thread.
 *
 * <p>Faces may have no area or name a vertex twice: then they are segments or points. Of faces at the same distance the one with
 * the smaller id is taken.
 */
public final class NearestPoint {
    private final FaceTree tree;
    private final int[] stack = new int[64];
    private final double[] far = new double[64];
    private final double[] p = new double[3];
    private final double[] w = new double[3];
    private final double[] weight = new double[3];
    private final double[] position = new double[3];
    private int face;

    /**
     * Builds the tree of boxes.
     *
     * @param mesh a mesh with at least one face
     */
    public NearestPoint(TriangleMesh mesh) {
        if (mesh.faceCount() == 0) {
            throw new IllegalArgumentException("wanted a mesh with faces, got none");
        }
        tree = new FaceTree(mesh);
    }

    /**
     * Finds the nearest point.
     *
     * @param x coordinate
     * @param y coordinate
     * @param z coordinate
     */
    public void find(double x, double y, double z) {
        p[0] = x;
        p[1] = y;
        p[2] = z;
        face = -1;
        double least = Double.POSITIVE_INFINITY;
        int depth = 0;
        stack[depth++] = 0;
        far[0] = 0;
        while (depth > 0) {
            int node = stack[--depth];
            if (face >= 0 && far[depth] > least) {
                continue;
            }
            int left = 2 * node + 1;
            if (left + 1 >= tree.begin.length) {
                for (int i = tree.begin[node]; i < tree.end[node]; i++) {
                    double square = toFace(9 * i);
                    if (face < 0 || square < least || (square == least && tree.faces[i] < face)) {
                        least = square;
                        face = tree.faces[i];
                        System.arraycopy(w, 0, weight, 0, 3);
                        for (int c = 0; c < 3; c++) {
                            position[c] = at(9 * i, c);
                        }
                    }
                }
                continue;
            }
            double toLeft = toBox(left);
            double toRight = toBox(left + 1);
            boolean leftFirst = toLeft <= toRight;
            stack[depth] = leftFirst ? left + 1 : left;
            far[depth++] = leftFirst ? toRight : toLeft;
            stack[depth] = leftFirst ? left : left + 1;
            far[depth++] = leftFirst ? toLeft : toRight;
        }
    }

    /** The square of the distance to the box of a node. */
    private double toBox(int node) {
        double square = 0;
        for (int c = 0; c < 3; c++) {
            double low = tree.box[6 * node + c] - p[c];
            double high = p[c] - tree.box[6 * node + 3 + c];
            double apart = Math.max(0, Math.max(low, high));
            square += apart * apart;
        }
        return square;
    }

    /** The square of the distance to a face, and the weights of its nearest point (by Voronoi regions, Ericson 2005). */
    private double toFace(int i) {
        double d1 = 0;
        double d2 = 0;
        double d3 = 0;
        double d4 = 0;
        double d5 = 0;
        double d6 = 0;
        for (int c = 0; c < 3; c++) {
            double a = tree.corner[i + c];
            double ab = tree.corner[i + 3 + c] - a;
            double ac = tree.corner[i + 6 + c] - a;
            d1 += ab * (p[c] - a);
            d2 += ac * (p[c] - a);
            d3 += ab * (p[c] - tree.corner[i + 3 + c]);
            d4 += ac * (p[c] - tree.corner[i + 3 + c]);
            d5 += ab * (p[c] - tree.corner[i + 6 + c]);
            d6 += ac * (p[c] - tree.corner[i + 6 + c]);
        }
        double va = d3 * d6 - d5 * d4;
        double vb = d5 * d2 - d1 * d6;
        double vc = d1 * d4 - d3 * d2;
        if (va > 0 && vb > 0 && vc > 0) {
            double sum = va + vb + vc;
            w[1] = vb / sum;
            w[2] = vc / sum;
            w[0] = Math.max(0, 1 - w[1] - w[2]);
            return square(i);
        }
        double best = Double.POSITIVE_INFINITY;
        double first = 0;
        double second = 0;
        double third = 0;
        for (int side = 0; side < 3; side++) {
            int next = side == 2 ? 0 : side + 1;
            double share = share(i + 3 * side, i + 3 * next);
            w[side] = 1 - share;
            w[next] = share;
            w[3 - side - next] = 0;
            double square = square(i);
            if (square < best || side == 0) {
                best = square;
                first = w[0];
                second = w[1];
                third = w[2];
            }
        }
        w[0] = first;
        w[1] = second;
        w[2] = third;
        return best;
    }

    /** Where the nearest point of a segment is, 0 to 1. */
    private double share(int from, int to) {
        double along = 0;
        double length = 0;
        for (int c = 0; c < 3; c++) {
            double side = tree.corner[to + c] - tree.corner[from + c];
            along += side * (p[c] - tree.corner[from + c]);
            length += side * side;
        }
        return length > 0 ? Math.max(0, Math.min(1, along / length)) : 0;
    }

    private double square(int i) {
        double square = 0;
        for (int c = 0; c < 3; c++) {
            double apart = at(i, c) - p[c];
            square += apart * apart;
        }
        return square;
    }

    private double at(int i, int c) {
        return w[0] * tree.corner[i + c] + w[1] * tree.corner[i + 3 + c] + w[2] * tree.corner[i + 6 + c];
    }

    /**
     * The face on which the point was found.
     *
     * @return face id
     */
    public int face() {
        return face;
    }

    /**
     * The weight of a corner of the face.
     *
     * @param corner 0, 1 or 2
     * @return not negative; the three sum to 1
     */
    public double weight(int corner) {
        return weight[corner];
    }

    /**
     * Where the point is.
     *
     * @param axis 0, 1 or 2
     * @return its coordinate
     */
    public double coordinate(int axis) {
        return position[axis];
    }
}
