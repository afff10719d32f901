package dev.holonomy.geodesic.hierarchy;

import dev.holonomy.geodesic.ChartOptions;
import dev.holonomy.geodesic.Surface;

/**
 * How levels are made.
 *
 * @param levels how many coarser levels, 1 or more
 * @param ratio how many vertices of a level become one of the next, more than 1
 * @param radius the chart radius of the surface itself, in the units of the mesh; grows by sqrt(ratio) a level, so that a
 *     chart holds as many vertices on each
 * @param threads how many threads work; 0 takes one a processor. The result does not depend on it
 */
public record HierarchyOptions(int levels, double ratio, double radius, int threads) {
    /** The ratio at which the radius doubles a level. */
    public static final double QUARTER = 4;

    /** Checks the numbers. */
    public HierarchyOptions {
        if (levels < 1) {
            throw new IllegalArgumentException("the number of levels is " + levels + ", wanted 1 or more");
        }
        if (!(ratio > 1) || Double.isInfinite(ratio)) {
            throw new IllegalArgumentException("the ratio of levels is " + ratio + ", wanted a finite number above 1");
        }
        if (!(radius >= 0) || Double.isInfinite(radius)) {
            throw new IllegalArgumentException("the radius is " + radius + ", wanted a finite number of 0 or more");
        }
        if (threads < 0) {
            throw new IllegalArgumentException("the thread count is " + threads + ", wanted 0 (automatic) or more");
        }
    }

    /**
     * Levels of a quarter of the vertices each, whose radius doubles.
     *
     * @param levels how many
     * @param surface the surface
     * @param charts the radius of its charts, and the number of threads
     * @return options
     */
    public static HierarchyOptions of(int levels, Surface surface, ChartOptions charts) {
        return new HierarchyOptions(levels, QUARTER, charts.radiusOn(surface), charts.threads());
    }
}
