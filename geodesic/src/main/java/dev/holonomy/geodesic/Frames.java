package dev.holonomy.geodesic;

import dev.holonomy.mesh.TriangleMesh;

/**
 * An orthonormal frame at every vertex: e1, e2 = n × e1 and the unit normal n, right-handed.
 *
 * <p>The normal is the mean of the face normals weighted by corner angle (Thürmer and Wüthrich 1998), which does not
 * depend on how flat parts are cut into triangles. e1 is the projection of {@link HalfEdges#first} on the tangent plane,
 * so the angle 0 of {@link Transport} is along it. Where faces or edges have no extent the frame is some orthonormal one.
 */
public final class Frames {
    private final double[] normal;
    private final double[] e1;
    private final double[] e2;

    private Frames(double[] normal, double[] e1, double[] e2) {
        this.normal = normal;
        this.e1 = e1;
        this.e2 = e2;
    }

    /**
     * The frames of a mesh.
     *
     * @param mesh positions
     * @param halfEdges its connectivity
     * @param lengths its edge lengths
     * @param transport its angles, which tell where e1 is when the first half-edge has no direction in the tangent plane
     * @return frames, one a vertex
     */
    static Frames of(TriangleMesh mesh, HalfEdges halfEdges, EdgeLengths lengths, Transport transport) {
        int vertices = mesh.vertexCount();
        double[] faceNormal = faceNormals(mesh);
        double[] normal = new double[3 * vertices];
        double[] e1 = new double[3 * vertices];
        double[] e2 = new double[3 * vertices];
        for (int h = 0; h < 3 * mesh.faceCount(); h++) {
            if (!halfEdges.isVoid(h)) {
                double angle = lengths.cornerAngle(h);
                int v = halfEdges.tail(h);
                for (int c = 0; c < 3; c++) {
                    normal[3 * v + c] += angle * faceNormal[h / 3 * 3 + c];
                }
            }
        }
        for (int v = 0; v < vertices; v++) {
            if (!normalise(normal, v, 1e-12)) {
                normal[3 * v + 2] = 1;
            }
            tangent(mesh, halfEdges, transport, v, normal, e1, e2);
        }
        return new Frames(normal, e1, e2);
    }

    /** Unit normals, [F, 3]; zero where a face has no area. */
    static double[] faceNormals(TriangleMesh mesh) {
        double[] result = new double[3 * mesh.faceCount()];
        double[] u = new double[3];
        double[] w = new double[3];
        for (int f = 0; f < mesh.faceCount(); f++) {
            int a = mesh.vertex(f, 0);
            for (int c = 0; c < 3; c++) {
                u[c] = mesh.coordinate(mesh.vertex(f, 1), c) - mesh.coordinate(a, c);
                w[c] = mesh.coordinate(mesh.vertex(f, 2), c) - mesh.coordinate(a, c);
            }
            for (int c = 0; c < 3; c++) {
                result[3 * f + c] = u[(c + 1) % 3] * w[(c + 2) % 3] - u[(c + 2) % 3] * w[(c + 1) % 3];
            }
            normalise(result, f, 0);
        }
        return result;
    }

    /** Scales vector i to length 1, or to zero if it is not longer than the floor. */
    private static boolean normalise(double[] vectors, int i, double floor) {
        double length = Math.sqrt(vectors[3 * i] * vectors[3 * i]
                + vectors[3 * i + 1] * vectors[3 * i + 1]
                + vectors[3 * i + 2] * vectors[3 * i + 2]);
        boolean longEnough = length > floor;
        for (int c = 0; c < 3; c++) {
            vectors[3 * i + c] = longEnough ? vectors[3 * i + c] / length : 0;
        }
        return longEnough;
    }

    /** Takes the first edge around v that has a direction in the tangent plane, and turns back by its angle. */
    private static void tangent(
            TriangleMesh mesh,
            HalfEdges halfEdges,
            Transport transport,
            int v,
            double[] normal,
            double[] e1,
            double[] e2) {
        for (int h = halfEdges.first(v), i = 0; i < halfEdges.degree(v); i++, h = halfEdges.nextAround(h)) {
            if (project(mesh, v, halfEdges.tip(h), normal, e1)) {
                complete(v, normal, e1, e2);
                turn(v, -transport.angle(h), e1, e2);
                return;
            }
        }
        int axis = Math.abs(normal[3 * v]) < 0.9 ? 0 : 1;
        double along = normal[3 * v + axis];
        for (int c = 0; c < 3; c++) {
            e1[3 * v + c] = (c == axis ? 1 : 0) - along * normal[3 * v + c];
        }
        normalise(e1, v, 0);
        complete(v, normal, e1, e2);
    }

    private static boolean project(TriangleMesh mesh, int v, int w, double[] normal, double[] e1) {
        double height = 0;
        double square = 0;
        for (int c = 0; c < 3; c++) {
            double d = mesh.coordinate(w, c) - mesh.coordinate(v, c);
            e1[3 * v + c] = d;
            height += d * normal[3 * v + c];
            square += d * d;
        }
        for (int c = 0; c < 3; c++) {
            e1[3 * v + c] -= height * normal[3 * v + c];
        }
        return normalise(e1, v, 1e-6 * Math.sqrt(square));
    }

    /** e2 = n × e1. */
    private static void complete(int v, double[] n, double[] e1, double[] e2) {
        int i = 3 * v;
        e2[i] = n[i + 1] * e1[i + 2] - n[i + 2] * e1[i + 1];
        e2[i + 1] = n[i + 2] * e1[i] - n[i] * e1[i + 2];
        e2[i + 2] = n[i] * e1[i + 1] - n[i + 1] * e1[i];
    }

    /** Turns e1 and e2 of v counter-clockwise. */
    private static void turn(int v, double angle, double[] e1, double[] e2) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        for (int i = 3 * v; i < 3 * v + 3; i++) {
            double x = e1[i];
            double y = e2[i];
            e1[i] = cos * x + sin * y;
            e2[i] = cos * y - sin * x;
        }
    }

    /**
     * Unit normals.
     *
     * @return [V, 3], shared: not to be modified
     */
    public double[] normal() {
        return normal;
    }

    /**
     * First tangent vectors: the directions of angle 0.
     *
     * @return [V, 3], shared: not to be modified
     */
    public double[] e1() {
        return e1;
    }

    /**
     * Second tangent vectors: the directions of angle π/2.
     *
     * @return [V, 3], shared: not to be modified
     */
    public double[] e2() {
        return e2;
    }

    /**
     * The frames in which every angle at p is larger by α_p: e1 and e2 turn by −α_p about the normal.
     *
     * @param alpha angles, [V]
     * @return turned frames
     */
    public Frames rotatedGauge(double[] alpha) {
        double[] turned1 = e1.clone();
        double[] turned2 = e2.clone();
        for (int v = 0; v < alpha.length; v++) {
            turn(v, -alpha[v], turned1, turned2);
        }
        return new Frames(normal, turned1, turned2);
    }
}
