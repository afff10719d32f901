package dev.holonomy.geodesic.remesh;

import dev.holonomy.geodesic.NearestPoint;
import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The surface and the feature lines of the input, for points to be brought back onto them. */
final class Input {
    private final TriangleMesh mesh;
    private final NearestPoint surface;
    private final @Nullable NearestPoint lines;

    /**
     * Trees over both.
     *
     * @param mesh the input
     * @param working its working mesh, still as it is, with features marked
     */
    Input(TriangleMesh mesh, WorkingMesh working) {
        this.mesh = mesh;
        surface = new NearestPoint(mesh);
        int[] segments = new int[3 * working.halfEdgeCount];
        int count = 0;
        for (int h = 0; h < working.halfEdgeCount; h++) {
            if (working.isEdge(h) && working.feature[h]) {
                segments[count++] = working.tail[h];
                segments[count++] = working.tip(h);
                segments[count++] = working.tip(h);
            }
        }
        lines = count == 0 ? null : new NearestPoint(TriangleMesh.of(mesh.positions(), Arrays.copyOf(segments, count)));
    }

    /** Moves a place onto the nearest feature line. */
    void toLine(double[] place) {
        if (lines != null) {
            read(lines, place);
        }
    }

    /** Moves a place onto the surface, unless the nearest point there looks away from a normal; whether it has. */
    boolean toSurface(double[] place, double[] normal) {
        surface.find(place[0], place[1], place[2]);
        double[] a = corner(0);
        double[] onSurface = new double[3];
        FaceShape.normal(a, corner(1), corner(2), onSurface);
        if (onSurface[0] * normal[0] + onSurface[1] * normal[1] + onSurface[2] * normal[2] < 0) {
            return false;
        }
        for (int c = 0; c < 3; c++) {
            place[c] = surface.coordinate(c);
        }
        return true;
    }

    private double[] corner(int c) {
        int v = mesh.vertex(surface.face(), c);
        return new double[] {mesh.coordinate(v, 0), mesh.coordinate(v, 1), mesh.coordinate(v, 2)};
    }

    private static void read(NearestPoint nearest, double[] place) {
        nearest.find(place[0], place[1], place[2]);
        for (int c = 0; c < 3; c++) {
            place[c] = nearest.coordinate(c);
        }
    }
}
