package dev.holonomy.autodiff;

import dev.holonomy.compute.Buffer;

/**
 * The pairs of each vertex with their weight in each bin of its patch, on a device.
 *
 * @param offsets where the pairs of a vertex begin, ints [V + 1]
 * @param others the other vertex of each pair, ints [E]
 * @param weights of each pair in each bin, reals [E, B]
 */
public record PatchStream(Buffer offsets, Buffer others, Buffer weights) {
    int vertexCount() {
        return offsets.length() - 1;
    }
}
