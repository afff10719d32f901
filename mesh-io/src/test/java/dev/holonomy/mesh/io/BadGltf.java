package dev.holonomy.mesh.io;

import static dev.holonomy.mesh.io.BadInputCase.mesh;
import static dev.holonomy.mesh.io.BadInputCase.read;
import static dev.holonomy.mesh.io.BadInputCase.refused;
import static dev.holonomy.mesh.io.BadInputCase.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Rows 52 to 63: glTF and GLB. */
final class BadGltf {
    private static final double[] TRIANGLE = {0, 0, 0, 1, 0, 0, 0, 1, 0};
    private static final String MESH = "\"meshes\":[{\"primitives\":[{\"attributes\":{\"POSITION\":0}}]}]";

    private BadGltf() {}

    static List<BadInputCase> cases() {
        List<BadInputCase> cases = new ArrayList<>();
        for (String uri : List.of(
                "../../etc/passwd",
                "/etc/passwd",
                "file:///etc/passwd",
                "http://h/a",
                "%2e%2e/a",
                "..\\\\a",
                "a\\u0000",
                "link.bin")) {
            cases.add(uri(52, uri, "leads out of the folder"));
        }
        cases.add(named("$HOME`x~"));
        cases.add(uri(54, "data:;base64,!!!!", "buffers[0].uri", "base64"));
        cases.add(uri(54, "data:;base64,AAAA", "buffers[0]", "3 bytes", "36"));
        cases.add(uri(55, ".", "folder"));
        cases.add(uri(55, "zero.bin", "leads out of the folder"));
        byte[] glb = GltfBuilder.square(true);
        int jsonLength = ByteBuffer.wrap(glb).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
        cases.addAll(List.of(
                refused(56, "a.glb", withInt(glb, 8, glb.length + 1), "byte 8"),
                refused(56, "a.glb", withInt(glb, 12, -4), "byte 12", "4294967292 bytes"),
                refused(56, "a.glb", withInt(glb, 12, 0), "byte 12", "no JSON"),
                refused(56, "a.glb", withInt(glb, 16, 0x004e4942), "byte 12", "no JSON"),
                refused(56, "a.glb", withInt(glb, 20 + jsonLength, -1), "4294967295 bytes"),
                accessor("", ",\"byteOffset\":4", 3),
                accessor("", "", 4),
                accessor(",\"byteStride\":1", "", 3),
                accessor("", ",\"byteOffset\":2", 1),
                accessor("", ",\"byteOffset\":9007199254740988", 1),
                sparse(0, 7, "accessors[0]"),
                sparse(2, 1, "accessors[0]"),
                nodes(59, "{\"children\":[1]},{\"children\":[0]}", "circle"),
                nodes(59, "{\"children\":[2]},{\"children\":[2]},{\"mesh\":0}", "has the parent 0"),
                read(59, "a.gltf", triangle(MESH + ",\"nodes\":[" + chain(100_000) + "]"), mesh(3, 1)),
                nodes(60, "{\"mesh\":0,\"matrix\":[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0]}", "nodes[0].matrix", "15 numbers"),
                nodes(60, "{\"mesh\":0,\"matrix\":[1,0,0,0,0,1,0,0,0,0,NaN,0,0,0,0,1]}", "NaN"),
                read(
                        60,
                        "a.gltf",
                        triangle(MESH + ",\"nodes\":[{\"mesh\":0,\"scale\":[1,1,0]}]"),
                        mesh(3, 1, "singular")),
                refused(61, "a.gltf", "{\"a\":" + "[".repeat(1_000_000), "byte", "128 levels"),
                refused(61, "a.gltf", "{\"a\":1,\"a\":2}", "byte", "\"a\""),
                refused(61, "a.gltf", "{\"a\":1e400}", "byte", "1e400"),
                refused(61, "a.gltf", "{\"a\":\"\\ud800\"}", "byte"),
                required("KHR_draco_mesh_compression"),
                required("EXT_meshopt_compression"),
                required("ACME_secret"),
                read(
                        63,
                        "a.gltf",
                        triangle("\"meshes\":[{\"primitives\":[{\"attributes\":{\"POSITION\":0},"
                                + "\"targets\":[{\"POSITION\":0}]}]}],\"skins\":[{\"joints\":[0]}],"
                                + "\"nodes\":[{\"mesh\":0,\"skin\":0}]"),
                        file -> {
                            mesh(3, 1, "", "").of(file);
                            assertThat(file.warnings())
                                    .anyMatch(w -> w.contains("skin"))
                                    .anyMatch(w -> w.contains("morph"));
                        })));
        return cases;
    }

    private static byte[] triangle(String rest) {
        GltfBuilder b = new GltfBuilder();
        b.floats("VEC3", 3, TRIANGLE);
        return b.json(rest);
    }

    private static BadInputCase nodes(int row, String nodes, String... named) {
        return refused(row, "a.gltf", triangle(MESH + ",\"nodes\":[" + nodes + "]"), named);
    }

    private static String chain(int depth) {
        StringBuilder nodes = new StringBuilder();
        for (int i = 1; i < depth; i++) {
            nodes.append("{\"children\":[").append(i).append("]},");
        }
        return nodes.append("{\"mesh\":0}").toString();
    }

    private static BadInputCase required(String extension) {
        String json = "{\"asset\":{\"version\":\"2.0\"},\"extensionsRequired\":[\"" + extension + "\"]}";
        return refused(62, "a.gltf", utf8(json), extension);
    }

    private static BadInputCase accessor(String ofView, String ofAccessor, int count) {
        GltfBuilder b = new GltfBuilder();
        int view = b.view(Bytes.little().f32(TRIANGLE).done(), ofView);
        b.accessor(view, GltfBuilder.FLOAT, "VEC3", count, ofAccessor);
        return refused(57, "a.gltf", b.json(MESH), "bufferViews[0]");
    }

    private static BadInputCase sparse(int first, int second, String... named) {
        GltfBuilder b = new GltfBuilder();
        int ids = b.view(Bytes.little().u8(first, second).done(), "");
        int values = b.view(Bytes.little().f32(0, 0, 0, 1, 1, 1).done(), "");
        b.accessor("{\"componentType\":5126,\"type\":\"VEC3\",\"count\":3,\"sparse\":{\"count\":2,\"indices\":"
                + "{\"bufferView\":" + ids + ",\"componentType\":5121},\"values\":{\"bufferView\":" + values + "}}}");
        return refused(58, "a.gltf", b.json(MESH), named);
    }

    private static byte[] withInt(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        return changed;
    }

    /** A buffer that is elsewhere, with links that lead there. */
    private static BadInputCase uri(int row, String uri, String... named) {
        return new BadInputCase(row, "a buffer at " + uri + " refused: " + String.join(", ", named), folder -> {
            Path inside = Files.createDirectories(folder.resolve("inside"));
            GltfBuilder b = new GltfBuilder();
            b.floats("VEC3", 3, TRIANGLE);
            Files.write(folder.resolve("a"), b.buffer());
            Files.createSymbolicLink(inside.resolve("link.bin"), folder.resolve("a"));
            Files.createSymbolicLink(inside.resolve("zero.bin"), Path.of("/dev/zero"));
            Path file = Files.write(inside.resolve("a.gltf"), b.jsonBeside(MESH, uri));
            assertThatThrownBy(() -> MeshFiles.load(file))
                    .isInstanceOf(MeshFormatException.class)
                    .hasMessageContaining("a.gltf")
                    .hasMessageNotContaining("\n")
                    .message()
                    .contains(named);
        });
    }

    /** A name that a shell would make something else of. */
    private static BadInputCase named(String name) {
        return new BadInputCase(53, "a buffer " + name + " read", folder -> {
            GltfBuilder b = new GltfBuilder();
            b.floats("VEC3", 3, TRIANGLE);
            Files.write(folder.resolve(name), b.buffer());
            mesh(3, 1).of(MeshFiles.load(Files.write(folder.resolve("a.gltf"), b.jsonBeside(MESH, name))));
        });
    }
}
