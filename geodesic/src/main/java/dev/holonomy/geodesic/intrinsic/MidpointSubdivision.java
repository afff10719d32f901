package dev.holonomy.geodesic.intrinsic;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;

/**
 * Cuts every edge in the middle and every face in four.
 *
 * <p>Face f becomes 4 f + c at its corner c, which comes first in it, and 4 f + 3 in the middle, whose corner c is on side c.
 */
final class MidpointSubdivision {
    private final HalfEdges halfEdges;
    private final EdgeLengths lengths;
    private final int vertexCount;
    private final int[] corners;
    private final int[] twin;
    private final double[] length;

    MidpointSubdivision(HalfEdges halfEdges, EdgeLengths lengths) {
        this.halfEdges = halfEdges;
        this.lengths = lengths;
        int[] middle = new int[halfEdges.count()];
        int next = halfEdges.vertexCount();
        for (int h = 0; h < middle.length; h++) {
            int other = halfEdges.twin(h);
            middle[h] = other >= 0 && other < h ? middle[other] : next++;
        }
        vertexCount = next;
        corners = new int[12 * halfEdges.faceCount()];
        twin = new int[corners.length];
        length = new double[corners.length];
        for (int h = 0; h < 3 * halfEdges.faceCount(); h++) {
            cut(h, middle);
        }
    }

    /** Makes the face at the corner that a half-edge leaves, and that corner of the middle face. */
    private void cut(int h, int[] middle) {
        int following = h % 3 == 2 ? h - 2 : h + 1;
        int before = h % 3 == 0 ? h + 2 : h - 1;
        int own = 3 * part(h);
        int inner = 3 * (4 * (h / 3) + 3);
        corners[own] = halfEdges.tail(h);
        corners[own + 1] = middle[h];
        corners[own + 2] = middle[before];
        corners[inner + h % 3] = middle[h];
        length[own] = lengths.length(h) / 2;
        length[own + 1] = lengths.length(following) / 2;
        length[own + 2] = lengths.length(before) / 2;
        length[inner + h % 3] = lengths.length(before) / 2;
        if (halfEdges.isVoid(h)) {
            twin[own] = HalfEdges.VOID;
            twin[own + 1] = HalfEdges.VOID;
            twin[own + 2] = HalfEdges.VOID;
            twin[inner + h % 3] = HalfEdges.VOID;
            return;
        }
        int across = halfEdges.twin(h);
        int acrossBefore = halfEdges.twin(before);
        int afterAcross = across % 3 == 2 ? across - 2 : across + 1;
        twin[own] = halfEdges.isBoundary(across) ? HalfEdges.UNPAIRED : 3 * part(afterAcross) + 2;
        twin[own + 1] = inner + before % 3;
        twin[own + 2] = halfEdges.isBoundary(acrossBefore) ? HalfEdges.UNPAIRED : 3 * part(acrossBefore);
        twin[inner + h % 3] = 3 * part(following) + 1;
    }

    /** The small face at the tail of a half-edge. */
    private static int part(int h) {
        return 4 * (h / 3) + h % 3;
    }

    IntrinsicFaces faces() {
        FlipMesh flips = new FlipMesh(corners, twin, length);
        flips.makeDelaunay();
        return flips.faces(vertexCount, 1);
    }
}
