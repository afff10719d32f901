package dev.holonomy.geodesic.hierarchy;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.SlotHeap;
import dev.holonomy.geodesic.Surface;
import java.util.Arrays;

/**
 * Geodesic distances from one new sample as far as they beat those of the samples before it.
 *
 * <p>A front as in Dijkstra's algorithm whose steps unfold a face with two known corners into the plane (the distances of
 * Melvær and Reimers 2012, without their angles). It stops where an older sample is nearer, one ring of faces later, so a
 * new sample costs what its cell has vertices.
 */
final class SampleFront {
    /** The relative gain that makes a shorter path count. */
    private static final double GAIN = 1e-10;

    /** Estimates are not lengths of real paths everywhere; this ends chains of ever smaller gains around a cone. */
    private static final int MOST_VISITS = 32;

    private final HalfEdges halfEdges;
    private final EdgeLengths lengths;

    /** The apex of every half-edge of a face, whose tail is (0, 0) and whose tip is (length, 0), [3 F, 2]. */
    private final double[] apex;

    private final double[] longest;
    private final int[] slotOf;
    private int[] vertex = new int[256];
    private double[] r = new double[256];
    private int[] visits = new int[256];
    private final SlotHeap heap = new SlotHeap(256);
    private int count;

    SampleFront(Surface surface) {
        halfEdges = surface.halfEdges();
        lengths = surface.lengths();
        apex = new double[6 * halfEdges.faceCount()];
        longest = new double[halfEdges.vertexCount()];
        slotOf = new int[halfEdges.vertexCount()];
        for (int h = 0; h < 3 * halfEdges.faceCount(); h++) {
            double base = lengths.length(h);
            double right = lengths.length(halfEdges.next(h));
            double left = lengths.length(halfEdges.next(halfEdges.next(h)));
            if (!halfEdges.isVoid(h) && base > 0) {
                apex[2 * h] = 0.5 * ((left - right) * (left + right) / base + base);
                apex[2 * h + 1] = 2 * lengths.area(h / 3) / base;
            }
            longest[halfEdges.tail(h)] = Math.max(longest[halfEdges.tail(h)], Math.max(base, left));
        }
    }

    boolean isIsolated(int v) {
        return halfEdges.degree(v) == 0;
    }

    /**
     * Takes over the vertices that are nearer to a new sample.
     *
     * @param source the vertex of the sample
     * @param sample its index
     * @param distance to the nearest sample, +∞ where there is none; made smaller, [V]
     * @param nearest the index of the nearest sample; made the new one where that is nearer, [V]
     */
    void spread(int source, int sample, double[] distance, int[] nearest) {
        count = 0;
        offer(source, 0, distance, false);
        while (!heap.isEmpty()) {
            int slot = heap.removeFirst(r);
            visits[slot]++;
            visit(slot, distance, r[slot] > distance[vertex[slot]]);
        }
        for (int slot = 0; slot < count; slot++) {
            int v = vertex[slot];
            if (slot == 0 || r[slot] < distance[v] * (1 - GAIN)) {
                distance[v] = r[slot];
                nearest[v] = sample;
            }
        }
    }

    private void visit(int slot, double[] distance, boolean beyond) {
        int v = vertex[slot];
        for (int h = halfEdges.first(v), i = 0; i < halfEdges.degree(v); i++, h = halfEdges.nextAround(h)) {
            if (halfEdges.isBoundary(h)) {
                continue;
            }
            int opposite = halfEdges.next(h);
            int in = halfEdges.next(opposite);
            int x = halfEdges.tail(opposite);
            int y = halfEdges.tail(in);
            double toX = across(in, slot(y), slot);
            offer(x, Math.min(toX, r[slot] + lengths.length(h)), distance, beyond);
            double toY = across(h, slot, slot(x));
            offer(y, Math.min(toY, r[slot] + lengths.length(in)), distance, beyond);
        }
    }

    /** The length of the straight path through a half-edge to its apex; +∞ if there is none. */
    private double across(int base, int slotTail, int slotTip) {
        if (slotTail < 0 || slotTip < 0) {
            return Double.POSITIVE_INFINITY;
        }
        double a = r[slotTail];
        double b = r[slotTip];
        double length = lengths.length(base);
        double x = apex[2 * base];
        double y = apex[2 * base + 1];
        double sx = 0.5 * ((a - b) * (a + b) / length + length);
        double square = (a - sx) * (a + sx);
        if (!(square >= 0) || length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double height = y + Math.sqrt(square);
        double crossing = sx * y + x * (height - y);
        if (crossing < 0 || crossing > length * height) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.sqrt((x - sx) * (x - sx) + height * height);
    }

    private int slot(int v) {
        int slot = slotOf[v];
        return slot < count && vertex[slot] == v ? slot : -1;
    }

    private void offer(int v, double to, double[] distance, boolean beyond) {
        int slot = slot(v);
        if (slot < 0) {
            if (!(to <= (beyond ? distance[v] : distance[v] + longest[v]))) {
                return;
            }
            slot = add(v);
        } else if (!(to < r[slot] * (1 - GAIN)) || visits[slot] >= MOST_VISITS) {
            return;
        }
        r[slot] = to;
        heap.decrease(slot, r);
    }

    private int add(int v) {
        if (count == vertex.length) {
            int larger = 2 * count;
            vertex = Arrays.copyOf(vertex, larger);
            r = Arrays.copyOf(r, larger);
            visits = Arrays.copyOf(visits, larger);
        }
        vertex[count] = v;
        visits[count] = 0;
        heap.addSlot(count);
        slotOf[v] = count;
        return count++;
    }
}
