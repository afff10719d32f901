package dev.holonomy.tensor;

/** Shapes that do not fit: the caller is wrong. */
public final class ShapeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * One line.
     *
     * @param operation the operation or layer
     * @param got what it was given
     * @param wanted what it takes
     */
    public ShapeException(String operation, String got, String wanted) {
        super(operation + ": got " + got + ", wanted " + wanted);
    }
}
