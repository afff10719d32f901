package dev.holonomy.mesh.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** glTF files for tests: one buffer, a view for each piece of it, accessors, and the rest as JSON text. */
final class GltfBuilder {
    static final int U8 = 5121;
    static final int U16 = 5123;
    static final int U32 = 5125;
    static final int FLOAT = 5126;

    private final Bytes buffer = Bytes.little();
    private final List<String> views = new ArrayList<>();
    private final List<String> accessors = new ArrayList<>();
    private int length;

    /** Adds a piece of the buffer, padded to 4 bytes; returns the number of its view. */
    int view(byte[] bytes, String more) {
        views.add("{\"buffer\":0,\"byteOffset\":" + length + ",\"byteLength\":" + bytes.length + more + "}");
        buffer.raw(bytes).raw(new byte[-bytes.length & 3]);
        length = (length + bytes.length + 3) & ~3;
        return views.size() - 1;
    }

    /** Adds an accessor of a view; returns its number. */
    int accessor(int view, int componentType, String type, int count, String more) {
        accessors.add("{\"bufferView\":" + view + ",\"componentType\":" + componentType + ",\"type\":\"" + type
                + "\",\"count\":" + count + more + "}");
        return accessors.size() - 1;
    }

    /** Adds an accessor from its JSON text. */
    int accessor(String json) {
        accessors.add(json);
        return accessors.size() - 1;
    }

    int floats(String type, int width, double... numbers) {
        return accessor(view(Bytes.little().f32(numbers).done(), ""), FLOAT, type, numbers.length / width, "");
    }

    int ids(int componentType, int... ids) {
        Bytes bytes = Bytes.little();
        for (int id : ids) {
            switch (componentType) {
                case U8 -> bytes.u8(id);
                case U16 -> bytes.u16(id);
                default -> bytes.i32(id);
            }
        }
        return accessor(view(bytes.done(), ""), componentType, "SCALAR", ids.length, "");
    }

    /** The file as JSON with the buffer as a data URI. */
    byte[] json(String rest) {
        String uri =
                "data:application/octet-stream;base64," + Base64.getEncoder().encodeToString(buffer.done());
        return text(rest, ",\"uri\":\"" + uri + "\"").getBytes(StandardCharsets.UTF_8);
    }

    /** The file as JSON with the buffer in a file of this name. */
    byte[] jsonBeside(String rest, String uri) {
        return text(rest, ",\"uri\":\"" + uri + "\"").getBytes(StandardCharsets.UTF_8);
    }

    byte[] buffer() {
        return buffer.done();
    }

    /** The file as GLB. */
    byte[] glb(String rest) {
        byte[] json = text(rest, "").getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + 3) & ~3;
        return Bytes.little()
                .text("glTF")
                .i32(2, 12 + 8 + padded + 8 + length, padded)
                .text("JSON")
                .raw(json)
                .text(" ".repeat(padded - json.length))
                .i32(length)
                .text("BIN\0")
                .raw(buffer.done())
                .done();
    }

    private String text(String rest, String uri) {
        return "{\"asset\":{\"version\":\"2.0\"},\"buffers\":[{\"byteLength\":" + length + uri + "}],\"bufferViews\":["
                + String.join(",", views) + "],\"accessors\":[" + String.join(",", accessors) + "]," + rest + "}";
    }

    /** A square of two triangles, with colours and an attribute of its own. */
    static byte[] square(boolean binary) {
        GltfBuilder b = new GltfBuilder();
        int position = b.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0);
        int color = b.accessor(
                b.view(
                        Bytes.little()
                                .u8(255, 0, 0, 0, 0, 255, 0, 0, 0, 0, 255, 0, 51, 102, 153, 0)
                                .done(),
                        ",\"byteStride\":4"),
                U8,
                "VEC3",
                4,
                ",\"normalized\":true");
        int heat = b.floats("SCALAR", 1, 0.5, 1.5, 2.5, 3.5);
        int ids = b.ids(U8, 0, 1, 2, 0, 2, 3);
        String rest = "\"meshes\":[{\"primitives\":[{\"attributes\":{\"POSITION\":" + position + ",\"COLOR_0\":" + color
                + ",\"_HEAT\":" + heat + "},\"indices\":" + ids + "}]}],\"nodes\":[{\"mesh\":0}],"
                + "\"scenes\":[{\"nodes\":[0]}]";
        return binary ? b.glb(rest) : b.json(rest);
    }
}
