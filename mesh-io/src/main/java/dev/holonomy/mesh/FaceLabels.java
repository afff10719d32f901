package dev.holonomy.mesh;

import java.util.List;

/**
 * One class a face.
 *
 * @param name the name people see
 * @param labels class ids, 0-based, [F]; -1 means no label
 * @param classNames the name of each class
 */
@SuppressWarnings(
        "ArrayRecordComponent") // a large array, owned by the record: copied once on the way in, not changed after
public record FaceLabels(String name, int[] labels, List<String> classNames) implements MeshValues {
    /** Copies the array and checks that every label is -1 or names a class. */
    public FaceLabels {
        labels = labels.clone();
        classNames = List.copyOf(classNames);
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < -1 || labels[i] >= classNames.size()) {
                throw new IllegalArgumentException(
                        "face " + i + " has label " + labels[i] + ", there are classes 0.." + (classNames.size() - 1));
            }
        }
    }

    @Override
    public int count() {
        return labels.length;
    }
}
