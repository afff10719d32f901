package dev.holonomy.viewer.scene;

import dev.holonomy.mesh.ColorMap;
import dev.holonomy.viewer.render.Geometry;
import dev.holonomy.viewer.render.Paint;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.joml.Vector3f;

/**
 * A polar chart drawn on its surface: circles of equal distance, straightest lines as spokes, the frame as two of them, a bead at each
 * neighbour, the first axis of the frame carried to each neighbour, and the feature vectors of the vertex.
 */
public final class ChartStrokes {
    /** The first axis of a frame. */
    public static final int FIRST_RGB = 0xD62839;

    /** The second axis of a frame. */
    public static final int SECOND_RGB = 0x1B8A3A;

    /** Feature vectors. */
    public static final int VECTOR_RGB = 0xF2A900;

    /** Circles and spokes. */
    public static final int LINE_RGB = 0x30343A;

    /** Steps of the chart at which circles are drawn. */
    public static final List<Integer> CIRCLES =
            List.of(PolarChart.STEPS / 3, 2 * PolarChart.STEPS / 3, PolarChart.STEPS);

    /** Spokes, evenly around, of which the first is the first axis. */
    public static final int SPOKES = 12;

    private final Tubes tubes = new Tubes();
    private final SurfaceGeometry surface;
    private final PolarChart chart;
    private final float size;

    private ChartStrokes(SurfaceGeometry surface, PolarChart chart) {
        this.surface = surface;
        this.chart = chart;
        size = (float) (chart.radius() / surface.radius());
    }

    /**
     * Draws a chart.
     *
     * @param surface the mesh
     * @param chart a chart of it
     * @param gauge by how much the frame is turned: added to every angle in it, radians
     * @param kernel what colours the beads; their directions where there is none
     * @param vectors features in the turned frame, [k, 2]
     * @return triangles with their colours
     */
    public static ChartStrokes of(
            SurfaceGeometry surface, PolarChart chart, double gauge, Optional<DiscKernel> kernel, double[] vectors) {
        ChartStrokes strokes = new ChartStrokes(surface, chart);
        strokes.circles();
        strokes.spokes(gauge);
        strokes.beads(gauge, kernel);
        strokes.vectors(gauge, vectors);
        return strokes;
    }

    /**
     * The colour of a neighbour: of the kernel's value at its place, or of its direction.
     *
     * @param r its distance over the radius
     * @param theta its direction in the turned frame
     * @param kernel the kernel, if there is one
     * @return 0xRRGGBB
     */
    public static int color(double r, double theta, Optional<DiscKernel> kernel) {
        return kernel.map(k -> ColorMap.COOLWARM.rgb(0.5 + 0.5 * k.at(r, theta) / Math.max(k.most(), 1e-300)))
                .orElseGet(() -> ColorMap.PHASE.rgb(theta / (2 * Math.PI)));
    }

    private void circles() {
        tubes.tag(LINE_RGB);
        for (int step : CIRCLES) {
            for (int i = 0; i < PolarChart.DIRECTIONS; i++) {
                double turn = 2 * Math.PI / PolarChart.DIRECTIONS;
                line(chart.at(i * turn, step), chart.at((i + 1) * turn, step), 0.006f * size);
            }
        }
    }

    /** An angle of the turned frame belongs to the direction with {@code gauge} less in the frame of the chart. */
    private void spokes(double gauge) {
        for (int k = 0; k < SPOKES; k++) {
            boolean axis = k == 0 || k == SPOKES / 4;
            tubes.tag(k == 0 ? FIRST_RGB : axis ? SECOND_RGB : LINE_RGB);
            double[] before = {0, 0, 0};
            for (int c = 0; c < 3; c++) {
                before[c] = surface.mesh().coordinate(chart.vertex(), c);
            }
            for (int step = 1; step <= PolarChart.STEPS; step++) {
                double[] next = chart.at(2 * Math.PI * k / SPOKES - gauge, step);
                line(before, next, (axis ? 0.018f : 0.005f) * size);
                before = next;
            }
        }
    }

    private void line(double[] from, double[] to, float radius) {
        if (Double.isFinite(from[0]) && Double.isFinite(to[0])) {
            tubes.tube(surface.inBall(from), surface.inBall(to), radius, radius);
        }
    }

    private void beads(double gauge, Optional<DiscKernel> kernel) {
        Vector3f at = new Vector3f();
        Vector3f normal = new Vector3f();
        for (int e = 0; e < chart.neighbours().length; e++) {
            surface.inBall(chart.neighbours()[e], at);
            surface.normal(chart.neighbours()[e], normal);
            if (normal.lengthSquared() == 0) {
                continue;
            }
            tubes.tag(color(chart.r()[e] / chart.radius(), chart.theta()[e] + gauge, kernel));
            tubes.bead(at, normal, 0.045f * size);
            // e1 of the turned frame has the angle −gauge in the frame of the chart, and g less at the neighbour
            double angle = -gauge - chart.transport()[e];
            Vector3f carried = new Vector3f();
            for (int c = 0; c < 3; c++) {
                carried.setComponent(c, (float)
                        (Math.cos(angle) * chart.axes()[6 * e + c] + Math.sin(angle) * chart.axes()[6 * e + 3 + c]));
            }
            tubes.tag(FIRST_RGB);
            tubes.arrow(new Vector3f(at).fma(0.03f * size, normal), carried.mul(0.16f * size), 0.009f * size);
        }
    }

    /** Along straightest lines, as long as half the radius for the strongest. */
    private void vectors(double gauge, double[] vectors) {
        double most = 0;
        for (int k = 0; k < vectors.length; k += 2) {
            most = Math.max(most, Math.hypot(vectors[k], vectors[k + 1]));
        }
        tubes.tag(VECTOR_RGB);
        Vector3f from = surface.inBall(chart.vertex(), new Vector3f());
        Vector3f normal = surface.normal(chart.vertex(), new Vector3f());
        from.fma(0.06f * size, normal);
        for (int k = 0; most > 0 && k < vectors.length; k += 2) {
            double length = Math.hypot(vectors[k], vectors[k + 1]) / most;
            double[] end = chart.at(Math.atan2(vectors[k + 1], vectors[k]) - gauge, PolarChart.STEPS / 2);
            if (length > 0.02 && Double.isFinite(end[0])) {
                Vector3f along = surface.inBall(end).fma(0.06f * size, normal).sub(from);
                tubes.arrow(from, along.mul((float) length), 0.02f * size);
            }
        }
    }

    /**
     * The triangles.
     *
     * @return in the unit ball of the mesh
     */
    public Geometry geometry() {
        return tubes.geometry();
    }

    /**
     * Their colours.
     *
     * @return one a triangle
     */
    public Paint paint() {
        return new Paint.PerFace(
                Arrays.stream(tubes.tags()).mapToInt(tag -> (int) tag).toArray());
    }
}
