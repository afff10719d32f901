package dev.holonomy.layer;

import dev.holonomy.autodiff.ComplexOperator;
import dev.holonomy.autodiff.SpectralDiffusion;
import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.Tensor;
import java.util.Optional;

/**
 * What the layers of a network read of one surface, on a device.
 *
 * @param charts the charts
 * @param areas vertex areas divided by their sum, [V]
 * @param diffusion the eigenfunctions, for networks that diffuse
 * @param gradient the gradient of scalars, for networks that read it
 */
public record SurfaceTensors(
        ChartTensors charts, Tensor areas, Optional<SpectralDiffusion> diffusion, Optional<ComplexOperator> gradient) {
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
                gradient);
    }

    /**
     * The same with a gradient operator.
     *
     * @param operator G, on the same device
     * @return the tensors
     */
    public SurfaceTensors withGradient(ComplexOperator operator) {
        return new SurfaceTensors(charts, areas, diffusion, Optional.of(operator));
    }
}
