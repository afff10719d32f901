package dev.holonomy.train;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import dev.holonomy.layer.Parameter;
import dev.holonomy.layer.Parameters;
import dev.holonomy.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Exponential moving average of all parameters and statistics (Polyak averaging), which predicts better than the last step.
 *
 * <p>The decay after t steps is min(decay, (1 + t) / (10 + t)), so that the random start is soon forgotten.
 */
public final class WeightAverage {
    private final Device device;
    private final Map<Parameter, Tensor> averages = new LinkedHashMap<>();
    private final double decay;

    /**
     * An average that begins at the parameters as they stand.
     *
     * @param scope owner of its memory
     * @param parameters what is averaged
     * @param decay in [0, 1); with 0 the average is the parameters
     */
    public WeightAverage(Scope scope, Parameters parameters, double decay) {
        device = scope.device();
        this.decay = decay;
        for (Parameter parameter : parameters.all()) {
            Tensor average = Tensor.of(scope, parameter.value().shape());
            averages.put(parameter, average);
            blend(average, parameter.value(), 1);
        }
    }

    /**
     * Moves the average towards the parameters.
     *
     * @param steps the number of optimiser steps so far
     */
    public void update(long steps) {
        double now = Math.min(decay, (1.0 + steps) / (10.0 + steps));
        averages.forEach((parameter, average) -> blend(average, parameter.value(), 1 - now));
    }

    /**
     * The averages by parameter name, for checkpoints.
     *
     * @return the tensors themselves
     */
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        averages.forEach((parameter, average) -> state.put(parameter.name(), average));
        return state;
    }

    /**
     * Runs something with the averages in the place of the parameters, and puts these back.
     *
     * @param action what to run
     */
    public void whileApplied(Runnable action) {
        try (Scope scope = device.scope()) {
            Map<Parameter, Tensor> kept = new LinkedHashMap<>();
            averages.forEach((parameter, average) -> {
                Tensor copy = Tensor.of(scope, parameter.value().shape());
                blend(copy, parameter.value(), 1);
                kept.put(parameter, copy);
                blend(parameter.value(), average, 1);
            });
            try {
                action.run();
            } finally {
                kept.forEach((parameter, copy) -> blend(parameter.value(), copy, 1));
            }
        }
    }

    private void blend(Tensor y, Tensor x, double share) {
        device.launch(new Blend(), y.size(), y.buffer(), x.buffer(), share);
    }

    private record Blend() implements Kernel {
        @Override
        public String name() {
            return "blend";
        }

        @Override
        public String resource() {
            return "optimizer";
        }

        @Override
        public void item(int i, Arguments a) {
            double share = a.real(2);
            double y = a.reals(0)[i];
            double x = a.reals(1)[i];
            a.reals(0)[i] = share == 1 ? x : y + share * (x - y);
        }
    }
}
