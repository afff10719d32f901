package dev.holonomy.mesh.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.FaceScalars;
import dev.holonomy.mesh.MeshEdges;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.VertexVectors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Values of a mesh of 108 vertices and 216 faces from every kind of file. Numbers are rows of the list of bad input. */
class ValueFilesTest {
    private static final TriangleMesh MESH = Shapes.torus(12, 9, 1);
    private static final int V = 108;
    private static final int F = 216;

    @TempDir
    private Path folder;

    private Path text(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void theNumberOfRowsSaysWhereAndTheNumbersSayWhat() throws IOException {
        Path file = folder.resolve("heat.npy");
        Npy.write(file, NpyArray.of(new double[V], V));
        assertThat(ValueFiles.read(file, MESH)).singleElement().isInstanceOf(VertexScalars.class);
        Npy.write(file, NpyArray.of(new float[F], F, 1));
        assertThat(ValueFiles.read(file, MESH)).singleElement().isInstanceOf(FaceScalars.class);
        Npy.write(file, NpyArray.of(new double[3 * V], V, 3));
        assertThat(ValueFiles.read(file, MESH)).singleElement().isInstanceOf(VertexVectors.class);
        assertThat(ValueFiles.read(file, MESH, ValueKind.SCALARS))
                .extracting(MeshValues::name)
                .containsExactly("heat_0", "heat_1", "heat_2");
        int[] ids = new int[V];
        ids[5] = 7;
        ids[6] = -1;
        Npy.write(file, NpyArray.of(ids, V));
        assertThat(ValueFiles.read(file, MESH)).singleElement().isInstanceOfSatisfying(VertexLabels.class, labels -> {
            assertThat(labels.labels()).isEqualTo(ids);
            assertThat(labels.classNames()).hasSize(8).startsWith("0", "1");
        });
        assertThat(ValueFiles.read(file, MESH, ValueKind.MAP))
                .singleElement()
                .isInstanceOfSatisfying(VertexMap.class, map -> {
                    assertThat(map.targets()).isEqualTo(ids);
                    assertThat(map.targetCount()).isEqualTo(8);
                });
        assertThat(ValueFiles.read(file, MESH, ValueKind.SCALARS))
                .singleElement()
                .isInstanceOf(VertexScalars.class);
    }

    @Test
    void textAndTablesAreRead() throws IOException {
        assertThat(ValueFiles.read(text("a.txt", "# heat\n" + "0.5\n".repeat(V)), MESH))
                .singleElement()
                .isInstanceOf(VertexScalars.class);
        assertThat(ValueFiles.read(text("a.txt", "1\n".repeat(F)), MESH))
                .singleElement()
                .isInstanceOf(FaceLabels.class);
        List<MeshValues> table = ValueFiles.read(text("a.csv", "\"heat\", ,part\n" + "0.5,nan,3\n".repeat(V)), MESH);
        assertThat(table).extracting(MeshValues::name).containsExactly("heat", "column_1", "part");
        assertThat(((VertexScalars) table.get(1)).values()).containsOnly(Double.NaN);
        assertThat(((VertexScalars) table.get(2)).values()).containsOnly(3);
    }

    @Test
    void idsOfVtsCountFromOne() throws IOException {
        int[] ids = new int[V];
        ids[1] = 41;
        Path file = folder.resolve("a.vts");
        Vts.write(file, ids);
        assertThat(file).content().startsWith("1\n42\n1\n");
        assertThat(Vts.read(file)).isEqualTo(ids);
        assertThat(ValueFiles.read(file, MESH)).singleElement().isInstanceOfSatisfying(VertexMap.class, map -> {
            assertThat(map.targets()).isEqualTo(ids);
            assertThat(map.targetCount()).isEqualTo(42);
        });
        assertThatThrownBy(() -> Vts.write(file, new int[] {-1})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void psbLabelsAndPropertiesOfPlyKeepTheirKind() throws IOException {
        FaceLabels labels = new FaceLabels("labels", new int[F], List.of("torus"));
        Path psb = folder.resolve("1_labels.txt");
        PsbLabels.write(psb, labels);
        assertThat(ValueFiles.read(psb, MESH)).usingRecursiveComparison().isEqualTo(List.of(labels));
        Path ply = folder.resolve("predicted.ply");
        MeshFiles.write(ply, MESH, List.of(labels));
        assertThat(ValueFiles.read(ply, MESH)).usingRecursiveComparison().isEqualTo(List.of(labels));
    }

    @Test
    void archivesGiveEveryArrayThatFits() throws IOException {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("labels", NpyArray.of(new long[F], F));
        arrays.put("probabilities", NpyArray.of(new float[2 * F], F, 2));
        arrays.put("confusion", NpyArray.of(new int[4], 2, 2));
        Path file = folder.resolve("a.npz");
        Npz.write(file, arrays);
        assertThat(ValueFiles.read(file, MESH))
                .extracting(MeshValues::name)
                .containsExactly("labels", "probabilities_0", "probabilities_1");
        assertThat(Npz.read(file).keySet()).containsExactly("labels", "probabilities", "confusion");
        byte[] first = Files.readAllBytes(file);
        Npz.write(file, arrays);
        assertThat(file).hasBinaryContent(first);
    }

    /** Rows 69, 70: types and orders as numpy writes them. */
    @Test
    void everyTypeAndOrderIsConvertedExactly() throws IOException {
        double[] wanted = {0, 1, 2, 3, 4, 5};
        for (String type : List.of(
                "<f8", ">f8", "<f4", ">f4", "<f2", ">f2", "<i8", ">i8", "<i4", "<i2", ">i2", "|i1", "<u8", ">u4", "<u2",
                "|u1")) {
            NpyArray rows = Npy.read(npy(header(type, "False", "(2, 3)"), encoded(type, wanted)));
            assertThat(rows.doubles()).as(type).isEqualTo(wanted);
            NpyArray columns = Npy.read(npy(header(type, "True", "(3, 2)"), encoded(type, wanted)));
            assertThat(columns.doubles()).as(type).containsExactly(0, 3, 1, 4, 2, 5);
            assertThat(columns.shape()).containsExactly(3, 2);
        }
        NpyArray cube = Npy.read(npy(header("|u1", "True", "(1, 3, 2)"), encoded("|u1", wanted)));
        assertThat(cube.ints()).containsExactly(0, 3, 1, 4, 2, 5);
        assertThat(Npy.read(npy(header("|b1", "False", "(2,)"), new byte[] {0, 1}))
                        .ints())
                .containsExactly(0, 1);
        assertThat(Npy.read(npy(header("<f8", "False", "()"), new byte[8])).size())
                .isEqualTo(1);
        assertThat(Npy.read(npy(header("<f8", "False", "(0, 3)"), new byte[0])).shape())
                .containsExactly(0, 3);
        assertThat(Npy.read(npy(header("<f8", "False", "(2147483647, 2147483647, 0)"), new byte[0]))
                        .size())
                .isZero();
    }

    /** All 65,536 halves against their definition. */
    @Test
    void halvesAreConvertedByTheirDefinition() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            int exponent = (bits >> 10) & 31;
            double mantissa = (bits & 1023) / 1024.0;
            double size = exponent == 31
                    ? mantissa == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                    : exponent == 0 ? mantissa * Math.pow(2, -14) : (1 + mantissa) * Math.pow(2, exponent - 15);
            assertThat(Double.compare(Npy.half((short) bits), bits < 1 << 15 || Double.isNaN(size) ? size : -size))
                    .as("half %x", bits)
                    .isZero();
        }
    }

    private static byte[] encoded(String type, double[] numbers) {
        Bytes bytes = type.charAt(0) == '>' ? Bytes.big() : Bytes.little();
        for (double number : numbers) {
            int n = (int) number;
            switch (type.substring(1)) {
                case "f8" -> bytes.f64(number);
                case "f4" -> bytes.f32(number);
                case "f2" -> bytes.u16(n == 0 ? 0 : halfOfSmall(n));
                case "i8", "u8" -> bytes.i32(type.charAt(0) == '>' ? new int[] {0, n} : new int[] {n, 0});
                case "i4", "u4" -> bytes.i32(n);
                case "i2", "u2" -> bytes.u16(n);
                default -> bytes.u8(n);
            }
        }
        return bytes.done();
    }

    private static int halfOfSmall(int n) {
        int exponent = 31 - Integer.numberOfLeadingZeros(n);
        return ((exponent + 15) << 10) | ((n << (10 - exponent)) & 1023);
    }

    private static String header(String type, String fortran, String shape) {
        return "{'descr': '" + type + "', 'fortran_order': " + fortran + ", 'shape': " + shape + ", }\n";
    }

    private Path npy(String header, byte[] body) throws IOException {
        return Files.write(folder.resolve("a.npy"), npyBytes(header, body));
    }

    private static byte[] npyBytes(String header, byte[] body) {
        return Bytes.little()
                .u8(0x93)
                .text("NUMPY")
                .u8(1, 0)
                .u16(header.length())
                .text(header)
                .raw(body)
                .done();
    }

    @SuppressWarnings("ArrayRecordComponent") // the content of a file, only ever written
    private record Bad(String row, String name, byte[] content, List<String> named) {}

    private static Bad bad(String row, String name, String text, String... named) {
        return new Bad(row, name, text.getBytes(StandardCharsets.UTF_8), List.of(named));
    }

    private static Bad npyBad(String row, String header, int bytes, String... named) {
        return new Bad(row, "a.npy", npyBytes(header, new byte[bytes]), List.of(named));
    }

    private static Bad zip(String row, byte[] archive, String... named) {
        return new Bad(row, "a.npz", archive, List.of(named));
    }

    private static Stream<Bad> rows() throws IOException {
        String f8 = header("<f8", "False", "(3,)");
        byte[] array = npyBytes(header("|u1", "False", "(108,)"), new byte[V]);
        byte[] good = PackedZip.of("a.npy", array);
        int central = indexOf(good, "PK\u0001\u0002");
        return Stream.of(
                bad("64", "a.txt", "1\n".repeat(107), "107 rows", "108 vertices", "216 faces"),
                bad("64", "a_labels.txt", "arm\n1 2 3\n", "labels 3 of the 216 faces", "face 4"),
                bad("64", "a_labels.txt", "arm\n1 2 217\n", "line 2", "face 217", "1..216", "another mesh"),
                bad("64", "a_labels.txt", "arm\n1 2 0\n", "line 2", "face 0"),
                bad("64", "a_labels.txt", "arm\n1 2\nleg\n2 3\n", "line 4", "face 2", "\"leg\"", "\"arm\""),
                bad("64", "a_labels.txt", "arm\n1 2\nleg", "line 3", "\"leg\"", "face ids"),
                bad("64", "a_labels.txt", "arm\n1 x\n", "line 2", "\"x\"", "face id"),
                bad("65", "a.vts", "1\n0\n", "line 2", "count from 1"),
                bad("65", "a.vts", "1\n-1\n", "line 2", "-1"),
                bad("65", "a.vts", "1\n2147483648\n", "line 2", "2147483648"),
                bad("65", "a.vts", "1\n1.0\n", "line 2", "\"1.0\""),
                bad("65", "a.vts", "1 2\n", "line 1", "one id a line"),
                bad("65", "a.vts", "\n", "no vertex ids"),
                bad("65", "a.txt", "0.5\nhello\n", "line 2", "\"hello\""),
                bad("65", "a.txt", "0,5\n", "line 1", "decimal comma"),
                bad("65", "a.csv", "a,b\n1,2\n3\n", "line 3", "1 numbers", "2"),
                bad("65", "a.csv", "a,b\n1,2,3\n", "names 2 columns", "3"),
                bad("65", "a.dat", "1\n", "unknown kind of value file"),
                bad("65", "a.txt", "", "empty file"),
                bad("65", "a.csv", "a,b\n", "no numbers"),
                new Bad(
                        "67",
                        "a.npy",
                        new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'X', 1, 0, 0, 0},
                        List.of("byte 0")),
                new Bad("67", "a.npy", replaced(npyBytes(f8, new byte[24]), 6, 9), List.of("version 9.0")),
                new Bad(
                        "67",
                        "a.npy",
                        replaced(replaced(npyBytes(f8, new byte[24]), 6, 2), 11, 0xff),
                        List.of("header of")),
                npyBad("67", "__import__('os').system('true')", 0, "wanted {"),
                npyBad("67", "{'descr': '<f8', 'fortran_order': open('x'), 'shape': (3,)}", 24, "wanted , or }"),
                npyBad("67", "{'descr': '<f8', 'descr': '<f8', 'shape': (3,)}", 24, "comes twice"),
                npyBad("67", "{'descr': '<f8', 'shape': (3,)}", 24, "wanted descr, fortran_order and shape"),
                npyBad("67", f8.strip() + " or True", 24, "nothing after }"),
                npyBad("67", "{'descr': '<f8", 24, "closing quote"),
                npyBad("68", header("|O", "False", "(3,)"), 24, "Python objects (pickle)"),
                npyBad("69", header("<c16", "False", "(3,)"), 48, "\"<c16\""),
                npyBad("69", header("<U2", "False", "(3,)"), 24, "\"<U2\""),
                npyBad("69", "{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (3,)}", 12, "structured"),
                npyBad("69", header("<u8", "False", "(1,)").replace("(1,)", "(2,)"), 16, "108 vertices"),
                npyBad("71", header("<f8", "False", "(-1,)"), 24, "(-1,)"),
                npyBad("71", header("<f8", "False", "(1099511627776,)"), 24, "1099511627776", "too large"),
                npyBad("71", header("<f8", "False", "(2000000000, 2000000000, 2000000000)"), 24, "24 follow"),
                npyBad("71", header("<f8", "False", "(4,)"), 24, "wants 32 bytes, 24 follow"),
                npyBad("71", header("<f8", "False", "(2,)"), 24, "wants 16 bytes, 24 follow"),
                npyBad("71", header("<f8", "False", "(2,2,2)"), 64, "[2, 2, 2]", "a number or a row"),
                zip("72", PackedZip.of("a.npy", new byte[70 << 20]), "200 times"),
                zip("72", replacedInt(good, central + 24, 60 << 20), "contradicts|does not unpack"),
                zip("73", PackedZip.of("../../a.npy", array), "\"../../a.npy\"", "path to elsewhere"),
                zip("73", PackedZip.of("/a.npy", array), "path to elsewhere"),
                zip("73", PackedZip.of("c:\\a.npy", array), "path to elsewhere"),
                zip("73", PackedZip.of("folder/", new byte[0]), "name of a folder"),
                zip("73", PackedZip.of("readme.txt", array), "\"readme.txt\"", "no .npy array"),
                zip("73", twice(good), "comes twice|overlap|end record|entries"),
                zip("73", replaced(good, central + 8, 9), "encrypted"),
                zip("73", replaced(good, central + 10, 12), "method 12"),
                zip("73", replaced(good, central + 16, good[central + 16] ^ 1), "checksum"),
                zip("73", replaced(good, 30, 'b'), "contradicts"),
                zip("73", replacedInt(good, central + 42, 1), "no header at byte 1"),
                zip("73", replacedInt(good, central + 20, -1), "zip64"),
                zip("73", replaced(replaced(good, good.length - 12, 200), good.length - 14, 200), "200 entries"),
                zip("73", replaced(good, good.length - 12, 200), "several parts"),
                zip("73", replaced(good, good.length - 6, 0), "entry 0 of the zip directory"),
                zip("73", "PK\u0003\u0004".getBytes(StandardCharsets.ISO_8859_1), "no zip archive"));
    }

    private static byte[] replaced(byte[] bytes, int at, int value) {
        byte[] copy = bytes.clone();
        copy[at] = (byte) value;
        return copy;
    }

    private static byte[] replacedInt(byte[] bytes, int at, int value) {
        byte[] copy = bytes;
        for (int i = 0; i < 4; i++) {
            copy = replaced(copy, at + i, value >> (8 * i));
        }
        return copy;
    }

    private static int indexOf(byte[] bytes, String signature) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(signature);
    }

    /** An archive whose directory lists its entry twice. */
    private static byte[] twice(byte[] good) {
        int central = indexOf(good, "PK\u0001\u0002");
        int end = indexOf(good, "PK\u0005\u0006");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(good, 0, end);
        out.write(good, central, end - central);
        byte[] tail = Arrays.copyOfRange(good, end, good.length);
        tail[8] = tail[10] = 2;
        tail[12] = (byte) (2 * (end - central));
        out.writeBytes(tail);
        return out.toByteArray();
    }

    @TestFactory
    Stream<DynamicTest> eachIsRefusedInOneLine() throws IOException {
        return rows().map(bad -> DynamicTest.dynamicTest(
                bad.row + " " + bad.name + " " + String.join(", ", bad.named), () -> refuses(bad)));
    }

    private void refuses(Bad bad) throws IOException {
        Path file = Files.write(folder.resolve(bad.name), bad.content);
        assertThatThrownBy(() -> ValueFiles.read(file, MESH))
                .isInstanceOf(MeshFormatException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageNotContaining("\n")
                .satisfies(e -> assertThat(bad.named).allSatisfy(words -> assertThat(words.split("\\|", -1))
                        .anySatisfy(word -> assertThat(e.getMessage()).contains(word))));
    }

    @Test
    void kindsThatTheNumbersDoNotFitAreRefused() throws IOException {
        Path file = text("a.txt", "0.5\n".repeat(V));
        assertThatThrownBy(() -> ValueFiles.read(file, MESH, ValueKind.LABELS))
                .isInstanceOf(MeshFormatException.class)
                .hasMessageContaining("row 0")
                .hasMessageContaining("label 0.5");
        Path faces = text("b.txt", "1\n".repeat(F));
        assertThatThrownBy(() -> ValueFiles.read(faces, MESH, ValueKind.MAP))
                .isInstanceOf(MeshFormatException.class)
                .hasMessageContaining("belongs to the vertices");
        Path other = folder.resolve("other.ply");
        MeshFiles.write(other, Shapes.tetrahedron(), List.of(new VertexScalars("heat", new double[4])));
        assertThatThrownBy(() -> ValueFiles.read(other, MESH))
                .isInstanceOf(MeshFormatException.class)
                .hasMessageContaining("\"heat\" has 4 numbers, wanted 108");
    }

    /** The edges of a closed surface: as many as Euler's formula says, numbered as they are met. */
    @Test
    void edgesAreNumberedInTheOrderOfFirstAppearance() {
        TriangleMesh torus = Shapes.torus(9, 7, 1);
        MeshEdges edges = new MeshEdges(torus);
        assertThat(edges.count()).isEqualTo(torus.vertexCount() + torus.faceCount());
        int next = 0;
        for (int f = 0; f < torus.faceCount(); f++) {
            for (int c = 0; c < 3; c++) {
                assertThat(edges.edge(f, c)).isLessThanOrEqualTo(next);
                if (edges.edge(f, c) == next) {
                    assertThat(edges.firstSide(next)).isEqualTo(3 * f + c);
                    next++;
                }
            }
        }
        assertThat(next).isEqualTo(edges.count());
        MeshEdges tetrahedron = new MeshEdges(Shapes.tetrahedron());
        int[] first = {tetrahedron.edge(0, 0), tetrahedron.edge(0, 1), tetrahedron.edge(0, 2)};
        assertThat(first).containsExactly(0, 1, 2);
    }

    @Test
    void labelsOfEdgesAndFacesOfMeshCnn() throws IOException {
        TriangleMesh mesh = Shapes.tetrahedron(); // faces 0 2 1, 0 1 3, 1 2 3, 2 0 3; edges 02 21 10 13 30 32
        Path edges = Files.writeString(folder.resolve("t.eseg"), "1\n1.000000000000000000e+00\n2\n2\n0\n1\n");
        Path faces = Files.writeString(folder.resolve("t.seg"), "0\n1\n-1\n1\n");
        FaceLabels ofEdges = (FaceLabels) ValueFiles.read(edges, mesh).get(0);
        assertThat(EdgeLabels.read(edges, new MeshEdges(mesh))).containsExactly(1, 1, 2, 2, 0, 1);
        assertThat(ofEdges.labels()).containsExactly(1, 2, 1, 1);
        FaceLabels ofFaces = (FaceLabels) ValueFiles.read(faces, mesh).get(0);
        assertThat(ofFaces.labels()).containsExactly(0, 1, -1, 1);
        for (String bad : List.of("0\n1\n", "0\n1\nx\n0\n", "0\n1.5\n0\n0\n", "0\n0\n-2\n0\n", "0 1\n0\n0\n0\n")) {
            Path file = Files.writeString(folder.resolve("bad.seg"), bad);
            assertThatThrownBy(() -> ValueFiles.read(file, mesh))
                    .isInstanceOf(MeshFormatException.class)
                    .hasMessageContaining("bad.seg");
        }
        Path swapped = Files.writeString(folder.resolve("six.seg"), "0\n0\n0\n0\n0\n0\n");
        assertThatThrownBy(() -> ValueFiles.read(swapped, mesh))
                .hasMessageContaining("6 faces, the mesh has 4")
                .hasMessageContaining(".eseg");
        Path few = Files.writeString(folder.resolve("four.eseg"), "0\n0\n0\n0\n");
        assertThatThrownBy(() -> ValueFiles.read(few, mesh)).hasMessageContaining("4 edges, the mesh has 6");
    }

    @Test
    void numbersThatCountFromOneAreShiftedAndChecked() throws IOException {
        TriangleMesh mesh = Shapes.tetrahedron();
        Path file = Files.writeString(folder.resolve("ids.txt"), "1\n2\n0\n3\n");
        VertexLabels labels = (VertexLabels)
                ValueFiles.read(file, mesh, ValueKind.LABELS_FROM_ONE).get(0);
        assertThat(labels.labels()).containsExactly(0, 1, -1, 2);
        assertThatThrownBy(() -> ValueFiles.read(file, mesh, ValueKind.MAP_FROM_ONE))
                .isInstanceOf(MeshFormatException.class)
                .hasMessageContaining("row 2")
                .hasMessageContaining("count from 1");
        Path map = Files.writeString(folder.resolve("map.txt"), "4\n3\n2\n1\n");
        VertexMap read =
                (VertexMap) ValueFiles.read(map, mesh, ValueKind.MAP_FROM_ONE).get(0);
        assertThat(read.targets()).containsExactly(3, 2, 1, 0);
    }
}
