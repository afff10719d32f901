package dev.holonomy.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the real launcher in a small project of its own, with a {@code java} and an {@code mvn} that only say how they were called. */
class LauncherTest {
    private static final List<String> TOOLS = List.of(
            "bash",
            "cat",
            "dirname",
            "find",
            "grep",
            "head",
            "ls",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sleep",
            "tail",
            "touch",
            "uname");

    @TempDir
    private Path folder;

    private Path project;
    private Path tools;
    private Path jdk;

    @BeforeEach
    void makeProject() throws IOException {
        Path launcher = Path.of("..", "holonomy");
        assumeTrue(
                Files.isExecutable(launcher) && Files.isExecutable(Path.of("/bin/bash")),
                "no launcher or no bash here");
        project = Files.createDirectories(folder.resolve("my project"));
        Files.copy(launcher, project.resolve("holonomy"));
        Files.setPosixFilePermissions(project.resolve("holonomy"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(project.resolve("app/src/main"));
        Files.createDirectories(project.resolve(".mvn"));
        Files.writeString(project.resolve("pom.xml"), "");
        Files.writeString(project.resolve("app/pom.xml"), "");
        Files.writeString(project.resolve("app/src/main/Main.java"), "");
        makeOld(project);
        tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : TOOLS) {
            Path found =
                    Files.isExecutable(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
            script(tools.resolve(tool), "exec " + found + " \"$@\"");
        }
        jdk = jdk("17.0.2");
        script(tools.resolve("mvn"), "echo built >>'" + project + "/builds'; sleep 0.3");
    }

    @Test
    void buildsOnceThenOnlyAfterASourceChanged() throws Exception {
        assertThat(launch("a").err()).contains("building").hasLineCount(1);
        assertThat(launch("a").err()).isEmpty();
        assertThat(builds()).isEqualTo(1);
        Files.setLastModifiedTime(
                project.resolve("app/src/main/Main.java"),
                FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(launch("a").err()).contains("building");
        assertThat(builds()).isEqualTo(2);
        assertThat(project.resolve("app/target.lock")).doesNotExist();
    }

    @Test
    void startsFromAnotherFolderThroughLinksAndKeepsTheArguments() throws Exception {
        Files.createDirectories(folder.resolve("bin"));
        Path first = Files.createSymbolicLink(folder.resolve("bin/first"), Path.of("../my project/holonomy"));
        Path second = Files.createSymbolicLink(folder.resolve("second link"), first);
        Run run = launch(second, Map.of(), "info", "two words", "", "*");
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("[-cp][" + project.toRealPath() + "/app/target/app.jar:")
                .endsWith("[dev.holonomy.app.Main][info][two words][][*]\n");
    }

    @Test
    void passesTheExitStatusAndTheOptionsForTheJvm() throws Exception {
        script(jdk.resolve("bin/java"), "printf '[%s]' \"$@\"; exit 143");
        Run run = launch(project.resolve("holonomy"), Map.of("HOLONOMY_JAVA_OPTS", "-Xmx1g -Da=b"), "x");
        assertThat(run.status()).isEqualTo(143);
        assertThat(run.out()).contains("[-Xmx1g][-Da=b]").doesNotContain("native-access");
        jdk = jdk("25.0.1");
        assertThat(launch("x").out()).contains("[--enable-native-access=ALL-UNNAMED]");
    }

    @Test
    void saysWhatToInstall() throws Exception {
        Files.delete(tools.resolve("mvn"));
        Run noMaven = launch("x");
        assertThat(noMaven.status()).isEqualTo(1);
        assertThat(noMaven.err()).contains("no mvn found", "Maven").hasLineCount(1);

        Files.delete(jdk.resolve("bin/javac"));
        script(tools.resolve("mvn"), "exit 0");
        assertThat(launch("x").err()).contains("no compiler").hasLineCount(1);

        jdk = jdk("11.0.20");
        assertThat(launch("x").err()).contains("Java 11.0.20, 17 or newer").hasLineCount(1);
        jdk = jdk("1.8.0_392");
        assertThat(launch("x").err()).contains("Java 1.8.0_392, 17 or newer").hasLineCount(1);

        Run wrongHome = launch(project.resolve("holonomy"), Map.of("JAVA_HOME", "/nowhere"), "x");
        assertThat(wrongHome.err()).contains("JAVA_HOME is /nowhere").hasLineCount(1);

        script(tools.resolve("apt-get"), "exit 0");
        script(tools.resolve("apt-cache"), "[ \"$2\" = openjdk-21-jdk ]");
        Run noJava = launch(project.resolve("holonomy"), Map.of("JAVA_HOME", ""), "x");
        assertThat(noJava.err())
                .isEqualTo("holonomy: no java found; to install it: sudo apt-get install -y openjdk-21-jdk maven\n");
    }

    @Test
    void aFailedBuildShowsItsErrorsAndIsTriedAgain() throws Exception {
        script(tools.resolve("mvn"), "echo noise; echo '[ERROR] Main.java:[3,1] ; expected'; exit 1");
        for (int attempt = 0; attempt < 2; attempt++) {
            Run run = launch("x");
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .contains("[ERROR] Main.java:[3,1] ; expected", "launcher.log")
                    .doesNotContain("noise");
        }
        assertThat(project.resolve("app/target.lock")).doesNotExist();
    }

    @Test
    void twoStartsAtOnceBuildOnceAndADeadBuildersLockIsTakenOver() throws Exception {
        Files.createDirectories(project.resolve("app/target.lock"));
        Files.writeString(project.resolve("app/target.lock/pid"), "99999999");
        Process first = start(project.resolve("holonomy"), Map.of(), "one");
        Process second = start(project.resolve("holonomy"), Map.of(), "two");
        assertThat(finish(first).out()).endsWith("[one]\n");
        assertThat(finish(second).out()).endsWith("[two]\n");
        assertThat(builds()).isEqualTo(1);
    }

    private Run launch(String... args) throws Exception {
        return launch(project.resolve("holonomy"), Map.of(), args);
    }

    private Run launch(Path launcher, Map<String, String> environment, String... args) throws Exception {
        return finish(start(launcher, environment, args));
    }

    private Process start(Path launcher, Map<String, String> environment, String... args) throws IOException {
        List<String> words = new ArrayList<>(List.of(launcher.toString()));
        words.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", tools.toString(), "JAVA_HOME", jdk.toString(), "LANG", "C.UTF-8"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Run finish(Process process) throws Exception {
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Run(
                process.exitValue(),
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
                new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    private int builds() throws IOException {
        return Files.readAllLines(project.resolve("builds")).size();
    }

    private Path jdk(String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve("jdk-" + version));
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/java"), "printf '[%s]' \"$@\"; echo");
        script(home.resolve("bin/javac"), "exit 0");
        return home;
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/bash\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A minute into the past, so that the stamp of the first build is newer than all sources. */
    private static void makeOld(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
            }
        }
    }
}
