package dev.holonomy.viewer.scene;

import dev.holonomy.mesh.FaceScalars;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.VertexScalars;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Class probabilities of one mesh, found among its values by their names {@code probability/CLASS}; how sure and how wrong
 * they are.
 */
public final class Prediction {
    /** How the names of probabilities start. */
    public static final String PREFIX = "probability/";

    private static final double LOG_2 = Math.log(2);

    private final Map<String, double[]> byClass;
    private final boolean onFaces;
    private final int count;

    private Prediction(Map<String, double[]> byClass, boolean onFaces, int count) {
        this.byClass = byClass;
        this.onFaces = onFaces;
        this.count = count;
    }

    /**
     * The probabilities among values.
     *
     * @param values values of one mesh
     * @return the probabilities; empty where there are none
     */
    public static Optional<Prediction> among(List<MeshValues> values) {
        Map<String, double[]> byClass = new LinkedHashMap<>();
        boolean onFaces = false;
        int count = 0;
        for (MeshValues value : values) {
            boolean scalars = value instanceof VertexScalars || value instanceof FaceScalars;
            if (scalars && value.name().startsWith(PREFIX)) {
                boolean here = Coloring.onFaces(value);
                if (byClass.isEmpty()) {
                    onFaces = here;
                    count = value.count();
                }
                if (here == onFaces) {
                    byClass.put(value.name().substring(PREFIX.length()), Coloring.numbers(value));
                }
            }
        }
        return byClass.isEmpty() ? Optional.empty() : Optional.of(new Prediction(byClass, onFaces, count));
    }

    /**
     * The classes.
     *
     * @return their names in the order of the values
     */
    public List<String> classes() {
        return List.copyOf(byClass.keySet());
    }

    /**
     * Whether they belong to faces.
     *
     * @return true for faces, false for vertices
     */
    public boolean onFaces() {
        return onFaces;
    }

    /**
     * One probability.
     *
     * @param name the class
     * @param element a vertex or face
     * @return the probability, 0 for a class without one
     */
    public double of(String name, int element) {
        double[] all = byClass.get(name);
        return all == null ? 0 : all[element];
    }

    /**
     * How undecided an element is: −Σ p log₂ p.
     *
     * @param element a vertex or face
     * @return bits, 0 for certainty
     */
    public double entropy(int element) {
        double sum = 0;
        for (double[] all : byClass.values()) {
            double p = all[element];
            sum -= p > 0 ? p * Math.log(p) / LOG_2 : 0;
        }
        return Math.max(0, sum);
    }

    /**
     * What follows from the probabilities: {@code confidence}, the largest of them, {@code entropy} in bits, and, with
     * known classes, {@code error}: 1 minus the probability of the true class.
     *
     * @param truth true classes by name for the same elements; none where they are not known
     * @return the values
     */
    public List<MeshValues> derived(Optional<MeshValues> truth) {
        double[] confidence = new double[count];
        double[] entropy = new double[count];
        for (int i = 0; i < count; i++) {
            for (double[] all : byClass.values()) {
                confidence[i] = Math.max(confidence[i], all[i]);
            }
            entropy[i] = entropy(i);
        }
        List<MeshValues> derived = new ArrayList<>();
        derived.add(scalars("confidence", confidence));
        derived.add(scalars("entropy", entropy));
        truth.filter(t -> Coloring.isLabels(t) && Coloring.onFaces(t) == onFaces && t.count() == count)
                .ifPresent(t -> {
                    int[] ids = Coloring.labels(t);
                    List<String> names = Coloring.classNames(t);
                    double[] error = new double[count];
                    for (int i = 0; i < count; i++) {
                        error[i] = ids[i] < 0 ? Double.NaN : 1 - of(names.get(ids[i]), i);
                    }
                    derived.add(scalars("error", error));
                });
        return derived;
    }

    private MeshValues scalars(String name, double[] numbers) {
        return onFaces ? new FaceScalars(name, numbers) : new VertexScalars(name, numbers);
    }

    /**
     * A mesh with what follows from its probabilities; values that are there already stay.
     *
     * @param values values of one mesh
     * @param truth its true classes, if known
     * @return the values and the derived ones after them
     */
    public static List<MeshValues> completed(List<MeshValues> values, Optional<MeshValues> truth) {
        List<MeshValues> all = new ArrayList<>(values);
        among(values).ifPresent(p -> {
            for (MeshValues value : p.derived(truth)) {
                if (all.stream().noneMatch(v -> v.name().equals(value.name()))) {
                    all.add(value);
                }
            }
        });
        return all;
    }
}
