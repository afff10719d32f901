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
 * vertices interpolated before the look-up. Vectors show their length, maps their target.
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
            for (int v = 0; v < lengths.length; v++) {
                double x = vectors.vectors()[3 * v];
                double y = vectors.vectors()[3 * v + 1];
                double z = vectors.vectors()[3 * v + 2];
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
     * The least and the largest number.
     *
     * @param numbers numbers, NaN left out
     * @return {least, most}; {0, 1} where there is none
     */
    public static double[] range(double[] numbers) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double number : numbers) {
            if (Double.isFinite(number)) {
                least = Math.min(least, number);
                most = Math.max(most, number);
            }
        }
        return least <= most ? new double[] {least, most} : new double[] {0, 1};
    }

    /**
     * The paint of a value.
     *
     * @param mesh the mesh
     * @param values the value
     * @param map of numbers
     * @param least the number of the map's first colour
     * @param most the number of its last colour
     * @return the paint
     */
    public static Paint paint(TriangleMesh mesh, MeshValues values, ColorMap map, double least, double most) {
        int faces = mesh.faceCount();
        if (values instanceof FaceLabels labels) {
            return new Paint.PerFace(
                    Arrays.stream(labels.labels()).map(Coloring::classColor).toArray());
        }
        if (values instanceof VertexLabels labels) {
            int[] rgb = new int[3 * faces];
            Arrays.setAll(rgb, i -> classColor(labels.labels()[mesh.vertex(i / 3, i % 3)]));
            return new Paint.PerCorner(rgb);
        }
        double[] numbers = numbers(values);
        double span = most > least ? most - least : 1;
        if (values instanceof FaceScalars) {
            int[] rgb = new int[faces];
            Arrays.setAll(
                    rgb, f -> Double.isFinite(numbers[f]) ? map.rgb((numbers[f] - least) / span) : Paint.MISSING_RGB);
            return new Paint.PerFace(rgb);
        }
        float[] at = new float[3 * faces];
        byte[] missing = new byte[faces];
        for (int i = 0; i < at.length; i++) {
            double number = numbers[mesh.vertex(i / 3, i % 3)];
            if (Double.isFinite(number)) {
                at[i] = (float) ((number - least) / span);
            } else {
                missing[i / 3] |= (byte) (1 << (i % 3));
            }
        }
        int[] colors = new int[RAMP_COLORS];
        Arrays.setAll(colors, i -> map.rgb(i / (RAMP_COLORS - 1.0)));
        return new Paint.Ramp(at, missing, colors);
    }

    private static int classColor(int id) {
        return id < 0 ? Palette.NONE : Palette.color(id);
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
            double area = SurfaceGeometry.faceNormal(mesh, f).length() / 2;
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
