package dev.holonomy.mesh.io;

import java.util.Arrays;

/**
 * Cuts polygons in space into triangles that keep their corners, orientation and area.
 *
 * <p>The polygon is seen along the axis in which its area vector (Newell) is largest. A convex one becomes a fan around its
 * first corner; any other is cut ear by ear (Meisters 1975), with the rule of O'Rourke that cutting an ear changes only
 * its two neighbours, so that n corners, r of them reflex, cost n·r. A bridge to a hole, which passes the same two vertices
 * twice, is cut as well. What is left of a polygon that crosses itself becomes a fan, and is reported.
 */
final class Triangulator {
    /** The most corners of a polygon that is not convex; a convex one may have any number. */
    static final int MOST_CORNERS = 10_000;

    private final double[] positions;
    private final IntList triangles = new IntList();
    private double[] x = new double[16];
    private double[] y = new double[16];
    private int[] vertex = new int[16];
    private int[] previous = new int[16];
    private int[] next = new int[16];
    private boolean[] reflex = new boolean[16];

    Triangulator(double[] positions) {
        this.positions = positions;
    }

    /** What became of a polygon. */
    enum Outcome {
        CUT,
        CROSSES_ITSELF,
        TOO_MANY_CORNERS
    }

    Outcome add(Polygons polygons, int polygon) {
        int from = polygons.start(polygon);
        int n = polygons.end(polygon) - from;
        reserve(n);
        for (int i = 0; i < n; i++) {
            vertex[i] = polygons.vertex(from + i);
        }
        if (n == 3) {
            emit(0, 1, 2);
            return Outcome.CUT;
        }
        boolean flat = project(n);
        if (flat && isConvex(n)) {
            fan(n);
            return Outcome.CUT;
        }
        if (n > MOST_CORNERS) {
            return Outcome.TOO_MANY_CORNERS;
        }
        return cutEars(n);
    }

    int[] triangles() {
        return triangles.toArray();
    }

    private void reserve(int n) {
        if (n > x.length) {
            int size = Math.max(n, 2 * x.length);
            x = new double[size];
            y = new double[size];
            vertex = new int[size];
            previous = new int[size];
            next = new int[size];
            reflex = new boolean[size];
        }
    }

    private void emit(int a, int b, int c) {
        triangles.add(vertex[a]);
        triangles.add(vertex[b]);
        triangles.add(vertex[c]);
    }

    private void fan(int n) {
        for (int i = 1; i + 1 < n; i++) {
            emit(0, i, i + 1);
        }
    }

    /** Fills x and y so that the polygon runs counter-clockwise, within about ±1; false where it has no area. */
    private boolean project(int n) {
        double scale = 0;
        for (int i = 0; i < n; i++) {
            for (int axis = 0; axis < 3; axis++) {
                scale = Math.max(scale, Math.abs(at(i, axis) / 2 - at(0, axis) / 2));
            }
        }
        if (scale == 0) {
            Arrays.fill(x, 0, n, 0);
            Arrays.fill(y, 0, n, 0);
            return false;
        }
        double[] normal = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            int u = (axis + 1) % 3;
            int v = (axis + 2) % 3;
            for (int i = 0; i < n; i++) {
                int j = i + 1 == n ? 0 : i + 1;
                normal[axis] += local(i, u, scale) * local(j, v, scale) - local(j, u, scale) * local(i, v, scale);
            }
        }
        int drop = 0;
        for (int axis = 1; axis < 3; axis++) {
            drop = Math.abs(normal[axis]) > Math.abs(normal[drop]) ? axis : drop;
        }
        int u = (drop + 1) % 3;
        int v = (drop + 2) % 3;
        double sign = normal[drop] < 0 ? -1 : 1;
        for (int i = 0; i < n; i++) {
            x[i] = local(i, u, scale);
            y[i] = sign * local(i, v, scale);
        }
        return normal[drop] != 0;
    }

    private double at(int corner, int axis) {
        return positions[3 * vertex[corner] + axis];
    }

    private double local(int corner, int axis, double scale) {
        return (at(corner, axis) / 2 - at(0, axis) / 2) / scale;
    }

    /** Twice the area of a triangle, positive when it runs counter-clockwise. */
    private double turn(int a, int b, int c) {
        return (x[b] - x[a]) * (y[c] - y[a]) - (x[c] - x[a]) * (y[b] - y[a]);
    }

    /** Every corner turns left and every triangle of the fan has area, so the polygon does not wind twice. */
    private boolean isConvex(int n) {
        for (int i = 0; i < n; i++) {
            if (!(turn(i, (i + 1) % n, (i + 2) % n) >= 0)) {
                return false;
            }
        }
        for (int i = 1; i + 1 < n; i++) {
            if (!(turn(0, i, i + 1) > 0)) {
                return false;
            }
        }
        return true;
    }

    private Outcome cutEars(int n) {
        for (int i = 0; i < n; i++) {
            previous[i] = i == 0 ? n - 1 : i - 1;
            next[i] = i + 1 == n ? 0 : i + 1;
        }
        for (int i = 0; i < n; i++) {
            reflex[i] = !(turn(previous[i], i, next[i]) > 0);
        }
        int left = n;
        int corner = 0;
        int tried = 0;
        boolean[] noEar = new boolean[n];
        while (left > 3 && tried < left) {
            int following = next[corner];
            if (noEar[corner] || !isEar(corner)) {
                noEar[corner] = true;
                tried++;
                corner = following;
                continue;
            }
            int before = previous[corner];
            emit(before, corner, following);
            next[before] = following;
            previous[following] = before;
            left--;
            tried = 0;
            for (int changed : new int[] {before, following}) {
                reflex[changed] = !(turn(previous[changed], changed, next[changed]) > 0);
                noEar[changed] = false;
            }
            // skipping one corner keeps the pieces from becoming a fan of slivers
            corner = next[following];
        }
        boolean crosses = false;
        int first = corner;
        for (int second = next[first]; next[second] != first; second = next[second]) {
            double area = turn(first, second, next[second]);
            crosses |= left > 3 ? Math.abs(area) > 1e-12 : area < -1e-12;
            emit(first, second, next[second]);
        }
        return crosses ? Outcome.CROSSES_ITSELF : Outcome.CUT;
    }

    private boolean isEar(int corner) {
        if (reflex[corner]) {
            return false;
        }
        int a = previous[corner];
        int c = next[corner];
        for (int p = next[c]; p != a; p = next[p]) {
            if (reflex[p]
                    && !samePlace(p, a)
                    && !samePlace(p, corner)
                    && !samePlace(p, c)
                    && turn(a, corner, p) >= 0
                    && turn(corner, c, p) >= 0
                    && turn(c, a, p) >= 0) {
                return false;
            }
        }
        return true;
    }

    private boolean samePlace(int p, int q) {
        return x[p] == x[q] && y[p] == y[q];
    }
}
