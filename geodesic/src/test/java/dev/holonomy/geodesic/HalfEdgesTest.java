package dev.holonomy.geodesic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HalfEdgesTest {
    private static TriangleMesh flat(int vertices, int... triangles) {
        double[] positions = new double[3 * vertices];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = Math.sin(1.7 * i);
        }
        return TriangleMesh.of(positions, triangles);
    }

    private static int euler(TriangleMesh mesh) {
        return mesh.vertexCount() - HalfEdges.of(mesh).edgeCount() + mesh.faceCount();
    }

    @Test
    void eulerCharacteristicOfKnownSurfaces() {
        assertThat(euler(TestMeshes.icosphere(2))).isEqualTo(2);
        assertThat(euler(TestMeshes.torus(12, 8, 2, 0.5))).isZero();
        assertThat(euler(TestMeshes.cylinder(9, 5, 1, 3))).isZero();
        assertThat(euler(TestMeshes.irregularGrid(6, 4, 0.2, 1))).isOne();
    }

    @Test
    void twinsPointAtEachOtherAndTurnsMeetEveryHalfEdgeOnce() {
        for (TriangleMesh mesh : new TriangleMesh[] {TestMeshes.icosphere(2), TestMeshes.cylinder(9, 5, 1, 3)}) {
            HalfEdges halfEdges = HalfEdges.of(mesh);
            Set<Integer> met = new HashSet<>();
            for (int v = 0; v < mesh.vertexCount(); v++) {
                int h = halfEdges.first(v);
                for (int i = 0; i < halfEdges.degree(v); i++, h = halfEdges.nextAround(h)) {
                    assertThat(halfEdges.tail(h)).isEqualTo(v);
                    assertThat(halfEdges.twin(halfEdges.twin(h))).isEqualTo(h);
                    assertThat(halfEdges.tip(halfEdges.twin(h))).isEqualTo(v);
                    assertThat(met.add(h)).isTrue();
                }
                assertThat(h).isEqualTo(halfEdges.onBoundary(v) ? -1 : halfEdges.first(v));
            }
            assertThat(met).hasSize(halfEdges.count());
        }
    }

    @Test
    void boundaryHalfEdgesWalkAroundTheHoles() {
        HalfEdges halfEdges = HalfEdges.of(TestMeshes.cylinder(9, 5, 1, 3));
        assertThat(halfEdges.boundaryCount()).isEqualTo(18);
        int start = 3 * halfEdges.faceCount();
        int steps = 0;
        int h = start;
        do {
            assertThat(halfEdges.isBoundary(h)).isTrue();
            assertThat(halfEdges.face(h)).isEqualTo(-1);
            assertThat(halfEdges.tail(halfEdges.next(h))).isEqualTo(halfEdges.tip(h));
            h = halfEdges.next(h);
            steps++;
        } while (h != start);
        assertThat(steps).isEqualTo(9);
    }

    @Test
    void edgeOfThreeFacesIsNamed() {
        assertThatThrownBy(() -> HalfEdges.of(flat(5, 0, 1, 2, 1, 0, 3, 0, 1, 4)))
                .isInstanceOf(MeshException.class)
                .hasMessageContaining("non-manifold edges: found 1")
                .hasMessageContaining("0-1 with 3 faces");
    }

    @Test
    void facesThatDisagreeAreNamed() {
        assertThatThrownBy(() -> HalfEdges.of(flat(4, 0, 1, 2, 0, 1, 3)))
                .isInstanceOf(MeshException.class)
                .hasMessageContaining("inconsistent orientation")
                .hasMessageContaining("0-1 of faces 0 and 1");
    }

    @Test
    void vertexOfTwoFansIsNamed() {
        assertThatThrownBy(() -> HalfEdges.of(flat(5, 0, 1, 2, 2, 3, 4)))
                .isInstanceOf(MeshException.class)
                .hasMessageContaining("non-manifold vertices: found 1")
                .hasMessageContaining("vertex 2");
    }

    @Test
    void twoClosedFansInAPointAreNamedToo() {
        int[] two = {0, 1, 2, 0, 2, 3, 0, 3, 1, 1, 3, 2, 0, 4, 5, 0, 5, 6, 0, 6, 4, 4, 6, 5};
        assertThatThrownBy(() -> HalfEdges.of(flat(7, two)))
                .isInstanceOf(MeshException.class)
                .hasMessageContaining("vertex 0");
    }

    @Test
    void faceThatNamesAVertexTwiceJoinsNothing() {
        HalfEdges halfEdges = HalfEdges.of(flat(5, 0, 1, 2, 1, 1, 2, 2, 1, 3));
        assertThat(halfEdges.isVoid(3)).isTrue();
        assertThat(halfEdges.twin(1)).isEqualTo(6);
        assertThat(halfEdges.edgeCount()).isEqualTo(5);
        assertThat(halfEdges.first(4)).isEqualTo(-1);
        assertThat(halfEdges.degree(4)).isZero();
    }

    @Test
    void facesGluedByHandMayShareVerticesButMustFit() {
        // two triangles back to back: three edges between three vertices, a sphere
        HalfEdges pillow = HalfEdges.glued(3, new int[] {0, 1, 2, 0, 2, 1}, new int[] {5, 4, 3, 2, 1, 0});
        assertThat(pillow.edgeCount()).isEqualTo(3);
        assertThat(pillow.boundaryCount()).isZero();
        // one triangle whose first side is glued to its second: a cone with a rim of one edge
        HalfEdges cone = HalfEdges.glued(2, new int[] {0, 1, 0}, new int[] {1, 0, HalfEdges.UNPAIRED});
        assertThat(cone.degree(1)).isEqualTo(1);
        assertThat(cone.degree(0)).isEqualTo(3);
        assertThat(cone.onBoundary(0)).isTrue();
        assertThat(cone.next(3)).isEqualTo(3);
        assertThatThrownBy(() -> HalfEdges.glued(3, new int[] {0, 1, 2, 0, 2, 1}, new int[] {3, 4, 5, 0, 1, 2}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HalfEdges.glued(2, new int[] {0, 1, 1, 0, 1, 1}, new int[] {-2, -2, -2, -2, -2, -2}))
                .isInstanceOf(MeshException.class)
                .hasMessageContaining("vertex 0");
    }
}
