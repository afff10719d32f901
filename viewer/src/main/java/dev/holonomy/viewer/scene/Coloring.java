package dev.holonomy.viewer.scene;

import dev.holonomy.mesh.ColorMap;
import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.FaceScalars;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.Palette;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.VertexVectors;
import dev.holonomy.viewer.render.Paint;
import java.util.Arrays;
import java.util.List;

/**
 * Colours of values by their kind: classes by the palette, nearest vertex or face, never blended; numbers through a colour map, on
 * vertices interpolated before the look-up. Vectors show their length, maps without a target to be seen the number of their target.
 */
public final class Coloring {
    /** Where no value is asked for. */
    public static final int PLAIN_RGB = 0xB8C4D6;

    private static final int RAMP_COLORS = 256;

    private Coloring() {}

    /**
     * Whether a value has a number for each face.
     *
     * @param values the value
     * @return true for faces, false for vertices
     */
    public static boolean onFaces(MeshValues values) {
        return values instanceof FaceLabels || values instanceof FaceScalars;
    }

    /**
     * Whether a value is made of classes.
     *
     * @param values the value
     * @return true for labels
     */
    public static boolean isLabels(MeshValues values) {
        return values instanceof VertexLabels || values instanceof FaceLabels;
    }

    /**
     * The classes of labels.
     *
     * @param values labels
     * @return their names
     */
    public static List<String> classNames(MeshValues values) {
        if (values instanceof VertexLabels vertex) {
            return vertex.classNames();
        }
        return values instanceof FaceLabels face ? face.classNames() : List.of();
    }

    /**
     * The class ids of labels.
     *
     * @param values labels
     * @return an id an element, −1 for none
     */
    public static int[] labels(MeshValues values) {
        return values instanceof VertexLabels vertex ? vertex.labels() : ((FaceLabels) values).labels();
    }

    /**
     * The numbers that are looked up in a colour map.
     *
     * @param values scalars, vectors (their length) or a map (its target)
     * @return a number an element; NaN for none
     */
    public static double[] numbers(MeshValues values) {
        if (values instanceof VertexScalars scalars) {
            return scalars.values();
        }
        if (values instanceof FaceScalars scalars) {
            return scalars.values();
        }
        if (values instanceof VertexVectors vectors) {
            double[] lengths = new double[vectors.count()];
            double[] all = vectors.vectors();
            for (int v = 0; v < lengths.length; v++) {
                double x = all[3 * v];
                double y = all[3 * v + 1];
                double z = all[3 * v + 2];
                lengths[v] = Math.sqrt(x * x + y * y + z * z);
            }
            return lengths;
        }
        if (values instanceof VertexMap map) {
            return Arrays.stream(map.targets())
                    .mapToDouble(t -> t < 0 ? Double.NaN : t)
                    .toArray();
        }
        return new double[0];
    }

    /**
     * The paint of a value.
     *
     * @param mesh the mesh
     * @param values the value
     * @param look colours, lines and hidden classes
     * @param range the numbers of the first and the last colour
     * @return the paint
     */
    public static Paint paint(TriangleMesh mesh, MeshValues values, ValueLook look, double[] range) {
        int faces = mesh.faceCount();
        if (isLabels(values)) {
            int[] ofClass = classColors(classNames(values), look);
            int[] ids = labels(values);
            if (onFaces(values)) {
                int[] rgb = new int[faces];
                Arrays.setAll(rgb, f -> ids[f] < 0 ? Palette.NONE : ofClass[ids[f]]);
                return new Paint.PerFace(rgb);
            }
            int[] rgb = new int[3 * faces];
            for (int i = 0; i < rgb.length; i++) {
                int id = ids[mesh.vertex(i / 3, i % 3)];
                rgb[i] = id < 0 ? Palette.NONE : ofClass[id];
            }
            return new Paint.PerCorner(rgb);
        }
        double[] numbers = numbers(values);
        double span = range[1] > range[0] ? range[1] - range[0] : 1;
        ColorMap map = look.map();
        if (onFaces(values)) {
            int[] rgb = new int[faces];
            Arrays.setAll(
                    rgb,
                    f -> Double.isFinite(numbers[f]) ? map.rgb(place(numbers[f], range[0], span)) : Paint.MISSING_RGB);
            return new Paint.PerFace(rgb);
        }
        float[] at = new float[3 * faces];
        byte[] missing = new byte[faces];
        for (int i = 0; i < at.length; i++) {
            double number = numbers[mesh.vertex(i / 3, i % 3)];
            if (Double.isFinite(number)) {
                at[i] = (float) place(number, range[0], span);
            } else {
                missing[i / 3] |= (byte) (1 << (i % 3));
            }
        }
        int[] colors = new int[RAMP_COLORS];
        Arrays.setAll(colors, i -> map.rgb(i / (RAMP_COLORS - 1.0)));
        return new Paint.Ramp(at, missing, colors, look.isolines());
    }

    /** Far outside a range it makes no difference how far, and a float must hold it. */
    private static double place(double number, double low, double span) {
        return Math.max(-1e6, Math.min(1e6, (number - low) / span));
    }

    private static int[] classColors(List<String> names, ValueLook look) {
        int[] colors = new int[names.size()];
        Arrays.setAll(colors, c -> look.hidden().contains(names.get(c)) ? Paint.HIDDEN : Palette.color(c));
        return colors;
    }

    /**
     * A colour for each place: red, green and blue grow along the three sides of the bounding box.
     *
     * @param surface the mesh
     * @return 0xRRGGBB a vertex
     */
    public static int[] places(SurfaceGeometry surface) {
        float[] ball = surface.ball();
        float[] low = {1, 1, 1};
        float[] high = {-1, -1, -1};
        for (int i = 0; i < ball.length; i++) {
            low[i % 3] = Math.min(low[i % 3], ball[i]);
            high[i % 3] = Math.max(high[i % 3], ball[i]);
        }
        int[] rgb = new int[ball.length / 3];
        for (int i = 0; i < ball.length; i++) {
            float span = high[i % 3] - low[i % 3];
            float share = span > 0 ? (ball[i] - low[i % 3]) / span : 0.5f;
            rgb[i / 3] = rgb[i / 3] << 8 | Math.round(40 + 205 * share);
        }
        return rgb;
    }

    /**
     * The paint of colours of vertices.
     *
     * @param mesh the mesh
     * @param rgb a colour a vertex
     * @return the paint, blended over each triangle
     */
    public static Paint blended(TriangleMesh mesh, int[] rgb) {
        int[] corners = new int[3 * mesh.faceCount()];
        Arrays.setAll(corners, i -> rgb[mesh.vertex(i / 3, i % 3)]);
        return new Paint.Blended(corners);
    }

    /**
     * The colours of a target carried to the source of a map.
     *
     * @param map the map
     * @param target a colour a vertex of the target
     * @return a colour a vertex of the source, grey where there is no image
     */
    public static int[] carried(VertexMap map, int[] target) {
        int[] rgb = new int[map.count()];
        for (int v = 0; v < rgb.length; v++) {
            int image = map.targets()[v];
            rgb[v] = image < 0 ? Paint.MISSING_RGB : target[image];
        }
        return rgb;
    }

    /**
     * The share of the area that each class takes.
     *
     * @param mesh the mesh
     * @param values labels
     * @return a share a class; vertices count with a third of their faces
     */
    public static double[] areaShares(TriangleMesh mesh, MeshValues values) {
        int[] ids = labels(values);
        double[] shares = new double[classNames(values).size()];
        double total = 0;
        for (int f = 0; f < mesh.faceCount(); f++) {
            double area = SurfaceGeometry.area(mesh, f);
            total += area;
            for (int corner = 0; corner < 3; corner++) {
                int id = ids[onFaces(values) ? f : mesh.vertex(f, corner)];
                if (id >= 0) {
                    shares[id] += area / 3;
                }
            }
        }
        for (int c = 0; c < shares.length; c++) {
            shares[c] = total > 0 ? shares[c] / total : 0;
        }
        return shares;
    }
}
