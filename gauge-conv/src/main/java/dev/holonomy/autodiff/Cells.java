package dev.holonomy.autodiff;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.Tensor;
import java.util.Map;
import java.util.TreeMap;

/**
 * The cells of a coarse level on a device: m fine vertices, each in one of n cells, with the transport to the cell's centre.
 *
 * @param offsets where the members of each cell begin, ints [n + 1]
 * @param members the fine vertices by cell, ints [m]
 * @param parents the cell of each fine vertex, ints [m]
 * @param values a_q / A_c, cos g and sin g of each fine vertex, g = g_{q→c}, reals [m, 3]
 */
public record Cells(Buffer offsets, Buffer members, Buffer parents, Buffer values) {
    private static final String RESOURCE = "cells";

    /**
     * Copies cells to a device.
     *
     * @param scope owner of the memory
     * @param count n
     * @param parents the cell of each fine vertex, [m]
     * @param transport g_{q→c}, radians, [m]
     * @param weight a_q / A_c, [m]
     * @return the cells
     */
    public static Cells of(Scope scope, int count, int[] parents, double[] transport, double[] weight) {
        int[] offsets = new int[count + 1];
        for (int c : parents) {
            offsets[c + 1]++;
        }
        for (int c = 0; c < count; c++) {
            offsets[c + 1] += offsets[c];
        }
        int[] next = offsets.clone();
        int[] members = new int[parents.length];
        double[] values = new double[Math.multiplyExact(3, parents.length)];
        for (int q = 0; q < parents.length; q++) {
            members[next[parents[q]]++] = q;
            values[3 * q] = weight[q];
            values[3 * q + 1] = Math.cos(transport[q]);
            values[3 * q + 2] = Math.sin(transport[q]);
        }
        return new Cells(scope.ints(offsets), scope.ints(members), scope.ints(parents), scope.reals(values));
    }

    /** The number of fine vertices, m. */
    int fineCount() {
        return parents.length();
    }

    /** The number of cells, n. */
    int count() {
        return offsets.length() - 1;
    }

    /** y_c += Σ_q s_q ρ(g) x_q, s_q the share of the cell's area or 1. */
    void addGathered(Scope scope, Tensor fine, Tensor coarse, boolean byArea) {
        scope.device()
                .launch(
                        new Gather(Sides.of(scope, fine, byArea)),
                        count(),
                        offsets,
                        members,
                        values,
                        fine.buffer(),
                        coarse.buffer());
    }

    /** x_q += s_q ρ(−g) y_c, s_q the share of the cell's area or 1. */
    void addScattered(Scope scope, Tensor coarse, Tensor fine, boolean byArea) {
        scope.device()
                .launch(
                        new Scatter(Sides.of(scope, fine, byArea)),
                        fineCount(),
                        parents,
                        values,
                        coarse.buffer(),
                        fine.buffer());
    }

    private record Sides(int order, int channels, boolean byArea, int width) {
        static Sides of(Scope scope, Tensor x, boolean byArea) {
            int channels = x.extent(2);
            return new Sides(
                    (x.extent(1) - 1) / 2,
                    channels,
                    byArea,
                    VectorWidth.dividing(channels, scope.device().vectorWidth()));
        }

        Map<String, Integer> constants() {
            return new TreeMap<>(Map.of("ORDER", order, "C", channels, "BY_AREA", byArea ? 1 : 0, "WIDTH", width));
        }

        /** to += s ρ(±g) from for fine vertex q. */
        void addTurned(double[] from, int i, double[] to, int j, double[] values, int q, int sign) {
            double share = byArea ? values[3 * q] : 1;
            for (int c = 0; c < channels; c++) {
                to[j + c] += share * from[i + c];
            }
            double cos = 1;
            double sin = 0;
            for (int n = 1; n <= order; n++) {
                double next = cos * values[3 * q + 1] - sin * values[3 * q + 2];
                sin = sin * values[3 * q + 1] + cos * values[3 * q + 2];
                cos = next;
                int x = (2 * n - 1) * channels;
                int y = 2 * n * channels;
                for (int c = 0; c < channels; c++) {
                    to[j + x + c] += share * (cos * from[i + x + c] - sign * sin * from[i + y + c]);
                    to[j + y + c] += share * (sign * sin * from[i + x + c] + cos * from[i + y + c]);
                }
            }
        }
    }

    private record Gather(Sides sides) implements Kernel {
        @Override
        public String name() {
            return "cells_gather";
        }

        @Override
        public String resource() {
            return RESOURCE;
        }

        @Override
        public Map<String, Integer> constants() {
            return sides.constants();
        }

        @Override
        public int workGroup() {
            return 16;
        }

        @Override
        public void item(int p, Arguments a) {
            int stride = (2 * sides.order + 1) * sides.channels;
            for (int e = a.ints(0)[p]; e < a.ints(0)[p + 1]; e++) {
                int q = a.ints(1)[e];
                sides.addTurned(a.reals(3), q * stride, a.reals(4), p * stride, a.reals(2), q, 1);
            }
        }
    }

    private record Scatter(Sides sides) implements Kernel {
        @Override
        public String name() {
            return "cells_scatter";
        }

        @Override
        public String resource() {
            return RESOURCE;
        }

        @Override
        public Map<String, Integer> constants() {
            return sides.constants();
        }

        @Override
        public void item(int q, Arguments a) {
            int stride = (2 * sides.order + 1) * sides.channels;
            sides.addTurned(a.reals(2), a.ints(0)[q] * stride, a.reals(3), q * stride, a.reals(1), q, -1);
        }
    }
}
