package dev.holonomy.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sets as they lie on disk: recognised, read, refused; and the same after an import. */
class LayoutsTest {
    /** Two triangles, five edges: 0-1, 1-2, 2-0, 1-3, 3-2 in the order of MeshCNN. */
    static final String OFF = "OFF\n4 2 0\n0 0 0\n1 0 0\n0 1 0\n1 1 %s\n3 0 1 2\n3 1 3 2\n";

    @TempDir
    private Path folder;

    private void mesh(String name, Object height) throws IOException {
        write(name, String.format(OFF, height));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve("set").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private MeshSet open(Unusable unusable) {
        Path set = folder.resolve("set");
        return DataCatalog.layoutOf(set).open(set, unusable);
    }

    private MeshSet imported(MeshSet set) throws IOException {
        Path to = Files.createDirectory(folder.resolve("imported"));
        SetWriter.write(set, set.split(set.defaultScheme(), 3), to, () -> {});
        return DataCatalog.layoutOf(to).open(to, Unusable.REFUSE);
    }

    @Test
    void aFolderAClassWithPartsIsAClassification() throws IOException {
        mesh("cat/train/T2.off", 1);
        mesh("cat/train/T10.off", 2);
        mesh("cat/test/T1.off", 3);
        mesh("ant/train/T2.off", 4);
        mesh("ant/test/T3.off", 5);
        ClassifiedSet set = (ClassifiedSet) open(Unusable.REFUSE);
        assertThat(set.classNames()).containsExactly("ant", "cat");
        assertThat(set.itemNames()).containsExactly("ant/T2", "ant/T3", "cat/T2", "cat/T10", "cat/T1");
        assertThat(set.classOf(0)).isZero();
        assertThat(set.classOf(3)).isEqualTo(1);
        assertThat(set.defaultScheme()).isEqualTo("file");
        assertThat(set.split("file", 0).test()).containsExactly(1, 4);
        Split drawn = set.split("1/1", 7);
        assertThat(drawn.train()).hasSize(2);
        assertThat(Set.of(
                        set.classOf(drawn.train().get(0)),
                        set.classOf(drawn.train().get(1))))
                .as("one of each class")
                .hasSize(2);
        assertThatThrownBy(() -> set.split("2/1", 0))
                .hasMessageContaining("class ant")
                .hasMessageContaining("has 2");
        ClassifiedSet copy = (ClassifiedSet) imported(set);
        assertThat(new TreeSet<>(copy.itemNames())).isEqualTo(new TreeSet<>(set.itemNames()));
        assertThat(copy.classNames()).isEqualTo(set.classNames());
        for (int i = 0; i < copy.size(); i++) {
            int original = set.itemNames().indexOf(copy.itemNames().get(i));
            assertThat(copy.mesh(i).positions()).isEqualTo(set.mesh(original).positions());
            assertThat(copy.classOf(i)).isEqualTo(set.classOf(original));
            assertThat(copy.split("file", 0).test().contains(i))
                    .isEqualTo(set.split("file", 0).test().contains(original));
        }
    }

    @Test
    void edgeLabelsOfMeshCnnBecomeFaceLabels() throws IOException {
        mesh("train/a.off", 1);
        mesh("test/b.off", 2);
        write("seg/a.eseg", "1\n1\n1\n2\n2\n");
        write("seg/b.eseg", "2.0e+00\n2\n1\n1\n1\n");
        Dataset set = (Dataset) open(Unusable.REFUSE);
        assertThat(set.classNames()).as("numbers that occur").containsExactly("1", "2");
        assertThat(set.item(0).faceLabels().labels()).containsExactly(0, 1);
        assertThat(set.item(1).faceLabels().labels()).containsExactly(1, 0);
        assertThat(set.split("file", 0).train()).containsExactly(0);
        Dataset copy = (Dataset) imported(set);
        assertThat(copy.item(0).faceLabels().labels()).containsExactly(0, 1);
        assertThat(copy.classNames()).containsExactly("1", "2");
        write("seg/b.eseg", "2\n2\n1\n1\n");
        assertThatThrownBy(() -> open(Unusable.REFUSE))
                .hasMessageContaining("b.eseg")
                .hasMessageContaining("labels 4 edges, the mesh has 5")
                .hasMessageContaining("1 of 2 meshes");
    }

    @Test
    void aTableNamesMeshesLabelsAndParts() throws IOException {
        mesh("one, two.off", 1);
        mesh("b.off", 2);
        write("labels of b.txt", "0\n1\n1\n0\n");
        write("one, two.txt", "1\n0\n");
        write("manifest.csv", "part,mesh,labels\ntrain,\"one, two.off\",\ntest,b.off,labels of b.txt\n\n");
        write("classes.txt", "hull\nwing\n");
        Dataset set = (Dataset) open(Unusable.REFUSE);
        assertThat(set.itemNames()).containsExactly("one, two", "b");
        assertThat(set.classNames()).containsExactly("hull", "wing");
        assertThat(set.item(0).faceLabels().labels()).containsExactly(1, 0);
        assertThat(set.item(1).vertexLabels().labels()).containsExactly(0, 1, 1, 0);
        assertThat(set.split("file", 0).test()).containsExactly(1);
        write("manifest.csv", "mesh,class\none, two.off,a\n");
        assertThatThrownBy(() -> open(Unusable.REFUSE)).hasMessageContaining("manifest.csv:2: 3 cells");
    }

    @Test
    void aTableOfClassesIsAClassification() throws IOException {
        mesh("x.off", 1);
        mesh("y.off", 2);
        write("manifest.csv", "mesh,class,name\nx.off,cat,first\ny.off,dog,second\n");
        ClassifiedSet set = (ClassifiedSet) open(Unusable.REFUSE);
        assertThat(set.itemNames()).containsExactly("first", "second");
        assertThat(set.classOf(1)).isEqualTo(1);
        assertThat(set.defaultScheme()).isEqualTo("80%");
        for (String bad : List.of(
                "mesh,kind|'kind' is unknown",
                "name|no column 'mesh'",
                "mesh,class\nx.off,|2: x.off has no class",
                "mesh,class,part\nx.off,cat,tran|the part is 'tran'",
                "mesh,class\n\"x.off,cat|2: a double quote",
                "mesh,class|no row",
                "mesh,class\nx.off,cat|1 class in 1 meshes",
                "mesh,class\nx.off,cat\nx.off,dog|is called 'x' too",
                "mesh,class\nx.off,cat\nz.off,dog|z.off",
                "mesh,class,labels\n|'labels' and 'class'")) {
            write("manifest.csv", bad.substring(0, bad.indexOf('|')));
            assertThatThrownBy(() -> open(Unusable.REFUSE))
                    .as(bad)
                    .isInstanceOf(DataSetException.class)
                    .hasMessageContaining(bad.substring(bad.indexOf('|') + 1));
        }
    }

    @Test
    void rowsThatCorrespondAreReadAndKept() throws IOException {
        mesh("tr_reg_000.off", 1);
        mesh("tr_reg_080.off", 2);
        mesh("tr_reg_081.off", 3);
        write("corres/tr_reg_000.vts", "1\n2\n2\n");
        write("corres/tr_reg_080.vts", "4\n3\n1\n");
        write("corres/tr_reg_081.vts", "2\n3\n4\n");
        write("corres/tr_reg_081.sym.vts", "4\n3\n2\n");
        write("corres/sampleID.vts", "10\n7\n9\n");
        write("test_pairs.txt", "tr_reg_000\ttr_reg_080\ntr_reg_081 tr_reg_080\n");
        CorrespondenceSet set = (CorrespondenceSet) open(Unusable.REFUSE);
        CorrespondenceSet copy = (CorrespondenceSet) imported(set);
        for (CorrespondenceSet one : List.of(set, copy)) {
            assertThat(one.templateCount()).isEqualTo(10);
            assertThat(one.truth(1).vertices()).containsExactly(3, 2, 0);
            assertThat(one.truth(1).template()).containsExactly(9, 6, 8);
            assertThat(one.mirrored(2).orElseThrow().vertices()).containsExactly(3, 2, 1);
            assertThat(one.mirrored(0)).isEmpty();
            Split split = one.split(one.defaultScheme(), 0);
            assertThat(split.train()).containsExactly(0);
            assertThat(one.pairs(split.test())).containsExactly(new CorrespondenceSet.Pair(2, 1));
        }
        write("corres/tr_reg_081.vts", "2\n3\n5\n");
        assertThatThrownBy(() -> open(Unusable.REFUSE))
                .hasMessageContaining("tr_reg_081.vts:3: the vertex 5 (counted from 1), the mesh has 4");
        write("corres/tr_reg_081.vts", "2\n3\n");
        assertThatThrownBy(() -> open(Unusable.REFUSE)).hasMessageContaining("2 rows, wanted 3");
        write("corres/tr_reg_081.vts", "0\n1\n2\n");
        assertThatThrownBy(() -> open(Unusable.REFUSE)).hasMessageContaining("count from 1");
    }

    @Test
    void meshesOfOneConnectivityCorrespondByIndex() throws IOException {
        mesh("tr_reg_000.off", 1);
        mesh("tr_reg_090.off", 2);
        CorrespondenceSet set = (CorrespondenceSet) open(Unusable.REFUSE);
        assertThat(set.templateCount()).isEqualTo(4);
        assertThat(set.truth(1).vertices()).containsExactly(0, 1, 2, 3);
        assertThat(set.pairs(List.of(0, 1))).hasSize(2);
        CorrespondenceSet copy = (CorrespondenceSet) imported(set);
        assertThat(copy.truth(0).template()).containsExactly(0, 1, 2, 3);
        write("tr_reg_090.off", "OFF\n3 1 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n");
        assertThatThrownBy(() -> open(Unusable.REFUSE)).hasMessageContaining("3 vertices, the first mesh has 4");
    }

    @Test
    void oneBadMeshAmongManyIsNamedOrLeftOut() throws IOException {
        for (int i = 0; i < 40; i++) {
            mesh("m" + i + ".off", i);
            write("m" + i + ".txt", "0\n1\n1\n0\n");
        }
        write("split.txt", "train m1\ntest m17\ntest m30\n");
        write("m17.off", "OFF\n4 2 0\n0 0 0\n1 0 zero\n");
        assertThatThrownBy(() -> open(Unusable.REFUSE))
                .isInstanceOf(DataSetException.class)
                .hasMessageContaining("m17.off, line 2")
                .hasMessageContaining("1 of 40 meshes")
                .hasMessageContaining("--skip-bad");
        write("m3.txt", "0\n1\n");
        write("m4.txt", "-1\n-1\n-1\n-1\n");
        write("m5.off", "OFF\n1 0 0\n0 0 0\n");
        MeshSet set = open(Unusable.SKIP);
        assertThat(set.size()).isEqualTo(37);
        assertThat(set.skipped()).hasSize(3);
        assertThat(set.itemNames()).contains("m3").doesNotContain("m4", "m5", "m17");
        Split split = set.split("file", 0);
        assertThat(set.itemNames().get(split.train().get(0))).isEqualTo("m1");
        assertThat(split.test()).hasSize(1);
        assertThat(set.itemNames().get(split.test().get(0))).isEqualTo("m30");
    }

    @Test
    void labelsBeyondTheNamedClassesAreRefused() throws IOException {
        mesh("a.off", 1);
        write("a.txt", "1\n2\n");
        write("classes.txt", "hull\nwing\n");
        assertThatThrownBy(() -> open(Unusable.REFUSE))
                .hasMessageContaining("a.txt: the label 2")
                .hasMessageContaining("names 2 classes")
                .hasMessageContaining("counted from 1?");
        write("a_labels.txt", "hull\n1\ntail\n2\n");
        assertThatThrownBy(() -> open(Unusable.REFUSE)).hasMessageContaining("[tail] are not in classes.txt");
        write("classes.txt", "hull\nhull\n");
        assertThatThrownBy(() -> open(Unusable.REFUSE)).hasMessageContaining("'hull' twice");
    }

    @Test
    void realSetsHaveTheCountsOfTheirPapers() {
        String data = System.getenv("HOLONOMY_DATA");
        Assumptions.assumeTrue(data != null, "skipped: HOLONOMY_DATA is not set");
        Path root = Path.of(String.valueOf(data));
        List<String> layouts = new ArrayList<>();
        for (String set : List.of("shrec11", "faust/registrations", "faust/remeshed", "psb/Human")) {
            layouts.add(DataCatalog.layoutOf(root.resolve(set)).name());
        }
        assertThat(layouts).containsExactly("classes", "faust", "faust-remeshed", "folder");
        ClassifiedSet shrec =
                (ClassifiedSet) DataCatalog.entry("shrec11").open(root.resolve("shrec11"), Unusable.REFUSE);
        assertThat(shrec.size()).isEqualTo(600);
        assertThat(shrec.classNames()).hasSize(30);
        assertThat(shrec.split("file", 0).train()).hasSize(480);
        Split ten = shrec.split("10/10", 5);
        for (int c = 0; c < 30; c++) {
            int ofClass = c;
            assertThat(ten.test().stream().filter(i -> shrec.classOf(i) == ofClass))
                    .hasSize(10);
        }
        CorrespondenceSet remeshed = (CorrespondenceSet)
                DataCatalog.entry("faust-remeshed").open(root.resolve("faust/remeshed"), Unusable.REFUSE);
        assertThat(remeshed.split("file", 0).test()).hasSize(20);
        assertThat(remeshed.truth(7).count()).isEqualTo(5000);
        assertThat(remeshed.pairs(remeshed.split("file", 0).test())).isNotEmpty();
    }
}
