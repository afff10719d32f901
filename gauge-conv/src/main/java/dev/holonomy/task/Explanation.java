package dev.holonomy.task;

import dev.holonomy.autodiff.Tape;
import dev.holonomy.compute.Scope;
import dev.holonomy.layer.Pass;
import dev.holonomy.model.PreparedSurface;
import dev.holonomy.tensor.Tensor;
import java.util.Optional;

/** What is behind a decision of a network on one surface: its features before the head, and the derivative of a logit by its inputs. */
public final class Explanation {
    private final Segmentation model;

    /**
     * Explains a network.
     *
     * @param model the network; not closed here
     */
    public Explanation(Segmentation model) {
        this.model = model;
    }

    /**
     * A field on the vertices of a surface.
     *
     * @param values order 0, then cos and sin of order 1 and so on, [V, 2 order + 1, channels]
     * @param order its highest order
     * @param channels C
     */
    @SuppressWarnings("ArrayRecordComponent") // made once and read only
    public record Field(double[] values, int order, int channels) {
        /**
         * One number.
         *
         * @param vertex the vertex
         * @param component 0 for order 0, 2 n − 1 and 2 n for the parts of order n
         * @param channel the channel
         * @return the number
         */
        public double at(int vertex, int component, int channel) {
            return values[(vertex * (2 * order + 1) + component) * channels + channel];
        }
    }

    /**
     * The field from which the head reads its outputs.
     *
     * @param surface prepared for the network
     * @return the field, which turns with the frames; empty where the network has none
     */
    public Optional<Field> features(PreparedSurface surface) {
        try (Scope pass = model.device().scope()) {
            Segmentation.Loaded loaded = model.load(pass, surface);
            return model.net()
                    .field(new Pass(new Tape(pass), loaded.surface(), false, 0), loaded.inputs())
                    .map(Explanation::read);
        }
    }

    private static Field read(Tensor field) {
        return new Field(field.read(), (field.extent(1) - 1) / 2, field.extent(2));
    }

    /**
     * The derivative of a logit by every number of the input field.
     *
     * @param surface prepared for the network
     * @param element a vertex or face, as the network labels
     * @param classId the class
     * @return ∂ logit / ∂ input, of the shape of the input field; it turns with the frames as the inputs do
     */
    public Field gradient(PreparedSurface surface, int element, int classId) {
        try (Scope pass = model.device().scope()) {
            Segmentation.Loaded loaded = model.load(pass, surface);
            Tape tape = new Tape(pass);
            Tensor sum = Tensor.zeros(pass, loaded.inputs().shape());
            tape.watch(loaded.inputs(), sum);
            Tensor logits = model.logits(new Pass(tape, loaded.surface(), false, 0), loaded);
            double[] one = new double[logits.size()];
            one[element * logits.extent(2) + classId] = 1;
            tape.backward(logits, Tensor.of(pass, one, logits.shape()));
            return read(sum);
        }
    }
}
