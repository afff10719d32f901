package dev.holonomy.geodesic;

import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;

/**
 * An oriented manifold triangle mesh with the geometry that charts, transport and operators are made of.
 *
 * <p>The constructor pays; every method is a cheap question. Arrays that are handed out are shared and not to be modified.
 * Isolated vertices are kept, with area 0 and no neighbours; faces without area are kept and give finite numbers.
 */
public final class Surface {
    /** Extents outside of 1 / EXTENT .. EXTENT overflow or underflow in the fourth powers of areas. */
    private static final double EXTENT = 1e60;

    private final TriangleMesh mesh;
    private final HalfEdges halfEdges;
    private final EdgeLengths lengths;
    private final Transport transport;
    private final Frames frames;
    private final double[] faceAreas;
    private final double[] vertexAreas;
    private final double area;
    private final double meanEdgeLength;

    private Surface(TriangleMesh mesh, HalfEdges halfEdges, EdgeLengths lengths, Transport transport, Frames frames) {
        this.mesh = mesh;
        this.halfEdges = halfEdges;
        this.lengths = lengths;
        this.transport = transport;
        this.frames = frames;
        this.meanEdgeLength = lengths.mean();
        this.faceAreas = new double[mesh.faceCount()];
        this.vertexAreas = new double[mesh.vertexCount()];
        double sum = 0;
        for (int f = 0; f < faceAreas.length; f++) {
            faceAreas[f] = lengths.area(f);
            sum += faceAreas[f];
            for (int c = 0; c < 3; c++) {
                vertexAreas[mesh.vertex(f, c)] += faceAreas[f] / 3;
            }
        }
        this.area = sum;
    }

    /**
     * The surface of a mesh.
     *
     * @param mesh triangles that are manifold and consistently oriented; boundaries, several components, isolated
     *     vertices and degenerate faces are allowed
     * @return the surface
     * @throws MeshException if an edge or vertex is non-manifold or two faces disagree on the outside (the message names
     *     ids), or if the mesh is so large or small that areas cannot be computed
     */
    public static Surface of(TriangleMesh mesh) {
        requireExtent(mesh);
        HalfEdges halfEdges = HalfEdges.of(mesh);
        EdgeLengths lengths = EdgeLengths.of(mesh, halfEdges);
        Transport transport = Transport.of(lengths, halfEdges);
        return new Surface(mesh, halfEdges, lengths, transport, Frames.of(mesh, halfEdges, lengths, transport));
    }

    private static void requireExtent(TriangleMesh mesh) {
        double extent = 0;
        for (int axis = 0; axis < 3; axis++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int v = 0; v < mesh.vertexCount(); v++) {
                low = Math.min(low, mesh.coordinate(v, axis));
                high = Math.max(high, mesh.coordinate(v, axis));
            }
            extent = Math.max(extent, high - low);
        }
        if (extent > EXTENT || (extent > 0 && extent < 1 / EXTENT)) {
            throw new MeshException(
                    "the mesh spans " + extent + ", wanted between " + 1 / EXTENT + " and " + EXTENT + ": rescale it");
        }
    }

    /**
     * The mesh.
     *
     * @return positions and triangles
     */
    public TriangleMesh mesh() {
        return mesh;
    }

    /**
     * The connectivity.
     *
     * @return half-edges
     */
    public HalfEdges halfEdges() {
        return halfEdges;
    }

    /**
     * The intrinsic metric.
     *
     * @return edge lengths
     */
    public EdgeLengths lengths() {
        return lengths;
    }

    /**
     * Frames in space.
     *
     * @return normals and tangent vectors at the vertices
     */
    public Frames frames() {
        return frames;
    }

    /**
     * Angles around vertices and transport along edges, in the gauge of the frames.
     *
     * @return the connection
     */
    public Transport transport() {
        return transport;
    }

    /**
     * Barycentric vertex areas: a third of the faces around.
     *
     * @return [V], sum = {@link #area}; shared: not to be modified
     */
    public double[] vertexAreas() {
        return vertexAreas;
    }

    /**
     * Face areas.
     *
     * @return [F]; shared: not to be modified
     */
    public double[] faceAreas() {
        return faceAreas;
    }

    /**
     * The total area.
     *
     * @return the sum of the face areas
     */
    public double area() {
        return area;
    }

    /**
     * The mean edge length.
     *
     * @return mean over edges, 0 if there is no edge
     */
    public double meanEdgeLength() {
        return meanEdgeLength;
    }

    /**
     * The same surface in other frames: α_p is added to every angle at p.
     *
     * @param alpha angles, [V]
     * @return the surface with turned frames and transport
     */
    public Surface rotatedGauge(double[] alpha) {
        if (alpha.length != mesh.vertexCount()) {
            throw new IllegalArgumentException("wanted " + mesh.vertexCount() + " angles, got " + alpha.length);
        }
        return new Surface(mesh, halfEdges, lengths, transport.rotatedGauge(alpha), frames.rotatedGauge(alpha));
    }
}
