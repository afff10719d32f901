package dev.holonomy.app;

import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.io.ValueFiles;
import dev.holonomy.mesh.io.ValueKind;
import java.nio.file.Path;
import java.util.List;
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
        return new VertexScalars("error", new TargetDistances(target).between(known.targets(), found.targets()));
    }
}
