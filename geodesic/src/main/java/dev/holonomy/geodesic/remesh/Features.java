package dev.holonomy.geodesic.remesh;

import dev.holonomy.mesh.DisjointSets;
import java.util.Arrays;

/** The lines of a surface that remeshing keeps: sharp edges, the boundary, and the corners where they meet or turn. */
final class Features {
    private final WorkingMesh mesh;

    /** Vertices that stay where they are; those with larger ids do not. */
    private boolean[] corner;

    /**
     * Marks sharp edges of a mesh whose boundary is marked, and finds the corners.
     *
     * @param angle the least bend that makes a feature
     * @param shortest connected sharp edges that together are shorter are noise: no line of new edges could follow them
     */
    Features(WorkingMesh mesh, FaceShape shape, double angle, double shortest) {
        this.mesh = mesh;
        double[] one = new double[3];
        double[] two = new double[3];
        for (int h = 0; h < mesh.halfEdgeCount; h++) {
            int g = mesh.twin[h];
            if (g > h) {
                double areas = shape.normal(h / 3, one) * shape.normal(g / 3, two);
                double cosine = one[0] * two[0] + one[1] * two[1] + one[2] * two[2];
                boolean sharp = areas > 0 && Math.acos(Math.max(-1, Math.min(1, cosine / areas))) > angle;
                mesh.feature[h] = sharp;
                mesh.feature[g] = sharp;
            }
        }
        dropShorterThan(shortest);
        corner = new boolean[mesh.vertexSlots];
        for (int v = 0; v < corner.length; v++) {
            corner[v] = mesh.out[v] != WorkingMesh.NONE && isCorner(v, angle);
        }
    }

    private void dropShorterThan(double shortest) {
        DisjointSets lines = new DisjointSets(mesh.vertexSlots);
        for (int h = 0; h < mesh.halfEdgeCount; h++) {
            if (mesh.isEdge(h) && mesh.feature[h]) {
                lines.join(mesh.tail[h], mesh.tip(h), false);
            }
        }
        double[] length = new double[mesh.vertexSlots];
        for (int h = 0; h < mesh.halfEdgeCount; h++) {
            if (mesh.isEdge(h) && mesh.feature[h]) {
                length[lines.root(mesh.tail[h])] += Math.sqrt(mesh.squaredLength(h));
            }
        }
        for (int h = 0; h < mesh.halfEdgeCount; h++) {
            boolean inside = mesh.twin[h] != WorkingMesh.NONE;
            mesh.feature[h] &= !inside || length[lines.root(mesh.tail[h])] >= shortest;
        }
    }

    private boolean isCorner(int v, double angle) {
        int[] ends = new int[2];
        int count = ends(v, ends);
        if (count != 2) {
            return count > 0;
        }
        double along = 0;
        double first = 0;
        double second = 0;
        for (int c = 0; c < 3; c++) {
            double x = mesh.position[3 * ends[0] + c] - mesh.position[3 * v + c];
            double y = mesh.position[3 * v + c] - mesh.position[3 * ends[1] + c];
            along += x * y;
            first += x * x;
            second += y * y;
        }
        double lengths = Math.sqrt(first * second);
        return lengths > 0 && Math.acos(Math.max(-1, Math.min(1, along / lengths))) > angle;
    }

    /** After a vertex has been merged into another: that is a corner now if one of them was. */
    void merged(int gone, int kept) {
        if (gone < corner.length && corner[gone]) {
            corner = kept < corner.length ? corner : Arrays.copyOf(corner, Math.max(2 * corner.length, kept + 1));
            corner[kept] = true;
        }
    }

    /** The number of feature edges at a vertex; the other ends of the first two into an array. */
    int ends(int v, int[] ends) {
        int count = 0;
        for (int h = mesh.out[v]; h != WorkingMesh.NONE; h = mesh.around(h)) {
            if (mesh.feature[h]) {
                if (count < 2) {
                    ends[count] = mesh.tip(h);
                }
                count++;
            }
            int last = WorkingMesh.previous(h);
            if (mesh.twin[last] == WorkingMesh.NONE) {
                if (count < 2) {
                    ends[count] = mesh.tail[last];
                }
                count++;
            }
        }
        return count;
    }

    /** 0 on the smooth surface, 1 on a line, 2 for a corner, which stays. */
    int kind(int v) {
        if (v < corner.length && corner[v]) {
            return 2;
        }
        for (int h = mesh.out[v]; h != WorkingMesh.NONE; h = mesh.around(h)) {
            if (mesh.feature[h] || mesh.twin[WorkingMesh.previous(h)] == WorkingMesh.NONE) {
                return 1;
            }
        }
        return 0;
    }
}
