package dev.holonomy.layer;

import dev.holonomy.autodiff.ComplexOperator;
import dev.holonomy.autodiff.SpectralDiffusion;
import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * What the layers of a network read of one surface, on a device.
 *
 * @param charts the charts
 * @param areas vertex areas divided by their sum, [V]
 * @param diffusion the eigenfunctions, for networks that diffuse
 * @param gradient the gradient of scalars, for networks that read it
 * @param coarser the next level, for networks that pool
 */
public record SurfaceTensors(
        ChartTensors charts,
        Tensor areas,
        Optional<SpectralDiffusion> diffusion,
        Optional<ComplexOperator> gradient,
        Optional<CoarserSurface> coarser) {
    /**
     * Tensors of a surface.
     *
     * @param scope owner of the memory
     * @param pairs the charts
     * @param vertexAreas areas, [V], any unit
     * @return without eigenfunctions
     */
    public static SurfaceTensors of(Scope scope, Pairs pairs, double[] vertexAreas) {
        double total = 0;
        for (double area : vertexAreas) {
            total += area;
        }
        double[] shares = new double[vertexAreas.length];
        for (int v = 0; v < shares.length; v++) {
            shares[v] = total > 0 ? vertexAreas[v] / total : 1.0 / shares.length;
        }
        return new SurfaceTensors(
                new ChartTensors(scope, pairs),
                Tensor.of(scope, shares, shares.length),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The same with eigenfunctions.
     *
     * @param scope owner of the memory
     * @param eigenfunctions [V, K], orthonormal for areas that sum to 1
     * @param eigenvalues [K], for a surface of area 1
     * @return the tensors
     */
    public SurfaceTensors withSpectrum(Scope scope, double[] eigenfunctions, double[] eigenvalues) {
        return new SurfaceTensors(
                charts,
                areas,
                Optional.of(SpectralDiffusion.of(scope, eigenfunctions, eigenvalues, areas.read())),
                gradient,
                coarser);
    }

    /**
     * The same with a gradient operator.
     *
     * @param operator G, on the same device
     * @return the tensors
     */
    public SurfaceTensors withGradient(ComplexOperator operator) {
        return new SurfaceTensors(charts, areas, diffusion, Optional.of(operator), coarser);
    }

    /**
     * The same with coarser levels.
     *
     * @param scope owner of the memory
     * @param levels each over the one before it, the first over the surface itself; may be empty
     * @return the tensors
     */
    public SurfaceTensors withCoarser(Scope scope, List<Coarsening> levels) {
        if (levels.isEmpty()) {
            return this;
        }
        Coarsening next = levels.get(0);
        SurfaceTensors surface =
                of(scope, next.pairs(), next.areas()).withCoarser(scope, levels.subList(1, levels.size()));
        return new SurfaceTensors(
                charts, areas, diffusion, gradient, Optional.of(new CoarserSurface(next.cells(scope), surface)));
    }
}
