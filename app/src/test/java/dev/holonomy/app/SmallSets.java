package dev.holonomy.app;

import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.MeshFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Sets of boxes that a test makes: {@code classes}, and some that are wrong, each with a configuration of its name. */
final class SmallSets {
    private SmallSets() {}

    static void write(Path folder, String config) throws IOException {
        for (int i = 0; i < 6; i++) {
            String part = i < 4 ? "train" : "test";
            box(
                    folder.resolve("classes/" + (i % 2 == 0 ? "long" : "short") + "/" + part + "/b" + i + ".off"),
                    i % 2 == 0 ? 9 : 1,
                    i);
        }
        for (String set : List.of("folder", "manifest", "split", "empty")) {
            box(folder.resolve(set + "/a.off"), 2, 1);
            box(folder.resolve(set + "/b.off"), 3, 2);
            Files.writeString(folder.resolve(set + "/a.txt"), "0\n".repeat(4) + "2\n".repeat(4));
            Files.writeString(folder.resolve(set + "/b.txt"), "0\n2\n".repeat(4));
        }
        Files.writeString(folder.resolve("folder/a.txt"), "0\n2\n0\n");
        Files.writeString(folder.resolve("manifest/b.txt"), "0\n1\n".repeat(4));
        Files.writeString(folder.resolve("manifest/manifest.csv"), "mesh,part\na.off,train\nb.off,test\n");
        Files.writeString(folder.resolve("split/split.txt"), "test a\n");
        for (String name : List.of("a", "b")) {
            String labels = "head\n1 2 3 4 5 6\ntorso\n7 8 9 10 11 12\n";
            Files.writeString(folder.resolve("empty/" + name + "_labels.txt"), labels);
        }
        Files.writeString(folder.resolve("empty/split.txt"), "train a\ntrain b\n");
        for (String name : List.of("classes", "folder", "manifest", "split")) {
            String data =
                    "data: {format: " + name.replace("split", "folder") + ", path: " + folder.resolve(name) + "}\n";
            Files.writeString(folder.resolve(name + ".yaml"), config.replaceFirst("data:\\\n.*\\\n", data));
        }
        Files.writeString(folder.resolve("shrek.yaml"), "data:\n  format: shrek11\n");
    }

    /** A closed box of 8 vertices and 12 triangles. */
    private static void box(Path file, double length, int shift) throws IOException {
        double[] positions = new double[24];
        for (int v = 0; v < 8; v++) {
            positions[3 * v] = (v & 1) * length * (1 + 0.01 * shift);
            positions[3 * v + 1] = (v >> 1 & 1) + (v & 1) * 0.05 * shift;
            positions[3 * v + 2] = v >> 2;
        }
        int[] triangles = {
            0, 2, 3, 0, 3, 1, 4, 5, 7, 4, 7, 6, 0, 1, 5, 0, 5, 4, 2, 6, 7, 2, 7, 3, 0, 4, 6, 0, 6, 2, 1, 3, 7, 1, 7, 5
        };
        Files.createDirectories(file.getParent());
        MeshFiles.write(file, TriangleMesh.of(positions, triangles), List.of());
    }
}
