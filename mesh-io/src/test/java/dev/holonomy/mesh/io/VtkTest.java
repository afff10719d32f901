package dev.holonomy.mesh.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holonomy.mesh.FaceScalars;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.VertexVectors;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** VTK files, legacy and XML: one mesh in every encoding; rows 74 and 75 of the list of bad input. */
class VtkTest {
    /** A square of a triangle and a quad that share an edge, a line, and data on both. */
    private static final String LEGACY = """
            # vtk DataFile Version 3.0
            a title
            ASCII
            DATASET UNSTRUCTURED_GRID
            POINTS 5 float
            0 0 0  1 0 0  1 1 0
            0 1 0  2 0 0
            CELLS 3 12
            4 0 1 2 3
            2 0 1
            3 1 4 2
            CELL_TYPES 3
            9 3 5
            CELL_DATA 3
            SCALARS part int
            LOOKUP_TABLE default
            7 8 9
            POINT_DATA 5
            VECTORS flow float
            1 0 0 0 1 0 0 0 1 1 1 1 2 2 2
            FIELD FieldData 1
            heat 1 5 double
            0.5 1.5 2.5 3.5 4.5
            """;

    private static final String VERSION_FIVE = """
            CELLS 4 9
            OFFSETS vtktypeint64
            0 4 6 9
            CONNECTIVITY vtktypeint64
            0 1 2 3 0 1 1 4 2
            """;

    static MeshFile load(String name, byte[] content) {
        return MeshFiles.read(new FileBytes(Path.of(name), content));
    }

    private static MeshFile load(String name, String content) {
        return load(name, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void refused(String content, String... named) {
        assertThatThrownBy(() -> load("a.vtk", content))
                .isInstanceOf(MeshFormatException.class)
                .hasMessageStartingWith("a.vtk")
                .hasMessageNotContaining("\n")
                .satisfies(e -> assertThat(e.getMessage()).contains(named));
    }

    private static void isTheSquare(MeshFile file) {
        assertThat(file.mesh().positions()).containsExactly(0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 2, 0, 0);
        assertThat(file.mesh().triangles()).containsExactly(0, 1, 2, 0, 2, 3, 1, 4, 2);
        assertThat(file.polygonOfFace()).containsExactly(0, 0, 2);
        List<MeshValues> values = new ArrayList<>(file.values());
        assertThat(values).extracting(MeshValues::name).containsExactlyInAnyOrder("flow", "heat", "part");
        for (MeshValues value : values) {
            if (value instanceof VertexVectors v) {
                assertThat(v.vectors()).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2);
            } else if (value instanceof VertexScalars v) {
                assertThat(v.values()).containsExactly(0.5, 1.5, 2.5, 3.5, 4.5);
            } else {
                assertThat(((FaceScalars) value).values()).containsExactly(7, 7, 9);
            }
        }
        assertThat(file.warnings()).containsExactly("cell of VTK type 3 left out (cell 1)");
    }

    @Test
    void legacyText() {
        isTheSquare(load("a.vtk", LEGACY));
        isTheSquare(load("a.vtk", LEGACY.replace("\n", "\r\n")));
    }

    @Test
    void legacyBinary() {
        isTheSquare(load("a.vtk", binary()));
    }

    static byte[] binary() {
        return Bytes.big()
                .text("# vtk DataFile Version 3.0\na title\nBINARY\nDATASET UNSTRUCTURED_GRID\nPOINTS 5 float\n")
                .f32(0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 2, 0, 0)
                .text("\nCELLS 3 12\n")
                .i32(4, 0, 1, 2, 3, 2, 0, 1, 3, 1, 4, 2)
                .text("\nCELL_TYPES 3\n")
                .i32(9, 3, 5)
                .text("\nCELL_DATA 3\nSCALARS part int\nLOOKUP_TABLE default\n")
                .i32(7, 8, 9)
                .text("\nPOINT_DATA 5\nVECTORS flow float\n")
                .f32(1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2)
                .text("\nFIELD FieldData 1\nheat 1 5 double\n")
                .f64(0.5, 1.5, 2.5, 3.5, 4.5)
                .text("\n")
                .done();
    }

    @Test
    void offsetArraysOfVersionFive() {
        isTheSquare(load(
                "a.vtk",
                LEGACY.replace("CELLS 3 12\n4 0 1 2 3\n2 0 1\n3 1 4 2\n", VERSION_FIVE)
                        .replace("POINT_DATA", "METADATA\nINFORMATION 1\nNAME x LOCATION y\nDATA z\n\nPOINT_DATA")));
    }

    /** Strips turn every other triangle around; VTK counts vertices and lines before polygons and strips. */
    @Test
    void polyDataWithStripsAndLines() {
        MeshFile file = load("a.vtk", """
                # vtk DataFile Version 2.0
                strip
                ASCII
                DATASET POLYDATA
                POINTS 5 double
                0 0 0 1 0 0 0 1 0 1 1 0 0 2 0
                VERTICES 1 2
                1 0
                POLYGONS 1 4
                3 0 1 2
                TRIANGLE_STRIPS 1 6
                5 0 1 2 3 4
                CELL_DATA 3
                SCALARS id float 1
                LOOKUP_TABLE default
                10 20 30
                """);
        assertThat(file.mesh().triangles()).containsExactly(0, 1, 2, 0, 1, 2, 1, 3, 2, 2, 3, 4);
        assertThat(((FaceScalars) file.values().get(0)).values()).containsExactly(20, 30, 30, 30);
        for (int f = 0; f < 4; f++) {
            assertThat(Shapes.normal(file.mesh(), f)[2]).isPositive();
        }
    }

    @Test
    void whatIsWrongWithLegacyFilesIsNamed() {
        refused(LEGACY.replace("UNSTRUCTURED_GRID", "STRUCTURED_GRID"), "line 4", "STRUCTURED_GRID");
        refused(LEGACY.replace("POINTS 5 float", "POINTS 999999999 float"), "line 5", "999999999");
        refused(LEGACY.replace("POINTS 5 float", "POINTS -5 float"), "line 5", "-5");
        refused(LEGACY.replace("POINTS 5 float", "POINTS 5 quaternion"), "line 5", "quaternion");
        refused(LEGACY.replace("3 1 4 2", "3 1 5 2"), "cell 2", "vertex 5", "0..4");
        refused(LEGACY.replace("3 1 4 2", "9 1 4 2"), "cell 2", "9 ids");
        refused(LEGACY.replace("3 1 4 2", "3 1 x 2"), "line 11", "\"x\"");
        refused(LEGACY.replace("1 1 0\n", "1 nan 0\n"), "point 2", "NaN");
        refused(LEGACY.replace("CELL_DATA 3", "CELL_DATA 4"), "line 14", "4", "has 3");
        refused(LEGACY.replace("CELL_TYPES 3\n9 3 5", "CELL_TYPES 2\n9 3"), "3 CELLS and 2 CELL_TYPES");
        refused(LEGACY.replace("ASCII", "EBCDIC"), "line 3", "EBCDIC", "BINARY");
        refused(LEGACY.substring(0, 120), "");
    }

    private enum Encoding {
        ASCII,
        INLINE,
        INLINE_ZLIB,
        APPENDED_RAW,
        APPENDED_BASE64,
        APPENDED_RAW_ZLIB,
        APPENDED_BASE64_ZLIB;

        boolean zlib() {
            return name().endsWith("ZLIB");
        }
    }

    /** Writes VTU in every encoding that VTK knows, with small blocks so that there are several. */
    private static final class Vtu {
        private final Encoding encoding;
        private final boolean big;
        private final boolean wide;
        private final ByteArrayOutputStream appended = new ByteArrayOutputStream();
        private final StringBuilder text = new StringBuilder();

        Vtu(Encoding encoding, boolean big, boolean wide) {
            this.encoding = encoding;
            this.big = big;
            this.wide = wide;
        }

        private Bytes bytes() {
            return big ? Bytes.big() : Bytes.little();
        }

        private void size(Bytes to, int value) {
            if (wide && big) {
                to.i32(0, value);
            } else if (wide) {
                to.i32(value, 0);
            } else {
                to.i32(value);
            }
        }

        String array(String attributes, String type, double... numbers) {
            String head = "<DataArray type=\"" + type + "\" " + attributes;
            Bytes data = bytes();
            StringBuilder ascii = new StringBuilder();
            for (double number : numbers) {
                ascii.append(type.startsWith("Float") ? Double.toString(number) : Long.toString((long) number))
                        .append(' ');
                switch (type) {
                    case "Float32" -> data.f32(number);
                    case "Float64" -> data.f64(number);
                    case "UInt8" -> data.u8((int) number);
                    default -> {
                        if (big) {
                            data.i32(0, (int) number);
                        } else {
                            data.i32((int) number, 0);
                        }
                    }
                }
            }
            if (encoding == Encoding.ASCII) {
                return head + " format=\"ascii\">" + ascii + "</DataArray>\n";
            }
            byte[] header;
            byte[] body = data.done();
            if (encoding.zlib()) {
                int block = 16;
                List<byte[]> packed = new ArrayList<>();
                for (int from = 0; from < body.length; from += block) {
                    packed.add(deflate(Arrays.copyOfRange(body, from, Math.min(body.length, from + block))));
                }
                Bytes sizes = bytes();
                size(sizes, packed.size());
                size(sizes, block);
                size(sizes, body.length % block);
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                for (byte[] one : packed) {
                    size(sizes, one.length);
                    all.writeBytes(one);
                }
                header = sizes.done();
                body = all.toByteArray();
            } else {
                Bytes length = bytes();
                size(length, body.length);
                header = length.done();
            }
            boolean raw = encoding == Encoding.APPENDED_RAW || encoding == Encoding.APPENDED_RAW_ZLIB;
            byte[] whole = join(header, body);
            byte[] coded = raw
                    ? whole
                    : encoding.zlib()
                            ? join(
                                    Base64.getEncoder().encode(header),
                                    Base64.getEncoder().encode(body))
                            : Base64.getEncoder().encode(whole);
            if (encoding == Encoding.INLINE || encoding == Encoding.INLINE_ZLIB) {
                return head + " format=\"binary\"><InformationKey name=\"L2\"/>\n   "
                        + new String(coded, StandardCharsets.ISO_8859_1) + "\n</DataArray>\n";
            }
            int offset = appended.size();
            appended.writeBytes(coded);
            return head + " format=\"appended\" offset=\"" + offset + "\"/>\n";
        }

        byte[] square() {
            text.append("<?xml version=\"1.0\"?>\n<!-- made up -->\n<VTKFile type=\"UnstructuredGrid\" byte_order=\"")
                    .append(big ? "BigEndian" : "LittleEndian")
                    .append("\" header_type=\"")
                    .append(wide ? "UInt64" : "UInt32")
                    .append(encoding.zlib() ? "\" compressor=\"vtkZLibDataCompressor" : "")
                    .append("\">\n<UnstructuredGrid><Piece NumberOfPoints=\"5\" NumberOfCells=\"3\">\n<PointData>")
                    .append(array(
                            "Name=\"flow\" NumberOfComponents=\"3\"",
                            "Float32",
                            1,
                            0,
                            0,
                            0,
                            1,
                            0,
                            0,
                            0,
                            1,
                            1,
                            1,
                            1,
                            2,
                            2,
                            2))
                    .append(array("Name=\"heat\"", "Float64", 0.5, 1.5, 2.5, 3.5, 4.5))
                    .append("</PointData><CellData>")
                    .append(array("Name=\"part\"", "Int64", 7, 8, 9))
                    .append("</CellData><Points>")
                    .append(array("NumberOfComponents=\"3\"", "Float32", 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 2, 0, 0))
                    .append("</Points><Cells>")
                    .append(array("Name=\"connectivity\"", "Int64", 0, 1, 2, 3, 0, 1, 1, 4, 2))
                    .append(array("Name=\"offsets\"", "Int64", 4, 6, 9))
                    .append(array("Name=\"types\"", "UInt8", 9, 3, 5))
                    .append("</Cells></Piece></UnstructuredGrid>\n");
            if (appended.size() > 0) {
                text.append("<AppendedData encoding=\"")
                        .append(encoding.name().contains("RAW") ? "raw" : "base64")
                        .append("\">\n  _");
            }
            String end = (appended.size() > 0 ? "\n</AppendedData>" : "") + "</VTKFile>\n";
            return join(
                    text.toString().getBytes(StandardCharsets.UTF_8),
                    join(appended.toByteArray(), end.getBytes(StandardCharsets.UTF_8)));
        }

        private static byte[] join(byte[] a, byte[] b) {
            return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
        }

        private static byte[] deflate(byte[] bytes) {
            Deflater deflater = new Deflater();
            deflater.setInput(bytes);
            deflater.finish();
            byte[] out = new byte[bytes.length + 64];
            int n = deflater.deflate(out);
            deflater.end();
            return Arrays.copyOf(out, n);
        }
    }

    @ParameterizedTest
    @CsvSource({"false,false", "true,false", "false,true", "true,true"})
    void everyEncodingOfXml(boolean big, boolean wide) {
        for (Encoding encoding : Encoding.values()) {
            isTheSquare(load("a.vtu", new Vtu(encoding, big, wide).square()));
        }
    }

    static byte[] vtu(int encoding) {
        return new Vtu(Encoding.values()[encoding], false, true).square();
    }

    static int encodings() {
        return Encoding.values().length;
    }

    private static final String POLY = """
            <VTKFile type="PolyData">
             <PolyData><FieldData><DataArray type="String" Name="s">1 2</DataArray></FieldData>
              <Piece NumberOfPoints="3" NumberOfVerts="1" NumberOfPolys="1">
               <Verts><DataArray type="Int32" Name="connectivity">0</DataArray>
                <DataArray type="Int32" Name="offsets">1</DataArray></Verts>
               <Points><DataArray type="Float64" NumberOfComponents="3">0 0 0 1 0 0 0 1 0</DataArray></Points>
               <CellData><DataArray type="Float64" Name="a&lt;b">1 2</DataArray></CellData>
               <Polys><DataArray type="Int32" Name="connectivity">0 1 2</DataArray>
                <DataArray type="Int32" Name="offsets">3</DataArray></Polys>
              </Piece>
             </PolyData>
            </VTKFile>
            """;

    @Test
    void polyDataOfXml() {
        MeshFile file = load("a.vtp", POLY);
        assertThat(file.mesh().triangles()).containsExactly(0, 1, 2);
        assertThat(file.values()).extracting(MeshValues::name).containsExactly("a<b");
        assertThat(((FaceScalars) file.values().get(0)).values()).containsExactly(2);
    }

    /** Rows 74 and 75. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]> | byte 21: a document type",
                "&xxe; | an entity",
                "type=\"StructuredGrid\" | \"StructuredGrid\"",
                "type=\"ImageData\" WholeExtent=\"0 -5 0 99999999999 0 1\" | \"ImageData\"",
                "NumberOfPoints=\"99999999999\" | \"99999999999\"",
                "NumberOfPoints=\"-1\" | \"-1\"",
                "NumberOfPoints=\"4\" | 9 numbers, wanted 12",
                "compressor=\"vtkLZ4DataCompressor\" | vtkLZ4DataCompressor",
                "header_type=\"UInt16\" | UInt16",
                "</Points> | name",
            })
    void whatIsWrongWithXmlIsNamed(String change, String named) {
        String text = POLY;
        switch (change.substring(0, 4)) {
            case "<?xm" -> text = change + POLY;
            case "&xxe" -> text = POLY.replace("&lt;", change);
            case "type" -> text = POLY.replace("type=\"PolyData\"", change);
            case "Numb" -> text = POLY.replace("NumberOfPoints=\"3\"", change);
            case "comp", "head" -> text = POLY.replace("type=\"PolyData\"", "type=\"PolyData\" " + change);
            default -> text = POLY.replace("</Points>", "< />");
        }
        refused(text, named);
    }

    @Test
    void lyingBlocksAreRefused() {
        byte[] good = new Vtu(Encoding.INLINE, false, false).square();
        String text = new String(good, StandardCharsets.ISO_8859_1);
        refused(text.replaceFirst("PAAAA", "PAAAB"), "wanted 15 numbers");
        refused(text.replaceFirst("PAAAA", "////P"), "wanted 15 numbers");
        refused(text.replaceFirst("PAAAA", "P?AAA"), "no base64");
        byte[] packed = new Vtu(Encoding.APPENDED_RAW_ZLIB, false, false).square();
        int start = new String(packed, StandardCharsets.ISO_8859_1).indexOf("raw\">\n  _") + 8;
        for (int at = start; at < start + 12; at++) {
            byte[] changed = packed.clone();
            changed[at] ^= 0x55;
            assertThatThrownBy(() -> load("a.vtu", changed)).isInstanceOf(MeshFormatException.class);
        }
    }
}
