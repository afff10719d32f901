package dev.holonomy.data;

import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.mesh.io.Vts;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Meshes of different connectivity with lists of corresponding vertices: {@code NAME.off} (obj, ply, stl) and {@code corres/NAME.vts}, row k of
 * one list corresponding to row k of every other (the remeshed FAUST and SCAPE of Ren et al. 2018).
 */
public final class CorrespondenceFolder {
    private static final List<String> MESHES = List.of(".off", ".obj", ".ply", ".stl");

    private final Path folder;

    /**
     * A folder.
     *
     * @param folder with a folder {@code corres} in it
     * @throws DataSetException if it is not
     */
    public CorrespondenceFolder(Path folder) {
        if (!Files.isDirectory(folder.resolve("corres"))) {
            throw new DataSetException(
                    folder + ": no folder corres in it, wanted meshes NAME.off with lists corres/NAME.vts");
        }
        this.folder = folder;
    }

    /**
     * Two meshes by name.
     *
     * @param source maps from
     * @param target maps to
     */
    public record Pair(String source, String target) {}

    /**
     * Pairs of meshes that a person asks for.
     *
     * @param wanted {@code FIRST..LAST}, all pairs of the meshes between, in natural order, the first one the source; or a file as of
     *     {@link #pairs(Path)}
     * @return the pairs, at least one
     * @throws DataSetException if there is no such file or range
     */
    public List<Pair> pairs(String wanted) {
        int dots = wanted.indexOf("..");
        if (Files.exists(Path.of(wanted)) || dots < 0) {
            return pairs(Path.of(wanted));
        }
        List<String> names = names();
        int first = names.indexOf(wanted.substring(0, dots));
        int last = names.indexOf(wanted.substring(dots + 2));
        if (first < 0 || last <= first) {
            throw new DataSetException(folder + ": no meshes " + wanted + ", it has " + names.size()
                    + (names.isEmpty() ? "" : " from " + names.get(0) + " to " + names.get(names.size() - 1)));
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i = first; i < last; i++) {
            for (int j = i + 1; j <= last; j++) {
                pairs.add(new Pair(names.get(i), names.get(j)));
            }
        }
        return pairs;
    }

    /**
     * Reads pairs, a source and a target a line; empty lines and what follows a # do not count.
     *
     * @param file the file
     * @return the pairs, at least one
     * @throws DataSetException if a line is no pair, or a mesh is not in the folder; names the line
     */
    public List<Pair> pairs(Path file) {
        List<Pair> pairs = new ArrayList<>();
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).replaceAll("#.*", "").strip();
                if (line.isEmpty()) {
                    continue;
                }
                String[] names = line.split("\\s+", -1);
                String where = file + ", line " + (i + 1) + ": ";
                if (names.length != 2) {
                    throw new DataSetException(where + names.length + " names, wanted a source and a target");
                }
                for (String name : names) {
                    if (meshFile(name) == null) {
                        throw new DataSetException(where + "no mesh " + name + ".off (.obj, .ply, .stl) in " + folder);
                    }
                }
                pairs.add(new Pair(names[0], names[1]));
            }
        } catch (MalformedInputException e) {
            throw new DataSetException(file + ": no text, wanted a source and a target a line", e);
        } catch (IOException e) {
            throw new DataSetException(file + ": cannot be read, wanted a source and a target a line", e);
        }
        if (pairs.isEmpty()) {
            throw new DataSetException(file + ": no pairs, wanted a source and a target a line");
        }
        return pairs;
    }

    private @Nullable Path meshFile(String name) {
        return MESHES.stream()
                .map(ending -> folder.resolve(name + ending))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(null);
    }

    /**
     * Where a mesh is.
     *
     * @param name its name
     * @return its file
     * @throws DataSetException if there is none
     */
    public Path file(String name) {
        Path file = meshFile(name);
        if (file == null) {
            throw new DataSetException(folder + ": no mesh " + name + ".off (.obj, .ply, .stl)");
        }
        return file;
    }

    /**
     * The vertices of a mesh that correspond to those of others.
     *
     * @param name its name
     * @param mesh the mesh
     * @return vertex ids, from 0, one a row
     * @throws DataSetException if the list names a vertex the mesh does not have
     * @throws dev.holonomy.mesh.io.MeshFormatException if it is no list
     */
    public int[] rows(String name, TriangleMesh mesh) {
        return rows(folder.resolve("corres").resolve(name + ".vts"), mesh);
    }

    /**
     * The vertices of a list.
     *
     * @param list a {@code .vts}
     * @param mesh the mesh it belongs to
     * @return vertex ids, from 0, one a row
     * @throws DataSetException if the list names a vertex the mesh does not have
     * @throws dev.holonomy.mesh.io.MeshFormatException if it is no list
     */
    public static int[] rows(Path list, TriangleMesh mesh) {
        int[] rows = Vts.read(list);
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] >= mesh.vertexCount()) {
                throw new DataSetException(list + ", row " + (i + 1) + ": vertex " + (rows[i] + 1) + ", the mesh has "
                        + mesh.vertexCount() + " vertices (the file counts from 1)");
            }
        }
        return rows;
    }

    /**
     * Reads a mesh.
     *
     * @param name its name
     * @return the mesh
     */
    public TriangleMesh mesh(String name) {
        return MeshFiles.read(file(name));
    }

    /**
     * The names of the meshes that have a list.
     *
     * @return in natural order
     */
    public List<String> names() {
        try (Stream<Path> lists = Files.list(folder.resolve("corres"))) {
            return lists.map(f -> String.valueOf(f.getFileName()))
                    .filter(f -> f.endsWith(".vts"))
                    .map(f -> f.substring(0, f.length() - ".vts".length()))
                    .filter(name -> meshFile(name) != null)
                    .sorted(NaturalOrder.INSTANCE)
                    .toList();
        } catch (IOException e) {
            throw new DataSetException(folder + ": cannot be listed", e);
        }
    }
}
