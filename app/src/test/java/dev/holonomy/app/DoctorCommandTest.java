package dev.holonomy.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    @Test
    void everyCheckSaysOkOrHowToFix() {
        JsonNode checks = Run.of("doctor", "--json").json().get("checks");
        assertThat(checks.findValuesAsText("name"))
                .contains("java", "opencl", "memory", "temporary folder", "current folder", "cache");
        for (JsonNode check : checks) {
            assertThat(check.get("ok").asBoolean() || !check.get("fix").asText().isEmpty())
                    .as(check.toString())
                    .isTrue();
        }
        assertThat(checks.get(0).get("detail").asText()).startsWith(System.getProperty("java.version"));
    }

    @Test
    void aFolderThatCannotBeWrittenIsFoundByTrying(@TempDir Path folder) {
        assertThat(HealthCheck.writable("temporary folder", folder.toString()).ok())
                .isTrue();
        HealthCheck missing = HealthCheck.writable(
                "temporary folder", folder.resolve("missing").toString());
        assertThat(missing.ok()).isFalse();
        assertThat(missing.detail()).contains("missing: no such file or folder");
        assertThat(missing.fix()).contains("java.io.tmpdir");
        assertThat(folder).isEmptyDirectory();
    }
}
