package dev.holonomy.mesh;

/**
 * One number a face.
 *
 * @param name the name people see
 * @param values the numbers, [F]; NaN means no value
 */
@SuppressWarnings(
        "ArrayRecordComponent") // a large array, owned by the record: copied once on the way in, not changed after
public record FaceScalars(String name, double[] values) implements MeshValues {
    /** Copies the array. */
    public FaceScalars {
        values = values.clone();
    }

    @Override
    public int count() {
        return values.length;
    }
}
