package dev.holonomy.geodesic.heat;

/**
 * How heat is to flow.
 *
 * @param timeFactor m: the time of the flow is m h², with h the mean edge length of the triangles taken; above 0
 * @param triangles on what triangles
 * @param boundary what boundaries do
 */
public record HeatOptions(double timeFactor, Triangles triangles, Boundary boundary) {
    /** The triangles that operators are made of; answers are on the vertices of the mesh in any case. */
    public enum Triangles {
        /** Those of the mesh. */
        PLAIN,
        /** Intrinsic Delaunay ones, of the tufted cover where the mesh is no oriented manifold (Sharp and Crane 2020). */
        ROBUST,
        /** Intrinsic Delaunay refinement to 25 degrees with every edge then halved: more exact, slower; for oriented manifolds. */
        REFINED
    }

    /** The boundary condition of the flow. */
    public enum Boundary {
        /** Heat does not leave: distances end straight at boundaries, good when many are holes in what should be closed. */
        NEUMANN,
        /** The mean of the flows that cannot and that can leave, which bends less (Crane, Weischedel and Wardetzky 2013). */
        AVERAGE
    }

    /** Checks the factor. */
    public HeatOptions {
        if (!(timeFactor > 0) || Double.isInfinite(timeFactor)) {
            throw new IllegalArgumentException("wanted a time factor above 0, got " + timeFactor);
        }
    }

    /**
     * Time h² on robust triangles, boundaries closed.
     *
     * @return the options that suit most meshes
     */
    public static HeatOptions standard() {
        return new HeatOptions(1, Triangles.ROBUST, Boundary.NEUMANN);
    }

    /**
     * The same with another time.
     *
     * @param factor m
     * @return changed options
     */
    public HeatOptions withTimeFactor(double factor) {
        return new HeatOptions(factor, triangles, boundary);
    }

    /**
     * The same on other triangles.
     *
     * @param taken on what triangles
     * @return changed options
     */
    public HeatOptions on(Triangles taken) {
        return new HeatOptions(timeFactor, taken, boundary);
    }

    /**
     * The same with other boundaries.
     *
     * @param condition what boundaries do
     * @return changed options
     */
    public HeatOptions with(Boundary condition) {
        return new HeatOptions(timeFactor, triangles, condition);
    }
}
