package dev.holonomy.geodesic.path;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.SlotHeap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Shortest paths along edges (Dijkstra 1959): an upper bound of the geodesic distance that refinement does not make better.
 *
 * <p>Immutable and safe to use from many threads.
 */
public final class Dijkstra {
    private final HalfEdges halfEdges;
    private final EdgeLengths lengths;

    /**
     * The edges of a surface as a graph.
     *
     * @param halfEdges connectivity
     * @param lengths edge lengths
     */
    public Dijkstra(HalfEdges halfEdges, EdgeLengths lengths) {
        this.halfEdges = halfEdges;
        this.lengths = lengths;
    }

    /**
     * The length of the shortest way along edges from the nearest of some vertices.
     *
     * @param sources vertex ids, at least one
     * @return [V], in the units of the mesh; +∞ where no edges lead
     */
    public double[] distances(int... sources) {
        return spread(new int[halfEdges.vertexCount()], sources);
    }

    /**
     * The shortest way along edges.
     *
     * @param source the vertex where it begins
     * @param target the vertex where it ends
     * @return the path over vertices; empty where no edges lead
     */
    public Optional<GeodesicPath> path(int source, int target) {
        int[] via = new int[halfEdges.vertexCount()];
        double length = spread(via, source)[target];
        if (length == Double.POSITIVE_INFINITY) {
            return Optional.empty();
        }
        List<SurfacePoint> points = new ArrayList<>();
        for (int v = target; v != source; v = halfEdges.tail(via[v])) {
            points.add(0, new SurfacePoint.AtVertex(v));
        }
        points.add(0, new SurfacePoint.AtVertex(source));
        return Optional.of(new GeodesicPath(points, length));
    }

    /** Distances, and for each vertex that was reached the half-edge that leads to it. */
    private double[] spread(int[] via, int... sources) {
        if (sources.length == 0) {
            throw new IllegalArgumentException("wanted a source, got none");
        }
        double[] distance = new double[halfEdges.vertexCount()];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        SlotHeap heap = new SlotHeap(distance.length);
        for (int source : sources) {
            if (source < 0 || source >= distance.length) {
                throw new IllegalArgumentException(
                        "wanted a vertex of 0.." + (distance.length - 1) + ", got " + source);
            }
            distance[source] = 0;
            heap.decrease(source, distance);
        }
        while (!heap.isEmpty()) {
            int v = heap.removeFirst(distance);
            for (int h = halfEdges.first(v), i = 0; i < halfEdges.degree(v); i++, h = halfEdges.nextAround(h)) {
                int w = halfEdges.tip(h);
                if (distance[v] + lengths.length(h) < distance[w]) {
                    distance[w] = distance[v] + lengths.length(h);
                    heap.decrease(w, distance);
                    via[w] = h;
                }
            }
        }
        return distance;
    }
}
