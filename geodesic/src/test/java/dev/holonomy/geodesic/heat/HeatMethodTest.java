package dev.holonomy.geodesic.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.TestMeshes;
import dev.holonomy.geodesic.exact.ExactGeodesics;
import dev.holonomy.geodesic.heat.HeatOptions.Boundary;
import dev.holonomy.geodesic.heat.HeatOptions.Triangles;
import dev.holonomy.geodesic.path.SurfacePoint;
import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.MeshFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HeatMethodTest {
    /** Mean of |d − d*| / d* over the vertices where d* is above 0 and finite. */
    private static double meanError(double[] distance, IntToDoubleFunction exact) {
        return IntStream.range(0, distance.length)
                .filter(v -> exact.applyAsDouble(v) > 1e-12 && exact.applyAsDouble(v) < Double.POSITIVE_INFINITY)
                .mapToDouble(v -> Math.abs(distance[v] - exact.applyAsDouble(v)) / exact.applyAsDouble(v))
                .average()
                .orElseThrow();
    }

    private static double straight(TriangleMesh mesh, double x, double y, int v) {
        return Math.hypot(mesh.coordinate(v, 0) - x, mesh.coordinate(v, 1) - y);
    }

    @Test
    void convergesToArcsOnTheSphere() {
        double[] error = new double[3];
        for (int level = 3; level <= 5; level++) {
            TriangleMesh mesh = TestMeshes.irregularSphere(level, 0.15, 7);
            double[] p = mesh.positions();
            double[] distance = HeatMethod.of(mesh).distances(0);
            error[level - 3] = meanError(
                    distance,
                    v -> Math.acos(
                            Math.max(-1, Math.min(1, p[0] * p[3 * v] + p[1] * p[3 * v + 1] + p[2] * p[3 * v + 2]))));
        }
        assertThat(error[1]).isLessThan(0.65 * error[0]);
        assertThat(error[2]).isLessThan(0.65 * error[1]).isLessThan(0.01);
    }

    @ParameterizedTest
    @EnumSource(Triangles.class)
    void isCloseToStraightLinesInThePlane(Triangles triangles) {
        TriangleMesh mesh = TestMeshes.irregularGrid(40, 40, 0.3, 3);
        int source = 20 * 41 + 20;
        double x = mesh.coordinate(source, 0);
        double y = mesh.coordinate(source, 1);
        double[] distance =
                HeatMethod.of(mesh, HeatOptions.standard().on(triangles)).distances(source);
        assertThat(distance[source]).isZero();
        assertThat(meanError(distance, v -> straight(mesh, x, y, v))).isLessThan(0.025);
    }

    @Test
    void refinedTrianglesAreCloser() {
        TriangleMesh mesh = TestMeshes.irregularGrid(30, 30, 0.4, 5);
        int source = 15 * 31 + 15;
        IntToDoubleFunction exact = v -> straight(mesh, mesh.coordinate(source, 0), mesh.coordinate(source, 1), v);
        HeatOptions options = HeatOptions.standard();
        double robust = meanError(HeatMethod.of(mesh, options).distances(source), exact);
        double refined =
                meanError(HeatMethod.of(mesh, options.on(Triangles.REFINED)).distances(source), exact);
        assertThat(refined).isLessThan(0.7 * robust);
    }

    @Test
    void averagedBoundariesBendLess() {
        TriangleMesh mesh = TestMeshes.grid(30, 30);
        int source = 3 * 31 + 15; // near the rim
        IntToDoubleFunction exact = v -> straight(mesh, 15, 3, v);
        HeatOptions options = HeatOptions.standard().withTimeFactor(30);
        double closed = meanError(HeatMethod.of(mesh, options).distances(source), exact);
        double average =
                meanError(HeatMethod.of(mesh, options.with(Boundary.AVERAGE)).distances(source), exact);
        assertThat(average).isLessThan(0.8 * closed);
        double[] fromRim = HeatMethod.of(mesh, options.with(Boundary.AVERAGE)).distances(15);
        assertThat(meanError(fromRim, v -> straight(mesh, 15, 0, v))).isLessThan(0.1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-30, 1e-3, 1e30})
    void scalesWithTheMesh(double scale) {
        TriangleMesh mesh = TestMeshes.torus(24, 12, 2, 0.7);
        double[] one = HeatMethod.of(mesh).distances(5, 100);
        double[] scaled = HeatMethod.of(TestMeshes.moved(mesh, 0, scale, 0)).distances(5, 100);
        for (int v = 0; v < one.length; v++) {
            assertThat(scaled[v] / scale).isCloseTo(one[v], within(1e-8));
        }
    }

    @Test
    void reachesTheEndOfALongStrip() {
        TriangleMesh mesh = TestMeshes.grid(4000, 1);
        double[] distance = HeatMethod.of(mesh).distances(0);
        assertThat(distance[4000]).isCloseTo(4000, within(40.0));
        for (int v = 1; v <= 4000; v++) {
            assertThat(distance[v]).isGreaterThan(distance[v - 1]);
        }
    }

    @Test
    void componentsWithoutASourceAreInfinitelyFar() {
        double[] p = {0, 0, 0, 1, 0, 0, 0, 1, 0, 5, 5, 5, 9, 0, 0, 10, 0, 0, 9, 1, 0};
        TriangleMesh mesh = TriangleMesh.of(p, new int[] {0, 1, 2, 4, 5, 6});
        HeatMethod heat = HeatMethod.of(mesh);
        double far = Double.POSITIVE_INFINITY;
        assertThat(Arrays.copyOfRange(heat.distances(0), 3, 7)).containsExactly(far, far, far, far);
        assertThat(heat.distances(3)).containsExactly(far, far, far, 0, far, far, far);
        double[] both = heat.distances(0, 3, 5);
        assertThat(both[3]).isZero();
        assertThat(both[0]).isZero();
        assertThat(both[5]).isZero();
        assertThat(both[6]).isBetween(0.5, 2.0);
        assertThat(both[2]).isBetween(0.5, 1.5);
    }

    @Test
    void needlesAndFacesWithoutAreaGiveNumbers() {
        double[] p = {0, 0, 0, 1, 0, 0, 0.5, 1e-9, 0, 0.5, 1, 0, 2, 0, 0};
        int[] faces = {0, 1, 2, 0, 2, 3, 2, 1, 3, 1, 4, 4, 1, 4, 3};
        for (Triangles triangles : Triangles.values()) {
            double[] distance = HeatMethod.of(
                            TriangleMesh.of(p, faces), HeatOptions.standard().on(triangles))
                    .distances(0);
            for (double d : distance) {
                assertThat(d).isBetween(0.0, 4.0);
            }
        }
    }

    @Test
    void threeSheetsOnOneEdgeAreAlike() {
        double[] p = {0, 0, 0, 0, 0, 1, 1, 0, 0, -0.5, 0.8, 0, -0.5, -0.8, 0};
        int[] faces = {0, 1, 2, 0, 1, 3, 1, 0, 4};
        TriangleMesh book = TriangleMesh.of(p, faces);
        double[] distance = HeatMethod.of(book).distances(0);
        assertThat(distance[1]).isBetween(0.5, 1.5);
        for (int v = 2; v < 5; v++) {
            assertThat(distance[v]).isBetween(0.5, 1.5);
        }
        assertThatThrownBy(() -> HeatMethod.of(book, HeatOptions.standard().on(Triangles.REFINED)))
                .isInstanceOf(MeshException.class)
                .hasMessageContaining("0-1");
    }

    @Test
    void pointsInFacesAndOnEdgesAreSources() {
        TriangleMesh mesh = TestMeshes.grid(40, 40);
        HeatMethod heat = HeatMethod.of(mesh);
        int face = 2 * (20 * 40 + 20);
        SurfacePoint inside = new SurfacePoint.InFace(face, 0.2, 0.3, 0.5);
        double[] at = inside.position(mesh, HalfEdges.of(mesh));
        assertThat(meanError(heat.distances(inside), v -> straight(mesh, at[0], at[1], v)))
                .isLessThan(0.03);
        SurfacePoint edge = new SurfacePoint.OnEdge(3 * face, 0.25);
        assertThat(meanError(heat.distances(edge), v -> straight(mesh, 20.25, 20, v)))
                .isLessThan(0.03);
        HalfEdges halfEdges = HalfEdges.of(mesh);
        int hole = 3 * mesh.faceCount();
        double[] outside = heat.distances(new SurfacePoint.OnEdge(hole, 0.25));
        double[] same = heat.distances(new SurfacePoint.OnEdge(halfEdges.twin(hole), 0.75));
        assertThat(outside).containsExactly(same);
    }

    @Test
    void manyThreadsGetTheSame() {
        TriangleMesh mesh = TestMeshes.icosphere(4);
        HeatMethod heat =
                HeatMethod.of(mesh, HeatOptions.standard().withTimeFactor(1e-4)); // longer times are made on the way
        double[][] one = IntStream.range(0, 16).mapToObj(heat::distances).toArray(double[][]::new);
        HeatMethod other = HeatMethod.of(mesh, HeatOptions.standard().withTimeFactor(1e-4));
        double[][] many =
                IntStream.range(0, 16).parallel().mapToObj(other::distances).toArray(double[][]::new);
        assertThat(many).isDeepEqualTo(one);
    }

    @Test
    void refusesWhatCannotBe() {
        HeatMethod heat = HeatMethod.of(TestMeshes.icosphere(1));
        assertThatThrownBy(() -> heat.distances(42)).hasMessage("wanted a vertex of 0..41, got 42");
        assertThatThrownBy(() -> heat.distances(new int[0])).hasMessage("wanted a source, got none");
        assertThatThrownBy(() -> HeatOptions.standard().withTimeFactor(Double.NaN))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> HeatMethod.of(TriangleMesh.of(new double[9], new int[] {0, 1, 2})))
                .isInstanceOf(MeshException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"homer", "spot", "cheburashka"})
    void realMeshesAgainstExactDistances(String name) {
        String data = System.getenv("HOLONOMY_DATA");
        Assumptions.assumeTrue(data != null, "HOLONOMY_DATA is not set: real meshes are not tested");
        TriangleMesh mesh = MeshFiles.read(Path.of(data).resolve("meshes/" + name + ".obj"));
        HalfEdges halfEdges = HalfEdges.of(mesh);
        ExactGeodesics exact = new ExactGeodesics(halfEdges, EdgeLengths.of(mesh, halfEdges));
        HeatMethod robust = HeatMethod.of(mesh);
        HeatMethod refined = HeatMethod.of(mesh, HeatOptions.standard().on(Triangles.REFINED));
        double robustError = 0;
        double refinedError = 0;
        int[] sources = {0, mesh.vertexCount() / 3, mesh.vertexCount() / 2};
        for (int source : sources) {
            double[] wanted = exact.distances(source);
            robustError += meanError(robust.distances(source), v -> wanted[v]) / sources.length;
            refinedError += meanError(refined.distances(source), v -> wanted[v]) / sources.length;
        }
        assertThat(robustError).isLessThan(0.027);
        assertThat(refinedError).isLessThan(0.015);
    }
}
