package dev.holonomy.mesh.io;

import java.io.IOException;

/**
 * A step that takes something and may fail with an input or output error.
 *
 * @param <T> what it takes
 */
@FunctionalInterface
public interface IOConsumer<T> {
    /**
     * Does the step.
     *
     * @param target what it works on
     * @throws IOException if reading or writing fails
     */
    void accept(T target) throws IOException;
}
