package dev.holonomy.viewer.scene;

/**
 * What is drawn about the read vertex: its chart, and the path to another.
 *
 * @param chart whether it is
 * @param gauge by how much its frame is turned: added to every angle in it, degrees
 * @param kernel the number of the learned kernel that colours it, −1 for directions
 * @param to the vertex to which a shortest path is drawn, −1 for none
 */
public record ProbeLook(Chart chart, double gauge, int kernel, int to) {
    /** Whether a chart is drawn. */
    public enum Chart {
        /** It is not. */
        HIDDEN,
        /** It is, on the surface and flat. */
        SHOWN
    }

    /** Nothing; the frame as it is. */
    public static final ProbeLook DEFAULT = new ProbeLook(Chart.HIDDEN, 0, -1, -1);

    /** Checks them. */
    public ProbeLook {
        if (!(gauge >= -180 && gauge <= 180)) {
            throw new IllegalArgumentException("a frame turned by " + gauge + " degrees, wanted -180 to 180");
        }
        if (kernel < -1) {
            throw new IllegalArgumentException(kernel + ", wanted a kernel from 0, or -1 for none");
        }
        if (to < -1) {
            throw new IllegalArgumentException(to + ", wanted a vertex from 0, or -1 for none");
        }
    }

    /**
     * With or without the chart.
     *
     * @param other whether it is drawn
     * @return a copy
     */
    public ProbeLook with(Chart other) {
        return new ProbeLook(other, gauge, kernel, to);
    }

    /**
     * In another frame.
     *
     * @param degrees any angle
     * @return a copy with that angle brought to −180..180
     */
    public ProbeLook withGauge(double degrees) {
        return new ProbeLook(chart, Math.IEEEremainder(degrees, 360), kernel, to);
    }

    /**
     * With another kernel.
     *
     * @param other its number, −1 for none
     * @return a copy
     */
    public ProbeLook withKernel(int other) {
        return new ProbeLook(chart, gauge, other, to);
    }

    /**
     * With a path to another vertex.
     *
     * @param other the vertex, −1 for none
     * @return a copy
     */
    public ProbeLook withTo(int other) {
        return new ProbeLook(chart, gauge, kernel, other);
    }
}
