package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.geodesic.sparse.Cholesky;
import dev.holonomy.geodesic.spectral.Laplacian;
import dev.holonomy.geodesic.spectral.Spectrum;
import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;
import java.nio.file.Path;

/**
 * Eigenpairs with the times they took.
 *
 * @param laplacian L and M
 * @param spectrum the eigenpairs
 * @param factorMs milliseconds to assemble and factor
 * @param solveMs milliseconds to find the eigenpairs
 */
record EigenSolve(Laplacian laplacian, Spectrum spectrum, double factorMs, double solveMs) {
    /**
     * The first eigenpairs of a mesh.
     *
     * @param path its file, for the message
     * @param mesh the mesh
     * @param count how many
     * @throws MeshException if the mesh has too few vertices
     */
    static EigenSolve of(Path path, TriangleMesh mesh, int count) {
        if (count >= mesh.vertexCount()) {
            throw new MeshException(path + ": " + count + " eigenpairs want more than " + count
                    + " vertices, the mesh has " + mesh.vertexCount());
        }
        Stopwatch watch = Stopwatch.start();
        Laplacian laplacian = Laplacian.robust(mesh);
        Cholesky factor = Spectrum.factor(laplacian);
        double factorMs = watch.lap();
        Spectrum spectrum = Spectrum.of(laplacian, factor, count);
        return new EigenSolve(laplacian, spectrum, factorMs, watch.lap());
    }

    /** Adds the keys of the contract. */
    void tell(ObjectNode json) {
        json.put("k", spectrum.values().length);
        Json.put(json, "factor_ms", factorMs);
        Json.put(json, "solve_ms", solveMs);
        Json.put(json, "eigenvalues", spectrum.values());
    }
}
