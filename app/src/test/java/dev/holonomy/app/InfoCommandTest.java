package dev.holonomy.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfoCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aTetrahedronIsASphere() throws IOException {
        JsonNode json =
                Run.of("info", SmallMeshes.tetrahedron(folder), "--json").json();
        assertThat(json.get("vertices").asInt()).isEqualTo(4);
        assertThat(json.get("faces").asInt()).isEqualTo(4);
        assertThat(json.get("euler").asInt()).isEqualTo(2);
        assertThat(json.get("genus").asInt()).isZero();
        assertThat(json.get("components").asInt()).isEqualTo(1);
        assertThat(json.get("boundaries").asInt()).isZero();
        assertThat(json.get("manifold").asBoolean()).isTrue();
        assertThat(json.get("closed").asBoolean()).isTrue();
        assertThat(json.get("oriented").asBoolean()).isTrue();
        assertThat(json.get("problems")).isEmpty();
        assertThat(json.get("area").asDouble()).isCloseTo(1.5 + Math.sqrt(3) / 2, within(1e-12));
        assertThat(json.get("edge_length").get("max").asDouble()).isCloseTo(Math.sqrt(2), within(1e-12));
        assertThat(json.get("read_ms").asDouble()).isPositive();
    }

    @Test
    void defectsAreNamedWithTheirIds() throws IOException {
        Path fin = SmallMeshes.fin(folder);
        JsonNode json = Run.of("info", fin, "--json").json();
        assertThat(json.get("manifold").asBoolean()).isFalse();
        assertThat(json.get("genus").isNull()).isTrue();
        JsonNode problem = json.get("problems").get(0);
        assertThat(problem.get("kind").asText()).isEqualTo("non_manifold_edge");
        assertThat(problem.get("count").asInt()).isEqualTo(1);
        assertThat(problem.get("first").get(0).asText()).isEqualTo("0-1");
        assertThat(Run.of("info", fin).out())
                .contains("5 vertices, 3 faces", "not manifold", "1 x non-manifold edge: 0-1");
    }

    @Test
    void ofSeveralMeshesTheBadOnesAreNamedAndTheOthersShown() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.off"), "OFF\n3 1 0\n0 0 0\n");
        Run run = Run.of("info", SmallMeshes.tetrahedron(folder), bad, SmallMeshes.square(folder, 3), "--json");
        assertThat(run.status()).isEqualTo(1);
        JsonNode meshes = run.json().get("meshes");
        assertThat(meshes).hasSize(3);
        assertThat(meshes.get(0).get("vertices").asInt()).isEqualTo(4);
        assertThat(meshes.get(1).get("file").asText()).isEqualTo(bad.toString());
        assertThat(meshes.get(1).get("error").asText()).contains("bad.off");
        assertThat(meshes.get(2).get("boundaries").asInt()).isEqualTo(1);
        assertThat(run.err()).contains("bad.off").hasLineCount(1);
    }

    /** Rows of the contract on bad input, by number: what the one line must name; the status is 1. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1  | empty.off   | ''                                          | empty",
                "7  | range.off   | 'OFF\n3 1 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1 7\n' | 7",
                "22 | nan.off     | 'OFF\n3 1 0\n0 0 0\n1 nan 0\n0 1 0\n3 0 1 2\n' | nan",
                "25 | comma.off   | 'OFF\n3 1 0\n0 0 0\n1 0,5 0\n0 1 0\n3 0 1 2\n' | comma",
                "37 | many.off    | 'OFF\n353535235358 1 0\n0 0 0\n'             | 353535235358",
                "43 | cut.off     | 'OFF\n3 1 0\n0 0 0\n1 0 0\n'                 | cut.off",
            })
    void aBadFileIsRefusedInOneLine(int row, String name, String content, String named) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        assertThat(Run.refused(1, named, "info", file, "--json")).contains(name);
    }

    @Test
    void whatIsNoFileIsRefusedAtOnce() throws IOException {
        Run.refused(1, folder + ": is a folder", "info", folder);
        Run.refused(1, "missing.ply: cannot read, no such file", "info", folder.resolve("missing.ply"));
        Run.refused(1, "/dev/zero: is a pipe, socket or device", "info", Path.of("/dev/zero"));
        Path loop = folder.resolve("loop.off");
        Files.createSymbolicLink(loop, loop);
        Run.refused(1, "loop.off", "info", loop);
    }

    @Test
    void fileNamesWithBlanksAndForeignLettersWorkInAnyLocale() throws IOException {
        Path odd = Files.writeString(folder.resolve("größe \u5b57.off"), SmallMeshes.TETRAHEDRON);
        Locale before = Locale.getDefault();
        String there = Run.of("info", odd, "--json").out();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            Run run = Run.of("info", odd, "--json");
            assertThat(run.json().get("file").asText()).isEqualTo(odd.toString());
            assertThat(withoutTime(run.out())).isEqualTo(withoutTime(there));
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String withoutTime(String json) {
        return json.replaceAll("\"read_ms\":[^}]*", "");
    }
}
