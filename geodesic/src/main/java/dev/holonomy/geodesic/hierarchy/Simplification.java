package dev.holonomy.geodesic.hierarchy;

import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.mesh.DisjointSets;
import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A mesh with fewer vertices, by the collapse of edges in the order of their quadric error (Garland and Heckbert 1997), and where
 * every vertex went.
 *
 * <p>The surface stays the manifold it is: components, boundaries, handles and orientation are kept, isolated vertices too. Vertices and
 * faces that are left keep their order. Vertices that nothing was merged into keep their coordinates to the bit.
 */
public final class Simplification {
    private final TriangleMesh fine;
    private final TriangleMesh mesh;
    private final int[] clusters;
    private final int[] sources;
    private final int[] faceSources;

    private Simplification(TriangleMesh fine, TriangleMesh mesh, int[] clusters, int[] sources, int[] faceSources) {
        this.fine = fine;
        this.mesh = mesh;
        this.clusters = clusters;
        this.sources = sources;
        this.faceSources = faceSources;
    }

    /**
     * Simplifies a mesh.
     *
     * @param mesh manifold and consistently oriented; boundaries, several components and faces without area are allowed; faces that
     *     name a vertex twice are left out
     * @param vertices how many vertices are to be left, isolated ones included
     * @return the simplified mesh; the mesh itself if it has no more vertices than that
     * @throws MeshException if the mesh is not manifold (names ids), has more components than vertices are wanted, or cannot
     *     have so few without changing its topology or turning faces over (names the number that it can)
     */
    public static Simplification of(TriangleMesh mesh, int vertices) {
        HalfEdges halfEdges = HalfEdges.of(mesh);
        if (vertices < 1) {
            throw new IllegalArgumentException("the number of vertices is " + vertices + ", wanted 1 or more");
        }
        double[] position = mesh.positions();
        double[] frame = normalise(position);
        int[] proper = properFaces(mesh, halfEdges);
        int[] corner = new int[3 * proper.length];
        boolean[] boundary = new boolean[mesh.vertexCount()];
        for (int c = 0; c < corner.length; c++) {
            corner[c] = mesh.vertex(proper[c / 3], c % 3);
        }
        for (int v = 0; v < boundary.length; v++) {
            boundary[v] = halfEdges.onBoundary(v);
        }
        if (vertices < mesh.vertexCount()) {
            requireOneEach(mesh, corner, vertices);
        }
        Quadrics quadrics = quadrics(halfEdges, position);
        CollapseMesh faces = new CollapseMesh(corner, boundary);
        EdgeCollapse collapse = new EdgeCollapse(faces, position, quadrics);
        collapse.reduceTo(Math.min(vertices, mesh.vertexCount()));
        return result(mesh, proper, faces, collapse, position, frame);
    }

    private static int[] properFaces(TriangleMesh mesh, HalfEdges halfEdges) {
        int[] proper = new int[mesh.faceCount()];
        int count = 0;
        for (int f = 0; f < proper.length; f++) {
            if (!halfEdges.isVoid(3 * f)) {
                proper[count++] = f;
            }
        }
        return Arrays.copyOf(proper, count);
    }

    /** Moves the box of the mesh to 0 and its extent to 0.5..1 by a power of two; returns the middle and the factor. */
    private static double[] normalise(double[] position) {
        double[] low = new double[3];
        double[] high = new double[3];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < position.length; i++) {
            low[i % 3] = Math.min(low[i % 3], position[i]);
            high[i % 3] = Math.max(high[i % 3], position[i]);
        }
        double extent = 0;
        double[] frame = new double[4];
        for (int c = 0; c < 3 && position.length > 0; c++) {
            extent = Math.max(extent, high[c] / 2 - low[c] / 2);
            frame[c] = low[c] / 2 + high[c] / 2;
        }
        frame[3] = extent > 0 ? Math.scalb(1.0, Math.max(-1000, Math.min(1000, -Math.getExponent(extent)))) : 1;
        for (int i = 0; i < position.length; i++) {
            position[i] = (position[i] - frame[i % 3]) * frame[3];
        }
        return frame;
    }

    private static void requireOneEach(TriangleMesh mesh, int[] corner, int vertices) {
        DisjointSets sets = new DisjointSets(mesh.vertexCount());
        for (int c = 0; c < corner.length; c++) {
            sets.join(corner[c], corner[CollapseMesh.after(c)], false);
        }
        long components = IntStream.range(0, mesh.vertexCount())
                .filter(v -> sets.root(v) == v)
                .count();
        if (vertices < components) {
            boolean[] named = new boolean[mesh.vertexCount()];
            for (int v : corner) {
                named[v] = true;
            }
            int isolated = (int)
                    IntStream.range(0, named.length).filter(v -> !named[v]).count();
            throw new MeshException("the mesh has " + components + " components (" + isolated
                    + " of them isolated vertices), wanted at most " + vertices + ", one vertex for each");
        }
    }

    private static Quadrics quadrics(HalfEdges halfEdges, double[] position) {
        Quadrics quadrics = new Quadrics(halfEdges.vertexCount());
        double[] normal = new double[3];
        double[] edge = new double[3];
        for (int f = 0; f < halfEdges.faceCount(); f++) {
            if (halfEdges.isVoid(3 * f)) {
                continue;
            }
            double area = 0.5 * normal(halfEdges, position, f, normal);
            for (int h = 3 * f; h < 3 * f + 3; h++) {
                int v = halfEdges.tail(h);
                int w = halfEdges.tip(h);
                double x = position[3 * v];
                double y = position[3 * v + 1];
                double z = position[3 * v + 2];
                quadrics.addPlane(v, normal[0], normal[1], normal[2], x, y, z, area);
                quadrics.addPlace(v, x, y, z, area / 3);
                if (halfEdges.isBoundary(halfEdges.twin(h))) {
                    for (int c = 0; c < 3; c++) {
                        edge[c] = position[3 * w + c] - position[3 * v + c];
                    }
                    quadrics.addBoundary(v, edge, normal, x, y, z);
                    quadrics.addBoundary(w, edge, normal, x, y, z);
                }
            }
        }
        return quadrics;
    }

    /** The unit normal of a face, zero if it has no area; returns twice the area. */
    private static double normal(HalfEdges halfEdges, double[] position, int f, double[] normal) {
        int a = 3 * halfEdges.tail(3 * f);
        int b = 3 * halfEdges.tail(3 * f + 1);
        int c = 3 * halfEdges.tail(3 * f + 2);
        double length = 0;
        for (int k = 0; k < 3; k++) {
            int m = (k + 1) % 3;
            int n = (k + 2) % 3;
            normal[k] = (position[b + m] - position[a + m]) * (position[c + n] - position[a + n])
                    - (position[b + n] - position[a + n]) * (position[c + m] - position[a + m]);
            length += normal[k] * normal[k];
        }
        length = Math.sqrt(length);
        for (int k = 0; k < 3; k++) {
            normal[k] = length > 0 ? normal[k] / length : 0;
        }
        return length;
    }

    private static Simplification result(
            TriangleMesh mesh,
            int[] proper,
            CollapseMesh faces,
            EdgeCollapse collapse,
            double[] position,
            double[] frame) {
        int vertices = mesh.vertexCount();
        int[] merged = new int[vertices];
        for (int v = 0; v < vertices; v++) {
            merged[collapse.survivor(v)]++;
        }
        int[] index = new int[vertices];
        int[] sources = new int[vertices];
        int count = 0;
        for (int v = 0; v < vertices; v++) {
            if (merged[v] > 0) {
                index[v] = count;
                sources[count++] = v;
            }
        }
        double[] coordinates = new double[3 * count];
        for (int i = 0; i < coordinates.length; i++) {
            int v = sources[i / 3];
            coordinates[i] =
                    merged[v] == 1 ? mesh.coordinate(v, i % 3) : position[3 * v + i % 3] / frame[3] + frame[i % 3];
        }
        int[] clusters = new int[vertices];
        Arrays.setAll(clusters, v -> index[collapse.survivor(v)]);
        int[] triangles = new int[faces.corner.length];
        int[] faceSources = new int[proper.length];
        int left = 0;
        for (int f = 0; f < proper.length; f++) {
            if (!faces.isGone(f)) {
                faceSources[left] = proper[f];
                for (int c = 0; c < 3; c++) {
                    triangles[3 * left + c] = index[faces.corner[3 * f + c]];
                }
                left++;
            }
        }
        return new Simplification(
                mesh,
                TriangleMesh.of(coordinates, Arrays.copyOf(triangles, 3 * left)),
                clusters,
                Arrays.copyOf(sources, count),
                Arrays.copyOf(faceSources, left));
    }

    /**
     * The simplified mesh.
     *
     * @return n vertices
     */
    public TriangleMesh mesh() {
        return mesh;
    }

    /**
     * Where every vertex went.
     *
     * @return the vertex of the simplified mesh for each vertex of the mesh; shared, not to be modified, [V]
     */
    public int[] clusters() {
        return clusters;
    }

    /**
     * Which vertices are left.
     *
     * @return the id each vertex had in the mesh, ascending; shared, not to be modified, [n]
     */
    public int[] sources() {
        return sources;
    }

    /**
     * Which faces are left.
     *
     * @return the id each face had in the mesh, ascending; shared, not to be modified, one a face of the simplified mesh
     */
    public int[] faceSources() {
        return faceSources;
    }

    /**
     * Takes values over to the simplified mesh: numbers and vectors as the mean over the vertices merged, by area; labels as the
     * one that has most of that area, the smaller among equals; a map as that of the merged vertex which is nearest to the place of
     * the new one. Values of faces stay with the faces that are left.
     *
     * @param values values of the mesh
     * @return values of the simplified mesh, of the same kind and name
     * @throws IllegalArgumentException if they do not fit the mesh
     */
    public MeshValues carried(MeshValues values) {
        return new CarriedValues(fine, mesh, clusters, faceSources).carried(values);
    }
}
