package dev.holonomy.geodesic.intrinsic;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.Transport;
import dev.holonomy.mesh.MeshException;

/**
 * Another triangulation of the same intrinsic surface, with the directions of its edges (signposts, Sharp, Soliman and Crane 2019).
 *
 * <p>Edges are straight on the surface of the input, not in space; there may be several between two vertices, and some from a
 * vertex to itself. Vertices keep their ids and frames: {@link #transport} is in the gauge of the input, so directions at a
 * vertex mean the same before and after. Boundary edges stay. Faces keep their ids; void ones stay void. The geometry is that of the
 * mollified lengths throughout (Sharp and Crane 2020). Immutable.
 */
public final class IntrinsicTriangulation {
    private final HalfEdges halfEdges;
    private final EdgeLengths lengths;
    private final Transport transport;
    private final IntrinsicFaces faces;
    private final double mollification;
    private final long flips;

    private IntrinsicTriangulation(SignpostMesh mesh, double mollification) {
        this.halfEdges = mesh.halfEdges();
        this.lengths = mesh.lengths(halfEdges);
        this.transport = mesh.transport(halfEdges, lengths);
        this.faces = mesh.faces(halfEdges.vertexCount(), 1);
        this.mollification = mollification;
        this.flips = mesh.flips();
    }

    /**
     * The intrinsic Delaunay triangulation of a surface.
     *
     * @param surface the surface
     * @return the triangulation in the gauge of the surface
     */
    public static IntrinsicTriangulation delaunay(Surface surface) {
        return delaunay(surface.halfEdges(), surface.lengths(), surface.transport());
    }

    /**
     * The intrinsic Delaunay triangulation of a metric.
     *
     * @param halfEdges connectivity
     * @param lengths edge lengths
     * @param gauge the transport of these lengths in some gauge, which the result keeps
     * @return the triangulation
     * @throws MeshException if flipping does not end, as with lengths that are far from a metric
     */
    public static IntrinsicTriangulation delaunay(HalfEdges halfEdges, EdgeLengths lengths, Transport gauge) {
        double[] length = new double[3 * halfEdges.faceCount()];
        for (int h = 0; h < length.length; h++) {
            length[h] = lengths.length(h);
        }
        double delta = Mollification.apply(length, halfEdges::isVoid);
        SignpostMesh mesh = SignpostMesh.of(halfEdges, length, gauge);
        mesh.makeDelaunay();
        return new IntrinsicTriangulation(mesh, delta);
    }

    /**
     * The connectivity; edges may be multiple or join a vertex to itself.
     *
     * @return half-edges
     */
    public HalfEdges halfEdges() {
        return halfEdges;
    }

    /**
     * The lengths of the intrinsic edges.
     *
     * @return mollified lengths
     */
    public EdgeLengths lengths() {
        return lengths;
    }

    /**
     * Directions of the intrinsic half-edges and transport along them, in the gauge of the input.
     *
     * @return the connection
     */
    public Transport transport() {
        return transport;
    }

    /**
     * Corners and lengths for operators.
     *
     * @return the faces, void ones left out
     */
    public IntrinsicFaces faces() {
        return faces;
    }

    /**
     * The length that mollification added to every edge of the input.
     *
     * @return δ, 0 on decent meshes
     */
    public double mollification() {
        return mollification;
    }

    /**
     * The number of flips it took.
     *
     * @return flips; 0 if the input was Delaunay
     */
    public long flips() {
        return flips;
    }

    /**
     * Whether the angles opposite an edge sum to at most π, up to rounding.
     *
     * @param halfEdge half-edge id
     * @return true for edges of the boundary and of void faces
     */
    public boolean isDelaunay(int halfEdge) {
        int twin = halfEdges.twin(halfEdge);
        if (halfEdges.isVoid(halfEdge) || halfEdges.isBoundary(halfEdge) || halfEdges.isBoundary(twin)) {
            return true;
        }
        return opposite(halfEdge) + opposite(twin) <= Math.PI + 2 * FlipMesh.EPSILON;
    }

    private double opposite(int halfEdge) {
        return lengths.cornerAngle(halfEdges.next(halfEdges.next(halfEdge)));
    }
}
