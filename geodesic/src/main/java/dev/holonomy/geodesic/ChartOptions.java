package dev.holonomy.geodesic;

/**
 * How charts are made.
 *
 * @param unit what the size is measured in
 * @param size the chart radius in that unit, finite and not negative; 0 gives one-rings
 * @param neighbourCap the largest number of neighbours a chart keeps, by a farthest-point subset; 0 keeps all
 * @param method how a chart's polar coordinates are found
 * @param threads how many threads work; 0 takes one a processor. The result does not depend on it
 */
public record ChartOptions(Unit unit, double size, int neighbourCap, Method method, int threads) {
    /** The area of a learning chart in units of the area that a vertex of the median training mesh has. */
    public static final double LEARNING_NU = 16;

    /** Units of the chart radius. */
    public enum Unit {
        /** The units of the mesh. */
        ABSOLUTE,
        /** Mean edge lengths of the mesh: for looking, and for parity with published packages. */
        MEAN_EDGES,
        /** Square roots of the area of the mesh: independent of the triangulation. */
        SQRT_AREA
    }

    /** Ways to find polar coordinates around a vertex. */
    public enum Method {
        /** Exact geodesics of the polyhedral surface (Chen and Han 1990). */
        EXACT,
        /** Discrete geodesic polar coordinates (Melvær and Reimers 2012). */
        DGPC,
        /** Projection on the tangent plane, transport by the smallest rotation between normals: for comparison. */
        PROJECTION
    }

    /** Checks the numbers. */
    public ChartOptions {
        if (!(size >= 0) || Double.isInfinite(size)) {
            throw new IllegalArgumentException("the chart radius is " + size + ", wanted a finite number of 0 or more");
        }
        if (neighbourCap < 0) {
            throw new IllegalArgumentException("the neighbour cap is " + neighbourCap + ", wanted 0 (none) or more");
        }
        if (threads < 0) {
            throw new IllegalArgumentException("the thread count is " + threads + ", wanted 0 (automatic) or more");
        }
    }

    /**
     * Charts of a radius in the units of the mesh.
     *
     * @param radius the radius
     * @return options: no cap, exact geodesics, all processors
     */
    public static ChartOptions radius(double radius) {
        return new ChartOptions(Unit.ABSOLUTE, radius, 0, Method.EXACT, 0);
    }

    /**
     * Charts of a radius in mean edge lengths.
     *
     * @param edges the radius over the mean edge length
     * @return options: no cap, exact geodesics, all processors
     */
    public static ChartOptions radiusEdges(double edges) {
        return new ChartOptions(Unit.MEAN_EDGES, edges, 0, Method.EXACT, 0);
    }

    /**
     * Charts of a radius in square roots of the area.
     *
     * @param share the radius over sqrt(area)
     * @return options: no cap, exact geodesics, all processors
     */
    public static ChartOptions radiusOfArea(double share) {
        return new ChartOptions(Unit.SQRT_AREA, share, 0, Method.EXACT, 0);
    }

    /**
     * Charts that hold about ν vertices on a mesh of the median size: ρ = sqrt(ν / (π V̄)) · sqrt(area).
     *
     * @param nu ν, the chart's area in vertices of the median mesh
     * @param medianVertices V̄, the median vertex count of the training meshes
     * @return options in units of sqrt(area): no cap, exact geodesics, all processors
     */
    public static ChartOptions nu(double nu, double medianVertices) {
        if (!(medianVertices > 0)) {
            throw new IllegalArgumentException("the median vertex count is " + medianVertices + ", wanted more than 0");
        }
        return radiusOfArea(Math.sqrt(nu / (Math.PI * medianVertices)));
    }

    /**
     * The default of learning: {@link #nu} with ν = {@link #LEARNING_NU}, the same share of the surface on every mesh.
     *
     * @param medianVertices V̄, the median vertex count of the training meshes
     * @return options: no cap, exact geodesics, all processors
     */
    public static ChartOptions forLearning(double medianVertices) {
        return nu(LEARNING_NU, medianVertices);
    }

    /**
     * These options with a radius larger by a factor.
     *
     * @param factor the factor, for example 2 after a pooling level
     * @return changed options
     */
    public ChartOptions scaled(double factor) {
        return new ChartOptions(unit, size * factor, neighbourCap, method, threads);
    }

    /**
     * These options with a cap on the neighbours of a chart.
     *
     * @param cap the largest number, 0 for none
     * @return changed options
     */
    public ChartOptions withNeighbourCap(int cap) {
        return new ChartOptions(unit, size, cap, method, threads);
    }

    /**
     * These options with another method.
     *
     * @param other the method
     * @return changed options
     */
    public ChartOptions withMethod(Method other) {
        return new ChartOptions(unit, size, neighbourCap, other, threads);
    }

    /**
     * These options on another number of threads.
     *
     * @param count the number, 0 for one a processor
     * @return changed options
     */
    public ChartOptions withThreads(int count) {
        return new ChartOptions(unit, size, neighbourCap, method, count);
    }

    /**
     * The radius on a surface.
     *
     * @param surface the surface
     * @return the radius in the units of its mesh
     */
    public double radiusOn(Surface surface) {
        return switch (unit) {
            case ABSOLUTE -> size;
            case MEAN_EDGES -> size * surface.meanEdgeLength();
            case SQRT_AREA -> size * Math.sqrt(surface.area());
        };
    }

    /** The number of threads after 0 is resolved. */
    int threadCount() {
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }
}
