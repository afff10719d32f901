package dev.holonomy.compute.opencl;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.DeviceException;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.PlainProduct;
import dev.holonomy.compute.Scope;

/** A small kernel computed by the device and in Java when the device is opened: one that computes wrong results is refused. */
record SelfTest() implements Kernel {
    private static final int ITEMS = 1000;
    private static final double TOLERANCE = 1e-4;

    @Override
    public String name() {
        return "self_test";
    }

    @Override
    public void item(int i, Arguments a) {
        int[] from = a.ints(0);
        double[] x = a.reals(1);
        double scale = a.real(3);
        double sum = 0;
        for (int k = 0; k < 8; k++) {
            sum += x[(from[i] + k * k) % from.length] * Math.cos(scale * (i + k));
        }
        a.reals(2)[i] = sum / (1 + Math.exp(-sum));
    }

    /** Runs it. @throws DeviceException naming the worst item where the relative error exceeds 1e-4 */
    static void run(Device device) {
        int[] from = new int[ITEMS];
        double[] x = new double[ITEMS];
        for (int i = 0; i < ITEMS; i++) {
            from[i] = i * 7919 % ITEMS;
            x[i] = Math.sin(i);
        }
        double[] expected = new double[ITEMS];
        SelfTest test = new SelfTest();
        test.range(0, ITEMS, new Arguments(ITEMS, new PlainProduct(), from, x, expected, 0.37));
        try (Scope scope = device.scope()) {
            Buffer result = scope.reals(ITEMS);
            device.launch(test, ITEMS, scope.ints(from), scope.reals(x), result, 0.37);
            double[] got = result.readReals();
            for (int i = 0; i < ITEMS; i++) {
                if (!(Math.abs(got[i] - expected[i]) <= TOLERANCE * (1 + Math.abs(expected[i])))) {
                    throw new DeviceException(device.name() + " computes wrong results: item " + i
                            + " of the self test is " + got[i] + ", expected " + expected[i]);
                }
            }
        }
    }
}
