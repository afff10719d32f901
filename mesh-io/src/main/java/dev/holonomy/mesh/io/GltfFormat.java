package dev.holonomy.mesh.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * glTF 2.0, as JSON or binary (GLB): the triangles, strips and fans of the default scene as one mesh.
 *
 * <p>Vertices come node by node, primitive by primitive, in the order of their accessors; primitives of a mesh with the same
 * accessors share their vertices. Normals, colours and attributes of applications ({@code _NAME}) become values. Skins and
 * morph targets are left out with a warning, materials and pictures silently. Draco and meshopt are refused by name.
 */
final class GltfFormat implements MeshFormat {
    private static final int JSON = 0x4e4f534a;
    private static final int BINARY = 0x004e4942;

    /** Extensions that a file may require although they are not read: they change only what surfaces look like. */
    private static final List<String> LOOKS = List.of(
            "KHR_materials_",
            "KHR_texture_",
            "EXT_texture_",
            "MSFT_texture_",
            "KHR_lights_",
            "EXT_lights_",
            "KHR_technique");

    private static final Set<String> READ = Set.of("KHR_mesh_quantization", "KHR_animation_pointer");

    @Override
    public String name() {
        return "glTF";
    }

    @Override
    public String extension() {
        return "gltf";
    }

    @Override
    public boolean recognises(FileBytes file) {
        if (file.startsWith("glTF")) {
            return true;
        }
        byte[] b = file.bytes();
        int i = file.textStart();
        while (i < b.length && (b[i] == ' ' || b[i] == '\t' || b[i] == '\n' || b[i] == '\r')) {
            i++;
        }
        return i < b.length && b[i] == '{';
    }

    @Override
    public MeshFile read(FileBytes file) {
        Warnings warnings = new Warnings();
        if (!file.startsWith("glTF")) {
            return scene(file, file.textStart(), file.length(), null, warnings);
        }
        ByteBuffer body = ByteBuffer.wrap(file.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length() < 20) {
            throw file.errorAt(file.length(), "the file ends within the 20 bytes of its header");
        }
        if (body.getInt(4) != 2) {
            throw file.errorAt(4, "GLB version " + (body.getInt(4) & 0xffff_ffffL) + ", wanted 2");
        }
        long length = body.getInt(8) & 0xffff_ffffL;
        if (length > file.length()) {
            throw file.errorAt(8, "the header says " + length + " bytes, the file has " + file.length());
        }
        if (length < file.length()) {
            warnings.add(file.length() - length + " bytes after the end of the GLB are read over");
        }
        int jsonLength = chunk(file, body, 12, (int) length);
        if (body.getInt(16) != JSON || jsonLength == 0) {
            throw file.errorAt(12, "the first chunk is empty or no JSON");
        }
        int next = 20 + jsonLength;
        byte[] binary = null;
        if (next < length) {
            int binaryLength = chunk(file, body, next, (int) length);
            if (body.getInt(next + 4) == BINARY) {
                binary = Arrays.copyOfRange(file.bytes(), next + 8, next + 8 + binaryLength);
            }
        }
        return scene(file, 20, 20 + jsonLength, binary, warnings);
    }

    /** The length of the chunk whose header stands at a byte. */
    private static int chunk(FileBytes file, ByteBuffer body, int at, int end) {
        if (end - at < 8) {
            throw file.errorAt(at, "the file ends within the header of a chunk");
        }
        long length = body.getInt(at) & 0xffff_ffffL;
        if (length > end - at - 8) {
            throw file.errorAt(at, "a chunk of " + length + " bytes, " + (end - at - 8) + " follow");
        }
        return (int) length;
    }

    private static MeshFile scene(FileBytes file, int from, int to, byte @Nullable [] binary, Warnings warnings) {
        JsonNode root = JsonNode.root(file, JsonText.parse(file, from, to));
        JsonNode version = root.get("asset").get("version");
        if (version.isMissing()) {
            throw file.error("JSON without asset.version, so no glTF");
        }
        if (!version.string().startsWith("2.")) {
            throw version.wanted("2.0");
        }
        JsonNode required = root.get("extensionsRequired");
        for (int i = 0; i < required.size(); i++) {
            String name = required.at(i).string();
            if (name.equals("KHR_draco_mesh_compression") || name.equals("EXT_meshopt_compression")) {
                throw compressed(file, name);
            }
            if (!READ.contains(name) && LOOKS.stream().noneMatch(name::startsWith)) {
                throw required.at(i).error("requires the extension " + Shown.token(name) + ", which is not read");
            }
        }
        GltfBuffers buffers = new GltfBuffers(file, root.get("buffers"), binary);
        GltfMesh mesh = new GltfMesh(file, new GltfAccessors(file, root, buffers), buffers, warnings);
        for (GltfScene.Instance instance : new GltfScene(root, warnings).instances()) {
            mesh.add(instance);
        }
        return mesh.done();
    }

    static MeshFormatException compressed(FileBytes file, String extension) {
        String name = extension.contains("draco") ? "Draco" : "meshopt";
        return file.error("compressed with " + name + " (" + extension + "), which is not read; export it without");
    }
}
