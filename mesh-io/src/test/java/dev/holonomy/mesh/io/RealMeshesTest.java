package dev.holonomy.mesh.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.MeshChecks;
import dev.holonomy.mesh.MeshReport;
import dev.holonomy.mesh.TriangleMesh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts of well-known meshes, as their sources and the README of the data state them. */
class RealMeshesTest {
    @ParameterizedTest
    @CsvSource({
        "meshes/cheburashka.obj, 6669, 13334",
        "meshes/nefertiti.obj, 49971, 99938",
        "meshes/spot.obj, 2930, 5856",
        "meshes/suzanne.obj, 507, 968",
        "faust/registrations/tr_reg_000.ply, 6890, 13776",
        "faust/remeshed/tr_reg_000.off, 4999, 9994",
        "psb/Human/1.off, 4706, 9408",
        "shrec11/alien/train/T133.obj, 252, 500",
        "loader-corpus/pmp/bunny_adaptive.off, 5884, 11764",
    })
    void countsAreThoseOfTheSource(String file, int vertices, int faces) {
        TriangleMesh mesh = MeshFiles.read(Corpus.path(file));
        assertThat(mesh.vertexCount()).isEqualTo(vertices);
        assertThat(mesh.faceCount()).isEqualTo(faces);
    }

    @Test
    void labelsOfAHumanCoverItsFaces() {
        FaceLabels labels = PsbLabels.read(Corpus.path("psb/Human/1_labels.txt"), 9408);
        assertThat(labels.labels()).hasSize(9408).doesNotContain(-1);
        assertThat(labels.classNames()).hasSize(8).contains("lowerleg", "head");
    }

    /** The README of the data: every face has exactly one label. */
    @Test
    void everyLabelledMeshFitsItsLabels() throws IOException {
        Path root = Corpus.path("psb");
        List<Path> labelFiles;
        try (Stream<Path> walk = Files.walk(root)) {
            labelFiles = walk.filter(p -> p.toString().endsWith("_labels.txt")).toList();
        }
        assertThat(labelFiles).hasSize(200);
        for (Path file : labelFiles) {
            TriangleMesh mesh = MeshFiles.read(Path.of(file.toString().replace("_labels.txt", ".off")));
            assertThat(PsbLabels.read(file, mesh.faceCount()).labels()).doesNotContain(-1);
        }
    }

    @Test
    void allShrecMeshesAreClosedManifolds() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Corpus.path("shrec11"))) {
            files = walk.filter(p -> p.toString().endsWith(".obj")).toList();
        }
        assertThat(files).hasSize(600);
        for (Path file : files) {
            MeshReport report = MeshChecks.of(MeshFiles.read(file));
            assertThat(report.faces()).as(file.toString()).isEqualTo(500);
            assertThat(report.closed() && report.manifold()).as(file.toString()).isTrue();
        }
    }

    @Test
    void vertexIdsOfRemeshedBodiesAreInRange() {
        int[] ids = Vts.read(Corpus.path("faust/remeshed/corres/tr_reg_000.vts"));
        assertThat(ids).hasSize(5000);
        assertThat(Arrays.stream(ids)).allMatch(id -> id >= 0 && id < 4999);
    }
}
