package dev.holonomy.checkpoint;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** A checkpoint or a file of a run folder can't be read or written; the message is one line. */
public final class CheckpointException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Names the file and what is wrong with it.
     *
     * @param message one line: where, what was found, what was wanted
     */
    public CheckpointException(String message) {
        super(message);
    }

    private CheckpointException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Turns what the operating system said about a file into one line.
     *
     * @param file the file that was read or written
     * @param cause what the operating system said
     * @return "file: reason"
     */
    public static CheckpointException of(Path file, IOException cause) {
        return new CheckpointException(file + ": " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NotDirectoryException) {
            return "not a folder";
        }
        String said = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
        return said == null
                ? cause.getClass().getSimpleName()
                : said.lines().findFirst().orElse("");
    }
}
