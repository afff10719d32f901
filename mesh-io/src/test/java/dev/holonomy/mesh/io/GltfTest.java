package dev.holonomy.mesh.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.VertexVectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of glTF is read; rows 52 to 63 of the list of bad input. */
class GltfTest {
    private static final double[] SQUARE = {0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0};

    @TempDir
    private Path folder;

    private MeshFile load(byte[] content) {
        try {
            return MeshFiles.load(Files.write(folder.resolve("a.gltf"), content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MeshFile load(String json) {
        return load(json.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(byte[] content, String... named) {
        assertThatThrownBy(() -> load(content))
                .isInstanceOf(MeshFormatException.class)
                .hasMessageContaining("a.gltf")
                .hasMessageNotContaining("\n")
                .satisfies(e -> assertThat(e.getMessage()).contains(named));
    }

    private static String mesh(int position, int mode, int indices) {
        return "\"meshes\":[{\"primitives\":[{\"attributes\":{\"POSITION\":" + position + "},\"mode\":" + mode
                + (indices < 0 ? "" : ",\"indices\":" + indices) + "}]}]";
    }

    @Test
    void jsonAndBinaryFormsHoldTheSameMesh() {
        MeshFile json = load(GltfBuilder.square(false));
        MeshFile binary = load(GltfBuilder.square(true));
        assertThat(json.mesh().positions()).containsExactly(SQUARE);
        assertThat(json.mesh().triangles()).containsExactly(0, 1, 2, 0, 2, 3);
        assertThat(json.values()).extracting(MeshValues::name).containsExactly("red", "green", "blue", "_HEAT");
        assertThat(((VertexScalars) json.values().get(1)).values()).containsExactly(0, 1, 0, 0.4);
        assertThat(((VertexScalars) json.values().get(3)).values()).containsExactly(0.5, 1.5, 2.5, 3.5);
        assertThat(binary).usingRecursiveComparison().isEqualTo(json);
        assertThat(json.warnings()).isEmpty();
    }

    /** Triangles 0 1 2 3 as a strip, a fan and a list cover the same square the same way around. */
    @ParameterizedTest
    @CsvSource({"5121", "5123", "5125"})
    void stripsAndFansOfEveryIndexWidth(int componentType) {
        GltfBuilder b = new GltfBuilder();
        int position = b.floats("VEC3", 3, SQUARE);
        int strip = b.ids(componentType, 0, 1, 3, 2);
        int fan = b.ids(componentType, 3, 0, 1, 2);
        TriangleMesh strips = load(b.json(mesh(position, 5, strip))).mesh();
        assertThat(strips.triangles()).containsExactly(0, 1, 3, 1, 2, 3);
        TriangleMesh fans = load(b.json(mesh(position, 6, fan))).mesh();
        assertThat(fans.triangles()).containsExactly(0, 1, 3, 1, 2, 3);
        for (TriangleMesh mesh : new TriangleMesh[] {strips, fans}) {
            assertThat(Shapes.area(mesh)).isEqualTo(1);
            assertThat(Shapes.normal(mesh, 0)[2]).isPositive();
            assertThat(Shapes.normal(mesh, 1)[2]).isPositive();
        }
    }

    @Test
    void withoutIndicesVerticesStandInOrder() {
        GltfBuilder b = new GltfBuilder();
        int position = b.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 0, 1, 0);
        assertThat(load(b.json(mesh(position, 4, -1))).mesh().triangles()).containsExactly(0, 1, 2);
    }

    @Test
    void sparseRowsReplaceDenseOnesAndZeros() {
        GltfBuilder b = new GltfBuilder();
        int where = b.view(Bytes.little().u16(1, 2).done(), "");
        int what = b.view(Bytes.little().f32(1, 0, 0, 0, 1, 0).done(), "");
        String sparse = "\"sparse\":{\"count\":2,\"indices\":{\"bufferView\":" + where
                + ",\"componentType\":5123},\"values\":{\"bufferView\":" + what + "}}}";
        int zeros = b.accessor("{\"componentType\":5126,\"type\":\"VEC3\",\"count\":3," + sparse);
        int dense = b.view(Bytes.little().f32(7, 7, 7, 8, 8, 8, 9, 9, 9).done(), "");
        int mixed = b.accessor(
                "{\"bufferView\":" + dense + ",\"componentType\":5126,\"type\":\"VEC3\",\"count\":3," + sparse);
        assertThat(load(b.json(mesh(zeros, 4, -1))).mesh().positions()).containsExactly(0, 0, 0, 1, 0, 0, 0, 1, 0);
        assertThat(load(b.json(mesh(mixed, 4, -1))).mesh().positions()).containsExactly(7, 7, 7, 1, 0, 0, 0, 1, 0);
    }

    /** Row 58. */
    @ParameterizedTest
    @CsvSource({"2, 1, above 2", "1, 1, above 1", "1, 3, below 3"})
    void sparseRowsMustIncreaseAndExist(int first, int second, String named) {
        GltfBuilder b = new GltfBuilder();
        int where = b.view(Bytes.little().u16(first, second).done(), "");
        int what = b.view(Bytes.little().f32(1, 0, 0, 0, 1, 0).done(), "");
        int zeros = b.accessor("{\"componentType\":5126,\"type\":\"VEC3\",\"count\":3,\"sparse\":{\"count\":2,"
                + "\"indices\":{\"bufferView\":" + where + ",\"componentType\":5123},\"values\":{\"bufferView\":" + what
                + "}}}");
        refused(b.json(mesh(zeros, 4, -1)), "sparse.indices", named);
    }

    /** A quarter turn about z, then a shift, twice as deep: like complex numbers, (i z + 5) applied twice. */
    @Test
    void transformsOfNodesMultiply() {
        GltfBuilder b = new GltfBuilder();
        int position = b.floats("VEC3", 3, 1, 0, 0, 0, 1, 0, 0, 0, 1);
        int normal = b.floats("VEC3", 3, 1, 0, 0, 1, 0, 0, 1, 0, 0);
        double h = Math.sqrt(0.5);
        String turn = "\"rotation\":[0,0," + h + "," + h + "],\"translation\":[5,0,0]";
        MeshFile file = load(b.json("\"meshes\":[{\"primitives\":[{\"attributes\":{\"POSITION\":" + position
                + ",\"NORMAL\":" + normal + "}}]}],\"nodes\":[{\"children\":[1]," + turn + "},{\"mesh\":0," + turn
                + "}],\"scenes\":[{\"nodes\":[0]}],\"scene\":0"));
        double[] wanted = {4, 5, 0, 5, 4, 0, 5, 5, 1}; // i (i z + 5) + 5 = 5 + 5 i - z
        double[] got = file.mesh().positions();
        for (int i = 0; i < 9; i++) {
            assertThat(got[i]).isCloseTo(wanted[i], within(1e-14));
        }
        assertThat(((VertexVectors) file.values().get(0)).vectors()[0]).isCloseTo(-1, within(1e-14));
    }

    /** A mirror keeps the outside outside: volume stays positive. */
    @Test
    void aMirrorTurnsTheFacesAround() {
        GltfBuilder b = new GltfBuilder();
        TriangleMesh tetrahedron = Shapes.tetrahedron();
        int position = b.floats("VEC3", 3, tetrahedron.positions());
        int ids = b.ids(GltfBuilder.U16, tetrahedron.triangles());
        TriangleMesh mirrored = load(b.json(mesh(position, 4, ids)
                        + ",\"nodes\":[{\"mesh\":0,\"matrix\":[-2,0,0,0,0,2,0,0,0,0,2,0,0,0,0,1]}]"))
                .mesh();
        assertThat(volume(tetrahedron)).isCloseTo(1.0 / 6, within(1e-15));
        assertThat(volume(mirrored)).isCloseTo(8.0 / 6, within(1e-14));
    }

    private static double volume(TriangleMesh mesh) {
        double volume = 0;
        for (int f = 0; f < mesh.faceCount(); f++) {
            double[] n = Shapes.normal(mesh, f);
            for (int axis = 0; axis < 3; axis++) {
                volume += n[axis] * mesh.coordinate(mesh.vertex(f, 0), axis) / 6;
            }
        }
        return volume;
    }

    @Test
    void instancesRepeatAndPrimitivesShareVertices() {
        GltfBuilder b = new GltfBuilder();
        int position = b.floats("VEC3", 3, SQUARE);
        String primitive = "{\"attributes\":{\"POSITION\":" + position + "},\"indices\":";
        MeshFile file = load(b.json("\"meshes\":[{\"primitives\":[" + primitive + b.ids(GltfBuilder.U8, 0, 1, 2) + "},"
                + primitive + b.ids(GltfBuilder.U8, 0, 2, 3) + "}]}],\"nodes\":[{\"mesh\":0},{\"mesh\":0}]"));
        assertThat(file.mesh().vertexCount()).isEqualTo(8);
        assertThat(file.mesh().triangles()).containsExactly(0, 1, 2, 0, 2, 3, 4, 5, 6, 4, 6, 7);
    }

    /** Row 63. */
    @Test
    void skinsAndMorphTargetsAreLeftOutWithAWarning() {
        GltfBuilder b = new GltfBuilder();
        int position = b.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 0, 1, 0);
        MeshFile file = load(b.json("\"meshes\":[{\"primitives\":[{\"attributes\":{\"POSITION\":" + position
                + "},\"targets\":[{\"POSITION\":0}]}]}],\"skins\":[{\"joints\":[0]}],"
                + "\"nodes\":[{\"mesh\":0,\"skin\":0,\"translation\":[9,9,9]}]"));
        assertThat(file.mesh().positions()).containsExactly(0, 0, 0, 1, 0, 0, 0, 1, 0);
        assertThat(file.warnings()).hasSize(2).anyMatch(w -> w.contains("skin")).anyMatch(w -> w.contains("morph"));
    }

    @Test
    void buffersBesideTheFileAreRead() throws IOException {
        GltfBuilder b = new GltfBuilder();
        int position = b.floats("VEC3", 3, SQUARE);
        int ids = b.ids(GltfBuilder.U8, 0, 1, 2);
        Files.write(folder.resolve("a b.bin"), b.buffer());
        Files.write(folder.resolve("$HOME`x~"), b.buffer());
        String mesh = mesh(position, 4, ids);
        assertThat(load(b.jsonBeside(mesh, "a%20b.bin")).mesh().faceCount()).isEqualTo(1);
        assertThat(load(b.jsonBeside(mesh, "./a b.bin")).mesh().faceCount()).isEqualTo(1);
        // row 53: a name is a name
        assertThat(load(b.jsonBeside(mesh, "$HOME`x~")).mesh().faceCount()).isEqualTo(1);
    }

    /** Rows 52 and 55. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside.bin",
                "%2e%2e/outside.bin",
                "x/../../outside.bin",
                "/etc/passwd",
                "file:///etc/passwd",
                "http://localhost/a.bin",
                "..\\\\outside.bin",
                "a\\u0000.bin",
                "link.bin",
                "",
                ".",
                "missing.bin"
            })
    void buffersElsewhereAreNeverOpened(String uri) throws IOException {
        Path outside = folder.resolve("outside.bin");
        Path inside = Files.createDirectories(folder.resolve("inside"));
        Files.createDirectories(inside.resolve("x"));
        GltfBuilder b = new GltfBuilder();
        int position = b.floats("VEC3", 3, SQUARE);
        Files.write(outside, b.buffer());
        Files.createSymbolicLink(inside.resolve("link.bin"), outside);
        Path file = Files.write(inside.resolve("a.gltf"), b.jsonBeside(mesh(position, 4, -1), uri));
        assertThatThrownBy(() -> MeshFiles.load(file))
                .isInstanceOf(MeshFormatException.class)
                .hasMessageNotContaining("\n")
                .message()
                .containsAnyOf("leads out of the folder", "is a folder", "no such file");
    }

    @Test
    void devicesAreNoBuffers() throws IOException {
        Path zero = Path.of("/dev/zero");
        Assumptions.assumeTrue(Files.exists(zero), "no /dev/zero here");
        Files.createSymbolicLink(folder.resolve("zero.bin"), zero);
        GltfBuilder b = new GltfBuilder();
        refused(b.jsonBeside(mesh(b.floats("VEC3", 3, SQUARE), 4, -1), "zero.bin"), "leads out of the folder");
    }

    /** Row 54. */
    @Test
    void badDataUrisAreRefused() {
        GltfBuilder b = new GltfBuilder();
        String mesh = mesh(b.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 0, 1, 0), 4, -1);
        refused(b.jsonBeside(mesh, "data:,abc"), "buffers[0].uri", "base64");
        refused(b.jsonBeside(mesh, "data:;base64,!!!!"), "buffers[0].uri", "base64");
        refused(b.jsonBeside(mesh, "data:;base64,AAAA"), "buffers[0]", "3 bytes", "36");
    }

    /** Row 56. */
    @Test
    void badChunksAreRefused() {
        byte[] good = GltfBuilder.square(true);
        for (int length = 1; length < good.length; length++) {
            refused(Arrays.copyOf(good, length), "");
        }
        int jsonLength = ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
        refused(withInt(good, 8, good.length + 1), "byte 8");
        refused(withInt(good, 12, -4), "byte 12", "4294967292 bytes");
        refused(withInt(good, 12, 0), "byte 12", "no JSON");
        refused(withInt(good, 16, 0x004e4942), "byte 12", "no JSON");
        refused(withInt(good, 20 + jsonLength, -1), "4294967295 bytes");
        refused(withInt(good, 4, 1), "version 1", "wanted 2");
    }

    private static byte[] withInt(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        return changed;
    }

    /** Row 57. */
    @Test
    void accessorsStayWithinTheirViews() {
        GltfBuilder b = new GltfBuilder();
        byte[] nine = Bytes.little().f32(0, 0, 0, 1, 0, 0, 0, 1, 0).done();
        int view = b.view(nine, "");
        int strided = b.view(nine, ",\"byteStride\":1");
        int odd = b.view(nine, ",\"byteStride\":14");
        int long1 = b.accessor(view, GltfBuilder.FLOAT, "VEC3", 4, "");
        int long2 = b.accessor(view, GltfBuilder.FLOAT, "VEC3", 3, ",\"byteOffset\":4");
        int huge = b.accessor(view, GltfBuilder.FLOAT, "VEC3", 400_000_000, "");
        int wrap = b.accessor(view, GltfBuilder.FLOAT, "VEC3", 1, ",\"byteOffset\":9007199254740988");
        int misaligned = b.accessor(view, GltfBuilder.FLOAT, "VEC3", 1, ",\"byteOffset\":2");
        int one = b.accessor(strided, GltfBuilder.FLOAT, "VEC3", 3, "");
        int fourteen = b.accessor(odd, GltfBuilder.FLOAT, "VEC3", 2, "");
        int zeros = b.accessor("{\"componentType\":5126,\"type\":\"VEC3\",\"count\":400000}");
        int many = b.accessor("{\"componentType\":5126,\"type\":\"VEC3\",\"count\":300000000}");
        for (int accessor : new int[] {long1, long2, wrap, misaligned, one, fourteen}) {
            refused(b.json(mesh(accessor, 4, -1)), "bufferViews[");
        }
        refused(b.json(mesh(huge, 4, -1)), "beyond");
        refused(b.json(mesh(zeros, 4, -1)), "400000 rows of zeros");
        refused(b.json(mesh(many, 4, -1)), "beyond");
        refused(b.json(mesh(99, 4, -1)), "POSITION names accessors[99]");
    }

    @Test
    void indicesBeyondTheVerticesAreNamed() {
        GltfBuilder b = new GltfBuilder();
        int position = b.floats("VEC3", 3, SQUARE);
        refused(b.json(mesh(position, 4, b.ids(GltfBuilder.U32, 0, 1, -1))), "accessors[1] number 2", "4294967295");
        refused(b.json(mesh(position, 4, b.ids(GltfBuilder.U8, 0, 1, 2, 3))), "4 corners");
        refused(b.json(mesh(position, 4, position)), "wanted SCALAR");
        refused(b.json(mesh(position, 0, -1)), "no triangles", "points or lines");
    }

    /** Row 59. */
    @Test
    void nodesMustBeATreeOfAnyDepth() {
        GltfBuilder b = new GltfBuilder();
        String mesh = mesh(b.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 0, 1, 0), 4, -1) + ",\"nodes\":[";
        refused(b.json(mesh + "{\"children\":[1]},{\"children\":[0]}]"), "circle");
        refused(b.json(mesh + "{\"children\":[0]}]"), "circle");
        refused(b.json(mesh + "{\"children\":[2]},{\"children\":[2]},{\"mesh\":0}]"), "has the parent 0");
        refused(b.json(mesh + "{\"mesh\":0}],\"scenes\":[{\"nodes\":[0,0]}]"), "twice");
        refused(b.json(mesh + "{\"mesh\":0,\"children\":[7]}]"), "names nodes[7]");
        StringBuilder deep = new StringBuilder(mesh);
        int depth = 100_000;
        for (int i = 1; i < depth; i++) {
            deep.append("{\"children\":[").append(i).append("]},");
        }
        assertThat(load(b.json(deep + "{\"mesh\":0}]")).mesh().faceCount()).isEqualTo(1);
    }

    /** Row 60. */
    @Test
    void badMatricesAreRefusedAndSingularOnesWarnedOf() {
        GltfBuilder b = new GltfBuilder();
        String node = mesh(b.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 0, 1, 0), 4, -1) + ",\"nodes\":[{\"mesh\":0,";
        refused(b.json(node + "\"matrix\":[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0]}]"), "nodes[0].matrix", "15 numbers");
        refused(b.json(node + "\"matrix\":[1,0,0,0,0,1,0,0,0,0,NaN,0,0,0,0,1]}]"), "NaN");
        refused(b.json(node + "\"matrix\":[1,0,0,1,0,1,0,0,0,0,1,0,0,0,0,1]}]"), "affine");
        refused(b.json(node + "\"scale\":[1e300,1,1],\"translation\":\"x\"}]"), "translation", "an array");
        MeshFile flat = load(b.json(node + "\"scale\":[1,1,0]}]"));
        assertThat(flat.warnings()).singleElement().asString().contains("singular");
    }

    /** Row 61. */
    @Test
    void badJsonIsRefused() {
        refused("{\"a\":".repeat(1_000_000).getBytes(StandardCharsets.UTF_8), "128 levels");
        for (String json : new String[] {
            "{\"a\":" + "[".repeat(1000) + "]".repeat(1000) + "}",
            "{\"a\":1,\"a\":2}",
            "{\"a\":1e400}",
            "{\"a\":\"\\ud800\"}",
            "{\"a\":\"\\udc00\\ud800\"}",
            "{\"a\":01}",
            "{\"a\":+1}",
            "{\"a\":1.}",
            "{\"a\":.5}",
            "{\"a\":1,}",
            "{\"a\":[1,]}",
            "{'a':1}",
            "{\"a\":tru}",
            "{\"a\":\"\t\"}",
            "{\"a\":\"\\x\"}",
            "{\"a\":1} x",
            "{\"a\":/* */1}",
            "{\"a\"",
            "{}",
            "{\"asset\":{\"version\":\"1.0\"}}",
            "{\"asset\":[]}"
        }) {
            refused(json.getBytes(StandardCharsets.UTF_8), "");
        }
        refused(new byte[] {'{', '"', (byte) 0xc3, '(', '"', ':', '1', '}'}, "byte 2", "UTF-8");
    }

    @Test
    void escapesAndPairsOfJsonAreUnderstood() {
        Path path = folder.resolve("a.json");
        byte[] text = "{\"\\u0061\\n\\ud83d\\ude00é\": [-0.5e+1, true, null, [], {}]}".getBytes(StandardCharsets.UTF_8);
        JsonNode root =
                JsonNode.root(new FileBytes(path, text), JsonText.parse(new FileBytes(path, text), 0, text.length));
        assertThat(root.names()).containsExactly("a\n\uD83D\uDE00é");
        JsonNode array = root.get("a\n\uD83D\uDE00é");
        assertThat(array.size()).isEqualTo(5);
        assertThat(array.at(0).number()).isEqualTo(-5);
        assertThat(array.at(1).isTrue()).isTrue();
        assertThat(array.at(2).isMissing()).isTrue();
    }

    /** Row 62. */
    @Test
    void requiredExtensionsAreNamed() {
        String head = "{\"asset\":{\"version\":\"2.0\"},\"extensionsRequired\":[\"";
        for (String name : new String[] {"KHR_draco_mesh_compression", "EXT_meshopt_compression", "ACME_secret"}) {
            refused((head + name + "\"]}").getBytes(StandardCharsets.UTF_8), name);
        }
        assertThatThrownBy(() -> load(head + "KHR_texture_transform\"]}")).hasMessageContaining("no triangles");
    }

    /** A small file whose nodes repeat its mesh beyond all bounds. */
    @Test
    void instancesAreBounded() {
        GltfBuilder b = new GltfBuilder();
        int position = b.floats("VEC3", 3, new double[30_000]);
        StringBuilder nodes =
                new StringBuilder(mesh(position, 4, -1).replace("\"mode\":4", "\"mode\":6") + ",\"nodes\":[");
        nodes.append("{\"mesh\":0},".repeat(5000)).append("{\"mesh\":0}]");
        refused(b.json(nodes.toString()), "repeats the same data");
    }

    /** Many attributes of few vertices, then many vertices: filling up the attributes is bounded as well. */
    @Test
    void attributesThatMostVerticesDoNotHaveAreBounded() {
        GltfBuilder b = new GltfBuilder();
        int few = b.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 0, 1, 0);
        int one = b.floats("SCALAR", 1, 1, 2, 3);
        int many = b.floats("VEC3", 3, new double[180_000]);
        StringBuilder attributes = new StringBuilder("\"POSITION\":" + few);
        for (int i = 0; i < 2000; i++) {
            attributes.append(",\"_A").append(i).append("\":").append(one);
        }
        refused(
                b.json("\"meshes\":[{\"primitives\":[{\"attributes\":{" + attributes + "}},{\"mode\":6,\"attributes\":"
                        + "{\"POSITION\":" + many + "}}]}]"),
                "repeats the same data");
    }
}
