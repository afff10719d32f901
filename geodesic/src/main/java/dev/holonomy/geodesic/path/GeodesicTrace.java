package dev.holonomy.geodesic.path;

/**
 * The answer of the exponential map: a straightest line, and how it came to its end.
 *
 * @param path the line, with the length that was gone
 * @param stop why it ends
 * @param direction the direction in which it would go on: at a vertex in the frame of its transport, in a face the angle from
 *     its first half-edge, on an edge the angle from the half-edge of the point; not reduced modulo 2π
 */
public record GeodesicTrace(GeodesicPath path, Stop stop, double direction) {
    /** Why a line ends. */
    public enum Stop {
        /** The wanted length was gone. */
        LENGTH,
        /** There is no surface further on. */
        BOUNDARY,
        /** So many faces were crossed that the length must be a mistake, or faces have no extent. */
        CROSSINGS
    }
}
