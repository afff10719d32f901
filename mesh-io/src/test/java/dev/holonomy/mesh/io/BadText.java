package dev.holonomy.mesh.io;

import static dev.holonomy.mesh.io.BadInputCase.mesh;
import static dev.holonomy.mesh.io.BadInputCase.read;
import static dev.holonomy.mesh.io.BadInputCase.refused;
import static dev.holonomy.mesh.io.BadInputCase.same;
import static dev.holonomy.mesh.io.BadInputCase.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holonomy.mesh.MeshChecks;
import dev.holonomy.mesh.MeshReport;
import dev.holonomy.mesh.repair.Orient;
import dev.holonomy.mesh.repair.Repaired;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/** Rows 1 to 42: text meshes. */
final class BadText {
    private static final String THREE = "v 0 0 0\nv 1 0 0\nv 0 1 0\n";
    private static final String FACE = THREE + "f 1 2 3\n";
    private static final String OFF = "OFF\n3 1 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n";

    private BadText() {}

    static List<BadInputCase> cases() {
        return List.of(
                refused(1, "a.obj", "", "empty file"),
                refused(2, "a.obj", " \n# words\n", "no vertices"),
                refused(2, "a.off", "# words\n", "no vertices"),
                read(3, "a.stl", OFF, mesh(3, 1)),
                refused(3, "a.ply", "hello", "\"ply\""),
                refused(4, "a.obj", THREE + "f 0 1 2\n", "line 4", "vertex 0", "count from 1"),
                read(5, "a.obj", THREE + "f -3 -2 -1\nv 1 1 0\nf -3 -1 -2\n", file -> assertThat(
                                file.mesh().triangles())
                        .containsExactly(0, 1, 2, 1, 3, 2)),
                refused(6, "a.obj", THREE + "f -1 -2 -4\nv 9 9 9\n", "line 4", "vertex -4", "3 vertices so far"),
                refused(7, "a.obj", FACE + "f 1 2 4\n", "line 5", "vertex 4", "3 vertices"),
                refused(8, "a.obj", THREE + "f 1 2 2147483648\n", "line 4", "too large"),
                refused(8, "a.obj", THREE + "f 1 2 12345678901234567890\n", "line 4", "too large"),
                read(9, "a.obj", FACE + "f 1 2\nf 1\nl 1 2\n", mesh(3, 1, "fewer than 3 corners", "\"l\"")),
                read(10, "a.obj", star(8), area(8 * Math.sin(2 * Math.PI / 8))),
                read(11, "a.ply", circle(1_000_000), file -> {
                    assertThat(file.mesh().faceCount()).isEqualTo(999_998);
                    area(500_000 * Math.sin(2 * Math.PI / 1e6)).of(file);
                }),
                refused(11, "a.obj", "v 0 0 0\nf" + " 1".repeat(1_000_000), "line 2", "1048576 bytes"),
                refused(11, "a.obj", star(10_001), "10001 corners", "limit is 10000"),
                read(12, "a.obj", BRIDGED, area(8)),
                read(13, "a.obj", FACE + "f 1 1 2\n", mesh(3, 2, "same vertex twice")),
                reported(14, FACE + "v 2 0 0\nf 1 2 4\n", MeshReport.Kind.ZERO_AREA, 1),
                reported(15, FACE + "f 2 3 1\n", MeshReport.Kind.DUPLICATE_FACE, 1),
                reported(15, FACE + "f 3 2 1\n", MeshReport.Kind.DUPLICATE_FACE, 1),
                reported(16, "v 9 9 9\n" + THREE + "f 2 3 4\n", MeshReport.Kind.ISOLATED_VERTEX, 1),
                reported(
                        17,
                        THREE + "v 0 0 1\nv 0 0 -1\nf 1 2 3\nf 2 1 4\nf 1 2 5\n",
                        MeshReport.Kind.NON_MANIFOLD_EDGE,
                        1),
                reported(18, THREE + "v 0 -1 0\nv -1 0 0\nf 1 2 3\nf 1 5 4\n", MeshReport.Kind.NON_MANIFOLD_VERTEX, 1),
                read(19, "a.obj", THREE + "v 1 1 0\nf 1 2 3\nf 2 3 4\n", file -> {
                    assertThat(MeshChecks.of(file.mesh()).oriented()).isFalse();
                    Repaired turned = Repaired.of(file.mesh()).then(new Orient());
                    assertThat(MeshChecks.of(turned.mesh()).oriented()).isTrue();
                }),
                read(20, "a.obj", FACE + "v 5 0 0\nv 6 0 0\nv 5 1 0\nf 4 5 6\n", file -> assertThat(
                                MeshChecks.of(file.mesh()).components())
                        .isEqualTo(2)),
                read(21, "a.off", OFF, file -> {
                    assertThat(MeshChecks.of(file.mesh()).closed()).isFalse();
                    assertThat(MeshChecks.of(file.mesh()).boundaries()).isEqualTo(1);
                }),
                refused(22, "a.obj", "v 0 nan(0x1) 0\n", "line 1", "nan(0x1)", "not finite"),
                refused(22, "a.off", OFF.replace("1 0 0", "inf 0 0"), "line 4", "\"inf\"", "not finite"),
                refused(23, "a.obj", "v 1e999 0 0\n", "line 1", "\"1e999\"", "too large"),
                read(23, "a.obj", FACE.replace("v 0 0 0", "v 1e-999 -1e-999 4e-320"), file -> {
                    assertThat(file.mesh().coordinate(0, 0)).isZero();
                    assertThat(file.mesh().coordinate(0, 2)).isEqualTo(4e-320);
                }),
                read(24, "a.obj", FACE.replace("1", "1e300").replace("f 1e300", "f 1"), file -> {
                    assertThat(file.mesh().coordinate(1, 0)).isEqualTo(1e300);
                    assertThat(MeshChecks.of(file.mesh()).edgeLengths().most()).isFinite();
                }),
                refused(25, "a.obj", "v 0,5 0 0\n", "line 1", "\"0,5\"", "decimal comma"),
                everyLocale(),
                refused(26, "a.obj", "v \u0663 0 0\n", "line 1", "\u0663", "a coordinate"),
                read(27, "a.obj", FACE.replace("\n", "\r\n"), same(utf8(FACE), "a.obj")),
                read(27, "a.off", OFF.replace("\n", "\r"), same(utf8(OFF), "a.off")),
                read(27, "a.obj", "v 0 0 0\r\nv 1 0 0\rv 0 1 0\nf 1 2 3", same(utf8(FACE), "a.obj")),
                read(28, "a.off", OFF.strip(), same(utf8(OFF), "a.off")),
                read(29, "a.off", "\ufeff" + OFF, same(utf8(OFF), "a.off")),
                read(30, "a.obj", ("\ufeff" + FACE).getBytes(StandardCharsets.UTF_16LE), same(utf8(FACE), "a.obj")),
                read(30, "a.obj", ("\ufeff" + FACE).getBytes(StandardCharsets.UTF_16BE), same(utf8(FACE), "a.obj")),
                refused(31, "a.obj", noise(), "zero byte"),
                refused(32, "a.obj", "v 0 0 " + "0".repeat(8 << 20), "line 1", "1048576 bytes"),
                read(33, "a.obj", THREE + "f 1 \\\n 2 3 \\", same(utf8(FACE), "a.obj")),
                read(34, "a.obj", FACE + "vp 1\ncurv 0 1\nsurf 1\nzzz 1\nzzz 2\n", file -> assertThat(file.warnings())
                        .hasSize(4)
                        .anyMatch(w -> w.contains("\"zzz\"") && w.contains("2 times"))),
                read(35, "a.obj", "mtllib ../../etc/passwd\nmtllib /etc/passwd\n" + FACE, mesh(3, 1)),
                read(36, "a.off", "COFF 3 1 0\n0 0 0 1 0 0\n1 0 0 1 0 0\n0 1 0 1 0 0\n3 0 1 2\n", mesh(3, 1)),
                read(36, "a.off", "# words\n" + OFF.substring(4), mesh(3, 1)),
                refused(36, "a.off", "4OFF\n1 0 0\n0 0 0 1\n", "line 1", "4OFF", "three dimensions"),
                refused(37, "a.off", OFF.replace("3 1 0", "353535235358 1 0"), "line 2", "353535235358 vertices"),
                refused(38, "a.off", OFF.replace("3 1 0", "-3 1 0"), "line 2", "-3", "0 or more"),
                refused(38, "a.off", OFF.replace("3 1 0", "0x3 1 0"), "line 2", "\"0x3\"", "number of vertices"),
                refused(38, "a.off", OFF.replace("3 1 0", "3.0 1 0"), "line 2", "\"3.0\""),
                refused(38, "a.off", OFF.replace("3 1 0", "3e0 1 0"), "line 2", "\"3e0\""),
                refused(39, "a.off", OFF.replace("3 1 0", "3 2 0"), "after 1 faces", "says 2"),
                refused(39, "a.off", OFF + "3 0 1 2\n", "line 7", "3 vertices and 1 faces", "end of the file"),
                read(40, "a.stl", solid("a", 0) + solid("b", 1), mesh(5, 2, "2 solids are read as one mesh")),
                read(40, "a.obj", "o a\n" + FACE + "o b\nf 3 2 1\n", mesh(3, 2)),
                read(41, "a.stl", Bytes.stl("solid in name only"), mesh(4, 4)),
                refused(41, "a.stl", "solid nothing\nendsolid\n", "no triangles"),
                read(42, "a.stl", solid("a", 0) + solid("b", 0), mesh(3, 2, "2 solids")),
                read(42, "a.stl", solid("a", 0) + solid("b", 1e-7f), mesh(6, 2, "2 solids")));
    }

    /** An annulus in one polygon: the square of side 3 without that of side 1, the two joined by an edge walked twice. */
    private static final String BRIDGED = """
            v 0 0 0
            v 3 0 0
            v 3 3 0
            v 0 3 0
            v 1 1 0
            v 1 2 0
            v 2 2 0
            v 2 1 0
            f 1 2 3 4 1 5 6 7 8 5
            """;

    private static BadInputCase reported(int row, String obj, MeshReport.Kind kind, int count) {
        return read(
                row, "a.obj", obj, file -> assertThat(MeshChecks.of(file.mesh()).problems())
                        .anySatisfy(problem -> {
                            assertThat(problem.kind()).isEqualTo(kind);
                            assertThat(problem.count()).isEqualTo(count);
                            assertThat(problem.first()).isNotEmpty();
                        }));
    }

    private static BadInputCase everyLocale() {
        return new BadInputCase(25, "the same bytes under de, tr, ar and hi", folder -> {
            Locale before = Locale.getDefault();
            byte[] wanted = null;
            try {
                for (String language : List.of("en", "de", "tr", "ar-EG", "hi-IN-u-nu-deva")) {
                    Locale.setDefault(Locale.forLanguageTag(language));
                    var mesh = MeshFiles.read(Files.writeString(folder.resolve("a.obj"), FACE.replace("1 0", "0.5 0")));
                    MeshFiles.write(folder.resolve("b.obj"), mesh, List.of());
                    byte[] bytes = Files.readAllBytes(folder.resolve("b.obj"));
                    wanted = wanted == null ? bytes : wanted;
                    assertThat(bytes).isEqualTo(wanted);
                }
            } finally {
                Locale.setDefault(before);
            }
        });
    }

    private static BadInputCase.Wanted area(double area) {
        return file -> assertThat(MeshChecks.of(file.mesh()).area() / area - 1).isBetween(-1e-12, 1e-12);
    }

    /** A convex polygon; its area is n/2 sin(2π/n). */
    private static byte[] circle(int corners) {
        Bytes bytes = Bytes.little()
                .text("ply\nformat binary_little_endian 1.0\nelement vertex " + corners
                        + "\nproperty double x\nproperty double y\nproperty double z\nelement face 1\n"
                        + "property list uint int vertex_indices\nend_header\n");
        for (int i = 0; i < corners; i++) {
            bytes.f64(Math.cos(2 * Math.PI * i / corners), Math.sin(2 * Math.PI * i / corners), 0);
        }
        return bytes.i32(corners).i32(IntStream.range(0, corners).toArray()).done();
    }

    /** A polygon whose odd corners are twice as far away, which is not convex; its area is n sin(2π/n). */
    private static String star(int corners) {
        StringBuilder text = new StringBuilder();
        StringBuilder face = new StringBuilder("f");
        for (int i = 0; i < corners; i++) {
            double radius = i % 2 == 0 ? 1 : 2;
            double angle = 2 * Math.PI * i / corners;
            text.append("v " + radius * Math.cos(angle) + " " + radius * Math.sin(angle) + " 0\n");
            face.append(' ').append(i + 1);
        }
        return text.append(face).append('\n').toString();
    }

    private static byte[] noise() {
        byte[] noise = new byte[4000];
        new Random(1).nextBytes(noise);
        return noise;
    }

    private static String solid(String name, float shift) {
        return "solid " + name + "\nfacet normal 0 0 1\nouter loop\nvertex " + shift + " 0 0\nvertex " + (1 + shift)
                + " " + shift + " 0\nvertex 0 1 " + shift + "\nendloop\nendfacet\nendsolid " + name + "\n";
    }
}
