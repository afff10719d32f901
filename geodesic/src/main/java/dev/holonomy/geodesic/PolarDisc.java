package dev.holonomy.geodesic;

import java.util.Arrays;

/**
 * Scratch of one thread: the vertices met around one source, in slots, with their polar coordinates.
 *
 * <p>Slot 0 is the source and slots 1..ring its neighbours. {@code slotOf} is never cleared: an entry counts only if its
 * slot is in use and names the vertex back, so a new source costs nothing.
 */
final class PolarDisc {
    int[] vertex = new int[256];
    double[] r = new double[256];
    double[] theta = new double[256];
    double[] transport = new double[256];

    /** The direction back along the path, in the frame of the vertex; of exact paths only. */
    double[] arrival = new double[256];

    /** How many corners the path bends at. */
    int[] bends = new int[256];

    /** How often the vertex has left the front. */
    int[] visits = new int[256];

    int count;
    int ring;
    private final int[] slotOf;

    PolarDisc(int vertexCount) {
        slotOf = new int[vertexCount];
    }

    /** Forgets everything and puts the source in slot 0. */
    void begin(int source) {
        count = 0;
        ring = 0;
        add(source, 0, 0, 0, 0);
    }

    /** The slot of a vertex, or -1 if it was not met. */
    int slot(int v) {
        int slot = slotOf[v];
        return slot < count && vertex[slot] == v ? slot : -1;
    }

    /** Gives a vertex that was not met the next slot. */
    int add(int v, double distance, double angle, double g, int bent) {
        if (count == vertex.length) {
            int larger = 2 * count;
            vertex = Arrays.copyOf(vertex, larger);
            r = Arrays.copyOf(r, larger);
            theta = Arrays.copyOf(theta, larger);
            transport = Arrays.copyOf(transport, larger);
            arrival = Arrays.copyOf(arrival, larger);
            bends = Arrays.copyOf(bends, larger);
            visits = Arrays.copyOf(visits, larger);
        }
        int slot = count++;
        vertex[slot] = v;
        slotOf[v] = slot;
        r[slot] = distance;
        theta[slot] = angle;
        transport[slot] = g;
        bends[slot] = bent;
        visits[slot] = 0;
        return slot;
    }

    /** Whether a slot other than the source belongs to the chart of that radius: near, or in the one-ring. */
    boolean inChart(int slot, double radius) {
        return slot > 0 && (slot <= ring || r[slot] <= radius);
    }
}
