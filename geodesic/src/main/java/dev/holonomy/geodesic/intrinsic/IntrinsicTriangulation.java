package dev.holonomy.geodesic.intrinsic;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.Transport;
import dev.holonomy.geodesic.path.SurfacePoint;
import dev.holonomy.mesh.MeshException;
import java.util.Arrays;

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
    private final int inputVertexCount;
    private final SurfacePoint[] inserted;
    private final int smallAngles;

    private IntrinsicTriangulation(SignpostMesh mesh, double mollification, SurfacePoint[] inserted, int smallAngles) {
        this.halfEdges = mesh.halfEdges();
        this.lengths = mesh.lengths(halfEdges);
        this.transport = mesh.transport(halfEdges, lengths);
        this.faces = mesh.faces(halfEdges.vertexCount(), 1);
        this.mollification = mollification;
        this.flips = mesh.flips();
        this.inputVertexCount = halfEdges.vertexCount() - inserted.length;
        this.inserted = inserted;
        this.smallAngles = smallAngles;
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
        double[] length = sides(halfEdges, lengths);
        double delta = Mollification.apply(length, halfEdges::isVoid);
        SignpostMesh mesh = SignpostMesh.of(halfEdges, length, gauge);
        mesh.makeDelaunay();
        return new IntrinsicTriangulation(mesh, delta, new SurfacePoint[0], 0);
    }

    /**
     * An intrinsic Delaunay triangulation with more vertices and no small angles.
     *
     * <p>Inserted vertices have the ids from V on. Angles at them are measured on the input as
     * {@link dev.holonomy.geodesic.path.GeodesicTracer} takes them at their {@link #location}: from the first half-edge of the face, or
     * from the half-edge of the edge. Small angles remain at vertices of the input whose angles sum to less than π/3, and where the
     * budget ends.
     *
     * @param surface the surface
     * @param options when it is good enough
     * @return the triangulation; the first V vertices are those of the surface, in its gauge
     */
    public static IntrinsicTriangulation refined(Surface surface, RefinementOptions options) {
        HalfEdges halfEdges = surface.halfEdges();
        double[] length = sides(halfEdges, surface.lengths());
        double delta = Mollification.apply(length, halfEdges::isVoid);
        SignpostMesh mesh = SignpostMesh.of(halfEdges, length, surface.transport());
        EdgeLengths mollified = mesh.lengths(halfEdges);
        Transport transport = mesh.transport(halfEdges, mollified);
        mesh.makeDelaunay();
        DelaunayRefinement refinement = new DelaunayRefinement(mesh, halfEdges, mollified, transport, options);
        return new IntrinsicTriangulation(mesh, delta, refinement.places(), refinement.badCount());
    }

    private static double[] sides(HalfEdges halfEdges, EdgeLengths lengths) {
        double[] length = new double[3 * halfEdges.faceCount()];
        for (int h = 0; h < length.length; h++) {
            length[h] = lengths.length(h);
        }
        return length;
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
     * Corners and lengths after every edge has been cut in the middle and every face in four, made Delaunay again: the same surface
     * with edges half as long.
     *
     * @return the faces, void ones left out; the vertices of this triangulation come first
     */
    public IntrinsicFaces subdividedFaces() {
        return new MidpointSubdivision(halfEdges, lengths).faces();
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
     * The number of vertices of the input, which come first.
     *
     * @return V
     */
    public int inputVertexCount() {
        return inputVertexCount;
    }

    /**
     * Where a vertex lies on the input.
     *
     * @param vertex vertex id of this triangulation
     * @return the vertex of the input, or the point where refinement put it
     */
    public SurfacePoint location(int vertex) {
        return vertex < inputVertexCount ? new SurfacePoint.AtVertex(vertex) : inserted[vertex - inputVertexCount];
    }

    /**
     * The number of faces that refinement has left with an angle that is too small and no sharp vertex of the input to blame.
     *
     * @return 0 if it was finished, or not asked for
     */
    public int smallAngles() {
        return smallAngles;
    }

    /**
     * Values at the vertices of the input.
     *
     * @param values values at all vertices
     * @return the first V
     */
    public double[] restrict(double[] values) {
        return Arrays.copyOf(values, inputVertexCount);
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
