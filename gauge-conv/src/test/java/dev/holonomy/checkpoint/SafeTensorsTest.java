package dev.holonomy.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTensorsTest {
    private static byte[] sample() {
        return SafeTensors.bytes(
                List.of(
                        new NamedTensor(
                                "a/../b", new int[] {2, 3}, new double[] {1, -2, 0.5, 0, 1e10, -0.0}, Dtype.F64),
                        new NamedTensor("half", new int[] {2}, new double[] {0.5, -1024}, Dtype.F16),
                        new NamedTensor("none", new int[] {0, 4}, new double[0], Dtype.F32),
                        new NamedTensor("count", new int[0], new double[] {7}, Dtype.I32)),
                Map.of("note", "ä \"quoted\""));
    }

    private static byte[] file(String header, int dataBytes) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + dataBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .array();
    }

    @Test
    void whatIsWrittenIsReadBackBitForBit(@TempDir Path folder) {
        Path path = folder.resolve("x.safetensors");
        SafeTensors.write(
                path, List.of(new NamedTensor("w", new int[] {2}, new double[] {0.1, 3}, Dtype.F64)), Map.of("k", "v"));
        SafeTensors read = SafeTensors.read(path);
        assertThat(read.tensor("w").orElseThrow().values()).containsExactly(0.1, 3);
        assertThat(read.metadata()).containsEntry("k", "v");
        assertThat(read.verified()).isTrue();
        SafeTensors all = SafeTensors.parse(sample(), "sample");
        assertThat(all.tensors().keySet()).containsExactly("a/../b", "half", "none", "count");
        assertThat(all.tensor("half").orElseThrow().values()).containsExactly(0.5, -1024);
        assertThat(all.metadata()).containsEntry("note", "ä \"quoted\"");
    }

    @Test
    void truncatedAtEveryByteIsAlwaysRefused() {
        byte[] whole = sample();
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> SafeTensors.parse(part, "cut"))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("cut");
        }
        assertThatThrownBy(() -> SafeTensors.parse(Arrays.copyOf(whole, whole.length + 1), "long"))
                .isInstanceOf(CheckpointException.class);
    }

    @Test
    void aFlippedBitInTheDataIsFound() {
        byte[] bytes = sample();
        bytes[bytes.length - 3] ^= 4;
        assertThatThrownBy(() -> SafeTensors.parse(bytes, "bad")).hasMessageContaining("damaged");
    }

    @Test
    void randomChangesNeverCrash() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = sample();
            for (int k = 0; k <= random.nextInt(4); k++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                SafeTensors.parse(bytes, "fuzz");
            } catch (CheckpointException e) {
                assertThat(e.getMessage()).doesNotContain("\n");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[8,8]}}|8|sound JSON",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}|12|begins at data byte 4",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}|12|begins at data byte 4",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}|9|the file has 9",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}|8|need 12",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}|8|extent",
                "{\"a\":{\"dtype\":\"F8_E4M3\",\"shape\":[2],\"data_offsets\":[0,2]}}|2|F8_E4M3",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4194305,4194305,65537],\"data_offsets\":[0,8]}}|8|2^31",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8.0]}}|8|data_offsets",
                "{\"__metadata__\":{\"k\":1}}|0|no string",
                "[1]|0|does not begin",
                "{\"a\":{}} x|0|sound JSON"
            })
    void unsoundHeadersAreRefusedByName(String header, int data, String message) {
        assertThatThrownBy(() -> SafeTensors.parse(file(header, data), "f"))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(message);
    }

    @Test
    void deepHeadersAndOtherFilesAreRefused() {
        assertThatThrownBy(() -> SafeTensors.parse(file("{\"a\":" + "[".repeat(100_000), 0), "deep"))
                .isInstanceOf(CheckpointException.class);
        assertThatThrownBy(
                        () -> SafeTensors.parse("PK\3\4 a PyTorch checkpoint".getBytes(StandardCharsets.UTF_8), "x.pt"))
                .hasMessageContaining("zip");
        byte[] huge = new byte[16];
        Arrays.fill(huge, 0, 8, (byte) 0xFF);
        assertThatThrownBy(() -> SafeTensors.parse(huge, "huge")).hasMessageContaining("header of");
    }
}
