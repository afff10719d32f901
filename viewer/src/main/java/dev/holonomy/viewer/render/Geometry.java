package dev.holonomy.viewer.render;

/**
 * Triangles ready for an engine: nothing is shared between triangles, so that each can carry its own values.
 *
 * @param positions corner positions, [F, 3 corners, 3], finite
 * @param normals unit corner normals for smooth shading, [F, 3 corners, 3]
 */
@SuppressWarnings("ArrayRecordComponent") // large buffers handed to the engine at once and not kept
public record Geometry(float[] positions, float[] normals) {
    /** Checks that both arrays describe the same triangles. */
    public Geometry {
        if (positions.length % 9 != 0 || positions.length != normals.length) {
            throw new IllegalArgumentException(
                    "wanted 9 positions and 9 normals a triangle, got " + positions.length + " and " + normals.length);
        }
    }

    /**
     * The number of triangles.
     *
     * @return F
     */
    public int triangles() {
        return positions.length / 9;
    }
}
