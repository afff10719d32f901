package dev.holonomy.app;

/** A command cannot do what was asked; the message is one line that says where, what was found and what was wanted. */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CommandException(String message) {
        super(message);
    }
}
