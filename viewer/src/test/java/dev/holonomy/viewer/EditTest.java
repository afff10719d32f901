package dev.holonomy.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.io.ValueFiles;
import dev.holonomy.mesh.io.ValueKind;
import dev.holonomy.viewer.render.Key;
import dev.holonomy.viewer.render.Shift;
import dev.holonomy.viewer.scene.Analysis;
import dev.holonomy.viewer.scene.Coloring;
import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.LookText;
import dev.holonomy.viewer.scene.Picking;
import dev.holonomy.viewer.scene.Scene;
import dev.holonomy.viewer.scene.SurfaceGeometry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Painting and selecting on the square −1..1 with the mouse, as a person would; what comes out is read from what is stored. */
class EditTest {
    private static final int N = 10;

    /** In the plane geodesics are straight. */
    private static final Analysis PLANE = new Analysis() {
        @Override
        public Optional<double[]> distances(TriangleMesh mesh, int vertex, double radius) {
            double[] distances = new double[mesh.vertexCount()];
            Arrays.setAll(distances, v -> distance(mesh, vertex, v));
            return Optional.of(distances);
        }
    };

    private static double distance(TriangleMesh mesh, int a, int b) {
        return Math.hypot(mesh.coordinate(a, 0) - mesh.coordinate(b, 0), mesh.coordinate(a, 1) - mesh.coordinate(b, 1));
    }

    private static Scene scene(Analysis analysis, MeshValues... values) {
        Look look = LookText.parse(Look.DEFAULT, Map.of("camera", "0,0", "lens", "orthographic"));
        TriangleMesh mesh = ValuePicturesTest.square(N);
        return new Scene("square", List.of(new Scene.Item("square.off", mesh, List.of(values))), look, List.of())
                .with(analysis);
    }

    private static void stroke(OffscreenStage on, double x, double y, double toX, double toY) {
        Vector3f from = seen(on, x, y);
        Vector3f to = seen(on, toX, toY);
        on.drag(from.x, from.y, to.x, to.y);
        on.stage().update(700, 700);
    }

    private static Vector3f seen(OffscreenStage on, double x, double y) {
        on.stage().update(700, 700);
        return Picking.project(
                on.stage()
                        .camera()
                        .projection(on.stage().part(0).aspect())
                        .mul(on.stage().camera().modelView()),
                new SurfaceGeometry(ValuePicturesTest.square(N)).inBall(new double[] {x, y, 0}),
                on.stage().part(0));
    }

    private static void press(OffscreenStage on, String zone) {
        on.stage().update(700, 700);
        double[] at = on.stage().zone(zone).orElseThrow();
        on.click(at[0], at[1]);
        on.stage().update(700, 700);
    }

    private static List<Path> files(Path folder) throws Exception {
        try (var all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    private static int[] labels(Path file, TriangleMesh mesh) {
        return ValueFiles.read(file, mesh, ValueKind.LABELS).stream()
                .filter(Coloring::isLabels)
                .map(Coloring::labels)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aBrushPaintsTheFacesWithinItsGeodesicRadiusAndAStrokeIsTakenBackWhole(@TempDir Path folder) throws Exception {
        TriangleMesh mesh = ValuePicturesTest.square(N);
        int[] none = new int[mesh.faceCount()];
        FaceLabels start = new FaceLabels("start", none, List.of("ground", "patch"));
        OffscreenStage.run(scene(PLANE, start), new FolderHost(folder, text -> {}, Optional.empty()), on -> {
            on.stage().keyPressed(Key.Y, Shift.FREE);
            on.stage().keyPressed(Key.DIGIT_1, Shift.FREE);
            stroke(on, 0.02, 0.01, 0.45, 0.02);
            on.stage().keyPressed(Key.ENTER, Shift.FREE);
            on.stage().keyPressed(Key.Z, Shift.FREE);
            on.stage().keyPressed(Key.ENTER, Shift.FREE);
            on.stage().update(700, 700);
            assertThat(on.stage().told()).contains("square_labels.txt");
        });
        Path file = folder.resolve("square_labels.txt");
        assertThat(files(folder)).containsExactly(file);
        assertThat(labels(file, mesh)).containsOnly(0); // the stroke was taken back, and the file written again
        OffscreenStage.run(scene(PLANE, start), new FolderHost(folder, text -> {}, Optional.empty()), on -> {
            on.stage().keyPressed(Key.Y, Shift.FREE);
            on.stage().keyPressed(Key.DIGIT_1, Shift.FREE);
            stroke(on, 0.02, 0.01, 0.45, 0.02);
            on.stage().keyPressed(Key.ENTER, Shift.FREE);
        });
        Path second = folder.resolve("square-2_labels.txt"); // the first is another session's: it stays
        assertThat(files(folder)).containsExactlyInAnyOrder(file, second);
        int[] painted = labels(second, mesh);
        double radius = 0.08 * Math.sqrt(2);
        int inside = 0;
        for (int f = 0; f < painted.length; f++) {
            double x = 0;
            double y = 0;
            for (int c = 0; c < 3; c++) {
                x += mesh.coordinate(mesh.vertex(f, c), 0) / 3;
                y += mesh.coordinate(mesh.vertex(f, c), 1) / 3;
            }
            boolean far = Math.hypot(Math.min(Math.abs(x), Math.abs(x - 0.4)), y) > radius + 0.3;
            assertThat(painted[f] == 1 && far).as("face %d", f).isFalse();
            inside += painted[f];
        }
        assertThat(inside).isBetween(2, 30);
    }

    @Test
    void fillStopsAtTheBordersOfAClass(@TempDir Path folder) throws Exception {
        TriangleMesh mesh = ValuePicturesTest.square(N);
        int[] half = new int[mesh.vertexCount()];
        Arrays.setAll(half, v -> mesh.coordinate(v, 0) < -0.1 ? 0 : 1);
        VertexLabels start = new VertexLabels("side", half, List.of("left", "right", "new"));
        OffscreenStage.run(scene(Analysis.NONE, start), new FolderHost(folder, text -> {}, Optional.empty()), on -> {
            on.stage().keyPressed(Key.Y, Shift.FREE);
            press(on, "edit fill");
            press(on, "paint new");
            Vector3f at = seen(on, 0.6, 0.6);
            on.click(at.x, at.y);
            press(on, "edit save labels (Enter)");
        });
        int[] filled = labels(folder.resolve("square-painted.ply"), mesh);
        assertThat(filled)
                .isEqualTo(IntStream.of(half).map(id -> id == 1 ? 2 : id).toArray());
    }

    @Test
    void selectionsGrowShrinkInvertAndAreLabelledAndCopied(@TempDir Path folder) throws Exception {
        TriangleMesh mesh = ValuePicturesTest.square(N);
        List<String> copied = new ArrayList<>();
        VertexLabels start = new VertexLabels("one", new int[mesh.vertexCount()], List.of("one"));
        Analysis broken = new Analysis() {
            @Override
            public Optional<double[]> distances(TriangleMesh of, int vertex, double radius) {
                throw new MeshException("edge 0 1 has three faces");
            }
        };
        OffscreenStage.run(scene(broken, start), new FolderHost(folder, copied::add, Optional.empty()), on -> {
            on.stage().keyPressed(Key.Y, Shift.FREE);
            press(on, "edit select");
            Vector3f at = seen(on, 0.21, 0.19); // the vertex at (0.2, 0.2)
            on.click(at.x, at.y);
            on.stage().update(700, 700);
            assertThat(on.stage().told()).contains("1 vertices selected").contains("three faces");
            press(on, "edit copy ids");
            press(on, "edit grow");
            assertThat(on.stage().told()).contains("7 vertices selected"); // six beside it, as the squares are cut
            press(on, "edit grow");
            press(on, "edit shrink");
            press(on, "edit shrink");
            press(on, "edit copy ids");
            press(on, "edit invert");
            press(on, "edit copy ids");
            press(on, "edit connected");
            assertThat(on.stage().told()).contains((N + 1) * (N + 1) + " vertices selected");
            press(on, "edit clear");
            press(on, "edit same class");
            assertThat(on.stage().told()).contains((N + 1) * (N + 1) + " vertices selected");
            press(on, "edit save selection");
        });
        int seed = 6 * (N + 1) + 6;
        assertThat(copied.get(0)).isEqualTo(Integer.toString(seed)).isEqualTo(copied.get(1));
        BitSet rest = new BitSet();
        Arrays.stream(copied.get(2).split(",", -1)).mapToInt(Integer::parseInt).forEach(rest::set);
        assertThat(rest.cardinality()).isEqualTo((N + 1) * (N + 1) - 1);
        assertThat(rest.get(seed)).isFalse();
        assertThat(labels(folder.resolve("square-selection.ply"), mesh)).containsOnly(1);
    }
}
