package dev.holonomy.mesh;

import java.util.function.IntBinaryOperator;

/**
 * A balanced tree of boxes around faces: node i has the children 2 i + 1 and 2 i + 2, halves of its faces along the longest axis
 * of their middles.
 */
final class BoxTree {
    private static final int LEAF = 4;

    private final int[] order;
    private final double[] boxes; // of faces, [F, 6]: least x, y, z, most x, y, z
    private final double[] nodes; // of nodes
    private final int[] starts; // of the faces of a node in the order
    private final int[] ends;

    BoxTree(TriangleMesh mesh, boolean[] left) {
        int count = 0;
        for (boolean one : left) {
            count += one ? 1 : 0;
        }
        order = new int[count];
        boxes = new double[6 * left.length];
        for (int f = 0, i = 0; f < left.length; f++) {
            if (left[f]) {
                order[i++] = f;
                box(mesh, f);
            }
        }
        int size = 1;
        while ((long) LEAF * (size + 1) / 2 < count) {
            size = 2 * size + 1;
        }
        nodes = new double[6 * size];
        starts = new int[size];
        ends = new int[size];
        ends[0] = count;
        for (int node = 0; node < size; node++) {
            build(node, size);
        }
    }

    private void box(TriangleMesh mesh, int f) {
        for (int axis = 0; axis < 3; axis++) {
            double a = mesh.coordinate(mesh.vertex(f, 0), axis);
            double b = mesh.coordinate(mesh.vertex(f, 1), axis);
            double c = mesh.coordinate(mesh.vertex(f, 2), axis);
            boxes[6 * f + axis] = Math.min(a, Math.min(b, c));
            boxes[6 * f + 3 + axis] = Math.max(a, Math.max(b, c));
        }
    }

    private void build(int node, int size) {
        int from = starts[node];
        int to = ends[node];
        int at = 6 * node;
        double[] middle = {
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        System.arraycopy(middle, 0, nodes, at, 6);
        for (int i = from; i < to; i++) {
            for (int axis = 0; axis < 3; axis++) {
                nodes[at + axis] = Math.min(nodes[at + axis], boxes[6 * order[i] + axis]);
                nodes[at + 3 + axis] = Math.max(nodes[at + 3 + axis], boxes[6 * order[i] + 3 + axis]);
                middle[axis] = Math.min(middle[axis], middle(order[i], axis));
                middle[3 + axis] = Math.max(middle[3 + axis], middle(order[i], axis));
            }
        }
        if (2 * node + 2 >= size) {
            return;
        }
        int longest = 0;
        for (int axis = 1; axis < 3; axis++) {
            longest = middle[3 + axis] - middle[axis] > middle[3 + longest] - middle[longest] ? axis : longest;
        }
        int half = (from + to) >>> 1;
        select(from, to, half, longest);
        starts[2 * node + 1] = from;
        ends[2 * node + 1] = half;
        starts[2 * node + 2] = half;
        ends[2 * node + 2] = to;
    }

    private double middle(int face, int axis) {
        return boxes[6 * face + axis] / 2 + boxes[6 * face + 3 + axis] / 2;
    }

    /** Orders the faces so that those before a place have no larger middles than those from it on (quickselect). */
    private void select(int from, int to, int place, int axis) {
        int low = from;
        int high = to - 1;
        while (low < high) {
            double pivot = middle(order[(low + high) >>> 1], axis);
            int i = low;
            int j = high;
            while (i <= j) {
                while (middle(order[i], axis) < pivot) {
                    i++;
                }
                while (middle(order[j], axis) > pivot) {
                    j--;
                }
                if (i <= j) {
                    int swapped = order[i];
                    order[i++] = order[j];
                    order[j--] = swapped;
                }
            }
            if (place <= j) {
                high = j;
            } else if (place >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    private static boolean meet(double[] a, int i, double[] b, int j) {
        return a[i] <= b[j + 3]
                && b[j] <= a[i + 3]
                && a[i + 1] <= b[j + 4]
                && b[j + 1] <= a[i + 4]
                && a[i + 2] <= b[j + 5]
                && b[j + 2] <= a[i + 5];
    }

    /** Calls with each pair of faces, the smaller id first, whose boxes meet; what it returns is added up. */
    long pairs(IntBinaryOperator visit) {
        long sum = 0;
        int[] stack = new int[256]; // the depth is below 32, each level leaves at most three pairs behind
        int top = 0;
        stack[top++] = 0;
        stack[top++] = 0;
        while (top > 0) {
            int b = stack[--top];
            int a = stack[--top];
            if (a != b && !meet(nodes, 6 * a, nodes, 6 * b)) {
                continue;
            }
            boolean leafA = 2 * a + 2 >= starts.length;
            boolean leafB = 2 * b + 2 >= starts.length;
            if (leafA && leafB) {
                sum += leaves(a, b, visit);
                continue;
            }
            int[] ofA = leafA ? new int[] {a} : new int[] {2 * a + 1, 2 * a + 2};
            int[] ofB = leafB ? new int[] {b} : new int[] {2 * b + 1, 2 * b + 2};
            for (int x : ofA) {
                for (int y : ofB) {
                    if (a != b || x <= y) {
                        stack[top++] = x;
                        stack[top++] = y;
                    }
                }
            }
        }
        return sum;
    }

    private long leaves(int a, int b, IntBinaryOperator visit) {
        long sum = 0;
        for (int i = starts[a]; i < ends[a]; i++) {
            for (int j = a == b ? i + 1 : starts[b]; j < ends[b]; j++) {
                if (meet(boxes, 6 * order[i], boxes, 6 * order[j])) {
                    sum += visit.applyAsInt(Math.min(order[i], order[j]), Math.max(order[i], order[j]));
                }
            }
        }
        return sum;
    }
}
