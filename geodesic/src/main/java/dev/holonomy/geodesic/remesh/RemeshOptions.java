package dev.holonomy.geodesic.remesh;

/**
 * What remeshing is to reach.
 *
 * @param vertices how many vertices the result has
 * @param featureAngle edges at which the surface bends by more than this are kept as lines, and lines that turn by more as corners;
 *     0..π
 * @param rounds how often edges are split, collapsed and flipped and vertices moved
 */
public record RemeshOptions(int vertices, double featureAngle, int rounds) {
    /** Rounds after which faces hardly change. */
    public static final int ROUNDS = 10;

    /** A bend that faces of a smooth surface seldom have: 45°. */
    public static final double FEATURE_ANGLE = Math.PI / 4;

    /** Checks the numbers. */
    public RemeshOptions {
        if (vertices < 3) {
            throw new IllegalArgumentException("the number of vertices is " + vertices + ", wanted 3 or more");
        }
        if (!(featureAngle >= 0 && featureAngle <= Math.PI)) {
            throw new IllegalArgumentException("the feature angle is " + featureAngle + ", wanted 0..π");
        }
        if (rounds < 1) {
            throw new IllegalArgumentException("the number of rounds is " + rounds + ", wanted 1 or more");
        }
    }

    /**
     * 45° and ten rounds.
     *
     * @param vertices how many vertices the result has
     * @return the options
     */
    public static RemeshOptions vertices(int vertices) {
        return new RemeshOptions(vertices, FEATURE_ANGLE, ROUNDS);
    }
}
