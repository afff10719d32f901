package dev.holonomy.viewer.ui;

import dev.holonomy.mesh.MeshValues;
import dev.holonomy.viewer.render.Rect;
import dev.holonomy.viewer.scene.Histogram;
import dev.holonomy.viewer.scene.Scene;
import java.util.Optional;

/**
 * What is told of one mesh of a frame.
 *
 * @param index the mesh, from 0
 * @param column its part of the frame with its legend
 * @param shown the value that colours it
 * @param carried whether the colours come from, or go to, another mesh by a map
 * @param range numbers of the first and last colour
 * @param histogram of the numbers
 * @param shares of the area that each class takes
 * @param counts of the elements of each class
 */
@SuppressWarnings("ArrayRecordComponent") // made for one frame
record Told(
        int index,
        Scene.Item item,
        Rect column,
        Optional<MeshValues> shown,
        boolean carried,
        double[] range,
        Optional<Histogram> histogram,
        double[] shares,
        int[] counts) {}
