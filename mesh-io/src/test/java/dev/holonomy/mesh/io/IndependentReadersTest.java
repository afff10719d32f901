package dev.holonomy.mesh.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexScalars;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other programs read in our files, and we in theirs; skipped, and said so, where a program is missing. */
class IndependentReadersTest {
    @TempDir
    private Path folder;

    private record Ran(int status, String out) {}

    private Ran run(String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
    }

    private void needs(String... command) throws InterruptedException {
        try {
            Ran ran = run(command);
            Assumptions.assumeTrue(ran.status == 0, String.join(" ", command) + " does not run here: " + ran.out);
        } catch (IOException e) {
            Assumptions.abort(command[0] + " is not installed, its reading is not compared");
        }
    }

    private static TriangleMesh single() {
        TriangleMesh torus = Shapes.torus(8, 7, 3);
        double[] positions = torus.positions();
        for (int i = 0; i < positions.length; i++) {
            positions[i] = (float) positions[i];
        }
        return torus.withPositions(positions);
    }

    /** Prints what the Python package meshio reads, coordinates with all digits. */
    private static final String PRINT = """
            import sys, meshio
            m = meshio.read(sys.argv[1])
            print(len(m.points), sum(len(c.data) for c in m.cells if c.type == 'triangle'))
            for p in m.points: print(*(float(x).hex() for x in p))
            for c in m.cells:
                for t in c.data: print(*t)
            for name in sorted(m.point_data):
                if name == 'heat': print(name, *(float(x).hex() for x in m.point_data[name]))
            """;

    @ParameterizedTest
    @ValueSource(strings = {"vtu", "ply", "obj", "off"})
    void meshioReadsWhatWeWrite(String extension) throws IOException, InterruptedException {
        needs("python3", "-c", "import meshio");
        TriangleMesh mesh = single();
        double[] heat = new Random(1).doubles(mesh.vertexCount()).toArray();
        List<MeshValues> values = extension.equals("vtu") || extension.equals("ply")
                ? List.of(new VertexScalars("heat", heat))
                : List.of();
        Path file = folder.resolve("torus." + extension);
        MeshFiles.write(file, mesh, values);
        Ran ran = run("python3", "-c", PRINT, file.toString());
        assertThat(ran.status).as(ran.out).isZero();
        StringBuilder wanted = new StringBuilder(mesh.vertexCount() + " " + mesh.faceCount() + "\n");
        for (int v = 0; v < mesh.vertexCount(); v++) {
            for (int axis = 0; axis < 3; axis++) {
                wanted.append(axis == 0 ? "" : " ").append(mesh.coordinate(v, axis));
            }
            wanted.append('\n');
        }
        for (int f = 0; f < mesh.faceCount(); f++) {
            wanted.append(mesh.vertex(f, 0) + " " + mesh.vertex(f, 1) + " " + mesh.vertex(f, 2) + "\n");
        }
        for (MeshValues value : values) {
            wanted.append(value.name());
            for (double x : heat) {
                wanted.append(' ').append(x);
            }
            wanted.append('\n');
        }
        assertThat(numbers(ran.out)).isEqualTo(numbers(wanted.toString()));
    }

    /** The tokens, hexadecimal numbers as Java writes them. */
    private static List<String> numbers(String text) {
        return List.of(text.strip().split("\\s+", -1)).stream()
                .map(t -> t.contains("0x") || t.contains(".") ? Double.toString(Double.parseDouble(t)) : t)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vtk, file_format='vtk42'",
                "vtk, file_format='vtk42', binary=False",
                "vtk, file_format='vtk51'",
                "vtk, file_format='vtk51', binary=False",
                "vtu, compression=None",
                "vtu, compression='zlib'",
                "vtu, binary=False",
                "msh, file_format='gmsh22', binary=False",
                "msh, file_format='gmsh22', binary=True",
                "msh, file_format='gmsh', binary=False",
                "msh, file_format='gmsh', binary=True",
                "ply, binary=False",
                "ply, binary=True",
                "off",
                "obj"
            })
    void weReadWhatMeshioWrites(String form) throws IOException, InterruptedException {
        needs("python3", "-c", "import meshio");
        TriangleMesh mesh = single();
        Path from = folder.resolve("torus.vtu");
        MeshFiles.write(from, mesh, List.of());
        int comma = form.indexOf(',');
        Path to = folder.resolve("written." + (comma < 0 ? form : form.substring(0, comma)));
        String options = comma < 0 ? "" : form.substring(comma);
        Ran ran = run(
                "python3",
                "-c",
                "import sys, meshio\nm = meshio.read(sys.argv[1])\nm.write(sys.argv[2]" + options + ")",
                from.toString(),
                to.toString());
        assertThat(ran.status).as(ran.out).isZero();
        TriangleMesh read = MeshFiles.read(to);
        assertThat(read.triangles()).isEqualTo(mesh.triangles());
        double[] positions = read.positions();
        for (int i = 0; i < positions.length; i++) {
            assertThat((float) positions[i]).isEqualTo((float) mesh.coordinate(i / 3, i % 3));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"glb", "stl", "obj", "ply", "off"})
    void assimpReadsWhatWeWrite(String extension) throws IOException, InterruptedException {
        needs("assimp", "version");
        TriangleMesh mesh = single();
        Path file = folder.resolve("torus." + extension);
        MeshFiles.write(file, mesh, List.of());
        Ran ran = run("assimp", "info", file.toString());
        assertThat(ran.status).as(ran.out).isZero();
        assertThat(ran.out).containsPattern("Faces:\\s+" + mesh.faceCount());
    }

    @Test
    void admeshFindsAClosedSurfaceInOurStl() throws IOException, InterruptedException {
        needs("admesh", "--version");
        Path file = folder.resolve("torus.stl");
        MeshFiles.write(file, single(), List.of());
        Ran ran = run("admesh", file.toString());
        assertThat(ran.out).containsPattern("Number of facets\\s*:\\s*" + single().faceCount());
        assertThat(ran.out).containsPattern("Total disconnected facets\\s*:\\s*0\\s+0");
    }

    /** Labels of faces are cell data to everybody. */
    @Test
    void labelsAreCellDataInVtu() throws IOException, InterruptedException {
        needs("python3", "-c", "import meshio");
        TriangleMesh mesh = single();
        int[] labels = new Random(2).ints(mesh.faceCount(), -1, 3).toArray();
        Path file = folder.resolve("torus.vtu");
        MeshFiles.write(file, mesh, List.of(new FaceLabels("body parts", labels, List.of("a", "b", "c"))));
        Ran ran = run(
                "python3",
                "-c",
                "import sys, meshio\nprint(*meshio.read(sys.argv[1]).cell_data['body parts'][0])",
                file.toString());
        StringBuilder wanted = new StringBuilder();
        for (int label : labels) {
            wanted.append(wanted.length() == 0 ? "" : " ").append(label);
        }
        assertThat(ran.out.strip()).isEqualTo(wanted.toString());
    }
}
