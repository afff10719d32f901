package dev.holonomy.geodesic.heat;

import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.intrinsic.IntrinsicFaces;
import dev.holonomy.geodesic.intrinsic.IntrinsicTriangulation;
import dev.holonomy.geodesic.intrinsic.RefinementOptions;
import dev.holonomy.geodesic.path.SurfacePoint;
import dev.holonomy.geodesic.sparse.Cholesky;
import dev.holonomy.geodesic.sparse.SparseMatrix;
import dev.holonomy.geodesic.sparse.SymbolicFactor;
import dev.holonomy.geodesic.spectral.Laplacian;
import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;

/**
 * Geodesic distances by the heat method (Crane, Weischedel and Wardetzky 2013): heat flows for a short time, its gradient is made
 * a unit field X, and the distance is the function whose gradient is closest to X.
 *
 * <p>The factory factors M + t L and, with one vertex of every component held, L; a question is two solves. Distances are smoothed
 * approximations: some percent off close to the source and where shortest paths meet. Works on any mesh, several components and
 * isolated vertices included. Immutable in effect and safe to use from many threads.
 */
public final class HeatMethod {
    private final TriangleMesh mesh;
    private final FaceFlow flow;
    private final Components components;
    private final ShortHeat heat;
    private final Cholesky poisson;
    private final double unit;
    private final double time;

    private HeatMethod(TriangleMesh mesh, IntrinsicFaces faces, HeatOptions options) {
        this.mesh = mesh;
        Laplacian laplacian = Laplacian.of(faces);
        SparseMatrix stiffness = laplacian.stiffness();
        SymbolicFactor symbolic = SymbolicFactor.of(stiffness);
        unit = faces.meanLength();
        flow = new FaceFlow(faces, unit);
        components = new Components(faces.vertexCount(), faces.corners());
        poisson = Cholesky.of(symbolic, stiffness.plusDiagonal(1, components.held(stiffness)));
        time = options.timeFactor() * unit * unit;
        double[] mass =
                Arrays.stream(laplacian.mass()).map(area -> area / unit / unit).toArray();
        heat = new ShortHeat(
                symbolic,
                stiffness,
                mass,
                options.timeFactor(),
                options.boundary() == HeatOptions.Boundary.NEUMANN
                        ? null
                        : Rim.vertices(
                                faces.vertexCount(),
                                options.triangles() == HeatOptions.Triangles.REFINED
                                        ? faces.corners()
                                        : mesh.triangles()));
    }

    /**
     * Factors for a mesh with {@link HeatOptions#standard}.
     *
     * @param mesh any mesh with an area
     * @return the solver
     * @throws MeshException if the mesh has no area, or one that cannot be computed
     */
    public static HeatMethod of(TriangleMesh mesh) {
        return of(mesh, HeatOptions.standard());
    }

    /**
     * Factors for a mesh.
     *
     * @param mesh any mesh with an area
     * @param options time, triangles, boundaries
     * @return the solver
     * @throws MeshException if the mesh has no area, or one that cannot be computed; for {@link HeatOptions.Triangles#REFINED}
     *     also if it is no oriented manifold
     */
    public static HeatMethod of(TriangleMesh mesh, HeatOptions options) {
        IntrinsicFaces faces =
                switch (options.triangles()) {
                    case PLAIN -> IntrinsicFaces.of(mesh);
                    case ROBUST -> IntrinsicFaces.robust(mesh);
                    case REFINED ->
                        IntrinsicTriangulation.refined(
                                        Surface.of(mesh), RefinementOptions.forVertices(mesh.vertexCount()))
                                .subdividedFaces();
                };
        return new HeatMethod(mesh, faces, options);
    }

    /**
     * The time of the flow.
     *
     * @return t = m h², an area
     */
    public double time() {
        return time;
    }

    /**
     * The distance of each vertex from the nearest of some vertices.
     *
     * @param sources vertex ids, at least one
     * @return [V], in the units of the mesh, 0 at the sources; +∞ in components without a source
     */
    public double[] distances(int... sources) {
        HeatSources list = new HeatSources(mesh);
        for (int source : sources) {
            list.add(new SurfacePoint.AtVertex(source));
        }
        return distances(list);
    }

    /**
     * The distance of each vertex from the nearest of some points.
     *
     * @param sources points, at least one; heat begins at the corners of the face or edge that a point lies in, by its weights
     * @return [V], in the units of the mesh; +∞ in components without a source
     */
    public double[] distances(SurfacePoint... sources) {
        HeatSources list = new HeatSources(mesh);
        for (SurfacePoint source : sources) {
            list.add(source);
        }
        return distances(list);
    }

    private double[] distances(HeatSources sources) {
        double[] b = sources.heat(components.vertexCount());
        boolean[] reached = new boolean[components.count()];
        double[] shift = new double[components.count()];
        double[] weight = new double[components.count()];
        double[] sum = new double[b.length];
        for (int i = 0; i < sources.count(); i++) {
            reached[components.of(sources.vertex(i))] = true;
        }
        boolean[] done = new boolean[flow.faceCount()];
        for (int level = 0; level < ShortHeat.LEVELS; level++) {
            double[] u = heat.solve(b, level);
            flow.addUnitFlow(u, ShortHeat.LEAST, done, sum);
            if (arrived(u, reached)) {
                break;
            }
        }
        double[] phi = poisson.solve(sum);
        for (int i = 0; i < sources.count(); i++) {
            int c = components.of(sources.vertex(i));
            shift[c] += sources.weight(i) * (phi[sources.vertex(i)] - sources.distance(i) / unit);
            weight[c] += sources.weight(i);
        }
        double[] distance = Arrays.copyOf(phi, mesh.vertexCount());
        for (int v = 0; v < distance.length; v++) {
            int c = components.of(v);
            distance[v] =
                    reached[c] ? unit * Math.max(0, distance[v] - shift[c] / weight[c]) : Double.POSITIVE_INFINITY;
        }
        for (int i = 0; i < sources.count(); i++) {
            int v = sources.vertex(i);
            distance[v] = Math.min(distance[v], sources.distance(i));
        }
        return distance;
    }

    private boolean arrived(double[] u, boolean[] reached) {
        for (int v = 0; v < u.length; v++) {
            if (!(Math.abs(u[v]) >= ShortHeat.LEAST) && reached[components.of(v)]) {
                return false;
            }
        }
        return true;
    }
}
