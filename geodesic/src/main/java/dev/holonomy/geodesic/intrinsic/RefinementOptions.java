package dev.holonomy.geodesic.intrinsic;

/**
 * How far an intrinsic Delaunay refinement goes.
 *
 * @param minimumAngle the angle that every corner shall have, radians, above 0 and up to π/6: beyond it refinement need not end
 * @param vertexBudget the most vertices to have in the end, those of the input included
 */
public record RefinementOptions(double minimumAngle, int vertexBudget) {
    private static final int BUDGET_PER_VERTEX = 10;

    /** Checks both. */
    public RefinementOptions {
        if (!(minimumAngle > 0 && minimumAngle <= Math.PI / 6 + 1e-12)) {
            throw new IllegalArgumentException(
                    "wanted a minimum angle above 0 and up to 30 degrees, got " + Math.toDegrees(minimumAngle));
        }
        if (vertexBudget < 0) {
            throw new IllegalArgumentException("wanted a budget of 0 vertices or more, got " + vertexBudget);
        }
    }

    /**
     * 25 degrees and at most ten times the vertices.
     *
     * @param vertexCount vertices of the input
     * @return the options
     */
    public static RefinementOptions forVertices(int vertexCount) {
        return new RefinementOptions(
                Math.toRadians(25), (int) Math.min(Integer.MAX_VALUE / 16, (long) BUDGET_PER_VERTEX * vertexCount));
    }
}
