package dev.holonomy.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.io.MeshFile;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.mesh.io.NpyArray;
import dev.holonomy.mesh.io.Npz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is the same of {@code convert}, {@code repair}, {@code simplify} and {@code remesh}: files in, files out, what is told. */
class TransformCommandTest {
    private static final int N = 12;

    @TempDir
    private Path folder;

    private Path labelled;

    /** A square whose left half has another label than the right one. */
    @BeforeEach
    void makeSquare() throws IOException {
        TriangleMesh mesh = MeshFiles.read(SmallMeshes.square(folder, N));
        labelled = folder.resolve("labelled.ply");
        MeshFiles.write(labelled, mesh, List.of(halves(mesh)));
    }

    private static VertexLabels halves(TriangleMesh mesh) {
        int[] halves = IntStream.range(0, mesh.vertexCount())
                .map(v -> mesh.coordinate(v, 0) < N / 2.0 ? 0 : 1)
                .toArray();
        return new VertexLabels("half", halves, List.of("left", "right"));
    }

    private static Object[] line(String command, Object... more) {
        String[] words = command.split(" ", -1);
        Object[] line = new Object[words.length + more.length];
        line[0] = words[0];
        System.arraycopy(more, 0, line, 1, more.length);
        System.arraycopy(words, 1, line, 1 + more.length, words.length - 1);
        return line;
    }

    @ParameterizedTest
    @ValueSource(strings = {"convert", "repair --orient", "simplify --vertices 50", "remesh --vertices 50"})
    void everyFormatIsWrittenWithTheValuesItHolds(String command) {
        for (String extension : List.of("ply", "vtu", "glb", "obj", "off", "stl")) {
            Path out = folder.resolve(extension + "." + extension);
            JsonNode json = Run.done(line(command, labelled, out));
            MeshFile read = MeshFiles.load(out);
            TriangleMesh mesh = read.mesh();
            assertThat(json.get("vertices").asInt()).isEqualTo(mesh.vertexCount());
            assertThat(json.get("faces").asInt()).isEqualTo(mesh.faceCount());
            boolean holds = List.of("ply", "vtu", "glb").contains(extension);
            assertThat(json.get("values")).hasSize(holds ? 1 : 0);
            assertThat(json.get("changes").path("values_left_out").asInt()).isEqualTo(holds ? 0 : 1);
            assertThat(read.values()).extracting(MeshValues::name).isEqualTo(holds ? List.of("half") : List.of());
            if (holds) {
                VertexLabels labels = (VertexLabels) read.values().get(0);
                assertThat(labels.classNames()).containsExactly("left", "right");
                for (int v = 0; v < mesh.vertexCount(); v++) {
                    if (Math.abs(mesh.coordinate(v, 0) - N / 2.0) > 2) {
                        assertThat(labels.labels()[v]).isEqualTo(halves(mesh).labels()[v]);
                    }
                }
            }
        }
    }

    /** STL numbers vertices anew: the maps speak of the vertices that the file has in the end. */
    @ParameterizedTest
    @ValueSource(strings = {"convert", "repair --orient", "simplify --vertices 50", "remesh --vertices 50"})
    void mapsAreThoseOfTheVerticesAsWritten(String command) {
        Path map = folder.resolve("elsewhere.npz");
        Path out = folder.resolve("new.stl");
        JsonNode json = Run.done(line(command, labelled, out, "--map", map));
        assertThat(json.get("changes").get("vertices_renumbered_by_format").asInt())
                .isPositive();
        assertThat(json.get("map").asText()).isEqualTo(map.toString());
        TriangleMesh old = MeshFiles.read(labelled);
        TriangleMesh mesh = MeshFiles.read(out);
        Map<String, NpyArray> arrays = Npz.read(map);
        for (int v = 0; v < mesh.vertexCount(); v++) {
            double x = 0;
            double near = 1e-6;
            if (arrays.containsKey("weights")) {
                for (int c = 0; c < 3; c++) {
                    int corner = old.vertex(arrays.get("faces").ints()[v], c);
                    x += arrays.get("weights").doubles()[3 * v + c] * old.coordinate(corner, 0);
                }
            } else if (arrays.containsKey("sources")) {
                int source = arrays.get("sources").ints()[v];
                assertThat(arrays.get("clusters").ints()[source]).isEqualTo(v);
                x = old.coordinate(source, 0);
                near = 3;
            } else {
                int source = arrays.get("vertex_old_of_new").ints()[v];
                assertThat(arrays.get("vertex_new_of_old").ints()[source]).isEqualTo(v);
                x = old.coordinate(source, 0);
            }
            assertThat(Math.abs(x - mesh.coordinate(v, 0))).isLessThan(near);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"convert", "repair --orient", "simplify --vertices 50", "remesh --vertices 50"})
    void filesAreLookedAtBeforeTheWorkAndNothingIsLeftOfARefusal(String command) throws IOException {
        Path out = folder.resolve("new.ply");
        Run.refused(1, "also an input", line(command, labelled, labelled, "--force"));
        Run.refused(1, "no such folder", line(command, labelled, folder.resolve("nowhere/a.ply")));
        Run.refused(1, ".glb or .stl", line(command, labelled, folder.resolve("a.xyz")));
        Run.refused(2, "--map is OUT", line(command, labelled, out, "--map", out));
        Run.refused(1, "no such file", line(command, folder.resolve("missing.off"), out));
        Files.writeString(folder.resolve("new.map.npz"), "old");
        Run.refused(1, "new.map.npz: exists already; --force", line(command, labelled, out));
        Files.writeString(out, "old");
        Run.refused(1, "new.ply: exists already; --force", line(command, labelled, out));
        assertThat(out).hasContent("old");
        assertThat(folder.resolve("new.map.npz")).hasContent("old");
        Run.done(line(command, labelled, out, "--force"));
        assertThat(MeshFiles.read(out).vertexCount()).isPositive();
    }
}
