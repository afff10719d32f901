package dev.holonomy.geodesic.path;

import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.mesh.TriangleMesh;

/** A point on a triangle surface: a vertex, a point on an edge, or a point in a face. */
public sealed interface SurfacePoint {
    /**
     * A vertex.
     *
     * @param vertex vertex id
     */
    record AtVertex(int vertex) implements SurfacePoint {
        @Override
        public double[] position(TriangleMesh mesh, HalfEdges halfEdges) {
            return new double[] {mesh.coordinate(vertex, 0), mesh.coordinate(vertex, 1), mesh.coordinate(vertex, 2)};
        }
    }

    /**
     * A point on an edge.
     *
     * @param halfEdge half-edge id, not of a void face
     * @param share 0 at its tail to 1 at its tip
     */
    record OnEdge(int halfEdge, double share) implements SurfacePoint {
        /** Checks the share. */
        public OnEdge {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("wanted a share of 0..1 along the edge, got " + share);
            }
        }

        @Override
        public double[] position(TriangleMesh mesh, HalfEdges halfEdges) {
            double[] result = new double[3];
            for (int c = 0; c < 3; c++) {
                result[c] = (1 - share) * mesh.coordinate(halfEdges.tail(halfEdge), c)
                        + share * mesh.coordinate(halfEdges.tip(halfEdge), c);
            }
            return result;
        }
    }

    /**
     * A point in a face, with barycentric weights of its three corners.
     *
     * @param face face id, not of a void face
     * @param w0 weight of corner 0
     * @param w1 weight of corner 1
     * @param w2 weight of corner 2; none is negative and their sum is 1
     */
    record InFace(int face, double w0, double w1, double w2) implements SurfacePoint {
        /** Checks the weights. */
        public InFace {
            if (!(w0 >= 0 && w1 >= 0 && w2 >= 0 && Math.abs(w0 + w1 + w2 - 1) <= 1e-9)) {
                throw new IllegalArgumentException("wanted barycentric weights that are not negative and sum to 1, got "
                        + w0 + ", " + w1 + ", " + w2);
            }
        }

        @Override
        public double[] position(TriangleMesh mesh, HalfEdges halfEdges) {
            double[] result = new double[3];
            for (int c = 0; c < 3; c++) {
                result[c] = w0 * mesh.coordinate(halfEdges.tail(3 * face), c)
                        + w1 * mesh.coordinate(halfEdges.tail(3 * face + 1), c)
                        + w2 * mesh.coordinate(halfEdges.tail(3 * face + 2), c);
            }
            return result;
        }
    }

    /**
     * Where the point is in space.
     *
     * @param mesh positions
     * @param halfEdges the connectivity of the mesh
     * @return [3]
     */
    double[] position(TriangleMesh mesh, HalfEdges halfEdges);

    /**
     * The same point in its simplest form: a vertex where a weight is 1, an edge where a weight is 0.
     *
     * @param halfEdges the connectivity
     * @return this or a simpler form
     */
    default SurfacePoint simplest(HalfEdges halfEdges) {
        if (this instanceof OnEdge e) {
            return e.share == 0
                    ? new AtVertex(halfEdges.tail(e.halfEdge))
                    : e.share == 1 ? new AtVertex(halfEdges.tip(e.halfEdge)) : this;
        }
        if (this instanceof InFace f) {
            double[] w = {f.w0, f.w1, f.w2};
            for (int c = 0; c < 3; c++) {
                if (w[c] == 0) {
                    double tail = w[(c + 1) % 3];
                    double tip = w[(c + 2) % 3];
                    return new OnEdge(3 * f.face + (c + 1) % 3, tip / (tail + tip)).simplest(halfEdges);
                }
            }
        }
        return this;
    }
}
