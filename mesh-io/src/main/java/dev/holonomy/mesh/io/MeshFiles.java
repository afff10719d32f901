package dev.holonomy.mesh.io;

import dev.holonomy.mesh.ColorMap;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

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
     * Writes a mesh with values, in the format of the extension: {@code .ply} and {@code .vtu} (binary, every bit and every
     * value kept), {@code .obj} and {@code .off} (text, every bit of the mesh kept), {@code .glb} and {@code .stl} (binary,
     * float32).
     *
     * @param path the file, made or replaced as a whole
     * @param mesh the mesh
     * @param values values of its vertices and faces, all of which the format can hold, as {@link #held} tells
     * @throws MeshFormatException if the extension is another one, the format cannot hold one of the values, or a coordinate
     *     is beyond float32 where the format has no more
     * @throws IllegalArgumentException if a value has another count than the mesh
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public static void write(Path path, TriangleMesh mesh, List<MeshValues> values) {
        check(path, mesh, values);
        switch (extension(path)) {
            case "ply" -> PlyWriter.write(path, mesh, values, PlyWriter.Form.BINARY, null, null);
            case "obj" -> ObjWriter.write(path, mesh, values);
            case "off" -> OffWriter.write(path, mesh);
            case "stl" -> StlWriter.writeBinary(path, mesh);
            case "glb" -> GlbWriter.write(path, mesh, values);
            default -> VtuWriter.write(path, mesh, values);
        }
    }

    /**
     * Writes a mesh as text where the extension alone means a binary file: {@code .ply} and {@code .stl}. Formats that are text
     * anyway are written as by {@link #write}.
     *
     * @param path the file, one that {@link #hasText}, made or replaced as a whole
     * @param mesh the mesh
     * @param values values of its vertices and faces, all of which the format can hold, as {@link #held} tells
     * @throws MeshFormatException if the format has no text, cannot hold one of the values, or a coordinate is beyond float32
     *     where the format has no more
     * @throws IllegalArgumentException if a value has another count than the mesh
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public static void writeText(Path path, TriangleMesh mesh, List<MeshValues> values) {
        if (!hasText(path)) {
            throw MeshFormatException.inFile(path, "only .ply, .stl, .obj and .off are written as text");
        }
        check(path, mesh, values);
        switch (extension(path)) {
            case "ply" -> PlyWriter.write(path, mesh, values, PlyWriter.Form.TEXT, null, null);
            case "stl" -> StlWriter.writeText(path, mesh);
            default -> write(path, mesh, values);
        }
    }

    /**
     * Whether the format of an extension has a text form.
     *
     * @param path the file that would be written
     * @return whether {@link #writeText} writes it
     */
    public static boolean hasText(Path path) {
        return List.of("ply", "stl", "obj", "off").contains(extension(path));
    }

    private static void check(Path path, TriangleMesh mesh, List<MeshValues> values) {
        List<MeshValues> held = held(path, values);
        for (MeshValues value : values) {
            if (!held.contains(value)) {
                throw MeshFormatException.inFile(
                        path,
                        extension(path).toUpperCase(Locale.ROOT) + " cannot hold the value " + Shown.token(value.name())
                                + ", PLY can");
            }
            checkCount(value, mesh);
        }
        if (isSingle(path)) {
            refuseBeyondSingle(path, mesh);
        }
    }

    private static void checkCount(MeshValues value, TriangleMesh mesh) {
        boolean onFaces = PlyWriter.isOnFaces(value);
        int count = onFaces ? mesh.faceCount() : mesh.vertexCount();
        if (value.count() != count) {
            throw new IllegalArgumentException("the value " + value.name() + " has " + value.count()
                    + " numbers, the mesh has " + count + (onFaces ? " faces" : " vertices"));
        }
    }

    /**
     * Those of some values that the format of an extension can hold.
     *
     * @param path the file that would be written
     * @param values values of vertices and faces
     * @return the ones that {@link #write} takes, in order
     * @throws MeshFormatException if meshes are not written with that extension
     */
    public static List<MeshValues> held(Path path, List<MeshValues> values) {
        return switch (extension(path)) {
            case "ply", "vtu" -> List.copyOf(values);
            case "glb" -> values.stream().filter(GlbWriter::holds).toList();
            case "obj" -> ObjWriter.held(values);
            case "off", "stl" -> List.of();
            default ->
                throw MeshFormatException.inFile(path, "meshes are written as .ply, .vtu, .obj, .off, .glb or .stl");
        };
    }

    /**
     * How many coordinates the format of an extension rounds, as it has only float32.
     *
     * @param path the file that would be written
     * @param mesh the mesh
     * @return the number of coordinates that would not read back as the same number
     */
    public static int roundedCoordinates(Path path, TriangleMesh mesh) {
        int rounded = 0;
        for (int i = 0; isSingle(path) && i < 3 * mesh.vertexCount(); i++) {
            double x = mesh.coordinate(i / 3, i % 3);
            rounded += (float) x == x ? 0 : 1;
        }
        return rounded;
    }

    /**
     * The vertices that the vertices of a mesh become when it is written and read again: STL has corners only, so vertices at
     * the same place become one and those without a face are lost.
     *
     * @param path the file that would be written
     * @param mesh the mesh
     * @return for each vertex the one that it becomes, or -1, [V]; empty where all stay as they are
     */
    public static int[] vertexMap(Path path, TriangleMesh mesh) {
        return extension(path).equals("stl") ? StlWriter.vertexMap(mesh) : new int[0];
    }

    private static boolean isSingle(Path path) {
        return extension(path).equals("stl") || extension(path).equals("glb");
    }

    private static void refuseBeyondSingle(Path path, TriangleMesh mesh) {
        for (int i = 0; i < 3 * mesh.vertexCount(); i++) {
            if (Float.isInfinite((float) mesh.coordinate(i / 3, i % 3))) {
                throw MeshFormatException.inFile(
                        path,
                        "vertex " + i / 3 + " has the coordinate " + mesh.coordinate(i / 3, i % 3)
                                + ", beyond the float32 of this format; PLY holds it");
            }
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
        values.forEach(value -> checkCount(value, mesh));
        checkCount(colored, mesh);
        PlyWriter.write(path, mesh, values, PlyWriter.Form.BINARY, ValueColors.of(colored, map), colored);
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
