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
import java.util.Map;
import java.util.Random;
import java.util.Set;
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

    /**
     * Row 43. OBJ, text STL and legacy VTK have no end mark, and in text OFF and PLY the last number may lose digits: a prefix of
     * those may be a file of its own. Of all others no prefix is taken for whole.
     */
    @Test
    void filesCutAnywhereAreRefused() {
        Set<String> withoutEnd = Set.of("box.obj", "box.off", "text.ply", "text.stl", "binary.vtk");
        Seeds.all().forEach((name, whole) -> {
            int end = whole.length;
            while (whole[end - 1] == '\n') {
                end--;
            }
            for (int length = 1; length < end; length++) {
                FileBytes cut = new FileBytes(folder.resolve(name), Arrays.copyOf(whole, length));
                try {
                    MeshFiles.read(cut);
                    assertThat(withoutEnd).as("cut at %d", length).contains(name);
                } catch (MeshFormatException e) {
                    assertThat(e).hasMessageNotContaining("\n");
                }
            }
        });
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
}
