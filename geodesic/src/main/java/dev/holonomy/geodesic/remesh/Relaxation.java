package dev.holonomy.geodesic.remesh;

/** Moves vertices towards the middle of their neighbours, within the tangent plane or along the feature line, and back to the input. */
final class Relaxation {
    /** Cosine of the angle by which a move may turn a face. */
    private static final double STAYS = 0.5;

    private final WorkingMesh mesh;
    private final FaceShape shape;
    private final Features features;
    private final Input input;
    private final double[] place = new double[3];
    private final double[] middle = new double[3];
    private final double[] normal = new double[3];
    private final int[] ends = new int[2];

    Relaxation(WorkingMesh mesh, FaceShape shape, Features features, Input input) {
        this.mesh = mesh;
        this.shape = shape;
        this.features = features;
        this.input = input;
    }

    void sweep() {
        for (int v = 0; v < mesh.vertexSlots; v++) {
            if (mesh.out[v] == WorkingMesh.NONE) {
                continue;
            }
            int kind = features.kind(v);
            if (kind == 0) {
                onSurface(v);
            } else if (kind == 1 && features.ends(v, ends) == 2) {
                onLine(v);
            }
        }
    }

    private void onLine(int v) {
        for (int c = 0; c < 3; c++) {
            place[c] = 0.5 * (mesh.position[3 * ends[0] + c] + mesh.position[3 * ends[1] + c]);
        }
        input.toLine(place);
        move(v);
    }

    private void onSurface(int v) {
        double length = shape.vertexNormal(v, normal);
        if (!(length > 0)) {
            return;
        }
        double weight = 0;
        middle[0] = 0;
        middle[1] = 0;
        middle[2] = 0;
        for (int h = mesh.out[v]; h != WorkingMesh.NONE; h = mesh.around(h)) {
            int w = mesh.tip(h);
            for (int c = 0; c < 3; c++) {
                middle[c] += mesh.position[3 * w + c];
            }
            weight++;
        }
        double off = 0;
        for (int c = 0; c < 3; c++) {
            middle[c] /= weight;
            off += (middle[c] - mesh.position[3 * v + c]) * normal[c] / length;
        }
        for (int c = 0; c < 3; c++) {
            place[c] = middle[c] - off * normal[c] / length;
        }
        if (input.toSurface(place, normal)) {
            move(v);
        }
    }

    private void move(int v) {
        if (shape.staysOnItsSide(v, place, WorkingMesh.NONE, STAYS)) {
            System.arraycopy(place, 0, mesh.position, 3 * v, 3);
        }
    }
}
