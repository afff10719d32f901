package dev.holonomy.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.viewer.scene.Scene;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Systems without a driver, with an old one, without native libraries: one line that a person can act on. */
class BadPlacesTest {
    /** Shoots a cube and says how it went; run in a JVM of its own, because native libraries load once. */
    static final class Shot {
        private Shot() {}

        public static void main(String[] args) {
            MeshValues values = new VertexScalars("v", new double[8]);
            try {
                Viewer.shot(
                        Scene.of("cube", List.of(new Scene.Item("cube", Cube.mesh(), List.of(values)))),
                        Path.of(args[0]),
                        64,
                        64);
                System.out.print("drawn");
            } catch (DisplayException e) {
                System.out.print(e.getMessage());
            }
        }
    }

    private static String shot(Path folder, Map<String, String> environment, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Shot.class.getName(),
                folder.resolve("cube.png").toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void panelsWithoutTheirNativeLibrarySayWhichSystemsHaveOne(@TempDir Path folder) throws Exception {
        String said = shot(folder, Map.of(), "-Dimgui.library.path=" + folder);
        OffscreenStage.assumeGl();
        assertThat(said)
                .contains("imgui-java")
                .contains(System.getProperty("os.arch"))
                .doesNotContain("\n");
        assertThat(folder.resolve("cube.png")).doesNotExist();
    }

    @Test
    void aDriverBelowThreeThreeIsNamedOnOneLine(@TempDir Path folder) throws Exception {
        OffscreenStage.assumeGl();
        String said = shot(
                folder, Map.of("MESA_GL_VERSION_OVERRIDE", "2.1", "MESA_GLSL_VERSION_OVERRIDE", "120", "DISPLAY", ""));
        if (!said.equals("drawn")) { // a driver that is not Mesa does not listen
            assertThat(said)
                    .contains("no OpenGL 3.3 context")
                    .contains("install")
                    .doesNotContain("\n");
        }
    }

    @Test
    void namesFullOfFormatsAreDrawnAsTheyStand() {
        String evil = "%s%n%d%x%p %s%n";
        int[] sides = new int[12];
        for (int f = 0; f < 12; f++) {
            sides[f] = f / 6;
        }
        List<MeshValues> values = List.of(
                new FaceLabels(evil, sides, List.of(evil, "100%n")),
                new VertexScalars("probability/" + evil, new double[8]),
                new VertexScalars(evil + evil, new double[8]));
        Scene scene = Scene.of(evil, List.of(new Scene.Item(evil, Cube.mesh(), values)));
        OffscreenStage.run(scene, stage -> {
            stage.pickFirstVisible();
            assertThat(stage.update().drawn()).isTrue();
        });
        Scene plain = Scene.of("s", List.of(new Scene.Item("    ", Cube.mesh(), values.subList(0, 1))));
        Scene formats = Scene.of("s", List.of(new Scene.Item("%s%s", Cube.mesh(), values.subList(0, 1))));
        byte[][] pixels = new byte[2][];
        OffscreenStage.run(plain, stage -> pixels[0] = stage.pixels());
        OffscreenStage.run(formats, stage -> pixels[1] = stage.pixels());
        assertThat(pixels[1]).as("the percent signs are seen").isNotEqualTo(pixels[0]);
        assertThat(Files.exists(Path.of(evil))).isFalse();
    }
}
