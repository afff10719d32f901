package dev.holonomy.geodesic;

import java.util.Arrays;

/** How the path to each slot of a disc leaves and arrives on its last straight piece; scratch of one thread. */
final class PathEnds {
    private final UnfoldedFaces faces;
    private final Transport gauge;

    /** The slot at which the piece begins. */
    int[] parent = new int[0];

    /** A half-edge that leaves the beginning, and the end of the piece seen with that half-edge on the x-axis. */
    int[] root = new int[0];

    double[] outX = new double[0];
    double[] outY = new double[0];

    /** A half-edge that leaves the end, and the way back seen with that half-edge on the x-axis, at any length. */
    int[] back = new int[0];

    double[] backX = new double[0];
    double[] backY = new double[0];

    /** Whether the slot waits to look into its shadow. */
    boolean[] waits = new boolean[0];

    boolean[] resolved = new boolean[0];

    PathEnds(UnfoldedFaces faces, Transport gauge) {
        this.faces = faces;
        this.gauge = gauge;
    }

    void reserve(int slots) {
        if (slots > parent.length) {
            parent = Arrays.copyOf(parent, slots);
            root = Arrays.copyOf(root, slots);
            outX = Arrays.copyOf(outX, slots);
            outY = Arrays.copyOf(outY, slots);
            back = Arrays.copyOf(back, slots);
            backX = Arrays.copyOf(backX, slots);
            backY = Arrays.copyOf(backY, slots);
            waits = Arrays.copyOf(waits, slots);
            resolved = Arrays.copyOf(resolved, slots);
        }
    }

    /** Prepares a slot that is new. */
    void begin(int slot) {
        waits[slot] = false;
        resolved[slot] = false;
    }

    void set(int slot, int from, int rootEdge, double x, double y, int backEdge, double bx, double by) {
        parent[slot] = from;
        root[slot] = rootEdge;
        outX[slot] = x;
        outY[slot] = y;
        back[slot] = backEdge;
        backX[slot] = bx;
        backY[slot] = by;
    }

    /** θ and the transport of a slot of the disc, from those of the vertex at which its path bends last. */
    void resolve(int slot, PolarDisc disc) {
        if (resolved[slot]) {
            return;
        }
        resolved[slot] = true;
        int from = parent[slot];
        int leave = root[slot];
        int arrive = back[slot];
        double out = gauge.angle(leave) + faces.scale[disc.vertex[from]] * Angles.atan2(outY[slot], outX[slot]);
        double in = gauge.angle(arrive) + faces.scale[disc.vertex[slot]] * Angles.atan2(backY[slot], backX[slot]);
        double straight = out + Math.PI - in;
        disc.arrival[slot] = in;
        if (from == 0) {
            disc.theta[slot] = out;
            disc.transport[slot] = straight;
        } else {
            resolve(from, disc);
            disc.theta[slot] = disc.theta[from];
            disc.transport[slot] = disc.transport[from] + straight;
        }
    }
}
