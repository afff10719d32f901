package dev.holonomy.viewer.render.gl;

import static org.lwjgl.opengl.GL33C.*;

import dev.holonomy.viewer.render.BackFaces;
import dev.holonomy.viewer.render.Background;
import dev.holonomy.viewer.render.Edges;
import dev.holonomy.viewer.render.Engine;
import dev.holonomy.viewer.render.EngineException;
import dev.holonomy.viewer.render.Frame;
import dev.holonomy.viewer.render.Geometry;
import dev.holonomy.viewer.render.Image;
import dev.holonomy.viewer.render.Lighting;
import dev.holonomy.viewer.render.Paint;
import dev.holonomy.viewer.render.Rect;
import dev.holonomy.viewer.render.Shading;
import dev.holonomy.viewer.render.Slice;
import dev.holonomy.viewer.render.Style;
import imgui.ImDrawData;
import imgui.gl3.ImGuiImplGl3;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Draws with the OpenGL 3.3 core context that is current on this thread. */
final class GlEngine implements Engine {
    private final GlProgram meshProgram = new GlProgram("mesh");
    private final GlProgram backgroundProgram = new GlProgram("background");
    private final int emptyArray = glGenVertexArrays();
    private final List<@Nullable GlMesh> meshes = new ArrayList<>();
    private boolean closed;
    private @Nullable GlTarget target;
    private @Nullable ImGuiImplGl3 panels;

    @Override
    public String renderer() {
        return "OpenGL " + glGetString(GL_VERSION) + ", " + glGetString(GL_RENDERER);
    }

    @Override
    public int upload(Geometry geometry, Paint paint) {
        GlMesh mesh = new GlMesh(geometry, paint);
        int free = meshes.indexOf(null);
        if (free >= 0) {
            meshes.set(free, mesh);
        } else {
            free = meshes.size();
            meshes.add(mesh);
        }
        requireNoError("uploading a mesh of " + geometry.triangles() + " triangles");
        return free;
    }

    private GlMesh mesh(int number) {
        GlMesh mesh = meshes.get(number);
        if (mesh == null) {
            throw new IllegalArgumentException("mesh " + number + " was removed");
        }
        return mesh;
    }

    @Override
    public void remove(int mesh) {
        mesh(mesh).close();
        meshes.set(mesh, null);
    }

    @Override
    public void paint(int mesh, Paint paint) {
        mesh(mesh).paint(paint);
        requireNoError("painting a mesh");
    }

    @Override
    public void draw(Frame frame) {
        GlTarget into = targetFor(frame);
        into.begin();
        glDisable(GL_SCISSOR_TEST);
        glDisable(GL_BLEND);
        glDisable(GL_CULL_FACE);
        glEnable(GL_MULTISAMPLE);
        drawBackground(frame.background());
        glEnable(GL_DEPTH_TEST);
        glDepthFunc(GL_LEQUAL);
        glDepthMask(true);
        glClearDepth(1.0);
        glClear(GL_DEPTH_BUFFER_BIT);
        for (Frame.Item item : frame.items()) {
            useStyle(item.style(), frame.supersampling());
            setViewport(item.viewport(), frame);
            meshProgram.set("modelView", item.modelView());
            meshProgram.set("projection", item.projection());
            drawMesh(mesh(item.mesh()), item.style());
        }
        glDisable(GL_DEPTH_TEST);
        glDisable(GL_SCISSOR_TEST);
        into.resolve();
        requireNoError("drawing a frame of " + frame.width() + "x" + frame.height() + " pixels");
    }

    /** As mesh.frag names it. */
    private static int number(Lighting lighting) {
        return switch (lighting) {
            case LIT -> 0;
            case CLAY -> 1;
            case UNLIT -> 2;
        };
    }

    /** As mesh.frag names it. */
    private static int number(BackFaces back) {
        return switch (back) {
            case SAME -> 0;
            case MARKED -> 1;
            case HIDDEN -> 2;
        };
    }

    private GlTarget targetFor(Frame frame) {
        GlTarget old = target;
        if (old != null && old.fits(frame.width(), frame.height(), frame.supersampling())) {
            return old;
        }
        if (old != null) {
            target = null;
            old.close();
        }
        GlTarget fresh = new GlTarget(frame.width(), frame.height(), frame.supersampling());
        target = fresh;
        return fresh;
    }

    private void drawBackground(Background background) {
        glDisable(GL_DEPTH_TEST);
        if (background.cover() == Background.Cover.TRANSPARENT) {
            glClearColor(0, 0, 0, 0);
            glClear(GL_COLOR_BUFFER_BIT);
            return;
        }
        backgroundProgram.use();
        backgroundProgram.setColor("top", background.top());
        backgroundProgram.setColor("bottom", background.bottom());
        glBindVertexArray(emptyArray);
        glDrawArrays(GL_TRIANGLES, 0, 3);
    }

    private void useStyle(Style style, int supersampling) {
        meshProgram.use();
        meshProgram.set("colors", 0);
        meshProgram.set("flatShading", style.shading() == Shading.FLAT);
        meshProgram.set("lighting", number(style.lighting()));
        meshProgram.set("edges", style.edges() == Edges.SHOWN);
        meshProgram.set("edgePixels", (float) (supersampling * style.edgeWidth()));
        meshProgram.set("isolinePixels", 1.3f * supersampling);
        meshProgram.set("opacity", (float) style.opacity());
        meshProgram.set("backFaces", number(style.back()));
        Slice slice = style.slice();
        float sign = slice.side() == Slice.Side.ABOVE ? 1 : -1;
        meshProgram.set(
                "slice",
                slice.axis() == 0 ? sign : 0,
                slice.axis() == 1 ? sign : 0,
                slice.axis() == 2 ? sign : 0,
                slice.axis() < 0 ? 1 : (float) (sign * slice.at()));
        meshProgram.setColor("missingColor", Paint.MISSING_RGB);
    }

    /** A transparent mesh is drawn from behind first, so that its far side shows through the near one. */
    private void drawMesh(GlMesh mesh, Style style) {
        if (mesh.isVeil()) {
            glEnable(GL_BLEND);
            glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
            glEnable(GL_CULL_FACE);
            glCullFace(GL_BACK);
            glDepthMask(false);
            mesh.draw(meshProgram);
            glDepthMask(true);
            glDisable(GL_CULL_FACE);
            glDisable(GL_BLEND);
            return;
        }
        if (style.opacity() == 1) {
            mesh.draw(meshProgram);
            return;
        }
        glEnable(GL_BLEND);
        glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        glEnable(GL_CULL_FACE);
        glDepthMask(false);
        glCullFace(GL_FRONT);
        mesh.draw(meshProgram);
        glDepthMask(true);
        glCullFace(GL_BACK);
        mesh.draw(meshProgram);
        glDisable(GL_CULL_FACE);
        glDisable(GL_BLEND);
    }

    /** Meshes of one part of the frame must not reach into another. */
    private static void setViewport(Rect part, Frame frame) {
        int s = frame.supersampling();
        int x = part.x() * s;
        int y = (frame.height() - part.y() - part.height()) * s;
        glViewport(x, y, part.width() * s, part.height() * s);
        glEnable(GL_SCISSOR_TEST);
        glScissor(x, y, part.width() * s, part.height() * s);
    }

    @Override
    public void beginOverlay() {
        if (panels == null) {
            ImGuiImplGl3 renderer = new ImGuiImplGl3();
            renderer.init("#version 330 core");
            panels = renderer;
        }
    }

    @Override
    public void overlay(ImDrawData drawData) {
        GlTarget over = drawnTarget();
        ImGuiImplGl3 renderer = panels;
        if (renderer == null) {
            throw new IllegalStateException("beginOverlay was not called");
        }
        over.bindFinished();
        renderer.renderDrawData(drawData);
        requireNoError("drawing the panels");
    }

    @Override
    public void endOverlay() {
        if (panels != null) {
            panels.dispose();
            panels = null;
        }
    }

    @Override
    public Image read() {
        Image image = drawnTarget().read();
        requireNoError("reading the frame");
        return image;
    }

    void present(int windowWidth, int windowHeight) {
        drawnTarget().present(windowWidth, windowHeight);
        requireNoError("presenting the frame");
    }

    private GlTarget drawnTarget() {
        if (target == null) {
            throw new IllegalStateException("no frame was drawn yet");
        }
        return target;
    }

    private static void requireNoError(String doing) {
        int error = glGetError();
        if (error != GL_NO_ERROR) {
            throw new EngineException((error == GL_OUT_OF_MEMORY ? "OpenGL ran out of memory " : "OpenGL failed ")
                    + doing + " (error 0x" + Integer.toHexString(error) + ")");
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        endOverlay();
        glUseProgram(0); // one in use would outlive its deletion
        if (target != null) {
            target.close();
            target = null;
        }
        meshes.stream().filter(Objects::nonNull).forEach(GlMesh::close);
        meshes.clear();
        glDeleteVertexArrays(emptyArray);
        backgroundProgram.close();
        meshProgram.close();
    }
}
