package dev.holonomy.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holonomy.checkpoint.CheckpointException;
import dev.holonomy.checkpoint.Dtype;
import dev.holonomy.checkpoint.NamedTensor;
import dev.holonomy.checkpoint.SafeTensors;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {
    @TempDir
    private Path folder;

    @Test
    void aSecondRunInTheSameFolderIsRefused() throws Exception {
        Path run = folder.resolve("run");
        try (RunFolder first = RunFolder.open(run)) {
            assertThat(first.hasState()).isFalse();
            assertThatThrownBy(() -> RunFolder.open(run))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("another run");
        }
        assertThat(run).doesNotExist(); // nothing was written
        Files.createDirectories(run);
        Files.writeString(run.resolve(".holonomy-1-1.tmp"), "left by a killed run");
        RunFolder.open(run).close();
        assertThat(run).isDirectory();
        assertThat(run.resolve(".holonomy-1-1.tmp")).doesNotExist();
        Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> RunFolder.open(folder.resolve("file"))).hasMessageContaining("wanted a folder");
    }

    /** After a damaged last.safetensors the run goes on from the one before, which the next save must not overwrite with the damage. */
    @Test
    void aDamagedCheckpointNeverReplacesTheGoodOneBefore() throws Exception {
        try (RunFolder run = RunFolder.open(folder.resolve("run"))) {
            save(run, 1);
            run.keepPrevious(run.last());
            save(run, 2);
            assertThat(SafeTensors.read(run.soundState()).metadata()).containsEntry("epoch", "2");
            byte[] bytes = Files.readAllBytes(run.last());
            bytes[bytes.length - 1] ^= 1;
            Files.write(run.last(), bytes);
            assertThat(SafeTensors.read(run.soundState()).metadata()).containsEntry("epoch", "1");
            run.keepPrevious(run.last());
            assertThat(SafeTensors.read(run.soundState()).metadata()).containsEntry("epoch", "1");
            save(run, 3);
            run.keepPrevious(run.last());
            Files.delete(run.last());
            assertThat(run.hasState()).isTrue();
            assertThat(SafeTensors.read(run.soundState()).metadata()).containsEntry("epoch", "3");
            Files.delete(run.soundState());
            assertThatThrownBy(run::soundState).isInstanceOf(CheckpointException.class);
        }
    }

    private static void save(RunFolder run, int epoch) {
        NamedTensor one = new NamedTensor("x", new int[] {2}, new double[] {epoch, -epoch}, Dtype.F32);
        SafeTensors.write(run.last(), List.of(one), Map.of("epoch", Integer.toString(epoch)));
    }

    @Test
    void metricsOfAKilledEpochAreDropped() {
        Path file = folder.resolve("metrics.csv");
        MetricsFile first = new MetricsFile(file, List.of("a", "b"), 0);
        first.append(1, 0.5, Double.NaN);
        first.append(2, 0.25, 3);
        MetricsFile resumed = new MetricsFile(file, List.of("a", "b"), 1);
        resumed.append(2, 0.125, 4);
        List<double[]> rows = MetricsFile.read(file);
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)[1]).isEqualTo(0.5);
        assertThat(rows.get(0)[2]).isNaN();
        assertThat(rows.get(1)).containsExactly(2, 0.125, 4);
    }

    /** Every record's lengths and checksums by the definition of TFRecord, and the scalar's bytes inside. */
    @Test
    void eventsAreRecordsThatTensorBoardAccepts() throws Exception {
        Path file = folder.resolve("events.out.tfevents.x");
        EventFile events = new EventFile(file, 0);
        events.scalar("train/loss", 300, 0.75);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int records = 0;
        while (bytes.hasRemaining()) {
            int at = bytes.position();
            int length = (int) bytes.getLong();
            assertThat(bytes.getInt()).isEqualTo(EventFile.maskedCrc(bytes.array(), at, 8));
            byte[] data = new byte[length];
            bytes.get(data);
            assertThat(bytes.getInt()).isEqualTo(EventFile.maskedCrc(bytes.array(), at + 12, length));
            if (records++ == 1) {
                byte[] tail = Arrays.copyOfRange(data, data.length - 5, data.length);
                assertThat(tail[0]).as("field 2, 32 bits").isEqualTo((byte) 0x15);
                assertThat(ByteBuffer.wrap(tail, 1, 4)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .getFloat())
                        .isEqualTo(0.75f);
                assertThat(data[9]).as("field 2, varint").isEqualTo((byte) 0x10);
                assertThat((data[10] & 0x7f) | ((data[11] & 0x7f) << 7))
                        .as("step")
                        .isEqualTo(300);
            }
        }
        assertThat(records).isEqualTo(2);
    }

    @Test
    void everyEpochIsAPermutationOfItsOwn() {
        int[] first = EpochOrder.of(20, 3, 1);
        int[] sorted = first.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < 20; i++) {
            assertThat(sorted[i]).isEqualTo(i);
        }
        assertThat(EpochOrder.of(20, 3, 1)).isEqualTo(first);
        assertThat(EpochOrder.of(20, 3, 2)).isNotEqualTo(first);
        assertThat(EpochOrder.of(20, 4, 1)).isNotEqualTo(first);
    }

    @Test
    void theRateRisesThenFallsToAHundredth() {
        TrainingConfig config = TrainingConfig.DEFAULT;
        double last = 0;
        for (int step = 0; step < 50; step++) {
            assertThat(config.rate(step, 1000)).isGreaterThan(last);
            last = config.rate(step, 1000);
        }
        assertThat(last).isEqualTo(config.learningRate());
        for (int step = 51; step < 1000; step++) {
            assertThat(config.rate(step, 1000)).isLessThan(last);
            last = config.rate(step, 1000);
        }
        assertThat(last).isBetween(0.009 * config.learningRate(), 0.011 * config.learningRate());
    }
}
