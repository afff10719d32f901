package dev.holonomy.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept between runs changes how long a command takes, and nothing else. */
class CacheTest {
    @TempDir
    private Path folder = Path.of("");

    private Run run(String command, Path cache) {
        return Run.with(Map.of("HOLONOMY_CACHE", cache.toString()), (Object[]) command.split(" "));
    }

    /** Without a cache, with an empty one, with what is in it then, with other threads: the same file. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "charts --radius-edges 2",
                "charts --nu 20 --neighbours 9 --method dgpc",
                "spectrum --k 12",
                "descriptors --kind wks --k 20"
            })
    void answersAreTheSameBits(String command) throws IOException {
        Path mesh = SmallMeshes.square(folder, 12);
        Path cache = folder.resolve("cache");
        byte[] wanted = {};
        String[] options = {"--no-cache", "--threads 1", "--threads 2", "--no-cache"};
        for (int i = 0; i < options.length; i++) {
            Path out = folder.resolve(i + ".npz");
            Run run = run(command + " " + mesh + " " + options[i] + " --json --out " + out, cache);
            assertThat(run.status()).as(run.err()).isZero();
            assertThat(run.json().path("cached").asBoolean()).as(options[i]).isEqualTo(i == 2);
            assertThat(run.json().path("store_ms").asDouble() > 0).isEqualTo(i == 1);
            wanted = i == 0 ? Files.readAllBytes(out) : wanted;
            assertThat(Files.readAllBytes(out)).isEqualTo(wanted);
            assertThat(Files.exists(cache)).isEqualTo(i > 0);
        }
        if (!command.startsWith("descriptors")) {
            assertThat(run(command + " " + mesh, cache).out()).contains("read from the cache");
        }
    }

    @Test
    void aPredictionIsTheSameBits() throws IOException {
        Path mesh = SmallMeshes.square(folder, 14);
        Path cache = folder.resolve("cache");
        List<byte[]> files = new ArrayList<>();
        for (String option : List.of("--no-cache", "--seed 1", "--seed 1")) {
            Path out = folder.resolve("out" + files.size());
            Run run = run("predict parts " + mesh + " --device java --out " + out + " " + option, cache);
            assertThat(run.status()).as(run.err()).isZero();
            files.add(Files.readAllBytes(out.resolve("square.npz")));
        }
        assertThat(files.get(1)).isEqualTo(files.get(0));
        assertThat(files.get(2)).isEqualTo(files.get(0));
        try (var kept = Files.walk(cache)) {
            assertThat(kept.filter(f -> f.toString().endsWith(".npz")))
                    .as("charts and eigenpairs")
                    .hasSize(2);
        }
    }

    @Test
    void aCacheThatCannotBeWrittenIsOneWarning() throws IOException {
        Path mesh = SmallMeshes.tetrahedron(folder);
        Run run = run("charts --json " + mesh, mesh.resolve("cache"));
        assertThat(run.status()).isZero();
        assertThat(run.json().path("cached").asBoolean()).isFalse();
        assertThat(run.err())
                .hasLineCount(1)
                .startsWith("holonomy: warning: charts and spectra are not kept")
                .contains("HOLONOMY_CACHE=FOLDER");
    }

    @Test
    void aBoundThatIsNoNumberIsRefused() throws IOException {
        Path mesh = SmallMeshes.tetrahedron(folder);
        Run run = Run.with(Map.of("HOLONOMY_CACHE_MB", "2G"), "charts", mesh);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains("HOLONOMY_CACHE_MB is '2G'");
    }

    @Test
    void theFolderIsWhereTheEnvironmentSays() {
        Path base = folder.toAbsolutePath();
        assertThat(settings("HOLONOMY_CACHE", base.toString()).folder()).isEqualTo(base);
        assertThat(settings("XDG_CACHE_HOME", base.toString()).folder()).isEqualTo(base.resolve("holonomy"));
        Path home = Path.of(System.getProperty("user.home")).toAbsolutePath();
        assertThat(settings("XDG_CACHE_HOME", "relative").folder()).isEqualTo(home.resolve(".cache/holonomy"));
        assertThat(settings("HOLONOMY_CACHE_MB", "7").megabytes()).isEqualTo(7);
        assertThat(settings("OTHER", "").megabytes()).isEqualTo(2048);
    }

    private static CacheSettings settings(String name, String value) {
        return CacheSettings.of(
                Streams.into(new ByteArrayOutputStream(), new ByteArrayOutputStream(), Map.of(name, value)));
    }

    @Test
    void theDoctorNamesTheFolderAndItsSize() throws IOException {
        Path inner = Files.createDirectories(folder.resolve("ab"));
        Files.write(inner.resolve("ab" + "0".repeat(62) + ".npz"), new byte[3_000_000]);
        JsonNode found = check(Map.of("HOLONOMY_CACHE", folder.toString()));
        assertThat(found.path("ok").asBoolean()).isTrue();
        assertThat(found.path("detail").asText()).isEqualTo(folder.toAbsolutePath() + ", 3 MB of at most 2048 MB");
        assertThat(check(Map.of("HOLONOMY_CACHE_MB", "0")).path("detail").asText())
                .contains("off");
        JsonNode wrong = check(Map.of("HOLONOMY_CACHE_MB", "much"));
        assertThat(wrong.path("ok").asBoolean()).isFalse();
        assertThat(wrong.path("fix").asText()).isNotEmpty();
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(check(Map.of("HOLONOMY_CACHE", file.resolve("in").toString()))
                        .path("fix")
                        .asText())
                .contains("HOLONOMY_CACHE");
    }

    private static JsonNode check(Map<String, String> environment) {
        HealthCheck check =
                HealthCheck.cache(Streams.into(new ByteArrayOutputStream(), new ByteArrayOutputStream(), environment));
        return Json.object().put("ok", check.ok()).put("detail", check.detail()).put("fix", check.fix());
    }
}
