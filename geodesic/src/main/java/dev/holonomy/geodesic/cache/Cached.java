package dev.holonomy.geodesic.cache;

/**
 * A result that came from a cache or goes into it.
 *
 * @param value the result, the same bits either way
 * @param hit whether it was read
 * @param ms milliseconds to look it up and read it, or to look it up and compute it
 * @param storeMs milliseconds to keep it; 0 for a hit
 * @param <T> what it is
 */
public record Cached<T>(T value, boolean hit, double ms, double storeMs) {}
