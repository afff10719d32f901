package dev.holonomy.mesh.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The buffers of a glTF file: the binary chunk of a GLB, data URIs, or files beside it.
 *
 * <p>A name is a relative path that stays, symbolic links followed, within the folder of the glTF file; anything else is
 * refused. Each buffer is read once, when first asked for.
 */
final class GltfBuffers {
    private final FileBytes file;
    private final JsonNode buffers;
    private final byte @Nullable [] binaryChunk;
    private final byte[][] loaded;
    private long bytes;

    GltfBuffers(FileBytes file, JsonNode buffers, byte @Nullable [] binaryChunk) {
        this.file = file;
        this.buffers = buffers;
        this.binaryChunk = binaryChunk;
        this.loaded = new byte[buffers.size()][];
        this.bytes = file.length();
    }

    /** The bytes of the file and of all buffers that were read. */
    long bytes() {
        return bytes;
    }

    byte[] get(JsonNode indexNode) {
        JsonNode buffer = indexNode.in(buffers);
        int index = (int) indexNode.integer();
        if (loaded[index] == null) {
            byte[] content = read(buffer, index);
            long wanted = buffer.get("byteLength").integer();
            if (content.length < wanted) {
                throw buffer.error("has " + content.length + " bytes, byteLength is " + wanted);
            }
            loaded[index] = content;
            bytes += content == binaryChunk ? 0 : content.length;
        }
        return loaded[index];
    }

    private byte[] read(JsonNode buffer, int index) {
        JsonNode uri = buffer.get("uri");
        if (uri.isMissing()) {
            if (!buffer.get("extensions").get("EXT_meshopt_compression").isMissing()) {
                throw GltfFormat.compressed(file, "EXT_meshopt_compression");
            }
            if (index != 0 || binaryChunk == null) {
                throw buffer.error("has no uri, and the file has no binary chunk for it");
            }
            return binaryChunk;
        }
        String text = uri.string();
        return text.startsWith("data:") ? data(uri, text) : beside(uri, text);
    }

    private static byte[] data(JsonNode uri, String text) {
        int comma = text.indexOf(',');
        if (comma < 0 || !text.substring(0, comma).endsWith(";base64")) {
            throw uri.error("is a data URI without base64");
        }
        try {
            return Base64.getDecoder().decode(text.substring(comma + 1).getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw uri.error("is no base64: " + e.getMessage());
        }
    }

    private byte[] beside(JsonNode uri, String text) {
        String name = ValueNotes.decode(text);
        boolean leadsAway = name.isEmpty()
                || name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf('\0') >= 0
                || name.matches("[A-Za-z][A-Za-z0-9+.-]*:.*");
        if (!leadsAway) {
            try {
                Path folder = parent(file.path()).toRealPath();
                Path target = folder.resolve(name);
                if (target.normalize().startsWith(folder)) {
                    Path real = target.toRealPath();
                    if (real.startsWith(folder)) {
                        return FileBytes.readRaw(real);
                    }
                }
            } catch (MeshFormatException e) {
                throw uri.error("names what is not read: " + e.getMessage());
            } catch (InvalidPathException e) {
                throw uri.error(Shown.token(name) + " is no file name here");
            } catch (IOException e) {
                throw uri.error("names the file " + Shown.token(name) + ": " + IOReason.of(e));
            }
        }
        throw uri.error("leads out of the folder of the file: " + Shown.token(name));
    }

    private static Path parent(Path path) {
        Path absolute = path.toAbsolutePath();
        Path parent = absolute.getParent();
        return parent == null ? absolute : parent;
    }
}
