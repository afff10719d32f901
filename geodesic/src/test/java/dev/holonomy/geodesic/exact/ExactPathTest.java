package dev.holonomy.geodesic.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.path.GeodesicPath;
import dev.holonomy.geodesic.path.SurfacePoint;
import dev.holonomy.mesh.TriangleMesh;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shortest paths: their length in space is the distance, and every piece lies in one face. */
final class ExactPathTest {
    static double lengthInSpace(double[] points) {
        double sum = 0;
        for (int i = 3; i < points.length; i += 3) {
            sum += Math.sqrt(Math.pow(points[i] - points[i - 3], 2)
                    + Math.pow(points[i + 1] - points[i - 2], 2)
                    + Math.pow(points[i + 2] - points[i - 1], 2));
        }
        return sum;
    }

    /** Whether a face touches both points. */
    static boolean shareAFace(Surface surface, SurfacePoint a, SurfacePoint b) {
        return facesAt(surface.halfEdges(), a).anyMatch(f -> touches(surface, f, b));
    }

    private static IntStream facesAt(HalfEdges halfEdges, SurfacePoint point) {
        if (point instanceof SurfacePoint.AtVertex v) {
            return IntStream.iterate(halfEdges.first(v.vertex()), halfEdges::nextAround)
                    .limit(halfEdges.degree(v.vertex()))
                    .map(halfEdges::face);
        }
        if (point instanceof SurfacePoint.OnEdge e) {
            return IntStream.of(halfEdges.face(e.halfEdge()), halfEdges.face(halfEdges.twin(e.halfEdge())));
        }
        return IntStream.of(((SurfacePoint.InFace) point).face());
    }

    private static boolean touches(Surface surface, int face, SurfacePoint point) {
        return face >= 0 && facesAt(surface.halfEdges(), point).anyMatch(f -> f == face);
    }

    @ParameterizedTest
    @ValueSource(strings = {"noisy torus", "crumpled grid", "cube", "meshes/spot.obj", "meshes/homer.obj"})
    void theLengthOfThePathIsTheDistance(String name) {
        TriangleMesh mesh = ExactPropertiesTest.named(name);
        Surface surface = Surface.of(mesh);
        ExactQuery query = new ExactGeodesics(surface.halfEdges(), surface.lengths()).query();
        Random random = new Random(9);
        for (int k = 0; k < 18; k++) {
            SurfacePoint source =
                    switch (k % 3) {
                        case 0 -> new SurfacePoint.AtVertex(random.nextInt(mesh.vertexCount()));
                        case 1 ->
                            new SurfacePoint.OnEdge(
                                    random.nextInt(surface.halfEdges().count()), random.nextDouble());
                        default -> new SurfacePoint.InFace(random.nextInt(mesh.faceCount()), 0.2, 0.5, 0.3);
                    };
            int target = random.nextInt(mesh.vertexCount());
            GeodesicPath path = query.path(source, target).orElseThrow();
            double distance = query.distances(Double.POSITIVE_INFINITY, source)[target];
            assertThat(path.length()).isEqualTo(distance);
            assertThat(lengthInSpace(path.positions(mesh, surface.halfEdges())))
                    .isCloseTo(distance, within(1e-11 * (1 + distance)));
            assertThat(path.start()).isEqualTo(source);
            assertThat(path.end()).isEqualTo(new SurfacePoint.AtVertex(target));
            for (int i = 1; i < path.points().size(); i++) {
                assertThat(shareAFace(
                                surface, path.points().get(i - 1), path.points().get(i)))
                        .isTrue();
            }
        }
    }

    @Test
    void noPathLeadsToAnotherComponentAndNoneIsNeededToStay() {
        Surface surface = Surface.of(TriangleMesh.of(new double[12], new int[] {0, 1, 2}));
        ExactQuery query = new ExactGeodesics(surface.halfEdges(), surface.lengths()).query();
        assertThat(query.path(new SurfacePoint.AtVertex(0), 3)).isEmpty();
        GeodesicPath stay = query.path(new SurfacePoint.AtVertex(3), 3).orElseThrow();
        assertThat(stay.points()).containsExactly(new SurfacePoint.AtVertex(3));
        assertThat(stay.length()).isZero();
    }
}
