package dev.holonomy.mesh.io;

import static dev.holonomy.mesh.io.BadInputCase.refused;
import static dev.holonomy.mesh.io.BadInputCase.utf8;
import static dev.holonomy.mesh.io.BadInputCase.valuesRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexScalars;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Rows 64 to 75: labels, arrays, archives and VTK XML. */
final class BadValues {
    private static final TriangleMesh MESH = Shapes.torus(4, 3, 1); // 12 vertices, 24 faces
    private static final String VTU = """
            <?xml version="1.0"?>
            <VTKFile type="UnstructuredGrid" byte_order="LittleEndian" header_type="UInt64">
            <UnstructuredGrid><Piece NumberOfPoints="3" NumberOfCells="1">
            <Points><DataArray type="Float64" NumberOfComponents="3" format="ascii">0 0 0 1 0 0 0 1 0</DataArray></Points>
            <Cells><DataArray type="Int32" Name="connectivity" format="ascii">0 1 2</DataArray>
            <DataArray type="Int32" Name="offsets" format="ascii">3</DataArray>
            <DataArray type="UInt8" Name="types" format="ascii">5</DataArray></Cells>
            </Piece></UnstructuredGrid></VTKFile>
            """;

    private BadValues() {}

    private static BadInputCase refusedValues(int row, String name, String content, String... named) {
        return valuesRefused(row, MESH, name, utf8(content), named);
    }

    private static BadInputCase npy(int row, String header, int bytes, String... named) {
        return valuesRefused(row, MESH, "a.npy", array(1, header, new byte[bytes]), named);
    }

    private static BadInputCase zip(int row, byte[] archive, String... named) {
        return valuesRefused(row, MESH, "a.npz", archive, named);
    }

    static List<BadInputCase> cases() throws IOException {
        String f8 = header("<f8", "False", "(12,)");
        byte[] bytes = array(1, header("|u1", "False", "(12,)"), new byte[12]);
        byte[] good = PackedZip.of("a.npy", bytes);
        int central = new String(good, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        List<BadInputCase> cases = new ArrayList<>(List.of(
                refusedValues(64, "a.txt", "1\n".repeat(11), "11 rows", "12 vertices", "24 faces"),
                refusedValues(64, "a.seg", "1\n".repeat(36), "36 faces", "has 24", "is it an .eseg?"),
                refusedValues(65, "a.vts", "1\n0\n", "line 2", "count from 1"),
                refusedValues(65, "a.vts", "1\n2147483648\n", "line 2", "2147483648"),
                refusedValues(65, "a.vts", "1.0\n", "line 1", "\"1.0\""),
                refusedValues(65, "a.txt", "0\n".repeat(11) + "x\n", "line 12", "\"x\""),
                labels(65, "-1\n0\n5\n" + "0\n".repeat(9)),
                labels(66, "0\n".repeat(12)),
                valuesRefused(67, MESH, "a.npy", new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'X', 1, 0}, "byte 0"),
                valuesRefused(67, MESH, "a.npy", array(9, f8, new byte[96]), "version 9.0"),
                npy(67, "__import__('os').system('true')", 0, "wanted {"),
                npy(67, "{'descr': '<f8', 'fortran_order': open('x'), 'shape': (3,)}", 24, "wanted , or }"),
                npy(67, f8.strip() + " ".repeat(20_000), 96, "header of", "10000"),
                npy(68, header("|O", "False", "(12,)"), 96, "Python objects (pickle)"),
                npy(69, header("<c16", "False", "(12,)"), 192, "\"<c16\""),
                npy(69, header("<U2", "False", "(12,)"), 96, "\"<U2\""),
                npy(69, "{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (12,)}", 48, "structured"),
                bigEndian(),
                fortran(),
                npy(71, header("<f8", "False", "(-1,)"), 96, "(-1,)"),
                npy(71, header("<f8", "False", "(1099511627776,)"), 96, "1099511627776", "too large"),
                npy(71, header("<f8", "False", "(2000000000, 2000000000, 2000000000)"), 96, "96 follow"),
                npy(71, header("<f8", "False", "()"), 8, "[]", "a number or a row"),
                npy(71, header("<f8", "False", "(0,3)"), 0, "12 vertices"),
                zip(72, PackedZip.of("a.npy", new byte[70 << 20]), "200 times"),
                zip(73, PackedZip.of("../../a.npy", bytes), "\"../../a.npy\"", "path to elsewhere"),
                zip(73, PackedZip.of("/a.npy", bytes), "path to elsewhere"),
                zip(73, PackedZip.of("folder/", new byte[0]), "name of a folder"),
                zip(73, changed(good, central + 8, 9), "encrypted"),
                zip(73, changed(good, central + 16, good[central + 16] ^ 1), "checksum"),
                zip(73, changed(good, 30, 'b'), "contradicts")));
        cases.add(vtu(
                74, "<VTKFile ", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><VTKFile ", "document type"));
        cases.add(vtu(
                74,
                "<VTKFile ",
                "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><VTKFile ",
                "document type"));
        cases.add(vtu(74, "0 0 0 1 0 0", "&e; 0 0 1 0 0", "&e;"));
        cases.add(vtu(74, "format=\"ascii\">0 0 0 1 0 0 0 1 0", "format=\"binary\">/////////38AAAAA", "bytes"));
        cases.add(vtu(75, "NumberOfPoints=\"3\"", "NumberOfPoints=\"-3\"", "-3"));
        cases.add(vtu(75, "NumberOfPoints=\"3\"", "NumberOfPoints=\"99999999999999\"", "99999999999999"));
        cases.add(vtu(75, "UnstructuredGrid", "StructuredGrid", "StructuredGrid"));
        return cases;
    }

    private static BadInputCase vtu(int row, String old, String replacement, String... named) {
        return refused(row, "a.vtu", VTU.replace(old, replacement), named);
    }

    /** Any class ids from -1 on are labels, with gaps and with a single class too. */
    private static BadInputCase labels(int row, String text) {
        return new BadInputCase(row, "labels read", folder -> {
            var file = Files.writeString(folder.resolve("a.txt"), text);
            VertexLabels labels =
                    (VertexLabels) ValueFiles.read(file, MESH, ValueKind.LABELS).get(0);
            assertThat(labels.labels())
                    .containsExactly(text.lines().mapToInt(Integer::parseInt).toArray());
        });
    }

    private static BadInputCase bigEndian() {
        return new BadInputCase(69, "big-endian doubles read", folder -> {
            double[] numbers = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1e-300};
            byte[] content = array(
                    1, header(">f8", "False", "(12,)"), Bytes.big().f64(numbers).done());
            var file = Files.write(folder.resolve("a.npy"), content);
            VertexScalars values = (VertexScalars) ValueFiles.read(file, MESH).get(0);
            assertThat(values.values()).isEqualTo(numbers);
        });
    }

    private static BadInputCase fortran() {
        return new BadInputCase(70, "Fortran order transposed", folder -> {
            byte[] columns = Bytes.little().f64(1, 2, 3, 4, 5, 6).done();
            var file = Files.write(folder.resolve("a.npy"), array(1, header("<f8", "True", "(2, 3)"), columns));
            assertThat(Npy.read(file).doubles()).containsExactly(1, 3, 5, 2, 4, 6);
        });
    }

    private static String header(String type, String fortran, String shape) {
        return "{'descr': '" + type + "', 'fortran_order': " + fortran + ", 'shape': " + shape + ", }\n";
    }

    private static byte[] array(int version, String header, byte[] body) {
        return Bytes.little()
                .u8(0x93)
                .text("NUMPY")
                .u8(version, 0)
                .u16(header.length())
                .text(header)
                .raw(body)
                .done();
    }

    private static byte[] changed(byte[] bytes, int at, int value) {
        byte[] copy = bytes.clone();
        copy[at] = (byte) value;
        return copy;
    }
}
