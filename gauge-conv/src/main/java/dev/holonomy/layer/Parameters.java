package dev.holonomy.layer;

import dev.holonomy.autodiff.Tape;
import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The parameters of a network by name, in the order in which its layers made them; their memory is the scope's. */
public final class Parameters {
    private final Scope scope;
    private final SplittableRandom random;
    private final Map<String, Parameter> byName = new LinkedHashMap<>();

    /**
     * No parameters yet.
     *
     * @param scope owner of the memory
     * @param seed of the initial values
     */
    public Parameters(Scope scope, long seed) {
        this.scope = scope;
        random = new SplittableRandom(seed);
    }

    /**
     * A learned parameter with normally distributed initial values.
     *
     * @param name its name
     * @param deviation their standard deviation
     * @param shape its extents
     * @return the parameter
     */
    Parameter normal(String name, double deviation, int... shape) {
        double[] values = new double[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * random.nextGaussian()); // the same start on every device
        }
        return add(name, values, true, shape);
    }

    /**
     * A learned parameter with given initial values.
     *
     * @param name its name
     * @param values the numbers
     * @param shape its extents
     * @return the parameter
     */
    Parameter learned(String name, double[] values, int... shape) {
        return add(name, values, true, shape);
    }

    /**
     * A tensor that a layer keeps and no optimiser moves.
     *
     * @param name its name
     * @param values the numbers
     * @param shape its extents
     * @return the parameter
     */
    Parameter kept(String name, double[] values, int... shape) {
        return add(name, values, false, shape);
    }

    private Parameter add(String name, double[] values, boolean learned, int... shape) {
        Parameter made = new Parameter(name, Tensor.of(scope, values, shape), Tensor.zeros(scope, shape), learned);
        if (byName.put(name, made) != null) {
            throw new IllegalStateException("two parameters are called " + name);
        }
        return made;
    }

    /**
     * All parameters.
     *
     * @return in the order in which they were made
     */
    public List<Parameter> all() {
        return new ArrayList<>(byName.values());
    }

    /**
     * The number of learned reals.
     *
     * @return their count
     */
    public int learnedCount() {
        return byName.values().stream()
                .filter(Parameter::learned)
                .mapToInt(p -> p.value().size())
                .sum();
    }

    /**
     * Asks a tape for the derivative by every learned parameter.
     *
     * @param tape the tape of a training step
     */
    public void watch(Tape tape) {
        byName.values().stream().filter(Parameter::learned).forEach(p -> tape.watch(p.value(), p.gradient()));
    }

    /** Sets every gradient to zero. */
    public void clearGradients() {
        byName.values().forEach(p -> p.gradient().buffer().clear());
    }
}
