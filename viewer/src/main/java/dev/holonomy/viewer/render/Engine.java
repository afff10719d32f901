package dev.holonomy.viewer.render;

import imgui.ImDrawData;

/** Draws frames; an engine belongs to one thread, and closing it frees all that it made. */
public interface Engine extends AutoCloseable {
    /**
     * What draws.
     *
     * @return version and name of the renderer, one line
     */
    String renderer();

    /**
     * Takes a mesh; the arrays may be reused afterwards.
     *
     * @param geometry triangles
     * @param paint colours
     * @return its number in {@link Frame.Item}
     */
    int upload(Geometry geometry, Paint paint);

    /**
     * Gives a mesh other colours.
     *
     * @param mesh its number
     * @param paint colours
     */
    void paint(int mesh, Paint paint);

    /**
     * Forgets a mesh; its number may be given to another.
     *
     * @param mesh its number
     */
    void remove(int mesh);

    /**
     * Draws a frame; it replaces the last one.
     *
     * @param frame what to draw
     */
    void draw(Frame frame);

    /** Makes what draws panels, with the font of the current ImGui context; to be called before their first layout. */
    void beginOverlay();

    /**
     * Draws panels over the last frame.
     *
     * @param panels draw lists of the current ImGui context
     */
    void overlay(ImDrawData panels);

    /** Frees what {@link #overlay} made; to be called before the ImGui context it was made with is destroyed. */
    void endOverlay();

    /**
     * The last frame with its panels.
     *
     * @return its pixels
     */
    Image read();

    @Override
    void close();
}
