package dev.holonomy.geodesic.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.geodesic.functional.FunctionalMap.Recovery;
import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FunctionalMapTest {
    private static final MatchingSide X = Blobs.side(Blobs.blob(false));
    private static final int COUNT = X.mesh().vertexCount();
    private static final int[] ORDER = Blobs.shuffled(COUNT);
    private static final MatchingSide Y = Blobs.side(Blobs.copy(X.mesh(), ORDER));

    @Test
    void theBasisIsThatOfAreaOneWhateverTheSize() {
        SpectralBasis basis = Y.basis();
        assertThat(Arrays.stream(basis.mass()).sum()).isCloseTo(1, within(1e-12));
        double[] gram = basis.coefficients(basis.functions(), basis.count(), basis.count());
        for (int i = 0; i < gram.length; i++) {
            assertThat(gram[i]).isCloseTo(i % (basis.count() + 1) == 0 ? 1 : 0, within(1e-7));
        }
        for (int k = 0; k < basis.count(); k++) {
            assertThat(basis.values()[k]).isCloseTo(X.basis().values()[k], within(1e-6 * (1 + basis.values()[k])));
        }
    }

    @Test
    void theIdentityPullsBackToTheIdentity() {
        int[] identity = IntStream.range(0, COUNT).toArray();
        FunctionalMap map = FunctionalMap.ofVertexMap(X.basis(), X.basis(), identity, 30, 30);
        for (int i = 0; i < 900; i++) {
            assertThat(map.matrix()[i]).isCloseTo(i % 31 == 0 ? 1 : 0, within(1e-7));
        }
        for (Recovery recovery : Recovery.values()) {
            assertThat(map.vertexMap(X.basis(), X.basis(), recovery)).isEqualTo(identity);
        }
    }

    @Test
    void anIsometryIsOrthogonalCommutesWithTheLaplaciansAndComesBackExactly() {
        FunctionalMap map = FunctionalMap.ofVertexMap(X.basis(), Y.basis(), ORDER, 40, 40);
        assertThat(map.orthogonalityError()).isLessThan(1e-10);
        assertThat(map.commutatorError(X.basis(), Y.basis())).isLessThan(1e-10);
        assertThat(map.matrix()[0]).as("constants stay").isCloseTo(1, within(1e-7));
        for (Recovery recovery : Recovery.values()) {
            assertThat(map.vertexMap(X.basis(), Y.basis(), recovery)).isEqualTo(ORDER);
        }
        assertThat(Y.orientation(X, ORDER)).isGreaterThan(0.9);
    }

    @Test
    void zoomOutFindsAnIsometryFromSixRoughModes() {
        double[] rough = FunctionalMap.ofVertexMap(X.basis(), Y.basis(), ORDER, 6, 6)
                .matrix()
                .clone();
        Random random = new Random(8);
        for (int i = 0; i < rough.length; i++) {
            rough[i] += random.nextDouble(-0.1, 0.1);
        }
        FunctionalMap start = new FunctionalMap(6, 6, rough);
        assertThat(start.vertexMap(X.basis(), Y.basis(), Recovery.ADJOINT)).isNotEqualTo(ORDER);
        ZoomOut.Refined refined = ZoomOut.refine(start, X.basis(), Y.basis(), Blobs.MODES, 5);
        assertThat(refined.vertexMap()).isEqualTo(ORDER);
        assertThat(ZoomOut.coverage(refined.vertexMap(), COUNT)).isEqualTo(1);
    }

    @Test
    void theSearchFindsAnIsometryFromNothing() {
        FunctionalMap found = MapSearch.find(X, Y);
        assertThat(found.vertexMap(X.basis(), Y.basis(), Recovery.ADJOINT)).isEqualTo(ORDER);
    }

    /** Both the isometry and its mirror image keep all distances; only orientation tells them apart. */
    @Test
    void theSearchTakesNoMirrorImage() {
        MatchingSide symmetric = Blobs.side(Blobs.blob(true));
        MatchingSide copy = Blobs.side(Blobs.copy(symmetric.mesh(), ORDER));
        FunctionalMap found = MapSearch.find(symmetric, copy);
        assertThat(found.vertexMap(symmetric.basis(), copy.basis(), Recovery.ADJOINT))
                .isEqualTo(ORDER);
        int[] mirror = new int[COUNT];
        for (int v = 0; v < COUNT; v++) {
            mirror[v] = mirrorImage(symmetric.mesh(), v);
        }
        assertThat(symmetric.orientation(symmetric, mirror)).isLessThan(-0.9);
    }

    private static int mirrorImage(TriangleMesh mesh, int v) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int w = 0; w < mesh.vertexCount(); w++) {
            double square = Math.pow(mesh.coordinate(v, 0) + mesh.coordinate(w, 0), 2)
                    + Math.pow(mesh.coordinate(v, 1) - mesh.coordinate(w, 1), 2)
                    + Math.pow(mesh.coordinate(v, 2) - mesh.coordinate(w, 2), 2);
            if (square < least) {
                least = square;
                best = w;
            }
        }
        return best;
    }

    @Test
    void refusesWhatCannotBe() {
        double[] p = Arrays.copyOf(X.mesh().positions(), 6 * COUNT);
        int[] faces = Arrays.copyOf(X.mesh().triangles(), 2 * X.mesh().triangles().length);
        for (int i = 0; i < 3 * COUNT; i++) {
            p[3 * COUNT + i] = p[i] + 9;
        }
        for (int i = faces.length / 2; i < faces.length; i++) {
            faces[i] = faces[i - faces.length / 2] + COUNT;
        }
        MatchingSide two = Blobs.side(TriangleMesh.of(p, faces));
        assertThatThrownBy(() -> MapSearch.find(X, two))
                .isInstanceOf(MeshException.class)
                .hasMessageContaining("components");
        assertThatThrownBy(() -> FunctionalMap.ofVertexMap(X.basis(), Y.basis(), ORDER, 51, 30))
                .hasMessageContaining("51");
        assertThatThrownBy(() -> FunctionalMap.ofVertexMap(X.basis(), Y.basis(), new int[3], 3, 3))
                .hasMessageContaining("3 vertices");
    }
}
