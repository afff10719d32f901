package dev.holonomy.viewer;

/** There is no way to draw here; the message is one line that says what is missing and how to get it. */
public final class DisplayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * One line for a person.
     *
     * @param message what is missing
     * @param cause what the engine said
     */
    public DisplayException(String message, Throwable cause) {
        super(message, cause);
    }
}
