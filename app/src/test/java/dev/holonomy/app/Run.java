package dev.holonomy.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** One run of the command line inside the test's JVM: its exit status and what it printed. */
record Run(int status, String out, String err) {
    /** A run that keeps nothing for the next one. */
    static Run of(Object... args) {
        return with(Map.of("HOLONOMY_CACHE_MB", "0"), args);
    }

    /** What a run says that must end with a status and one line on standard error that names something. */
    static String refused(int status, String named, Object... args) {
        Run run = of(args);
        assertThat(run.status).as(run.err).isEqualTo(status);
        assertThat(run.out).isEmpty();
        assertThat(run.err).startsWith("holonomy: ").contains(named).hasLineCount(1);
        return run.err;
    }

    /** A run that must do what is asked, with one JSON object on standard output. */
    static JsonNode done(Object... args) {
        Object[] words = Arrays.copyOf(args, args.length + 1);
        words[args.length] = "--json";
        Run run = of(words);
        assertThat(run.status).as(run.err).isZero();
        return run.json();
    }

    /** A run in an environment. */
    static Run with(Map<String, String> environment, Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = Streams.into(out, err, environment);
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        int status = streams.finish(Main.run(streams, words));
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Standard output as the one JSON object it must be. */
    JsonNode json() {
        try {
            return JsonMapper.builder()
                    .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readTree(out);
        } catch (IOException e) {
            throw new UncheckedIOException("not one JSON object: " + out + " / " + err, e);
        }
    }
}
