package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.NpyArray;
import dev.holonomy.mesh.io.Npz;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spectrum}: the first eigenpairs of the Laplacian of a mesh. */
@Command(
        name = "spectrum",
        description = "Compute the first eigenpairs of the cotan Laplacian, with lumped mass.",
        footer = {
            "",
            "The npz file holds eigenvalues [K], eigenvectors [V,K] and mass [V].",
            "Eigenpairs that an earlier run kept are read, and solve_ms is the time for that; see --no-cache."
        })
final class SpectrumCommand extends HolonomyCommand {
    @Parameters(index = "0", paramLabel = "MESH", description = "A mesh file.")
    private Path meshPath = Path.of("");

    @Option(
            names = "--k",
            paramLabel = "K",
            defaultValue = "128",
            description = "How many eigenpairs (default: ${DEFAULT-VALUE}).")
    private int count;

    @Mixin
    private OutputOption output = new OutputOption();

    SpectrumCommand(Streams streams) {
        super(streams);
    }

    @Override
    Answer run() {
        atLeastOne("--k", count);
        Path file = output.checked(meshPath);
        TriangleMesh mesh = load(meshPath).mesh();
        EigenSolve solve = EigenSolve.of(meshPath, mesh, count, cache());
        double[] values = solve.spectrum().values();
        if (file != null) {
            Map<String, NpyArray> arrays = new LinkedHashMap<>();
            arrays.put("eigenvalues", NpyArray.of(values, count));
            arrays.put("eigenvectors", NpyArray.of(solve.spectrum().vectors(), mesh.vertexCount(), count));
            arrays.put("mass", NpyArray.of(solve.laplacian().mass(), mesh.vertexCount()));
            Npz.write(file, arrays);
        }
        ObjectNode json = Json.object();
        solve.tell(json);
        if (file != null) {
            json.put("file", file.toString());
        }
        return Answer.of(
                json,
                String.format(
                        Locale.ROOT,
                        "%d eigenvalues, %.6g to %.6g; factor %.0f ms, solve %.0f ms%s%s",
                        count,
                        values[0],
                        values[count - 1],
                        solve.factorMs(),
                        solve.solveMs(),
                        solve.cached() ? " (read from the cache)" : "",
                        file == null ? "" : "; written to " + file));
    }
}
