package dev.holonomy.autodiff;

import dev.holonomy.tensor.Tensor;

/** The extents of a field at a vertex: irreps 0..order, so many channels; work items go over vertices and channels. */
record Fields(int order, int channels) {
    static Fields of(Tensor field) {
        return new Fields((field.extent(1) - 1) / 2, field.extent(2));
    }

    int components() {
        return 2 * order + 1;
    }

    /** Where the scalar of work item i = vertex · C + channel lies. */
    int scalarAt(int i) {
        return i / channels * components() * channels + i % channels;
    }
}
