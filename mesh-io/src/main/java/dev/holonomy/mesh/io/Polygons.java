package dev.holonomy.mesh.io;

import org.jspecify.annotations.Nullable;

/** The polygons of a file, as they stand there: corners one after the other, and where each polygon ends. */
final class Polygons {
    /** The warning of a face that names a vertex twice. */
    static final String REPEATED = "face with the same vertex twice, kept without area";

    private final IntList corners = new IntList();
    private final IntList ends = new IntList();
    private final Warnings warnings;
    private @Nullable IntList owners;
    private boolean trianglesOnly = true;

    Polygons(Warnings warnings) {
        this.warnings = warnings;
    }

    /** Makes room for so many triangles. */
    void reserve(int triangles) {
        if (triangles < Integer.MAX_VALUE / 4) {
            corners.reserve(3 * triangles);
            ends.reserve(triangles);
        }
    }

    void corner(int vertex) {
        corners.add(vertex);
    }

    /** Closes a polygon of the corners added since the last one. */
    void end(String unit, long where) {
        int from = ends.size() == 0 ? 0 : ends.get(ends.size() - 1);
        int count = corners.size() - from;
        if (count < 3) {
            warnings.count("polygon with fewer than 3 corners left out", unit, where);
        }
        trianglesOnly &= count == 3;
        if (count == 3 && repeats(from)) {
            warnings.count(REPEATED, unit, where);
        }
        ends.add(corners.size());
    }

    /** The same for a polygon that is a part of some other thing of the file, like a strip; the first of them is 0. */
    void end(String unit, long where, int owner) {
        end(unit, where);
        int polygon = count() - 1;
        if (owners == null && owner != polygon) {
            owners = new IntList();
            for (int p = 0; p < polygon; p++) {
                owners.add(p);
            }
        }
        if (owners != null) {
            owners.add(owner);
        }
    }

    /** What the polygon is a part of: itself where nothing else was said. */
    int owner(int polygon) {
        return owners == null ? polygon : owners.get(polygon);
    }

    /** Whether every polygon is a triangle and a thing of its own. */
    boolean facesOnly() {
        return trianglesOnly && owners == null;
    }

    private boolean repeats(int from) {
        int a = corners.get(from);
        int b = corners.get(from + 1);
        int c = corners.get(from + 2);
        return a == b || b == c || c == a;
    }

    int count() {
        return ends.size();
    }

    int start(int polygon) {
        return polygon == 0 ? 0 : ends.get(polygon - 1);
    }

    int end(int polygon) {
        return ends.get(polygon);
    }

    int vertex(int corner) {
        return corners.get(corner);
    }

    int[] corners() {
        return corners.toArray();
    }
}
