package dev.holonomy.mesh.io;

import dev.holonomy.mesh.ColorMap;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads and writes mesh files.
 *
 * <p>The format is found in the content; the extension decides only where the content leaves it open. Gzip is unpacked,
 * whatever the name. All objects or solids of a file become one mesh. Vertex and face order are those of the file and no
 * vertex is merged, but for STL, which has no vertices of its own.
 */
public final class MeshFiles {
    private static final List<MeshFormat> FORMATS = List.of(
            new PlyFormat(),
            new StlFormat(),
            new GltfFormat(),
            new VtkFormat(),
            new VtkXmlFormat(),
            new GmshFormat(),
            new OffFormat(),
            new ObjFormat());

    private MeshFiles() {}

    /**
     * Reads a mesh and everything the file holds beside it.
     *
     * @param path a regular file in one of the formats OFF, OBJ, PLY, STL, glTF, VTK, VTU, Gmsh MSH
     * @return mesh, values, map to polygons, warnings
     * @throws MeshFormatException if the file cannot be read
     */
    public static MeshFile load(Path path) {
        try {
            return read(FileBytes.read(path));
        } catch (OutOfMemoryError e) {
            long limit = Runtime.getRuntime().maxMemory() >> 20;
            throw new MeshFormatException(
                    Shown.path(path) + ": needs more than the " + limit + " MB that Java may use, raise -Xmx", e);
        }
    }

    /**
     * Reads a mesh.
     *
     * @param path a regular file in one of the formats OFF, OBJ, PLY, STL, glTF, VTK, VTU, Gmsh MSH
     * @return the mesh, polygons cut into triangles
     * @throws MeshFormatException if the file cannot be read
     */
    public static TriangleMesh read(Path path) {
        return load(path).mesh();
    }

    /**
     * Writes a mesh with values: {@code .ply} (binary, little-endian, double) or {@code .off} (no values).
     *
     * @param path the file, made or replaced as a whole
     * @param mesh the mesh
     * @param values values of its vertices and faces; must be empty for OFF
     * @throws MeshFormatException if the extension is another one, or the format cannot hold the values
     * @throws IllegalArgumentException if a value has another count than the mesh
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public static void write(Path path, TriangleMesh mesh, List<MeshValues> values) {
        switch (extension(path)) {
            case "ply" -> PlyWriter.write(path, mesh, values, null, null);
            case "off" -> {
                if (!values.isEmpty()) {
                    throw MeshFormatException.inFile(
                            path,
                            "OFF cannot hold the value "
                                    + Shown.token(values.get(0).name()) + ", PLY can");
                }
                OffWriter.write(path, mesh);
            }
            default -> throw MeshFormatException.inFile(path, "meshes are written as .ply or .off");
        }
    }

    /**
     * Writes a mesh as PLY with values and with the colours of one of them: labels in the colours of
     * {@link dev.holonomy.mesh.Palette}, anything else through a color map from its least to its largest finite number.
     *
     * @param path the file, {@code .ply}, made or replaced as a whole
     * @param mesh the mesh
     * @param values values of its vertices and faces
     * @param colored the value that gives the colours; need not be one of the values
     * @param map the color map for numbers
     * @throws MeshFormatException if the extension is another one
     * @throws IllegalArgumentException if a value has another count than the mesh
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public static void writeColored(
            Path path, TriangleMesh mesh, List<MeshValues> values, MeshValues colored, ColorMap map) {
        if (!extension(path).equals("ply")) {
            throw MeshFormatException.inFile(path, "colored meshes are written as .ply");
        }
        boolean onFaces = PlyWriter.isOnFaces(colored);
        int count = onFaces ? mesh.faceCount() : mesh.vertexCount();
        if (colored.count() != count) {
            throw new IllegalArgumentException("the value " + colored.name() + " has " + colored.count()
                    + " numbers, the mesh has " + count + (onFaces ? " faces" : " vertices"));
        }
        PlyWriter.write(path, mesh, values, ValueColors.of(colored, map), colored);
    }

    /** The mesh that the bytes of a file hold. */
    static MeshFile read(FileBytes file) {
        return formatOf(file).read(file);
    }

    private static String extension(Path path) {
        String name = FileBytes.lowerAscii(String.valueOf(path.getFileName()));
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static MeshFormat formatOf(FileBytes file) {
        for (MeshFormat format : FORMATS) {
            if (format.recognises(file)) {
                return format;
            }
        }
        ForeignFormats.refuseContent(file);
        String extension = file.extension();
        return FORMATS.stream()
                .filter(f -> f.extension().equals(extension))
                .findFirst()
                .orElseThrow(() -> ForeignFormats.unknown(file));
    }
}
