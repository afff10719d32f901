package dev.holonomy.app;

import dev.holonomy.data.MeshSet;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run has around it: two output streams, in UTF-8, whether a person watches them, and the environment. */
final class Streams {
    private final Sink sink;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean outTerminal;
    private final boolean errTerminal;
    private final Map<String, String> environment;

    private Streams(
            Sink sink, PrintStream err, boolean outTerminal, boolean errTerminal, Map<String, String> environment) {
        this.sink = sink;
        this.out = new PrintStream(sink, false, StandardCharsets.UTF_8);
        this.err = err;
        this.outTerminal = outTerminal;
        this.errTerminal = errTerminal;
        this.environment = environment;
    }

    /** The streams of the process; the launcher says in {@code holonomy.terminals} which of them are terminals. */
    static Streams ofProcess() {
        String terminals = System.getProperty("holonomy.terminals", "");
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.setErr(err);
        return new Streams(
                new Sink(new FileOutputStream(FileDescriptor.out)),
                err,
                terminals.contains("out"),
                terminals.contains("err"),
                System.getenv());
    }

    /** Streams into the given ones, no terminals. */
    static Streams into(OutputStream out, OutputStream err, Map<String, String> environment) {
        return new Streams(
                new Sink(out), new PrintStream(err, true, StandardCharsets.UTF_8), false, false, environment);
    }

    /** Where answers go. */
    PrintStream out() {
        return out;
    }

    /** Where everything else goes. */
    PrintStream err() {
        return err;
    }

    PrintWriter outWriter() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    PrintWriter errWriter() {
        return new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    /** A variable of the environment, empty where it is not set. */
    String environment(String name) {
        return environment.getOrDefault(name, "");
    }

    /** Whether help may use colours: both streams are terminals and NO_COLOR is not set (no-color.org). */
    boolean colors() {
        return outTerminal && errTerminal && environment("NO_COLOR").isEmpty();
    }

    /** Whether progress may be drawn. */
    boolean errIsTerminal() {
        return errTerminal;
    }

    /**
     * Flushes the answer. A reader that went away (a closed pipe) is no error; a full disk is.
     *
     * @param status the exit status so far
     * @return the exit status of the process
     */
    int finish(int status) {
        out.flush();
        err.flush();
        String reason = sink.failure;
        if (reason == null || reason.contains("Broken pipe") || reason.contains("Bad file descriptor")) {
            return status;
        }
        err.println("holonomy: standard output: " + reason);
        return 1;
    }

    /** Buffers, and remembers why a write failed, which PrintStream would swallow. */
    private static final class Sink extends OutputStream {
        private final OutputStream target;
        private final byte[] buffer = new byte[1 << 13];
        private int used;
        private @Nullable String failure;

        Sink(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (length > buffer.length - used) {
                flush();
            }
            if (length > buffer.length) {
                send(bytes, from, length);
            } else {
                System.arraycopy(bytes, from, buffer, used, length);
                used += length;
            }
        }

        @Override
        public void flush() throws IOException {
            int pending = used;
            used = 0;
            if (pending > 0) {
                send(buffer, 0, pending);
            }
        }

        private void send(byte[] bytes, int from, int length) throws IOException {
            if (failure != null) {
                return;
            }
            try {
                target.write(bytes, from, length);
                target.flush();
            } catch (IOException e) {
                failure = String.valueOf(e.getMessage());
                throw e;
            }
        }
    }

    /** Tells which meshes of a set are left out, a line each. */
    void warnSkipped(MeshSet set) {
        set.skipped().forEach(line -> err().println("holonomy: warning: left out: " + line));
    }
}
