package dev.holonomy.app;

import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.exact.ExactGeodesics;
import dev.holonomy.geodesic.exact.ExactQuery;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.io.ValueFiles;
import dev.holonomy.mesh.io.ValueKind;
import dev.holonomy.viewer.scene.SurfaceGeometry;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A map between two meshes that are looked at: its target is known, and so is how far it is from the true one. */
final class MeshMatch {
    private MeshMatch() {}

    /**
     * Gives maps the second mesh as their target.
     *
     * @param values of the first mesh; its maps are replaced, and the value {@code error} is added where the true map is known
     * @param truth a file with the true map
     * @param name of the second mesh
     */
    static void join(
            List<MeshValues> values, TriangleMesh source, TriangleMesh target, @Nullable Path truth, Path name) {
        VertexMap first = null;
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof VertexMap map) {
                VertexMap known = onto(map, target, name);
                values.set(i, known);
                first = first == null ? known : first;
            }
        }
        if (truth != null && first != null) {
            MeshValues read = ValueFiles.read(truth, source, ValueKind.MAP).get(0);
            values.add(errors(first, onto((VertexMap) read, target, name), target));
        }
    }

    private static VertexMap onto(VertexMap map, TriangleMesh target, Path name) {
        if (map.targetCount() > target.vertexCount()) {
            throw new CommandException("the map '" + map.name() + "' names vertex " + (map.targetCount() - 1) + ", "
                    + name + " has " + target.vertexCount() + " vertices");
        }
        return new VertexMap(map.name(), map.targets(), target.vertexCount());
    }

    /** Exact geodesic distances between found and true images, as shares of the root of the target's area. */
    private static VertexScalars errors(VertexMap found, VertexMap known, TriangleMesh target) {
        Surface surface = Surface.of(target);
        ExactGeodesics geodesics = new ExactGeodesics(surface.halfEdges(), surface.lengths());
        double area = 0;
        for (int f = 0; f < target.faceCount(); f++) {
            area += SurfaceGeometry.area(target, f);
        }
        double unit = Math.sqrt(area);
        double[] errors = new double[found.count()];
        IntStream.range(0, 64).parallel().forEach(part -> {
            ExactQuery query = geodesics.query();
            for (int v = part; v < errors.length; v += 64) {
                int a = found.targets()[v];
                int b = known.targets()[v];
                errors[v] = a < 0 || b < 0 ? Double.NaN : distance(query, target, a, b) / unit;
            }
        });
        return new VertexScalars("error", errors);
    }

    /** Most errors are small, so the search begins with little more than the straight line and widens. */
    private static double distance(ExactQuery query, TriangleMesh mesh, int a, int b) {
        if (a == b) {
            return 0;
        }
        double straight = 0;
        for (int axis = 0; axis < 3; axis++) {
            double d = mesh.coordinate(a, axis) - mesh.coordinate(b, axis);
            straight += d * d;
        }
        for (double radius = 1.1 * Math.sqrt(straight) + Double.MIN_NORMAL; ; radius *= 2) {
            double distance = query.distances(radius, b)[a];
            if (Double.isFinite(distance)) {
                return distance;
            }
            if (radius > 1e6 * Math.sqrt(straight)) {
                return Double.NaN; // another component: no path leads there
            }
        }
    }
}
