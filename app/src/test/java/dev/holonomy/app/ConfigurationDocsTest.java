package dev.holonomy.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holonomy.config.YamlConfig;
import dev.holonomy.train.TrainingConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/configuration.md: its table has every key with its default, its examples are valid. */
class ConfigurationDocsTest {
    private static String page() throws Exception {
        return Files.readString(Path.of("..", "docs", "configuration.md"));
    }

    @Test
    void everyKeyOfTheTrainingStandsThereWithItsDefault() throws Exception {
        String page = page();
        for (String line : YamlConfig.toYaml(TrainingConfig.DEFAULT).lines().toList()) {
            int colon = line.indexOf(": ");
            assertThat(page).contains("| `" + line.substring(0, colon) + "` | `" + line.substring(colon + 2) + "` |");
        }
    }

    @Test
    void itsExamplesAreValid() throws Exception {
        Matcher block = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(page());
        int examples = 0;
        while (block.find()) {
            assertThat(YamlConfig.parse(block.group(1), "example", RunConfig.DEFAULT))
                    .isNotEqualTo(RunConfig.DEFAULT);
            examples++;
        }
        assertThat(examples).isEqualTo(2);
    }
}
