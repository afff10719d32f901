package dev.holonomy.viewer.render;

import java.util.List;
import org.joml.Matrix4fc;

/**
 * One picture: a background and meshes, each in its own part of it.
 *
 * @param width width in pixels, at least 1
 * @param height height in pixels, at least 1
 * @param items the meshes, drawn in this order
 * @param background what is behind them
 * @param supersampling samples along each axis of a pixel, averaged at the end: 1 or 2
 */
public record Frame(int width, int height, List<Item> items, Background background, int supersampling) {
    /** Copies the list and checks the sizes. */
    public Frame {
        items = List.copyOf(items);
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a frame has at least one pixel, got " + width + "x" + height);
        }
        if (supersampling < 1 || supersampling > 2) {
            throw new IllegalArgumentException("supersampling is 1 or 2, got " + supersampling);
        }
    }

    /**
     * A mesh and where it is seen.
     *
     * @param mesh the number {@link Engine#upload} gave
     * @param viewport the part of the frame
     * @param modelView mesh to camera, the camera looks along -z
     * @param projection camera to clip space
     * @param style how it is drawn
     */
    public record Item(int mesh, Rect viewport, Matrix4fc modelView, Matrix4fc projection, Style style) {}
}
