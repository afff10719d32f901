package dev.holonomy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holonomy.model.InputConfig;
import dev.holonomy.train.TrainingConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlConfigTest {
    /** A configuration with sections. */
    private record Whole(String name, InputConfig inputs, TrainingConfig training) {}

    private static final Whole DEFAULTS = new Whole("x", InputConfig.DEFAULT, TrainingConfig.DEFAULT);

    @Test
    void missingKeysTakeTheDefaultsAndAllIsWrittenBack() {
        Whole read = YamlConfig.parse(
                "training:\n  epochs: 7\n  learning_rate: 1e-4\ninputs:\n  features: [hks, shape-operator]\n",
                "c.yaml",
                DEFAULTS);
        assertThat(read.training().learningRate()).isEqualTo(1e-4);
        assertThat(read.training().withEpochs(100))
                .isEqualTo(YamlConfig.parse("learning_rate: 0.0001", "t", TrainingConfig.DEFAULT));
        assertThat(YamlConfig.parse(YamlConfig.toYaml(read), "again", DEFAULTS)).isEqualTo(read);
        assertThat(YamlConfig.parse("", "empty", DEFAULTS)).isEqualTo(DEFAULTS);
        Whole odd = new Whole("a \"b\" \\ : # ä\n", read.inputs(), read.training());
        assertThat(YamlConfig.parse(YamlConfig.toYaml(odd), "odd", DEFAULTS)).isEqualTo(odd);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "training:\\n  learing_rate: 1|c.yaml:2|learning_rate",
                "training:\\n  lr: 1|c.yaml:2|unknown key 'lr'",
                "trainig:\\n  epochs: 1|c.yaml:1|training",
                "training:\\n  epochs: 0|c.yaml|epochs is 0",
                "training:\\n  epochs: many|c.yaml:2|whole number",
                "training:\\n  epochs: 1_000|c.yaml:2|whole number",
                "training:\\n  learning_rate: -1|c.yaml|learning_rate is -1",
                "training:\\n  learning_rate: .nan|c.yaml:2|a number",
                "training:\\n  epochs: 1\\n  epochs: 2|c.yaml|epochs",
                "inputs:\\n  features: [hsk]|c.yaml:2|hks",
                "inputs:\\n  features: hks|c.yaml:2|a list",
                "inputs: 3|c.yaml:1|keys with values",
                "a: &x [1]\\nb: *x|c.yaml|",
                "name: [1]|c.yaml:1|a text",
                "{|c.yaml|",
                "training:\\n\\tepochs: 1|c.yaml:2|"
            })
    void whatIsWrongIsNamedWithItsLine(String yaml, String where, String what) {
        assertThatThrownBy(() -> YamlConfig.parse(yaml.replace("\\n", "\n").replace("\\t", "\t"), "c.yaml", DEFAULTS))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(where)
                .hasMessageContaining(what == null ? "" : what);
    }

    @Test
    void tagsAreNotObeyed() {
        assertThatThrownBy(() -> YamlConfig.parse("name: !!javax.script.ScriptEngineManager [x]", "c.yaml", DEFAULTS))
                .isInstanceOf(ConfigException.class);
    }
}
