package dev.holonomy.mesh.io;

/** What the numbers of a value file are to be taken for. */
public enum ValueKind {
    /**
     * What they look like: three floating-point columns without names for the vertices are
     * vectors, integers from -1 to 65,535 labels,
     * {@code .vts} a map, anything else scalars.
     */
    ANY,
    /** One number an element. */
    SCALARS,
    /** Class ids from 0, -1 for none; classes get their number as a name where the file has no names. */
    LABELS,
    /** Vertex ids of another mesh, from 0 (from 1 in {@code .vts}), -1 for none. */
    MAP,
    /** Class ids from 1, 0 for none, in a file whose format does not say so. */
    LABELS_FROM_ONE,
    /** Vertex ids of another mesh from 1, in a file whose format does not say so. */
    MAP_FROM_ONE;

    /** The same kind of numbers, counted from 0. */
    ValueKind fromZero() {
        return this == LABELS_FROM_ONE ? LABELS : this == MAP_FROM_ONE ? MAP : this;
    }
}
