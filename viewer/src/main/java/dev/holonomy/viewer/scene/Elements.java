package dev.holonomy.viewer.scene;

import dev.holonomy.mesh.TriangleMesh;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** The vertices, or the faces, of a mesh and who is beside whom: vertices that share an edge, faces that share one. */
public final class Elements {
    private final TriangleMesh mesh;
    private final boolean faces;
    private final int[] offsets;
    private final int[] around;

    private Elements(TriangleMesh mesh, boolean faces) {
        this.mesh = mesh;
        this.faces = faces;
        offsets = new int[mesh.vertexCount() + 1];
        int[] corners = mesh.triangles();
        for (int v : corners) {
            offsets[v + 1]++;
        }
        for (int v = 0; v < mesh.vertexCount(); v++) {
            offsets[v + 1] += offsets[v];
        }
        around = new int[corners.length];
        int[] next = Arrays.copyOf(offsets, mesh.vertexCount());
        for (int i = 0; i < corners.length; i++) {
            around[next[corners[i]]++] = i / 3;
        }
    }

    /**
     * The faces of a mesh.
     *
     * @param mesh the mesh
     * @return its faces
     */
    public static Elements faces(TriangleMesh mesh) {
        return new Elements(mesh, true);
    }

    /**
     * The vertices of a mesh.
     *
     * @param mesh the mesh
     * @return its vertices
     */
    public static Elements vertices(TriangleMesh mesh) {
        return new Elements(mesh, false);
    }

    /**
     * The mesh.
     *
     * @return the mesh
     */
    public TriangleMesh mesh() {
        return mesh;
    }

    /**
     * Whether they are faces.
     *
     * @return false for vertices
     */
    public boolean areFaces() {
        return faces;
    }

    /**
     * How many there are.
     *
     * @return V or F
     */
    public int count() {
        return faces ? mesh.faceCount() : mesh.vertexCount();
    }

    private void beside(int element, IntConsumer told) {
        if (!faces) {
            for (int i = offsets[element]; i < offsets[element + 1]; i++) {
                for (int c = 0; c < 3; c++) {
                    told.accept(mesh.vertex(around[i], c));
                }
            }
            return;
        }
        for (int c = 0; c < 3; c++) {
            int a = mesh.vertex(element, c);
            int b = mesh.vertex(element, (c + 1) % 3);
            for (int i = offsets[a]; i < offsets[a + 1]; i++) {
                int f = around[i];
                if (mesh.vertex(f, 0) == b || mesh.vertex(f, 1) == b || mesh.vertex(f, 2) == b) {
                    told.accept(f);
                }
            }
        }
    }

    /**
     * What is reached from an element through elements of which something holds.
     *
     * @param seed where it starts; in the answer only if it holds there
     * @param holds what must hold
     * @return the connected part
     */
    public BitSet connected(int seed, IntPredicate holds) {
        BitSet part = new BitSet(count());
        ArrayDeque<Integer> waiting = new ArrayDeque<>();
        if (holds.test(seed)) {
            part.set(seed);
            waiting.add(seed);
        }
        while (!waiting.isEmpty()) {
            beside(waiting.poll(), e -> {
                if (!part.get(e) && holds.test(e)) {
                    part.set(e);
                    waiting.add(e);
                }
            });
        }
        return part;
    }

    /**
     * Some elements and all beside them.
     *
     * @param some the elements
     * @return a new set
     */
    public BitSet grown(BitSet some) {
        BitSet more = (BitSet) some.clone();
        some.stream().forEach(e -> beside(e, more::set));
        return more;
    }

    /**
     * Some elements without those that are beside others.
     *
     * @param some the elements
     * @return a new set
     */
    public BitSet shrunk(BitSet some) {
        BitSet others = inverse(some);
        BitSet fewer = (BitSet) some.clone();
        fewer.andNot(grown(others));
        return fewer;
    }

    /**
     * All elements but some.
     *
     * @param some the elements
     * @return a new set
     */
    public BitSet inverse(BitSet some) {
        BitSet others = (BitSet) some.clone();
        others.flip(0, count());
        return others;
    }

    /**
     * The elements near a place.
     *
     * @param distances from it, [V]; +∞ where it is not known
     * @param radius the largest distance; of a face the mean of its corners counts
     * @return a new set
     */
    public BitSet within(double[] distances, double radius) {
        BitSet near = new BitSet(count());
        for (int e = 0; e < count(); e++) {
            double distance = faces
                    ? (distances[mesh.vertex(e, 0)] + distances[mesh.vertex(e, 1)] + distances[mesh.vertex(e, 2)]) / 3
                    : distances[e];
            if (distance <= radius) {
                near.set(e);
            }
        }
        return near;
    }
}
