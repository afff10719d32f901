package dev.holonomy.geodesic.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.TestMeshes;
import dev.holonomy.geodesic.path.SurfacePoint;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.MeshFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every distance obeys, on rough and on real surfaces. */
final class ExactPropertiesTest {
    static TriangleMesh named(String name) {
        return switch (name) {
            case "noisy torus" -> TestMeshes.noisy(TestMeshes.torus(24, 12, 2, 1), 0.1, 3);
            case "crumpled grid" -> TestMeshes.noisy(TestMeshes.irregularGrid(16, 16, 0.3, 2), 0.3, 4);
            case "cube" -> ExactSolidsTest.cube(6);
            default -> {
                String data = System.getenv("HOLONOMY_DATA");
                Assumptions.assumeTrue(data != null, "HOLONOMY_DATA is not set: real meshes are not tested");
                yield MeshFiles.read(Path.of(data).resolve(name));
            }
        };
    }

    private static ExactGeodesics exact(TriangleMesh mesh) {
        Surface surface = Surface.of(mesh);
        return new ExactGeodesics(surface.halfEdges(), surface.lengths());
    }

    @ParameterizedTest
    @ValueSource(strings = {"noisy torus", "crumpled grid", "cube", "meshes/spot.obj", "meshes/homer.obj"})
    void distancesAreAMetricThatGrowsNoFasterThanEdges(String name) {
        TriangleMesh mesh = named(name);
        Surface surface = Surface.of(mesh);
        ExactQuery query = new ExactGeodesics(surface.halfEdges(), surface.lengths()).query();
        int count = mesh.vertexCount();
        int[] some = new Random(1).ints(5, 0, count).toArray();
        double[][] d = new double[some.length][];
        for (int i = 0; i < some.length; i++) {
            d[i] = query.distances(Double.POSITIVE_INFINITY, some[i]);
        }
        double scale = Arrays.stream(d[0]).max().orElseThrow();
        for (int i = 0; i < some.length; i++) {
            assertThat(d[i][some[i]]).isZero();
            for (int j = 0; j < some.length; j++) {
                assertThat(d[i][some[j]]).isCloseTo(d[j][some[i]], within(1e-11 * scale));
                for (int v = 0; v < count; v += 7) {
                    assertThat(d[i][v]).isLessThanOrEqualTo(d[i][some[j]] + d[j][v] + 1e-11 * scale);
                }
            }
            HalfEdges halfEdges = surface.halfEdges();
            for (int h = 0; h < halfEdges.count(); h++) {
                assertThat(Math.abs(d[i][halfEdges.tail(h)] - d[i][halfEdges.tip(h)]))
                        .isLessThanOrEqualTo(surface.lengths().length(h) + 1e-11 * scale);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"noisy torus", "crumpled grid", "meshes/homer.obj"})
    void aRadiusCutsOffAndTwoSourcesAreTheNearer(String name) {
        TriangleMesh mesh = named(name);
        ExactGeodesics exact = exact(mesh);
        ExactQuery query = exact.query();
        int p = 5;
        int q = mesh.vertexCount() / 2;
        double[] fromP = exact.distances(p);
        double[] fromQ = exact.distances(q);
        double[] both = query.distances(Double.POSITIVE_INFINITY, p, q);
        double radius = 0.3 * Arrays.stream(fromP).max().orElseThrow();
        double[] cut = query.distances(radius, p);
        long few = query.windowCount();
        double[] again = query.distances(Double.POSITIVE_INFINITY, p);
        assertThat(few).isLessThan(query.windowCount() / 2);
        assertThat(again).as("a query after others").isEqualTo(fromP);
        for (int v = 0; v < fromP.length; v++) {
            assertThat(both[v]).isCloseTo(Math.min(fromP[v], fromQ[v]), within(1e-11 * radius));
            assertThat(cut[v]).isEqualTo(fromP[v] <= radius ? fromP[v] : Double.POSITIVE_INFINITY);
        }
    }

    /** The midpoints of a refined mesh are points in faces of the coarse one, and the surface is the same. */
    @Test
    void flatRefinementDoesNotChangeDistances() {
        TriangleMesh mesh = named("noisy torus");
        double[] p = mesh.positions();
        int[] corners = mesh.triangles();
        int count = mesh.vertexCount();
        double[] finer = Arrays.copyOf(p, 3 * (count + mesh.faceCount()));
        int[] faces = new int[9 * mesh.faceCount()];
        for (int f = 0; f < mesh.faceCount(); f++) {
            int middle = count + f;
            for (int c = 0; c < 3; c++) {
                finer[3 * middle + c] = 0.5 * p[3 * corners[3 * f] + c]
                        + 0.3 * p[3 * corners[3 * f + 1] + c]
                        + 0.2 * p[3 * corners[3 * f + 2] + c];
                faces[9 * f + 3 * c] = corners[3 * f + c];
                faces[9 * f + 3 * c + 1] = corners[3 * f + (c + 1) % 3];
                faces[9 * f + 3 * c + 2] = middle;
            }
        }
        ExactGeodesics coarse = exact(mesh);
        ExactGeodesics fine = exact(TriangleMesh.of(finer, faces));
        double[] fromVertex = coarse.distances(17);
        double[] same = fine.distances(17);
        double[] fromMiddle = coarse.distances(new SurfacePoint.InFace(40, 0.5, 0.3, 0.2));
        double[] sameMiddle = fine.distances(count + 40);
        for (int v = 0; v < count; v++) {
            assertThat(same[v]).isCloseTo(fromVertex[v], within(1e-11));
            assertThat(sameMiddle[v]).isCloseTo(fromMiddle[v], within(1e-11));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-30, 1e30, 0x1p-700, 0x1p700})
    void sizeIsOnlyAFactor(double size) {
        TriangleMesh mesh = named("noisy torus");
        HalfEdges halfEdges = HalfEdges.of(mesh);
        EdgeLengths lengths = EdgeLengths.of(mesh, halfEdges);
        double[] scaled = new double[halfEdges.count()];
        for (int h = 0; h < scaled.length; h++) {
            scaled[h] = lengths.length(h) * size;
        }
        double[] d = new ExactGeodesics(halfEdges, lengths).distances(3);
        double[] e = new ExactGeodesics(halfEdges, EdgeLengths.of(scaled, halfEdges)).distances(3);
        for (int v = 0; v < d.length; v++) {
            assertThat(e[v]).isCloseTo(d[v] * size, within(1e-12 * d[v] * size));
        }
    }

    @Test
    @Timeout(20)
    void facesWithoutAreaAndPointsOfOnePlaceAreNoHarm() {
        TriangleMesh grid = TestMeshes.irregularGrid(12, 12, 0.3, 9);
        double[] p = grid.positions();
        Random random = new Random(5);
        for (int k = 0; k < 60; k++) { // whole faces fall onto one point or one line
            int f = random.nextInt(grid.faceCount());
            int a = grid.vertex(f, 0);
            int b = grid.vertex(f, 1);
            int c = grid.vertex(f, 2);
            for (int axis = 0; axis < 3; axis++) {
                p[3 * b + axis] = p[3 * a + axis];
                p[3 * c + axis] = k % 2 == 0 ? p[3 * a + axis] : p[3 * c + axis];
            }
        }
        ExactGeodesics exact = exact(grid.withPositions(p));
        for (int source = 0; source < grid.vertexCount(); source += 13) {
            double[] d = exact.distances(source);
            for (int v = 0; v < d.length; v++) {
                double euclid = Math.hypot(p[3 * v] - p[3 * source], p[3 * v + 1] - p[3 * source + 1]);
                assertThat(d[v]).isFinite().isGreaterThanOrEqualTo(euclid - 1e-9);
            }
        }
        assertThat(exact(grid.withPositions(new double[p.length])).distances(4)).containsOnly(0);
    }

    @Test
    @Timeout(20)
    void needlesAreNoHarm() {
        TriangleMesh mesh = TestMeshes.noisy(TestMeshes.torus(24, 12, 2, 1), 0.05, 3);
        for (double flat : new double[] {1e-3, 1e-6, 1e-9, 1e-12, 0}) {
            double[] p = mesh.positions();
            for (int v = 0; v < mesh.vertexCount(); v++) {
                p[3 * v + 1] *= flat;
            }
            ExactGeodesics exact = exact(mesh.withPositions(p));
            double[] there = exact.distances(10);
            assertThat(Arrays.stream(there).allMatch(Double::isFinite)).isTrue();
            for (int v = 0; v < there.length; v += 31) {
                assertThat(exact.distances(v)[10]).isCloseTo(there[v], within(1e-6 * (1 + there[v])));
            }
        }
    }

    @Test
    void oneTriangleAndVerticesThatNoPathReaches() {
        TriangleMesh mesh = TriangleMesh.of(
                new double[] {0, 0, 0, 3, 0, 0, 0, 4, 0, 9, 9, 9, 1, 0, 5, 2, 0, 5, 1, 1, 5},
                new int[] {0, 1, 2, 4, 5, 6, 0, 0, 1});
        HalfEdges halfEdges = HalfEdges.of(mesh);
        ExactGeodesics exact = new ExactGeodesics(halfEdges, EdgeLengths.of(mesh, halfEdges));
        double far = Double.POSITIVE_INFINITY;
        assertThat(exact.distances(1)).containsExactly(3, 0, 5, far, far, far, far);
        assertThat(exact.distances(3)).containsExactly(far, far, far, 0, far, far, far);
        double[] inside = exact.distances(new SurfacePoint.InFace(0, 0.5, 0.25, 0.25));
        assertThat(inside[0]).isCloseTo(1.25, within(1e-15));
        assertThatThrownBy(() -> exact.distances(7)).hasMessageContaining("wanted a vertex of 0..6, got 7");
        assertThatThrownBy(() -> exact.distances(new SurfacePoint.InFace(2, 0.5, 0.5, 0)))
                .hasMessageContaining("face 2");
        assertThatThrownBy(() -> exact.query().distances(Double.NaN, 1)).hasMessageContaining("radius");
        assertThatThrownBy(() -> exact.query().distances(1, new int[0])).hasMessageContaining("source");
    }

    @Test
    void manyThreadsAskOneObject() {
        ExactGeodesics exact = exact(named("noisy torus"));
        double[][] alone =
                IntStream.range(0, 40).mapToObj(v -> exact.distances(v)).toArray(double[][]::new);
        double[][] together = IntStream.range(0, 40)
                .parallel()
                .mapToObj(v -> exact.distances(v))
                .toArray(double[][]::new);
        assertThat(together).isDeepEqualTo(alone);
    }
}
