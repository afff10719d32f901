package dev.holonomy.app;

import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.io.MeshFile;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.mesh.io.ValueFiles;
import dev.holonomy.mesh.repair.Change;
import dev.holonomy.mesh.repair.IndexMap;
import dev.holonomy.mesh.repair.Repaired;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code convert}: a mesh in another format. */
@Command(
        name = "convert",
        description = "Write a mesh in the format of another extension: .ply, .vtu, .obj, .off, .glb or .stl.",
        footer = {
            "",
            "Vertices and faces keep their order; values go along where the format holds them. What changes is told:",
            "polygons cut, coordinates rounded, values left out. Where vertices are merged or renumbered (.stl), or faces",
            "are no longer those of the file, OUT.map.npz holds the maps of the indices."
        })
final class ConvertCommand extends HolonomyCommand {
    @Parameters(index = "0", paramLabel = "IN", description = "A mesh file.")
    private Path in = Path.of("");

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to write.")
    private Path out = Path.of("");

    @Option(names = "--text", description = "Write text where the format has both (.stl).")
    private boolean text;

    @Option(
            names = "--values",
            paramLabel = "FILE",
            description =
                    "Values of IN to take along: .npy, .npz, .txt, .csv, .vts, .seg, .eseg or .ply; may be repeated.")
    private List<Path> valueFiles = List.of();

    @Option(names = "--force", description = "Replace existing files.")
    private boolean force;

    ConvertCommand(Streams streams) {
        super(streams);
    }

    @Override
    Answer run() {
        MeshFiles.held(out, List.of()); // refuses an unknown extension before any work
        Path[] inputs = MeshOutput.inputs(in, valueFiles);
        OutputPath.file(out, force, inputs);
        Path maps = OutputPath.file(IndexMapFile.beside(out), force, inputs);
        MeshFile file = load(in);
        List<MeshValues> values = new ArrayList<>(file.values());
        valueFiles.forEach(path -> values.addAll(ValueFiles.read(path, file.mesh())));
        Repaired unchanged = Repaired.of(file.mesh());
        return new MeshOutput(out, maps, fromPolygons(file, unchanged), values, text).answer();
    }

    /** Triangles instead of the polygons of the file are a change, told and not mapped: values stand by triangle already. */
    static Repaired fromPolygons(MeshFile file, Repaired unchanged) {
        int[] polygons = file.polygonOfFace();
        if (polygons.length == 0) {
            return unchanged;
        }
        int cut = 0;
        for (int f = 1; f < polygons.length; f++) {
            boolean second = polygons[f] == polygons[f - 1] && (f < 2 || polygons[f - 2] != polygons[f]);
            cut += second ? 1 : 0;
        }
        IndexMap vertices = unchanged.vertices();
        List<Change> changes =
                cut == 0 ? List.of() : List.of(new Change("polygons_cut_into_triangles", cut, List.of()));
        return new Repaired(unchanged.mesh(), vertices, unchanged.faces(), changes);
    }
}
