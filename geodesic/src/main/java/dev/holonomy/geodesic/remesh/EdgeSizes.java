package dev.holonomy.geodesic.remesh;

import java.util.Arrays;

/** Splits long edges and collapses short ones, new vertices on the input. */
final class EdgeSizes {
    /** Cosine of the angle by which a collapse may turn a face. */
    private static final double TURNED = 0.2;

    private final WorkingMesh mesh;
    private final FaceShape shape;
    private final Features features;
    private final Input input;
    private final double[] place = new double[3];
    private final double[] normal = new double[3];
    int splits;
    int collapses;

    EdgeSizes(WorkingMesh mesh, FaceShape shape, Features features, Input input) {
        this.mesh = mesh;
        this.shape = shape;
        this.features = features;
        this.input = input;
    }

    /** Splits edges until none is longer than a length, or there are so many vertices: longest first, as others leave needles. */
    void splitLongerThan(double length, int most) {
        boolean again = true;
        while (again) {
            again = false;
            for (long entry : byLength(true)) {
                int h = (int) entry;
                if (mesh.squaredLength(h) <= length * length || mesh.vertexCount >= most) {
                    break;
                }
                split(h);
                again = true;
            }
        }
    }

    private void split(int h) {
        boolean line = mesh.feature[h];
        int m = mesh.split(h);
        shape.read(m, place);
        if (line) {
            input.toLine(place);
        } else if (!(shape.vertexNormal(m, normal) > 0) || !input.toSurface(place, normal)) {
            splits++;
            return;
        }
        if (shape.staysOnItsSide(m, place, WorkingMesh.NONE, 0)) {
            System.arraycopy(place, 0, mesh.position, 3 * m, 3);
        }
        splits++;
    }

    /** Collapses edges shorter than a length where that makes none longer than another. */
    void collapseShorterThan(double length, double longest) {
        for (int h = 0; h < mesh.halfEdgeCount; h++) {
            if (mesh.isEdge(h) && mesh.squaredLength(h) < length * length) {
                collapse(h, longest);
            }
        }
    }

    /** Brings the number of vertices to a count, longest edges split and shortest collapsed first, as far as it can be. */
    void reach(int count) {
        boolean progress = true;
        while (mesh.vertexCount != count && progress) {
            int before = mesh.vertexCount;
            boolean more = before < count;
            long[] order = byLength(more);
            for (int i = 0; i < order.length && mesh.vertexCount != count; i++) {
                int h = (int) order[i];
                // the lengths near what was changed in this sweep are others now: the next sweep looks at them again
                boolean late = i > order.length / 4 && mesh.vertexCount != before;
                if (late) {
                    break;
                }
                if (!mesh.isEdge(h)) {
                    continue;
                }
                if (more) {
                    split(h);
                } else {
                    collapse(h, Double.POSITIVE_INFINITY);
                }
            }
            progress = mesh.vertexCount != before;
        }
    }

    /** Edges by length as float bits over ids: the longest or the shortest first. */
    private long[] byLength(boolean longestFirst) {
        long[] order = new long[mesh.halfEdgeCount];
        int count = 0;
        for (int h = 0; h < mesh.halfEdgeCount; h++) {
            if (mesh.isEdge(h)) {
                int bits = Float.floatToIntBits((float) mesh.squaredLength(h));
                order[count++] = (long) (longestFirst ? Integer.MAX_VALUE - bits : bits) << 32 | h;
            }
        }
        Arrays.sort(order, 0, count);
        return Arrays.copyOf(order, count);
    }

    /** Merges the ends of an edge, in the middle of two of one kind, else at the one on a line or the corner. */
    private void collapse(int h, double longest) {
        int i = mesh.tail[h];
        int j = mesh.tip(h);
        int kindI = features.kind(i);
        int kindJ = features.kind(j);
        int less = Math.min(kindI, kindJ);
        if (less == 2 || (less == 1 && !mesh.feature[h]) || !mesh.canCollapse(h)) {
            return;
        }
        shape.read(kindI > kindJ ? i : j, place);
        if (kindI == kindJ) {
            for (int c = 0; c < 3; c++) {
                place[c] = 0.5 * (place[c] + mesh.position[3 * i + c]);
            }
            if (less == 1) {
                input.toLine(place);
            } else if (!(shape.vertexNormal(j, normal) > 0) || !input.toSurface(place, normal)) {
                return;
            }
        }
        if (merges(i, j, longest)) {
            mesh.collapse(h);
            System.arraycopy(place, 0, mesh.position, 3 * j, 3);
            features.merged(i, j);
            collapses++;
        }
    }

    private boolean merges(int i, int j, double longest) {
        return noEdgeLonger(i, longest)
                && noEdgeLonger(j, longest)
                && shape.staysOnItsSide(i, place, j, TURNED)
                && shape.staysOnItsSide(j, place, i, TURNED);
    }

    private boolean noEdgeLonger(int v, double longest) {
        for (int h = mesh.out[v]; h != WorkingMesh.NONE; h = mesh.around(h)) {
            if (squareTo(mesh.tip(h)) > longest * longest
                    || squareTo(mesh.tail[WorkingMesh.previous(h)]) > longest * longest) {
                return false;
            }
        }
        return true;
    }

    private double squareTo(int v) {
        double square = 0;
        for (int c = 0; c < 3; c++) {
            double d = place[c] - mesh.position[3 * v + c];
            square += d * d;
        }
        return square;
    }
}
