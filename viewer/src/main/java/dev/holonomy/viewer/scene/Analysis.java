package dev.holonomy.viewer.scene;

import dev.holonomy.mesh.TriangleMesh;
import java.util.List;
import java.util.Optional;

/**
 * What can be asked of a mesh beyond its values: charts on its surface, and what a network makes of a vertex. The viewer knows no
 * geodesics and no network; whoever opens it answers.
 *
 * <p>All methods are called on the thread of the stage and may throw a {@link dev.holonomy.mesh.MeshException}, whose line is told.
 */
public interface Analysis {
    /** Nothing is known. */
    Analysis NONE = new Analysis() {};

    /**
     * The geodesic polar chart of a vertex.
     *
     * @param mesh the mesh
     * @param vertex its vertex
     * @return the chart, in the frame of the vertex; empty where charts are not known
     */
    default Optional<PolarChart> chart(TriangleMesh mesh, int vertex) {
        return Optional.empty();
    }

    /**
     * The learned kernels of a network as pictures on the disc.
     *
     * @return none without such a network
     */
    default List<DiscKernel> kernels() {
        return List.of();
    }

    /**
     * What a network computes at a vertex when the frame of that vertex is turned.
     *
     * @param mesh the mesh
     * @param vertex its vertex
     * @param gauge what is added to every angle in its frame, radians
     * @return its features and outputs there; empty without a network that has them
     */
    default Optional<GaugeFields> fields(TriangleMesh mesh, int vertex, double gauge) {
        return Optional.empty();
    }

    /**
     * What moved the decision of a network.
     *
     * @param mesh the mesh
     * @param vertex a vertex
     * @param face a face at that vertex, for a network that labels faces; −1 for any
     * @return the inputs and the vertices by their weight; empty without a network
     */
    default Optional<Influence> influence(TriangleMesh mesh, int vertex, int face) {
        return Optional.empty();
    }

    /**
     * Geodesic distances from a vertex.
     *
     * @param mesh the mesh
     * @param vertex its vertex
     * @param radius the largest distance that is wanted, in the units of the mesh
     * @return [V], +∞ beyond the radius; empty where distances are not known
     */
    default Optional<double[]> distances(TriangleMesh mesh, int vertex, double radius) {
        return Optional.empty();
    }

    /**
     * A shortest path over the surface.
     *
     * @param mesh the mesh
     * @param from the vertex where it begins
     * @param to the vertex where it ends
     * @return its corners, [n, 3]; empty where no path leads or paths are not known
     */
    default Optional<double[]> path(TriangleMesh mesh, int from, int to) {
        return Optional.empty();
    }
}
