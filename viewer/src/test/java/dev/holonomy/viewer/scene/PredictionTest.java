package dev.holonomy.viewer.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexScalars;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PredictionTest {
    private static List<MeshValues> probabilities() {
        return List.of(
                new VertexScalars("probability/a", new double[] {1, 0.25, 0.5}),
                new VertexScalars("probability/b", new double[] {0, 0.25, 0.5}),
                new VertexScalars("probability/c", new double[] {0, 0.25, 0}),
                new VertexScalars("probability/d", new double[] {0, 0.25, 0}));
    }

    @Test
    void entropyIsZeroForCertaintyAndTheLogarithmOfEvenChoices() {
        Prediction prediction = Prediction.among(probabilities()).orElseThrow();
        assertThat(prediction.entropy(0)).isEqualTo(0);
        assertThat(prediction.entropy(1)).isCloseTo(2, within(1e-12));
        assertThat(prediction.entropy(2)).isCloseTo(1, within(1e-12));
    }

    @Test
    void errorsGoByTheNameOfTheTrueClassNotByItsNumber() {
        MeshValues truth = new VertexLabels("truth", new int[] {1, 0, -1}, List.of("d", "a"));
        List<MeshValues> all = Prediction.completed(probabilities(), Optional.of(truth));
        assertThat(all)
                .extracting(MeshValues::name)
                .endsWith("confidence", "entropy", "error")
                .hasSize(7);
        double[] error = ((VertexScalars) all.get(6)).values();
        assertThat(error[0]).isEqualTo(0);
        assertThat(error[1]).isEqualTo(0.75);
        assertThat(error[2]).isNaN();
        assertThat(Prediction.completed(List.of(), Optional.of(truth))).isEmpty();
    }
}
