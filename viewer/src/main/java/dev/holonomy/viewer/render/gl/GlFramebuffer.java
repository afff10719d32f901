package dev.holonomy.viewer.render.gl;

import static org.lwjgl.opengl.GL33C.*;

import dev.holonomy.viewer.render.EngineException;

/** A framebuffer with an 8-bit colour and, if wanted, a depth renderbuffer. */
final class GlFramebuffer implements AutoCloseable {
    private final int width;
    private final int height;
    private final int id;
    private final int color;
    private final int depth;

    GlFramebuffer(int width, int height, int samples, boolean withDepth) {
        this.width = width;
        this.height = height;
        id = glGenFramebuffers();
        glBindFramebuffer(GL_FRAMEBUFFER, id);
        color = attach(GL_COLOR_ATTACHMENT0, GL_RGBA8, samples);
        depth = withDepth ? attach(GL_DEPTH_ATTACHMENT, GL_DEPTH_COMPONENT24, samples) : 0;
        int status = glCheckFramebufferStatus(GL_FRAMEBUFFER);
        int error = glGetError();
        if (status != GL_FRAMEBUFFER_COMPLETE || error != GL_NO_ERROR) {
            close();
            throw new EngineException("OpenGL has no memory for a frame of " + width + "x" + height + " pixels with "
                    + samples + " samples (framebuffer status 0x" + Integer.toHexString(status) + ", error 0x"
                    + Integer.toHexString(error) + ")");
        }
    }

    private int attach(int point, int format, int samples) {
        int buffer = glGenRenderbuffers();
        glBindRenderbuffer(GL_RENDERBUFFER, buffer);
        if (samples > 1) {
            glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples, format, width, height);
        } else {
            glRenderbufferStorage(GL_RENDERBUFFER, format, width, height);
        }
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, point, GL_RENDERBUFFER, buffer);
        return buffer;
    }

    int id() {
        return id;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    @Override
    public void close() {
        glDeleteFramebuffers(id);
        glDeleteRenderbuffers(color);
        if (depth != 0) {
            glDeleteRenderbuffers(depth);
        }
    }
}
