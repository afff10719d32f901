package dev.holonomy.geodesic.intrinsic;

import dev.holonomy.mesh.MeshException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A path or loop of edges that becomes straight by flips of edges (FlipOut, Sharp and Crane 2020).
 *
 * <p>Where the faces on one side of a vertex of the path make an angle below π, edges between them are flipped until their outer
 * arc is convex, and the path takes the arc, which is shorter. A hole counts as an angle without end. The path is a chain of
 * steps; step s has two sides: entry 2 s is the half-edge along it, with the face on its left, entry 2 s + 1 the one against it.
 * Flips move half-edges to other slots, so each slot knows the entries in it.
 */
final class FlipPath {
    /** Angle by which a path may bend: rounding, some 1e-19 of a length. */
    private static final double STRAIGHT = 1e-9;

    /** Steps that may be straightened for each one given and each edge, before lengths are held to be no metric. */
    private static final int MOST_ROUNDS = 100;

    private static final int NONE = -1;

    private final SignpostMesh mesh;
    private final boolean closed;

    /** The half-edge of each entry, negative where there is a hole, [2 steps]. */
    private int[] half;

    private int[] nextInSlot;
    private final int[] firstInSlot;
    private int[] before;
    private int[] after;
    private boolean[] alive;
    private int steps;
    private int head = NONE;

    /** Where a path without steps is. */
    private int place;

    private final PriorityQueue<Joint> queue = new PriorityQueue<>();
    private final List<Joint> blocked = new ArrayList<>();

    /** One side of a vertex between two steps of the path, with an angle below π. */
    private record Joint(double angle, boolean left, int in, int out) implements Comparable<Joint> {
        @Override
        public int compareTo(Joint other) {
            int order = Double.compare(angle, other.angle);
            order = order != 0 ? order : Integer.compare(out, other.out);
            return order != 0 ? order : Boolean.compare(other.left, left);
        }
    }

    /**
     * A chain of edges.
     *
     * @param mesh the mesh to flip, owned from now on
     * @param sides for each step the half-edge along it and the one against it, one of them negative at a hole
     * @param closed whether the last step leads to the first
     * @param start the vertex where it begins
     */
    FlipPath(SignpostMesh mesh, List<int[]> sides, boolean closed, int start) {
        this.place = start;
        this.mesh = mesh;
        this.closed = closed;
        int room = Math.max(16, 2 * sides.size());
        half = new int[2 * room];
        nextInSlot = new int[2 * room];
        before = new int[room];
        after = new int[room];
        alive = new boolean[room];
        firstInSlot = new int[mesh.length.length];
        Arrays.fill(firstInSlot, NONE);
        int last = NONE;
        for (int[] side : sides) {
            last = append(last, side[0], side[1]);
        }
        if (closed && last != NONE) {
            join(last, head);
        }
    }

    private int append(int previous, int along, int against) {
        if (steps == before.length) {
            before = Arrays.copyOf(before, 2 * steps);
            after = Arrays.copyOf(after, 2 * steps);
            alive = Arrays.copyOf(alive, 2 * steps);
            half = Arrays.copyOf(half, 4 * steps);
            nextInSlot = Arrays.copyOf(nextInSlot, 4 * steps);
        }
        int step = steps++;
        alive[step] = true;
        after[step] = NONE;
        enter(2 * step, along);
        enter(2 * step + 1, against);
        join(previous, step);
        return step;
    }

    private void join(int in, int out) {
        if (out != NONE) {
            before[out] = in;
        }
        if (in != NONE) {
            after[in] = out;
        } else {
            head = out;
        }
    }

    private void enter(int entry, int slot) {
        half[entry] = slot;
        if (slot >= 0) {
            nextInSlot[entry] = firstInSlot[slot];
            firstInSlot[slot] = entry;
        }
    }

    private void leave(int entry) {
        int slot = half[entry];
        if (slot < 0) {
            return;
        }
        if (firstInSlot[slot] == entry) {
            firstInSlot[slot] = nextInSlot[entry];
            return;
        }
        int at = firstInSlot[slot];
        while (nextInSlot[at] != entry) {
            at = nextInSlot[at];
        }
        nextInSlot[at] = nextInSlot[entry];
    }

    /**
     * Makes the path straight.
     *
     * @throws MeshException if it crosses itself, so that neither part can get out of the way, or does not end
     */
    void straighten() {
        long most = MOST_ROUNDS * (mesh.length.length + (long) steps);
        for (int s = head, i = steps; i > 0; i--, s = after[s]) {
            look(s, after[s]);
        }
        boolean progress = true;
        while (progress) {
            progress = false;
            while (!queue.isEmpty()) {
                Joint joint = queue.poll();
                if (!isCurrent(joint)) {
                    continue;
                }
                if (isBlocked(joint)) {
                    blocked.add(joint);
                    continue;
                }
                straighten(joint);
                progress = true;
                if (--most < 0) {
                    throw new MeshException("a path did not become straight, at vertex " + vertex(joint.out));
                }
            }
            queue.addAll(blocked);
            blocked.clear();
            queue.removeIf(joint -> !isCurrent(joint));
        }
        Joint left = queue.peek();
        if (left != null) {
            throw new MeshException("the path crosses itself at vertex " + vertex(left.out)
                    + " and cannot become straight there, wanted one that does not");
        }
    }

    private boolean isCurrent(Joint joint) {
        return alive[joint.in] && alive[joint.out] && after[joint.in] == joint.out;
    }

    /** Queues the vertex between two steps if the path bends there. */
    private void look(int in, int out) {
        if (in == NONE || out == NONE) {
            return;
        }
        if (turnsBack(in, out)) {
            queue.add(new Joint(0, true, in, out));
            return;
        }
        double left = angle(half[2 * out], half[2 * in]);
        double right = angle(half[2 * in + 1], half[2 * out + 1]);
        if (left < Math.PI - STRAIGHT) {
            queue.add(new Joint(left, true, in, out));
        }
        if (right < Math.PI - STRAIGHT) {
            queue.add(new Joint(right, false, in, out));
        }
    }

    private boolean turnsBack(int in, int out) {
        return in != out && half[2 * in] == half[2 * out + 1] && half[2 * in + 1] == half[2 * out];
    }

    /** The angle from a half-edge that leaves a vertex, counter-clockwise to one that comes in; +∞ if a hole is between. */
    private double angle(int from, int to) {
        if (from < 0 || to < 0) {
            return Double.POSITIVE_INFINITY;
        }
        double sum = 0;
        for (int at = from; ; at = mesh.twin[FlipMesh.previous(at)]) {
            if (at < 0) {
                return Double.POSITIVE_INFINITY;
            }
            sum += corner(at);
            if (FlipMesh.previous(at) == to) {
                return sum;
            }
        }
    }

    private double corner(int h) {
        return Math.atan2(mesh.height(h), mesh.foot(h));
    }

    private int fromEntry(Joint joint) {
        return joint.left ? 2 * joint.out : 2 * joint.in + 1;
    }

    private int toEntry(Joint joint) {
        return joint.left ? 2 * joint.in : 2 * joint.out + 1;
    }

    /** Whether another part of the path runs through the faces of the smaller angle. */
    private boolean isBlocked(Joint joint) {
        if (turnsBack(joint.in, joint.out)) {
            return false;
        }
        int to = half[toEntry(joint)];
        for (int at = half[fromEntry(joint)]; FlipMesh.previous(at) != to; ) {
            int side = FlipMesh.previous(at);
            at = mesh.twin[side];
            if (firstInSlot[side] != NONE || firstInSlot[at] != NONE) {
                return true;
            }
        }
        return false;
    }

    private void straighten(Joint joint) {
        int first = before[joint.in];
        int last = after[joint.out];
        if (turnsBack(joint.in, joint.out)) {
            place = vertex(joint.in);
            boolean nothingLeft = closed && first == joint.out;
            remove(joint);
            if (nothingLeft) {
                head = NONE;
                return;
            }
            join(first, last);
            head = closed ? first : head;
            look(first, last);
            return;
        }
        makeConvex(joint);
        List<int[]> arc = arc(joint);
        boolean whole =
                closed && (first == joint.out || joint.in == joint.out); // nothing is left of a loop but the arc
        remove(joint);
        int previous = whole ? NONE : first;
        int begin = steps;
        for (int[] side : arc) {
            previous = append(previous, side[0], side[1]);
        }
        if (whole) {
            join(previous, begin);
            head = begin;
        } else {
            join(previous, last);
            if (head == joint.in || head == joint.out) {
                head = begin;
            }
        }
        for (int s = begin; s < steps; s++) {
            look(before[s], s);
        }
        if (!whole) {
            look(previous, last);
        }
    }

    private void remove(Joint joint) {
        for (int s : joint.in == joint.out ? new int[] {joint.in} : new int[] {joint.in, joint.out}) {
            leave(2 * s);
            leave(2 * s + 1);
            alive[s] = false;
        }
    }

    /** Flips edges between the two steps until no outer corner of the faces there has an angle below π. */
    private void makeConvex(Joint joint) {
        int from = fromEntry(joint);
        int to = toEntry(joint);
        int at = half[from];
        while (FlipMesh.previous(at) != half[to]) {
            int side = FlipMesh.previous(at);
            int across = mesh.twin[side];
            double outer = corner(side) + corner(FlipMesh.next(across));
            if (outer < Math.PI - STRAIGHT && across / 3 != side / 3) {
                flip(side, across);
                at = across; // where the flip has put the half-edge
                if (at != half[from]) {
                    at = FlipMesh.next(mesh.twin[at]);
                }
            } else {
                at = across;
            }
        }
    }

    private void flip(int h, int g) {
        int h1 = FlipMesh.next(h);
        int g1 = FlipMesh.next(g);
        mesh.flip(h, g);
        int inH1 = firstInSlot[h1];
        int inG1 = firstInSlot[g1];
        firstInSlot[h1] = NONE;
        firstInSlot[g1] = NONE;
        settle(g, inH1);
        settle(h, inG1);
    }

    private void settle(int slot, int entries) {
        firstInSlot[slot] = entries;
        for (int e = entries; e != NONE; e = nextInSlot[e]) {
            half[e] = slot;
        }
    }

    /** The outer sides of the faces between the two steps, as steps in the order of the path. */
    private List<int[]> arc(Joint joint) {
        List<int[]> sides = new ArrayList<>();
        int to = half[toEntry(joint)];
        int at = half[fromEntry(joint)];
        while (true) {
            int outer = FlipMesh.next(at);
            if (joint.left) {
                sides.add(0, new int[] {mesh.twin[outer], outer});
            } else {
                sides.add(new int[] {outer, mesh.twin[outer]});
            }
            if (FlipMesh.previous(at) == to) {
                return sides;
            }
            at = mesh.twin[FlipMesh.previous(at)];
        }
    }

    /** The vertex that a step leaves. */
    private int vertex(int step) {
        int along = half[2 * step];
        return along >= 0 ? mesh.tail[along] : mesh.tail[FlipMesh.next(half[2 * step + 1])];
    }

    /** The steps of the path: a half-edge with a face, and whether it runs along the path. */
    List<Step> result() {
        List<Step> result = new ArrayList<>();
        for (int s = head; s != NONE; s = after[s]) {
            boolean along = half[2 * s] >= 0;
            result.add(new Step(along ? half[2 * s] : half[2 * s + 1], along));
            if (after[s] == head) {
                break;
            }
        }
        return result;
    }

    /** The vertex where the path is if it has no steps. */
    int place() {
        return place;
    }

    /** A step along a half-edge or against it. */
    record Step(int halfEdge, boolean along) {}
}
