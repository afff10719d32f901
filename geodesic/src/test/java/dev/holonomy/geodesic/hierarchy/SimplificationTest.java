package dev.holonomy.geodesic.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.TestMeshes;
import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.MeshChecks;
import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.MeshReport;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.VertexVectors;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimplificationTest {
    private static final TriangleMesh TETRAHEDRON = TriangleMesh.of(
            new double[] {0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1}, new int[] {0, 2, 1, 0, 1, 3, 1, 2, 3, 2, 0, 3});

    static Stream<TriangleMesh> surfaces() {
        return Stream.of(
                TestMeshes.irregularSphere(4, 0.25, 1),
                TestMeshes.noisy(TestMeshes.icosphere(4), 0.01, 2),
                TestMeshes.torus(50, 24, 2, 0.8),
                TestMeshes.cylinder(40, 30, 1, 3),
                TestMeshes.irregularGrid(30, 20, 0.2, 3),
                two(TestMeshes.torus(30, 12, 2, 0.5), TestMeshes.irregularGrid(12, 12, 0.2, 3)));
    }

    /** The count is met to the vertex, and components, boundaries, handles and orientation are what they were. */
    @ParameterizedTest
    @MethodSource("surfaces")
    void theTopologyIsKept(TriangleMesh mesh) {
        MeshReport before = MeshChecks.of(mesh);
        for (int wanted : new int[] {mesh.vertexCount() - 1, mesh.vertexCount() / 3, mesh.vertexCount() / 10}) {
            Simplification simple = Simplification.of(mesh, wanted);
            MeshReport after = MeshChecks.of(simple.mesh());
            assertThat(after.vertices()).isEqualTo(wanted);
            assertThat(after.manifold() && after.oriented()).isTrue();
            assertThat(after.euler()).isEqualTo(before.euler());
            assertThat(after.components()).isEqualTo(before.components());
            assertThat(after.boundaries()).isEqualTo(before.boundaries());
            assertThat(after.genus()).isEqualTo(before.genus());
            assertThat(after.problems()).isEqualTo(before.problems());
            assertThat(after.angles().least()).isGreaterThan(Math.toRadians(0.5));
            Surface.of(simple.mesh());
        }
    }

    /** The map is onto, keeps order, takes edges to edges or vertices, and faces to what is left of them. */
    @ParameterizedTest
    @MethodSource("surfaces")
    void theMapIsSimplicial(TriangleMesh mesh) {
        Simplification simple = Simplification.of(mesh, mesh.vertexCount() / 5);
        TriangleMesh coarse = simple.mesh();
        for (int c = 0; c < coarse.vertexCount(); c++) {
            assertThat(simple.clusters()[simple.sources()[c]]).isEqualTo(c);
        }
        assertThat(simple.sources()).isSorted();
        int left = 0;
        for (int f = 0; f < mesh.faceCount(); f++) {
            int a = simple.clusters()[mesh.vertex(f, 0)];
            int b = simple.clusters()[mesh.vertex(f, 1)];
            int c = simple.clusters()[mesh.vertex(f, 2)];
            if (a != b && b != c && c != a) {
                assertThat(simple.faceSources()[left]).isEqualTo(f);
                assertThat(new int[] {coarse.vertex(left, 0), coarse.vertex(left, 1), coarse.vertex(left, 2)})
                        .containsExactly(a, b, c);
                left++;
            }
        }
        assertThat(left).isEqualTo(coarse.faceCount());
    }

    @Test
    void aPlaneStaysThePlaneItIs() {
        TriangleMesh mesh = TestMeshes.irregularGrid(32, 32, 0.2, 7);
        TriangleMesh coarse = Simplification.of(mesh, 120).mesh();
        for (int v = 0; v < coarse.vertexCount(); v++) {
            assertThat(coarse.coordinate(v, 2)).isZero();
        }
        assertThat(Surface.of(coarse).area()).isCloseTo(1024, within(1e-9));
        for (double[] corner : new double[][] {{0, 0}, {32, 0}, {0, 32}, {32, 32}}) {
            assertThat(IntStream.range(0, coarse.vertexCount())
                            .anyMatch(
                                    v -> coarse.coordinate(v, 0) == corner[0] && coarse.coordinate(v, 1) == corner[1]))
                    .isTrue();
        }
        TriangleMesh oblique =
                Simplification.of(TestMeshes.moved(mesh, 1, 1, 0), 120).mesh();
        TriangleMesh moved = TestMeshes.moved(TestMeshes.grid(1, 1), 1, 1, 0); // tells the normal
        double[] normal = Surface.of(moved).frames().normal();
        for (int v = 0; v < oblique.vertexCount(); v++) {
            double height = 0;
            for (int c = 0; c < 3; c++) {
                height += normal[c] * (oblique.coordinate(v, c) - moved.coordinate(0, c));
            }
            assertThat(height).isCloseTo(0, within(1e-11));
        }
    }

    /** Edges of length h on the unit sphere leave it by h²/8 at least where their ends are on it: the error is of that order. */
    @Test
    void aSphereStaysNearTheSphere() {
        TriangleMesh mesh = TestMeshes.irregularSphere(5, 0.2, 5);
        double errorBefore = 0;
        for (int wanted : new int[] {600, 150}) {
            TriangleMesh coarse = Simplification.of(mesh, wanted).mesh();
            double square = 8 * Math.PI / Math.sqrt(3) / wanted; // of the edge of so many equilateral faces
            double inscribed =
                    3 * square / 8; // the share of the volume that such faces cut off with their corners on the sphere
            double worst = 0;
            for (int f = 0; f < coarse.faceCount(); f++) {
                for (double[] weights :
                        new double[][] {{1, 0, 0}, {0.5, 0.5, 0}, {0.5, 0, 0.5}, {1 / 3., 1 / 3., 1 / 3.}}) {
                    double radius = 0;
                    for (int c = 0; c < 3; c++) {
                        double x = 0;
                        for (int k = 0; k < 3; k++) {
                            x += weights[k] * coarse.coordinate(coarse.vertex(f, k), c);
                        }
                        radius += x * x;
                    }
                    worst = Math.max(worst, Math.abs(Math.sqrt(radius) - 1));
                }
            }
            assertThat(worst).isLessThan(0.35 * square).isGreaterThan(errorBefore);
            errorBefore = worst;
            assertThat(volume(coarse)).isCloseTo(volume(mesh), within(0.5 * inscribed * volume(mesh)));
        }
    }

    private static double volume(TriangleMesh mesh) {
        double sum = 0;
        for (int f = 0; f < mesh.faceCount(); f++) {
            for (int c = 0; c < 3; c++) {
                double cross = mesh.coordinate(mesh.vertex(f, 1), (c + 1) % 3)
                                * mesh.coordinate(mesh.vertex(f, 2), (c + 2) % 3)
                        - mesh.coordinate(mesh.vertex(f, 1), (c + 2) % 3)
                                * mesh.coordinate(mesh.vertex(f, 2), (c + 1) % 3);
                sum += mesh.coordinate(mesh.vertex(f, 0), c) * cross / 6;
            }
        }
        return sum;
    }

    @Test
    void theSameMeshGivesTheSameResultAtEverySize() {
        TriangleMesh mesh = TestMeshes.irregularSphere(3, 0.2, 5);
        Simplification simple = Simplification.of(mesh, 100);
        for (double scale : new double[] {0x1p-100, 0x1p100, 0x1p-900, 0x1p900}) {
            TriangleMesh scaled = mesh.withPositions(
                    Arrays.stream(mesh.positions()).map(x -> scale * x).toArray());
            Simplification again = Simplification.of(scaled, 100);
            assertThat(again.clusters()).isEqualTo(simple.clusters());
            assertThat(again.mesh().positions())
                    .isEqualTo(Arrays.stream(simple.mesh().positions())
                            .map(x -> scale * x)
                            .toArray());
        }
        assertThat(Simplification.of(mesh, 100).mesh().positions())
                .isEqualTo(simple.mesh().positions());
    }

    @Test
    void whatIsSmallEnoughStaysAsItIs() {
        TriangleMesh mesh = TestMeshes.icosphere(1);
        Simplification simple = Simplification.of(mesh, 1000);
        assertThat(simple.mesh().positions()).isEqualTo(mesh.positions());
        assertThat(simple.mesh().triangles()).isEqualTo(mesh.triangles());
        TriangleMesh one = Simplification.of(mesh, mesh.vertexCount() - 1).mesh();
        long moved = IntStream.range(0, one.vertexCount())
                .filter(v -> IntStream.range(0, mesh.vertexCount())
                        .noneMatch(w -> mesh.coordinate(w, 0) == one.coordinate(v, 0)
                                && mesh.coordinate(w, 1) == one.coordinate(v, 1)
                                && mesh.coordinate(w, 2) == one.coordinate(v, 2)))
                .count();
        assertThat(moved).isLessThanOrEqualTo(1);
    }

    /** A sphere can become a tetrahedron and nothing less; a disc a triangle. */
    @Test
    void theLeastMeshesOfATopologyAreReachedAndNothingLess() {
        TriangleMesh sphere = Simplification.of(TestMeshes.icosphere(2), 4).mesh();
        assertThat(sphere.faceCount()).isEqualTo(4);
        assertThat(volume(sphere)).isPositive();
        refused(TestMeshes.icosphere(2), 3, "fewer than 4 vertices", "wanted 3");
        refused(TETRAHEDRON, 3, "fewer than 4");
        TriangleMesh disc = Simplification.of(TestMeshes.grid(4, 4), 3).mesh();
        assertThat(disc.faceCount()).isEqualTo(1);
        refused(TestMeshes.grid(1, 1), 2, "fewer than 3", "wanted 2");
        TriangleMesh triangle = TriangleMesh.of(new double[] {0, 0, 0, 1, 0, 0, 0, 1, 0}, new int[] {0, 1, 2});
        refused(triangle, 2, "fewer than 3");
        assertThat(Simplification.of(triangle, 3).mesh().faceCount()).isEqualTo(1);
    }

    @Test
    void badInputIsRefusedByName() {
        refused(two(TETRAHEDRON, TETRAHEDRON), 1, "2 components (0 of them isolated vertices)", "at most 1");
        TriangleMesh fin = TriangleMesh.of(
                new double[] {0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, -1, 0}, new int[] {0, 1, 2, 1, 0, 3, 0, 1, 4});
        refused(fin, 4, "manifold", "0-1");
        assertThatThrownBy(() -> Simplification.of(TETRAHEDRON, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is 0");
        TriangleMesh empty = TriangleMesh.of(new double[0], new int[0]);
        assertThat(Simplification.of(empty, 5).mesh().vertexCount()).isZero();
    }

    /** Needles and coincident vertices go first; isolated vertices stay; faces that name a vertex twice are left out. */
    @Test
    void degenerateFacesDoNoHarm() {
        TriangleMesh grid = TestMeshes.irregularGrid(10, 10, 0.2, 3);
        double[] p = Arrays.copyOf(grid.positions(), 3 * 122);
        p[3 * 60] = p[3 * 61];
        p[3 * 60 + 1] = p[3 * 61 + 1]; // two faces without area at an edge without length
        p[3 * 121] = 99;
        int[] t = Arrays.copyOf(grid.triangles(), 603);
        t[600] = 5;
        t[601] = 5;
        t[602] = 6;
        Simplification simple = Simplification.of(TriangleMesh.of(p, t), 80);
        assertThat(simple.mesh().vertexCount()).isEqualTo(80);
        assertThat(simple.clusters()[60]).isEqualTo(simple.clusters()[61]);
        assertThat(simple.mesh().coordinate(simple.clusters()[121], 0)).isEqualTo(99);
        assertThat(simple.faceSources()).doesNotContain(200);
        assertThat(Arrays.stream(simple.mesh().positions()).allMatch(Double::isFinite))
                .isTrue();
        assertThat(MeshChecks.of(simple.mesh()).manifold()).isTrue();
    }

    /** The sum over areas of a carried field is that of the field. */
    @Test
    void valuesAreCarried() {
        TriangleMesh mesh = TestMeshes.irregularSphere(3, 0.2, 6);
        Simplification simple = Simplification.of(mesh, 80);
        int n = mesh.vertexCount();
        double[] height =
                IntStream.range(0, n).mapToDouble(v -> mesh.coordinate(v, 2)).toArray();
        double[] areas = Surface.of(mesh).vertexAreas();
        double[] cells = new double[80];
        double whole = 0;
        for (int v = 0; v < n; v++) {
            cells[simple.clusters()[v]] += areas[v];
            whole += areas[v] * height[v];
        }
        double[] carried = ((VertexScalars) simple.carried(new VertexScalars("height", height))).values();
        double sum = 0;
        for (int c = 0; c < 80; c++) {
            sum += cells[c] * carried[c];
        }
        assertThat(sum).isCloseTo(whole, within(1e-12));

        height[3] = Double.POSITIVE_INFINITY;
        double[] holed = ((VertexScalars) simple.carried(new VertexScalars("height", height))).values();
        assertThat(Arrays.stream(holed).filter(Double::isFinite).count()).isGreaterThanOrEqualTo(79);

        int[] half = Arrays.stream(height).mapToInt(z -> z > 0 ? 1 : -1).toArray();
        VertexLabels labels = (VertexLabels) simple.carried(new VertexLabels("half", half, List.of("a", "b")));
        for (int c = 0; c < 80; c++) {
            double up = 0;
            for (int v = 0; v < n; v++) {
                up += simple.clusters()[v] == c ? half[v] * areas[v] : 0;
            }
            assertThat(labels.labels()[c]).isEqualTo(up > 0 ? 1 : -1);
        }
        int[] identity = IntStream.range(0, n).toArray();
        VertexMap map = (VertexMap) simple.carried(new VertexMap("self", identity, n));
        for (int c = 0; c < 80; c++) {
            assertThat(simple.clusters()[map.targets()[c]]).isEqualTo(c);
        }
        VertexVectors vectors = (VertexVectors) simple.carried(new VertexVectors("constant", constant(n)));
        assertThat(vectors.vectors()).containsExactly(constant(80), within(1e-12));
        int[] faces = IntStream.range(0, mesh.faceCount()).map(f -> f % 2).toArray();
        FaceLabels onFaces = (FaceLabels) simple.carried(new FaceLabels("odd", faces, List.of("a", "b")));
        assertThat(onFaces.labels())
                .isEqualTo(Arrays.stream(simple.faceSources()).map(f -> f % 2).toArray());
        assertThatThrownBy(() -> simple.carried(new VertexScalars("short", new double[3])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'short' has 3 values");
    }

    private static double[] constant(int count) {
        return IntStream.range(0, 3 * count).mapToDouble(i -> i % 3).toArray();
    }

    private static void refused(TriangleMesh mesh, int vertices, String... named) {
        assertThatThrownBy(() -> Simplification.of(mesh, vertices))
                .isInstanceOf(MeshException.class)
                .hasMessageContainingAll(named);
    }

    private static TriangleMesh two(TriangleMesh a, TriangleMesh b) {
        double[] p = Arrays.copyOf(a.positions(), 3 * (a.vertexCount() + b.vertexCount()));
        System.arraycopy(b.positions(), 0, p, 3 * a.vertexCount(), 3 * b.vertexCount());
        int[] t = Arrays.copyOf(a.triangles(), 3 * (a.faceCount() + b.faceCount()));
        for (int i = 0; i < 3 * b.faceCount(); i++) {
            t[3 * a.faceCount() + i] = b.triangles()[i] + a.vertexCount();
        }
        return TriangleMesh.of(p, t);
    }
}
