package dev.holonomy.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.io.MeshFile;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.mesh.io.NpyArray;
import dev.holonomy.mesh.io.Npz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code convert} and {@code repair}: nothing changes silently. */
class ConvertCommandTest {
    @TempDir
    private Path folder;

    private static List<String> kinds(JsonNode json) {
        List<String> kinds = new ArrayList<>();
        json.get("changes").fieldNames().forEachRemaining(kinds::add);
        return kinds;
    }

    @Test
    void everyFormatGivesTheSameMeshBack() throws IOException {
        Path in = SmallMeshes.square(folder, 4);
        TriangleMesh mesh = MeshFiles.read(in);
        Path from = in;
        for (String extension : List.of("ply", "vtu", "glb", "obj", "off")) {
            Path to = folder.resolve("square2." + extension);
            JsonNode json = Run.done("convert", from, to);
            assertThat(json.get("vertices").asInt()).isEqualTo(mesh.vertexCount());
            assertThat(kinds(json)).as(extension).isEmpty();
            assertThat(MeshFiles.read(to).positions()).isEqualTo(mesh.positions());
            assertThat(MeshFiles.read(to).triangles()).isEqualTo(mesh.triangles());
            from = to;
        }
    }

    @Test
    void whatAFormatChangesIsToldAndMapped() throws IOException {
        Path in = folder.resolve("a.ply");
        TriangleMesh mesh = TriangleMesh.of(
                new double[] {9, 9, 9, 0, 0, 0.1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 1, 1, 0}, new int[] {1, 2, 3, 4, 5, 3});
        MeshFiles.write(
                in,
                mesh,
                List.of(new VertexScalars("heat", new double[6]), new FaceLabels("part", new int[2], List.of("a"))));
        Path out = folder.resolve("a.stl");
        JsonNode json = Run.done("convert", in, out);
        assertThat(kinds(json))
                .containsExactly(
                        "coordinates_rounded_to_float32",
                        "vertices_merged_by_format",
                        "unreferenced_vertices_lost_by_format",
                        "vertices_renumbered_by_format",
                        "values_left_out");
        Map<String, NpyArray> maps = Npz.read(Path.of(json.get("map").asText()));
        assertThat(maps.get("vertex_new_of_old").ints()).containsExactly(-1, 0, 1, 2, 1, 3);
        assertThat(maps.get("vertex_old_of_new").ints()).containsExactly(1, 2, 3, 5);
        assertThat(MeshFiles.read(out).vertexCount()).isEqualTo(4);
        Run again = Run.of("convert", in, out);
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err()).contains("--force").hasLineCount(1);
        assertThat(Run.of("convert", in, out, "--force", "--text").status()).isZero();
        assertThat(Files.readString(out)).startsWith("solid");
    }

    @Test
    void whatCannotBeWrittenIsRefusedBeforeTheWork() throws IOException {
        Path in = SmallMeshes.tetrahedron(folder);
        Path out = folder.resolve("a.ply");
        Run.refused(2, "has no text form", "convert", in, folder.resolve("a.glb"), "--text");
        Run.refused(2, "nothing to repair", "repair", in, out);
        Run.refused(2, "1", "repair", in, out, "--fill-holes", "1");
        Run.refused(2, "-1", "repair", in, out, "--weld", "-1");
        assertThat(folder.resolve("a.ply")).doesNotExist();
    }

    @Test
    void polygonsThatAreCutAreTold() throws IOException {
        Path in = Files.writeString(
                folder.resolve("quad.off"), "OFF\n5 2 0\n0 0 0\n1 0 0\n1 1 0\n0 1 0\n2 0 0\n4 0 1 2 3\n3 1 4 2\n");
        JsonNode json = Run.done("convert", in, folder.resolve("quad.obj"));
        assertThat(kinds(json)).containsExactly("polygons_cut_into_triangles");
        assertThat(json.get("changes").get("polygons_cut_into_triangles").asInt())
                .isEqualTo(1);
    }

    /** A soup of the corners of a square, one face turned, one repeated: repaired it is the square again. */
    @Test
    void repairUndoesDamage() throws IOException {
        Path square = SmallMeshes.square(folder, 3);
        TriangleMesh mesh = MeshFiles.read(square);
        StringBuilder soup = new StringBuilder();
        for (int f = 0; f < mesh.faceCount(); f++) {
            for (int c = 0; c < 3; c++) {
                int v = mesh.vertex(f, c);
                soup.append("v " + mesh.coordinate(v, 0) + " " + mesh.coordinate(v, 1) + " 0\n");
            }
            soup.append("g part" + f / 6 + "\n").append(f == 5 ? "f -2 -3 -1\n" : "f -3 -2 -1\n");
        }
        soup.append("g extra\nf 1 2 3\n");
        Path in = Files.writeString(folder.resolve("soup.obj"), soup);
        Path out = folder.resolve("mended.ply");
        JsonNode json = Run.of(
                        "repair",
                        in,
                        out,
                        "--weld",
                        "1e-9",
                        "--drop-degenerate",
                        "--orient",
                        "--fill-holes",
                        "12",
                        "--json")
                .json();
        assertThat(kinds(json))
                .containsExactly("vertices_merged", "duplicate_faces_dropped", "faces_turned", "holes_filled");
        MeshFile mended = MeshFiles.load(out);
        assertThat(mended.mesh().vertexCount()).isEqualTo(16);
        assertThat(mended.mesh().faceCount()).isEqualTo(18 + 10);
        JsonNode info = Run.of("info", out, "--json", "--self-intersections").json();
        assertThat(info.get("closed").asBoolean()).isTrue();
        assertThat(info.get("euler").asInt()).isEqualTo(2);
        FaceLabels groups = (FaceLabels) mended.values().get(0);
        assertThat(groups.labels()).startsWith(0, 0, 0, 0, 0, 0, 1).endsWith(2, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1);
        Map<String, NpyArray> maps = Npz.read(folder.resolve("mended.map.npz"));
        assertThat(maps.get("face_new_of_old").ints()).hasSize(19).endsWith(17, -1);
        assertThat(maps.get("vertex_new_of_old").ints()).hasSize(54);
    }

    @Test
    void valuesBesideTheMeshFollow() throws IOException {
        Path in = SmallMeshes.square(folder, 2);
        Path labels = Files.writeString(folder.resolve("part.seg"), "0\n1\n0\n1\n2\n2\n2\n2\n");
        Path out = folder.resolve("labelled.ply");
        JsonNode json = Run.done("convert", in, out, "--values", labels);
        assertThat(json.get("changes")).isEmpty();
        FaceLabels part = (FaceLabels) MeshFiles.load(out).values().get(0);
        assertThat(part.labels()).containsExactly(0, 1, 0, 1, 2, 2, 2, 2);
        assertThat(Run.of("repair", in, folder.resolve("x.obj"), "--orient", "--values", labels)
                        .out())
                .contains("1 values left out", "part");
    }

    @Test
    void selfIntersectionsAreLookedForOnRequest() throws IOException {
        Path file = Files.writeString(
                folder.resolve("cross.off"),
                "OFF\n6 2 0\n0 0 0\n1 0 0\n0 1 0\n0.2 0.2 -1\n0.2 0.2 1\n0.3 0.2 1\n3 0 1 2\n3 3 4 5\n");
        assertThat(Run.done("info", file).get("problems")).isEmpty();
        JsonNode problem = Run.of("info", file, "--json", "--self-intersections")
                .json()
                .get("problems")
                .get(0);
        assertThat(problem.get("kind").asText()).isEqualTo("self_intersection");
        assertThat(problem.get("first").get(0).asText()).isEqualTo("0-1");
    }
}
