package dev.holonomy.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.MeshFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeshFolderTest {
    private static final String OFF = "OFF\n4 2 0\n0 0 0\n1 0 0\n0 1 0\n1 1 0\n3 0 1 2\n3 1 3 2\n";

    @TempDir
    private Path folder;

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void labelsBesideMeshesAreJoinedByName() throws IOException {
        write("2.off", OFF);
        write("2_labels.txt", "wing\n1 \nbody\n2 \n");
        write("10.off", OFF);
        write("10_labels.txt", "tail\n1 2 \n");
        Dataset set = MeshFolder.princeton(folder, Unusable.REFUSE);
        assertThat(set.itemNames()).containsExactly("2", "10");
        assertThat(set.classNames()).containsExactly("body", "tail", "wing");
        assertThat(set.item(0).faceLabels().labels()).containsExactly(2, 0);
        assertThat(set.item(1).faceLabels().labels()).containsExactly(1, 1);
        assertThat(set.defaultScheme()).isEqualTo("SB12");
        assertThatThrownBy(() -> set.split("SB12", 1))
                .hasMessageContaining("12")
                .hasMessageContaining("has 2");
    }

    @Test
    void creaturesWrittenAsAFolderAreReadBack() throws IOException {
        Creatures creatures = new Creatures(3, 800);
        ShippedSet.write(folder, creatures, 2);
        Dataset set = MeshFolder.open(folder, Unusable.REFUSE);
        assertThat(set.size()).isEqualTo(2);
        assertThat(set.item(1).mesh().positions())
                .isEqualTo(creatures.creature(1).mesh().positions());
        assertThat(set.classNames()).as("the order of the generator").isEqualTo(Creatures.PARTS);
        assertThat(set.item(1).vertexLabels().labels())
                .isEqualTo(creatures.creature(1).parts().labels());
        assertThat(set.defaultScheme()).isEqualTo("file");
        assertThat(set.split("file", 0).train()).containsExactly(0);
    }

    @Test
    void labelsComeInEveryFormBesideTheMesh() throws IOException {
        write("x10.off", OFF);
        write("x10.txt", "3\n0\n0\n10\n");
        write("x9.OFF", OFF);
        write("x9.csv", "10\n3\n0\n0\n");
        TriangleMesh mesh = MeshFiles.read(folder.resolve("x10.off"));
        MeshFiles.write(
                folder.resolve("y.ply"),
                mesh,
                List.of(new FaceLabels("part", new int[] {1, -1}, List.of("zebra", "ant"))));
        Dataset set = MeshFolder.open(folder, Unusable.REFUSE);
        assertThat(set.defaultScheme()).isEqualTo("80%");
        assertThat(set.itemNames()).containsExactly("x9", "x10", "y");
        List<String> classes = set.classNames();
        assertThat(classes).containsSubsequence("0", "3", "10").contains("zebra", "ant");
        assertThat(set.item(1).vertexLabels().labels())
                .containsExactly(
                        classes.indexOf("3"), classes.indexOf("0"), classes.indexOf("0"), classes.indexOf("10"));
        assertThat(set.item(0).vertexLabels().labels()[0]).isEqualTo(classes.indexOf("10"));
        assertThat(set.item(2).faceLabels().labels()).containsExactly(classes.indexOf("ant"), -1);
    }

    @Test
    void labelsOfAnotherMeshAreRefusedWithTheCounts() throws IOException {
        write("a.off", OFF);
        write("a.txt", "1\n0\n1\n");
        assertThatThrownBy(() -> MeshFolder.open(folder, Unusable.REFUSE))
                .isInstanceOf(DataSetException.class)
                .hasMessageContaining("a.txt")
                .hasMessageContaining("3")
                .hasMessageContaining("4")
                .hasMessageContaining("2");
        write("a.ply", "ply");
        assertThatThrownBy(() -> MeshFolder.open(folder, Unusable.REFUSE))
                .isInstanceOf(DataSetException.class)
                .hasMessageContaining("a.off")
                .hasMessageContaining("a.ply");
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        assertThatThrownBy(() -> MeshFolder.open(folder, Unusable.REFUSE)).hasMessageContaining("no mesh");
        assertThatThrownBy(() -> MeshFolder.open(folder.resolve("none"), Unusable.REFUSE))
                .hasMessageContaining("no such folder");
        write("a.off", OFF);
        assertThatThrownBy(() -> MeshFolder.open(folder, Unusable.REFUSE))
                .hasMessageContaining("a.off")
                .hasMessageContaining("a_labels.txt");
        write("a_labels.txt", "x\n1 9 \n");
        assertThatThrownBy(() -> MeshFolder.open(folder, Unusable.REFUSE)).hasMessageContaining("a_labels.txt");
    }

    @Test
    void princetonBodiesHaveEightParts() {
        String data = System.getenv("HOLONOMY_DATA");
        Assumptions.assumeTrue(data != null, "skipped: HOLONOMY_DATA is not set");
        Dataset set = MeshFolder.princeton(Path.of(String.valueOf(data), "psb", "Human"), Unusable.REFUSE);
        assertThat(set.size()).isEqualTo(20);
        assertThat(set.classNames())
                .containsExactly("foot", "hand", "head", "lowerarm", "lowerleg", "torso", "upperarm", "upperleg");
        Split split = set.split("SB12", 1);
        assertThat(split.train()).hasSize(12).doesNotContainAnyElementsOf(split.test());
        assertThat(split.test()).hasSize(8);
    }
}
