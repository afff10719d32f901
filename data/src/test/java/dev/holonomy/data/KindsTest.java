package dev.holonomy.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holonomy.mesh.MeshChecks;
import dev.holonomy.mesh.MeshReport;
import dev.holonomy.mesh.TriangleMesh;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KindsTest {
    private static final Kinds SET = new Kinds(5, 2, 300);
    private static final List<TriangleMesh> MADE =
            IntStream.range(0, SET.size()).parallel().mapToObj(SET::mesh).toList();

    @Test
    void everyOneIsASphereOfItsOwn() {
        Set<String> contents = new HashSet<>();
        for (int i = 0; i < SET.size(); i++) {
            MeshReport report = MeshChecks.of(MADE.get(i));
            assertThat(report.problems()).as(SET.itemNames().get(i)).isEmpty();
            assertThat(report.closed() && report.manifold() && report.oriented())
                    .isTrue();
            assertThat(report.euler()).isEqualTo(2);
            assertThat(report.components()).isEqualTo(1);
            assertThat(MADE.get(i).vertexCount()).isBetween(200, 900);
            contents.add(MeshContent.of(MADE.get(i)));
        }
        assertThat(contents).hasSize(SET.size());
    }

    @Test
    void aMeshDependsOnSeedAndItemOnly() {
        assertThat(new Kinds(5, 2, 300).mesh(4).positions())
                .isEqualTo(MADE.get(4).positions());
        assertThat(new Kinds(5, 3, 300).mesh(6).positions())
                .as("number 0 of the third kind, whatever the number of each")
                .isEqualTo(MADE.get(4).positions());
        assertThat(new Kinds(6, 2, 300).mesh(4).positions())
                .isNotEqualTo(MADE.get(4).positions());
    }

    @Test
    void eachKindIsInBothParts() {
        Kinds set = new Kinds(1, 10, 500);
        Split split = set.split(set.defaultScheme(), 4);
        for (int c = 0; c < set.classNames().size(); c++) {
            int ofClass = c;
            assertThat(split.train().stream().filter(i -> set.classOf(i) == ofClass))
                    .hasSize(7);
            assertThat(split.test().stream().filter(i -> set.classOf(i) == ofClass))
                    .hasSize(3);
        }
        assertThat(set.itemNames()).doesNotHaveDuplicates().contains("spider/009");
        assertThatThrownBy(() -> new Kinds(1, 0, 500)).hasMessageContaining("0 meshes of each kind");
        assertThatThrownBy(() -> new Kinds(1, 1, 5)).hasMessageContaining("5 vertices");
    }
}
