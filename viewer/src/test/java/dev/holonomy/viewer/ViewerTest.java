package dev.holonomy.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.Palette;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.viewer.render.Edges;
import dev.holonomy.viewer.render.Image;
import dev.holonomy.viewer.render.Key;
import dev.holonomy.viewer.render.Lighting;
import dev.holonomy.viewer.render.Rect;
import dev.holonomy.viewer.render.Shading;
import dev.holonomy.viewer.render.Shift;
import dev.holonomy.viewer.render.Style;
import dev.holonomy.viewer.scene.Camera;
import dev.holonomy.viewer.scene.Picking;
import dev.holonomy.viewer.scene.Pose;
import dev.holonomy.viewer.scene.Scene;
import dev.holonomy.viewer.scene.SurfaceGeometry;
import dev.holonomy.viewer.ui.SceneStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pictures themselves: colours where the values say, read from the frame. */
class ViewerTest {
    private static final int SIZE = OffscreenStage.SIZE;
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f");

    private static Scene scene(MeshValues values) {
        Style unlit = new Style(Shading.FLAT, Edges.HIDDEN, Lighting.UNLIT);
        return new Scene(
                "cube", List.of(new Scene.Item("cube", Cube.mesh(), List.of(values))), "", unlit, Scene.View.DEFAULT);
    }

    private static Vector3f centreOfFace(SceneStage stage, int face) {
        TriangleMesh mesh = Cube.mesh();
        SurfaceGeometry surface = new SurfaceGeometry(mesh);
        Vector3f sum = new Vector3f();
        for (int i = 0; i < 3; i++) {
            sum.add(Picking.project(surface, mesh.vertex(face, i), stage.camera(), stage.part(0)));
        }
        return sum.div(3);
    }

    @Test
    void faceLabelsHaveTheirPaletteColourAtTheCentreOfEachVisibleFace() {
        int[] sides = new int[12];
        Arrays.setAll(sides, f -> f / 2);
        OffscreenStage.run(scene(new FaceLabels("sides", sides, NAMES)), on -> {
            Image image = on.image();
            int seen = 0;
            for (int face = 0; face < 12; face++) {
                Vector3f at = centreOfFace(on.stage(), face);
                var pick = Picking.at(
                        new SurfaceGeometry(Cube.mesh()),
                        on.stage().camera(),
                        on.stage().part(0),
                        at.x,
                        at.y);
                if (pick.isPresent() && pick.get().face() == face) {
                    assertThat(image.pixel((int) at.x, (int) at.y)).isEqualTo(Palette.color(sides[face]));
                    seen++;
                }
            }
            assertThat(seen).as("three sides of a cube are seen").isEqualTo(6);
        });
    }

    @Test
    void vertexLabelsAreNeverBlended() {
        int[] ids = {0, 1, 2, 3, 4, 5, 0, 1};
        OffscreenStage.run(scene(new VertexLabels("corners", ids, NAMES)), on -> {
            Image image = on.image();
            Set<Integer> allowed = new HashSet<>();
            for (int id : ids) {
                allowed.add(Palette.color(id));
            }
            int inside = 0;
            int exact = 0;
            Rect part = on.stage().part(0);
            for (int y = 100; y < 300; y += 7) {
                for (int x = part.x() + 5; x < SIZE - 5; x += 7) {
                    if (Picking.at(new SurfaceGeometry(Cube.mesh()), on.stage().camera(), part, x + 0.5, y + 0.5)
                            .isPresent()) {
                        inside++;
                        exact += allowed.contains(image.pixel(x, y)) ? 1 : 0;
                    }
                }
            }
            assertThat(inside).isGreaterThan(50);
            // only pixels on a border between classes or on the silhouette are mixed, by multisampling
            assertThat(exact).isGreaterThan(inside * 8 / 10);
        });
    }

    @Test
    void scalarsGoThroughTheColourMapAlongTheScreen() {
        double[] heights = new double[8];
        Arrays.setAll(heights, v -> v >> 1 & 1);
        OffscreenStage.run(scene(new VertexScalars("height", heights)), on -> {
            Image image = on.image();
            Rect part = on.stage().part(0);
            int column = part.x() + part.width() / 2;
            double last = -1;
            int steps = 0;
            for (int y = SIZE - 1; y >= 0; y--) {
                if (Picking.at(new SurfaceGeometry(Cube.mesh()), on.stage().camera(), part, column + 0.5, y + 0.5)
                        .isEmpty()) {
                    continue;
                }
                int rgb = image.pixel(column, y);
                double green = rgb >> 8 & 0xFF;
                if (steps > 2 && steps < 60) {
                    assertThat(green).as("viridis grows greener upwards").isGreaterThanOrEqualTo(last - 1);
                }
                last = green;
                steps++;
            }
            assertThat(steps).isGreaterThan(60);
        });
    }

    @Test
    void aClickReadsTheVertexUnderIt() {
        TriangleMesh mesh = Cube.mesh();
        SurfaceGeometry surface = new SurfaceGeometry(mesh);
        Camera camera = new Camera(Pose.DEFAULT);
        camera.frame(List.of(surface), 1);
        Rect part = new Rect(0, 0, SIZE, SIZE);
        Vector3f nearest = null;
        int vertex = -1;
        for (int v = 0; v < 8; v++) {
            Vector3f at = Picking.project(surface, v, camera, part);
            if (nearest == null || at.z < nearest.z) {
                nearest = at;
                vertex = v;
            }
        }
        assertThat(Picking.at(surface, camera, part, nearest.x, nearest.y)
                        .orElseThrow()
                        .vertex())
                .isEqualTo(vertex);
        assertThat(Picking.at(surface, camera, part, 1, 1)).isEmpty();
    }

    @Test
    void framingFillsThePartAndZoomKeepsThePointUnderTheMouse() {
        SurfaceGeometry surface = new SurfaceGeometry(Cube.mesh());
        Camera camera = new Camera(Pose.DEFAULT);
        for (double aspect : new double[] {0.5, 1, 2}) {
            camera.frame(List.of(surface), aspect);
            Rect part = new Rect(0, 0, (int) (SIZE * aspect), SIZE);
            double largest = 0;
            for (int v = 0; v < 8; v++) {
                Vector3f at = Picking.project(surface, v, camera, part);
                largest = Math.max(largest, Math.abs(2 * at.x / part.width() - 1));
                largest = Math.max(largest, Math.abs(2 * at.y / part.height() - 1));
            }
            assertThat(largest).isBetween(0.8, 0.95);
        }
        camera.frame(List.of(surface), 1);
        Rect part = new Rect(0, 0, SIZE, SIZE);
        Vector3f before = Picking.project(surface, 7, camera, part);
        camera.zoom(1, before.x - SIZE / 2.0, before.y - SIZE / 2.0, SIZE);
        Vector3f after = Picking.project(surface, 7, camera, part);
        assertThat((double) after.x).isCloseTo(before.x, within(6.0));
        assertThat((double) after.y).isCloseTo(before.y, within(6.0));
    }

    @Test
    void keysAndMouseChangeThePictureAndRedrawOnlyThen() {
        double[] values = {0, 1, 2, 3, 4, 5, 6, 7};
        OffscreenStage.run(scene(new VertexScalars("v", values)), on -> {
            assertThat(on.update().drawn()).as("nothing changed").isFalse();
            byte[] first = on.pixels();
            for (Key key : new Key[] {Key.W, Key.C, Key.H, Key.U}) {
                on.stage().keyPressed(key, Shift.FREE);
                assertThat(on.update().drawn()).isTrue();
                byte[] next = on.pixels();
                assertThat(next).as("key %s", key).isNotEqualTo(first);
                first = next;
            }
            on.stage().keyPressed(Key.H, Shift.FREE);
            first = on.pixels();
            on.drag(250, 200, 300, 220);
            on.update();
            assertThat(on.pixels()).as("turned").isNotEqualTo(first);
            on.stage().keyPressed(Key.Q, Shift.FREE);
            assertThat(on.update().close()).isTrue();
        });
    }

    @Test
    void aPictureIsAPngOfTheSizeAskedFor(@TempDir Path folder) throws IOException {
        OffscreenStage.run(scene(new VertexScalars("v", new double[8])), on -> {});
        Path png = folder.resolve("cube.png");
        Viewer.shot(scene(new VertexScalars("v", new double[8])), png, 321, 123);
        byte[] bytes = Files.readAllBytes(png);
        assertThat(bytes).startsWith(0x89, 'P', 'N', 'G');
        assertThat(((bytes[18] & 0xFF) << 8) | (bytes[19] & 0xFF)).isEqualTo(321);
        assertThat(((bytes[22] & 0xFF) << 8) | (bytes[23] & 0xFF)).isEqualTo(123);
    }

    @Test
    void theInspectorReadsTheFaceOfFaceValuesAlsoWhereThereAreAsManyFacesAsVertices() {
        TriangleMesh mesh = fanWithAsManyFacesAsVertices();
        assertThat(mesh.vertexCount()).isEqualTo(mesh.faceCount());
        int[] ids = new int[mesh.faceCount()];
        ids[5] = 1;
        Scene scene = Scene.of(
                "fan",
                List.of(new Scene.Item("fan", mesh, List.of(new FaceLabels("side", ids, List.of("other", "hit"))))));
        OffscreenStage.run(scene, on -> {
            SurfaceGeometry surface = new SurfaceGeometry(mesh);
            Vector3f at = new Vector3f();
            for (int i = 0; i < 3; i++) {
                at.add(Picking.project(
                        surface,
                        mesh.vertex(5, i),
                        on.stage().camera(),
                        on.stage().part(0)));
            }
            on.click(at.x / 3, at.y / 3);
            on.update();
            assertThat(on.stage().told()).contains("face 5").contains("side: hit");
        });
    }

    private static TriangleMesh fanWithAsManyFacesAsVertices() {
        double[] p = new double[18];
        for (int v = 1; v < 6; v++) {
            p[3 * v] = Math.cos(2 * Math.PI * v / 5);
            p[3 * v + 1] = Math.sin(2 * Math.PI * v / 5);
        }
        p[2] = 0.4;
        return TriangleMesh.of(p, new int[] {0, 1, 2, 0, 2, 3, 0, 3, 4, 0, 4, 5, 1, 3, 2, 0, 5, 1});
    }
}
