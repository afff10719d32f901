package dev.holonomy.app;

import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.io.MeshFile;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.mesh.io.ValueFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that makes a mesh file of another one: what it reads, writes and tells is the same whatever it does between. */
abstract class TransformCommand extends HolonomyCommand {
    @Parameters(index = "0", paramLabel = "IN", description = "A mesh file.")
    private Path in = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "OUT",
            description = "The file to write: .ply, .vtu, .obj, .off, .glb or .stl.")
    private Path out = Path.of("");

    @Option(
            names = "--values",
            order = 100,
            paramLabel = "FILE",
            description =
                    "Values of IN to take along: .npy, .npz, .txt, .csv, .vts, .seg, .eseg or .ply; may be repeated.")
    private List<Path> valueFiles = List.of();

    @Option(
            names = "--map",
            order = 101,
            paramLabel = "FILE",
            description = "Where the maps of the indices go (default: OUT with .map.npz for its extension).")
    private @Nullable Path map;

    @Option(names = "--force", order = 102, description = "Replace existing files.")
    private boolean force;

    TransformCommand(Streams streams) {
        super(streams);
    }

    final Path out() {
        return out;
    }

    /** Looks at the options, before any file is touched, and says what is to be done with the mesh. */
    abstract Function<MeshFile, Transformed> transformation();

    /** Whether text is wanted where the format has both. */
    boolean asText() {
        return false;
    }

    @Override
    final Answer run() {
        MeshFiles.held(out, List.of()); // refuses an unknown extension before any work
        Function<MeshFile, Transformed> transformation = transformation();
        List<Path> read = new ArrayList<>(valueFiles);
        read.add(in);
        Path[] inputs = read.toArray(new Path[0]);
        OutputPath.file(out, force, inputs);
        Path mapFile = map == null ? beside(out) : map;
        if (out.toAbsolutePath().normalize().equals(mapFile.toAbsolutePath().normalize())) {
            throw wrongUsage("--map is OUT, wanted another file");
        }
        OutputPath.file(mapFile, force, inputs);
        MeshFile file = load(in);
        List<MeshValues> values = new ArrayList<>(file.values());
        valueFiles.forEach(path -> values.addAll(ValueFiles.read(path, file.mesh())));
        Stopwatch watch = Stopwatch.start();
        Transformed made = transformation.apply(file);
        double spent = watch.lap();
        return new MeshOutput(out, mapFile, file, made, values, asText()).answer(spec().name() + "_ms", spent);
    }

    /** {@code OUT.map.npz} for {@code OUT.ply}. */
    private static Path beside(Path mesh) {
        String name = String.valueOf(mesh.getFileName());
        int dot = name.lastIndexOf('.');
        return mesh.resolveSibling((dot < 1 ? name : name.substring(0, dot)) + ".map.npz");
    }
}
