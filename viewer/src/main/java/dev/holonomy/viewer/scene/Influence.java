package dev.holonomy.viewer.scene;

import java.util.Arrays;
import java.util.List;

/**
 * What moved a decision: how much the winning logit changes when an input changes by its standard deviation, to first order.
 *
 * @param decided the class that won
 * @param channels names of the inputs
 * @param byChannel the change by each input, over all vertices together, [channels]
 * @param byVertex the change by each vertex, over all inputs together, [V]
 */
@SuppressWarnings("ArrayRecordComponent") // made once and read only
public record Influence(String decided, List<String> channels, double[] byChannel, double[] byVertex) {
    /** Checks the lengths. */
    public Influence {
        channels = List.copyOf(channels);
        if (channels.size() != byChannel.length) {
            throw new IllegalArgumentException(byChannel.length + " numbers of " + channels.size() + " inputs");
        }
    }

    /**
     * The numbers of the largest entries.
     *
     * @param numbers not negative
     * @param most how many are wanted
     * @return largest first, ties by number; none that is zero
     */
    public static int[] largest(double[] numbers, int most) {
        int[] best = new int[Math.min(most, numbers.length)];
        int count = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (!(numbers[i] > 0) || (count == best.length && (count == 0 || numbers[i] <= numbers[best[count - 1]]))) {
                continue;
            }
            int at = count < best.length ? count++ : count - 1;
            while (at > 0 && numbers[best[at - 1]] < numbers[i]) {
                best[at] = best[at - 1];
                at--;
            }
            best[at] = i;
        }
        return Arrays.copyOf(best, count);
    }
}
