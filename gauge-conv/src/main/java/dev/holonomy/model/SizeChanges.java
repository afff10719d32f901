package dev.holonomy.model;

import org.jspecify.annotations.Nullable;

/**
 * What differs from a network's own shape when it is measured; null where nothing does, and without effect where a network has no such
 * number.
 *
 * @param width channels
 * @param order highest order of the fields
 * @param blocks blocks
 * @param eigen K of the diffusion
 */
public record SizeChanges(
        @Nullable Integer width,
        @Nullable Integer order,
        @Nullable Integer blocks,
        @Nullable Integer eigen) {
    int width(int own) {
        return width == null ? own : width;
    }

    int order(int own) {
        return order == null ? own : order;
    }

    int blocks(int own) {
        return blocks == null ? own : blocks;
    }

    int eigen(int own) {
        return eigen == null ? own : eigen;
    }
}
