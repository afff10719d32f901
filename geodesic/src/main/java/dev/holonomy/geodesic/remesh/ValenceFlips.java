package dev.holonomy.geodesic.remesh;

/** Flips edges so that vertices come nearer to six edges, four on the boundary. */
final class ValenceFlips {
    /** Cosine of the fold that a flip may make, and of the turn of a face. */
    private static final double FLAT = 0.7;

    /** Sweeps after which what is left to flip waits for the next round. */
    private static final int SWEEPS = 3;

    private final WorkingMesh mesh;
    private final FaceShape shape;
    int flips;

    ValenceFlips(WorkingMesh mesh, FaceShape shape) {
        this.mesh = mesh;
        this.shape = shape;
    }

    void sweep() {
        int before = -1;
        for (int i = 0; i < SWEEPS && before != flips; i++) {
            before = flips;
            for (int h = 0; h < mesh.halfEdgeCount; h++) {
                if (mesh.isEdge(h) && mesh.canFlip(h) && gain(h) > 0 && shape.canFlipFlat(h, FLAT)) {
                    mesh.flip(h);
                    flips++;
                }
            }
        }
    }

    /** By how much the squares of the deviations from the valence that is wanted fall. */
    private int gain(int h) {
        int g = mesh.twin[h];
        int i = excess(mesh.tail[h]);
        int j = excess(mesh.tail[g]);
        int k = excess(mesh.tail[WorkingMesh.previous(h)]);
        int l = excess(mesh.tail[WorkingMesh.previous(g)]);
        return 2 * (i + j - k - l) - 4; // Σ e² - Σ (e ± 1)²
    }

    private int excess(int v) {
        return mesh.degree(v) - (mesh.onBoundary(v) ? 4 : 6);
    }
}
