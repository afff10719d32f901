package dev.holonomy.mesh;

/**
 * One vector in space a vertex.
 *
 * @param name the name people see
 * @param vectors the vectors, [V, 3]
 */
@SuppressWarnings(
        "ArrayRecordComponent") // a large array, owned by the record: copied once on the way in, not changed after
public record VertexVectors(String name, double[] vectors) implements MeshValues {
    /** Copies the array. */
    public VertexVectors {
        if (vectors.length % 3 != 0) {
            throw new IllegalArgumentException("vectors come in threes, got " + vectors.length + " numbers");
        }
        vectors = vectors.clone();
    }

    @Override
    public int count() {
        return vectors.length / 3;
    }
}
