package dev.holonomy.config;

/** A configuration that cannot be used; the message is one line: file, line, what was found, what was wanted. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * One line for a person.
     *
     * @param message where, what was found, what was wanted
     */
    public ConfigException(String message) {
        super(message);
    }
}
