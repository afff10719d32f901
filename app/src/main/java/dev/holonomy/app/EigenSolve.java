package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.geodesic.cache.Cached;
import dev.holonomy.geodesic.cache.GeometryCache;
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
 * @param cached whether the eigenpairs were read from the cache
 * @param factorMs milliseconds to assemble and factor; where they were read, to assemble
 * @param solveMs milliseconds to find the eigenpairs, or to read them
 * @param storeMs milliseconds to keep them
 */
record EigenSolve(
        Laplacian laplacian, Spectrum spectrum, boolean cached, double factorMs, double solveMs, double storeMs) {
    /**
     * The first eigenpairs of a mesh.
     *
     * @param path its file, for the message
     * @param mesh the mesh
     * @param count how many
     * @param cache where eigenpairs are kept
     * @throws MeshException if the mesh has too few vertices
     */
    static EigenSolve of(Path path, TriangleMesh mesh, int count, GeometryCache cache) {
        if (count >= mesh.vertexCount()) {
            throw new MeshException(path + ": " + count + " eigenpairs want more than " + count
                    + " vertices, the mesh has " + mesh.vertexCount());
        }
        Stopwatch watch = Stopwatch.start();
        Laplacian laplacian = Laplacian.robust(mesh);
        double assemblyMs = watch.lap();
        double[] factorMs = {0};
        Cached<Spectrum> answer = cache.spectrum(laplacian, count, () -> {
            Stopwatch factoring = Stopwatch.start();
            Cholesky factor = Spectrum.factor(laplacian);
            factorMs[0] = factoring.lap();
            return factor;
        });
        return new EigenSolve(
                laplacian,
                answer.value(),
                answer.hit(),
                assemblyMs + factorMs[0],
                answer.ms() - factorMs[0],
                answer.storeMs());
    }

    /** Adds the keys of the contract. */
    void tell(ObjectNode json) {
        json.put("k", spectrum.values().length);
        Json.put(json, "factor_ms", factorMs);
        Json.put(json, "solve_ms", solveMs);
        json.put("cached", cached);
        Json.put(json, "store_ms", storeMs);
        Json.put(json, "eigenvalues", spectrum.values());
    }
}
