package dev.holonomy.mesh.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.FaceScalars;
import dev.holonomy.mesh.MeshChecks;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.VertexVectors;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Odd mesh files that are read, and what of them is kept. Numbers are rows of the list of bad input. */
class ReadMeshesTest {
    private static final String SQUARE = "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\n";

    private static final String STL_FACET =
            "FACET NORMAL 0 0 1\nOUTER LOOP\nVERTEX 0 0 0\nVERTEX 1 0 0\nVERTEX 0 1 0\nENDLOOP\nENDFACET\n";

    @TempDir
    private Path folder;

    private MeshFile load(String name, byte[] content) {
        try {
            return MeshFiles.load(Files.write(folder.resolve(name), content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MeshFile load(String name, String content) {
        return load(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertSame(TriangleMesh read, TriangleMesh wanted) {
        assertThat(read.positions()).isEqualTo(wanted.positions());
        assertThat(read.triangles()).isEqualTo(wanted.triangles());
    }

    /** Row 3. */
    @Test
    void contentDecidesNotTheName() {
        MeshFile wanted = load("a.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n");
        assertSame(load("a.ply", "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n").mesh(), wanted.mesh());
        assertSame(load("a.obj", "OFF\n3 1 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n").mesh(), wanted.mesh());
        assertSame(load("a", "# none\nv 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3").mesh(), wanted.mesh());
        assertThat(load("a.obj", Bytes.ply(true)).mesh().faceCount()).isEqualTo(4);
        assertThat(load("a.off", Bytes.stl("")).mesh().faceCount()).isEqualTo(4);
    }

    /** Row 5. */
    @Test
    void negativeIdsCountBackFromTheVerticesSoFar() {
        TriangleMesh mesh = load(
                        "a.obj",
                        "v 0 0 0\nv 1 0 0\nv 0 1 0\nf -3 -2 -1\nv 5 5 5\nv 6 5 5\nv 5 6 5\nf -3 -2 -1\nf 1 -1 2\n")
                .mesh();
        assertThat(mesh.triangles()).containsExactly(0, 1, 2, 3, 4, 5, 0, 5, 1);
    }

    /** Rows 9, 13, 16, 34, 35, 40. */
    @Test
    void whatIsLetPassIsCounted() {
        MeshFile file = load(
                "a.obj",
                "mtllib ../../etc/passwd\no one\n" + SQUARE
                        + "f 1 2\nf 3\nf 1 2 3 4\nl 1 2\nl 2 3\np 1\nf 2 2 3\ncurv 0 1\no two\nv 9 9 9\n");
        assertThat(file.mesh().vertexCount()).isEqualTo(5);
        assertThat(file.mesh().triangles()).containsExactly(0, 1, 2, 0, 2, 3, 1, 1, 2);
        assertThat(file.polygonOfFace()).containsExactly(2, 2, 3);
        assertThat(file.warnings())
                .containsExactlyInAnyOrder(
                        "polygon with fewer than 3 corners left out (2 times, first at line 7)",
                        "face with the same vertex twice, kept without area (line 13)",
                        "lines \"l\" are read over (2 times, first at line 10)",
                        "lines \"p\" are read over (line 12)",
                        "lines \"curv\" are read over (line 14)");
    }

    /** Rows 27, 28, 29, 33. */
    @Test
    void lineEndsAndMarksMakeNoDifference() {
        String unix = SQUARE + "f 1 2 \\\n3\nf 1 3 4\n";
        TriangleMesh wanted = load("a.obj", unix).mesh();
        assertThat(wanted.triangles()).containsExactly(0, 1, 2, 0, 2, 3);
        assertSame(load("a.obj", unix.replace("\n", "\r\n")).mesh(), wanted);
        assertSame(load("a.obj", unix.replace("\n", "\r")).mesh(), wanted);
        assertSame(
                load("a.obj", unix.replaceFirst("\n", "\r\n").replaceFirst("\n", "\r"))
                        .mesh(),
                wanted);
        assertSame(load("a.obj", unix.strip()).mesh(), wanted);
        assertSame(load("a.obj", "\uFEFF" + unix).mesh(), wanted);
        assertSame(load("a.obj", unix.strip() + " \\").mesh(), wanted);
        assertSame(load("a.obj", unix.getBytes(StandardCharsets.UTF_16)).mesh(), wanted);
    }

    /** Row 25. */
    @ParameterizedTest
    @ValueSource(strings = {"de", "tr", "ar", "hi", "th-TH-u-nu-thai"})
    void theLocaleMakesNoDifference(String language) throws IOException {
        Locale before = Locale.getDefault();
        TriangleMesh mesh = Shapes.torus(5, 4, 3);
        Path plain = folder.resolve("plain.off");
        Path local = folder.resolve("local.off");
        MeshFiles.write(plain, mesh, List.of());
        Npy.write(folder.resolve("plain.npy"), NpyArray.of(mesh.positions(), mesh.vertexCount(), 3));
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            MeshFiles.write(local, mesh, List.of());
            assertSame(MeshFiles.read(plain), mesh);
            Npy.write(folder.resolve("local.npy"), NpyArray.of(mesh.positions(), mesh.vertexCount(), 3));
            assertThat(load("A.STL", "SOLID I\n" + STL_FACET + "ENDSOLID I\n")
                            .mesh()
                            .faceCount())
                    .isEqualTo(1);
        } finally {
            Locale.setDefault(before);
        }
        assertThat(local).hasSameBinaryContentAs(plain);
        assertThat(folder.resolve("local.npy")).hasSameBinaryContentAs(folder.resolve("plain.npy"));
    }

    /** Row 36. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "OFF 4 1 0\n0 0 0\n1 0 0\n1 1 0\n0 1 0\n4 0 1 2 3\n",
                "OFF4 1 0\n0 0 0\n1 0 0\n1 1 0\n0 1 0\n4 0 1 2 3\n",
                "4 1 0\n0 0 0\n1 0 0\n1 1 0\n0 1 0\n4 0 1 2 3\n",
                "OFF # comment\n# another\n\n4 1\n0 0 0 # here\n1 0 0\n1 1 0\n\n0 1 0\n4 0 1 2 3 # there",
                "COFF\n4 1 0\n0 0 0 255 0 0 255\n1 0 0 0 0 0 0\n1 1 0 1 1 1\n0 1 0 0.5 0.5 0.5 1\n4 0 1 2 3\n",
                """
                STCNOFF
                4 1 0
                0 0 0 0 0 1 1 1 1 1 0 0
                1 0 0 0 0 1 1 1 1 1 0 0
                1 1 0 0 0 1 1 1 1 1 0 0
                0 1 0 0 0 1 1 1 1 1 0 0
                4 0 1 2 3 0.5 0.5 0.5
                """
            })
    void everyFormOfOffHeader(String text) {
        TriangleMesh mesh = load("a.off", text).mesh();
        assertThat(mesh.positions()).containsExactly(0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0);
        assertThat(mesh.triangles()).containsExactly(0, 1, 2, 0, 2, 3);
    }

    @Test
    void normalsOfOffAndPlyAndColoursOfObjBecomeValues() {
        MeshFile off = load("a.off", "NOFF\n3 1 0\n0 0 0 0 0 1\n1 0 0 0 1 0\n0 1 0 1 0 0\n3 0 1 2\n");
        MeshFile obj = load("a.obj", "v 0 0 0 1 0.5 0.25\nv 1 0 0\nv 0 1 0 0 0 1\nf 1 2 3\n");
        assertThat(off.values()).singleElement().isInstanceOfSatisfying(VertexVectors.class, n -> {
            assertThat(n.name()).isEqualTo("normal");
            assertThat(n.vectors()).containsExactly(0, 0, 1, 0, 1, 0, 1, 0, 0);
        });
        assertThat(obj.values()).extracting(MeshValues::name).containsExactly("red", "green", "blue");
        assertThat(((VertexScalars) obj.values().get(2)).values()).containsExactly(0.25, Double.NaN, 1);
    }

    /** Rows 41, 42. */
    @Test
    void cornersOfStlWithTheSameBitsBecomeOneVertex() {
        TriangleMesh liar = load("a.stl", Bytes.stl("solid in name only")).mesh();
        assertThat(MeshChecks.of(liar).euler()).isEqualTo(2);
        assertThat(liar.vertexCount()).isEqualTo(4);
        assertThat(liar.triangles()).startsWith(0, 1, 2); // the first seen first
        String text = """
                SOLID a
                facet normal 0 0 0
                outer loop
                vertex 0 0 0
                vertex 1 0 0
                vertex 0 1 0
                endloop
                endfacet
                endsolid
                solid b
                facet normal 0 0 0
                outer loop
                vertex -0 0 0
                vertex 0 1 0
                vertex 1.0000000000000002 0 0
                endloop
                endfacet
                endsolid
                """;
        MeshFile two = load("a.stl", text);
        assertThat(two.mesh().triangles()).containsExactly(0, 1, 2, 0, 2, 3);
        assertThat(two.warnings()).containsExactly("2 solids are read as one mesh");
    }

    /** Rows 46, 50. */
    @Test
    void byteOrdersAgreeAndTrailingBytesAreCounted() {
        MeshFile little = load("a.ply", Bytes.ply(true));
        MeshFile big = load("a.ply", Bytes.ply(false));
        assertSame(big.mesh(), little.mesh());
        assertThat(big.values()).usingRecursiveComparison().isEqualTo(little.values());
        assertThat(((FaceScalars) big.values().get(0)).values()).containsExactly(0, 0, 1, 2);
        byte[] longer = Arrays.copyOf(Bytes.ply(true), Bytes.ply(true).length + 3);
        assertThat(load("a.ply", longer).warnings()).containsExactly("3 bytes after the last element are read over");
        byte[] stl = Arrays.copyOf(Bytes.stl(""), Bytes.stl("").length + 2);
        assertThat(load("a.stl", stl).warnings()).containsExactly("2 bytes after the last triangle are read over");
    }

    /** Row 47: after a header of CR lines, a first body byte that is a line feed belongs to the body. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void bodyStartsRightAfterTheHeader(String end) {
        String header = """
                ply
                format binary_little_endian 1.0
                element face 1
                property list uchar uchar vertex_indices
                element vertex 12
                property uchar x
                property uchar y
                property uchar z
                end_header
                """;
        byte[] body = Arrays.copyOf(new byte[] {10, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 11 + 36); // ten corners, LF is 10
        Bytes bytes = Bytes.little().text(header.replace("\n", end)).raw(body);
        MeshFile file = load("a.ply", bytes.done());
        assertThat(file.mesh().vertexCount()).isEqualTo(12);
        assertThat(file.polygonOfFace()).hasSize(8);
    }

    /** Rows 48, 49. */
    @ParameterizedTest
    @ValueSource(strings = {"char", "uchar", "short", "ushort", "int", "uint", "int8", "uint16", "int32"})
    void listsMayBeCountedInAnyIntegerType(String type) {
        MeshFile file = load(
                "a.ply",
                "ply\nformat ascii 1.0\nelement nothing 4000000000\nelement face 1\nproperty list " + type + " " + type
                        + """
                 vertex_index
                property list uchar float texcoord
                property double quality
                element camera 1
                property float a
                property list uchar int b
                element vertex 3
                property double x
                property double y
                property double z
                property uchar part
                end_header
                3 0 1 2 2 0.5 0.5 7
                1 2 9 9
                0 0 0 4
                1 0 0 5
                0 1 0 6
                """);
        assertThat(file.mesh().triangles()).containsExactly(0, 1, 2);
        assertThat(file.values()).extracting(MeshValues::name).containsExactly("part", "quality");
        assertThat(((VertexScalars) file.values().get(0)).values()).containsExactly(4, 5, 6);
        assertThat(file.warnings())
                .containsExactly(
                        "1 elements \"camera\" are read over",
                        "lists \"texcoord\" of element \"face\" are read over (line 17)");
    }

    @Test
    void tenThousandPropertiesAreReadInTime() {
        StringBuilder text = new StringBuilder("ply\nformat ascii 1.0\nelement vertex 3\n");
        for (String axis : List.of("x", "y", "z")) {
            text.append("property float ").append(axis).append('\n');
        }
        for (int i = 0; i < 10_000; i++) {
            text.append("property float p").append(i).append('\n');
        }
        text.append("end_header\n").append(("0 ".repeat(10_003) + "\n").repeat(3));
        long start = System.nanoTime();
        assertThat(load("a.ply", text.toString()).values()).hasSize(10_000);
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    /** Row 51. */
    @Test
    void gzipIsUnpackedWhateverTheName() throws IOException {
        Path file = folder.resolve("a.off.gz");
        for (Path path : List.of(file, folder.resolve("b.dat"))) {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
                out.write("OFF\n3 1 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n".getBytes(StandardCharsets.UTF_8));
            }
            assertThat(MeshFiles.read(path).faceCount()).isEqualTo(1);
        }
    }

    @Test
    void faceValuesOfPolygonsGoToEveryTriangle() {
        MeshFile file = load("a.ply", """
                ply
                format ascii 1.0
                element vertex 4
                property float x
                property float y
                property float z
                element face 3
                property list uchar int vertex_indices
                property float q
                end_header
                0 0 0
                1 0 0
                1 1 0
                0 1 0
                4 0 1 2 3 0.5
                2 0 1 7
                3 0 1 2 0.25
                """);
        assertThat(((FaceScalars) file.values().get(0)).values()).containsExactly(0.5, 0.5, 0.25);
        assertThat(file.polygonOfFace()).containsExactly(0, 0, 2);
    }

    @Test
    void namesInObjBecomeLabelsOfFaces() {
        MeshFile file = load("a.obj", SQUARE + """
                f 1 2 3
                o empty
                o box
                g left  side
                usemtl red
                f 1 2 3 4
                g right
                usemtl blue
                f 1 3 4
                usemtl red
                f 2 3 4
                """);
        assertThat(file.values()).extracting(MeshValues::name).containsExactly("group", "object", "material");
        assertThat(((FaceLabels) file.values().get(0)).labels()).containsExactly(-1, 0, 0, 1, 1);
        assertThat(((FaceLabels) file.values().get(0)).classNames()).containsExactly("left side", "right");
        assertThat(((FaceLabels) file.values().get(1)).classNames()).containsExactly("box");
        assertThat(((FaceLabels) file.values().get(2)).labels()).containsExactly(-1, 0, 0, 1, 0);
        assertThat(file.warnings()).isEmpty();
    }

    @Test
    void coloursAndTextureCoordinatesOfOffBecomeValues() {
        MeshFile file = load("a.off", """
                STCNOFF
                3 1 0
                0 0 0 0 0 1 255 0 10 1 0.25 0.5
                1 0 0 0 0 1 0 255 20 1 0.75 0.5
                0 1 0 0 0 1 0 0 30 1 0 1
                3 0 1 2 0.5 0.25 0.125
                """);
        assertThat(file.values())
                .extracting(MeshValues::name)
                .containsExactly("normal", "red", "green", "blue", "s", "t", "red", "green", "blue");
        assertThat(((VertexScalars) file.values().get(3)).values()).containsExactly(10, 20, 30);
        assertThat(((VertexScalars) file.values().get(4)).values()).containsExactly(0.25, 0.75, 0);
        assertThat(((FaceScalars) file.values().get(8)).values()).containsExactly(0.125);
    }

    /** A strip covers the same square the same way around as two faces. */
    @Test
    void stripsOfPlyComeAfterItsFaces() {
        MeshFile file = load("a.ply", """
                ply
                format ascii 1.0
                element tristrips 1
                property list int int vertex_indices
                element vertex 4
                property float x
                property float y
                property float z
                element face 1
                property list uchar int vertex_indices
                property float q
                end_header
                8 0 1 3 2 -1 0 1 2
                0 0 0
                1 0 0
                1 1 0
                0 1 0
                3 0 1 2 7
                """);
        assertThat(file.mesh().triangles()).containsExactly(0, 1, 2, 0, 1, 3, 3, 1, 2, 0, 1, 2);
        for (int f = 0; f < 4; f++) {
            assertThat(Shapes.normal(file.mesh(), f)[2]).isEqualTo(1);
        }
        assertThat(((FaceScalars) file.values().get(0)).values())
                .containsExactly(7, Double.NaN, Double.NaN, Double.NaN);
    }
}
