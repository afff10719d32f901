package dev.holonomy.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void drawsWhatIsDoneWithinTheWidth() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        try (ProgressBar bar = Progress.bar(stream, "making", "bodies", 4, 60)) {
            bar.stepBy(3);
            bar.refresh();
        }
        String drawn = err.toString(StandardCharsets.UTF_8);
        assertThat(drawn).contains("making", "75%", "3/4 bodies");
        assertThat(drawn.split("\r"))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
    }

    @Test
    void isSilentWhereNoTerminalIs() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (Progress progress =
                Progress.of(Streams.into(new ByteArrayOutputStream(), err, Map.of()), "task", "steps", 9)) {
            progress.step();
            progress.say("remark");
        }
        assertThat(err.size()).isZero();
    }

    @Test
    void theWidthIsThatOfTheTerminalUpTo80() {
        assertThat(Progress.width(null)).isEqualTo(80);
        assertThat(Progress.width("wide")).isEqualTo(80);
        assertThat(Progress.width("1")).isEqualTo(1);
        assertThat(Progress.width("200")).isEqualTo(80);
    }
}
