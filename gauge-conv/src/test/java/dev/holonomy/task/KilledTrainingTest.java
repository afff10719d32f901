package dev.holonomy.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holonomy.checkpoint.NamedTensor;
import dev.holonomy.checkpoint.SafeTensors;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.Devices;
import dev.holonomy.train.RunFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A training in another process that is killed again and again, at random times and while it writes, ends with the bits of one that ran
 * in peace. {@code -Dholonomy.kills=200 -Dholonomy.kills.writing=50} makes it the long run of docs/benchmarks/training.md.
 */
class KilledTrainingTest {
    private static final String VECTORS = "jdk.incubator.vector";
    private static final int KILLS = Integer.getInteger("holonomy.kills", 5);
    private static final int WRITING = Integer.getInteger("holonomy.kills.writing", 2);
    private static final int EPOCHS = 30 * KILLS;

    private final SplittableRandom random = new SplittableRandom(Long.getLong("holonomy.kills.seed", 1));

    @TempDir
    private Path folder;

    @Test
    void aKilledTrainingEndsAsThePeacefulOneInJava() throws Exception {
        try (Device device = Devices.java()) {
            SmallTraining.run(
                    folder.resolve("peace"),
                    device,
                    SmallTraining.config(EPOCHS),
                    SmallTraining.DATA,
                    (e, d, a, l) -> true);
        }
        killAndCompare("java", "TERM", 143);
    }

    @Test
    void aKilledTrainingEndsAsThePeacefulOneOnOpenCl() throws Exception {
        Devices.withOpenCl(device -> SmallTraining.run(
                folder.resolve("peace"),
                device,
                SmallTraining.config(EPOCHS),
                SmallTraining.DATA,
                (e, d, a, l) -> true));
        killAndCompare("opencl", "INT", 130);
    }

    private void killAndCompare(String device, String signal, int status) throws Exception {
        Path run = folder.resolve("killed");
        List<String> lives = new ArrayList<>();
        int writing = 0;
        int kills = 0;
        while (kills < KILLS || writing < WRITING) {
            boolean aim = writing < WRITING && (kills % 2 == 1 || KILLS - kills <= WRITING - writing);
            Life life = live(run, device, aim, kills == 0);
            assertThat(life.killed)
                    .as("the training ended before it was killed often enough: " + lives)
                    .isTrue();
            lives.add(life.from + (life.writing ? "w" : ""));
            kills++;
            writing += life.writing ? 1 : 0;
            assertThat(kills).as("kills while writing: " + writing).isLessThan(4 * KILLS + 20);
        }
        interrupt(run, device, signal, status);
        Process last = start(run, device);
        String said = new String(last.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(last.waitFor()).as(said).isZero();
        System.out.println("holonomy: " + device + ": " + kills + " kills, " + writing
                + " of them while a file was written, lives began after the epochs " + lives);
        assertSameRun(folder.resolve("peace"), run);
    }

    private record Life(int from, boolean killed, boolean writing) {}

    /** Lets a process train for a while and kills it: at a random time, or when a temporary file is there. */
    private Life live(Path run, String device, boolean aim, boolean tryLock) throws Exception {
        Process process = start(run, device);
        try (BufferedReader lines = process.inputReader()) {
            int from = ready(lines);
            if (tryLock) {
                assertThatThrownBy(() -> RunFolder.open(run)).hasMessageContaining("another run is training");
            }
            for (int epochs = random.nextInt(6); epochs > 0; epochs--) {
                lines.readLine();
            }
            Thread.sleep(random.nextInt(30));
            while (aim && process.isAlive() && !writes(run)) {
                Thread.onSpinWait();
            }
            boolean alive = process.isAlive();
            process.destroyForcibly();
            process.waitFor();
            return new Life(from, alive, alive && writes(run));
        }
    }

    private void interrupt(Path run, String device, String signal, int status) throws Exception {
        Process process = start(run, device);
        try (BufferedReader lines = process.inputReader()) {
            ready(lines);
            Thread.sleep(random.nextInt(50));
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor(20, TimeUnit.SECONDS))
                    .as(signal + " ends it")
                    .isTrue();
            assertThat(process.exitValue()).isEqualTo(status);
        }
    }

    private static int ready(BufferedReader lines) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("ready ")) {
                return Integer.parseInt(line.substring(6));
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("the training said: " + said);
    }

    private static Process start(Path run, String device) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto"));
        if (ModuleLayer.boot().findModule(VECTORS).isPresent()) { // products are rounded as in this JVM
            words.addAll(List.of("--add-modules", VECTORS));
        }
        words.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SmallTraining.class.getName(),
                run.toString(),
                device,
                Integer.toString(EPOCHS)));
        return new ProcessBuilder(words).redirectErrorStream(true).start();
    }

    /** Whether a half-written file lies in the folder. */
    private static boolean writes(Path run) throws IOException {
        for (Path place : List.of(run, run.resolve("predictions"))) {
            if (Files.isDirectory(place)) {
                try (DirectoryStream<Path> temporary = Files.newDirectoryStream(place, ".holonomy-[0-9]*.tmp")) {
                    if (temporary.iterator().hasNext()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    static void assertSameRun(Path peace, Path run) throws IOException {
        assertThat(Files.readAllBytes(run.resolve("best.safetensors")))
                .isEqualTo(Files.readAllBytes(peace.resolve("best.safetensors")));
        SafeTensors wanted = SafeTensors.read(peace.resolve("last.safetensors"));
        SafeTensors got = SafeTensors.read(run.resolve("last.safetensors"));
        assertThat(got.tensors().keySet()).isEqualTo(wanted.tensors().keySet());
        for (Map.Entry<String, NamedTensor> entry : wanted.tensors().entrySet()) {
            assertThat(got.tensors().get(entry.getKey()).values())
                    .as(entry.getKey())
                    .isEqualTo(entry.getValue().values());
        }
        assertThat(said(got)).isEqualTo(said(wanted));
        List<String> rows = Files.readAllLines(peace.resolve("metrics.csv"));
        List<String> again = Files.readAllLines(run.resolve("metrics.csv"));
        assertThat(again).hasSameSizeAs(rows);
        for (int i = 1; i < rows.size(); i++) {
            assertThat(withoutSeconds(again.get(i))).isEqualTo(withoutSeconds(rows.get(i)));
        }
        for (String epoch : List.of("epoch_0003.npz", "epoch_0045.npz")) {
            assertThat(Files.readAllBytes(run.resolve("predictions").resolve(epoch)))
                    .isEqualTo(Files.readAllBytes(peace.resolve("predictions").resolve(epoch)));
        }
    }

    private static Map<String, String> said(SafeTensors file) {
        Map<String, String> metadata = new TreeMap<>(file.metadata());
        metadata.remove("holonomy.seconds");
        return metadata;
    }

    private static String withoutSeconds(String row) {
        return row.substring(0, row.lastIndexOf(','));
    }
}
