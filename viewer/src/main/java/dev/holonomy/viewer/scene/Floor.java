package dev.holonomy.viewer.scene;

import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.viewer.render.Geometry;
import dev.holonomy.viewer.render.Paint;
import java.util.Arrays;

/**
 * The ground under a mesh: the shadow of light that comes from all of the sky, so that it is dark and sharp where the mesh is near
 * and soft where it is high above, and lines at even distances.
 *
 * @param geometry squares just below the mesh, in its unit ball
 * @param paint the shadow and the lines
 * @param spacing the distance of the lines in units of the mesh, 0 where there are none
 */
public record Floor(Geometry geometry, Paint paint, double spacing) {
    private static final int CELLS = 120;
    private static final float REACH = 1.7f;
    private static final float SIDE = 2 * REACH / CELLS;
    private static final float GAP = 0.004f;
    private static final float FADE = 0.75f;
    private static final double DARKEST = 0.5;
    /** Upper ends of the layers of heights that are blurred together, in radii. */
    private static final float[] HEIGHTS = {0.04f, 0.12f, 0.3f, 0.7f, 2.1f};

    private static final int LINE_STEPS = 40;
    private static final float LINE_WIDTH = 0.005f;

    /**
     * The ground of a mesh.
     *
     * @param surface the mesh
     * @param up the vertical
     * @param lines their colour, 0xRRGGBB; −1 for none
     * @return squares, and the lines as narrow squares
     */
    public static Floor of(SurfaceGeometry surface, Pose.Up up, int lines) {
        Plan plan = new Plan(surface, up);
        float[] shadow = shadow(lowest(plan), plan.floor);
        double spacing = lines < 0 ? 0 : spacing(surface.radius());
        int across = spacing == 0 ? 0 : (int) Math.floor(REACH * surface.radius() / spacing);
        int squares = CELLS * CELLS + 2 * (2 * across + 1) * (spacing == 0 ? 0 : LINE_STEPS);
        Squares made = new Squares(squares, plan);
        for (int i = 0; i < CELLS * CELLS; i++) {
            int row = i / CELLS;
            float x = row * SIDE - REACH;
            float y = i % CELLS * SIDE - REACH;
            made.add(x, y, SIDE, SIDE, 0, corner -> alpha(shadow, made.x(corner), made.y(corner)) << 24);
        }
        for (int k = -across; k <= across && spacing > 0; k++) {
            float at = (float) (k * spacing / surface.radius());
            for (int step = 0; step < LINE_STEPS; step++) {
                float from = step * 2 * REACH / LINE_STEPS - REACH;
                float length = 2 * REACH / LINE_STEPS;
                made.add(at - LINE_WIDTH / 2, from, LINE_WIDTH, length, GAP / 4, c -> line(made, c, lines));
                made.add(from, at - LINE_WIDTH / 2, length, LINE_WIDTH, GAP / 4, c -> line(made, c, lines));
            }
        }
        return new Floor(new Geometry(made.positions, made.normals), new Paint.Veil(made.argb), spacing);
    }

    /** The mesh as seen from above: two horizontal axes and the height. */
    private static final class Plan {
        private final TriangleMesh mesh;
        private final float[] ball;
        private final Pose.Up up;
        private final float floor;

        Plan(SurfaceGeometry surface, Pose.Up up) {
            mesh = surface.mesh();
            ball = surface.ball();
            this.up = up;
            float low = Float.POSITIVE_INFINITY;
            for (int v = 0; v < mesh.vertexCount(); v++) {
                low = Math.min(low, height(v));
            }
            floor = Float.isFinite(low) ? low - GAP : -1;
        }

        /** With z up (x, y), with y up (z, x): the height makes a right-handed frame with them. */
        float across(int v) {
            return ball[3 * v + (up == Pose.Up.Z ? 0 : 2)];
        }

        float along(int v) {
            return ball[3 * v + (up == Pose.Up.Z ? 1 : 0)];
        }

        float height(int v) {
            return ball[3 * v + (up == Pose.Up.Z ? 2 : 1)];
        }
    }

    /** The lowest height over each cell, +∞ where nothing is above it. */
    private static float[] lowest(Plan plan) {
        float[] lowest = new float[CELLS * CELLS];
        Arrays.fill(lowest, Float.POSITIVE_INFINITY);
        for (int f = 0; f < plan.mesh.faceCount(); f++) {
            int a = plan.mesh.vertex(f, 0);
            int b = plan.mesh.vertex(f, 1);
            int c = plan.mesh.vertex(f, 2);
            float ux = plan.across(b) - plan.across(a);
            float uy = plan.along(b) - plan.along(a);
            float vx = plan.across(c) - plan.across(a);
            float vy = plan.along(c) - plan.along(a);
            float extent = Math.max(Math.max(Math.abs(ux), Math.abs(uy)), Math.max(Math.abs(vx), Math.abs(vy)));
            int steps = Math.max(1, (int) Math.ceil(extent / SIDE * 1.5f));
            for (int i = 0; i <= steps; i++) {
                for (int j = 0; i + j <= steps; j++) {
                    float s = i / (float) steps;
                    float t = j / (float) steps;
                    int cell = cell(plan.across(a) + s * ux + t * vx, plan.along(a) + s * uy + t * vy);
                    float height = (1 - s - t) * plan.height(a) + s * plan.height(b) + t * plan.height(c);
                    lowest[cell] = Math.min(lowest[cell], height);
                }
            }
        }
        return lowest;
    }

    private static int cell(float across, float along) {
        return slot(across) * CELLS + slot(along);
    }

    private static int slot(float x) {
        return Math.max(0, Math.min(CELLS - 1, (int) ((x + REACH) / SIDE)));
    }

    /** How dark each cell is, 0..1: layers of one height are blurred as wide as they are high. */
    private static float[] shadow(float[] lowest, float floor) {
        float[] light = new float[lowest.length];
        Arrays.fill(light, 1);
        float from = Float.NEGATIVE_INFINITY;
        for (float until : HEIGHTS) {
            float[] layer = new float[lowest.length];
            for (int i = 0; i < layer.length; i++) {
                float height = lowest[i] - floor;
                layer[i] = height > from && height <= until ? 1 : 0;
            }
            int radius = Math.round(0.5f * until / SIDE);
            for (int pass = 0; pass < 2; pass++) {
                layer = blurred(blurred(layer, radius, 1, CELLS), radius, CELLS, 1);
            }
            float strength = 1 / (1 + 0.8f * until);
            for (int i = 0; i < light.length; i++) {
                light[i] *= 1 - strength * layer[i];
            }
            from = until;
        }
        for (int i = 0; i < light.length; i++) {
            light[i] = 1 - light[i];
        }
        return light;
    }

    /** The mean along one axis, by a running sum. */
    private static float[] blurred(float[] of, int radius, int stride, int rowStride) {
        float[] mean = new float[of.length];
        for (int row = 0; row < CELLS; row++) {
            float sum = 0;
            for (int i = -radius; i < CELLS; i++) {
                int in = i + radius;
                int out = i - radius - 1;
                sum += in < CELLS ? of[row * rowStride + in * stride] : 0;
                sum -= out >= 0 ? of[row * rowStride + out * stride] : 0;
                if (i >= 0) {
                    mean[row * rowStride + i * stride] = sum / (2 * radius + 1);
                }
            }
        }
        return mean;
    }

    /** Between the middles of cells, 0 at the rim. */
    private static int alpha(float[] shadow, float across, float along) {
        float x = (across + REACH) / SIDE - 0.5f;
        float y = (along + REACH) / SIDE - 0.5f;
        int i = (int) Math.floor(x);
        int j = (int) Math.floor(y);
        float s = x - i;
        float t = y - j;
        float dark = (1 - s) * ((1 - t) * at(shadow, i, j) + t * at(shadow, i, j + 1))
                + s * ((1 - t) * at(shadow, i + 1, j) + t * at(shadow, i + 1, j + 1));
        return (int) Math.round(255 * DARKEST * dark * faded(across, along));
    }

    private static float at(float[] shadow, int i, int j) {
        return i < 0 || j < 0 || i >= CELLS || j >= CELLS ? 0 : shadow[i * CELLS + j];
    }

    /** 1 in the middle, 0 at the rim. */
    private static float faded(float across, float along) {
        float far = (float) Math.sqrt(across * across + along * along) / REACH;
        float t = Math.max(0, Math.min(1, (1 - far) / (1 - FADE)));
        return t * t * (3 - 2 * t);
    }

    private static int line(Squares made, int corner, int rgb) {
        return Math.round(110 * faded(made.x(corner), made.y(corner))) << 24 | rgb;
    }

    /** 1, 2 or 5 times a power of ten, about a third of the radius. */
    private static double spacing(double radius) {
        double wanted = radius / 3;
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        double digit = wanted / power;
        return power * (digit < 2 ? 1 : digit < 5 ? 2 : 5);
    }

    /** Horizontal squares, two triangles each, seen from above. */
    private static final class Squares {
        private static final int[] ACROSS = {0, 1, 1, 0, 1, 0};
        private static final int[] ALONG = {0, 0, 1, 0, 1, 1};
        private final Plan plan;
        private final float[] positions;
        private final float[] normals;
        private final int[] argb;
        private int n;

        interface Color {
            int of(int corner);
        }

        Squares(int count, Plan plan) {
            this.plan = plan;
            positions = new float[18 * count];
            normals = new float[18 * count];
            argb = new int[6 * count];
        }

        float x(int corner) {
            return positions[3 * corner + (plan.up == Pose.Up.Z ? 0 : 2)];
        }

        float y(int corner) {
            return positions[3 * corner + (plan.up == Pose.Up.Z ? 1 : 0)];
        }

        void add(float x, float y, float width, float length, float lift, Color color) {
            for (int i = 0; i < 6; i++) {
                int at = 3 * n;
                boolean zUp = plan.up == Pose.Up.Z;
                positions[at + (zUp ? 0 : 2)] = x + ACROSS[i] * width;
                positions[at + (zUp ? 1 : 0)] = y + ALONG[i] * length;
                positions[at + (zUp ? 2 : 1)] = plan.floor + lift;
                normals[at + (zUp ? 2 : 1)] = 1;
                argb[n] = color.of(n);
                n++;
            }
        }
    }
}
