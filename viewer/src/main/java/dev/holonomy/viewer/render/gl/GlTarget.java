package dev.holonomy.viewer.render.gl;

import static org.lwjgl.opengl.GL33C.*;

import dev.holonomy.viewer.render.EngineException;
import dev.holonomy.viewer.render.Image;
import java.nio.ByteBuffer;
import org.lwjgl.system.MemoryUtil;

/**
 * Where a frame is drawn: a multisampled framebuffer with depth, s times as wide and high as the frame, averaged into a
 * plain one of the frame's size, on which the panels go.
 */
final class GlTarget implements AutoCloseable {
    private final int width;
    private final int height;
    private final int supersampling;
    private final int samples;
    private final GlFramebuffer drawn;
    private final GlFramebuffer resolved;
    private final GlFramebuffer finished;

    GlTarget(int width, int height, int supersampling) {
        this.width = width;
        this.height = height;
        this.supersampling = supersampling;
        int wide = width * supersampling;
        int high = height * supersampling;
        int limit = Math.min(glGetInteger(GL_MAX_RENDERBUFFER_SIZE), glGetInteger(GL_MAX_TEXTURE_SIZE));
        if (wide > limit || high > limit) {
            throw new EngineException("a frame of " + width + "x" + height
                    + " pixels is too large, this OpenGL draws up to " + limit / supersampling + " a side");
        }
        samples = samplesFor((long) wide * high);
        drawn = new GlFramebuffer(wide, high, samples, true);
        resolved = samples > 1 && supersampling > 1 ? new GlFramebuffer(wide, high, 1, false) : drawn;
        finished = new GlFramebuffer(width, height, 1, false);
    }

    /** Four samples, fewer where the frame is so large that they would take more than about a gigabyte. */
    private static int samplesFor(long pixels) {
        int allowed = glGetInteger(GL_MAX_SAMPLES);
        int affordable = pixels > 16_000_000L ? 1 : 4;
        return Math.max(1, Math.min(allowed, affordable));
    }

    boolean fits(int wantedWidth, int wantedHeight, int wantedSupersampling) {
        return width == wantedWidth && height == wantedHeight && supersampling == wantedSupersampling;
    }

    void begin() {
        glBindFramebuffer(GL_FRAMEBUFFER, drawn.id());
        glViewport(0, 0, drawn.width(), drawn.height());
    }

    /** Averages the samples; what follows is drawn at the size of the frame. */
    void resolve() {
        if (drawn.id() != resolved.id()) {
            blit(drawn, resolved, GL_NEAREST);
        }
        blit(resolved, finished, supersampling > 1 ? GL_LINEAR : GL_NEAREST);
        glBindFramebuffer(GL_FRAMEBUFFER, finished.id());
        glViewport(0, 0, width, height);
    }

    private static void blit(GlFramebuffer from, GlFramebuffer to, int filter) {
        glBindFramebuffer(GL_READ_FRAMEBUFFER, from.id());
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, to.id());
        glBlitFramebuffer(
                0, 0, from.width(), from.height(), 0, 0, to.width(), to.height(), GL_COLOR_BUFFER_BIT, filter);
    }

    void bindFinished() {
        glBindFramebuffer(GL_FRAMEBUFFER, finished.id());
        glViewport(0, 0, width, height);
    }

    /** Copies the finished frame to the window's own framebuffer. */
    void present(int windowWidth, int windowHeight) {
        glBindFramebuffer(GL_READ_FRAMEBUFFER, finished.id());
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
        glBlitFramebuffer(0, 0, width, height, 0, 0, windowWidth, windowHeight, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    }

    /** The pixels; where the background is transparent the colours are divided by the opacity again. */
    Image read() {
        ByteBuffer pixels = MemoryUtil.memAlloc(4 * width * height);
        try {
            glBindFramebuffer(GL_READ_FRAMEBUFFER, finished.id());
            glPixelStorei(GL_PACK_ALIGNMENT, 1);
            glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
            byte[] rgba = new byte[4 * width * height];
            for (int row = 0; row < height; row++) {
                pixels.get(4 * width * (height - 1 - row), rgba, 4 * width * row, 4 * width);
            }
            for (int at = 0; at < rgba.length; at += 4) {
                int opacity = rgba[at + 3] & 0xFF;
                if (opacity > 0 && opacity < 255) {
                    for (int c = at; c < at + 3; c++) {
                        rgba[c] = (byte) Math.min(255, ((rgba[c] & 0xFF) * 255 + opacity / 2) / opacity);
                    }
                }
            }
            return new Image(width, height, rgba);
        } finally {
            MemoryUtil.memFree(pixels);
        }
    }

    @Override
    public void close() {
        drawn.close();
        if (drawn.id() != resolved.id()) {
            resolved.close();
        }
        finished.close();
    }
}
