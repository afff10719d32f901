package dev.holonomy.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.viewer.scene.PathStroke;
import dev.holonomy.viewer.scene.PolarChart;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the plane the exponential map is adding vectors and the log map is subtracting them. */
class SurfaceAnalysisTest {
    private static final int N = 8;

    private static TriangleMesh square(Path folder) throws Exception {
        return MeshFiles.load(SmallMeshes.square(folder, N)).mesh();
    }

    @Test
    void onThePlaneAChartIsPolarCoordinates(@TempDir Path folder) throws Exception {
        TriangleMesh mesh = square(folder);
        int centre = 4 * (N + 1) + 4;
        PolarChart chart =
                new SurfaceAnalysis(Optional.empty(), 2.5).chart(mesh, centre).orElseThrow();
        assertThat(chart.neighbours()).hasSize(20); // the points of a grid within 2.5, but for the middle
        double[] first = chart.at(0, PolarChart.STEPS);
        double turn = Math.atan2(first[1] - 4, first[0] - 4); // where the frame of the middle lies in the plane
        for (int e = 0; e < chart.neighbours().length; e++) {
            int q = chart.neighbours()[e];
            assertThat(4 + chart.r()[e] * Math.cos(chart.theta()[e] + turn))
                    .isCloseTo(mesh.coordinate(q, 0), within(1e-9));
            assertThat(4 + chart.r()[e] * Math.sin(chart.theta()[e] + turn))
                    .isCloseTo(mesh.coordinate(q, 1), within(1e-9));
            // the frame of q, told in the frame of the middle, points where it does in the plane
            double angle = chart.transport()[e] + turn;
            assertThat(Math.cos(angle)).isCloseTo(chart.axes()[6 * e], within(1e-9));
            assertThat(Math.sin(angle)).isCloseTo(chart.axes()[6 * e + 1], within(1e-9));
        }
        for (int i = 0; i < PolarChart.DIRECTIONS; i++) {
            for (int step = 1; step <= PolarChart.STEPS; step++) {
                double angle = 2 * Math.PI * i / PolarChart.DIRECTIONS;
                double[] place = chart.at(angle, step);
                double length = 2.5 * step / PolarChart.STEPS;
                assertThat(place[0]).isCloseTo(4 + length * Math.cos(angle + turn), within(1e-9));
                assertThat(place[1]).isCloseTo(4 + length * Math.sin(angle + turn), within(1e-9));
            }
        }
    }

    @Test
    void linesEndAtTheBoundary(@TempDir Path folder) throws Exception {
        TriangleMesh mesh = square(folder);
        PolarChart chart = new SurfaceAnalysis(Optional.empty(), 2.4)
                .chart(mesh, 4 * (N + 1) + 1)
                .orElseThrow(); // at x = 1
        for (int i = 0; i < PolarChart.DIRECTIONS; i++) {
            double[] inside = chart.at(2 * Math.PI * i / PolarChart.DIRECTIONS, 9); // 0.9 of 2.4
            assertThat(inside[0]).isFinite();
            for (int step = 1; step <= PolarChart.STEPS; step++) {
                double[] place = chart.at(2 * Math.PI * i / PolarChart.DIRECTIONS, step);
                assertThat(Double.isNaN(place[0]) || place[0] >= -1e-12).isTrue();
            }
        }
        assertThat(chart.exponential()).contains(Double.NaN);
    }

    @Test
    void aMeshThatIsNoSurfaceIsToldByItsEdge(@TempDir Path folder) throws Exception {
        TriangleMesh fin = MeshFiles.load(SmallMeshes.fin(folder)).mesh();
        assertThatThrownBy(() -> new SurfaceAnalysis(Optional.empty(), 0).chart(fin, 0))
                .isInstanceOf(MeshException.class)
                .hasMessageContaining("edge");
    }

    @Test
    void onThePlaneDistancesAreStraightAndAPathIsItsTwoEnds(@TempDir Path folder) throws Exception {
        TriangleMesh mesh = square(folder);
        SurfaceAnalysis analysis = new SurfaceAnalysis(Optional.empty(), 0);
        int from = N + 2;
        int to = 6 * (N + 1) + 4;
        double[] distances = analysis.distances(mesh, from, 4).orElseThrow();
        for (int v = 0; v < distances.length; v++) {
            double straight = Math.hypot(mesh.coordinate(v, 0) - 1, mesh.coordinate(v, 1) - 1);
            if (straight < 4 - 1e-9) {
                assertThat(distances[v]).isCloseTo(straight, within(1e-9));
            } else if (straight > 4 + 1e-9) {
                assertThat(distances[v]).isInfinite();
            }
        }
        double[] path = analysis.path(mesh, from, to).orElseThrow();
        assertThat(PathStroke.length(path)).isCloseTo(Math.hypot(3, 5), within(1e-9));
        assertThat(path[0]).isCloseTo(1, within(1e-12));
        assertThat(path[path.length - 2]).isCloseTo(6, within(1e-12));
    }
}
