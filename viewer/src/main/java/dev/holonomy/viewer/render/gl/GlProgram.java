package dev.holonomy.viewer.render.gl;

import static org.lwjgl.opengl.GL33C.*;

import dev.holonomy.viewer.render.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.joml.Matrix4fc;
import org.lwjgl.system.MemoryStack;

/** A linked shader program whose sources are resources beside this class. */
final class GlProgram implements AutoCloseable {
    private final String name;
    private final int id;
    private final Map<String, Integer> locations = new HashMap<>();

    /** Compiles {@code name.vert} and {@code name.frag}. */
    GlProgram(String name) {
        this.name = name;
        int vertex = compile(GL_VERTEX_SHADER, name + ".vert");
        int fragment = compile(GL_FRAGMENT_SHADER, name + ".frag");
        id = glCreateProgram();
        glAttachShader(id, vertex);
        glAttachShader(id, fragment);
        glLinkProgram(id);
        glDeleteShader(vertex);
        glDeleteShader(fragment);
        if (glGetProgrami(id, GL_LINK_STATUS) == GL_FALSE) {
            String log = firstLine(glGetProgramInfoLog(id));
            glDeleteProgram(id);
            throw new EngineException("OpenGL could not link program " + name + ": " + log);
        }
    }

    private static int compile(int kind, String file) {
        int shader = glCreateShader(kind);
        glShaderSource(shader, source(file));
        glCompileShader(shader);
        if (glGetShaderi(shader, GL_COMPILE_STATUS) == GL_FALSE) {
            String log = firstLine(glGetShaderInfoLog(shader));
            glDeleteShader(shader);
            throw new EngineException("OpenGL could not compile " + file + ": " + log);
        }
        return shader;
    }

    private static String source(String file) {
        try (InputStream in = GlProgram.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new EngineException("the shader " + file + " is missing from the program's files");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new EngineException("the shader " + file + " could not be read: " + e.getMessage(), e);
        }
    }

    private static String firstLine(String log) {
        return log.lines().findFirst().orElse("no log");
    }

    void use() {
        glUseProgram(id);
    }

    private int location(String uniform) {
        Integer known = locations.get(uniform);
        if (known != null) {
            return known;
        }
        int location = glGetUniformLocation(id, uniform);
        if (location < 0) {
            throw new EngineException("program " + name + " has no uniform " + uniform);
        }
        locations.put(uniform, location);
        return location;
    }

    void set(String uniform, int value) {
        glUniform1i(location(uniform), value);
    }

    void set(String uniform, boolean value) {
        glUniform1i(location(uniform), value ? 1 : 0);
    }

    void set(String uniform, float value) {
        glUniform1f(location(uniform), value);
    }

    void set(String uniform, float x, float y, float z, float w) {
        glUniform4f(location(uniform), x, y, z, w);
    }

    void set(String uniform, Matrix4fc value) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            glUniformMatrix4fv(location(uniform), false, value.get(stack.mallocFloat(16)));
        }
    }

    /** Sets a colour given as 0xRRGGBB. */
    void setColor(String uniform, int rgb) {
        glUniform3f(location(uniform), (rgb >> 16 & 0xFF) / 255f, (rgb >> 8 & 0xFF) / 255f, (rgb & 0xFF) / 255f);
    }

    @Override
    public void close() {
        glDeleteProgram(id);
    }
}
