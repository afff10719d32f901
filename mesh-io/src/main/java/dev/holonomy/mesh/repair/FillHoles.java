package dev.holonomy.mesh.repair;

import dev.holonomy.mesh.EdgeFaces;
import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Fills holes with at most so many edges by the triangles of least total area (Barequet and Sharir 1995), without new vertices;
 * their faces stand behind all old ones. A hole that passes a vertex twice, or whose triangles would repeat an edge of the mesh,
 * stays open and is counted.
 *
 * @param mostEdges the most edges of a hole, 3 to {@value #LIMIT}; the time is its cube
 */
public record FillHoles(int mostEdges) implements RepairStep {
    private static final int LIMIT = 1000;

    /** Checks the number. */
    public FillHoles {
        if (mostEdges < 3 || mostEdges > LIMIT) {
            throw new IllegalArgumentException(
                    "the most edges of a hole to fill are " + mostEdges + ", wanted 3 to " + LIMIT);
        }
    }

    @Override
    public Repaired apply(TriangleMesh mesh) {
        EdgeFaces edges = new EdgeFaces(mesh);
        int[] opposite = new int[3 * mesh.faceCount()];
        Arrays.fill(opposite, -1);
        Set<Long> taken = new HashSet<>();
        for (int e = 0; e < edges.count(); e++) {
            int side = edges.side(e, 0);
            if (edges.faces(e) > 2 || (edges.faces(e) == 2 && edges.from(side) == edges.from(edges.side(e, 1)))) {
                throw new MeshException("the edge " + edges.from(side) + "-" + edges.to(side)
                        + " has three faces or two that disagree; holes are filled of oriented manifolds: --split-non-manifold"
                        + " and --orient make one");
            }
            taken.add(key(edges.from(side), edges.to(side)));
            if (edges.faces(e) == 2) {
                opposite[side] = edges.side(e, 1);
                opposite[edges.side(e, 1)] = side;
            }
        }
        boolean[] seen = new boolean[opposite.length];
        List<Integer> filled = new ArrayList<>();
        List<Integer> leftOpen = new ArrayList<>();
        List<int[]> made = new ArrayList<>();
        for (int side = 0; side < opposite.length; side++) {
            if (opposite[side] >= 0 || seen[side] || !edges.isProper(side / 3)) {
                continue;
            }
            List<Integer> loop = loop(edges, opposite, seen, side);
            if (loop.size() > mostEdges) {
                continue;
            }
            List<int[]> triangles = new HashSet<>(loop).size() < loop.size() ? List.of() : filling(mesh, loop, taken);
            (triangles.isEmpty() ? leftOpen : filled).add(edges.from(side));
            for (int[] t : triangles) {
                made.add(t);
                for (int c = 0; c < 3; c++) {
                    taken.add(key(t[c], t[(c + 1) % 3]));
                }
            }
        }
        List<Change> changes = new ArrayList<>(Change.of("holes_filled", filled));
        changes.addAll(Change.of("holes_left_open", leftOpen));
        return withFaces(mesh, made, changes);
    }

    private static Repaired withFaces(TriangleMesh mesh, List<int[]> made, List<Change> changes) {
        int old = mesh.faceCount();
        int[] triangles = Arrays.copyOf(mesh.triangles(), 3 * (old + made.size()));
        int[] source = new int[old + made.size()];
        Arrays.fill(source, -1);
        for (int f = 0; f < source.length; f++) {
            if (f < old) {
                source[f] = f;
            } else {
                System.arraycopy(made.get(f - old), 0, triangles, 3 * f, 3);
            }
        }
        return new Repaired(
                TriangleMesh.of(mesh.positions(), triangles),
                IndexMap.identity(mesh.vertexCount()),
                new IndexMap(source, IndexMap.identity(old).target()),
                changes);
    }

    private static long key(int a, int b) {
        return ((long) Math.min(a, b) << 32) | Math.max(a, b);
    }

    /** The vertices of the boundary loop of a side, in the direction of the faces around it. */
    private static List<Integer> loop(EdgeFaces edges, int[] opposite, boolean[] seen, int start) {
        List<Integer> loop = new ArrayList<>();
        int side = start;
        do {
            seen[side] = true;
            loop.add(edges.from(side));
            side = EdgeFaces.cornerAfter(side);
            while (opposite[side] >= 0) {
                side = EdgeFaces.cornerAfter(opposite[side]);
            }
        } while (side != start);
        return loop;
    }

    /** The triangles of least area over a loop, against its direction; empty where each choice repeats an edge. */
    private static List<int[]> filling(TriangleMesh mesh, List<Integer> loop, Set<Long> taken) {
        int n = loop.size();
        double[] cost = new double[n * n];
        int[] split = new int[n * n];
        for (int span = 2; span < n; span++) {
            for (int i = 0; i + span < n; i++) {
                int k = i + span;
                double best = Double.POSITIVE_INFINITY;
                boolean chord = span < n - 1;
                if (!(chord && taken.contains(key(loop.get(i), loop.get(k))))) {
                    for (int j = i + 1; j < k; j++) {
                        double sum = cost[i * n + j] + cost[j * n + k];
                        if (sum < best) {
                            sum += area(mesh, loop.get(i), loop.get(j), loop.get(k));
                            if (sum < best) {
                                best = sum;
                                split[i * n + k] = j;
                            }
                        }
                    }
                }
                cost[i * n + k] = best;
            }
        }
        List<int[]> triangles = new ArrayList<>();
        if (Double.isInfinite(cost[n - 1])) {
            return triangles;
        }
        List<int[]> open = new ArrayList<>(List.of(new int[] {0, n - 1}));
        while (!open.isEmpty()) {
            int[] span = open.remove(open.size() - 1);
            if (span[1] - span[0] > 1) {
                int j = split[span[0] * n + span[1]];
                triangles.add(new int[] {loop.get(span[1]), loop.get(j), loop.get(span[0])});
                open.add(new int[] {j, span[1]});
                open.add(new int[] {span[0], j});
            }
        }
        return triangles;
    }

    private static double area(TriangleMesh mesh, int a, int b, int c) {
        double[] u = new double[3];
        double[] v = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            u[axis] = mesh.coordinate(b, axis) - mesh.coordinate(a, axis);
            v[axis] = mesh.coordinate(c, axis) - mesh.coordinate(a, axis);
        }
        double x = u[1] * v[2] - u[2] * v[1];
        double y = u[2] * v[0] - u[0] * v[2];
        double z = u[0] * v[1] - u[1] * v[0];
        return Math.sqrt(x * x + y * y + z * z) / 2;
    }
}
