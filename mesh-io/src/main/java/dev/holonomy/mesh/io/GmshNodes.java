package dev.holonomy.mesh.io;

/** The nodes of a Gmsh file: their coordinates in the order of the file, and which of them a tag names. */
final class GmshNodes {
    static final GmshNodes NONE = new GmshNodes(0);

    private final double[] positions;
    private final long[] tags;
    private int[] table = {}; // node + 1 by the hash of its tag, 0 where free; empty where node v has the tag v + 1

    private GmshNodes(int count) {
        tags = new long[count];
        positions = new double[3 * count];
    }

    /** Reads the section of version 2.2: a tag before each position. */
    static GmshNodes read2(GmshSource source) {
        GmshNodes nodes = new GmshNodes(source.textCount("nodes", 8));
        source.endOfLine();
        for (int v = 0; v < nodes.tags.length; v++) {
            nodes.tags[v] = source.integer();
            nodes.position(v, source);
        }
        nodes.number(source);
        return nodes;
    }

    /** Reads the section of version 4.1: blocks of tags before positions. */
    static GmshNodes read4(GmshSource source) {
        long blocks = source.size("blocks", 4);
        int n = (int) source.size("nodes", 8);
        source.size();
        source.size();
        GmshNodes nodes = new GmshNodes(n);
        int v = 0;
        for (long block = 0; block < blocks; block++) {
            long dimension = source.integer();
            source.integer();
            long parametric = source.integer();
            long here = source.size("nodes", 8);
            if (here > n - v) {
                throw source.error("the blocks hold more nodes than the " + n + " of the header");
            }
            for (int i = 0; i < here; i++) {
                nodes.tags[v + i] = source.size();
            }
            for (int i = 0; i < here; i++) {
                nodes.position(v++, source);
                for (long k = 0; k < (parametric == 1 ? dimension : 0); k++) {
                    source.number();
                }
            }
        }
        if (v != n) {
            throw source.error("the blocks hold " + v + " nodes, the header says " + n);
        }
        nodes.number(source);
        return nodes;
    }

    private void position(int v, GmshSource source) {
        for (int axis = 0; axis < 3; axis++) {
            positions[3 * v + axis] = source.number();
            if (!Double.isFinite(positions[3 * v + axis])) {
                throw source.error("node " + v + " has the coordinate " + positions[3 * v + axis]);
            }
        }
    }

    /** Makes the table of the tags, where they do not count from 1. */
    private void number(GmshSource source) {
        boolean plain = true;
        for (int v = 0; v < tags.length; v++) {
            plain &= tags[v] == v + 1;
        }
        if (plain) {
            return;
        }
        table = new int[Integer.highestOneBit(Math.max(1, tags.length)) << 2];
        for (int v = 0; v < tags.length; v++) {
            int at = slot(tags[v]);
            if (table[at] != 0) {
                throw source.error("the node " + tags[v] + " for the second time");
            }
            table[at] = v + 1;
        }
    }

    /** Where a tag stands in the table, or would stand. */
    private int slot(long tag) {
        int at = (int) (Scatter.hash(tag) >>> 32) & (table.length - 1);
        while (table[at] != 0 && tags[table[at] - 1] != tag) {
            at = (at + 1) & (table.length - 1);
        }
        return at;
    }

    /** The vertex that a tag names. */
    int vertex(long tag, GmshSource source) {
        if (table.length == 0) {
            if (tag < 1 || tag > tags.length) {
                throw source.error("node " + tag + " does not exist, the file has the nodes 1.." + tags.length);
            }
            return (int) tag - 1;
        }
        int vertex = table[slot(tag)] - 1;
        if (vertex < 0) {
            throw source.error("node " + tag + " does not exist");
        }
        return vertex;
    }

    /** The coordinates, [V, 3]. */
    double[] positions() {
        return positions;
    }
}
