package dev.holonomy.mesh;

/**
 * A map from the vertices of one mesh to the vertices of another.
 *
 * @param name the name people see
 * @param targets target vertex ids, 0-based, [V]; -1 means no image
 * @param targetCount the number of vertices of the target mesh
 */
@SuppressWarnings(
        "ArrayRecordComponent") // a large array, owned by the record: copied once on the way in, not changed after
public record VertexMap(String name, int[] targets, int targetCount) implements MeshValues {
    /** Copies the array and checks the range. */
    public VertexMap {
        targets = targets.clone();
        for (int i = 0; i < targets.length; i++) {
            if (targets[i] < -1 || targets[i] >= targetCount) {
                throw new IllegalArgumentException(
                        "vertex " + i + " maps to " + targets[i] + ", the target has vertices 0.." + (targetCount - 1));
            }
        }
    }

    @Override
    public int count() {
        return targets.length;
    }
}
