package dev.holonomy.layer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A learned filter of a {@link GaugeConv} as a function on the disc: what a scalar at (r, θ) adds to the first component of order m at
 * the middle, W_c(r) cos m θ − W_s(r) sin m θ, the first row of ρ_m(θ) W(r).
 *
 * @param name the layer, the channels and the order
 * @param rings places along the radius, evenly from the middle to the rim
 * @param angles places around
 * @param values [rings, angles]
 */
@SuppressWarnings("ArrayRecordComponent") // small, made once and read only
public record DiscFilter(String name, int rings, int angles, double[] values) {
    private static final int RINGS = 13;
    private static final int ANGLES = 48;

    /**
     * The strongest filters of each gauge convolution and each order.
     *
     * @param parameters of a network
     * @param each how many of a layer and an order
     * @return none where no layer is a gauge convolution
     */
    public static List<DiscFilter> strongest(Parameters parameters, int each) {
        List<DiscFilter> filters = new ArrayList<>();
        for (Parameter parameter : parameters.all()) {
            if (parameter.value().rank() == 5 && parameter.name().endsWith(".weight")) {
                add(filters, parameter, each);
            }
        }
        return filters;
    }

    private static void add(List<DiscFilter> filters, Parameter parameter, int each) {
        String layer = parameter.name().substring(0, parameter.name().length() - ".weight".length());
        int[] shape = parameter.value().shape();
        double[] w = parameter.value().read();
        for (int order = 0; order <= (shape[3] - 1) / 2; order++) {
            List<DiscFilter> all = new ArrayList<>();
            for (int in = 0; in < shape[2]; in++) {
                for (int out = 0; out < shape[4]; out++) {
                    String name = layer + ": " + in + " to " + out + ", order " + order;
                    all.add(new DiscFilter(name, RINGS, ANGLES, values(w, shape, in, out, order)));
                }
            }
            all.sort(Comparator.comparingDouble((DiscFilter f) -> -f.size()));
            filters.addAll(all.subList(0, Math.min(each, all.size())));
        }
    }

    /** From weights [R, M_in, C_in, M_out, C_out]. */
    private static double[] values(double[] w, int[] shape, int in, int out, int order) {
        double[] values = new double[RINGS * ANGLES];
        for (int i = 0; i < RINGS; i++) {
            double cos = 0;
            double sin = 0;
            for (int k = 0; k < shape[0]; k++) {
                double hat = ChartTensors.hat(i / (RINGS - 1.0), k, shape[0]);
                int at = (k * shape[1] * shape[2] + in) * shape[3] * shape[4] + out;
                cos += hat * w[at + Math.max(0, 2 * order - 1) * shape[4]];
                sin += order == 0 ? 0 : hat * w[at + 2 * order * shape[4]];
            }
            for (int j = 0; j < ANGLES; j++) {
                double angle = 2 * Math.PI * order * j / ANGLES;
                values[i * ANGLES + j] = cos * Math.cos(angle) - sin * Math.sin(angle);
            }
        }
        return values;
    }

    private double size() {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }
}
