package dev.holonomy.train;

import dev.holonomy.autodiff.Operation;
import dev.holonomy.autodiff.Tape;
import dev.holonomy.compute.Scope;
import dev.holonomy.layer.Parameter;
import dev.holonomy.tensor.Tensor;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

/** Finds where a forward pass first leaves the finite numbers, by running it again and reading every value. */
final class NonFinite {
    private final TrainingTask task;
    private final IdentityHashMap<Tensor, String> layers = new IdentityHashMap<>();
    private String layer = "the input";
    private String found = "";

    NonFinite(TrainingTask task) {
        this.task = task;
    }

    /**
     * Where the loss of a sample becomes infinite or not a number.
     *
     * @return the layer, and what of it: a parameter or the operation
     */
    String inLoss(int sample, long seed) {
        List<Parameter> parameters = task.network().parameters().all();
        parameters.forEach(p -> layers.put(p.value(), p.name()));
        try (Scope scope = task.network().device().scope()) {
            task.loss(new Tape(scope, this::look), sample, seed);
        }
        return found.isEmpty() ? "and finite when it is computed again" : found;
    }

    private void look(Operation operation, Tensor[] inputs, Tensor output) {
        if (!found.isEmpty()) {
            return;
        }
        for (Tensor input : inputs) {
            String parameter = layers.get(input);
            if (parameter != null) {
                layer = "layer " + parameter.substring(0, Math.max(0, parameter.lastIndexOf('.')));
                if (!finite(input)) {
                    found = "first in " + layer + ": its parameter " + parameter + " is not finite";
                    return;
                }
            }
        }
        if (!finite(output)) {
            boolean given = Arrays.stream(inputs).anyMatch(x -> !finite(x));
            found = "first in " + layer + ", "
                    + (given ? "whose input is not finite" : "as " + name(operation) + " gives it");
        }
    }

    private static String name(Operation operation) {
        return operation.getClass().getSimpleName();
    }

    private static boolean finite(Tensor tensor) {
        return Arrays.stream(tensor.read()).allMatch(Double::isFinite);
    }
}
