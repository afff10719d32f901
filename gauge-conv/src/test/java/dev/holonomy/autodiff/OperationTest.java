package dev.holonomy.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holonomy.compute.Device;
import dev.holonomy.compute.Devices;
import dev.holonomy.compute.Scope;
import dev.holonomy.layer.RandomPairs;
import dev.holonomy.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperationTest {
    static List<OperationCases.Case> cases() {
        return OperationCases.all();
    }

    @Test
    void everyOperationHasACase() {
        assertThat(cases().stream().<Class<?>>map(OperationCases.Case::type).distinct())
                .hasSameElementsAs(Arrays.stream(Operation.class.getPermittedSubclasses())
                        .<Class<?>>map(c -> c)
                        .toList());
    }

    /** The derivative along a random direction of each input against a central difference, in double: ≤ 1e-6 relative. */
    @ParameterizedTest
    @MethodSource("cases")
    void derivativeIsTheLimitOfDifferences(OperationCases.Case one) {
        try (Device device = Devices.java();
                Scope scope = device.scope()) {
            Operation operation = one.operation().apply(scope);
            for (int i = 0; i < one.differentiable(); i++) {
                double[] gradient = run(device, operation, one, i, 0)[1];
                double[] direction = RandomPairs.gaussian(gradient.length, 77);
                double step = 1e-5;
                double difference =
                        (run(device, operation, one, i, step)[0][0] - run(device, operation, one, i, -step)[0][0])
                                / (2 * step);
                double analytic = 0;
                double size = 0;
                for (int j = 0; j < gradient.length; j++) {
                    analytic += gradient[j] * direction[j];
                    size += Math.abs(gradient[j] * direction[j]);
                }
                assertThat(Math.abs(analytic - difference)).as("input %d", i).isLessThan(1e-6 * (size + 1e-3));
                assertThat(size).as("input %d has a gradient", i).isPositive();
            }
            assertThat(device.liveBuffers()).isLessThan(40);
        }
    }

    /** Value and gradients on OpenCL against Java, relative to the largest number: ≤ 1e-5. */
    @ParameterizedTest
    @MethodSource("cases")
    void openClComputesWhatJavaMeans(OperationCases.Case one) {
        Devices.withOpenCl(opencl -> {
            try (Device java = Devices.java();
                    Scope a = java.scope();
                    Scope b = opencl.scope()) {
                Operation meant = one.operation().apply(a);
                Operation computed = one.operation().apply(b);
                for (int i = 0; i < one.differentiable(); i++) {
                    double[][] expected = run(java, meant, one, i, 0);
                    double[][] got = run(opencl, computed, one, i, 0);
                    assertThat(relativeError(got[2], expected[2])).as("value").isLessThan(1e-5);
                    assertThat(relativeError(got[1], expected[1]))
                            .as("gradient %d", i)
                            .isLessThan(1e-5);
                }
            }
            assertThat(opencl.liveBuffers()).isZero();
        });
    }

    static double relativeError(double[] got, double[] expected) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(1);
        double worst = 0;
        for (int i = 0; i < got.length; i++) {
            worst = Math.max(
                    worst, Double.isFinite(got[i]) ? Math.abs(got[i] - expected[i]) : Double.POSITIVE_INFINITY);
        }
        return worst / Math.max(largest, 1e-12);
    }

    /** {inner product of the value with fixed weights, gradient by input i, value} with input i moved along a fixed direction. */
    private static double[][] run(Device device, Operation operation, OperationCases.Case one, int i, double step) {
        try (Scope scope = device.scope()) {
            Tensor[] inputs = one.inputs(scope);
            double[] moved = one.inputs().get(i).values().clone();
            double[] direction = RandomPairs.gaussian(moved.length, 77);
            for (int j = 0; j < moved.length; j++) {
                moved[j] += step * direction[j];
            }
            inputs[i] = Tensor.of(scope, moved, one.inputs().get(i).shape());
            Tape tape = new Tape(scope);
            Tensor gradient = Tensor.zeros(scope, inputs[i].shape());
            tape.watch(inputs[i], gradient);
            Tensor value = tape.apply(operation, inputs);
            double[] weights = RandomPairs.gaussian(value.size(), 78);
            tape.backward(value, Tensor.of(scope, weights, value.shape()));
            double[] values = value.read();
            double inner = 0;
            for (int j = 0; j < values.length; j++) {
                inner += values[j] * weights[j];
            }
            return new double[][] {{inner}, gradient.read(), values};
        }
    }
}
