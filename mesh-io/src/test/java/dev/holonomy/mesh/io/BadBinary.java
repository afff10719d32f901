package dev.holonomy.mesh.io;

import static dev.holonomy.mesh.io.BadInputCase.mesh;
import static dev.holonomy.mesh.io.BadInputCase.read;
import static dev.holonomy.mesh.io.BadInputCase.refused;
import static dev.holonomy.mesh.io.BadInputCase.same;
import static dev.holonomy.mesh.io.BadInputCase.utf8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Rows 43 to 51: binary meshes. */
final class BadBinary {
    private static final String HEADER = """
            ply
            format binary_little_endian 1.0
            element vertex 3
            property float x
            property float y
            property float z
            element face 1
            property list uchar int vertex_indices
            end_header
            """;
    private static final String TEXT =
            HEADER.replace("binary_little_endian", "ascii") + "0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n";

    private BadBinary() {}

    static List<BadInputCase> cases() throws IOException {
        byte[] little = ply(HEADER, Bytes.little());
        return List.of(
                everyPrefix("a.ply", little),
                everyPrefix("a.stl", Bytes.stl("binary")),
                everyPrefix("a.glb", GltfBuilder.square(true)),
                refused(44, "a.ply", HEADER.replace("vertex 3", "vertex 4294967295"), "4294967295"),
                refused(44, "a.stl", Bytes.little().raw(new byte[80]).i32(-1).done(), "byte 80", "4294967295"),
                refused(45, "a.ply", HEADER.replace("vertex 3", "vertex 1537228672809129302"), "line 3"),
                refused(45, "a.ply", HEADER.replace("face 1", "face 9223372036854775807") + "x".repeat(40), "9"),
                read(46, "a.ply", ply(HEADER.replace("little", "big"), Bytes.big()), same(utf8(TEXT), "a.ply")),
                read(46, "a.ply", little, same(utf8(TEXT), "a.ply")),
                read(47, "a.ply", ply(HEADER.replace("\n", "\r\n"), Bytes.little()), same(little, "a.ply")),
                read(47, "a.ply", lineFeedFirst(), file -> {
                    mesh(3, 1).of(file);
                    same(lineFeedFirst(), "b.ply").of(file);
                }),
                read(48, "a.ply", TEXT.replace("list uchar", "list short"), same(little, "a.ply")),
                read(48, "a.ply", TEXT.replace("list uchar", "list int"), same(little, "a.ply")),
                refused(48, "a.ply", TEXT.replace("list uchar", "list float"), "line 8", "float", "integer type"),
                refused(
                        48,
                        "a.ply",
                        TEXT.replace("list uchar", "list int").replace("3 0 1 2", "-1 0 1 2"),
                        "-1 numbers"),
                refused(
                        48,
                        "a.ply",
                        TEXT.replace("list uchar", "list uint").replace("3 0 1 2", "2147483648 0 1 2"),
                        "line 13",
                        "2147483648 numbers"),
                refused(49, "a.ply", TEXT.replace("float y", "float x"), "line 5", "\"x\"", "second time"),
                refused(49, "a.ply", TEXT.replace("float y", "quad y"), "line 5", "\"quad\""),
                read(
                        49,
                        "a.ply",
                        TEXT.replace("element face", "element nothing 0\nproperty int n\nelement face"),
                        mesh(3, 1, "0 elements \"nothing\"")),
                read(49, "a.ply", faceFirst(), same(little, "a.ply")),
                read(49, "a.ply", manyProperties(10_000), mesh(3, 1)),
                read(50, "a.ply", appended(little, 5), mesh(3, 1, "5 bytes after the last element")),
                read(50, "a.stl", appended(Bytes.stl("binary"), 7), mesh(4, 4, "7 bytes after the last triangle")),
                read(51, "a.off", gzip(little), same(little, "a.ply")),
                refused(51, "a.obj", gzip(new byte[100 << 20]), "unpacks to more than"),
                refused(51, "a.obj", "PK\u0003\u0004 and so on", "zip", "compressed"));
    }

    private static byte[] ply(String header, Bytes bytes) {
        return bytes.text(header)
                .f32(0, 0, 0, 1, 0, 0, 0, 1, 0)
                .u8(3)
                .i32(0, 1, 2)
                .done();
    }

    private static BadInputCase everyPrefix(String name, byte[] whole) {
        return new BadInputCase(43, name + " cut at every byte", folder -> {
            for (int length = 1; length < whole.length; length++) {
                FileBytes cut = new FileBytes(folder.resolve(name), Arrays.copyOf(whole, length));
                assertThatThrownBy(() -> MeshFiles.read(cut))
                        .isInstanceOf(MeshFormatException.class)
                        .hasMessageContaining(name)
                        .hasMessageNotContaining("\n");
            }
        });
    }

    /** A body whose first byte is a line feed: the x of the first vertex is the float 0x0000000a. */
    private static byte[] lineFeedFirst() {
        return Bytes.little()
                .text(HEADER)
                .i32(10)
                .f32(0, 0, 1, 0, 0, 0, 1, 0)
                .u8(3)
                .i32(0, 1, 2)
                .done();
    }

    private static String faceFirst() {
        String vertex = "element vertex 3\nproperty float x\nproperty float y\nproperty float z\n";
        String face = "element face 1\nproperty list uchar int vertex_indices\n";
        return "ply\nformat ascii 1.0\n" + face + vertex + "end_header\n3 0 1 2\n0 0 0\n1 0 0\n0 1 0\n";
    }

    private static String manyProperties(int count) {
        StringBuilder header = new StringBuilder();
        for (int i = 0; i < count; i++) {
            header.append("property uchar p").append(i).append('\n');
        }
        String zeros = " 0".repeat(count) + "\n";
        return TEXT.replace("element face", header + "element face")
                .replace("0 0 0\n1 0 0\n0 1 0\n", "0 0 0" + zeros + "1 0 0" + zeros + "0 1 0" + zeros);
    }

    private static byte[] appended(byte[] bytes, int more) {
        return Arrays.copyOf(bytes, bytes.length + more);
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(content);
        }
        return out.toByteArray();
    }
}
