package dev.holonomy.mesh;

/**
 * A triangle mesh: positions and triangles, in the order of the file they came from; immutable.
 *
 * <p>Letters as in docs/conventions.md: V vertices, F faces; ids are 0-based. Corner c of face f is entry 3 f + c of the
 * triangle array; faces are counter-clockwise seen from outside where the surface is oriented. No vertex is ever merged,
 * dropped or moved here, so label files keep fitting.
 */
public final class TriangleMesh {
    private final double[] positions;
    private final int[] triangles;

    private TriangleMesh(double[] positions, int[] triangles) {
        this.positions = positions;
        this.triangles = triangles;
    }

    /**
     * A mesh over copies of the two arrays.
     *
     * @param positions coordinates, [V, 3], finite
     * @param triangles vertex ids, [F, 3], each in 0..V-1
     * @return the mesh
     * @throws IllegalArgumentException if a length is no multiple of 3, an id is out of range or a coordinate is not finite
     */
    public static TriangleMesh of(double[] positions, int[] triangles) {
        return owning(positions.clone(), triangles.clone());
    }

    /**
     * A mesh over two arrays that nobody else will change: for readers, to whose time a copy would add a tenth.
     *
     * @param positions coordinates, [V, 3], finite; part of the mesh from now on
     * @param triangles vertex ids, [F, 3], each in 0..V-1; part of the mesh from now on
     * @return the mesh
     * @throws IllegalArgumentException as {@link #of}
     */
    public static TriangleMesh owning(double[] positions, int[] triangles) {
        if (positions.length % 3 != 0 || triangles.length % 3 != 0) {
            throw new IllegalArgumentException("positions and triangles come in threes, got " + positions.length
                    + " and " + triangles.length + " numbers");
        }
        int vertexCount = positions.length / 3;
        for (int i = 0; i < triangles.length; i++) {
            if (triangles[i] < 0 || triangles[i] >= vertexCount) {
                throw new IllegalArgumentException("face " + i / 3 + " names vertex " + triangles[i]
                        + ", the mesh has vertices 0.." + (vertexCount - 1));
            }
        }
        for (int i = 0; i < positions.length; i++) {
            if (!Double.isFinite(positions[i])) {
                throw new IllegalArgumentException("vertex " + i / 3 + " has the coordinate " + positions[i]);
            }
        }
        return new TriangleMesh(positions, triangles);
    }

    /**
     * The number of vertices, isolated ones included.
     *
     * @return V
     */
    public int vertexCount() {
        return positions.length / 3;
    }

    /**
     * The number of triangles.
     *
     * @return F
     */
    public int faceCount() {
        return triangles.length / 3;
    }

    /**
     * The vertex at a corner.
     *
     * @param face face id
     * @param corner 0, 1 or 2
     * @return vertex id
     */
    public int vertex(int face, int corner) {
        return triangles[3 * face + corner];
    }

    /**
     * One coordinate of a vertex.
     *
     * @param vertex vertex id
     * @param axis 0 for x, 1 for y, 2 for z
     * @return the coordinate, in the units of the file
     */
    public double coordinate(int vertex, int axis) {
        return positions[3 * vertex + axis];
    }

    /**
     * All coordinates.
     *
     * @return a copy, [V, 3]
     */
    public double[] positions() {
        return positions.clone();
    }

    /**
     * All triangles.
     *
     * @return a copy, [F, 3]
     */
    public int[] triangles() {
        return triangles.clone();
    }

    /**
     * The same connectivity at other positions.
     *
     * @param moved coordinates, [V, 3], finite
     * @return the moved mesh
     */
    public TriangleMesh withPositions(double[] moved) {
        if (moved.length != positions.length) {
            throw new IllegalArgumentException("wanted " + positions.length + " coordinates, got " + moved.length);
        }
        return of(moved, triangles);
    }
}
