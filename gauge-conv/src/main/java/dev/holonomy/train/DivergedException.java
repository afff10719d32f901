package dev.holonomy.train;

/** A training whose loss or gradient is no longer finite. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * One line for a person.
     *
     * @param epoch from 1
     * @param what what is not finite
     */
    public DivergedException(int epoch, String what) {
        super("training diverged in epoch " + epoch + ": " + what + "; a smaller learning_rate or clip helps");
    }
}
