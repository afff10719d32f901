package dev.holonomy.geodesic.remesh;

import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.NearestPoint;
import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;

/**
 * The same surface with as many vertices as wanted and nearly equilateral faces of one size (Botsch and Kobbelt 2004): rounds of edge
 * splits, collapses, flips towards six edges a vertex, and moves within the surface, every vertex brought back to the input.
 *
 * <p>The topology stays: components, boundaries, handles and orientation. Sharp edges and the boundary stay lines of edges, and
 * their corners stay where they are. Deterministic.
 */
public final class Remeshing {
    /** Longest and shortest edge over the length that is aimed at. */
    private static final double LONG = 4.0 / 3;

    private static final double SHORT = 4.0 / 5;

    /** Share of the number of vertices by which the result may have more than was asked for. */
    private static final double TOLERANCE = 0.05;

    /** Length of a feature over that of edges below which it is left out. */
    private static final double SHORTEST_LINE = 3;

    /** Rounds of flips and moves after the number of vertices has been brought to what is wanted. */
    private static final int LAST_ROUNDS = 3;

    private final TriangleMesh input;
    private final TriangleMesh mesh;
    private final int[] faces;
    private final double[] weights;
    private final int[] faceSources;
    private final int splits;
    private final int collapses;
    private final int flips;

    private Remeshing(TriangleMesh input, TriangleMesh mesh, EdgeSizes sizes, int flips) {
        this.input = input;
        this.mesh = mesh;
        this.splits = sizes.splits;
        this.collapses = sizes.collapses;
        this.flips = flips;
        NearestPoint nearest = new NearestPoint(input);
        faces = new int[mesh.vertexCount()];
        weights = new double[3 * faces.length];
        for (int v = 0; v < faces.length; v++) {
            nearest.find(mesh.coordinate(v, 0), mesh.coordinate(v, 1), mesh.coordinate(v, 2));
            faces[v] = nearest.face();
            for (int c = 0; c < 3; c++) {
                weights[3 * v + c] = nearest.weight(c);
            }
        }
        faceSources = new int[mesh.faceCount()];
        double[] p = new double[3];
        for (int f = 0; f < faceSources.length; f++) {
            for (int c = 0; c < 3; c++) {
                p[c] = mesh.coordinate(mesh.vertex(f, 0), c) / 3
                        + mesh.coordinate(mesh.vertex(f, 1), c) / 3
                        + mesh.coordinate(mesh.vertex(f, 2), c) / 3;
            }
            nearest.find(p[0], p[1], p[2]);
            faceSources[f] = nearest.face();
        }
    }

    /**
     * Remeshes.
     *
     * @param mesh manifold and consistently oriented; boundaries and several components are allowed; faces that name a vertex twice
     *     and isolated vertices are left out
     * @param options how many vertices, and what is a feature
     * @return a mesh with the vertices wanted, at most 5 % more where features and topology do not let it have so few
     * @throws MeshException if the mesh is not manifold (names ids), has no area, a coordinate is not finite, or it cannot have so
     *     few vertices (names the number that it can)
     */
    public static Remeshing of(TriangleMesh mesh, RemeshOptions options) {
        HalfEdges halfEdges = HalfEdges.of(mesh);
        Frame frame = Frame.of(mesh);
        TriangleMesh unit = mesh.withPositions(frame.inside(mesh.positions()));
        WorkingMesh working = new WorkingMesh(halfEdges, unit.positions());
        FaceShape shape = new FaceShape(working);
        double area = 0;
        double[] normal = new double[3];
        for (int f = 0; f < working.halfEdgeCount / 3; f++) {
            area += 0.5 * shape.normal(f, normal);
        }
        if (!(area > 0)) {
            throw new MeshException("the mesh has no area, wanted a surface");
        }
        int wanted = options.vertices();
        double length = Math.sqrt(2 / Math.sqrt(3) * area / wanted);
        Features features = new Features(working, shape, options.featureAngle(), SHORTEST_LINE * length);
        Input surface = new Input(unit, working);
        EdgeSizes sizes = new EdgeSizes(working, shape, features, surface);
        ValenceFlips valence = new ValenceFlips(working, shape);
        Relaxation relaxation = new Relaxation(working, shape, features, surface);
        for (int round = 0; round < options.rounds(); round++) {
            int most = (int) Math.min(Integer.MAX_VALUE / 16, 4L * Math.max(wanted, working.vertexCount));
            sizes.splitLongerThan(LONG * length, most);
            sizes.collapseShorterThan(SHORT * length, LONG * length);
            valence.sweep();
            relaxation.sweep();
            double ratio = Math.sqrt((double) working.vertexCount / wanted);
            length *= Math.max(0.7, Math.min(1.4, ratio));
        }
        sizes.reach(wanted);
        for (int round = 0; round < LAST_ROUNDS; round++) {
            valence.sweep();
            relaxation.sweep();
        }
        if (working.vertexCount > wanted * (1 + TOLERANCE)) {
            sizes.reach(wanted);
        }
        if (working.vertexCount > wanted * (1 + TOLERANCE)) {
            throw new MeshException("the mesh cannot have fewer than " + working.vertexCount
                    + " vertices without changing its topology or features or turning faces over, wanted " + wanted
                    + "; a larger feature angle keeps fewer features");
        }
        return new Remeshing(mesh, result(working, frame), sizes, valence.flips);
    }

    private static TriangleMesh result(WorkingMesh working, Frame frame) {
        int[] index = new int[working.vertexSlots];
        double[] position = new double[3 * working.vertexCount];
        int count = 0;
        for (int v = 0; v < index.length; v++) {
            if (working.out[v] != WorkingMesh.NONE) {
                System.arraycopy(working.position, 3 * v, position, 3 * count, 3);
                index[v] = count++;
            }
        }
        int[] triangles = new int[working.halfEdgeCount];
        int corners = 0;
        for (int h = 0; h < triangles.length; h++) {
            if (!working.isGone(h)) {
                triangles[corners++] = index[working.tail[h]];
            }
        }
        return TriangleMesh.of(frame.outside(position), Arrays.copyOf(triangles, corners));
    }

    /**
     * The remeshed surface.
     *
     * @return n vertices
     */
    public TriangleMesh mesh() {
        return mesh;
    }

    /**
     * On which face of the input each vertex lies.
     *
     * @return the nearest face; shared, not to be modified, [n]
     */
    public int[] faces() {
        return faces;
    }

    /**
     * Where in that face each vertex lies.
     *
     * @return barycentric weights of the nearest point; shared, not to be modified, [n, 3]
     */
    public double[] weights() {
        return weights;
    }

    /**
     * Where each new face lies.
     *
     * @return the face of the input that is nearest to its middle; shared, not to be modified, one a new face
     */
    public int[] faceSources() {
        return faceSources;
    }

    /**
     * Edges that were split.
     *
     * @return how often
     */
    public int splits() {
        return splits;
    }

    /**
     * Edges that were collapsed.
     *
     * @return how often
     */
    public int collapses() {
        return collapses;
    }

    /**
     * Edges that were flipped.
     *
     * @return how often
     */
    public int flips() {
        return flips;
    }

    /**
     * Takes values over by nearest points of the input: numbers and vectors interpolated in the face, labels and maps from the nearest
     * of its corners, values of faces from the face at the middle of the new one.
     *
     * @param values values of the input
     * @return values of the new mesh, of the same kind and name
     * @throws IllegalArgumentException if they do not fit the input
     */
    public MeshValues carried(MeshValues values) {
        return new NearestValues(input, faces, weights, faceSources).carried(values);
    }
}
