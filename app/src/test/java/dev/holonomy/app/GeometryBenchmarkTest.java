package dev.holonomy.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeometryBenchmarkTest {
    @TempDir
    private Path folder;

    @Test
    void everyPieceIsTimedAndTheHeatMethodIsComparedWithTheTruth() throws IOException {
        Path square = SmallMeshes.square(folder, 20);
        Run run = Run.of("bench", "geometry", square, "--steps", 1, "--k", 8, "--json");
        assertThat(run.status()).as(run.err()).isZero();
        JsonNode json = run.json();
        for (String key : List.of(
                "read_ms",
                "surface_ms",
                "charts_ms",
                "exact_ms",
                "heat_setup_ms",
                "heat_solve_ms",
                "laplacian_ms",
                "factor_ms",
                "spectrum_ms")) {
            assertThat(json.get(key).asDouble()).as(key).isPositive();
        }
        assertThat(json.get("vertices").asInt()).isEqualTo(441);
        assertThat(json.get("heat_mean_error").asDouble()).isBetween(0.0, 0.05);
        JsonNode some = Run.of("bench", "geometry", square, "--steps", 1, "--pieces", "logmaps", "--json")
                .json();
        assertThat(some.get("logmap_setup_ms").asDouble()).isPositive();
        assertThat(some.get("logmap_solve_ms").asDouble()).isPositive();
        assertThat(some.has("charts_ms")).isFalse();
        assertThat(Run.of("bench", "geometry", square, "--pieces", "chart").status())
                .isEqualTo(2);
        assertThat(Run.of("bench", "geometry", square, "--steps", 0).status()).isEqualTo(2);
    }
}
