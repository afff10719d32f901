package dev.holonomy.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    @Test
    void helpNamesEveryCommandAndGoesToStandardOutput() {
        Run run = Run.of("--help");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("doctor").contains("Exit status");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void noCommandShowsTheUsageAsWrongUsage() {
        Run run = Run.of();
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Usage: holonomy");
    }

    @ParameterizedTest
    @CsvSource({
        "doctr, did you mean doctor",
        "doctor --jsn, did you mean --json",
        "doctor --device gpu, 'wanted auto, java, opencl or opencl:N'",
        "doctor --device opencl:-1, 'wanted auto, java, opencl or opencl:N'",
        "doctor --threads 0, --threads is 0",
        "doctor --threads many, 'many'",
        "doctor --seed 9223372036854775808, '9223372036854775808'",
        "doctor --json --json, --json",
        "doctor extra, extra",
    })
    void wrongUsageIsOneLineThatNamesTheWord(String words, String named) {
        Run run = Run.of((Object[]) words.split(" "));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("holonomy: ")
                .contains(named)
                .contains("--help")
                .hasLineCount(1);
    }

    @Test
    void aClosedReaderIsNoErrorButAFullDiskIs() {
        assertThat(finishAfter("Broken pipe")).isEqualTo("0 ");
        assertThat(finishAfter("No space left on device"))
                .isEqualTo("1 holonomy: standard output: No space left on device");
    }

    private static String finishAfter(String reason) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = Streams.into(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException(reason);
                    }
                },
                err,
                Map.of());
        int status = streams.finish(Main.run(streams, "doctor", "--json"));
        return status + " " + err.toString(StandardCharsets.UTF_8).strip();
    }
}
