package dev.holonomy.train;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import dev.holonomy.layer.Parameter;
import dev.holonomy.layer.Parameters;
import dev.holonomy.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Moves the learned parameters along their gradients, whose norm it clips. Its state is by name in checkpoints. */
public abstract sealed class Optimizer permits Adam, Sgd {
    /** The rule of a step. */
    public enum Kind {
        /** Adam with decoupled weight decay. */
        ADAMW,
        /** Adam with the decay added to the gradient. */
        ADAM,
        /** Stochastic gradient descent with momentum, the decay added to the gradient. */
        SGD
    }

    private final Device device;
    private final List<Parameter> learned;
    private final Map<String, Tensor> state = new LinkedHashMap<>();
    private final double largestNorm;
    private long steps;

    /**
     * An optimiser whose state is zero.
     *
     * @param scope owner of the state
     * @param parameters whose learned ones are moved
     * @param largestNorm the gradient's largest norm; larger ones are scaled down to it
     * @param moments the tensors kept for each parameter, by the end of their names
     */
    Optimizer(Scope scope, Parameters parameters, double largestNorm, String... moments) {
        device = scope.device();
        this.largestNorm = largestNorm;
        learned = parameters.all().stream().filter(Parameter::learned).toList();
        for (Parameter parameter : learned) {
            for (String moment : moments) {
                Tensor zeros = Tensor.zeros(scope, parameter.value().shape());
                state.put(parameter.name() + "." + moment, zeros);
            }
        }
    }

    /**
     * The optimiser that a configuration asks for, at its start.
     *
     * @param scope owner of its state
     * @param parameters whose learned ones are moved
     * @param config how to train
     * @return the optimiser
     */
    static Optimizer of(Scope scope, Parameters parameters, TrainingConfig config) {
        return config.optimizer() == Kind.SGD
                ? new Sgd(scope, parameters, config.momentum(), config.weightDecay(), config.clip())
                : new Adam(scope, parameters, config.optimizer(), config.weightDecay(), config.clip());
    }

    /**
     * The state by name, for checkpoints: {@code NAME.m}, and {@code NAME.v} of Adam.
     *
     * @return the tensors themselves, in the order of the parameters
     */
    public final Map<String, Tensor> state() {
        return Collections.unmodifiableMap(state);
    }

    /**
     * The number of steps so far.
     *
     * @return steps
     */
    public final long steps() {
        return steps;
    }

    /**
     * Continues after a checkpoint whose tensors have been written to {@link #state()}.
     *
     * @param stepCount the number of steps it was made after
     */
    public final void resumeAt(long stepCount) {
        steps = stepCount;
    }

    /**
     * The Euclidean norm of all gradients.
     *
     * @return the norm; not finite where training diverges
     */
    public final double gradientNorm() {
        double sum = 0;
        for (Parameter parameter : learned) {
            sum += squareSum(parameter);
        }
        return Math.sqrt(sum);
    }

    private double squareSum(Parameter parameter) {
        try (Scope scope = device.scope()) {
            int size = parameter.gradient().size();
            int parts = Math.min(device.parallelItems(), Math.max(1, size));
            Buffer partial = scope.reals(parts);
            device.launch(new SquareSum(), parts, parameter.gradient().buffer(), partial, size);
            double sum = 0;
            for (double part : partial.readReals()) {
                sum += part;
            }
            return sum;
        }
    }

    /**
     * The parameters whose gradients are not finite.
     *
     * @return their names, in order
     */
    final List<String> notFinite() {
        return learned.stream()
                .filter(p -> !Double.isFinite(squareSum(p)))
                .map(Parameter::name)
                .toList();
    }

    /**
     * One step along the gradients as they stand.
     *
     * @param rate the learning rate
     * @param norm their norm, as {@link #gradientNorm()}
     * @param share what the gradients are multiplied by before clipping: one over the samples they were added up from
     */
    public final void step(double rate, double norm, double share) {
        steps++;
        double scale = norm * share > largestNorm ? largestNorm / norm : share;
        learned.forEach(p -> move(p, rate, scale));
    }

    /**
     * Moves one parameter.
     *
     * @param parameter the parameter
     * @param rate the learning rate
     * @param scale what its gradient is multiplied by
     */
    abstract void move(Parameter parameter, double rate, double scale);

    /** The device of the parameters. */
    final Device device() {
        return device;
    }

    /** A tensor of the state. */
    final Buffer kept(Parameter parameter, String moment) {
        return Objects.requireNonNull(state.get(parameter.name() + "." + moment))
                .buffer();
    }

    /** Weights decay, biases and gains do not. */
    static double decay(Parameter parameter, double weightDecay) {
        return parameter.value().rank() > 1 && parameter.name().endsWith("weight") ? weightDecay : 0;
    }

    private record SquareSum() implements Kernel {
        @Override
        public String name() {
            return "square_sum";
        }

        @Override
        public String resource() {
            return "optimizer";
        }

        @Override
        public int workGroup() {
            return 1;
        }

        @Override
        public void item(int item, Arguments a) {
            double sum = 0;
            int count = a.integer(2);
            for (int i = (int) ((long) count * item / a.items());
                    i < (int) ((long) count * (item + 1) / a.items());
                    i++) {
                sum += a.reals(0)[i] * a.reals(0)[i];
            }
            a.reals(1)[item] = sum;
        }
    }
}
