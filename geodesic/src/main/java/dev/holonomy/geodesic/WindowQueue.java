package dev.holonomy.geodesic;

import java.util.Arrays;

/**
 * Windows in the order in which they were made; scratch of one thread.
 *
 * <p>A window is what a source sees through an edge: the edge from a (right) to b (left) and the rays that bound the view, in the
 * plane where the source is the origin and the root, a half-edge that leaves the source, lies on the positive x-axis.
 */
final class WindowQueue {
    /** Numbers a window has in {@link #plane}: a, b, right ray, left ray. */
    static final int STRIDE = 8;

    double[] plane = new double[STRIDE * 512];

    /** The half-edge that is looked through, in the face behind it. */
    int[] through = new int[512];

    /** The half-edge on the x-axis. */
    int[] root = new int[512];

    /** The slot of the source. */
    int[] source = new int[512];

    private int head;
    private int tail;

    void clear() {
        head = 0;
        tail = 0;
    }

    boolean isEmpty() {
        return head == tail;
    }

    /** The place of the oldest window, which is taken out. */
    int take() {
        return head++;
    }

    /** The place of a new window, to be filled before the next call; the arrays may be new after it. */
    int add() {
        if (head == tail) {
            clear();
        }
        if (tail == root.length) {
            if (head > tail / 2) {
                moveDown();
            } else {
                grow();
            }
        }
        return tail++;
    }

    private void moveDown() {
        int waiting = tail - head;
        System.arraycopy(plane, STRIDE * head, plane, 0, STRIDE * waiting);
        System.arraycopy(through, head, through, 0, waiting);
        System.arraycopy(root, head, root, 0, waiting);
        System.arraycopy(source, head, source, 0, waiting);
        head = 0;
        tail = waiting;
    }

    private void grow() {
        int larger = Math.multiplyExact(2, root.length);
        plane = Arrays.copyOf(plane, Math.multiplyExact(STRIDE, larger));
        through = Arrays.copyOf(through, larger);
        root = Arrays.copyOf(root, larger);
        source = Arrays.copyOf(source, larger);
    }
}
