package dev.holonomy.mesh.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.FaceScalars;
import dev.holonomy.mesh.MeshChecks;
import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.MeshReport;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.VertexVectors;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repairs undo damage that was done to surfaces whose topology is known. */
class RepairTest {
    private static final double[] FIVE_POINTS = {0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, -1, 0, 0};
    private static final int[] TETRAHEDRON = {0, 2, 1, 0, 1, 3, 1, 2, 3, 2, 0, 3};

    /** A torus of n times n quads, each cut in two, on the unit torus of radii 2 and 1. */
    private static TriangleMesh torus(int n) {
        double[] positions = new double[3 * n * n];
        int[] triangles = new int[6 * n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double u = 2 * Math.PI * i / n;
                double v = 2 * Math.PI * j / n;
                int p = i * n + j;
                positions[3 * p] = (2 + Math.cos(v)) * Math.cos(u);
                positions[3 * p + 1] = (2 + Math.cos(v)) * Math.sin(u);
                positions[3 * p + 2] = Math.sin(v);
                int right = (i + 1) % n * n + j;
                int up = i * n + (j + 1) % n;
                int both = (i + 1) % n * n + (j + 1) % n;
                System.arraycopy(new int[] {p, right, both, p, both, up}, 0, triangles, 6 * p, 6);
            }
        }
        return TriangleMesh.of(positions, triangles);
    }

    private static double volume(TriangleMesh m) {
        double volume = 0;
        for (int f = 0; f < m.faceCount(); f++) {
            double[] p = new double[9];
            for (int i = 0; i < 9; i++) {
                p[i] = m.coordinate(m.vertex(f, i / 3), i % 3);
            }
            volume += (p[0] * (p[4] * p[8] - p[5] * p[7])
                            + p[1] * (p[5] * p[6] - p[3] * p[8])
                            + p[2] * (p[3] * p[7] - p[4] * p[6]))
                    / 6;
        }
        return volume;
    }

    private static TriangleMesh soup(TriangleMesh mesh, double noise, long seed) {
        Random random = new Random(seed);
        double[] positions = new double[9 * mesh.faceCount()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = mesh.coordinate(mesh.vertex(i / 9, i / 3 % 3), i % 3) + noise * (random.nextDouble() - 0.5);
        }
        return TriangleMesh.of(
                positions, IntStream.range(0, 3 * mesh.faceCount()).toArray());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-6})
    void weldingASoupGivesTheSurfaceBack(double noise) {
        TriangleMesh torus = torus(20);
        Repaired welded = Repaired.of(soup(torus, noise, 3)).then(new Weld(2 * noise));
        MeshReport report = MeshChecks.of(welded.mesh());
        assertThat(report.vertices()).isEqualTo(400);
        assertThat(report.closed() && report.manifold() && report.oriented()).isTrue();
        assertThat(report.genus()).hasValue(1);
        assertThat(welded.changes()).singleElement().satisfies(c -> {
            assertThat(c.kind()).isEqualTo("vertices_merged");
            assertThat(c.count()).isEqualTo(6 * 400 - 400);
        });
    }

    /** The rule itself, by trying all pairs: each vertex goes to the first kept one within the distance. */
    @Test
    void weldingAgreesWithAllPairs() {
        Random random = new Random(11);
        double[] positions = random.doubles(3 * 500).toArray();
        positions[0] = -0.0;
        positions[3] = 0.0;
        positions[1] = positions[4];
        positions[2] = positions[5];
        TriangleMesh cloud = TriangleMesh.of(positions, new int[0]);
        for (double tolerance : new double[] {0, 1e-300, 0.01, 0.07, 0.3, 10}) {
            Repaired welded = new Weld(tolerance).apply(cloud);
            int[] into = new int[500];
            int kept = 0;
            for (int v = 0; v < 500; v++) {
                into[v] = -1;
                for (int u = 0; u < kept && into[v] < 0; u++) {
                    int old = welded.vertices().source()[u];
                    double square = 0;
                    for (int axis = 0; axis < 3; axis++) {
                        square += Math.pow(cloud.coordinate(old, axis) - cloud.coordinate(v, axis), 2);
                    }
                    into[v] = old < v && Math.sqrt(square) <= tolerance ? u : -1;
                }
                into[v] = into[v] < 0 ? kept++ : into[v];
            }
            assertThat(welded.vertices().target()).as("%s", tolerance).isEqualTo(into);
        }
        assertThatThrownBy(() -> new Weld(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Weld(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void turnedFacesAreTurnedBackToTheOutside() {
        TriangleMesh torus = torus(12);
        int[] triangles = torus.triangles();
        Random random = new Random(1);
        for (int f = 0; f < torus.faceCount(); f++) {
            if (random.nextInt(3) > 0) {
                int c = triangles[3 * f];
                triangles[3 * f] = triangles[3 * f + 1];
                triangles[3 * f + 1] = c;
            }
        }
        TriangleMesh damaged = TriangleMesh.of(torus.positions(), triangles);
        assertThat(MeshChecks.of(damaged).oriented()).isFalse();
        Repaired oriented = new Orient().apply(damaged);
        assertThat(MeshChecks.of(oriented.mesh()).oriented()).isTrue();
        assertThat(volume(oriented.mesh()))
                .isCloseTo(volume(torus), within(1e-10))
                .isPositive();
        assertThat(new Orient().apply(oriented.mesh()).changes()).isEmpty();
    }

    @Test
    void anOpenSurfaceKeepsTheSideOfMostFacesAndOneSidedOnesAreRefused() {
        double[] strip = new Random(2).doubles(3 * 20).toArray();
        int[] triangles = band(10, false);
        int swapped = triangles[1];
        triangles[1] = triangles[2];
        triangles[2] = swapped;
        Repaired oriented = new Orient().apply(TriangleMesh.of(strip, triangles));
        assertThat(oriented.mesh().triangles()).isEqualTo(band(10, false));
        assertThat(oriented.changes()).containsExactly(new Change("faces_turned", 1, List.of(0)));
        assertThatThrownBy(() -> new Orient().apply(TriangleMesh.of(strip, band(10, true))))
                .isInstanceOf(MeshException.class)
                .hasMessageContaining("one side");
    }

    /** A strip of quads around an annulus, or with a half turn a Möbius band. */
    private static int[] band(int n, boolean halfTurn) {
        int[] triangles = new int[6 * n];
        for (int i = 0; i < n; i++) {
            int a = 2 * i;
            int b = 2 * i + 1;
            int c = (2 * i + 2) % (2 * n);
            int d = (2 * i + 3) % (2 * n);
            boolean swap = halfTurn && i == n - 1;
            int[] two = swap ? new int[] {a, d, b, b, d, c} : new int[] {a, c, b, b, c, d};
            System.arraycopy(two, 0, triangles, 6 * i, 6);
        }
        return triangles;
    }

    /** Any triangles on few vertices are as far from a manifold as can be. */
    @Test
    void splittingMakesAManifoldOfAnything() {
        Random random = new Random(21);
        for (int round = 0; round < 300; round++) {
            int vertices = 4 + random.nextInt(8);
            int faces = 1 + random.nextInt(30);
            int[] triangles = random.ints(3L * faces, 0, vertices).toArray();
            TriangleMesh mesh = TriangleMesh.of(random.doubles(3L * vertices).toArray(), triangles);
            Repaired split = new SplitNonManifold().apply(mesh);
            MeshReport report = MeshChecks.of(split.mesh());
            assertThat(report.manifold()).isTrue();
            assertThat(report.area()).isEqualTo(MeshChecks.of(mesh).area());
            for (int i = 0; i < triangles.length; i++) {
                assertThat(split.vertices().source()[split.mesh().vertex(i / 3, i % 3)])
                        .isEqualTo(triangles[i]);
            }
            assertThat(new SplitNonManifold().apply(split.mesh()).changes()).isEmpty();
        }
    }

    @Test
    void aManifoldIsLeftAsItIs() {
        TriangleMesh torus = torus(7);
        for (RepairStep step : List.of(
                new Weld(1e-9),
                new DropDegenerate(),
                new SplitNonManifold(),
                new Orient(),
                new FillHoles(100),
                new KeepLargest(),
                new DropUnreferenced())) {
            Repaired same = step.apply(torus);
            assertThat(same.changes()).isEmpty();
            assertThat(same.mesh().triangles()).isEqualTo(torus.triangles());
            assertThat(same.vertices().isIdentity() && same.faces().isIdentity())
                    .isTrue();
        }
    }

    @Test
    void holesAreFilledUpToTheirSize() {
        TriangleMesh torus = torus(12);
        int[] triangles = Arrays.copyOf(torus.triangles(), torus.triangles().length);
        // faces 0 and 1 are a quad, faces 100 to 107 four quads in a row: holes of 4 and 10 edges
        int[] left = IntStream.range(0, torus.faceCount())
                .filter(f -> f > 1 && (f < 100 || f > 107))
                .flatMap(f -> Arrays.stream(triangles, 3 * f, 3 * f + 3))
                .toArray();
        TriangleMesh damaged = TriangleMesh.of(torus.positions(), left);
        assertThat(MeshChecks.of(damaged).boundaries()).isEqualTo(2);
        Repaired small = new FillHoles(4).apply(damaged);
        assertThat(MeshChecks.of(small.mesh()).boundaries()).isEqualTo(1);
        assertThat(small.mesh().faceCount()).isEqualTo(damaged.faceCount() + 2);
        Repaired both = new FillHoles(10).apply(damaged);
        MeshReport report = MeshChecks.of(both.mesh());
        assertThat(report.closed() && report.manifold() && report.oriented()).isTrue();
        assertThat(report.genus()).hasValue(1);
        assertThat(both.mesh().faceCount()).isEqualTo(torus.faceCount());
        assertThat(volume(both.mesh())).isCloseTo(volume(torus), within(0.05 * volume(torus)));
        assertThat(both.faces().source()[both.mesh().faceCount() - 1]).isEqualTo(-1);
        assertThatThrownBy(() -> new FillHoles(2)).isInstanceOf(IllegalArgumentException.class);
    }

    /** In the plane every triangulation has the area of the polygon, however concave. */
    @Test
    void aFlatHoleIsFilledWithItsArea() {
        int n = 30;
        double[] positions = new double[6 * n];
        int[] triangles = new int[6 * n];
        double area = 0;
        for (int i = 0; i < n; i++) {
            double angle = 2 * Math.PI * i / n;
            double r = i % 2 == 0 ? 1 : 0.4;
            for (int ring = 0; ring < 2; ring++) {
                positions[3 * (i + ring * n)] = (ring == 0 ? r : 2) * Math.cos(angle);
                positions[3 * (i + ring * n) + 1] = (ring == 0 ? r : 2) * Math.sin(angle);
            }
            int j = (i + 1) % n;
            System.arraycopy(new int[] {i, n + i, n + j, i, n + j, j}, 0, triangles, 6 * i, 6);
            area += 0.4 * Math.sin(2 * Math.PI / n) / 2;
        }
        TriangleMesh ring = TriangleMesh.of(positions, triangles);
        Repaired filled = new FillHoles(n).apply(ring);
        // both boundaries have n edges: one is filled inside, the other outside
        double added = MeshChecks.of(filled.mesh()).area() - MeshChecks.of(ring).area();
        double outer = n * 4 * Math.sin(2 * Math.PI / n) / 2;
        assertThat(added).isCloseTo(area + outer, within(1e-12));
        assertThat(MeshChecks.of(filled.mesh()).euler()).isEqualTo(2);
    }

    @Test
    void holesOfWhatIsNoManifoldAreRefused() {
        TriangleMesh book = TriangleMesh.of(FIVE_POINTS, new int[] {0, 1, 2, 1, 0, 3, 0, 1, 4});
        assertThatThrownBy(() -> new FillHoles(5).apply(book))
                .isInstanceOf(MeshException.class)
                .hasMessageContaining("0-1");
    }

    @Test
    void degenerateFacesAndUnreferencedVerticesAreDroppedAndCounted() {
        double[] positions = Arrays.copyOf(FIVE_POINTS, 18);
        positions[15] = 0.5; // vertex 5 lies on the edge from 0 to 1
        int[] triangles = Arrays.copyOf(TETRAHEDRON, 12 + 12);
        System.arraycopy(new int[] {0, 0, 1, 0, 5, 1, 3, 1, 2, 5, 5, 5}, 0, triangles, 12, 12);
        TriangleMesh mesh = TriangleMesh.of(positions, triangles);
        Repaired repaired = Repaired.of(mesh).then(new DropDegenerate()).then(new DropUnreferenced());
        assertThat(repaired.mesh().triangles()).containsExactly(TETRAHEDRON);
        assertThat(repaired.mesh().vertexCount()).isEqualTo(4);
        assertThat(repaired.changes())
                .containsExactly(
                        new Change("faces_with_repeated_vertex_dropped", 2, List.of(4, 7)),
                        new Change("faces_without_area_dropped", 1, List.of(5)),
                        new Change("duplicate_faces_dropped", 1, List.of(6)),
                        new Change("unreferenced_vertices_dropped", 2, List.of(4, 5)));
        assertThat(repaired.vertices().target()).containsExactly(0, 1, 2, 3, -1, -1);
        assertThat(repaired.faces().target()).containsExactly(0, 1, 2, 3, -1, -1, -1, -1);
    }

    @Test
    void theLargestComponentIsKept() {
        TriangleMesh torus = torus(6);
        double[] positions = Arrays.copyOf(FIVE_POINTS, 15 + 3 * 36);
        System.arraycopy(torus.positions(), 0, positions, 15, 3 * 36);
        int[] triangles = Arrays.copyOf(TETRAHEDRON, 12 + 6 * 36);
        for (int i = 0; i < 6 * 36; i++) {
            triangles[12 + i] = torus.vertex(i / 3, i % 3) + 5;
        }
        Repaired kept = new KeepLargest().apply(TriangleMesh.of(positions, triangles));
        assertThat(kept.mesh().faceCount()).isEqualTo(72);
        assertThat(kept.mesh().vertexCount())
                .as("an isolated vertex is not the matter here")
                .isEqualTo(37);
        assertThat(kept.changes())
                .containsExactly(
                        new Change("components_dropped", 1, List.of(0)),
                        new Change("faces_dropped", 4, List.of(0, 1, 2, 3)),
                        new Change("vertices_dropped", 4, List.of(0, 1, 2, 3)));
    }

    /** Values that say where they are stay true to that through any repair. */
    @Test
    void valuesFollowThroughTheMaps() {
        TriangleMesh torus = torus(9);
        TriangleMesh soup = soup(torus, 0, 1);
        int v = soup.vertexCount();
        double[] x =
                IntStream.range(0, v).mapToDouble(i -> soup.coordinate(i, 0)).toArray();
        int[] ids = IntStream.range(0, v).toArray();
        int[] side = IntStream.range(0, v)
                .map(i -> soup.coordinate(i, 2) > 0 ? 1 : 0)
                .toArray();
        double[] faceX =
                IntStream.range(0, soup.faceCount()).mapToDouble(f -> x[3 * f]).toArray();
        int[] faceIds = IntStream.range(0, soup.faceCount()).map(f -> f % 2).toArray();
        List<MeshValues> values = List.of(
                new VertexScalars("x", x),
                new VertexVectors("place", soup.positions()),
                new VertexLabels("side", side, List.of("low", "high")),
                new VertexMap("id", ids, v),
                new FaceScalars("x", faceX),
                new FaceLabels("odd", faceIds, List.of("even", "odd")));
        Repaired repaired =
                Repaired.of(soup).then(new Weld(1e-9)).then(new KeepLargest()).then(new Orient());
        List<MeshValues> carried = values.stream().map(repaired::carried).toList();
        TriangleMesh mesh = repaired.mesh();
        assertThat(((VertexVectors) carried.get(1)).vectors()).isEqualTo(mesh.positions());
        for (int i = 0; i < mesh.vertexCount(); i++) {
            assertThat(((VertexScalars) carried.get(0)).values()[i]).isEqualTo(mesh.coordinate(i, 0));
            assertThat(((VertexLabels) carried.get(2)).labels()[i]).isEqualTo(mesh.coordinate(i, 2) > 0 ? 1 : 0);
        }
        assertThat(((VertexMap) carried.get(3)).targets())
                .isEqualTo(repaired.vertices().source());
        for (int f = 0; f < mesh.faceCount(); f++) {
            assertThat(((FaceScalars) carried.get(4)).values()[f]).isEqualTo(mesh.coordinate(mesh.vertex(f, 0), 0));
            assertThat(((FaceLabels) carried.get(5)).labels()[f]).isEqualTo(f % 2);
        }
        TriangleMesh open = TriangleMesh.of(FIVE_POINTS, Arrays.copyOf(TETRAHEDRON, 9));
        Repaired filled = new FillHoles(3).apply(open);
        FaceLabels labels = (FaceLabels) filled.carried(new FaceLabels("a", new int[3], List.of("x")));
        FaceScalars numbers = (FaceScalars) filled.carried(new FaceScalars("b", new double[] {1, 2, 3}));
        assertThat(labels.labels()).containsExactly(0, 0, 0, -1);
        assertThat(numbers.values()).containsExactly(1, 2, 3, Double.NaN);
    }
}
