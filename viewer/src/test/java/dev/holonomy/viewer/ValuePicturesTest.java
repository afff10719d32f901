package dev.holonomy.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.mesh.ColorMap;
import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.VertexVectors;
import dev.holonomy.viewer.render.Background;
import dev.holonomy.viewer.render.Edges;
import dev.holonomy.viewer.render.Geometry;
import dev.holonomy.viewer.render.Image;
import dev.holonomy.viewer.render.Key;
import dev.holonomy.viewer.render.Lighting;
import dev.holonomy.viewer.render.MouseButton;
import dev.holonomy.viewer.render.Press;
import dev.holonomy.viewer.render.Shading;
import dev.holonomy.viewer.render.Shift;
import dev.holonomy.viewer.render.Slice;
import dev.holonomy.viewer.render.Style;
import dev.holonomy.viewer.scene.ArrowLook;
import dev.holonomy.viewer.scene.Arrows;
import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.LookText;
import dev.holonomy.viewer.scene.Picking;
import dev.holonomy.viewer.scene.Pose;
import dev.holonomy.viewer.scene.Range;
import dev.holonomy.viewer.scene.Scene;
import dev.holonomy.viewer.scene.SurfaceGeometry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;

/** Values as they are seen: lines, ranges, classes, arrows and maps, read from the pixels. */
class ValuePicturesTest {
    private static final int SIZE = OffscreenStage.SIZE;

    /** The square −1..1 in the plane z = 0, n x n cells, seen from the front. */
    static TriangleMesh square(int n) {
        double[] p = new double[3 * (n + 1) * (n + 1)];
        int[] t = new int[6 * n * n];
        for (int j = 0; j <= n; j++) {
            for (int i = 0; i <= n; i++) {
                p[3 * (j * (n + 1) + i)] = 2.0 * i / n - 1;
                p[3 * (j * (n + 1) + i) + 1] = 2.0 * j / n - 1;
            }
        }
        for (int c = 0; c < n * n; c++) {
            int a = c / n * (n + 1) + c % n;
            System.arraycopy(new int[] {a, a + 1, a + n + 2, a, a + n + 2, a + n + 1}, 0, t, 6 * c, 6);
        }
        return TriangleMesh.of(p, t);
    }

    private static double[] x(TriangleMesh mesh) {
        double[] x = new double[mesh.vertexCount()];
        Arrays.setAll(x, v -> mesh.coordinate(v, 0));
        return x;
    }

    private static Look front() {
        return LookText.parse(
                Look.DEFAULT, Map.of("camera", "0,0", "light", "unlit", "lens", "orthographic", "panels", "hidden"));
    }

    private static Scene scene(TriangleMesh mesh, Look look, MeshValues... values) {
        return new Scene("square", List.of(new Scene.Item("square", mesh, List.of(values))), look, List.of());
    }

    private static Vector3f seen(OffscreenStage on, TriangleMesh mesh, double x, double y) {
        SurfaceGeometry surface = new SurfaceGeometry(mesh);
        float unit = (float) (1 / surface.radius());
        return Picking.project(
                on.stage()
                        .camera()
                        .projection(on.stage().part(0).aspect())
                        .mul(on.stage().camera().modelView()),
                new Vector3f((float) x * unit, (float) y * unit, 0),
                on.stage().part(0));
    }

    private static int brightness(int rgb) {
        return (rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF);
    }

    @Test
    void isolinesLieWhereTheValueIsAWholeNumberOfIntervals() {
        TriangleMesh mesh = square(7); // no line of the mesh lies on a level
        Look look = front();
        look = look.with(look.values().withIsolines(4).with(ColorMap.COOLWARM));
        OffscreenStage.run(scene(mesh, look, new VertexScalars("x", x(mesh))), on -> {
            Image image = on.image();
            for (double level : new double[] {-0.5, 0, 0.5}) {
                Vector3f at = seen(on, mesh, level, 0.31);
                int line = Math.min(
                        brightness(image.pixel((int) at.x, (int) at.y)),
                        Math.min(
                                brightness(image.pixel((int) at.x - 1, (int) at.y)),
                                brightness(image.pixel((int) at.x + 1, (int) at.y))));
                int beside = brightness(image.pixel((int) at.x + 12, (int) at.y));
                assertThat(line).as("level %s", level).isLessThan(beside * 2 / 3);
            }
            Vector3f between = seen(on, mesh, 0.25, 0.31);
            assertThat(image.pixel((int) between.x, (int) between.y))
                    .isNotEqualTo(0)
                    .satisfies(rgb -> assertThat(brightness(rgb)).isGreaterThan(300));
        });
    }

    @Test
    void aRangeSaturatesOutsideAndTheMapIsTheOneThatWasAskedFor() {
        TriangleMesh mesh = square(8);
        Look look = front();
        look = look.with(look.values().with(Range.of(-0.5, 0.5)).with(ColorMap.CIVIDIS));
        OffscreenStage.run(scene(mesh, look, new VertexScalars("x", x(mesh))), on -> {
            Image image = on.image();
            for (double x : new double[] {-0.9, -0.25, 0, 0.25, 0.9}) {
                Vector3f at = seen(on, mesh, x, 0.1);
                int wanted = ColorMap.CIVIDIS.rgb(x + 0.5);
                int got = image.pixel((int) at.x, (int) at.y);
                for (int shift = 0; shift <= 16; shift += 8) {
                    assertThat(got >> shift & 0xFF).isCloseTo(wanted >> shift & 0xFF, within(4));
                }
            }
        });
    }

    @Test
    void aClickOnAClassHidesItAndShiftLeavesItAlone() {
        TriangleMesh mesh = square(2);
        int[] half = new int[mesh.faceCount()];
        for (int f = 0; f < half.length; f++) {
            half[f] = mesh.coordinate(mesh.vertex(f, 0), 0) < -0.5 ? 0 : 1;
        }
        Look look = front().with(Look.Panels.SHOWN);
        OffscreenStage.run(scene(mesh, look, new FaceLabels("side", half, List.of("left", "right"))), on -> {
            Vector3f left = seen(on, mesh, -0.2, -0.4);
            Vector3f right = seen(on, mesh, 0.7, -0.4);
            Image all = on.image();
            int leftColor = all.pixel((int) left.x, (int) left.y);
            int rightColor = all.pixel((int) right.x, (int) right.y);
            click(on, "class 0 left", Shift.FREE);
            Image hidden = on.image();
            assertThat(hidden.pixel((int) left.x, (int) left.y)).isNotEqualTo(leftColor);
            assertThat(hidden.pixel((int) right.x, (int) right.y)).isEqualTo(rightColor);
            click(on, "class 0 left", Shift.HELD);
            Image alone = on.image();
            assertThat(alone.pixel((int) left.x, (int) left.y)).isEqualTo(leftColor);
            assertThat(alone.pixel((int) right.x, (int) right.y)).isNotEqualTo(rightColor);
            click(on, "class 0 left", Shift.HELD);
            assertThat(on.pixels()).isEqualTo(all.rgba());
        });
    }

    private static void click(OffscreenStage on, String zone, Shift shift) {
        on.update();
        double[] at = on.stage().zone(zone).orElseThrow();
        on.stage().mouseMoved(at[0], at[1]);
        on.stage().mouseButton(MouseButton.LEFT, Press.DOWN, shift);
        on.stage().mouseButton(MouseButton.LEFT, Press.UP, shift);
        on.update();
    }

    @Test
    void theHandlesOfTheHistogramMoveTheRangeAndUndoBringsItBack() {
        TriangleMesh mesh = square(8);
        OffscreenStage.run(scene(mesh, front().with(Look.Panels.SHOWN), new VertexScalars("x", x(mesh))), on -> {
            byte[] before = on.pixels();
            double[] zone = on.stage().zone("histogram").orElseThrow();
            double left = zone[0] - zone[2] / 2;
            on.drag(left + 1, zone[1], left + zone[2] / 4, zone[1]);
            on.update();
            Range range = on.stage().look().values().range();
            assertThat(range.kind()).isEqualTo(Range.Kind.FIXED);
            assertThat(range.low()).isCloseTo(-0.5, within(0.02));
            assertThat(range.high()).isEqualTo(1);
            assertThat(on.pixels()).isNotEqualTo(before);
            while (on.stage().look().values().range().kind() == Range.Kind.FIXED) {
                on.stage().keyPressed(Key.Z, Shift.FREE);
                on.update();
            }
            assertThat(on.stage().look().values().range()).isEqualTo(Range.FULL);
            assertThat(on.pixels()).isEqualTo(before);
        });
    }

    @Test
    void arrowsPointAlongTheirVectorsInProportion() {
        TriangleMesh mesh = square(3);
        double[] field = new double[3 * mesh.vertexCount()];
        for (int v = 0; v < mesh.vertexCount(); v++) {
            field[3 * v + 1] = 1 + mesh.coordinate(v, 0); // upwards, longer to the right, 0 at the left side
        }
        SurfaceGeometry surface = new SurfaceGeometry(mesh);
        Geometry arrows = Arrows.of(surface, new VertexVectors("up", field), ArrowLook.DEFAULT)
                .geometry();
        int perArrow = arrows.triangles() / 12; // 16 vertices, four of them without a vector
        assertThat(arrows.triangles()).isEqualTo(12 * perArrow);
        double[] tallest = new double[4];
        for (int a = 0; a < 12; a++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            double left = Double.POSITIVE_INFINITY;
            double right = Double.NEGATIVE_INFINITY;
            for (int i = 3 * perArrow * a; i < 3 * perArrow * (a + 1); i++) {
                left = Math.min(left, arrows.positions()[3 * i]);
                right = Math.max(right, arrows.positions()[3 * i]);
                low = Math.min(low, arrows.positions()[3 * i + 1]);
                high = Math.max(high, arrows.positions()[3 * i + 1]);
            }
            assertThat(high - low).isGreaterThan(right - left);
            int column = (int) Math.round(((left + right) / 2 * surface.radius() + 1) * 1.5);
            tallest[column] = high - low;
        }
        assertThat(tallest[1] / tallest[3]).isCloseTo(1 / 3.0, within(0.02));
        assertThat(tallest[2] / tallest[3]).isCloseTo(2 / 3.0, within(0.02));
    }

    @Test
    void aMapCarriesTheColoursOfItsImagesAndAClickLightsUpTheImage() {
        TriangleMesh mesh = square(8);
        int n = mesh.vertexCount();
        int[] mirrored = new int[n];
        for (int v = 0; v < n; v++) {
            mirrored[v] = v / 9 * 9 + 8 - v % 9;
        }
        Scene scene = new Scene(
                "match",
                List.of(
                        new Scene.Item("from", mesh, List.of(new VertexMap("mirror", mirrored, n))),
                        new Scene.Item("to", square(8), List.of())),
                front(),
                List.of());
        OffscreenStage.run(scene, on -> {
            Image image = on.image();
            Vector3f left = seen(on, mesh, -0.5, 0.3);
            Vector3f right = seen(on, mesh, 0.5, 0.3);
            int half = SIZE / 2;
            int onLeft = image.pixel((int) left.x, (int) left.y);
            int mirroredThere = image.pixel((int) right.x + half, (int) right.y);
            for (int shift = 0; shift <= 16; shift += 8) {
                assertThat(onLeft >> shift & 0xFF).isCloseTo(mirroredThere >> shift & 0xFF, within(6));
            }
            assertThat(Math.abs((onLeft >> 16) - (image.pixel((int) right.x, (int) right.y) >> 16)))
                    .isGreaterThan(60);
            on.click(left.x, left.y);
            Image lit = on.image();
            int chosen = 0xD81B60;
            assertThat(count(lit, chosen, 0, half)).isBetween(20, 120);
            assertThat(count(lit, chosen, half, SIZE)).isBetween(20, 120);
        });
    }

    private static int count(Image image, int rgb, int from, int to) {
        int n = 0;
        for (int y = 0; y < image.height(); y++) {
            for (int x = from; x < to; x++) {
                n += image.pixel(x, y) == rgb ? 1 : 0;
            }
        }
        return n;
    }

    @Test
    void aSliceCutsPreciselyAndPicksGoThroughIt() {
        TriangleMesh mesh = square(8);
        Look look = front().with(front().style().with(new Slice(0, 0, Slice.Side.ABOVE)));
        OffscreenStage.run(scene(mesh, look, new VertexScalars("one", new double[mesh.vertexCount()])), on -> {
            Image image = on.image();
            Vector3f edge = seen(on, mesh, 0, 0.3);
            int there = image.pixel((int) edge.x - 3, (int) edge.y);
            int cut = image.pixel((int) edge.x + 3, (int) edge.y);
            assertThat(there).isEqualTo(ColorMap.VIRIDIS.rgb(0));
            assertThat(brightness(cut)).as("the background is light").isGreaterThan(600);
            on.click(edge.x + 20, edge.y);
            assertThat(on.stage().look().mark()).isEmpty();
            on.click(edge.x - 20, edge.y);
            assertThat(on.stage().look().mark()).isPresent();
        });
    }

    @Test
    void aTransparentBackgroundIsEmptyAndTheMeshIsSolid() {
        TriangleMesh mesh = square(8);
        Look look = front().with(Background.NONE);
        OffscreenStage.run(scene(mesh, look), on -> {
            Image image = on.image();
            assertThat(image.opacity(2, 2)).isZero();
            assertThat(image.opacity(SIZE / 2, SIZE / 2)).isEqualTo(255);
            assertThat(image.isOpaque()).isFalse();
        });
        Style glass = new Style(Shading.FLAT, Edges.HIDDEN, Lighting.UNLIT).withOpacity(0.5);
        OffscreenStage.run(scene(mesh, look.with(glass)), on -> {
            assertThat(on.image().opacity(SIZE / 2, SIZE / 2)).isCloseTo(128, within(2));
            int got = on.image().pixel(SIZE / 2, SIZE / 2);
            for (int shift = 0; shift <= 16; shift += 8) {
                // eight bits of the colour times the opacity are left
                assertThat(got >> shift & 0xFF).isCloseTo(0xB8C4D6 >> shift & 0xFF, within(2));
            }
        });
    }

    @Test
    void fixedViewsLookAlongTheAxes() {
        for (Key key : new Key[] {Key.PAD_1, Key.PAD_3, Key.PAD_7}) {
            OffscreenStage.run(
                    scene(Cube.mesh(), Look.DEFAULT.with(Look.DEFAULT.pose().with(Pose.Lens.ORTHOGRAPHIC))), on -> {
                        on.stage().keyPressed(key, Shift.FREE);
                        on.update();
                        Vector3f axis = new Vector3f(
                                key == Key.PAD_3 ? 1 : 0, key == Key.PAD_7 ? 1 : 0, key == Key.PAD_1 ? 1 : 0);
                        Vector3f seen = on.stage().camera().modelView().transformDirection(axis);
                        assertThat((double) seen.z)
                                .as("%s looks at the eye", key)
                                .isCloseTo(1, within(1e-3));
                    });
        }
    }
}
