package dev.holonomy.autodiff;

import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.ShapeException;
import dev.holonomy.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Applies operations, remembers them while it records, and runs their derivatives in reverse. Its memory is the scope's. */
public final class Tape {
    private final Scope scope;
    private final List<Entry> entries = new ArrayList<>();
    private final Gradients gradients;
    private final Observer observer;

    /** Hears of each value as it is made; for diagnoses. */
    public interface Observer {
        /**
         * An operation has been applied.
         *
         * @param operation the operation
         * @param inputs its inputs
         * @param output its value
         */
        void applied(Operation operation, Tensor[] inputs, Tensor output);
    }

    private record Entry(Operation operation, Operation.Application applied) {}

    /**
     * A tape that takes memory from the given scope.
     *
     * @param scope owns every value, kept intermediate and gradient
     */
    public Tape(Scope scope) {
        this(scope, (operation, inputs, output) -> {});
    }

    /**
     * A tape that tells what it applies.
     *
     * @param scope owns every value, kept intermediate and gradient
     * @param observer hears of each value
     */
    public Tape(Scope scope, Observer observer) {
        this.scope = scope;
        this.observer = observer;
        gradients = new Gradients(scope);
    }

    /**
     * The scope of the values.
     *
     * @return the scope
     */
    public Scope scope() {
        return scope;
    }

    /**
     * Asks for the derivative by a tensor, to be added to {@code sum}.
     *
     * @param tensor a parameter or an input
     * @param sum of the same shape; not cleared here
     */
    public void watch(Tensor tensor, Tensor sum) {
        sum.require("gradient", tensor.shape());
        gradients.sumInto(tensor, sum);
    }

    /**
     * Applies an operation; it is remembered where one of its inputs wants a gradient.
     *
     * @param operation the operation
     * @param inputs its inputs
     * @return the value, owned by the tape's scope
     */
    public Tensor apply(Operation operation, Tensor... inputs) {
        Tensor output = Tensor.of(scope, operation.outputShape(inputs));
        Tensor[] saved = operation.forward(scope, output, inputs);
        observer.applied(operation, inputs, output);
        if (Arrays.stream(inputs).anyMatch(gradients::wants)) {
            gradients.want(output);
            entries.add(new Entry(operation, new Operation.Application(inputs, output, saved)));
        }
        return output;
    }

    /**
     * Adds the derivative of a sum of all elements of {@code loss} to every watched tensor.
     *
     * @param loss a value of this tape
     */
    public void backward(Tensor loss) {
        double[] ones = new double[loss.size()];
        Arrays.fill(ones, 1);
        backward(loss, Tensor.of(scope, ones, loss.shape()));
    }

    /**
     * Adds the derivative of the inner product of {@code value} and {@code direction} to every watched tensor.
     *
     * @param value a value of this tape
     * @param direction the derivative of the loss by it
     */
    public void backward(Tensor value, Tensor direction) {
        if (!gradients.wants(value)) {
            throw new ShapeException("backward", "a value that depends on no watched tensor", "one that does");
        }
        gradients.sumInto(value, direction);
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry entry = entries.get(i);
            gradients
                    .known(entry.applied.output())
                    .ifPresent(gradient -> entry.operation.backward(gradients, entry.applied, gradient));
        }
    }
}
