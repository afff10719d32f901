package dev.holonomy.app;

import dev.holonomy.geodesic.ChartOptions;
import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.LogMaps;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.exact.ExactGeodesics;
import dev.holonomy.geodesic.exact.ExactQuery;
import dev.holonomy.geodesic.heat.HeatMethod;
import dev.holonomy.geodesic.heat.HeatOptions;
import dev.holonomy.geodesic.path.Dijkstra;
import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;
import java.util.Locale;

/** Ways to find geodesic distances. */
enum DistanceMethod {
    /** Exact distances on the polyhedral surface. */
    EXACT,
    /** The heat method, on any triangles. */
    HEAT,
    /** Discrete geodesic polar coordinates. */
    DGPC,
    /** Along edges. */
    DIJKSTRA;

    /** Sets up for a mesh, with these triangles for heat; MeshException if the method cannot take it. */
    Solver on(TriangleMesh mesh, HeatOptions.Triangles triangles) {
        return switch (this) {
            case EXACT -> new Exact(mesh);
            case HEAT -> HeatMethod.of(mesh, HeatOptions.standard().on(triangles))::distances;
            case DGPC -> new Polar(mesh);
            case DIJKSTRA -> new Edges(mesh);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A method that is set up for a mesh. */
    interface Solver {
        /**
         * Distances from the nearest of some vertices.
         *
         * @param sources vertex ids, at least one
         * @return [V], infinite where not connected
         */
        double[] distances(int... sources);
    }

    /** Windows over the whole surface. */
    static final class Exact implements Solver {
        private final HalfEdges halfEdges;
        private final ExactGeodesics geodesics;

        Exact(TriangleMesh mesh) {
            halfEdges = HalfEdges.of(mesh);
            geodesics = new ExactGeodesics(halfEdges, EdgeLengths.of(mesh, halfEdges));
        }

        @Override
        public double[] distances(int... sources) {
            return geodesics.distances(sources);
        }

        ExactQuery query() {
            return geodesics.query();
        }

        HalfEdges halfEdges() {
            return halfEdges;
        }
    }

    /** The front of one source after another. */
    private record Polar(Surface surface) implements Solver {
        Polar(TriangleMesh mesh) {
            this(Surface.of(mesh));
        }

        @Override
        public double[] distances(int... sources) {
            double[] nearest = new double[surface.mesh().vertexCount()];
            Arrays.fill(nearest, Double.POSITIVE_INFINITY);
            double[] radii = new double[sources.length];
            Arrays.fill(radii, Double.POSITIVE_INFINITY);
            LogMaps.around(surface, ChartOptions.Method.DGPC, sources, radii, 1, (index, map) -> {
                for (int entry = 0; entry < map.count(); entry++) {
                    int v = map.vertex(entry);
                    nearest[v] = Math.min(nearest[v], map.r(entry));
                }
            });
            return nearest;
        }
    }

    /** Shortest paths along edges. */
    private record Edges(Dijkstra dijkstra) implements Solver {
        Edges(TriangleMesh mesh) {
            this(along(mesh));
        }

        private static Dijkstra along(TriangleMesh mesh) {
            HalfEdges halfEdges = HalfEdges.of(mesh);
            return new Dijkstra(halfEdges, EdgeLengths.of(mesh, halfEdges));
        }

        @Override
        public double[] distances(int... sources) {
            return dijkstra.distances(sources);
        }
    }
}
