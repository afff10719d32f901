package dev.holonomy.task;

import dev.holonomy.autodiff.CrossEntropy;
import dev.holonomy.autodiff.Tape;
import dev.holonomy.compute.Scope;
import dev.holonomy.layer.Parameter;
import dev.holonomy.layer.Pass;
import dev.holonomy.tensor.Tensor;
import dev.holonomy.train.TaskNetwork;
import dev.holonomy.train.TrainingConfig;
import dev.holonomy.train.TrainingTask;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The derivative of a network's loss by each parameter tensor along a random direction, against a central difference. */
public final class GradientCheck {
    private static final int VERTICES = 40;
    private static final double TOLERANCE = 1e-7;

    /** A kink of a ReLU within a step spoils its difference; a wrong derivative is wrong at every step. */
    private static final double[] STEPS = {1e-5, 1e-6, 1e-7};

    private GradientCheck() {}

    /**
     * What was found.
     *
     * @param largestError relative to the sum of |g · d| over a tensor, or a thousandth of the largest such sum
     * @param worst the parameter it was found at
     * @param parameters the number of tensors checked
     */
    public record Result(double largestError, String worst, int parameters) {}

    /**
     * Checks every learned parameter of a network on a surface of random numbers, dropout and batch statistics included.
     *
     * <p>Fresh networks sit on kinks of the loss: diffusion times at their least value, and biases of 0 under a ReLU at a vertex whose inputs
     * were all dropped. So these are moved off 0 before the check.
     *
     * @param model on a device that computes in double; its biases and diffusion times are changed
     * @param seed of the surface and the directions
     * @return the largest error
     */
    public static Result run(Segmentation model, long seed) {
        Sample sample = RandomSurface.sample(model.config(), VERTICES, seed);
        return run(model, backward -> loss(model, sample, seed, backward), seed);
    }

    /**
     * The same of a classification network.
     *
     * @param model on a device that computes in double; its biases and diffusion times are changed
     * @param seed of the surface and the directions
     * @return the largest error
     */
    public static Result run(Classification model, long seed) {
        ClassifiedSample sample = RandomSurface.classified(model.config(), VERTICES, seed);
        TrainingConfig training = TrainingConfig.DEFAULT;
        try (ClassificationTask task = new ClassificationTask(model, training, List.of(sample), List.of(), List.of())) {
            return run(model, backward -> loss(task, seed, backward), seed);
        }
    }

    private static double loss(TrainingTask task, long seed, boolean backward) {
        try (Scope scope = task.network().device().scope()) {
            Tape tape = new Tape(scope);
            if (backward) {
                task.network().parameters().watch(tape);
            }
            Tensor loss = task.loss(tape, 0, seed).value();
            if (backward) {
                tape.backward(loss);
            }
            return loss.read()[0];
        }
    }

    /** The loss of a training pass; true: with derivatives. */
    private interface TrainingPass {
        double loss(boolean backward);
    }

    private static Result run(TaskNetwork model, TrainingPass pass, long seed) {
        if (model.device().roundoff() > 1e-10) {
            throw new IllegalArgumentException("a gradient check needs the Java device, which computes in double");
        }
        SplittableRandom random = new SplittableRandom(seed + 1);
        for (Parameter parameter : model.parameters().all()) {
            if (parameter.name().endsWith("diffusion_time") || parameter.name().endsWith("bias")) {
                double[] moved = parameter.value().read();
                Arrays.setAll(moved, i -> moved[i] + random.nextDouble(0.01, 0.1));
                parameter.value().buffer().write(moved);
            }
        }
        model.parameters().clearGradients();
        pass.loss(true);
        var learned =
                model.parameters().all().stream().filter(Parameter::learned).toList();
        double[] errors = new double[learned.size()];
        double[] sizes = new double[learned.size()];
        for (int i = 0; i < errors.length; i++) {
            Parameter parameter = learned.get(i);
            double[] start = parameter.value().read();
            double[] gradient = parameter.gradient().read();
            double[] direction = RandomSurface.gaussian(random, start.length);
            double analytic = 0;
            for (int j = 0; j < start.length; j++) {
                analytic += gradient[j] * direction[j];
                sizes[i] += Math.abs(gradient[j] * direction[j]);
            }
            errors[i] = Double.POSITIVE_INFINITY;
            for (int s = 0; s < STEPS.length && errors[i] > TOLERANCE * sizes[i]; s++) {
                double above = at(pass, parameter, start, direction, STEPS[s]);
                double below = at(pass, parameter, start, direction, -STEPS[s]);
                errors[i] = Math.min(errors[i], Math.abs(analytic - (above - below) / (2 * STEPS[s])));
            }
            parameter.value().buffer().write(start);
        }
        double floor = 1e-3 * Arrays.stream(sizes).max().orElse(1);
        int worst = 0;
        for (int i = 0; i < errors.length; i++) {
            errors[i] /= Math.max(sizes[i], floor);
            worst = errors[i] > errors[worst] ? i : worst;
        }
        return new Result(errors[worst], learned.get(worst).name(), errors.length);
    }

    private static double at(TrainingPass pass, Parameter parameter, double[] start, double[] direction, double step) {
        double[] moved = new double[start.length];
        Arrays.setAll(moved, j -> start[j] + step * direction[j]);
        parameter.value().buffer().write(moved);
        return pass.loss(false);
    }

    static double loss(Segmentation model, Sample sample, long seed, boolean backward) {
        try (Scope scope = model.device().scope()) {
            Segmentation.Loaded loaded = model.load(scope, sample.surface());
            Tape tape = new Tape(scope);
            if (backward) {
                model.parameters().watch(tape);
            }
            Tensor logits = model.logits(new Pass(tape, loaded.surface(), true, seed), loaded);
            double[] weights = sample.areas();
            double total = Arrays.stream(weights).sum();
            Tensor shares =
                    Tensor.of(scope, Arrays.stream(weights).map(w -> w / total).toArray(), weights.length);
            Tensor loss = tape.apply(new CrossEntropy(scope.ints(sample.labels()), 0.1), logits, shares);
            if (backward) {
                tape.backward(loss);
            }
            return loss.read()[0];
        }
    }
}
