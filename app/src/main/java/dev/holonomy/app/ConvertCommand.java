package dev.holonomy.app;

import dev.holonomy.mesh.io.MeshFile;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.mesh.repair.Repaired;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code convert}: a mesh in another format. */
@Command(
        name = "convert",
        description = "Write a mesh in the format of another extension: .ply, .vtu, .obj, .off, .glb or .stl.",
        footer = {
            "",
            "Vertices and faces keep their order; values go along where the format holds them. What changes is told:",
            "polygons cut, coordinates rounded, values left out. Where vertices are merged or renumbered (.stl),",
            "OUT.map.npz holds the maps: vertex_new_of_old, vertex_old_of_new, face_new_of_old, face_old_of_new."
        })
final class ConvertCommand extends TransformCommand {
    @Option(names = "--text", description = "Write text where the format has both (.ply, .stl).")
    private boolean text;

    ConvertCommand(Streams streams) {
        super(streams);
    }

    @Override
    boolean asText() {
        return text;
    }

    @Override
    Function<MeshFile, Transformed> transformation() {
        if (text && !MeshFiles.hasText(out())) {
            throw wrongUsage("--text: " + out() + " has no text form, wanted .ply, .stl, .obj or .off");
        }
        return file -> Transformed.of(Repaired.of(file.mesh()));
    }
}
