package dev.holonomy.viewer.ui;

import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.VertexScalars;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A walk through the vertices of a scalar from its largest number down. */
final class Worst {
    private Worst() {}

    /**
     * The vertex after another in falling order, ties by id.
     *
     * @param values the scalar
     * @param present where the walk is, −1 to start
     * @param back whether it goes back up
     * @return empty where there is no vertex scalar, or no finite number in it
     */
    static OptionalInt next(@Nullable MeshValues values, int present, boolean back) {
        if (!(values instanceof VertexScalars scalars)) {
            return OptionalInt.empty();
        }
        double[] all = scalars.values();
        boolean inside = present >= 0 && present < all.length && Double.isFinite(all[present]);
        int best = -1;
        for (int v = 0; v < all.length; v++) {
            if (!Double.isFinite(all[v]) || v == present) {
                continue;
            }
            boolean candidate = !inside || (back ? before(all, v, present) : before(all, present, v));
            boolean nearer = best < 0 || ((back && inside) ? before(all, best, v) : before(all, v, best));
            if (candidate && nearer) {
                best = v;
            }
        }
        return best < 0 ? (inside ? OptionalInt.of(present) : OptionalInt.empty()) : OptionalInt.of(best);
    }

    private static boolean before(double[] all, int a, int b) {
        return all[a] > all[b] || (all[a] == all[b] && a < b);
    }
}
