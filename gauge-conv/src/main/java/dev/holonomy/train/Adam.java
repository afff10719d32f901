package dev.holonomy.train;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import dev.holonomy.layer.Parameter;
import dev.holonomy.layer.Parameters;
import dev.holonomy.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** AdamW (Kingma and Ba 2015; decoupled decay: Loshchilov and Hutter 2019) with the gradient norm clipped. */
public final class Adam {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final Device device;
    private final List<Parameter> learned;
    private final Map<String, Tensor> state = new LinkedHashMap<>();
    private final double weightDecay;
    private final double largestNorm;
    private long steps;

    /**
     * An optimiser with both moments at zero.
     *
     * @param scope owner of the moments
     * @param parameters whose learned ones are moved
     * @param weightDecay decoupled decay of the tensors of rank 2 and more (weights, not biases)
     * @param largestNorm the gradient's largest norm; larger ones are scaled down to it
     */
    public Adam(Scope scope, Parameters parameters, double weightDecay, double largestNorm) {
        device = scope.device();
        learned = parameters.all().stream().filter(Parameter::learned).toList();
        this.weightDecay = weightDecay;
        this.largestNorm = largestNorm;
        for (Parameter parameter : learned) {
            state.put(
                    parameter.name() + ".m",
                    Tensor.zeros(scope, parameter.value().shape()));
            state.put(
                    parameter.name() + ".v",
                    Tensor.zeros(scope, parameter.value().shape()));
        }
    }

    /**
     * The moments by name, for checkpoints: {@code NAME.m} and {@code NAME.v}.
     *
     * @return the tensors themselves
     */
    public Map<String, Tensor> state() {
        return Map.copyOf(state);
    }

    /**
     * The number of steps so far.
     *
     * @return steps
     */
    public long steps() {
        return steps;
    }

    /**
     * Continues after a checkpoint whose moments have been written to {@link #state()}.
     *
     * @param stepCount the number of steps it was made after
     */
    public void resumeAt(long stepCount) {
        steps = stepCount;
    }

    /**
     * The Euclidean norm of all gradients.
     *
     * @return the norm; not finite where training diverges
     */
    public double gradientNorm() {
        double sum = 0;
        try (Scope scope = device.scope()) {
            for (Parameter parameter : learned) {
                int parts = Math.min(
                        device.parallelItems(), Math.max(1, parameter.value().size()));
                Buffer partial = scope.reals(parts);
                device.launch(
                        new SquareSum(),
                        parts,
                        parameter.gradient().buffer(),
                        partial,
                        parameter.gradient().size());
                for (double part : partial.readReals()) {
                    sum += part;
                }
            }
        }
        return Math.sqrt(sum);
    }

    /**
     * One step along the gradients as they stand.
     *
     * @param rate the learning rate
     * @param norm their norm, as {@link #gradientNorm()}
     * @param share what the gradients are multiplied by before clipping: one over the meshes they were added up from
     */
    public void step(double rate, double norm, double share) {
        steps++;
        double scale = norm * share > largestNorm ? largestNorm / norm : share;
        double correction1 = 1 - Math.pow(BETA_1, (double) steps);
        double correction2 = 1 - Math.pow(BETA_2, (double) steps);
        for (Parameter p : learned) {
            Tensor m = java.util.Objects.requireNonNull(state.get(p.name() + ".m"));
            Tensor v = java.util.Objects.requireNonNull(state.get(p.name() + ".v"));
            double decay = p.value().rank() > 1 && p.name().endsWith("weight") ? weightDecay : 0;
            device.launch(
                    new Step(),
                    p.value().size(),
                    p.value().buffer(),
                    p.gradient().buffer(),
                    m.buffer(),
                    v.buffer(),
                    scale,
                    rate,
                    BETA_1,
                    BETA_2,
                    correction1,
                    correction2,
                    EPSILON,
                    decay);
        }
    }

    private record Step() implements Kernel {
        @Override
        public String name() {
            return "adam";
        }

        @Override
        public void item(int i, Arguments a) {
            double d = a.real(4) * a.reals(1)[i];
            double[] m = a.reals(2);
            double[] v = a.reals(3);
            m[i] = a.real(6) * m[i] + (1 - a.real(6)) * d;
            v[i] = a.real(7) * v[i] + (1 - a.real(7)) * d * d;
            double step = m[i] / a.real(8) / (Math.sqrt(v[i] / a.real(9)) + a.real(10));
            a.reals(0)[i] -= a.real(5) * (step + a.real(11) * a.reals(0)[i]);
        }
    }

    private record SquareSum() implements Kernel {
        @Override
        public String name() {
            return "square_sum";
        }

        @Override
        public String resource() {
            return "adam";
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
