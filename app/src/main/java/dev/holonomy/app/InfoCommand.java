package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.mesh.MeshChecks;
import dev.holonomy.mesh.MeshReport;
import dev.holonomy.mesh.SelfIntersections;
import dev.holonomy.mesh.io.MeshFile;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.mesh.io.MeshFormatException;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code info}: what meshes are like. */
@Command(
        name = "info",
        description = "Show counts, topology, defects, areas, edge statistics and attributes of meshes.",
        footer = {
            "",
            "Of several meshes those that cannot be read are named, the others shown; the exit status is 1 then."
        })
final class InfoCommand extends HolonomyCommand {
    @Parameters(arity = "1..*", paramLabel = "MESH", description = "Mesh files.")
    private List<Path> paths = List.of();

    @Option(
            names = "--self-intersections",
            description = "Look for faces that cross or lie on each other as well, which takes longer.")
    private boolean selfIntersections;

    InfoCommand(Streams streams) {
        super(streams);
    }

    @Override
    Answer run() {
        if (paths.size() == 1) {
            MeshSummary summary = summary(paths.get(0));
            return Answer.of(summary.json(), summary.text());
        }
        ObjectNode json = Json.object();
        ArrayNode meshes = json.putArray("meshes");
        StringJoiner text = new StringJoiner(System.lineSeparator() + System.lineSeparator());
        boolean allRead = true;
        try (Progress progress = Progress.of(streams(), "reading", "meshes", paths.size())) {
            for (Path path : paths) {
                try {
                    MeshSummary summary = summary(path);
                    meshes.add(summary.json());
                    text.add(summary.text());
                } catch (MeshFormatException e) {
                    allRead = false;
                    String reason = Failures.describe(e);
                    meshes.addObject().put("file", path.toString()).put("error", reason);
                    streams().err().println("holonomy: " + reason);
                }
                progress.step();
            }
        }
        return new Answer(allRead ? ExitCode.OK : ExitCode.SOFTWARE, json, text.toString());
    }

    private MeshSummary summary(Path path) {
        Stopwatch watch = Stopwatch.start();
        MeshFile file = MeshFiles.load(path);
        double readMs = watch.lap();
        MeshReport report = MeshChecks.of(file.mesh());
        if (selfIntersections) {
            report = report.with(SelfIntersections.of(file.mesh()));
        }
        return new MeshSummary(path, file, readMs, report);
    }
}
