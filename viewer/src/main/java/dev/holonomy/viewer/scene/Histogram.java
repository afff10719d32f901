package dev.holonomy.viewer.scene;

/** How many numbers lie in each of evenly wide bins from the least to the largest. */
public final class Histogram {
    private final int[] counts;
    private final double least;
    private final double most;

    /**
     * Counts numbers.
     *
     * @param numbers the numbers; what is not finite is left out
     * @param bins the number of bins
     */
    public Histogram(double[] numbers, int bins) {
        double[] ends = Range.FULL.of(numbers);
        least = ends[0];
        most = ends[1];
        counts = new int[bins];
        double perUnit = most > least ? bins / (most - least) : 0;
        for (double number : numbers) {
            if (Double.isFinite(number)) {
                counts[(int) Math.max(0, Math.min(bins - 1, (number - least) * perUnit))]++;
            }
        }
    }

    /**
     * The number of bins.
     *
     * @return bins
     */
    public int bins() {
        return counts.length;
    }

    /**
     * The numbers in one bin.
     *
     * @param bin the bin, from the least numbers
     * @return their count
     */
    public int count(int bin) {
        return counts[bin];
    }

    /**
     * The least number.
     *
     * @return the left end of the first bin
     */
    public double least() {
        return least;
    }

    /**
     * The largest number.
     *
     * @return the right end of the last bin
     */
    public double most() {
        return most;
    }
}
