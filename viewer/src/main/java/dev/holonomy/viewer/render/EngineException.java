package dev.holonomy.viewer.render;

/** An engine could not be made or could not draw; the message is one line that says what is missing. */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * With a message.
     *
     * @param message one line
     */
    public EngineException(String message) {
        super(message);
    }

    /**
     * With a message and its cause.
     *
     * @param message one line
     * @param cause what failed below
     */
    public EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
