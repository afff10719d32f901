package dev.holonomy.mesh.io;

import dev.holonomy.mesh.ColorMap;
import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.FaceScalars;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.Palette;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.VertexVectors;

/** One colour, 0xRRGGBB, for each element that carries a value. */
final class ValueColors {
    private ValueColors() {}

    static int[] of(MeshValues values, ColorMap map) {
        if (values instanceof VertexLabels v) {
            return classes(v.labels());
        }
        if (values instanceof FaceLabels v) {
            return classes(v.labels());
        }
        return numbers(asNumbers(values), map);
    }

    private static double[] asNumbers(MeshValues values) {
        double[] numbers = new double[values.count()];
        for (int i = 0; i < numbers.length; i++) {
            if (values instanceof VertexScalars v) {
                numbers[i] = v.values()[i];
            } else if (values instanceof FaceScalars v) {
                numbers[i] = v.values()[i];
            } else if (values instanceof VertexMap v) {
                numbers[i] = v.targets()[i] < 0 ? Double.NaN : v.targets()[i];
            } else if (values instanceof VertexVectors v) {
                double[] a = v.vectors();
                numbers[i] = Math.sqrt(a[3 * i] * a[3 * i] + a[3 * i + 1] * a[3 * i + 1] + a[3 * i + 2] * a[3 * i + 2]);
            }
        }
        return numbers;
    }

    private static int[] classes(int[] labels) {
        int[] colors = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            colors[i] = Palette.color(labels[i]);
        }
        return colors;
    }

    private static int[] numbers(double[] numbers, ColorMap map) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double number : numbers) {
            if (Double.isFinite(number)) {
                least = Math.min(least, number);
                most = Math.max(most, number);
            }
        }
        double range = most > least ? most - least : 1;
        int[] colors = new int[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            colors[i] = map.rgb((numbers[i] - least) / range);
        }
        return colors;
    }
}
