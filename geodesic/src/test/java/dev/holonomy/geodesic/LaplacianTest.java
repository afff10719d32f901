package dev.holonomy.geodesic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.geodesic.intrinsic.IntrinsicFaces;
import dev.holonomy.geodesic.intrinsic.TuftedCover;
import dev.holonomy.geodesic.sparse.SparseMatrix;
import dev.holonomy.geodesic.spectral.Laplacian;
import dev.holonomy.geodesic.spectral.Laplacian.Method;
import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.MeshFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which theorems hold for the Laplacian of the mesh, of its intrinsic Delaunay triangulation and of its tufted cover. */
final class LaplacianTest {
    /** Half-planes that meet in the z axis, each a grid of right triangles stretched along the axis. */
    private static TriangleMesh book(int pages, int rows, int columns, double stretch) {
        int vertices = (rows + 1) * (1 + pages * columns);
        double[] p = new double[3 * vertices];
        int[] faces = new int[6 * pages * rows * columns];
        int at = 0;
        for (int page = 0; page < pages; page++) {
            double angle = 2 * Math.PI * page / pages;
            for (int j = 0; j <= rows; j++) {
                for (int i = 0; i <= columns; i++) {
                    int v = leaf(page, i, j, rows, columns);
                    p[3 * v] = i * Math.cos(angle);
                    p[3 * v + 1] = i * Math.sin(angle);
                    p[3 * v + 2] = j * stretch;
                    if (i < columns && j < rows) {
                        int right = leaf(page, i + 1, j, rows, columns);
                        int above = leaf(page, i, j + 1, rows, columns);
                        int corner = leaf(page, i + 1, j + 1, rows, columns);
                        System.arraycopy(new int[] {v, right, corner, v, corner, above}, 0, faces, at, 6);
                        at += 6;
                    }
                }
            }
        }
        return TriangleMesh.of(p, faces);
    }

    private static int leaf(int page, int i, int j, int rows, int columns) {
        return i == 0 ? j : (rows + 1) * (1 + page * columns + i - 1) + j;
    }

    private static TriangleMesh sheared(TriangleMesh mesh, double shear) {
        double[] p = mesh.positions();
        for (int i = 0; i < p.length; i += 3) {
            double distance = Math.hypot(p[i], p[i + 1]);
            p[i + 2] += shear * distance;
        }
        return mesh.withPositions(p);
    }

    private static TriangleMesh turnedFaces(TriangleMesh mesh, long seed) {
        Random random = new Random(seed);
        int[] t = mesh.triangles();
        for (int f = 0; f < t.length; f += 3) {
            if (random.nextBoolean()) {
                int swapped = t[f];
                t[f] = t[f + 2];
                t[f + 2] = swapped;
            }
        }
        return TriangleMesh.of(mesh.positions(), t);
    }

    private static TriangleMesh moebius(int around) {
        double[] p = new double[6 * around];
        int[] t = new int[6 * around];
        for (int i = 0; i < around; i++) {
            double u = 2 * Math.PI * i / around;
            for (int s = 0; s < 2; s++) {
                double w = (s - 0.5) * 0.8;
                p[6 * i + 3 * s] = (2 + w * Math.cos(u / 2)) * Math.cos(u);
                p[6 * i + 3 * s + 1] = (2 + w * Math.cos(u / 2)) * Math.sin(u);
                p[6 * i + 3 * s + 2] = w * Math.sin(u / 2);
            }
            boolean seam = i == around - 1;
            int next = 2 * ((i + 1) % around);
            int low = seam ? next + 1 : next;
            int high = seam ? next : next + 1;
            System.arraycopy(new int[] {2 * i, low, high, 2 * i, high, 2 * i + 1}, 0, t, 6 * i, 6);
        }
        return TriangleMesh.of(p, t);
    }

    private static double[] random(int size) {
        return new Random(11).doubles(size, -1, 1).toArray();
    }

    private static double[] times(SparseMatrix matrix, double[] x) {
        double[] y = new double[x.length];
        matrix.multiply(x, y);
        return y;
    }

    private static void assertSame(Laplacian a, Laplacian b) {
        double[] x = random(a.mass().length);
        assertThat(times(a.stiffness(), x)).containsExactly(times(b.stiffness(), x), within(1e-8));
        assertThat(a.mass()).containsExactly(b.mass(), within(1e-10));
    }

    /** Constants in the kernel, energies not negative, mass = area; and no positive entry beside the diagonal if asked. */
    private static void assertLaplacian(Laplacian laplacian, double area, boolean maximumPrinciple) {
        SparseMatrix stiffness = laplacian.stiffness();
        int size = stiffness.size();
        double largest = Arrays.stream(stiffness.values()).map(Math::abs).max().orElseThrow();
        assertThat(largest).isFinite();
        double[] one = new double[size];
        Arrays.fill(one, 1);
        double[] kernel = times(stiffness, one);
        double worst = Double.NEGATIVE_INFINITY;
        for (int v = 0; v < size; v++) {
            double diagonal = 0;
            for (int e = stiffness.offsets()[v]; e < stiffness.offsets()[v + 1]; e++) {
                double value = stiffness.values()[e];
                diagonal = stiffness.rows()[e] == v ? value : diagonal;
                worst = Math.max(worst, stiffness.rows()[e] == v ? worst : value);
            }
            boolean isolated = stiffness.offsets()[v + 1] - stiffness.offsets()[v] == 1;
            kernel[v] -= isolated ? diagonal : 0;
        }
        assertThat(Arrays.stream(stiffness.values()).allMatch(Double::isFinite)).isTrue();
        assertThat(Arrays.stream(laplacian.mass()).allMatch(m -> m > 0 && Double.isFinite(m)))
                .isTrue();
        assertThat(Arrays.stream(kernel).map(Math::abs).max().orElseThrow()).isLessThan(1e-9 * largest);
        if (maximumPrinciple) {
            assertThat(worst).isLessThan(1e-9 * largest);
        }
        double[] x = random(size);
        double[] y = times(stiffness, x);
        double energy = 0;
        for (int v = 0; v < size; v++) {
            energy += x[v] * y[v];
        }
        assertThat(energy).isNotNegative();
        assertThat(Arrays.stream(laplacian.mass()).sum()).isCloseTo(area, within(1e-3 * area));
    }

    private static double area(TriangleMesh mesh) {
        double sum = 0;
        for (int f = 0; f < mesh.faceCount(); f++) {
            int a = mesh.vertex(f, 0);
            int b = mesh.vertex(f, 1);
            int c = mesh.vertex(f, 2);
            sum += EdgeLengths.area(
                    EdgeLengths.distance(mesh, a, b),
                    EdgeLengths.distance(mesh, b, c),
                    EdgeLengths.distance(mesh, c, a));
        }
        return sum;
    }

    @Test
    void delaunayHasNoNegativeWeightsWhereTheMeshHas() {
        TriangleMesh mesh = TestMeshes.noisy(TestMeshes.icosphere(3), 0.08, 4);
        SparseMatrix plain = Laplacian.of(mesh).stiffness();
        int negative = 0;
        for (int v = 0; v < plain.size(); v++) {
            for (int e = plain.offsets()[v]; e < plain.offsets()[v + 1]; e++) {
                negative += plain.rows()[e] != v && plain.values()[e] > 1e-3 ? 1 : 0;
            }
        }
        assertThat(negative).isGreaterThan(100);
        assertLaplacian(Laplacian.of(mesh, Method.DELAUNAY), area(mesh), true);
        assertSame(Laplacian.of(mesh, Method.DELAUNAY), Laplacian.robust(mesh));
    }

    @Test
    void coverOfAClosedManifoldIsTwoCopiesOfIt() {
        for (TriangleMesh mesh : new TriangleMesh[] {
            TestMeshes.noisy(TestMeshes.icosphere(3), 0.08, 4),
            TestMeshes.noisy(TestMeshes.torus(40, 9, 2, 0.5), 0.08, 5)
        }) {
            assertSame(Laplacian.of(mesh, Method.TUFTED), Laplacian.of(mesh, Method.DELAUNAY));
            assertSame(Laplacian.of(turnedFaces(mesh, 3), Method.TUFTED), Laplacian.of(mesh, Method.DELAUNAY));
        }
    }

    @Test
    void allThreeAreTheSameWhereNothingHasToBeFlipped() {
        TriangleMesh mesh = TestMeshes.icosphere(3);
        assertSame(Laplacian.of(mesh), Laplacian.of(mesh, Method.DELAUNAY));
        assertSame(Laplacian.of(mesh), Laplacian.of(mesh, Method.TUFTED));
        TriangleMesh book = book(3, 6, 5, 1.5);
        assertSame(Laplacian.of(book), Laplacian.of(book, Method.TUFTED));
        assertSame(Laplacian.of(book), Laplacian.of(turnedFaces(book, 2), Method.TUFTED));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 7})
    void booksKeepTheMaximumPrincipleAtTheirSpine(int pages) {
        TriangleMesh book = sheared(book(pages, 6, 5, 2), -3.3);
        assertThatThrownBy(() -> Laplacian.of(book, Method.DELAUNAY)).isInstanceOf(MeshException.class);
        assertThat(TuftedCover.of(book).flips()).isPositive();
        assertLaplacian(Laplacian.robust(book), area(book), true);
        assertSame(Laplacian.robust(book), Laplacian.robust(turnedFaces(book, 6)));
    }

    @Test
    void boundariesAndOneSidedStripsKeepTheMaximumPrinciple() {
        TriangleMesh grid = IntrinsicTriangulationTest.stretched(TestMeshes.irregularGrid(12, 9, 0.35, 6), 7);
        assertLaplacian(Laplacian.of(grid, Method.TUFTED), area(grid), true);
        TriangleMesh strip = moebius(9);
        assertThatThrownBy(() -> Surface.of(strip)).isInstanceOf(MeshException.class);
        assertLaplacian(Laplacian.robust(strip), area(strip), true);
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void coordinatesAreHarmonicInsideThePlane(Method method) {
        TriangleMesh grid = IntrinsicTriangulationTest.stretched(TestMeshes.irregularGrid(12, 9, 0.35, 6), 3);
        HalfEdges halfEdges = HalfEdges.of(grid);
        SparseMatrix stiffness = Laplacian.of(grid, method).stiffness();
        for (int axis = 0; axis < 2; axis++) {
            double[] x = new double[grid.vertexCount()];
            for (int v = 0; v < x.length; v++) {
                x[v] = grid.coordinate(v, axis);
            }
            double[] y = times(stiffness, x);
            for (int v = 0; v < x.length; v++) {
                // the cover may cut off a corner of the boundary, so inside is two edges away from it there
                boolean inside = method == Method.TUFTED
                        ? grid.coordinate(v, 0) > 10
                                && grid.coordinate(v, 0) < 26
                                && grid.coordinate(v, 1) > 3
                                && grid.coordinate(v, 1) < 6
                        : !halfEdges.onBoundary(v);
                if (inside) {
                    assertThat(y[v]).isCloseTo(0, within(1e-10));
                }
            }
        }
    }

    @Test
    void integralsDoNotDependOnTheUnitOfLength() {
        TriangleMesh mesh = sheared(book(3, 4, 4, 2), -3.3);
        double[] x = random(mesh.vertexCount());
        double[] expected = times(Laplacian.robust(mesh).stiffness(), x);
        for (double scale : new double[] {1e-30, 1e30}) {
            Laplacian scaled = Laplacian.robust(TestMeshes.moved(mesh, 0, scale, 0));
            assertThat(times(scaled.stiffness(), x)).containsExactly(expected, within(1e-8));
            assertLaplacian(scaled, area(mesh) * scale * scale, true);
        }
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void degenerateMeshesGiveFiniteNumbersOrAnError(Method method) {
        TriangleMesh triangle = TriangleMesh.of(new double[] {0, 0, 0, 1, 0, 0, 0, 1, 0}, new int[] {0, 1, 2});
        assertLaplacian(Laplacian.of(triangle, method), 0.5, false);
        // a needle, a duplicate of vertex 1 as vertex 4, a face without area and one that names a vertex twice
        double[] p = {0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0, 1, 0, 0, 2, 1e-9, 0};
        TriangleMesh bad = TriangleMesh.of(p, new int[] {0, 1, 2, 1, 3, 2, 1, 0, 4, 3, 3, 5, 1, 4, 5});
        assertLaplacian(Laplacian.of(bad, method), area(bad), false);
        TriangleMesh point = TriangleMesh.of(new double[9], new int[] {0, 1, 2});
        TriangleMesh none = TriangleMesh.of(new double[9], new int[0]);
        for (TriangleMesh mesh : new TriangleMesh[] {point, none, TestMeshes.moved(triangle, 0, 1e-200, 0)}) {
            assertThatThrownBy(() -> Laplacian.of(mesh, method))
                    .isInstanceOf(MeshException.class)
                    .hasMessageContaining("area");
        }
    }

    @Test
    void isolatedVerticesKeepAMassAndADiagonalEntry() {
        double[] p = Arrays.copyOf(TestMeshes.icosphere(1).positions(), 3 * 43);
        TriangleMesh mesh = TriangleMesh.of(p, TestMeshes.icosphere(1).triangles());
        for (Method method : Method.values()) {
            Laplacian laplacian = Laplacian.of(mesh, method);
            assertThat(laplacian.mass()[42]).isPositive();
            assertThat(times(laplacian.stiffness(), random(43))[42]).isNotZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"homer.obj", "suzanne.obj", "ogre.obj", "cheburashka.obj", "stanford-bunny.obj"})
    void realMeshesKeepTheMaximumPrinciple(String file) {
        String data = System.getenv("HOLONOMY_DATA");
        Assumptions.assumeTrue(data != null, "HOLONOMY_DATA is not set: real meshes are not tested");
        TriangleMesh mesh = MeshFiles.read(Path.of(data).resolve("meshes").resolve(file));
        assertLaplacian(Laplacian.of(mesh, Method.TUFTED), area(mesh), true);
        IntrinsicFaces faces = IntrinsicFaces.robust(mesh);
        assertThat(faces.weight()).isEqualTo(file.equals("suzanne.obj") || file.equals("ogre.obj") ? 0.5 : 1);
        assertLaplacian(Laplacian.of(faces), area(mesh), !file.equals("stanford-bunny.obj"));
    }
}
