package dev.holonomy.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.viewer.render.Image;
import dev.holonomy.viewer.render.Key;
import dev.holonomy.viewer.render.MouseButton;
import dev.holonomy.viewer.render.Press;
import dev.holonomy.viewer.render.Shift;
import dev.holonomy.viewer.scene.Analysis;
import dev.holonomy.viewer.scene.DiscKernel;
import dev.holonomy.viewer.scene.GaugeFields;
import dev.holonomy.viewer.scene.Influence;
import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.LookText;
import dev.holonomy.viewer.scene.Picking;
import dev.holonomy.viewer.scene.PolarChart;
import dev.holonomy.viewer.scene.Scene;
import dev.holonomy.viewer.scene.SurfaceGeometry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;

/** The chart of a vertex of the plane, seen from above: everything is where plane geometry says. */
class ProbeTest {
    private static final int N = 8;
    private static final int CENTRE = 4 * (N + 1) + 4;
    private static final double RADIUS = 0.6;

    /** The frame of every vertex is the axes of the plane. */
    private static final class Plane implements Analysis {
        @Override
        public Optional<PolarChart> chart(TriangleMesh mesh, int vertex) {
            if (vertex == 0) {
                throw new MeshException("vertex 0 has no disc around it");
            }
            int[] q = {CENTRE + 1, CENTRE + N + 1, CENTRE - 1, CENTRE - N - 1};
            double[] exponential = new double[3 * PolarChart.DIRECTIONS * PolarChart.STEPS];
            for (int i = 0; i < exponential.length / 3; i++) {
                int direction = i / PolarChart.STEPS;
                double angle = 2 * Math.PI * direction / PolarChart.DIRECTIONS;
                double length = RADIUS * (i % PolarChart.STEPS + 1) / PolarChart.STEPS;
                exponential[3 * i] = mesh.coordinate(vertex, 0) + length * Math.cos(angle);
                exponential[3 * i + 1] = mesh.coordinate(vertex, 1) + length * Math.sin(angle);
            }
            double[] axes = new double[24];
            for (int e = 0; e < 4; e++) {
                axes[6 * e] = 1;
                axes[6 * e + 4] = 1;
            }
            double quarter = Math.PI / 2;
            return Optional.of(new PolarChart(
                    vertex,
                    RADIUS,
                    q,
                    new double[] {0.25, 0.25, 0.25, 0.25},
                    new double[] {0, quarter, 2 * quarter, 3 * quarter},
                    new double[4],
                    axes,
                    exponential));
        }

        @Override
        public List<DiscKernel> kernels() {
            double[] ramp = {-1, -1, 1, 1};
            return List.of(new DiscKernel("middle and rim", 2, 2, ramp), new DiscKernel("zero", 2, 1, new double[2]));
        }

        @Override
        public Optional<double[]> path(TriangleMesh mesh, int from, int to) {
            double[] ends = new double[6];
            for (int c = 0; c < 3; c++) {
                ends[c] = mesh.coordinate(from, c);
                ends[3 + c] = mesh.coordinate(to, c);
            }
            return Optional.of(ends);
        }

        @Override
        public Optional<Influence> influence(TriangleMesh mesh, int vertex, int face) {
            double[] byVertex = new double[mesh.vertexCount()];
            byVertex[vertex] = 2;
            byVertex[vertex + 1] = 1;
            return Optional.of(new Influence("leg", List.of("bend", "width"), new double[] {0.25, 4}, byVertex));
        }

        @Override
        public Optional<GaugeFields> fields(TriangleMesh mesh, int vertex, double gauge) {
            double[] vector = {Math.cos(gauge - 0.5), Math.sin(gauge - 0.5)}; // at −0.5 in the plane
            return Optional.of(new GaugeFields(vector, new double[] {0.25, 0.75}, List.of("arm", "leg")));
        }
    }

    private static Scene scene(String... words) {
        Look look = LookText.parse(
                Look.DEFAULT,
                Map.of(
                        "camera",
                        "0,0",
                        "light",
                        "unlit",
                        "lens",
                        "orthographic",
                        "pick",
                        "0:" + CENTRE,
                        "chart",
                        "shown"));
        for (int i = 0; i < words.length; i += 2) {
            look = LookText.parse(look, Map.of(words[i], words[i + 1]));
        }
        TriangleMesh mesh = ValuePicturesTest.square(N);
        return new Scene("plane", List.of(new Scene.Item("plane", mesh, List.of())), look, List.of()).with(new Plane());
    }

    /** Pixels of a colour, give or take the smoothing of edges, near a place of the plane. */
    private static int near(OffscreenStage on, double x, double y, int rgb) {
        SurfaceGeometry surface = new SurfaceGeometry(ValuePicturesTest.square(N));
        Vector3f at = Picking.project(
                on.stage()
                        .camera()
                        .projection(on.stage().part(0).aspect())
                        .mul(on.stage().camera().modelView()),
                surface.inBall(new double[] {x, y, 0}),
                on.stage().part(0));
        Image image = on.image();
        int count = 0;
        for (int dy = -4; dy <= 4; dy++) {
            for (int dx = -4; dx <= 4; dx++) {
                int pixel = image.pixel((int) at.x + dx, (int) at.y + dy);
                boolean same = true;
                for (int shift = 0; shift <= 16; shift += 8) {
                    same &= Math.abs((pixel >> shift & 0xFF) - (rgb >> shift & 0xFF)) < 40;
                }
                count += same ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void theFrameTurnsOnTheSurfaceWhileFeatureVectorsStay() {
        int red = 0xD62839;
        int amber = 0xF2A900;
        for (double gauge : new double[] {0, 40, -90, 170}) {
            OffscreenStage.run(scene("gauge", Double.toString(gauge), "panels", "hidden"), on -> {
                double axis = -Math.toRadians(gauge);
                double t = 0.9 * RADIUS;
                assertThat(near(on, t * Math.cos(axis), t * Math.sin(axis), red))
                        .isGreaterThan(3);
                assertThat(near(on, -t * Math.cos(axis), -t * Math.sin(axis), red))
                        .isZero();
                assertThat(near(on, 0.2 * Math.cos(-0.5), 0.2 * Math.sin(-0.5), amber))
                        .isGreaterThan(3);
            });
        }
    }

    @Test
    void theSliderTurnsTheFrameAndOutputsStay() {
        OffscreenStage.run(scene(), on -> {
            on.stage().update(900, 900);
            assertThat(on.stage().told())
                    .contains("4 neighbours")
                    .contains("0.750000")
                    .contains("largest change 0.0e+00");
            double[] slider = on.stage().zone("gauge").orElseThrow();
            on.click(slider[0] + slider[2] / 4, slider[1]);
            on.stage().update(900, 900);
            assertThat(on.stage().look().probe().gauge()).isCloseTo(90, within(2.0));
            assertThat(on.stage().told()).contains("0.750000").contains("largest change 0.0e+00");
            on.stage().keyPressed(Key.LEFT, Shift.FREE);
            assertThat(on.stage().look().probe().gauge()).isCloseTo(85, within(2.0));
            on.stage().keyPressed(Key.Z, Shift.FREE);
            on.stage().update(900, 900);
            on.stage().keyPressed(Key.Z, Shift.FREE);
            on.stage().update(900, 900);
            assertThat(on.stage().look().probe().gauge()).isZero();
        });
    }

    @Test
    void kernelsComeOneAfterTheOtherAndNoneAfterTheLast() {
        OffscreenStage.run(scene(), on -> {
            for (String name : List.of("middle and rim", "zero", "no kernel", "middle and rim")) {
                on.stage().keyPressed(Key.J, Shift.FREE);
                on.stage().update(900, 900);
                assertThat(on.stage().told()).contains(name);
            }
            on.click(
                    on.stage().zone("kernel").orElseThrow()[0],
                    on.stage().zone("kernel").orElseThrow()[1]);
            on.stage().update(900, 900);
            assertThat(on.stage().told()).contains("zero");
        });
    }

    @Test
    void aChartFollowsTheMouseUntilAVertexIsPickedAndAMissingOneIsToldWhy() {
        OffscreenStage.run(scene("pick", ""), on -> {
            on.stage().mouseMoved(OffscreenStage.SIZE / 2.0, OffscreenStage.SIZE / 2.0);
            on.stage().update(900, 900);
            on.stage().mouseMoved(450, 450);
            on.stage().update(900, 900);
            assertThat(on.stage().told()).contains("chart of ");
            on.stage().show(LookText.parse(on.stage().look(), Map.of("pick", "0")));
            on.stage().update(900, 900);
            assertThat(on.stage().told()).contains("no disc around it");
            on.stage().keyPressed(Key.D, Shift.FREE);
            on.stage().update(900, 900);
            assertThat(on.stage().told()).doesNotContain("no disc around it");
        });
    }

    @Test
    void shiftAndAClickMeasureThePathToAnotherVertexAndEscapeDropsIt() {
        OffscreenStage.run(scene("chart", "hidden"), on -> {
            on.stage().update(900, 900);
            SurfaceGeometry surface = new SurfaceGeometry(ValuePicturesTest.square(N));
            Vector3f at = Picking.project(
                    surface, CENTRE + 2, on.stage().camera(), on.stage().part(0));
            on.stage().mouseMoved(at.x, at.y);
            on.stage().mouseButton(MouseButton.LEFT, Press.DOWN, Shift.HELD);
            on.stage().mouseButton(MouseButton.LEFT, Press.UP, Shift.HELD);
            on.stage().update(900, 900);
            assertThat(on.stage().look().probe().to()).isEqualTo(CENTRE + 2);
            assertThat(on.stage().told()).contains("to " + (CENTRE + 2) + ": 0.5000, straight 0.5000");
            on.stage().keyPressed(Key.ESCAPE, Shift.FREE);
            on.stage().update(900, 900);
            assertThat(on.stage().told()).doesNotContain("straight");
        });
        OffscreenStage.run(
                scene("chart", "hidden", "to", Integer.toString(CENTRE + 2), "panels", "hidden"),
                on -> assertThat(near(on, 0.25, 0, 0xF2A900)).isGreaterThan(3));
    }

    @Test
    void theReadingTellsWhatMovedTheDecisionLargestFirst() {
        OffscreenStage.run(scene(), on -> {
            on.stage().update(900, 900);
            assertThat(on.stage().told())
                    .containsSubsequence("what made it leg", "width", "4.00", "bend", "0.25")
                    .containsSubsequence("vertex " + CENTRE, "2.00", "vertex " + (CENTRE + 1), "1.00");
        });
        assertThat(Influence.largest(new double[] {0, 3, 1, 3, 2}, 3)).containsExactly(1, 3, 4);
        assertThat(Influence.largest(new double[] {0, Double.NaN}, 3)).isEmpty();
    }
}
