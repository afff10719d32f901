package dev.holonomy.viewer.render.gl;

import static org.lwjgl.opengl.GL33C.*;

import dev.holonomy.viewer.render.EngineException;
import dev.holonomy.viewer.render.Geometry;
import dev.holonomy.viewer.render.Paint;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.lwjgl.system.MemoryUtil;

/** The buffers of one mesh: corners in vertex buffers, colours in a texture buffer that the fragment shader indexes. */
final class GlMesh implements AutoCloseable {
    private static final int UNIFORM = 0;
    private static final int PER_CORNER = 1;
    private static final int PER_FACE = 2;
    private static final int RAMP = 3;
    private static final int BLENDED = 4;
    private static final int VEIL = 5;
    private static final int POSITION = 0;
    private static final int NORMAL = 1;
    private static final int VALUE = 2;
    private static final int MISSING = 3;

    private final int triangles;
    private final int array = glGenVertexArrays();
    private final int positions = glGenBuffers();
    private final int normals = glGenBuffers();
    private final int values = glGenBuffers();
    private final int missing = glGenBuffers();
    private final int colors = glGenBuffers();
    private final int colorTexture = glGenTextures();
    private int paintKind = UNIFORM;
    private int colorCount = 1;
    private int isolines;

    GlMesh(Geometry geometry, Paint paint) {
        triangles = geometry.triangles();
        glBindVertexArray(array);
        upload(positions, geometry.positions());
        glVertexAttribPointer(POSITION, 3, GL_FLOAT, false, 0, 0L);
        glEnableVertexAttribArray(POSITION);
        upload(normals, geometry.normals());
        glVertexAttribPointer(NORMAL, 3, GL_FLOAT, false, 0, 0L);
        glEnableVertexAttribArray(NORMAL);
        paint(paint);
    }

    final void paint(Paint paint) {
        glBindVertexArray(array);
        glDisableVertexAttribArray(VALUE);
        glDisableVertexAttribArray(MISSING);
        glVertexAttrib1f(VALUE, 0f);
        glVertexAttribI1ui(MISSING, 0);
        isolines = 0;
        if (paint instanceof Paint.Uniform uniform) {
            colors(UNIFORM, solid(uniform.rgb()));
        } else if (paint instanceof Paint.PerCorner corners) {
            requireLength("colours", corners.rgb().length, 3 * triangles);
            colors(PER_CORNER, solid(corners.rgb()));
        } else if (paint instanceof Paint.Blended corners) {
            requireLength("colours", corners.rgb().length, 3 * triangles);
            colors(BLENDED, solid(corners.rgb()));
        } else if (paint instanceof Paint.Veil veil) {
            requireLength("colours", veil.argb().length, 3 * triangles);
            colors(VEIL, veil.argb());
        } else if (paint instanceof Paint.PerFace faces) {
            requireLength("colours", faces.rgb().length, triangles);
            colors(PER_FACE, solid(faces.rgb()));
        } else if (paint instanceof Paint.Ramp ramp) {
            requireLength("values", ramp.values().length, 3 * triangles);
            requireLength("masks", ramp.missing().length, triangles);
            colors(RAMP, solid(ramp.colors()));
            isolines = ramp.isolines();
            upload(values, ramp.values());
            glVertexAttribPointer(VALUE, 1, GL_FLOAT, false, 0, 0L);
            glEnableVertexAttribArray(VALUE);
            uploadMasks(ramp.missing());
            glVertexAttribIPointer(MISSING, 1, GL_UNSIGNED_BYTE, 0, 0L);
            glEnableVertexAttribArray(MISSING);
        }
    }

    private static void requireLength(String what, int got, int wanted) {
        if (got != wanted) {
            throw new IllegalArgumentException("a paint for this mesh has " + wanted + " " + what + ", got " + got);
        }
    }

    private static int[] solid(int... rgb) {
        return Arrays.stream(rgb)
                .map(color -> color == Paint.HIDDEN ? 0 : 0xFF000000 | color)
                .toArray();
    }

    private void colors(int kind, int[] argb) {
        int limit = glGetInteger(GL_MAX_TEXTURE_BUFFER_SIZE);
        if (argb.length > limit) {
            throw new EngineException("a mesh of " + triangles + " triangles needs " + argb.length
                    + " colours, this OpenGL allows " + limit + " in one buffer");
        }
        paintKind = kind;
        colorCount = argb.length;
        ByteBuffer bytes = MemoryUtil.memAlloc(4 * Math.max(argb.length, 1));
        try {
            for (int color : argb) {
                bytes.put((byte) (color >> 16))
                        .put((byte) (color >> 8))
                        .put((byte) color)
                        .put((byte) (color >>> 24));
            }
            while (bytes.hasRemaining()) {
                bytes.put((byte) 0);
            }
            glBindBuffer(GL_TEXTURE_BUFFER, colors);
            glBufferData(GL_TEXTURE_BUFFER, bytes.flip(), GL_STATIC_DRAW);
        } finally {
            MemoryUtil.memFree(bytes);
        }
        glBindTexture(GL_TEXTURE_BUFFER, colorTexture);
        glTexBuffer(GL_TEXTURE_BUFFER, GL_RGBA8, colors);
    }

    private static void upload(int buffer, float[] numbers) {
        glBindBuffer(GL_ARRAY_BUFFER, buffer);
        FloatBuffer copy = MemoryUtil.memAllocFloat(numbers.length);
        try {
            glBufferData(GL_ARRAY_BUFFER, copy.put(numbers).flip(), GL_STATIC_DRAW);
        } finally {
            MemoryUtil.memFree(copy);
        }
    }

    /** The mask of a face, repeated at its three corners. */
    private void uploadMasks(byte[] masks) {
        glBindBuffer(GL_ARRAY_BUFFER, missing);
        ByteBuffer copy = MemoryUtil.memAlloc(3 * masks.length);
        try {
            for (byte mask : masks) {
                copy.put(mask).put(mask).put(mask);
            }
            glBufferData(GL_ARRAY_BUFFER, copy.flip(), GL_STATIC_DRAW);
        } finally {
            MemoryUtil.memFree(copy);
        }
    }

    /** Whether what is behind shines through. */
    boolean isVeil() {
        return paintKind == VEIL;
    }

    /** Draws with the program in use; its matrices and style are set already. */
    void draw(GlProgram program) {
        program.set("paint", paintKind);
        program.set("rampSize", Math.max(colorCount, 2));
        program.set("isolines", (float) isolines);
        glActiveTexture(GL_TEXTURE0);
        glBindTexture(GL_TEXTURE_BUFFER, colorTexture);
        glBindVertexArray(array);
        glVertexAttrib1f(VALUE, 0f);
        glVertexAttribI1ui(MISSING, 0);
        glDrawArrays(GL_TRIANGLES, 0, 3 * triangles);
    }

    @Override
    public void close() {
        glDeleteVertexArrays(array);
        glDeleteBuffers(new int[] {positions, normals, values, missing, colors});
        glDeleteTextures(colorTexture);
    }
}
