package dev.holonomy.geodesic;

import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;

/**
 * Who touches whom on an oriented triangle surface, without any length.
 *
 * <p>Half-edge 3 f + c runs along face f from its corner c to the next corner. Where a face has no neighbour, a boundary
 * half-edge with an id of 3 F or more runs the other way, so that every edge is a pair of twins and {@link #twin} is
 * total. H = 3 F + B, with B the number of boundary edges. A face of a mesh that names a vertex twice has no surface; its
 * three half-edges are <em>void</em> ({@link #isVoid}): they belong to no edge and no fan. Isolated vertices have no
 * half-edge. Faces that are glued by hand ({@link #glued}), as intrinsic triangulations are, may have several edges between
 * two vertices and edges from a vertex to itself.
 */
public final class HalfEdges {
    /** For {@link #glued}: a half-edge with no face on the other side. */
    public static final int UNPAIRED = EdgePairing.UNPAIRED;

    /** For {@link #glued}: a half-edge of a face that is part of no surface. */
    public static final int VOID = EdgePairing.VOID;

    private final int vertexCount;
    private final int faceCount;
    private final int edgeCount;
    private final int[] tail;
    private final int[] next;
    private final int[] twin;
    private final int[] first;
    private final int[] degree;

    private HalfEdges(int vertexCount, int faceCount, int[] tail, int[] next, int[] twin, int[] first) {
        this.vertexCount = vertexCount;
        this.faceCount = faceCount;
        this.tail = tail;
        this.next = next;
        this.twin = twin;
        this.first = first;
        this.degree = new int[vertexCount];
        int paired = 0;
        for (int h = 0; h < tail.length; h++) {
            if (twin[h] >= 0) {
                paired++;
                degree[tail[h]]++;
            }
        }
        this.edgeCount = paired / 2;
    }

    /**
     * The half-edges of a mesh.
     *
     * @param mesh a mesh whose edges have one or two faces that agree on the side that is outside
     * @return the connectivity; ids of vertices and faces are those of the mesh
     * @throws MeshException if an edge has three faces or more, two faces walk an edge the same way, or the faces around
     *     a vertex form more than one fan; the message names the ids
     */
    public static HalfEdges of(TriangleMesh mesh) {
        int[] corner = mesh.triangles();
        return glued(mesh.vertexCount(), corner, EdgePairing.twins(corner, mesh.vertexCount()));
    }

    /**
     * Faces glued as told, whatever vertices they name.
     *
     * @param vertexCount V
     * @param corner vertex ids of the faces, [F, 3]; copied
     * @param twin for each half-edge 3 f + c the one it is glued to, {@link #UNPAIRED} or {@link #VOID}, [F, 3]; twins run
     *     between the same vertices in opposite ways; copied
     * @return the connectivity
     * @throws MeshException if the faces around a vertex form more than one fan
     * @throws IllegalArgumentException if gluing is not mutual or joins different vertices
     */
    public static HalfEdges glued(int vertexCount, int[] corner, int[] twin) {
        int corners = corner.length;
        int boundary = 0;
        for (int h = 0; h < corners; h++) {
            boundary += twin[h] == UNPAIRED ? 1 : 0;
            if (twin[h] >= 0 && (twin[twin[h]] != h || corner[twin[h]] != corner[inFace(h)])) {
                throw new IllegalArgumentException("half-edges " + h + " and " + twin[h] + " do not fit together");
            }
        }
        int count = corners + boundary;
        int[] tail = Arrays.copyOf(corner, count);
        int[] next = new int[count];
        for (int h = 0; h < corners; h++) {
            next[h] = inFace(h);
        }
        int[] twins = Arrays.copyOf(twin, count);
        int[] first = new int[vertexCount];
        Arrays.fill(first, -1);
        for (int h = 0; h < corners; h++) {
            if (twins[h] != VOID && first[tail[h]] < 0) {
                first[tail[h]] = h;
            }
        }
        int boundaryId = corners;
        for (int h = 0; h < corners; h++) {
            if (twin[h] == UNPAIRED) {
                twins[h] = boundaryId;
                twins[boundaryId] = h;
                tail[boundaryId] = corner[next[h]];
                first[tail[h]] = h;
                boundaryId++;
            }
        }
        for (int b = corners; b < count; b++) {
            next[b] = nextOnBoundary(b, next, twins, corners);
        }
        HalfEdges result = new HalfEdges(vertexCount, corners / 3, tail, next, twins, first);
        result.requireOneFan();
        return result;
    }

    private static int inFace(int h) {
        return h % 3 == 2 ? h - 2 : h + 1;
    }

    /** From the tip of a boundary half-edge, turns around that vertex until the next hole. */
    private static int nextOnBoundary(int b, int[] next, int[] twin, int firstBoundary) {
        int h = twin[b]; // leaves the tip of b, with its face on the left
        while (true) {
            int incoming = next[next[h]];
            int outgoing = twin[incoming];
            if (outgoing >= firstBoundary) {
                return outgoing;
            }
            h = outgoing;
        }
    }

    /** A vertex whose half-edges are not all met on one turn around it is where two sheets touch in a point. */
    private void requireOneFan() {
        int bad = 0;
        StringBuilder ids = new StringBuilder();
        for (int v = 0; v < vertexCount; v++) {
            int seen = 0;
            int h = first[v];
            while (h >= 0) {
                seen++;
                h = nextAround(h);
                if (h == first[v]) {
                    break;
                }
            }
            if (seen != degree[v]) {
                if (bad < EdgePairing.IDS_SHOWN) {
                    ids.append(bad == 0 ? "" : ", ").append(v);
                }
                bad++;
            }
        }
        if (bad > 0) {
            throw new MeshException(
                    "non-manifold vertices: found " + bad + " where separate fans of faces meet (vertex " + ids
                            + (bad > EdgePairing.IDS_SHOWN ? ", …" : "") + "), wanted one fan around each vertex");
        }
    }

    /**
     * The number of vertices, isolated ones included.
     *
     * @return V
     */
    public int vertexCount() {
        return vertexCount;
    }

    /**
     * The number of faces, void ones included.
     *
     * @return F
     */
    public int faceCount() {
        return faceCount;
    }

    /**
     * The number of half-edges: three a face, and one a boundary edge.
     *
     * @return H = 3 F + B
     */
    public int count() {
        return tail.length;
    }

    /**
     * The number of edges; void faces have none.
     *
     * @return pairs of twins
     */
    public int edgeCount() {
        return edgeCount;
    }

    /**
     * The number of boundary edges.
     *
     * @return B; boundary half-edges are 3 F .. 3 F + B - 1
     */
    public int boundaryCount() {
        return tail.length - 3 * faceCount;
    }

    /**
     * The vertex a half-edge leaves.
     *
     * @param halfEdge half-edge id
     * @return vertex id
     */
    public int tail(int halfEdge) {
        return tail[halfEdge];
    }

    /**
     * The vertex a half-edge points at.
     *
     * @param halfEdge half-edge id
     * @return vertex id
     */
    public int tip(int halfEdge) {
        return tail[next[halfEdge]];
    }

    /**
     * The following half-edge of the same face, or along the same boundary loop.
     *
     * @param halfEdge half-edge id
     * @return half-edge id
     */
    public int next(int halfEdge) {
        return next[halfEdge];
    }

    /**
     * The half-edge of the same edge that runs the other way.
     *
     * @param halfEdge half-edge id, not of a void face
     * @return half-edge id; -1 for a half-edge of a void face
     */
    public int twin(int halfEdge) {
        return twin[halfEdge];
    }

    /**
     * The face to the left of a half-edge.
     *
     * @param halfEdge half-edge id
     * @return face id, or -1 for a boundary half-edge
     */
    public int face(int halfEdge) {
        return halfEdge < 3 * faceCount ? halfEdge / 3 : -1;
    }

    /**
     * Whether a half-edge runs along a hole, with no face to its left.
     *
     * @param halfEdge half-edge id
     * @return true for ids of 3 F or more
     */
    public boolean isBoundary(int halfEdge) {
        return halfEdge >= 3 * faceCount;
    }

    /**
     * Whether a half-edge belongs to a face of a mesh that names a vertex twice.
     *
     * @param halfEdge half-edge id
     * @return true if it has no twin and is part of no fan
     */
    public boolean isVoid(int halfEdge) {
        return twin[halfEdge] < 0;
    }

    /**
     * The first half-edge that leaves a vertex, counter-clockwise: at the boundary the one with the hole to its right.
     *
     * @param vertex vertex id
     * @return half-edge id, or -1 for an isolated vertex
     */
    public int first(int vertex) {
        return first[vertex];
    }

    /**
     * The next half-edge that leaves the same vertex, counter-clockwise.
     *
     * <p>At a boundary vertex the last one is a boundary half-edge, and -1 follows it; otherwise the turn ends at the
     * half-edge it began with. {@code for (int h = first(v), i = 0; i < degree(v); i++, h = nextAround(h))} meets each once.
     *
     * @param halfEdge half-edge id
     * @return half-edge id, or -1 after a boundary half-edge
     */
    public int nextAround(int halfEdge) {
        return halfEdge >= 3 * faceCount ? -1 : twin[next[next[halfEdge]]];
    }

    /**
     * The number of edges at a vertex.
     *
     * @param vertex vertex id
     * @return half-edges that leave it
     */
    public int degree(int vertex) {
        return degree[vertex];
    }

    /**
     * Whether a vertex lies on the boundary.
     *
     * @param vertex vertex id
     * @return true if a hole touches it; false for an isolated vertex
     */
    public boolean onBoundary(int vertex) {
        return first[vertex] >= 0 && twin[first[vertex]] >= 3 * faceCount;
    }
}
