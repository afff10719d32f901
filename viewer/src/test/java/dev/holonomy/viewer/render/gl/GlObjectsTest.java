package dev.holonomy.viewer.render.gl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexVectors;
import dev.holonomy.viewer.render.EngineException;
import dev.holonomy.viewer.scene.Scene;
import dev.holonomy.viewer.ui.Host;
import dev.holonomy.viewer.ui.SceneStage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.lwjgl.opengl.GL33C;

/** OpenGL itself is asked what is left, and what it complained about. */
class GlObjectsTest {
    private static long alive(IntPredicate is) {
        return IntStream.range(1, 2000).filter(is).count();
    }

    @Test
    void nothingIsLeftWhenTheEngineIsClosedAndTheDriverNeverComplained() {
        List<String> complaints = new ArrayList<>();
        GlContext context;
        try {
            context = GlContext.offscreen(complaints::add);
        } catch (EngineException e) {
            if (Arrays.asList(
                            System.getenv().getOrDefault("HOLONOMY_REQUIRE", "").split(","))
                    .contains("gl")) {
                throw e;
            }
            Assumptions.abort("skipped: " + e.getMessage());
            throw e;
        }
        try (context) {
            TriangleMesh mesh = TriangleMesh.of(new double[] {0, 0, 0, 1, 0, 0, 0, 1, 0}, new int[] {0, 1, 2});
            VertexVectors arrows = new VertexVectors("v", new double[] {1, 0, 0, 0, 1, 0, 1, 1, 0});
            Scene scene = Scene.of("t", List.of(new Scene.Item("t", mesh, List.of(arrows))));
            try (SceneStage stage = new SceneStage(scene, context.engine(), 1, "", Host.NOBODY)) {
                stage.update(120, 90);
                stage.update(90, 120);
            }
            assertThat(alive(GL33C::glIsBuffer)).isPositive();
            context.glEngine().close();
            assertThat(alive(GL33C::glIsBuffer)).as("buffers").isZero();
            assertThat(alive(GL33C::glIsTexture)).as("textures").isZero();
            assertThat(alive(GL33C::glIsVertexArray)).as("vertex arrays").isZero();
            assertThat(alive(GL33C::glIsFramebuffer)).as("framebuffers").isZero();
            assertThat(alive(GL33C::glIsRenderbuffer)).as("renderbuffers").isZero();
            assertThat(alive(GL33C::glIsProgram)).as("programs").isZero();
        }
        assertThat(complaints).isEmpty();
    }
}
