package dev.holonomy.autodiff;

import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.Tensor;

/**
 * A differentiable function of tensors: its value and its derivative.
 *
 * <p>The list is sealed: the gradient check goes through it and fails where one has no case. An operation knows kernels and shapes,
 * and no device.
 */
public sealed interface Operation
        permits Add,
                Affine,
                Attention,
                ChangeComponents,
                ComplexLinear,
                ComplexProduct,
                CrossEntropy,
                Dropout,
                EquivariantLinear,
                Gate,
                GaugeBatchNorm,
                GaugeConvolution,
                GeodesicConvolution,
                GlobalPool,
                GradientFeatures,
                HarmonicWeights,
                Invariants,
                Largest,
                NormNonlinearity,
                Pool,
                RegularNonlinearity,
                SparseProduct,
                SpectralDiffusion,
                TangentConvolution,
                TangentHarmonics,
                Unpool {
    /**
     * The shape of the value; checked before memory is taken.
     *
     * @param inputs the inputs
     * @return the extents
     * @throws dev.holonomy.tensor.ShapeException if the inputs do not fit
     */
    int[] outputShape(Tensor... inputs);

    /**
     * Computes the value.
     *
     * @param scope owns what is kept for the derivative
     * @param output overwritten, of {@link #outputShape}
     * @param inputs the inputs, not modified
     * @return what the derivative needs besides inputs and output
     */
    Tensor[] forward(Scope scope, Tensor output, Tensor... inputs);

    /**
     * Adds the derivative by each input that wants one to its gradient.
     *
     * @param gradients where gradients are asked for
     * @param applied inputs, output and what {@link #forward} returned
     * @param outputGradient the derivative of the loss by the output
     */
    void backward(Gradients gradients, Application applied, Tensor outputGradient);

    /**
     * One application of an operation.
     *
     * @param inputs its inputs
     * @param output its value
     * @param saved what it kept
     */
    @SuppressWarnings("ArrayRecordComponent") // made by the tape, read by the operation, shared with nobody
    record Application(Tensor[] inputs, Tensor output, Tensor[] saved) {
        /**
         * One input.
         *
         * @param index its place
         * @return the tensor
         */
        public Tensor input(int index) {
            return inputs[index];
        }
    }
}
