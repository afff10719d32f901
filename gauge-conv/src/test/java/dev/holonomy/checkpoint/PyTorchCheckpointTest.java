package dev.holonomy.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PyTorchCheckpointTest {
    @TempDir
    private Path folder;

    /** Writes opcodes of protocol 2 as torch.save does. */
    private static final class Pickle {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Pickle() {
            op(0x80, 2);
        }

        Pickle op(int... codes) {
            for (int code : codes) {
                out.write(code);
            }
            return this;
        }

        Pickle text(String text) {
            byte[] utf = text.getBytes(StandardCharsets.UTF_8);
            return op('X', utf.length, 0, 0, 0).raw(utf);
        }

        Pickle global(String module, String name) {
            return op('c').raw((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
        }

        Pickle raw(byte... bytes) {
            out.writeBytes(bytes);
            return this;
        }

        /** A view of storage "0" of three or more floats. */
        Pickle tensor(int count, int offset, int[] shape, int[] stride) {
            global("torch._utils", "_rebuild_tensor_v2")
                    .op('(', '(')
                    .text("storage")
                    .global("torch", "FloatStorage");
            text("0").text("cpu").op('K', count, 't', 'Q', 'K', offset, '(');
            Arrays.stream(shape).forEach(n -> op('K', n));
            op('t', '(');
            Arrays.stream(stride).forEach(n -> op('K', n));
            return op('t', 0x89).global("collections", "OrderedDict").op(')', 'R', 't', 'R');
        }

        byte[] end() {
            return op('.').out.toByteArray();
        }
    }

    private Path archive(byte[] pickle, float... numbers) throws IOException {
        ByteBuffer raw = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : numbers) {
            raw.putFloat(number);
        }
        Path file = folder.resolve("net.pth");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("net/data.pkl"));
            zip.write(pickle);
            zip.putNextEntry(new ZipEntry("net/data/0"));
            zip.write(raw.array());
        }
        return file;
    }

    @Test
    void tensorsOfNestedDictionariesAreReadWithTheirStrides() throws IOException {
        Pickle pickle = new Pickle()
                .op('}')
                .text("state")
                .global("collections", "OrderedDict")
                .op(')', 'R', '(');
        pickle.text("a.weight").tensor(6, 0, new int[] {2, 3}, new int[] {3, 1});
        pickle.text("transposed").tensor(6, 0, new int[] {3, 2}, new int[] {1, 3});
        pickle.text("tail").tensor(6, 4, new int[] {2}, new int[] {1});
        pickle.op('u')
                .op('}')
                .text("_metadata")
                .op('}', 's', 'b')
                .op('s')
                .text("epoch")
                .op('K', 7, 's');
        PyTorchCheckpoint read = PyTorchCheckpoint.read(archive(pickle.end(), 1, 2, 3, 4, 5, 6));
        assertThat(read.tensors())
                .extracting(NamedTensor::name)
                .containsExactly("state.a.weight", "state.transposed", "state.tail");
        assertThat(read.tensors().get(0).values()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(read.tensors().get(1).values()).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(read.tensors().get(1).shape()).containsExactly(3, 2);
        assertThat(read.tensors().get(2).values()).containsExactly(5, 6);
        assertThat(read.others()).isEqualTo(1);
    }

    /** The classic attack calls os.system: it is refused by that name, and so is everything else. */
    @Test
    void aPickleThatWantsToRunSomethingIsRefusedByName() throws IOException {
        Path evil = archive(
                new Pickle()
                        .global("os", "system")
                        .text("touch x")
                        .op(0x85, 'R')
                        .end(),
                1);
        assertThatThrownBy(() -> PyTorchCheckpoint.read(evil))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("'os.system'")
                .hasMessageContaining("nothing is run");
        Path stacked = archive(
                new Pickle()
                        .op(0x8c, 8)
                        .raw("builtins".getBytes(StandardCharsets.UTF_8))
                        .op(0x8c, 4)
                        .raw("eval".getBytes(StandardCharsets.UTF_8))
                        .op(0x93)
                        .end(),
                1);
        assertThatThrownBy(() -> PyTorchCheckpoint.read(stacked)).hasMessageContaining("'builtins.eval'");
    }

    @Test
    void whatIsDamagedIsSaidInOneLine() throws IOException {
        byte[] whole = new Pickle()
                .op('}')
                .text("w")
                .tensor(3, 0, new int[] {3}, new int[] {1})
                .op('s')
                .end();
        for (int length = 0; length < whole.length - 1; length++) {
            Path cut = archive(Arrays.copyOf(whole, length), 1, 2, 3);
            assertThatThrownBy(() -> PyTorchCheckpoint.read(cut))
                    .isInstanceOf(CheckpointException.class)
                    .message()
                    .doesNotContain("\n");
        }
        for (int[] view : List.of(new int[] {4, 1, 0}, new int[] {3, 2, 0}, new int[] {3, 1, 1})) {
            byte[] pickle = new Pickle()
                    .op('}')
                    .text("w")
                    .tensor(3, view[2], new int[] {view[0]}, new int[] {view[1]})
                    .op('s')
                    .end();
            Path past = archive(pickle, 1, 2, 3);
            assertThatThrownBy(() -> PyTorchCheckpoint.read(past)).hasMessageContaining("reaches past");
        }
        Path few = archive(whole, 1, 2);
        assertThatThrownBy(() -> PyTorchCheckpoint.read(few)).hasMessageContaining("8 bytes, wanted 3 numbers");
        Path plain = Files.writeString(folder.resolve("old.pth"), "not a zip");
        assertThatThrownBy(() -> PyTorchCheckpoint.read(plain)).hasMessageContaining("before 1.6");
        Path torn = Files.write(folder.resolve("torn.pth"), new byte[] {'P', 'K', 3, 4, 0, 0});
        assertThatThrownBy(() -> PyTorchCheckpoint.read(torn)).isInstanceOf(CheckpointException.class);
    }
}
