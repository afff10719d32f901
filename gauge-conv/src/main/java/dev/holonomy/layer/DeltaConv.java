package dev.holonomy.layer;

import dev.holonomy.autodiff.Add;
import dev.holonomy.autodiff.ComplexProduct;
import dev.holonomy.autodiff.Largest;
import dev.holonomy.autodiff.NormNonlinearity;
import dev.holonomy.autodiff.RegularNonlinearity;
import dev.holonomy.autodiff.TangentHarmonics;
import dev.holonomy.tensor.Tensor;
import java.util.Optional;

/**
 * DeltaConv (Wiersma et al. 2022): scalars x and tangent vectors v through each other's derivatives.
 *
 * <p>x' = max_{q ∈ chart} σ(W_m x_q) + σ(W_x x + W_l |v| + W_d [div v, curl v]) and v' = σ_v(W_v v + G (W_s [div v, curl v] + W_g x')), G the
 * gradient; of the sum, only the second part reads neighbours, once, after the dense products. W_s holds the Hodge Laplacian of the paper,
 * grad div + J grad curl, among all linear maps of divergence and curl. σ normalises and bends, σ_v does so with lengths.
 */
public final class DeltaConv {
    private final AffineLayer largest;
    private final Norm largestNorm;
    private final AffineLayer scalars;
    private final AffineLayer derivatives;
    private final Norm scalarNorm;
    private final Optional<Vectors> vectors;

    private record Vectors(TangentLinear self, AffineLayer derivatives, AffineLayer gradient, Norm norm) {}

    /**
     * Both streams.
     *
     * @param x scalars, [V, 1, C]
     * @param v tangent vectors, [V, 2, C]; none after a layer that gives scalars only
     */
    public record Streams(Tensor x, Optional<Tensor> v) {}

    /**
     * A layer with fresh parameters under {@code name}.
     *
     * @param parameters where they are kept
     * @param name its name
     * @param in C_in of both streams
     * @param out C_out of both streams
     * @param vectors whether it gives vectors too
     */
    public DeltaConv(Parameters parameters, String name, int in, int out, boolean vectors) {
        largest = AffineLayer.linear(parameters, name + ".largest", in, out);
        largestNorm = new Norm(parameters, name + ".largest_norm", out, Norm.Statistics.SURFACE);
        scalars = AffineLayer.of(parameters, name + ".scalars", 2, in, out);
        derivatives = AffineLayer.linear(parameters, name + ".derivatives", 2 * in, out);
        scalarNorm = new Norm(parameters, name + ".scalar_norm", out, Norm.Statistics.SURFACE);
        this.vectors = vectors
                ? Optional.of(new Vectors(
                        TangentLinear.of(parameters, name + ".vectors", in, out),
                        AffineLayer.linear(parameters, name + ".vector_derivatives", 2 * in, 2 * out),
                        AffineLayer.of(parameters, name + ".gradient", 1, out, 2 * out),
                        new Norm(parameters, name + ".vector_norm", out, Norm.Statistics.SURFACE)))
                : Optional.empty();
    }

    /**
     * Gradients: ∇a + J ∇b of scalars a and b.
     *
     * @param pass the pass
     * @param ab a beside b, [V, 1, 2 C], or one after the other, [V, 2, C]
     * @return [V, 2, C]
     */
    public static Tensor gradient(Pass pass, Tensor ab) {
        TangentDerivatives of = pass.surface().charts().derivatives();
        return pass.apply(new ComplexProduct(of.gradient(), ComplexProduct.Kind.VECTORS), ab);
    }

    /**
     * Applies the layer.
     *
     * @param pass the pass
     * @param x [V, 1, C_in]
     * @param v [V, 2, C_in]
     * @return [V, 1, C_out] and [V, 2, C_out]
     */
    public Streams apply(Pass pass, Tensor x, Tensor v) {
        ChartTensors charts = pass.surface().charts();
        Tensor divergence =
                pass.apply(new ComplexProduct(charts.derivatives().divergence(), ComplexProduct.Kind.SCALARS), v);
        Tensor mixed =
                scalars.plus(pass, derivatives.apply(pass, divergence), x, pass.apply(new TangentHarmonics(0), v));
        Tensor most = pass.apply(
                new Largest(charts.neighbourhoods()), bent(pass, largestNorm.apply(pass, largest.apply(pass, x))));
        Tensor next = pass.apply(new Add(), most, bent(pass, scalarNorm.apply(pass, mixed)));
        return new Streams(next, vectors.map(own -> {
            Tensor slopes = own.gradient.plus(pass, own.derivatives.apply(pass, divergence), next);
            Tensor z = pass.apply(new Add(), own.self.apply(pass, v), gradient(pass, slopes));
            Tensor lengths = own.norm.apply(pass, pass.apply(new TangentHarmonics(0), z));
            return pass.apply(new NormNonlinearity(), z, lengths);
        }));
    }

    private static Tensor bent(Pass pass, Tensor x) {
        return pass.apply(RegularNonlinearity.pointwise(RegularNonlinearity.Function.SILU), x);
    }
}
