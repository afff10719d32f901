package dev.holonomy.mesh.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.holonomy.mesh.TriangleMesh;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files cut at every byte and files changed at random: nothing but a {@link MeshFormatException} may come out. */
class HostileBytesTest {
    private static final int ROUNDS = 3000;

    private FileSystem memory;
    private Path folder;

    @BeforeEach
    void openMemory() {
        memory = Jimfs.newFileSystem(Configuration.unix());
        folder = memory.getPath("/work");
    }

    @AfterEach
    void closeMemory() throws IOException {
        memory.close();
    }

    @Test
    void binaryFilesCutAnywhereAreRefused() {
        byte[] little = Bytes.ply(true);
        byte[] big = Bytes.ply(false);
        byte[] stl = Bytes.stl("exported");
        byte[] off = Seeds.all().get("binary.off");
        for (byte[] whole : List.of(little, big, stl, off)) {
            String extension = whole == stl ? "stl" : whole == off ? "off" : "ply";
            assertThat(load(whole, extension).mesh().faceCount()).isPositive();
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> load(cut, extension))
                        .as("%s cut at %d", extension, cut.length)
                        .isInstanceOf(MeshFormatException.class);
            }
        }
    }

    @Test
    void arraysCutAnywhereAreRefused() throws IOException {
        Path file = folder.resolve("a.npy");
        Npy.write(file, NpyArray.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3));
        byte[] npy = Files.readAllBytes(file);
        Path archive = folder.resolve("a.npz");
        Npz.write(archive, Map.of("a", NpyArray.of(new int[] {1, 2}, 2)));
        byte[] npz = Files.readAllBytes(archive);
        for (int length = 0; length < npy.length; length++) {
            Path cut = Files.write(folder.resolve("cut.npy"), Arrays.copyOf(npy, length));
            assertThatThrownBy(() -> Npy.read(cut)).isInstanceOf(MeshFormatException.class);
        }
        for (int length = 0; length < npz.length; length++) {
            Path cut = Files.write(folder.resolve("cut.npz"), Arrays.copyOf(npz, length));
            assertThatThrownBy(() -> Npz.read(cut)).isInstanceOf(MeshFormatException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"npy", "npz", "packed.npz", "csv", "txt", "vts", "labels.txt"})
    void changedValueFilesAreReadOrRefused(String kind) throws IOException {
        TriangleMesh mesh = Shapes.tetrahedron();
        Path file = folder.resolve("a." + kind);
        switch (kind) {
            case "npy" -> Npy.write(file, NpyArray.of(new double[12], 4, 3));
            case "npz" -> {
                Map<String, NpyArray> arrays = new LinkedHashMap<>();
                arrays.put("a", NpyArray.of(new int[] {0, 1, 2, -1}, 4));
                arrays.put("p", NpyArray.of(new float[20], 4, 5));
                Npz.write(file, arrays);
            }
            case "packed.npz" -> Files.write(file, PackedZip.of("a.npy", npy(NpyArray.of(new double[4000], 4, 1000))));
            case "csv" -> Files.writeString(file, "heat,\"part\"\n0.5,1\n1.5,2\n2.5,3\n-1e3,4\n");
            case "txt" -> Files.writeString(file, "# heat\n0.5\nnan\n-1\n7\n");
            case "vts" -> Files.writeString(file, "1\n2\n3\n4\n");
            default -> Files.writeString(file, "upper arm\n1 2 \nhand\n3 4\n");
        }
        byte[] seed = Files.readAllBytes(file);
        assertThat(ValueFiles.read(file, mesh)).isNotEmpty();
        Random random = new Random(5);
        int refused = 0;
        for (int round = 0; round < ROUNDS / 2; round++) {
            Files.write(file, Mutator.changed(seed, random));
            try {
                ValueFiles.read(file, mesh);
            } catch (MeshFormatException e) {
                assertThat(e).hasMessageNotContaining("\n");
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private byte[] npy(NpyArray array) throws IOException {
        Path file = folder.resolve("entry.npy");
        Npy.write(file, array);
        return Files.readAllBytes(file);
    }

    private MeshFile load(byte[] content, String extension) {
        if (content.length == 0) {
            throw new MeshFormatException("empty");
        }
        return MeshFiles.read(new FileBytes(folder.resolve("a." + extension), content));
    }
}
