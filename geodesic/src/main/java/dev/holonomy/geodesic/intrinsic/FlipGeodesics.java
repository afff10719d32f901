package dev.holonomy.geodesic.intrinsic;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.Transport;
import dev.holonomy.geodesic.path.Dijkstra;
import dev.holonomy.geodesic.path.GeodesicPath;
import dev.holonomy.geodesic.path.GeodesicTracer;
import dev.holonomy.geodesic.path.SurfacePoint;
import dev.holonomy.mesh.MeshException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Geodesics by flips of edges (Sharp and Crane 2020, "You can find geodesic paths in triangle meshes by just flipping edges"): an edge
 * path becomes the locally shortest line that it can be pulled taut to, with its ends fixed, a loop a closed geodesic.
 *
 * <p>The line is never longer than the path, and no small change makes it shorter: at each vertex inside of it the angles on both sides
 * are at least π, where a hole counts as an angle without end. It need not be the shortest of all
 * ({@link dev.holonomy.geodesic.exact}). The geometry is that of the mollified lengths, which differ from the given ones only where
 * faces are degenerate. Immutable and safe to use from many threads; a question copies the triangulation.
 */
public final class FlipGeodesics {
    private final HalfEdges halfEdges;
    private final EdgeLengths lengths;
    private final Transport gauge;
    private final double[] sides;
    private final GeodesicTracer tracer;
    private final Dijkstra dijkstra;

    /**
     * Geodesics on a surface.
     *
     * @param surface the surface
     */
    public FlipGeodesics(Surface surface) {
        this(surface.halfEdges(), surface.lengths(), surface.transport());
    }

    /**
     * Geodesics of a metric.
     *
     * @param halfEdges connectivity
     * @param given edge lengths
     * @param gauge the transport of these lengths in some gauge
     */
    public FlipGeodesics(HalfEdges halfEdges, EdgeLengths given, Transport gauge) {
        this.halfEdges = halfEdges;
        this.gauge = gauge;
        sides = new double[3 * halfEdges.faceCount()];
        Arrays.setAll(sides, given::length);
        Mollification.apply(sides, halfEdges::isVoid);
        SignpostMesh mesh = SignpostMesh.of(halfEdges, sides.clone(), gauge);
        lengths = mesh.lengths(halfEdges);
        tracer = new GeodesicTracer(halfEdges, lengths, mesh.transport(halfEdges, lengths));
        dijkstra = new Dijkstra(halfEdges, lengths);
    }

    /**
     * The geodesic that the shortest way along edges can be pulled taut to.
     *
     * @param source the vertex where it begins
     * @param target the vertex where it ends
     * @return the line on the input; empty where no edges lead
     */
    public Optional<GeodesicPath> path(int source, int target) {
        return dijkstra.path(source, target)
                .map(path -> shortened(path.points().stream()
                        .mapToInt(point -> ((SurfacePoint.AtVertex) point).vertex())
                        .toArray()));
    }

    /**
     * The geodesic that an edge path can be pulled taut to, its ends fixed.
     *
     * @param vertices the vertices of the path, neighbours joined by an edge, at least one
     * @return the line on the input
     * @throws IllegalArgumentException if two neighbours have no edge; names them
     * @throws MeshException if the path crosses itself, so that its parts stand in each other's way; names the vertex
     */
    public GeodesicPath shortened(int... vertices) {
        return taut(vertices, false);
    }

    /**
     * The closed geodesic that a loop of edges can be pulled taut to; a single point if it can be pulled together.
     *
     * @param vertices the vertices of the loop, each joined by an edge to the next and the last one to the first
     * @return the line on the input; its first point is its last one
     * @throws IllegalArgumentException if two neighbours have no edge; names them
     * @throws MeshException if the loop crosses itself, so that its parts stand in each other's way; names the vertex
     */
    public GeodesicPath shortenedLoop(int... vertices) {
        return taut(vertices, true);
    }

    private GeodesicPath taut(int[] vertices, boolean closed) {
        if (vertices.length == 0) {
            throw new IllegalArgumentException("wanted a vertex, got none");
        }
        for (int v : vertices) {
            if (v < 0 || v >= halfEdges.vertexCount()) {
                throw new IllegalArgumentException(
                        "wanted a vertex of 0.." + (halfEdges.vertexCount() - 1) + ", got " + v);
            }
        }
        List<int[]> steps = new ArrayList<>();
        for (int i = 1; i < vertices.length; i++) {
            steps.add(edge(vertices[i - 1], vertices[i]));
        }
        if (closed && vertices.length > 1) {
            steps.add(edge(vertices[vertices.length - 1], vertices[0]));
        }
        SignpostMesh mesh = SignpostMesh.of(halfEdges, sides.clone(), gauge);
        FlipPath path = new FlipPath(mesh, steps, closed, vertices[0]);
        path.straighten();
        return new TracedSteps(mesh, halfEdges, lengths, tracer).line(path.result(), path.place());
    }

    /** The half-edge along the shortest edge between two vertices and the one against it, negative at a hole. */
    private int[] edge(int from, int to) {
        int best = -1;
        for (int h = halfEdges.first(from), i = 0; i < halfEdges.degree(from); i++, h = halfEdges.nextAround(h)) {
            if (halfEdges.tip(h) == to && (best < 0 || lengths.length(h) < lengths.length(best))) {
                best = h;
            }
        }
        if (best < 0) {
            throw new IllegalArgumentException("no edge joins vertex " + from + " to vertex " + to);
        }
        int twin = halfEdges.twin(best);
        return new int[] {
            halfEdges.isBoundary(best) ? HalfEdges.UNPAIRED : best,
            halfEdges.isBoundary(twin) ? HalfEdges.UNPAIRED : twin
        };
    }
}
