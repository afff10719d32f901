package dev.holonomy.geodesic.intrinsic;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;

/**
 * Triangles given by their vertices and side lengths: all that Laplacian, gradient and divergence need of a surface.
 *
 * <p>Faces may share two vertices more than once and name a vertex twice. The lengths are mollified, so a face has an area unless
 * the whole mesh has no extent. In a tufted cover every face of the mesh occurs twice, and integrals over faces count each
 * with {@link #weight} 1/2.
 */
public final class IntrinsicFaces {
    private final int vertexCount;
    private final int[] corners;
    private final double[] lengths;
    private final double weight;

    IntrinsicFaces(int vertexCount, int[] corners, double[] lengths, double weight) {
        this.vertexCount = vertexCount;
        this.corners = corners;
        this.lengths = lengths;
        this.weight = weight;
    }

    /**
     * The faces of a mesh as they are; connectivity may be anything.
     *
     * @param mesh the mesh; faces that name a vertex twice are left out
     * @return its faces with mollified lengths
     */
    public static IntrinsicFaces of(TriangleMesh mesh) {
        int[] corners = new int[3 * mesh.faceCount()];
        double[] lengths = new double[3 * mesh.faceCount()];
        int count = 0;
        for (int f = 0; f < mesh.faceCount(); f++) {
            int a = mesh.vertex(f, 0);
            int b = mesh.vertex(f, 1);
            int c = mesh.vertex(f, 2);
            if (a != b && b != c && c != a) {
                corners[count] = a;
                corners[count + 1] = b;
                corners[count + 2] = c;
                lengths[count] = EdgeLengths.distance(mesh, a, b);
                lengths[count + 1] = EdgeLengths.distance(mesh, b, c);
                lengths[count + 2] = EdgeLengths.distance(mesh, c, a);
                count += 3;
            }
        }
        double[] kept = Arrays.copyOf(lengths, count);
        Mollification.apply(kept, h -> false);
        return new IntrinsicFaces(mesh.vertexCount(), Arrays.copyOf(corners, count), kept, 1);
    }

    /**
     * The intrinsic Delaunay triangulation of a mesh, without directions.
     *
     * @param mesh an oriented manifold mesh
     * @return the faces after all flips, on the vertices of the mesh
     * @throws MeshException if the mesh is no oriented manifold
     */
    public static IntrinsicFaces delaunay(TriangleMesh mesh) {
        return delaunay(mesh, HalfEdges.of(mesh));
    }

    private static IntrinsicFaces delaunay(TriangleMesh mesh, HalfEdges halfEdges) {
        EdgeLengths lengths = EdgeLengths.of(mesh, halfEdges);
        int corners = 3 * mesh.faceCount();
        double[] length = new double[corners];
        int[] twin = new int[corners];
        for (int h = 0; h < corners; h++) {
            length[h] = lengths.length(h);
            twin[h] = halfEdges.isBoundary(halfEdges.twin(h)) ? HalfEdges.UNPAIRED : halfEdges.twin(h);
        }
        Mollification.apply(length, halfEdges::isVoid);
        FlipMesh flips = new FlipMesh(mesh.triangles(), twin, length);
        flips.makeDelaunay();
        return flips.faces(mesh.vertexCount(), 1);
    }

    /**
     * The faces that operators are right on, whatever the mesh: its intrinsic Delaunay triangulation if it is an oriented manifold
     * (the mesh itself where that is Delaunay), else that of its tufted cover.
     *
     * @param mesh any mesh
     * @return faces on the vertices of the mesh
     */
    public static IntrinsicFaces robust(TriangleMesh mesh) {
        HalfEdges halfEdges;
        try {
            halfEdges = HalfEdges.of(mesh);
        } catch (MeshException noOrientedManifold) {
            return TuftedCover.of(mesh).faces();
        }
        return delaunay(mesh, halfEdges);
    }

    /**
     * The number of vertices, isolated ones included.
     *
     * @return V, and more after refinement: the first V are those of the mesh
     */
    public int vertexCount() {
        return vertexCount;
    }

    /**
     * The number of faces.
     *
     * @return F of this triangulation
     */
    public int faceCount() {
        return corners.length / 3;
    }

    /**
     * Vertex ids of the faces.
     *
     * @return [F, 3], shared: not to be modified
     */
    public int[] corners() {
        return corners;
    }

    /**
     * Lengths of the sides: entry 3 f + c from corner c of face f to the next corner.
     *
     * @return [F, 3], shared: not to be modified
     */
    public double[] lengths() {
        return lengths;
    }

    /**
     * What a face counts in an integral over the surface.
     *
     * @return 1, or 1/2 where every face is there twice
     */
    public double weight() {
        return weight;
    }

    /**
     * The area of a face.
     *
     * @param face face id of this triangulation
     * @return its area, not weighted
     */
    public double area(int face) {
        return EdgeLengths.area(lengths[3 * face], lengths[3 * face + 1], lengths[3 * face + 2]);
    }

    /**
     * The mean length of the sides of faces.
     *
     * @return the mean, 0 without faces
     */
    public double meanLength() {
        double sum = 0;
        for (double length : lengths) {
            sum += length;
        }
        return sum / Math.max(1, lengths.length);
    }
}
