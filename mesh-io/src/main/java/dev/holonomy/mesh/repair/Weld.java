package dev.holonomy.mesh.repair;

import dev.holonomy.mesh.TriangleMesh;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Merges each vertex into the first kept one within a distance; nothing moves, so that chains of near vertices do not creep
 * together. Faces are kept, also those that lose their area by it.
 *
 * @param tolerance the distance, in units of the mesh; 0 merges vertices at exactly the same place
 */
public record Weld(double tolerance) implements RepairStep {
    /** Checks the distance. */
    public Weld {
        if (!(tolerance >= 0) || Double.isInfinite(tolerance)) {
            throw new IllegalArgumentException("the distance to weld within is " + tolerance + ", wanted 0 or more");
        }
    }

    @Override
    public Repaired apply(TriangleMesh mesh) {
        return new Grid(mesh, tolerance).weld();
    }

    /** Kept vertices by the cell of a grid as wide as the tolerance; an open hash table of chains. */
    private static final class Grid {
        private final TriangleMesh mesh;
        private final double tolerance;
        private final int[] heads;
        private final int[] next;

        Grid(TriangleMesh mesh, double tolerance) {
            this.mesh = mesh;
            this.tolerance = tolerance;
            int size = Integer.highestOneBit(Math.max(4, Math.min(mesh.vertexCount(), 1 << 28))) << 1;
            this.heads = new int[size];
            this.next = new int[mesh.vertexCount()];
            Arrays.fill(heads, -1);
        }

        Repaired weld() {
            int[] into = new int[mesh.vertexCount()];
            boolean[] keep = new boolean[into.length];
            List<Integer> merged = new ArrayList<>();
            for (int v = 0; v < into.length; v++) {
                into[v] = near(v);
                keep[v] = into[v] < 0;
                if (keep[v]) {
                    into[v] = v;
                    int at = slot(cell(v, 0), cell(v, 1), cell(v, 2));
                    next[v] = heads[at];
                    heads[at] = v;
                } else {
                    merged.add(v);
                }
            }
            IndexMap kept = IndexMap.kept(keep);
            int[] target = new int[into.length];
            Arrays.setAll(target, v -> kept.target()[into[v]]);
            return Repaired.keeping(
                    mesh,
                    new IndexMap(kept.source(), target),
                    IndexMap.identity(mesh.faceCount()),
                    Change.of("vertices_merged", merged));
        }

        /** The first kept vertex within the tolerance, or -1. */
        private int near(int v) {
            int first = -1;
            for (int i = 0; i < 27; i++) {
                int column = i / 3 % 3;
                int layer = i / 9;
                double x = cell(v, 0) + (i % 3 - 1);
                double y = cell(v, 1) + (column - 1);
                double z = cell(v, 2) + (layer - 1);
                for (int u = heads[slot(x, y, z)]; u >= 0; u = next[u]) {
                    if ((first < 0 || u < first) && distance(u, v) <= tolerance) {
                        first = u;
                    }
                }
            }
            return first;
        }

        private double distance(int u, int v) {
            double x = mesh.coordinate(u, 0) - mesh.coordinate(v, 0);
            double y = mesh.coordinate(u, 1) - mesh.coordinate(v, 1);
            double z = mesh.coordinate(u, 2) - mesh.coordinate(v, 2);
            return Math.max(
                    Math.max(Math.abs(x), Math.abs(y)), Math.max(Math.abs(z), Math.sqrt(x * x + y * y + z * z)));
        }

        /** The cell along an axis; the coordinate itself where cells would be finer than coordinates are. */
        private double cell(int v, int axis) {
            double x = mesh.coordinate(v, axis) + 0.0; // -0 is at the place of 0
            double cell = Math.floor(x / tolerance);
            return Math.abs(cell) < 0x1p50 ? cell : x;
        }

        private int slot(double x, double y, double z) {
            long h = mixed(mixed(mixed(Double.doubleToRawLongBits(x + 0.0)) ^ Double.doubleToRawLongBits(y + 0.0))
                    ^ Double.doubleToRawLongBits(z + 0.0));
            return (int) h & (heads.length - 1);
        }

        /** Spreads every bit over all others (finalizer of SplitMix64, Steele et al. 2014). */
        private static long mixed(long bits) {
            long z = bits + 0x9E3779B97F4A7C15L;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            return z ^ (z >>> 31);
        }
    }
}
