package dev.holonomy.geodesic.remesh;

/** Normals of faces of a mesh that is worked on, as they are and as they would be if a corner were elsewhere. */
final class FaceShape {
    /** Twice the area over the square of the longest side below which a face has no side. */
    private static final double NEEDLE = 1e-3;

    private final WorkingMesh mesh;
    private final double[] before = new double[3];
    private final double[] after = new double[3];
    private final double[] a = new double[3];
    private final double[] b = new double[3];
    private final double[] c = new double[3];

    FaceShape(WorkingMesh mesh) {
        this.mesh = mesh;
    }

    /** Twice the area of a triangle, its normal of that length into an array. */
    static double normal(double[] a, double[] b, double[] c, double[] into) {
        double square = 0;
        for (int k = 0; k < 3; k++) {
            int m = (k + 1) % 3;
            int n = (k + 2) % 3;
            into[k] = (b[m] - a[m]) * (c[n] - a[n]) - (b[n] - a[n]) * (c[m] - a[m]);
            square += into[k] * into[k];
        }
        return Math.sqrt(square);
    }

    /** Twice the area of a face, its normal of that length into an array. */
    double normal(int face, double[] into) {
        read(mesh.tail[3 * face], a);
        read(mesh.tail[3 * face + 1], b);
        read(mesh.tail[3 * face + 2], c);
        return normal(a, b, c, into);
    }

    /** The sum of the normals of the faces at a vertex, by area; returns its length. */
    double vertexNormal(int v, double[] into) {
        double[] one = before;
        into[0] = 0;
        into[1] = 0;
        into[2] = 0;
        for (int h = mesh.out[v]; h != WorkingMesh.NONE; h = mesh.around(h)) {
            normal(h / 3, one);
            for (int k = 0; k < 3; k++) {
                into[k] += one[k];
            }
        }
        return Math.sqrt(into[0] * into[0] + into[1] * into[1] + into[2] * into[2]);
    }

    void read(int v, double[] into) {
        System.arraycopy(mesh.position, 3 * v, into, 0, 3);
    }

    /**
     * Whether the faces at a vertex stay on their side when it moves, but for those that have another vertex.
     *
     * @param v the vertex
     * @param place where it goes
     * @param other a vertex whose faces do not count, or -1
     * @param turn the least cosine of the angle between a normal before and after
     */
    boolean staysOnItsSide(int v, double[] place, int other, double turn) {
        for (int h = mesh.out[v]; h != WorkingMesh.NONE; h = mesh.around(h)) {
            int j = mesh.tip(h);
            int k = mesh.tail[WorkingMesh.previous(h)];
            if (j == other || k == other) {
                continue;
            }
            read(v, a);
            read(j, b);
            read(k, c);
            double old = normal(a, b, c, before);
            double area = normal(place, b, c, after);
            double cosine = before[0] * after[0] + before[1] * after[1] + before[2] * after[2];
            double longest = Math.max(square(b, c), Math.max(square(place, b), square(place, c)));
            double worst = Math.max(square(b, c), Math.max(square(a, b), square(a, c)));
            boolean flat = old <= NEEDLE * worst;
            boolean becomesFlat = area <= NEEDLE * longest;
            if (flat ? becomesFlat && area < old : becomesFlat || cosine < turn * old * area) {
                return false;
            }
        }
        return true;
    }

    /** Whether flipping an edge turns no face over and folds no more than an angle. */
    boolean canFlipFlat(int h, double leastCosine) {
        int g = mesh.twin[h];
        read(mesh.tail[h], a);
        read(mesh.tail[g], b);
        double[] k = c;
        read(mesh.tail[WorkingMesh.previous(h)], k);
        double[] l = new double[3];
        read(mesh.tail[WorkingMesh.previous(g)], l);
        double[] sum = new double[3];
        normal(a, b, k, before);
        normal(b, a, l, after);
        for (int i = 0; i < 3; i++) {
            sum[i] = before[i] + after[i];
        }
        double length = Math.sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]);
        double one = normal(a, l, k, before);
        double two = normal(b, k, l, after);
        double longest = Math.max(
                square(k, l), Math.max(Math.max(square(a, l), square(a, k)), Math.max(square(b, l), square(b, k))));
        double withOne = before[0] * sum[0] + before[1] * sum[1] + before[2] * sum[2];
        double withTwo = after[0] * sum[0] + after[1] * sum[1] + after[2] * sum[2];
        double fold = before[0] * after[0] + before[1] * after[1] + before[2] * after[2];
        return Math.min(one, two) > NEEDLE * longest
                && withOne > leastCosine * one * length
                && withTwo > leastCosine * two * length
                && fold > leastCosine * one * two;
    }

    static double square(double[] p, double[] q) {
        double x = p[0] - q[0];
        double y = p[1] - q[1];
        double z = p[2] - q[2];
        return x * x + y * y + z * z;
    }
}
