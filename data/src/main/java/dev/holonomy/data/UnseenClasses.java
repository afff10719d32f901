package dev.holonomy.data;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Classes that a network would be tested on and never saw. */
public final class UnseenClasses {
    private UnseenClasses() {}

    /**
     * Refuses a split that tests what it does not train.
     *
     * @param classNames the names of the classes
     * @param train the class ids of each item of the train part
     * @param test those of the test part
     * @throws DataSetException naming the classes that only the test part has
     */
    public static void refuse(List<String> classNames, List<int[]> train, List<int[]> test) {
        Set<Integer> unseen = ids(test);
        unseen.removeAll(ids(train));
        if (!unseen.isEmpty()) {
            List<String> names = unseen.stream().map(classNames::get).toList();
            throw new DataSetException(
                    "only the test part has " + (names.size() == 1 ? "the class " : "the classes ")
                            + String.join(", ", names)
                            + ": no network can learn " + (names.size() == 1 ? "it" : "them")
                            + "; draw another split (--seed), move a mesh that has it to the train part, or set unseen_classes: allow");
        }
    }

    private static Set<Integer> ids(List<int[]> items) {
        TreeSet<Integer> ids = new TreeSet<>();
        for (int[] labels : items) {
            for (int label : labels) {
                if (label >= 0) {
                    ids.add(label);
                }
            }
        }
        return ids;
    }
}
