package dev.holonomy.mesh.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.TriangleMesh;
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
}
