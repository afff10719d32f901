package dev.holonomy.app;

import dev.holonomy.mesh.io.MeshFile;
import dev.holonomy.mesh.repair.DropDegenerate;
import dev.holonomy.mesh.repair.DropUnreferenced;
import dev.holonomy.mesh.repair.FillHoles;
import dev.holonomy.mesh.repair.KeepLargest;
import dev.holonomy.mesh.repair.Orient;
import dev.holonomy.mesh.repair.RepairStep;
import dev.holonomy.mesh.repair.Repaired;
import dev.holonomy.mesh.repair.SplitNonManifold;
import dev.holonomy.mesh.repair.Weld;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code repair}: a mesh without the defects that were asked to be mended. */
@Command(
        name = "repair",
        description = "Mend what is asked for, in the order of the options below, and tell every change.",
        footer = {
            "",
            "Values of the file follow. Where vertices or faces were merged, dropped or made, OUT.map.npz holds the maps:",
            "vertex_new_of_old, vertex_old_of_new, face_new_of_old, face_old_of_new, with -1 for none."
        },
        sortOptions = false)
final class RepairCommand extends TransformCommand {
    @Option(
            names = "--weld",
            paramLabel = "EPS",
            description = "Merge vertices within this distance, in units of the mesh; 0 for the same place.")
    private @Nullable Double weld;

    @Option(
            names = "--drop-degenerate",
            description = "Drop faces with a vertex twice, faces without area and repeated faces.")
    private boolean dropDegenerate;

    @Option(
            names = "--split-non-manifold",
            description = "Give each fan of faces a vertex of its own, cut at edges of three faces.")
    private boolean splitNonManifold;

    @Option(names = "--orient", description = "Turn faces so that neighbours agree, closed components to the outside.")
    private boolean orient;

    @Option(
            names = "--fill-holes",
            paramLabel = "N",
            description = "Fill holes of at most N edges (up to 1000) with the least area.")
    private @Nullable Integer fillHoles;

    @Option(names = "--keep-largest", description = "Keep only the component of most faces.")
    private boolean keepLargest;

    @Option(names = "--drop-unreferenced", description = "Drop vertices without a face.")
    private boolean dropUnreferenced;

    RepairCommand(Streams streams) {
        super(streams);
    }

    @Override
    Function<MeshFile, Transformed> transformation() {
        List<RepairStep> steps = fromOptions(this::steps);
        if (steps.isEmpty()) {
            throw wrongUsage("nothing to repair was asked for, wanted at least one of --weld, --drop-degenerate,"
                    + " --split-non-manifold, --orient, --fill-holes, --keep-largest, --drop-unreferenced");
        }
        return file -> {
            Repaired repaired = Repaired.of(file.mesh());
            for (RepairStep step : steps) {
                repaired = repaired.then(step);
            }
            return Transformed.of(repaired);
        };
    }

    private List<RepairStep> steps() {
        List<RepairStep> steps = new ArrayList<>();
        if (weld != null) {
            steps.add(new Weld(weld));
        }
        if (dropDegenerate) {
            steps.add(new DropDegenerate());
        }
        if (splitNonManifold) {
            steps.add(new SplitNonManifold());
        }
        if (orient) {
            steps.add(new Orient());
        }
        if (fillHoles != null) {
            steps.add(new FillHoles(fillHoles));
        }
        if (keepLargest) {
            steps.add(new KeepLargest());
        }
        if (dropUnreferenced) {
            steps.add(new DropUnreferenced());
        }
        return steps;
    }
}
