package dev.holonomy.autodiff;

/** The width of the vectors that a kernel loads along channels. */
final class VectorWidth {
    private VectorWidth() {}

    /** The largest power of two up to the device's width that divides the number of channels; OpenCL C knows 1, 2, 4, 8 and 16. */
    static int dividing(int channels, int deviceWidth) {
        return Math.min(deviceWidth, Integer.lowestOneBit(channels));
    }
}
