package dev.holonomy.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FailuresTest {
    @Test
    void filesAreNamedWithTheReasonOfTheSystem() {
        assertThat(Failures.describe(new NoSuchFileException("a/b.ply"))).isEqualTo("a/b.ply: no such file or folder");
        assertThat(Failures.describe(new AccessDeniedException("b"))).isEqualTo("b: permission denied");
        assertThat(Failures.describe(new FileSystemException("c", null, "Input/output error")))
                .isEqualTo("c: input/output error");
        assertThat(Failures.describe(new UncheckedIOException(new NoSuchFileException("d"))))
                .isEqualTo("d: no such file or folder");
        assertThat(Failures.describe(new UncheckedIOException("e: cannot write, why", new IOException("why"))))
                .isEqualTo("e: cannot write, why");
        assertThat(catchMissing()).isEqualTo("/no/such: No such file or directory");
    }

    @Test
    void aMistakeOfThePersonIsOneLineAndAFaultOfTheProgramSaysSo() {
        assertThat(report(new IllegalArgumentException("the radius is -1,\n wanted more"), false))
                .isEqualTo("holonomy: the radius is -1, wanted more\n");
        assertThat(report(new IllegalStateException("odd"), false))
                .isEqualTo("holonomy: internal error: IllegalStateException: odd (--debug prints where)\n");
        assertThat(report(new IllegalStateException("odd"), true)).contains("\tat dev.holonomy.app.FailuresTest");
    }

    @Test
    void memoryThatRanOutNamesTheLimitAndTheOption() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Failures failures = new Failures(new PrintStream(err, true, StandardCharsets.UTF_8), false);
        assertThat(failures.outOfMemory(new OutOfMemoryError())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains((Runtime.getRuntime().maxMemory() >> 20) + " MB", "HOLONOMY_JAVA_OPTS=-Xmx")
                .hasLineCount(1);
    }

    private static String catchMissing() {
        try (FileInputStream in = new FileInputStream("/no/such")) {
            return "read " + in.read();
        } catch (IOException e) {
            return Failures.describe(e);
        }
    }

    private static String report(Exception fault, boolean debug) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CommandLine line = new CommandLine(CommandLine.Model.CommandSpec.create());
        int status = new Failures(new PrintStream(err, true, StandardCharsets.UTF_8), debug)
                .handleExecutionException(fault, line, line.parseArgs());
        assertThat(status).isEqualTo(1);
        return err.toString(StandardCharsets.UTF_8);
    }
}
