package dev.holonomy.mesh;

/**
 * A mesh that an algorithm cannot use, for example one with an edge of three faces where a manifold is needed.
 *
 * <p>The message is one line and names the ids that are to blame.
 */
public class MeshException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception with a message.
     *
     * @param message one line: what was found, with ids, and what was wanted
     */
    public MeshException(String message) {
        super(message);
    }
}
