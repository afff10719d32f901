package dev.holonomy.mesh.io;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that cannot be read as what it should be, or that cannot be reached.
 *
 * <p>The message is one line: the file, the line or byte, what was found, what was wanted. The input is to blame, never
 * the program: any other exception out of a reader is a defect of the reader.
 */
public class MeshFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception with a whole message.
     *
     * @param message one line that names the file
     */
    public MeshFormatException(String message) {
        super(message);
    }

    /**
     * An exception with a whole message and what led to it.
     *
     * @param message one line that names the file
     * @param cause the failure below, or null
     */
    public MeshFormatException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * A fault of the file as a whole.
     *
     * @param file the file
     * @param problem what was found and what was wanted
     * @return the exception, with the message "file: problem"
     */
    public static MeshFormatException inFile(Path file, String problem) {
        return new MeshFormatException(Shown.path(file) + ": " + problem);
    }

    /**
     * A fault in a line of a text file.
     *
     * @param file the file
     * @param line the line, from 1
     * @param problem what was found and what was wanted
     * @return the exception, with the message "file, line n: problem"
     */
    public static MeshFormatException atLine(Path file, int line, String problem) {
        return new MeshFormatException(Shown.path(file) + ", line " + line + ": " + problem);
    }

    /**
     * A fault at a byte of a binary file.
     *
     * @param file the file
     * @param offset the byte, from 0
     * @param problem what was found and what was wanted
     * @return the exception, with the message "file, byte n: problem"
     */
    public static MeshFormatException atByte(Path file, long offset, String problem) {
        return new MeshFormatException(Shown.path(file) + ", byte " + offset + ": " + problem);
    }
}
