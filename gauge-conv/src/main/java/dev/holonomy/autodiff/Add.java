package dev.holonomy.autodiff;

import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.Tensor;

/** Sum of two tensors of one shape: the residual connection. */
public record Add() implements Operation {
    private static final AddScaled ADD_SCALED = new AddScaled();

    @Override
    public int[] outputShape(Tensor... inputs) {
        inputs[1].require("add", inputs[0].shape());
        return inputs[0].shape();
    }

    @Override
    public Tensor[] forward(Scope scope, Tensor output, Tensor... inputs) {
        output.buffer().clear();
        for (Tensor input : inputs) {
            scope.device().launch(ADD_SCALED, output.size(), output.buffer(), input.buffer(), 1.0);
        }
        return new Tensor[0];
    }

    @Override
    public void backward(Gradients gradients, Application applied, Tensor outputGradient) {
        for (Tensor input : applied.inputs()) {
            gradients.sum(input).ifPresent(sum -> gradients
                    .scope()
                    .device()
                    .launch(ADD_SCALED, sum.size(), sum.buffer(), outputGradient.buffer(), 1.0));
        }
    }
}
