package dev.holonomy.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexScalars;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelConversionTest {
    private static final List<String> NAMES = List.of("a", "b", "c");

    /** A fan of three triangles around vertex 0 with areas 1/2, 1, 1/2, and an isolated vertex 5. */
    private static TriangleMesh fan() {
        double[] positions = {0, 0, 0, 1, 0, 0, 0, 1, 0, -2, 0, 0, 0, -0.5, 0, 9, 9, 9};
        return TriangleMesh.of(positions, new int[] {0, 1, 2, 0, 2, 3, 0, 3, 4});
    }

    @Test
    void faceTakesTheMajorityOfItsCorners() {
        VertexLabels labels = new VertexLabels("part", new int[] {2, 1, 1, 0, -1, 0}, NAMES);
        assertThat(LabelConversion.toFaces(fan(), labels).labels()).containsExactly(1, 2, 2);
    }

    @Test
    void unlabelledCornersDoNotVote() {
        VertexLabels labels = new VertexLabels("part", new int[] {-1, -1, -1, 2, -1, 0}, NAMES);
        assertThat(LabelConversion.toFaces(fan(), labels).labels()).containsExactly(-1, 2, 2);
    }

    @Test
    void vertexTakesTheClassOfTheLargestArea() {
        assertThat(LabelConversion.toVertices(fan(), faces(1, 0, 1)).labels()).containsExactly(0, 1, 0, 0, 1, -1);
        assertThat(LabelConversion.toVertices(fan(), faces(1, 2, 1)).labels()[0])
                .as("equal areas: lowest class")
                .isEqualTo(1);
        assertThat(LabelConversion.toVertices(fan(), faces(-1, -1, 2)).labels()).containsExactly(2, -1, -1, 2, 2, -1);
    }

    private static FaceLabels faces(int... labels) {
        return new FaceLabels("part", labels, NAMES);
    }

    @Test
    void facesWithoutAreaStillVote() {
        TriangleMesh flat = TriangleMesh.of(new double[9], new int[] {0, 1, 2, 0, 1, 2, 2, 1, 0});
        assertThat(LabelConversion.toVertices(flat, faces(0, 2, 2)).labels()).containsExactly(2, 2, 2);
    }

    @Test
    void constantLabelsSurviveBothWays() {
        TriangleMesh mesh = fan();
        LabelledMesh item = new LabelledMesh("fan", mesh, faces(2, 2, 2));
        assertThat(new LabelledMesh("fan", mesh, item.vertexLabels())
                        .faceLabels()
                        .labels())
                .containsExactly(2, 2, 2);
    }

    @Test
    void wrongCountsAreRefusedWithBothNumbers() {
        assertThatThrownBy(() -> new LabelledMesh("1.off", fan(), faces(1, 1)))
                .isInstanceOf(DataSetException.class)
                .hasMessage("1.off: 2 labels for 3 faces");
        assertThatThrownBy(() -> new LabelledMesh("x", fan(), new VertexScalars("s", new double[6])))
                .hasMessageContaining("VertexScalars");
        assertThatThrownBy(() -> LabelConversion.toFaces(fan(), new VertexLabels("p", new int[3], NAMES)))
                .hasMessageContaining("6")
                .hasMessageContaining("3");
    }
}
