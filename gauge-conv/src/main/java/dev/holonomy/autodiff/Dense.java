package dev.holonomy.autodiff;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.MatrixProduct.Part;
import dev.holonomy.compute.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Dense products of tall matrices [V, C], the arithmetic of networks on scalars: rows times a small matrix, and the small matrix of
 * sums over all rows.
 *
 * <p>A work item keeps a tile of rows times vectors of columns in registers; the shape is chosen for what the device's registers hold:
 * 6 × 4 vectors of 16 numbers where there are 32 registers, 6 × 2 of 8 where there are 16.
 *
 * @param vectorWidth the device's
 * @param sources how many matrices stand beside each other as x, 1..3
 * @param in columns of each
 * @param out columns of y
 */
record Dense(int vectorWidth, int sources, int in, int out) {
    static final int MOST_SOURCES = 3;
    private static final int ROW_TILES = 8;
    private static final int REGISTERS_16 = 24;
    private static final int REGISTERS = 12;
    private static final int BLOCK = 64; // rows that stay in a cache with a matrix of sums

    /** How rows are finished after the product. */
    record Finish(boolean relu, double dropout, int seed, boolean accumulate) {
        static final Finish SET = new Finish(false, 0, 0, false);
        static final Finish ADD = new Finish(false, 0, 0, true);
    }

    private int width() {
        return VectorWidth.dividing(out, vectorWidth);
    }

    /** The most vectors of columns, up to 4 or 2, that divide the columns. */
    private int columns() {
        int most = vectorWidth == 16 ? 4 : 2;
        return Math.min(most, Integer.lowestOneBit(out / width()));
    }

    private int rows() {
        return Math.min(8, (vectorWidth == 16 ? REGISTERS_16 : REGISTERS) / columns());
    }

    private Map<String, Integer> constants() {
        return new TreeMap<>(Map.of(
                "WIDTH", width(),
                "ROWS", rows(),
                "COLS", columns(),
                "TILES", ROW_TILES,
                "SOURCES", sources,
                "C_IN", in,
                "C_OUT", out));
    }

    /**
     * y (+)= drop(act(Σ_s x_s W_s + bias)) + extra.
     *
     * @param device where
     * @param x the sources, reals [V, in] each
     * @param w reals [.., in, out]; W_0 begins at {@code offset}
     * @param bias reals [out], or empty
     * @param extra reals [V, out], or empty
     */
    void rows(
            Device device,
            List<Buffer> x,
            Buffer w,
            int offset,
            List<Buffer> bias,
            List<Buffer> extra,
            Buffer y,
            Finish finish) {
        int vertices = y.length() / out;
        int rows = rows() * ROW_TILES;
        device.launch(
                new Rows(this),
                (vertices + rows - 1) / rows,
                x.get(0),
                x.get(Math.min(1, sources - 1)),
                x.get(sources - 1),
                w,
                bias.isEmpty() ? w : bias.get(0),
                extra.isEmpty() ? w : extra.get(0),
                y,
                vertices,
                offset,
                bias.size(),
                extra.size(),
                finish.relu ? 1 : 0,
                (double) (float) finish.dropout, // the same threshold on every device
                finish.seed,
                finish.accumulate ? 1 : 0);
    }

    /**
     * dW += Σ_p x_p ⊗ g_p and db += Σ_p g_p, where wanted; in fixed parts, so that a sum does not depend on threads.
     *
     * @param scope for the parts
     * @param x the sources, reals [V, in] each
     * @param g reals [V, out]
     * @param dw reals [sources, in, out], or empty
     * @param db reals [out], or empty
     */
    void columns(Scope scope, List<Buffer> x, Buffer g, List<Buffer> dw, List<Buffer> db) {
        Device device = scope.device();
        int vertices = g.length() / out;
        int parts = Math.max(1, Math.min(device.parallelItems() / 4, vertices / 64));
        int size = sources * in * out;
        Buffer partial = scope.reals(Math.multiplyExact(parts, size));
        Buffer sums = scope.reals(parts * out);
        device.launch(
                new Columns(this),
                parts,
                x.get(0),
                x.get(Math.min(1, sources - 1)),
                x.get(sources - 1),
                g,
                partial,
                sums,
                vertices);
        dw.forEach(sum -> device.launch(new SumParts(), size, partial, sum, parts));
        db.forEach(sum -> device.launch(new SumParts(), out, sums, sum, parts));
    }

    /** W_sᵀ of every source, [sources, out, in]. */
    Buffer transposed(Scope scope, Buffer w) {
        Buffer result = scope.reals(sources * in * out);
        scope.device().launch(new Transposed(this), result.length(), w, result);
        return result;
    }

    /** The derivative by what was there before rectification and dropout. */
    Buffer unrectified(Scope scope, Buffer y, Buffer dy, double dropout) {
        Buffer result = scope.reals(y.length());
        scope.device().launch(new Unrectified(this), y.length(), y, dy, result, 1 / (1 - (double) (float) dropout));
        return result;
    }

    /** What the kernels of this file share. */
    private interface DenseKernel extends Kernel {
        Dense sides();

        @Override
        default String resource() {
            return "dense";
        }

        @Override
        default Map<String, Integer> constants() {
            return sides().constants();
        }
    }

    private record Rows(Dense sides) implements DenseKernel {
        @Override
        public String name() {
            return "dense_rows";
        }

        @Override
        public double multiplyAdds(int items, Object... arguments) {
            return (double) sides.sources * sides.in * sides.out * (Integer) arguments[7];
        }

        @Override
        public int workGroup() {
            return 1;
        }

        @Override
        public void item(int item, Arguments a) {
            int in = sides.in;
            int out = sides.out;
            int rows = sides.rows() * ROW_TILES;
            int first = item * rows;
            int end = Math.min(a.integer(7), first + rows);
            double[] y = a.reals(6);
            double rate = a.real(12);
            double[] sum = new double[(end - first) * out];
            for (int p = 0; a.integer(9) != 0 && p < end - first; p++) {
                System.arraycopy(a.reals(4), 0, sum, p * out, out);
            }
            for (int s = 0; s < sides.sources; s++) {
                a.products()
                        .add(
                                end - first,
                                in,
                                out,
                                Part.of(a.reals(s), first * in, in),
                                Part.of(a.reals(3), a.integer(8) + s * in * out, out),
                                Part.of(sum, 0, out));
            }
            boolean relu = a.integer(11) != 0;
            boolean extra = a.integer(10) != 0;
            boolean accumulate = a.integer(14) != 0;
            double[] added = a.reals(5);
            for (int i = 0; i < sum.length; i++) {
                int at = first * out + i;
                double value = relu ? Math.max(sum[i], 0) : sum[i];
                if (rate > 0) {
                    value *= Dropout.kept(at, a.integer(13), rate) ? 1 / (1 - rate) : 0;
                }
                value += extra ? added[at] : 0;
                y[at] = accumulate ? y[at] + value : value;
            }
        }
    }

    private record Columns(Dense sides) implements DenseKernel {
        @Override
        public String name() {
            return "dense_columns";
        }

        @Override
        public double multiplyAdds(int items, Object... arguments) {
            return (double) sides.sources * sides.in * sides.out * (Integer) arguments[6];
        }

        @Override
        public int workGroup() {
            return 1;
        }

        @Override
        public void item(int item, Arguments a) {
            int in = sides.in;
            int out = sides.out;
            int vertices = a.integer(6);
            double[] g = a.reals(3);
            double[] partial = a.reals(4);
            double[] sums = a.reals(5);
            int to = item * sides.sources * in * out;
            Arrays.fill(partial, to, to + sides.sources * in * out, 0);
            Arrays.fill(sums, item * out, (item + 1) * out, 0);
            int end = (int) ((long) vertices * (item + 1) / a.items());
            for (int p = (int) ((long) vertices * item / a.items()); p < end; p += BLOCK) {
                int count = Math.min(BLOCK, end - p);
                for (int q = p; q < p + count; q++) {
                    for (int d = 0; d < out; d++) {
                        sums[item * out + d] += g[q * out + d];
                    }
                }
                for (int s = 0; s < sides.sources; s++) {
                    a.products()
                            .add(
                                    in,
                                    count,
                                    out,
                                    Part.transposed(a.reals(s), p * in, in),
                                    Part.of(g, p * out, out),
                                    Part.of(partial, to + s * in * out, out));
                }
            }
        }
    }

    private record Transposed(Dense sides) implements DenseKernel {
        @Override
        public String name() {
            return "dense_transposed";
        }

        @Override
        public void item(int i, Arguments a) {
            int c = i % sides.in;
            int d = i / sides.in % sides.out;
            int s = i / (sides.in * sides.out);
            a.reals(1)[i] = a.reals(0)[(s * sides.in + c) * sides.out + d];
        }
    }

    private record Unrectified(Dense sides) implements DenseKernel {
        @Override
        public String name() {
            return "dense_unrectified";
        }

        @Override
        public void item(int i, Arguments a) {
            range(i, i + 1, a);
        }

        @Override
        public void range(int from, int to, Arguments a) {
            double[] y = a.reals(0);
            double[] dy = a.reals(1);
            double[] result = a.reals(2);
            double scale = a.real(3);
            for (int i = from; i < to; i++) {
                result[i] = y[i] > 0 ? dy[i] * scale : 0;
            }
        }
    }
}
