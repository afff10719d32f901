package dev.holonomy.mesh.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.holonomy.mesh.TriangleMesh;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        byte[] off = seeds().get("binary.off");
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

    private static Map<String, byte[]> seeds() {
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        seeds.put("little.ply", Bytes.ply(true));
        seeds.put("big.ply", Bytes.ply(false));
        seeds.put("binary.stl", Bytes.stl("solid in name only"));
        seeds.put("box.obj", text("""
                # box
                mtllib a.mtl
                v 0 0 0 1 0 0
                v 1 0 0
                v 1 1 0
                v 0 1e-1 -.5
                vt 0 0
                f 1/1 2/1 \\
                3/1 4/1
                f -1 -2 -3
                l 1 2
                """));
        seeds.put("box.off", text("""
                NOFF # normals
                4 2 0
                0 0 0 0 0 1
                1 0 0 0 0 1
                1 1 0 0 0 1
                0 1 0 0 0 1
                4 0 1 2 3 255 0 0
                3 2 1 0
                """));
        seeds.put("text.ply", text("""
                ply
                format ascii 1.0
                comment holonomy value vertex labels p p
                comment holonomy class vertex p 0 head
                element vertex 3
                property float x
                property double y
                property float z
                property int p
                element face 1
                property list uchar int vertex_index
                property float area
                end_header
                0 0 0 0
                1 0 0 -1
                0 1 0 0
                3 0 1 2 0.5
                """));
        seeds.put("text.stl", text("""
                solid a
                 facet normal 0 0 1
                  outer loop
                   vertex 0 0 0
                   vertex 1 0 0
                   vertex 0 1 0
                  endloop
                 endfacet
                endsolid a
                """));
        seeds.put(
                "binary.off",
                Bytes.little()
                        .text("OFF BINARY\n")
                        .i32(3, 1, 0)
                        .f32(0, 0, 0, 1, 0, 0, 0, 1, 0)
                        .i32(3, 0, 1, 2)
                        .done());
        seeds.put("square.gltf", GltfBuilder.square(false));
        seeds.put("square.glb", GltfBuilder.square(true));
        seeds.put("binary.vtk", VtkTest.binary());
        for (int encoding = 0; encoding < VtkTest.encodings(); encoding++) {
            seeds.put(encoding + ".vtu", VtkTest.vtu(encoding));
        }
        seeds.put("old.msh", text(GmshTest.OLD));
        seeds.put("new.msh", text(GmshTest.NEW));
        seeds.put("old binary.msh", GmshTest.binary2(true));
        seeds.put("new binary.msh", GmshTest.binary4(false));
        return seeds;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void changedMeshFilesAreReadOrRefused() {
        Random random = new Random(20260701);
        int read = 0;
        int refused = 0;
        for (Map.Entry<String, byte[]> seed : seeds().entrySet()) {
            String extension = seed.getKey().substring(seed.getKey().lastIndexOf('.') + 1);
            load(seed.getValue(), extension);
            for (int round = 0; round < ROUNDS; round++) {
                try {
                    TriangleMesh mesh =
                            load(changed(seed.getValue(), random), extension).mesh();
                    assertThat(mesh.vertexCount()).isPositive();
                    read++;
                } catch (MeshFormatException e) {
                    assertThat(e).hasMessageNotContaining("\n");
                    refused++;
                }
            }
        }
        assertThat(read).as("some changes do no harm").isGreaterThan(ROUNDS);
        assertThat(refused).as("many do").isGreaterThan(ROUNDS);
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
            Files.write(file, changed(seed, random));
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

    /** One to four changes: a bit, a byte, a number of the text, a piece doubled, moved or lost. */
    private static byte[] changed(byte[] seed, Random random) {
        List<Byte> bytes = new ArrayList<>();
        for (byte b : seed) {
            bytes.add(b);
        }
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && !bytes.isEmpty(); i++) {
            int at = random.nextInt(bytes.size());
            int to = Math.min(bytes.size(), at + 1 + random.nextInt(8));
            switch (random.nextInt(7)) {
                case 0 -> bytes.set(at, (byte) (bytes.get(at) ^ (1 << random.nextInt(8))));
                case 1 -> bytes.set(at, (byte) random.nextInt(256));
                case 2 -> bytes.set(at, (byte) "0123456789-+. \n\teE#\\/".charAt(random.nextInt(21)));
                case 3 -> bytes.subList(at, to).clear();
                case 4 -> bytes.addAll(at, List.copyOf(bytes.subList(at, to)));
                case 5 -> {
                    for (int k = at; k < to; k++) {
                        bytes.set(k, (byte) (random.nextBoolean() ? 0xff : 0));
                    }
                }
                default -> bytes.subList(at, bytes.size()).clear();
            }
        }
        byte[] out = new byte[bytes.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = bytes.get(i);
        }
        return out;
    }
}
