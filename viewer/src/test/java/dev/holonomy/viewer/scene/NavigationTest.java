package dev.holonomy.viewer.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.viewer.render.Rect;
import java.util.Random;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each way to move a camera leaves as it is. */
class NavigationTest {
    private static final Rect PART = new Rect(100, 0, 600, 400);

    private static Pose any(Random random, Pose.Up up) {
        return new Pose(
                360 * random.nextDouble() - 180,
                160 * random.nextDouble() - 80,
                1 + random.nextDouble(),
                random.nextDouble() - 0.5,
                random.nextDouble() - 0.5,
                random.nextDouble() - 0.5,
                30 * random.nextDouble(),
                up,
                Pose.Lens.PERSPECTIVE);
    }

    private static Vector3f eye(Camera camera) {
        return camera.modelView().invert().transformPosition(new Vector3f());
    }

    private static Vector3f seen(Camera camera, Vector3f point) {
        return Picking.project(camera.projection(PART.aspect()).mul(camera.modelView()), point, PART);
    }

    @ParameterizedTest
    @EnumSource(Pose.Up.class)
    void theEyeOfAFirstPersonStaysAndWhatIsFarFollowsTheMouse(Pose.Up up) {
        Random random = new Random(1);
        for (int i = 0; i < 20; i++) {
            Pose upright = any(random, up).turned(random.nextInt(360), 20 * random.nextDouble(), 0);
            Camera camera = new Camera(upright);
            Vector3f before = eye(camera);
            Vector3f ahead = camera.modelView().invert().transformPosition(new Vector3f(0, 0, -3));
            Navigation.FIRST_PERSON.drag(camera, 400, 200, 403, 198, PART);
            assertThat(eye(camera).distance(before)).isLessThan(1e-5f);
            assertThat(seen(camera, ahead).x).isCloseTo(403, within(0.5f));
            assertThat(seen(camera, ahead).y).isCloseTo(198, within(0.5f));
        }
    }

    @Test
    void aFirstPersonWalksAheadWithTheWheel() {
        Camera camera = new Camera(Pose.DEFAULT.from(0, 0).at(2, 0, 0, 0));
        Navigation.FIRST_PERSON.zoom(camera, 5, PART.x() + 300, 200, PART);
        assertThat(eye(camera).z).isCloseTo(2 - 5 * (float) Navigation.STRIDE, within(1e-5f));
        assertThat(camera.pose().distance()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Pose.Up.class)
    void aTurntableTurnsTheMeshAboutItsOwnAxisWhereItStands(Pose.Up up) {
        Random random = new Random(2);
        for (int i = 0; i < 20; i++) {
            Camera camera = new Camera(any(random, up));
            Vector3f pole = up == Pose.Up.Z ? new Vector3f(0, 0, 0.4f) : new Vector3f(0, 0.4f, 0);
            Vector3f before = seen(camera, pole);
            Navigation.TURNTABLE.drag(camera, 300, 200, 360, 200, PART);
            assertThat(seen(camera, pole).distance(before)).isLessThan(0.05f);
        }
    }

    @Test
    void aTrackballTurnsAboutItsTargetFollowsTheMouseAndComesBack() {
        Random random = new Random(3);
        for (int i = 0; i < 20; i++) {
            Pose start = any(random, Pose.Up.Y);
            Camera camera = new Camera(start);
            Vector3f target = new Vector3f((float) start.x(), (float) start.y(), (float) start.z());
            Matrix4f before = camera.modelView();
            Navigation.TRACKBALL.drag(camera, 400, 200, 430, 170, PART);
            assertThat(seen(camera, target).x).isCloseTo(400, within(0.01f));
            Vector3f front = before.invert(new Matrix4f())
                    .transformPosition(new Vector3f(0, 0, 0.3f - (float) start.distance()));
            assertThat(seen(camera, front).x).as("right with the mouse").isGreaterThan(401);
            assertThat(seen(camera, front).y).as("up with the mouse").isLessThan(199);
            Navigation.TRACKBALL.drag(camera, 430, 170, 400, 200, PART);
            assertThat(camera.modelView().equals(before, 1e-4f)).isTrue();
        }
    }

    @Test
    void aTrackballTipsOverThePoleAndAnOrbitDoesNot() {
        Camera ball = new Camera(Pose.DEFAULT.from(0, 60).at(4, 0, 0, 0));
        Camera orbit = new Camera(ball.pose());
        for (int i = 0; i < 4; i++) {
            Navigation.TRACKBALL.drag(ball, 400, 200, 400, 240, PART);
            Navigation.ORBIT.drag(orbit, 400, 200, 400, 240, PART);
        }
        Vector3f upright = new Vector3f(0, 1, 0);
        assertThat(ball.modelView().transformDirection(new Vector3f(upright)).y).isNegative();
        assertThat(orbit.modelView().transformDirection(new Vector3f(upright)).y)
                .isPositive();
    }

    @Test
    void aPlaneOnlySlidesWithTheMouse() {
        Camera camera = new Camera(Pose.DEFAULT.from(10, 20).at(3, 0.1, 0.2, 0.3));
        Vector3f target = new Vector3f(0.1f, 0.2f, 0.3f);
        Navigation.PLANAR.drag(camera, 400, 200, 450, 170, PART);
        assertThat(seen(camera, target).x).isCloseTo(450, within(0.1f));
        assertThat(seen(camera, target).y).isCloseTo(170, within(0.1f));
        assertThat(camera.pose().yaw()).isEqualTo(10);
    }

    @Test
    void someVerticesAreFramedAsIfThereWereNoOthers() {
        TriangleMesh mesh =
                TriangleMesh.of(new double[] {0, 0, 0, 1, 0, 0, 0, 1, 0, 9, 9, 9}, new int[] {0, 1, 2, 1, 2, 3});
        SurfaceGeometry surface = new SurfaceGeometry(mesh);
        Camera camera = new Camera(Pose.DEFAULT.from(0, 0).with(Pose.Lens.ORTHOGRAPHIC));
        camera.frame(surface, new int[] {0, 1, 2}, PART.aspect());
        float[] middle = {0, 0};
        for (int v = 0; v < 3; v++) {
            Vector3f at = Picking.project(surface, v, camera, PART);
            assertThat(PART.contains(at.x, at.y)).isTrue();
            middle[0] = Math.max(middle[0], at.y);
            middle[1] = Math.min(v == 0 ? 400 : middle[1], at.y);
        }
        assertThat(middle[0] - middle[1]).as("it fills the part").isCloseTo(0.9f * 400, within(2f));
    }
}
