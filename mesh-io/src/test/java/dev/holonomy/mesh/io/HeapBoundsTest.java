package dev.holonomy.mesh.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holonomy.mesh.TriangleMesh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Memory is taken as bytes prove it, seen in a JVM whose heap is no larger than what is allowed: files of some hundred bytes that claim
 * gigabytes are refused for that, and large files are read within 64 MB and 20 times a text, 8 times a binary file.
 */
class HeapBoundsTest {
    private static final int FREE = 64;

    @TempDir
    private Path folder;

    /** Reads each file; prints the counts of its mesh or what it is refused for. */
    public static void main(String[] files) {
        for (String file : files) {
            try {
                TriangleMesh mesh = MeshFiles.load(Path.of(file)).mesh();
                System.out.println(file + " " + mesh.vertexCount() + " " + mesh.faceCount());
            } catch (MeshFormatException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void aHeaderAloneTakesNoMemory() throws IOException, InterruptedException {
        for (String line : readIn(FREE, claims())) {
            assertThat(line).startsWith(folder.toString()).contains(": ").doesNotContain("raise -Xmx");
        }
    }

    @Test
    void textIsReadWithinTwentyTimesItsLength() throws IOException, InterruptedException {
        within(20, LargeFiles.text(400_000));
    }

    @Test
    void binaryIsReadWithinEightTimesItsLength() throws IOException, InterruptedException {
        within(8, LargeFiles.binary(400_000));
    }

    /** Small files first, each group in a heap that suits its smallest: a JVM a file would take half a minute. */
    private void within(int times, Map<String, byte[]> files) throws IOException, InterruptedException {
        Map<Integer, Map<String, byte[]>> byHeap = new TreeMap<>();
        files.forEach((name, content) -> byHeap.computeIfAbsent(
                        FREE + (times * content.length / (16 << 20)) * 16, heap -> new LinkedHashMap<>())
                .put(name, content));
        for (Map.Entry<Integer, Map<String, byte[]>> group : byHeap.entrySet()) {
            for (String line : readIn(group.getKey(), group.getValue())) {
                assertThat(line).matches(".* [0-9]+ [0-9]+");
            }
        }
    }

    /** What {@link #main} says of some files in a heap of some MB. */
    private List<String> readIn(int heap, Map<String, byte[]> files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmn4m",
                "-Xmx" + heap + "m",
                "-cp",
                System.getProperty("java.class.path"),
                HeapBoundsTest.class.getName()));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            command.add(
                    Files.write(folder.resolve(file.getKey()), file.getValue()).toString());
        }
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        List<String> lines = Files.readAllLines(out);
        assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
        assertThat(lines).hasSameSizeAs(files.keySet());
        return lines;
    }

    private static Map<String, byte[]> claims() {
        String ply = """
                ply
                format %s 1.0
                element vertex %s
                property float x
                property float y
                property float z
                element face %s
                property list uint int vertex_indices
                end_header
                """;
        Map<String, byte[]> claims = new LinkedHashMap<>();
        claims.put("a.off", BadInputCase.utf8("OFF\n100000000 1 0\n0 0 0\n"));
        claims.put("b.off", BadInputCase.utf8("OFF\n3 100000000 0\n0 0 0\n1 0 0\n0 1 0\n"));
        claims.put(
                "c.off", Bytes.big().text("OFF BINARY\n").i32(100_000_000, 1, 0).done());
        claims.put("d.ply", BadInputCase.utf8(ply.formatted("ascii", "100000000", "1")));
        claims.put("e.ply", BadInputCase.utf8(ply.formatted("binary_little_endian", "100000000", "1")));
        claims.put("f.ply", BadInputCase.utf8(ply.formatted("binary_big_endian", "0", "100000000")));
        claims.put(
                "g.ply",
                Bytes.little()
                        .text(ply.formatted("binary_little_endian", "1", "1"))
                        .f32(0, 0, 0)
                        .i32(500_000_000)
                        .done());
        claims.put("h.stl", Bytes.little().raw(new byte[80]).i32(40_000_000).done());
        claims.put(
                "i.vtk",
                BadInputCase.utf8(
                        "# vtk DataFile Version 3.0\nt\nASCII\nDATASET POLYDATA\nPOINTS 100000000 float\n0 0 0\n"));
        claims.put(
                "j.vtk",
                BadInputCase.utf8(
                        "# vtk DataFile Version 3.0\nt\nBINARY\nDATASET POLYDATA\nPOINTS 100000000 double\n"));
        claims.put(
                "k.msh",
                BadInputCase.utf8("$MeshFormat\n2.2 0 8\n$EndMeshFormat\n$Nodes\n100000000\n1 0 0 0\n$EndNodes\n"));
        claims.put(
                "l.vtu",
                BadInputCase.utf8("<?xml version=\"1.0\"?><VTKFile type=\"UnstructuredGrid\"><UnstructuredGrid>"
                        + "<Piece NumberOfPoints=\"100000000\" NumberOfCells=\"1\"><Points><DataArray type=\"Float64\""
                        + " NumberOfComponents=\"3\" format=\"ascii\">0 0 0</DataArray></Points></Piece>"
                        + "</UnstructuredGrid></VTKFile>"));
        claims.put(
                "n.msh", BadInputCase.utf8("$MeshFormat\n4.1 0 8\n$EndMeshFormat\n$Nodes\n1 100000000 1 100000000\n"));
        claims.put(
                "o.msh",
                Bytes.little()
                        .text("$MeshFormat\n4.1 1 8\n")
                        .i32(1)
                        .text("\n$EndMeshFormat\n$Nodes\n")
                        .i32(1, 0, 100_000_000, 0, 1, 0, 100_000_000, 0)
                        .done());
        claims.put(
                "p.glb",
                Bytes.little()
                        .text("glTF")
                        .i32(2, 2_000_000_000, 1_999_999_980)
                        .text("JSON{}")
                        .done());
        GltfBuilder builder = new GltfBuilder();
        builder.accessor("{\"componentType\":5126,\"type\":\"VEC3\",\"count\":100000000}");
        claims.put("m.gltf", builder.json("\"meshes\":[{\"primitives\":[{\"attributes\":{\"POSITION\":0}}]}]"));
        return claims;
    }
}
