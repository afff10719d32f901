package dev.holonomy.viewer.scene;

/**
 * A learned kernel as numbers on the disc of a chart.
 *
 * @param name what it is called
 * @param rings places along the radius, the first at the middle and the last at the rim
 * @param angles places around
 * @param values at (i / (rings − 1), 2π j / angles), [rings, angles], finite
 */
@SuppressWarnings("ArrayRecordComponent") // small, made once and read only
public record DiscKernel(String name, int rings, int angles, double[] values) {
    /** Checks the length. */
    public DiscKernel {
        if (rings < 2 || angles < 1 || values.length != rings * angles) {
            throw new IllegalArgumentException(
                    "a kernel of " + rings + " x " + angles + " places with " + values.length + " values");
        }
    }

    /**
     * Its value at a place, linear between the nearest.
     *
     * @param t share of the radius; 1 beyond the rim
     * @param angle radians
     * @return the value
     */
    public double at(double t, double angle) {
        double ring = Math.max(0, Math.min(1, t)) * (rings - 1);
        int i = Math.min((int) ring, rings - 2);
        double turn = angle / (2 * Math.PI) * angles;
        double below = Math.floor(turn);
        int low = Math.floorMod((int) below, angles);
        int high = (low + 1) % angles;
        double a = turn - below;
        double b = ring - i;
        return (1 - b) * ((1 - a) * values[i * angles + low] + a * values[i * angles + high])
                + b * ((1 - a) * values[(i + 1) * angles + low] + a * values[(i + 1) * angles + high]);
    }

    /**
     * Its largest magnitude.
     *
     * @return not negative
     */
    public double most() {
        double most = 0;
        for (double value : values) {
            most = Math.max(most, Math.abs(value));
        }
        return most;
    }
}
