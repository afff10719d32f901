package dev.holonomy.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.compute.Device;
import dev.holonomy.compute.Devices;
import dev.holonomy.compute.Scope;
import dev.holonomy.config.YamlConfig;
import dev.holonomy.layer.Parameter;
import dev.holonomy.layer.Parameters;
import dev.holonomy.layer.TestParameters;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Steps along constant gradients against their closed forms; schedules, class weights and what is held out. */
class OptimizerTest {
    private static final double[] START = {1, -2, 3};
    private static final double[] GRADIENT = {0.3, -0.4, 0};
    private static final double RATE = 0.01;
    private static final int STEPS = 20;

    private static TrainingConfig config(String yaml) {
        return YamlConfig.parse(yaml, "test", TrainingConfig.DEFAULT);
    }

    /** Steps along the constant gradient, its norm 0.5. */
    private static double[] stepped(Device device, String yaml) {
        try (Scope scope = device.scope()) {
            Parameters parameters = TestParameters.weight(scope, START);
            Parameter weight = parameters.all().get(0);
            weight.gradient().buffer().write(GRADIENT);
            Optimizer optimizer = Optimizer.of(scope, parameters, config(yaml));
            for (int i = 0; i < STEPS; i++) {
                assertThat(optimizer.gradientNorm()).isCloseTo(0.5, within(1e-6));
                optimizer.step(RATE, 0.5, 1);
            }
            return weight.value().read();
        }
    }

    private static void reach(String yaml, double... wanted) {
        try (Device java = Devices.java()) {
            assertThat(stepped(java, yaml)).containsExactly(wanted, within(1e-6));
        }
    }

    @Test
    void momentumSumsAGeometricSeries() {
        double mu = 0.8;
        double way = 0;
        for (int k = 1; k <= STEPS; k++) {
            way += RATE * (1 - Math.pow(mu, k)) / (1 - mu);
        }
        reach("{optimizer: sgd, momentum: 0.8, weight_decay: 0}", 1 - 0.3 * way, -2 + 0.4 * way, 3);
        reach(
                "{optimizer: sgd, momentum: 0, weight_decay: 0, clip: 0.05}", // a tenth of the norm
                1 - 0.03 * RATE * STEPS,
                -2 + 0.04 * RATE * STEPS,
                3);
    }

    @Test
    void adamMovesByTheRateAndItsTwoDecaysDiffer() {
        double way = RATE * STEPS;
        reach("{optimizer: adamw, weight_decay: 0}", 1 - way, -2 + way, 3);
        double kept = Math.pow(1 - RATE * 0.5, STEPS); // x ← (1 − ηλ) x − η s has the fixed point −s/λ
        reach("{optimizer: adamw, weight_decay: 0.5}", (1 + 2) * kept - 2, (-2 - 2) * kept + 2, 3 * kept);
        assertThat(stepped("{optimizer: adam, weight_decay: 0.5}")[2]) // the decay is all its gradient
                .isCloseTo(3 - way, within(1e-3));
    }

    private static double[] stepped(String yaml) {
        try (Device java = Devices.java()) {
            return stepped(java, yaml);
        }
    }

    @Test
    void openClStepsAsJavaDoes() {
        for (String yaml : new String[] {
            "{optimizer: sgd, weight_decay: 0.1}", "{optimizer: adam, weight_decay: 0.1}", "{optimizer: adamw}"
        }) {
            double[] wanted = stepped(yaml);
            Devices.withOpenCl(device -> assertThat(stepped(device, yaml)).containsExactly(wanted, within(2e-6)));
        }
    }

    @Test
    void schedulesEndWhereTheySay() {
        for (TrainingConfig.Schedule schedule : TrainingConfig.Schedule.values()) {
            String name = schedule.name().toLowerCase(java.util.Locale.ROOT);
            TrainingConfig config = config("{schedule: " + name + ", warmup: 0.1, final_rate: 0.25, learning_rate: 2}");
            assertThat(config.rate(0, 100)).isCloseTo(0.2, within(1e-12));
            assertThat(config.rate(9, 100)).isEqualTo(2);
            double end = schedule == TrainingConfig.Schedule.CONSTANT ? 2 : 0.5;
            assertThat(config.rate(100, 100)).isCloseTo(end, within(1e-12));
            double middle = schedule == TrainingConfig.Schedule.CONSTANT ? 2 : 1.25;
            assertThat(config.rate(55, 100)).isCloseTo(middle, within(1e-12));
        }
    }

    @Test
    void weightsOfClassesKeepTheSum() {
        double[] amounts = {8, 2, 0, 0.5};
        for (ClassWeights kind : ClassWeights.values()) {
            double[] weights = kind.of(amounts);
            double sum = 0;
            for (int c = 0; c < amounts.length; c++) {
                sum += weights[c] * amounts[c];
            }
            assertThat(sum).isCloseTo(10.5, within(1e-12));
        }
        double[] balanced = ClassWeights.BALANCED.of(amounts);
        assertThat(balanced[0] * 8).isCloseTo(balanced[3] * 0.5, within(1e-12));
        double[] root = ClassWeights.ROOT.of(amounts);
        assertThat(root[3] / root[0]).isCloseTo(4, within(1e-12));
        assertThat(ClassWeights.NONE.of(amounts)).containsExactly(1, 1, 0, 1);
    }

    @Test
    void heldOutMeshesAreDrawnBySeedAndLeaveSome() {
        TrainingConfig fifth = config("{validation: 0.2}");
        assertThat(fifth.heldOut(10)).hasSize(2).isSorted().isEqualTo(fifth.heldOut(10));
        assertThat(Arrays.asList(1, 2, 3, 4, 5).stream()
                        .map(seed -> fifth.withSeed(seed).heldOut(10))
                        .distinct()
                        .count())
                .isGreaterThan(1);
        assertThat(fifth.heldOut(2)).hasSize(1);
        assertThatThrownBy(() -> fifth.heldOut(1)).hasMessageContaining("none would be left");
        assertThat(TrainingConfig.DEFAULT.heldOut(10)).isEmpty();
        assertThatThrownBy(() -> config("{patience: 3}")).hasMessageContaining("validation");
    }
}
