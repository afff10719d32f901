package dev.holonomy.data;

/** A data set that cannot be used: a folder, a split or a label file does not fit; the message names it and the counts. */
public final class DataSetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * An error of one line.
     *
     * @param message where, what was found, what was wanted
     */
    public DataSetException(String message) {
        super(message);
    }

    /**
     * An error of one line with its cause.
     *
     * @param message where, what was found, what was wanted
     * @param cause what the system said
     */
    public DataSetException(String message, Throwable cause) {
        super(message, cause);
    }
}
