package dev.holonomy.data;

import dev.holonomy.mesh.TriangleMesh;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Isotropic remeshing of a closed surface to a length that varies over it (Botsch and Kobbelt 2004): splits, collapses and flips of
 * edges, tangential smoothing, projection back to the body. Every step keeps the surface closed and manifold.
 */
final class Remesher {
    private final Body body;
    private final List<Vector> positions;
    private final List<int[]> triangles;
    private final List<Set<Integer>> facesOf = new ArrayList<>();
    private final Map<Long, Middle> middles = new HashMap<>();

    Remesher(Body body, List<Vector> positions, List<int[]> triangles) {
        this.body = body;
        this.positions = positions;
        this.triangles = triangles;
        for (int v = 0; v < positions.size(); v++) {
            facesOf.add(new TreeSet<>());
        }
        for (int f = 0; f < triangles.size(); f++) {
            for (int v : triangles.get(f)) {
                facesOf.get(v).add(f);
            }
        }
    }

    double area() {
        double sum = 0;
        for (int[] t : triangles) {
            sum += t.length == 0 ? 0 : normal(t[0], t[1], t[2]).length() / 2;
        }
        return sum;
    }

    private Vector normal(int a, int b, int c) {
        return positions.get(b).minus(positions.get(a)).cross(positions.get(c).minus(positions.get(a)));
    }

    void remesh(ToDoubleFunction<Vector> length, int rounds) {
        for (int round = 0; round < rounds; round++) {
            middles.clear(); // smoothing has moved nearly all
            split(length);
            collapse(length);
            flip();
            smooth();
        }
    }

    private double edgeLength(int u, int v) {
        return positions.get(u).minus(positions.get(v)).length();
    }

    /** What an edge wants, and where its ends would meet; kept while they stay where they are, as it is asked for from both. */
    private static final class Middle {
        private final Vector from;
        private final Vector to;
        private final double wanted;
        private @Nullable Vector projected;

        Middle(Vector from, Vector to, ToDoubleFunction<Vector> length) {
            this.from = from;
            this.to = to;
            this.wanted = length.applyAsDouble(from.plus(to).times(0.5));
        }

        @SuppressWarnings("ReferenceEquality") // a moved vertex has a new vector, and comparing coordinates costs more
        boolean isBetween(Vector u, Vector v) {
            return (u == from && v == to) || (u == to && v == from);
        }

        Vector projected(Body body) {
            Vector known = projected;
            if (known == null) {
                known = body.projected(from.plus(to).times(0.5));
                projected = known;
            }
            return known;
        }
    }

    private Middle middle(ToDoubleFunction<Vector> length, int u, int v) {
        Vector from = positions.get(u);
        Vector to = positions.get(v);
        return middles.compute(
                (long) Math.min(u, v) << 32 | Math.max(u, v),
                (edge, known) -> known != null && known.isBetween(from, to) ? known : new Middle(from, to, length));
    }

    private Set<Integer> neighbours(int v) {
        TreeSet<Integer> ring = new TreeSet<>();
        for (int f : facesOf.get(v)) {
            for (int u : triangles.get(f)) {
                ring.add(u);
            }
        }
        ring.remove(v);
        return ring;
    }

    private List<Integer> shared(int u, int v) {
        List<Integer> both = new ArrayList<>(facesOf.get(u));
        both.retainAll(facesOf.get(v));
        return both;
    }

    private void set(int f, int a, int b, int c) {
        for (int v : triangles.get(f)) {
            facesOf.get(v).remove(f);
        }
        triangles.set(f, new int[] {a, b, c});
        facesOf.get(a).add(f);
        facesOf.get(b).add(f);
        facesOf.get(c).add(f);
    }

    private void split(ToDoubleFunction<Vector> length) {
        int vertices = positions.size();
        for (int u = 0; u < vertices; u++) {
            for (int v : neighbours(u)) {
                if (v < u || edgeLength(u, v) <= 4.0 / 3 * middle(length, u, v).wanted) {
                    continue;
                }
                int middle = positions.size();
                positions.add(middle(length, u, v).projected(body));
                facesOf.add(new TreeSet<>());
                for (int f : shared(u, v)) {
                    int[] t = triangles.get(f).clone();
                    int[] half = t.clone();
                    for (int i = 0; i < 3; i++) {
                        half[i] = t[i] == u ? middle : t[i];
                        t[i] = t[i] == v ? middle : t[i];
                    }
                    set(f, t[0], t[1], t[2]);
                    triangles.add(new int[0]);
                    set(triangles.size() - 1, half[0], half[1], half[2]);
                }
            }
        }
    }

    private void collapse(ToDoubleFunction<Vector> length) {
        for (int u = 0; u < positions.size(); u++) {
            boolean again = !facesOf.get(u).isEmpty();
            while (again) {
                again = false;
                for (int v : neighbours(u)) {
                    if (edgeLength(u, v) < 0.8 * middle(length, u, v).wanted && tryCollapse(u, v, length)) {
                        again = true;
                        break;
                    }
                }
            }
        }
    }

    /** Merges v into u where the link condition holds, no triangle turns over and no edge becomes too long. */
    private boolean tryCollapse(int u, int v, ToDoubleFunction<Vector> length) {
        Set<Integer> common = neighbours(u);
        common.retainAll(neighbours(v));
        if (common.size() != 2 || common.stream().anyMatch(w -> facesOf.get(w).size() <= 4)) {
            return false;
        }
        Vector merged = middle(length, u, v).projected(body);
        List<Integer> gone = shared(u, v);
        for (int end : new int[] {u, v}) {
            for (int f : facesOf.get(end)) {
                if (!gone.contains(f) && turnsOver(f, end, merged)) {
                    return false;
                }
            }
            for (int w : neighbours(end)) {
                double far = positions.get(w).minus(merged).length();
                if (far
                        > 4.0
                                / 3
                                * length.applyAsDouble(
                                        positions.get(w).plus(merged).times(0.5))) {
                    return false;
                }
            }
        }
        for (int f : gone) {
            for (int w : triangles.get(f)) {
                facesOf.get(w).remove(f);
            }
            triangles.set(f, new int[0]);
        }
        for (int f : new ArrayList<>(facesOf.get(v))) {
            int[] t = triangles.get(f);
            set(f, t[0] == v ? u : t[0], t[1] == v ? u : t[1], t[2] == v ? u : t[2]);
        }
        positions.set(u, merged);
        return true;
    }

    private boolean turnsOver(int f, int moved, Vector to) {
        int[] t = triangles.get(f);
        Vector before = normal(t[0], t[1], t[2]);
        Vector kept = positions.get(moved);
        positions.set(moved, to);
        Vector after = normal(t[0], t[1], t[2]);
        positions.set(moved, kept);
        return after.dot(before) < 0.3 * before.length() * after.length() || after.length() < 1e-12;
    }

    /** Flips edges whose opposite angles sum to more than π, where both new triangles look the same way. */
    private void flip() {
        for (int u = 0; u < positions.size(); u++) {
            for (int v : neighbours(u)) {
                List<Integer> faces = v > u ? shared(u, v) : List.of();
                if (faces.size() != 2) {
                    continue;
                }
                int f = faces.get(0);
                int g = faces.get(1);
                int a = opposite(f, u, v);
                int b = opposite(g, u, v);
                if (a == b
                        || neighbours(a).contains(b)
                        || facesOf.get(u).size() <= 4
                        || facesOf.get(v).size() <= 4
                        || cosine(a, u, v) + cosine(b, u, v) > -1e-9) {
                    continue;
                }
                boolean forward = followed(f, u, v);
                int s = forward ? u : v;
                int e = forward ? v : u;
                Vector old = normal(s, e, a).unit().plus(normal(e, s, b).unit());
                if (normal(a, s, b).unit().dot(old) > 0.6
                        && normal(b, e, a).unit().dot(old) > 0.6) {
                    set(f, a, s, b);
                    set(g, b, e, a);
                }
            }
        }
    }

    private int opposite(int f, int u, int v) {
        for (int w : triangles.get(f)) {
            if (w != u && w != v) {
                return w;
            }
        }
        throw new IllegalStateException("a triangle with two corners");
    }

    private boolean followed(int f, int u, int v) {
        int[] t = triangles.get(f);
        return (t[0] == u && t[1] == v) || (t[1] == u && t[2] == v) || (t[2] == u && t[0] == v);
    }

    /** Cosine of the angle at a between u and v. */
    private double cosine(int a, int u, int v) {
        Vector x = positions.get(u).minus(positions.get(a)).unit();
        Vector y = positions.get(v).minus(positions.get(a)).unit();
        return x.dot(y);
    }

    private void smooth() {
        for (int v = 0; v < positions.size(); v++) {
            if (facesOf.get(v).isEmpty()) {
                continue;
            }
            Set<Integer> ring = neighbours(v);
            Vector mean = Vector.ZERO;
            for (int u : ring) {
                mean = mean.plus(positions.get(u));
            }
            Vector step = mean.times(1.0 / ring.size()).minus(positions.get(v));
            Vector n = body.gradient(positions.get(v)).unit();
            Vector to = body.projected(
                    positions.get(v).plus(step.minus(n.times(step.dot(n))).times(0.6)));
            int vertex = v;
            if (facesOf.get(v).stream().noneMatch(f -> turnsOver(f, vertex, to))) {
                positions.set(v, to);
            }
        }
    }

    /** What is left, in the order of making, coordinates rounded to float32 so that a file in single precision holds them. */
    TriangleMesh mesh() {
        int[] place = new int[positions.size()];
        List<Vector> kept = new ArrayList<>();
        for (int v = 0; v < place.length; v++) {
            place[v] = kept.size();
            if (!facesOf.get(v).isEmpty()) {
                kept.add(positions.get(v));
            }
        }
        double[] coordinates = new double[3 * kept.size()];
        for (int v = 0; v < kept.size(); v++) {
            coordinates[3 * v] = (float) kept.get(v).x();
            coordinates[3 * v + 1] = (float) kept.get(v).y();
            coordinates[3 * v + 2] = (float) kept.get(v).z();
        }
        int[] corners = triangles.stream()
                .filter(t -> t.length == 3)
                .flatMapToInt(t -> Arrays.stream(t).map(v -> place[v]))
                .toArray();
        return TriangleMesh.of(coordinates, corners);
    }
}
