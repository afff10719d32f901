package dev.holonomy.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.mesh.MeshReport.Kind;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Topology of surfaces whose Euler characteristic, genus and boundaries are known. */
class MeshChecksTest {
    private static final double[] FIVE_POINTS = {0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, -1, 0, 0};

    private static MeshReport check(double[] positions, int... triangles) {
        return MeshChecks.of(TriangleMesh.of(positions, triangles));
    }

    private static int count(MeshReport report, Kind kind) {
        return report.problems().stream()
                .filter(p -> p.kind() == kind)
                .mapToInt(MeshReport.Problem::count)
                .sum();
    }

    @Test
    void tetrahedronIsASphere() {
        MeshReport report = check(FIVE_POINTS, 0, 2, 1, 0, 1, 3, 1, 2, 3, 2, 0, 3);
        assertThat(report.euler()).isEqualTo(2);
        assertThat(report.edges()).isEqualTo(6);
        assertThat(report.genus()).hasValue(0);
        assertThat(report.closed() && report.manifold() && report.oriented() && report.orientable())
                .isTrue();
        assertThat(report.boundaries()).isZero();
        assertThat(report.problems()).singleElement().satisfies(p -> {
            assertThat(p.kind()).isEqualTo(Kind.ISOLATED_VERTEX);
            assertThat(p.first()).containsExactly("4");
        });
        assertThat(report.area()).isCloseTo(1.5 + Math.sqrt(3) / 2, within(1e-15));
        assertThat(report.edgeLengths().least()).isEqualTo(1);
        assertThat(report.edgeLengths().most()).isCloseTo(Math.sqrt(2), within(1e-15));
        assertThat(report.angles().mean()).as("three angles sum to pi").isCloseTo(Math.PI / 3, within(1e-15));
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

    private static double[] scattered(int vertices) {
        return new Random(vertices).doubles(3L * vertices).toArray();
    }

    @Test
    void annulusHasTwoBoundariesAndMoebiusBandOne() {
        MeshReport annulus = check(scattered(20), band(10, false));
        assertThat(annulus.euler()).isZero();
        assertThat(annulus.boundaries()).isEqualTo(2);
        assertThat(annulus.genus()).hasValue(0);
        assertThat(annulus.orientable() && annulus.oriented() && annulus.manifold())
                .isTrue();
        assertThat(annulus.closed()).isFalse();

        MeshReport moebius = check(scattered(20), band(10, true));
        assertThat(moebius.euler()).isZero();
        assertThat(moebius.boundaries()).isEqualTo(1);
        assertThat(moebius.orientable()).isFalse();
        assertThat(moebius.oriented()).isFalse();
        assertThat(moebius.genus()).isEmpty();
        assertThat(moebius.manifold()).isTrue();
    }

    @Test
    void windingIsReportedButTheSurfaceStaysOrientable() {
        int[] triangles = band(10, false);
        int swapped = triangles[1];
        triangles[1] = triangles[2];
        triangles[2] = swapped;
        MeshReport report = check(scattered(20), triangles);
        assertThat(report.oriented()).isFalse();
        assertThat(report.orientable()).isTrue();
        assertThat(count(report, Kind.INCONSISTENT_WINDING)).isEqualTo(2);
    }

    @Test
    void threeFacesAtAnEdgeAndTwoFansAtAVertexAreNotManifold() {
        MeshReport book = check(FIVE_POINTS, 0, 1, 2, 1, 0, 3, 0, 1, 4);
        assertThat(book.manifold()).isFalse();
        assertThat(count(book, Kind.NON_MANIFOLD_EDGE)).isEqualTo(1);
        assertThat(book.problems().get(0).first()).containsExactly("0-1");

        MeshReport bowTie = check(FIVE_POINTS, 0, 1, 2, 0, 3, 4);
        assertThat(bowTie.manifold()).isFalse();
        assertThat(count(bowTie, Kind.NON_MANIFOLD_VERTEX)).isEqualTo(1);
        assertThat(bowTie.components()).isEqualTo(2);
        assertThat(bowTie.boundaries()).isEqualTo(2);
    }

    @Test
    void defectsAreCountedAndDoNotDisturbTheTopology() {
        double[] positions = Arrays.copyOf(FIVE_POINTS, 21);
        System.arraycopy(FIVE_POINTS, 3, positions, 15, 3); // vertex 5 lies on vertex 1
        positions[18] = 0.5; // vertex 6 lies on the edge from 0 to 1
        MeshReport report = check(positions, 0, 2, 1, 0, 1, 3, 1, 2, 3, 2, 0, 3, 0, 0, 1, 4, 0, 6, 3, 2, 1, 5, 5, 5);
        assertThat(count(report, Kind.REPEATED_VERTEX)).isEqualTo(2);
        assertThat(count(report, Kind.ZERO_AREA)).isEqualTo(1);
        assertThat(count(report, Kind.DUPLICATE_FACE)).isEqualTo(1);
        assertThat(count(report, Kind.COINCIDENT_VERTEX)).isEqualTo(1);
        assertThat(report.area()).isCloseTo(1.5 + Math.sqrt(3), within(1e-15));

        MeshReport collapsed = check(FIVE_POINTS, 0, 2, 1, 0, 1, 3, 1, 2, 3, 2, 0, 3, 0, 0, 1);
        assertThat(collapsed.euler()).isEqualTo(2);
        assertThat(collapsed.manifold() && collapsed.closed()).isTrue();
    }

    @Test
    void sizesSurviveHugeAndTinyCoordinates() {
        for (double unit : new double[] {1e150, 1e-150, 1e-160, 1e300}) {
            double[] positions = Arrays.stream(FIVE_POINTS).map(x -> x * unit).toArray();
            MeshReport report = check(positions, 0, 2, 1, 0, 1, 3, 1, 2, 3, 2, 0, 3);
            assertThat(report.edgeLengths().most() / unit).isCloseTo(Math.sqrt(2), within(1e-12));
            assertThat(report.angles().most()).isCloseTo(Math.PI / 2, within(1e-12));
            assertThat(count(report, Kind.ZERO_AREA)).isZero();
        }
    }

    @Test
    void noFacesAtAll() {
        MeshReport report = check(FIVE_POINTS);
        assertThat(report.components()).isZero();
        assertThat(report.closed()).isFalse();
        assertThat(report.edgeLengths().mean()).isNaN();
        assertThat(count(report, Kind.ISOLATED_VERTEX)).isEqualTo(5);
    }

    @Test
    void aClosedComponentTurnedInsideOutIsFound() {
        assertThat(count(check(FIVE_POINTS, 0, 1, 2, 0, 3, 1, 1, 3, 2, 2, 3, 0), Kind.INSIDE_OUT))
                .isEqualTo(1);
        assertThat(count(check(FIVE_POINTS, 0, 1, 2, 0, 3, 1, 1, 3, 2), Kind.INSIDE_OUT))
                .as("an open one has no inside")
                .isZero();
    }
}
