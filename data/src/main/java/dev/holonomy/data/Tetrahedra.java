package dev.holonomy.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The zero set of a body by marching tetrahedra: cubes cut into the six tetrahedra around a diagonal (Freudenthal), whose faces meet
 * from cube to cube, so the surface is closed and manifold. Triangles look outwards.
 */
final class Tetrahedra {
    private static final int[][] PATHS = {{1, 2, 4}, {2, 1, 4}, {1, 4, 2}, {4, 1, 2}, {2, 4, 1}, {4, 2, 1}};

    private final Body body;
    private final Vector low;
    private final double cell;
    private final int[] count = new int[3];
    private final double[] values;
    private final Map<Long, Integer> vertexOf = new HashMap<>();
    private final List<Vector> positions = new ArrayList<>();
    private final List<int[]> triangles = new ArrayList<>();

    private Tetrahedra(Body body, double cell) {
        this.body = body;
        this.cell = cell;
        Vector[] box = body.box();
        low = box[0];
        Vector size = box[1].minus(low);
        count[0] = (int) Math.ceil(size.x() / cell) + 2;
        count[1] = (int) Math.ceil(size.y() / cell) + 2;
        count[2] = (int) Math.ceil(size.z() / cell) + 2;
        values = new double[count[0] * count[1] * count[2]];
    }

    static Remesher mesh(Body body, double cell) {
        Tetrahedra grid = new Tetrahedra(body, cell);
        grid.sample();
        grid.march();
        return new Remesher(body, grid.positions, grid.triangles);
    }

    private int node(int i, int j, int k) {
        return (k * count[1] + j) * count[0] + i;
    }

    private Vector position(int node) {
        int i = node % count[0];
        int j = node / count[0] % count[1];
        int k = node / (count[0] * count[1]);
        return low.plus(new Vector(i * cell, j * cell, k * cell));
    }

    private void sample() {
        for (int n = 0; n < values.length; n++) {
            double value = body.value(position(n));
            values[n] = Math.abs(value) < 1e-9 ? 1e-9 : value; // no node lies on the surface
        }
    }

    private void march() {
        for (int k = 0; k + 1 < count[2]; k++) {
            for (int j = 0; j + 1 < count[1]; j++) {
                for (int i = 0; i + 1 < count[0]; i++) {
                    for (int[] path : PATHS) {
                        tetrahedron(i, j, k, path);
                    }
                }
            }
        }
    }

    private void tetrahedron(int i, int j, int k, int[] path) {
        int[] nodes = new int[4];
        int corner = 0;
        for (int step = 0; step < 4; step++) {
            nodes[step] = node(i + (corner & 1), j + (corner >> 1 & 1), k + (corner >> 2 & 1));
            corner |= step < 3 ? path[step] : 0;
        }
        List<Integer> inside = new ArrayList<>();
        List<Integer> outside = new ArrayList<>();
        for (int node : nodes) {
            (values[node] < 0 ? inside : outside).add(node);
        }
        if (inside.isEmpty() || outside.isEmpty()) {
            return;
        }
        List<Integer> ring = new ArrayList<>();
        if (inside.size() == 2) {
            ring.add(cut(inside.get(0), outside.get(0)));
            ring.add(cut(inside.get(0), outside.get(1)));
            ring.add(cut(inside.get(1), outside.get(1)));
            ring.add(cut(inside.get(1), outside.get(0)));
        } else {
            for (int a : inside) {
                for (int b : outside) {
                    ring.add(cut(a, b));
                }
            }
        }
        Vector within = position(inside.get(0));
        for (int t = 1; t + 1 < ring.size(); t++) {
            int a = ring.get(0);
            int b = ring.get(t);
            int c = ring.get(t + 1);
            Vector normal = positions
                    .get(b)
                    .minus(positions.get(a))
                    .cross(positions.get(c).minus(positions.get(a)));
            boolean out = normal.dot(positions.get(a).minus(within)) > 0;
            triangles.add(out ? new int[] {a, b, c} : new int[] {a, c, b});
        }
    }

    /** The vertex on the edge between two nodes, kept off its ends so that no triangle degenerates. */
    private int cut(int a, int b) {
        long key = (long) Math.min(a, b) * values.length + Math.max(a, b);
        return vertexOf.computeIfAbsent(key, unused -> {
            double t = Math.max(0.05, Math.min(0.95, values[a] / (values[a] - values[b])));
            positions.add(position(a).plus(position(b).minus(position(a)).times(t)));
            return positions.size() - 1;
        });
    }
}
