package dev.holonomy.viewer.render.gl;

import dev.holonomy.viewer.render.EngineException;
import dev.holonomy.viewer.render.Image;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.lwjgl.stb.STBIWriteCallback;
import org.lwjgl.stb.STBImageWrite;
import org.lwjgl.system.MemoryUtil;

/** PNG encoding by stb; ImageIO would start AWT, which on macOS fights with GLFW for the first thread. */
public final class PngFile {
    private PngFile() {}

    /**
     * Writes a picture.
     *
     * @param image the picture
     * @param out where to; not closed
     * @throws IOException if the stream fails
     */
    public static void write(Image image, OutputStream out) throws IOException {
        byte[] png = encode(image);
        out.write(png);
    }

    private static byte[] encode(Image image) {
        int channels = image.isOpaque() ? 3 : 4;
        int count = image.width() * image.height();
        ByteBuffer pixels = MemoryUtil.memAlloc(channels * count);
        byte[][] encoded = new byte[1][];
        try (STBIWriteCallback callback = STBIWriteCallback.create((context, data, size) -> {
            byte[] part = new byte[size];
            STBIWriteCallback.getData(data, size).get(part);
            encoded[0] = part;
        })) {
            for (int i = 0; i < count; i++) {
                pixels.put(image.rgba(), 4 * i, channels);
            }
            pixels.flip();
            boolean done = STBImageWrite.stbi_write_png_to_func(
                    callback, 0L, image.width(), image.height(), channels, pixels, channels * image.width());
            if (!done || encoded[0] == null) {
                throw new EngineException("a picture of " + image.width() + "x" + image.height()
                        + " pixels could not be encoded as PNG: out of memory");
            }
            return encoded[0];
        } finally {
            MemoryUtil.memFree(pixels);
        }
    }
}
