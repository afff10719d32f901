package dev.holonomy.app;

import dev.holonomy.mesh.ColorMap;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.mesh.io.Npy;
import dev.holonomy.mesh.io.NpyArray;
import dev.holonomy.mesh.io.Npz;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A file of one or more numbers for every vertex: npy with the columns of [V, n], or [V] if there is one; npz with an array each,
 * or one named "values" like that of npy; or the mesh as PLY coloured by the first.
 */
final class VertexValuesFile {
    private VertexValuesFile() {}

    /** Whether the name of a file says a format that {@link #write} knows. */
    static boolean knows(Path file) {
        return file.toString().matches("(?i).*\\.(npy|npz|ply)");
    }

    /**
     * Writes values that are things of their own.
     *
     * @param file what {@link #knows}
     * @param mesh the mesh
     * @param values one or more, [V] each
     */
    static void write(Path file, TriangleMesh mesh, List<VertexScalars> values) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        values.forEach(value -> arrays.put(value.name(), NpyArray.of(value.values(), mesh.vertexCount())));
        write(file, mesh, values, arrays);
    }

    /** Writes values that are the columns of one table. */
    static void writeTable(Path file, TriangleMesh mesh, List<VertexScalars> columns) {
        write(file, mesh, columns, Map.of("values", table(mesh.vertexCount(), columns)));
    }

    private static void write(Path file, TriangleMesh mesh, List<VertexScalars> values, Map<String, NpyArray> arrays) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".npy")) {
            Npy.write(file, table(mesh.vertexCount(), values));
        } else if (name.endsWith(".npz")) {
            Npz.write(file, arrays);
        } else {
            MeshFiles.writeColored(file, mesh, List.<MeshValues>copyOf(values), values.get(0), ColorMap.VIRIDIS);
        }
    }

    private static NpyArray table(int vertices, List<VertexScalars> values) {
        if (values.size() == 1) {
            return NpyArray.of(values.get(0).values(), vertices);
        }
        double[] rows = new double[Math.multiplyExact(vertices, values.size())];
        for (int c = 0; c < values.size(); c++) {
            for (int v = 0; v < vertices; v++) {
                rows[v * values.size() + c] = values.get(c).values()[v];
            }
        }
        return NpyArray.of(rows, vertices, values.size());
    }
}
