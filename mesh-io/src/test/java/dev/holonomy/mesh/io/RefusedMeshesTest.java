package dev.holonomy.mesh.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Bad mesh files: what the one line of the refusal must name. Numbers are rows of the list of bad input. */
class RefusedMeshesTest {
    private static final String TRIANGLE = "v 0 0 0\nv 1 0 0\nv 0 1 0\n";
    private static final String PLY = """
            ply
            format ascii 1.0
            element vertex 3
            property float x
            property float y
            property float z
            element face 1
            property list uchar int vertex_indices
            end_header
            """;
    private static final String LITTLE = PLY.replace("ascii", "binary_little_endian");

    @TempDir
    private Path folder;

    @SuppressWarnings("ArrayRecordComponent") // the content of a file, only ever written
    private record Bad(String row, String name, byte[] content, List<String> named) {}

    private static Bad bad(String row, String name, String text, String... named) {
        return new Bad(row, name, text.getBytes(StandardCharsets.UTF_8), List.of(named));
    }

    private static Bad bad(String row, String name, byte[] content, String... named) {
        return new Bad(row, name, content, List.of(named));
    }

    private static Stream<Bad> rows() {
        byte[] noise = new byte[4000];
        new Random(1).nextBytes(noise);
        String points = "0 0 0\n1 0 0\n0 1 0\n";
        String offTop = "OFF\n3 1 0\n" + points;
        return Stream.of(
                bad("1", "a.obj", "", "empty file"),
                bad("1", "a.ply", "", "empty file"),
                bad("2", "a.obj", " \n# only words\n\n", "no vertices"),
                bad("2", "a.off", "# only words\n", "no vertices"),
                bad("3", "a.xyz", "hello world", "unknown format", "OBJ"),
                bad("3", "a.obj", "{\"asset\":{}}", "JSON", "no glTF"),
                bad("3", "a.ply", "<?xml version='1.0'?><a/>", "XML"),
                bad("3", "a.ply", "hello", "\"ply\""),
                bad("4", "a.obj", TRIANGLE + "f 1 0 2\n", "line 4", "vertex 0", "count from 1"),
                bad("6", "a.obj", "v 0 0 0\nv 1 0 0\nf -1 -2 -3\nv 0 1 0\n", "line 3", "-3", "2 vertices so far"),
                bad("7", "a.obj", TRIANGLE + "f 1 2 4\nv 1 1 1 1 1\n", "line 5", "5 numbers"),
                bad("7", "a.obj", TRIANGLE + "f 1 2 3\nf 1 2 9\n", "line 5", "vertex 9", "3 vertices"),
                bad("7", "a.off", offTop + "3 0 1 3\n", "line 6", "vertex 3", "0..2"),
                bad("7", "a.off", offTop + "3 0 1 -1\n", "line 6", "vertex -1"),
                bad("7", "a.ply", PLY + points + "3 0 1 3\n", "line 13", "vertex 3", "0..2"),
                bad("8", "a.obj", TRIANGLE + "f 1 2 2147483648\n", "line 4", "too large"),
                bad("8", "a.obj", TRIANGLE + "f 1 2 99999999999999999999\n", "line 4", "too large"),
                bad("8", "a.off", offTop + "3 0 1 4294967296\n", "line 6", "too large"),
                bad("10", "a.obj", TRIANGLE + "f\n", "line 4", "without corners"),
                bad("10", "a.obj", TRIANGLE + "f 1 2 x\n", "line 4", "\"x\"", "v/t/n"),
                bad("10", "a.obj", TRIANGLE + "f 1/1/1/1 2 3\n", "line 4", "v/t/n"),
                bad("11", "a.obj", star(10_001), "10001 corners", "limit is 10000"),
                bad("22", "a.obj", "v 0 0 nan\n", "line 1", "\"nan\"", "not finite"),
                bad("22", "a.obj", "v 0 -Inf 0\n", "line 1", "\"-Inf\""),
                bad("22", "a.off", "OFF 1 0 0\nnan(0x1) 0 0\n", "line 2", "nan(0x1)", "not finite"),
                bad("22", "a.ply", PLY + "0 0 0\n0 nan 0\n0 0 0\n3 0 1 2\n", "line 11", "coordinate y of vertex 1"),
                bad("22", "a.ply", binary(Double.NaN), "byte " + (LITTLE.length() + 8), "coordinate z of vertex 0"),
                bad("23", "a.obj", "v 1e999 0 0\n", "line 1", "too large"),
                bad("25", "a.obj", "v 0,5 0 0\n", "line 1", "\"0,5\"", "decimal comma"),
                bad("26", "a.obj", "v ٣ 0 0\n", "line 1", "٣"),
                bad("30", "a.xyz", new byte[] {(byte) 0xff, (byte) 0xfe, 'h', 0, 'i', 0}, "unknown format"),
                bad("31", "a.obj", noise, "zero byte"),
                bad("31", "a.off", noise, "line 1", "number of vertices"),
                bad("31", "a.obj", "v 0 0 0\n" + "zq xw\nqq\n".repeat(3).replace("\n", "1\n") + junk(), "no OBJ file"),
                bad("32", "a.obj", "v 0 0 0 " + " ".repeat(1 << 20) + "\n", "line 1", "1048576"),
                bad("36", "a.off", "4OFF\n1 0 0\n0 0 0 1\n", "line 1", "4OFF", "three dimensions"),
                bad("36", "a.off", "nOFF\n3\n1 0 0\n0 0 0\n", "line 1", "nOFF"),
                bad("36", "a.off", "hello\n1 0 0\n0 0 0\n", "line 1", "\"hello\"", "number of vertices"),
                bad("36", "a.off", "OFF BINARY\nhello, world", "byte 11", "byte order"),
                bad("37", "a.off", "OFF\n353535235358 6 0\n" + points, "line 2", "353535235358 vertices", "18 bytes"),
                bad("37", "a.off", "OFF\n3 353535235358 0\n" + points, "line 2", "353535235358 faces"),
                bad("38", "a.off", "OFF\n-3 1 0\n" + points, "line 2", "-3"),
                bad("38", "a.off", "OFF\n0x3 1 0\n" + points, "line 2", "\"0x3\""),
                bad("38", "a.off", "OFF\n3.0 1 0\n" + points, "line 2", "\"3.0\""),
                bad("38", "a.off", "OFF\n1e1 1 0\n" + points, "line 2", "\"1e1\""),
                bad("38", "a.ply", PLY.replace("vertex 3", "vertex -3"), "line 3", "-3"),
                bad("38", "a.ply", PLY.replace("vertex 3", "vertex 3.0"), "line 3", "\"3.0\""),
                bad("39", "a.off", "OFF\n3 2 0\n" + points + "3 0 1 2\n", "line 6", "1 faces", "says 2"),
                bad("39", "a.off", "OFF\n4 0 0\n" + points + "# more to come, said the file\n", "3 vertices", "says 4"),
                bad("39", "a.off", offTop + "3 0 1 2\n3 0 1 2\n", "line 7", "3 vertices and 1 faces"),
                bad("39", "a.off", offTop + "4 0 1 2\n", "line 6", "the line ends"),
                bad("39", "a.ply", PLY + points + "3 0 1 2\n3 0 1 2\n", "line 14", "end of the file"),
                bad("39", "a.ply", PLY + points + "# not yet\n", "line 13", "\"#\""),
                bad("39", "a.ply", PLY + "0 0 0 0\n" + points, "line 10", "end of the line"),
                bad("39", "a.ply", PLY + "0 0\n" + points, "line 10", "the line ends"),
                bad("41", "a.stl", "solid nothing\nendsolid\n", "no triangles"),
                bad("41", "a.stl", Bytes.little().raw(new byte[84]).done(), "no triangles"),
                bad(
                        "41",
                        "a.stl",
                        "solid a\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nendloop\n",
                        "line 5",
                        "endloop"),
                bad(
                        "41",
                        "a.stl",
                        "solid a\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\n",
                        "line 4",
                        "within a facet"),
                bad("41", "a.stl", "hello", "84 bytes"),
                bad("44", "a.ply", LITTLE.replace("vertex 3", "vertex 4294967295"), "4294967295"),
                bad(
                        "44",
                        "a.ply",
                        LITTLE.replace("vertex 3", "vertex 700000000"),
                        "byte " + (LITTLE.length() + 8),
                        "700000000",
                        "0 bytes follow"),
                bad("44", "a.stl", Bytes.little().raw(new byte[80]).i32(-1).done(), "byte 80", "4294967295"),
                bad("45", "a.ply", PLY.replace("face 1", "face 999999999999999999999") + points, "1000000000000000000"),
                bad("48", "a.ply", PLY.replace("list uchar", "list float"), "line 8", "float", "integer type"),
                bad("48", "a.ply", negativeList(), "-1 numbers", "byte"),
                bad(
                        "48",
                        "a.ply",
                        PLY.replace("list uchar", "list int") + points + "2147483647 0 1 2\n",
                        "line 13",
                        "2147483647"),
                bad("48", "a.ply", PLY.replace("uchar int", "uchar float"), "vertex_indices", "integer type"),
                bad(
                        "49",
                        "a.ply",
                        PLY.replace("property float y", "property float x"),
                        "line 5",
                        "\"x\"",
                        "second time"),
                bad("49", "a.ply", PLY.replace("element face", "element vertex"), "line 7", "second time"),
                bad("49", "a.ply", PLY.replace("property float y", "property quad y"), "line 5", "\"quad\""),
                bad("49", "a.ply", PLY.replace("property float y\n", ""), "line 3", "no number y"),
                bad("49", "a.ply", PLY.replace("element vertex", "element point"), "no element vertex"),
                bad("49", "a.ply", "ply\nformat ascii 1.0\nproperty int x\n", "line 3", "before the first element"),
                bad("49", "a.ply", PLY.replace("ascii", "ebcdic"), "line 2", "ebcdic"),
                bad("49", "a.ply", PLY.replace("1.0", "2.0"), "line 2", "2.0"),
                bad("49", "a.ply", PLY.replace("format ascii 1.0\n", ""), "without a format"),
                bad("49", "a.ply", PLY.replace("end_header\n", ""), "before end_header"),
                bad("49", "a.ply", PLY.replace("element face", "elephant face"), "line 7", "elephant"),
                bad(
                        "49",
                        "a.ply",
                        PLY.replace("element vertex 3", "element vertex 99999999999")
                                .replace("property float x\nproperty float y\nproperty float z\n", ""),
                        "99999999999"),
                bad("51", "a.obj", "PK\u0003\u0004 and so on", "zip", "compressed"),
                bad("51", "a.obj", gzip(new byte[100 << 20]), "unpacks to more than"),
                bad("51", "a.obj", cut(gzip(TRIANGLE.getBytes(StandardCharsets.UTF_8)), 5), "gzip"),
                bad("51", "a.obj", gzip(new byte[0]), "empty file inside gzip"));
    }

    @TestFactory
    Stream<DynamicTest> eachIsRefusedInOneLine() {
        return rows().map(bad -> DynamicTest.dynamicTest(
                bad.row + " " + bad.name + " " + String.join(", ", bad.named), () -> refuses(bad)));
    }

    private void refuses(Bad bad) throws IOException {
        Path file = Files.write(folder.resolve(bad.name), bad.content);
        assertThatThrownBy(() -> MeshFiles.load(file))
                .isInstanceOf(MeshFormatException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageNotContaining("\n")
                .satisfies(e -> assertThat(e.getMessage()).contains(bad.named));
    }

    @Test
    void whatIsNoRegularFileIsRefused() throws IOException {
        assertThatThrownBy(() -> MeshFiles.read(folder.resolve("missing.obj")))
                .isInstanceOf(MeshFormatException.class)
                .hasMessageContaining("missing.obj: cannot read, no such file");
        assertThatThrownBy(() -> MeshFiles.read(folder))
                .isInstanceOf(MeshFormatException.class)
                .hasMessageContaining("is a folder");
        Path loop = Files.createSymbolicLink(folder.resolve("loop.obj"), folder.resolve("loop.obj"));
        assertThatThrownBy(() -> MeshFiles.read(loop))
                .isInstanceOf(MeshFormatException.class)
                .hasMessageContaining("loop.obj");
        Path device = Path.of("/dev/zero");
        if (Files.exists(device)) {
            assertThatThrownBy(() -> MeshFiles.read(device))
                    .isInstanceOf(MeshFormatException.class)
                    .hasMessageContaining("wanted a regular file");
        }
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndNoTemporaryOne() throws IOException {
        Path file = Files.writeString(folder.resolve("old.ply"), "old");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(file + ": cannot write, No space left on device");
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
        assertThatThrownBy(() -> AtomicFile.write(folder.resolve("no/such/a.ply"), out -> out.write(1)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("a.ply")
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> AtomicFile.write(folder, out -> out.write(1)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("it is a folder");
        AtomicFile.write(file, out -> out.write(65));
        assertThat(file).hasContent("A");
    }

    private static byte[] binary(double z) {
        return Bytes.little()
                .text(LITTLE)
                .f32(0, 0, z, 1, 0, 0, 0, 1, 0)
                .u8(3)
                .i32(0, 1, 2)
                .done();
    }

    private static byte[] negativeList() {
        String header = LITTLE.replace("list uchar", "list char");
        return Bytes.little()
                .text(header)
                .f32(0, 0, 0, 1, 0, 0, 0, 1, 0)
                .u8(255)
                .i32(0, 1, 2)
                .done();
    }

    private static String junk() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            text.append("word").append(i).append(" 1 2\n");
        }
        return text.toString();
    }

    /** A star: far from convex, without crossing itself. */
    private static String star(int corners) {
        StringBuilder text = new StringBuilder();
        StringBuilder face = new StringBuilder("f");
        for (int i = 0; i < corners; i++) {
            double radius = i % 2 == 0 ? 1 : 2;
            double angle = 2 * Math.PI * i / corners;
            text.append("v ")
                    .append(radius * Math.cos(angle))
                    .append(' ')
                    .append(radius * Math.sin(angle))
                    .append(" 0\n");
            face.append(' ').append(i + 1);
        }
        return text.append(face).append('\n').toString();
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] cut(byte[] content, int fromEnd) {
        return Arrays.copyOf(content, content.length - fromEnd);
    }
}
