package dev.holonomy.autodiff;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.ShapeException;
import dev.holonomy.tensor.Tensor;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gauge-equivariant attention (Basu et al. 2022): y_p = Σ_q α_pq K^v_pq x_q with K_pq = ρ_out(θ) W(r) ρ_in(−θ) ρ_in(g_{q→p}) and
 * α_pq = w_q e^{l_pq} / Σ_q' w_q' e^{l_pq'}, l_pq = ⟨q_p, K^k_pq x_q⟩ / √d, d the numbers of a query.
 *
 * <p>Queries, keys and values turn together, so the logits are invariant. With areas w as weights of the softmax α does not depend on how
 * densely a mesh is sampled; with equal ones it is that of the paper. Everything is one bilinear form L(α; q, x) = Σ α_pq ⟨q_p, K_pq x_q⟩:
 * logits are its derivative by α ({@link GaugeDots}), values its derivative by q (a gauge convolution whose pairs are scaled by α), and so
 * are their own derivatives.
 *
 * <p>Inputs: x [V, M_in, C_in], q [V, M_out, C_q], W^k [R, M_in, C_in, M_out, C_q], W^v [R, M_in, C_in, M_out, C_out]. Value:
 * [V, M_out, C_out].
 *
 * @param pairs the pairs of each vertex, as of a gauge convolution with w = 1
 * @param reversed the pairs that reach each vertex, w = 1
 * @param reversedPairs the place in {@code pairs} of each reversed one, ints [E]
 * @param samePairs 0, 1, 2 …, ints [E]
 * @param weights w of each pair, reals [E]
 * @param orderIn highest order of x
 * @param orderOut highest order of q and y
 * @param rings R
 */
public record Attention(
        PairStream pairs,
        PairStream reversed,
        Buffer reversedPairs,
        Buffer samePairs,
        Buffer weights,
        int orderIn,
        int orderOut,
        int rings)
        implements Operation {
    @Override
    public int[] outputShape(Tensor... inputs) {
        int in = 2 * orderIn + 1;
        int out = 2 * orderOut + 1;
        inputs[0].require("attention, x", pairs.vertexCount(), in, -1);
        inputs[1].require("attention, q", pairs.vertexCount(), out, -1);
        int channels = inputs[0].extent(2);
        inputs[2].require("attention, W of the keys", rings, in, channels, out, inputs[1].extent(2));
        inputs[3].require("attention, W of the values", rings, in, channels, out, -1);
        if (channels == 0 || inputs[1].extent(2) == 0 || inputs[3].extent(4) == 0) {
            throw new ShapeException("attention", "no channels", "at least one in, of queries and out");
        }
        return new int[] {pairs.vertexCount(), out, inputs[3].extent(4)};
    }

    private GaugeMoments moments() {
        return new GaugeMoments(orderIn, orderOut, rings);
    }

    private static double scale(Tensor query) {
        return 1 / Math.sqrt(query.extent(1) * query.extent(2));
    }

    /** Keeps α. */
    @Override
    public Tensor[] forward(Scope scope, Tensor y, Tensor... inputs) {
        Tensor x = inputs[0];
        Buffer logits = moments().dots(scope, pairs, x, inputs[2], inputs[1]);
        Tensor alpha = Tensor.of(scope, logits.length());
        scope.device()
                .launch(new Softmax(), pairs.vertexCount(), pairs.offsets(), weights, logits, alpha.buffer(), (double)
                        (float) scale(inputs[1]));
        moments().convolve(scope.device(), scaledPairs(scope, alpha.buffer()), x, inputs[3], y, false);
        return new Tensor[] {alpha};
    }

    @Override
    public void backward(Gradients gradients, Application applied, Tensor dy) {
        Scope scope = gradients.scope();
        Tensor x = applied.input(0);
        Tensor query = applied.input(1);
        Buffer alpha = applied.saved()[0].buffer();
        moments().gradient(gradients, scaledReversed(scope, alpha), x, applied.input(3), dy);
        Buffer change = moments().dots(scope, pairs, x, applied.input(3), dy);
        Buffer logits = scope.reals(alpha.length());
        scope.device()
                .launch(new SoftmaxGradient(), pairs.vertexCount(), pairs.offsets(), alpha, change, logits, (double)
                        (float) scale(query));
        Tensor keys = applied.input(2);
        gradients.sum(query).ifPresent(dq -> moments()
                .convolve(scope.device(), scaledPairs(scope, logits), x, keys, dq, true));
        moments().gradient(gradients, scaledReversed(scope, logits), x, keys, query);
    }

    private PairStream scaledPairs(Scope scope, Buffer factors) {
        return scaled(scope, pairs, samePairs, factors, orderIn, orderOut);
    }

    private PairStream scaledReversed(Scope scope, Buffer factors) {
        return scaled(scope, reversed, reversedPairs, factors, orderOut, orderIn);
    }

    private PairStream scaled(Scope scope, PairStream stream, Buffer places, Buffer factors, int gathered, int made) {
        int factorCount = rings * (2 * made + 1);
        int width = factorCount + 2 * gathered;
        Buffer coefficients = scope.reals(stream.coefficients().length());
        scope.device()
                .launch(
                        new Scaled(factorCount, width),
                        coefficients.length(),
                        stream.coefficients(),
                        places,
                        factors,
                        coefficients);
        return new PairStream(stream.offsets(), stream.neighbours(), coefficients);
    }

    private record Softmax() implements Kernel {
        @Override
        public String name() {
            return "attention_weights";
        }

        @Override
        public String resource() {
            return "attention";
        }

        @Override
        public Map<String, Integer> constants() {
            return new TreeMap<>(Map.of("FACTORS", 1, "STREAM", 1));
        }

        @Override
        public void item(int p, Arguments a) {
            double[] alpha = a.reals(3);
            double most = Double.NEGATIVE_INFINITY;
            double sum = 0;
            for (int e = a.ints(0)[p]; e < a.ints(0)[p + 1]; e++) {
                most = Math.max(most, a.real(4) * a.reals(2)[e]);
            }
            for (int e = a.ints(0)[p]; e < a.ints(0)[p + 1]; e++) {
                alpha[e] = a.reals(1)[e] * Math.exp(a.real(4) * a.reals(2)[e] - most);
                sum += alpha[e];
            }
            for (int e = a.ints(0)[p]; e < a.ints(0)[p + 1]; e++) {
                alpha[e] = sum > 0 ? alpha[e] / sum : 0;
            }
        }
    }

    private record SoftmaxGradient() implements Kernel {
        @Override
        public String name() {
            return "attention_weights_gradient";
        }

        @Override
        public String resource() {
            return "attention";
        }

        @Override
        public Map<String, Integer> constants() {
            return new TreeMap<>(Map.of("FACTORS", 1, "STREAM", 1));
        }

        @Override
        public void item(int p, Arguments a) {
            double mean = 0;
            for (int e = a.ints(0)[p]; e < a.ints(0)[p + 1]; e++) {
                mean += a.reals(1)[e] * a.reals(2)[e];
            }
            for (int e = a.ints(0)[p]; e < a.ints(0)[p + 1]; e++) {
                a.reals(3)[e] = a.real(4) * a.reals(1)[e] * (a.reals(2)[e] - mean);
            }
        }
    }

    private record Scaled(int factors, int stream) implements Kernel {
        @Override
        public String name() {
            return "attention_stream";
        }

        @Override
        public String resource() {
            return "attention";
        }

        @Override
        public Map<String, Integer> constants() {
            return new TreeMap<>(Map.of("FACTORS", factors, "STREAM", stream));
        }

        @Override
        public void item(int i, Arguments a) {
            double factor = i % stream < factors ? a.reals(2)[a.ints(1)[i / stream]] : 1;
            a.reals(3)[i] = factor * a.reals(0)[i];
        }
    }
}
