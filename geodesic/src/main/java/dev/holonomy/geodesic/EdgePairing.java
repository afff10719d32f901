package dev.holonomy.geodesic;

import dev.holonomy.mesh.MeshException;
import java.util.Arrays;

/** Finds the two sides of every edge of a face list by sorting half-edges within the smaller of their two vertices. */
final class EdgePairing {
    /** The mark of a half-edge with no face on the other side. */
    static final int UNPAIRED = -2;

    /** The mark of a half-edge of a face that names a vertex twice. */
    static final int VOID = -1;

    /** How many ids a message lists. */
    static final int IDS_SHOWN = 5;

    private final int[] corner;
    private final int[] twin;
    private int crowded;
    private int crossed;
    private final StringBuilder crowdedEdges = new StringBuilder();
    private final StringBuilder crossedEdges = new StringBuilder();

    private EdgePairing(int[] corner) {
        this.corner = corner;
        this.twin = new int[corner.length];
    }

    /**
     * The twin of each half-edge.
     *
     * @param corner vertex ids of the faces, [F, 3]
     * @param vertexCount V
     * @return half-edge ids, {@link #UNPAIRED} or {@link #VOID}, [3 F]
     * @throws MeshException if an edge has more than two faces or two that walk it the same way
     */
    static int[] twins(int[] corner, int vertexCount) {
        EdgePairing pairing = new EdgePairing(corner);
        pairing.pair(vertexCount);
        pairing.refuse();
        return pairing.twin;
    }

    private int tip(int h) {
        return corner[h % 3 == 2 ? h - 2 : h + 1];
    }

    private boolean repeatsVertex(int f) {
        int a = corner[3 * f];
        int b = corner[3 * f + 1];
        int c = corner[3 * f + 2];
        return a == b || b == c || c == a;
    }

    private void pair(int vertexCount) {
        int[] start = new int[vertexCount + 1];
        for (int h = 0; h < corner.length; h++) {
            if (!repeatsVertex(h / 3)) {
                start[Math.min(corner[h], tip(h)) + 1]++;
            }
        }
        for (int v = 0; v < vertexCount; v++) {
            start[v + 1] += start[v];
        }
        long[] entry = new long[start[vertexCount]];
        int[] fill = Arrays.copyOf(start, vertexCount);
        for (int h = 0; h < corner.length; h++) {
            if (repeatsVertex(h / 3)) {
                twin[h] = VOID;
            } else {
                int tail = corner[h];
                entry[fill[Math.min(tail, tip(h))]++] = (long) Math.max(tail, tip(h)) << 32 | h;
            }
        }
        for (int v = 0; v < vertexCount; v++) {
            Arrays.sort(entry, start[v], start[v + 1]);
            int from = start[v];
            while (from < start[v + 1]) {
                int to = from + 1;
                while (to < start[v + 1] && entry[to] >>> 32 == entry[from] >>> 32) {
                    to++;
                }
                pairRun(entry, from, to);
                from = to;
            }
        }
    }

    /** All half-edges between the same two vertices. */
    private void pairRun(long[] entry, int from, int to) {
        int h = (int) entry[from];
        if (to - from == 1) {
            twin[h] = UNPAIRED;
        } else if (to - from > 2) {
            if (crowded++ < IDS_SHOWN) {
                crowdedEdges.append(crowdedEdges.isEmpty() ? "" : ", ").append(edge(h));
                crowdedEdges.append(" with ").append(to - from).append(" faces");
            }
        } else {
            int other = (int) entry[from + 1];
            if (corner[h] == corner[other]) {
                if (crossed++ < IDS_SHOWN) {
                    crossedEdges.append(crossedEdges.isEmpty() ? "" : ", ").append(edge(h));
                    crossedEdges
                            .append(" of faces ")
                            .append(h / 3)
                            .append(" and ")
                            .append(other / 3);
                }
            } else {
                twin[h] = other;
                twin[other] = h;
            }
        }
    }

    private String edge(int h) {
        return Math.min(corner[h], tip(h)) + "-" + Math.max(corner[h], tip(h));
    }

    private void refuse() {
        if (crowded > 0) {
            throw new MeshException("non-manifold edges: found " + crowded + " (" + crowdedEdges
                    + (crowded > IDS_SHOWN ? ", …" : "") + "), wanted one or two faces at each edge");
        }
        if (crossed > 0) {
            throw new MeshException(
                    "inconsistent orientation: found " + crossed + " edges that both faces walk the same way ("
                            + crossedEdges + (crossed > IDS_SHOWN ? ", …" : "") + "), wanted opposite ways");
        }
    }
}
