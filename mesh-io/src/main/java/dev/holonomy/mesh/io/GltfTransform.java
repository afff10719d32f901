package dev.holonomy.mesh.io;

/** The transform of a glTF node against its parent: a matrix, or translation, rotation (a quaternion) and scale. */
final class GltfTransform {
    private GltfTransform() {}

    /** Twelve numbers, three rows of four; empty for the identity. */
    static double[] of(JsonNode node, Warnings warnings) {
        JsonNode matrix = node.get("matrix");
        double[] rows;
        if (matrix.isMissing()) {
            boolean none = node.get("translation").isMissing()
                    && node.get("rotation").isMissing()
                    && node.get("scale").isMissing();
            if (none) {
                return new double[0];
            }
            rows = composed(
                    numbers(node.get("translation"), 0, 0, 0),
                    numbers(node.get("rotation"), 0, 0, 0, 1),
                    numbers(node.get("scale"), 1, 1, 1));
        } else {
            double[] columns = numbers(matrix, new double[16]);
            if (columns[3] != 0 || columns[7] != 0 || columns[11] != 0 || columns[15] != 1) {
                throw matrix.error("is not affine, wanted 0, 0, 0, 1 as its last row");
            }
            rows = new double[12];
            for (int i = 0; i < 12; i++) {
                rows[i] = columns[i % 4 * 4 + i / 4];
            }
        }
        if (determinant(rows) == 0) {
            warnings.add(node.path() + " flattens its mesh: its matrix is singular");
        }
        return isIdentity(rows) ? new double[0] : rows;
    }

    private static double[] numbers(JsonNode array, double... otherwise) {
        if (array.isMissing()) {
            return otherwise;
        }
        if (array.size() != otherwise.length) {
            throw array.error("has " + array.size() + " numbers, wanted " + otherwise.length);
        }
        double[] numbers = new double[otherwise.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.at(i).number();
        }
        return numbers;
    }

    private static double[] composed(double[] t, double[] q, double[] s) {
        double x = q[0];
        double y = q[1];
        double z = q[2];
        double w = q[3];
        return new double[] {
            (1 - 2 * (y * y + z * z)) * s[0], 2 * (x * y - z * w) * s[1], 2 * (x * z + y * w) * s[2], t[0],
            2 * (x * y + z * w) * s[0], (1 - 2 * (x * x + z * z)) * s[1], 2 * (y * z - x * w) * s[2], t[1],
            2 * (x * z - y * w) * s[0], 2 * (y * z + x * w) * s[1], (1 - 2 * (x * x + y * y)) * s[2], t[2]
        };
    }

    /** The determinant of the linear part. */
    static double determinant(double[] m) {
        return m[0] * (m[5] * m[10] - m[6] * m[9])
                - m[1] * (m[4] * m[10] - m[6] * m[8])
                + m[2] * (m[4] * m[9] - m[5] * m[8]);
    }

    private static boolean isIdentity(double[] m) {
        for (int i = 0; i < 12; i++) {
            if (m[i] != (i % 5 == 0 ? 1 : 0)) {
                return false;
            }
        }
        return true;
    }

    /** Moves points, [N, 3], in place. */
    static void move(double[] points, double[] m) {
        for (int i = 0; i < points.length && m.length > 0; i += 3) {
            double x = points[i];
            double y = points[i + 1];
            double z = points[i + 2];
            for (int row = 0; row < 3; row++) {
                points[i + row] = m[4 * row] * x + m[4 * row + 1] * y + m[4 * row + 2] * z + m[4 * row + 3];
            }
        }
    }

    /**
     * Turns normals, [N, 3], in place: by the cofactors of the linear part, which are its inverse transposed but for a
     * factor, then to length 1; the sign of the determinant is taken out, so that a mirror does not turn them inside.
     */
    static void turn(double[] normals, double[] m) {
        double sign = m.length > 0 && determinant(m) < 0 ? -1 : 1;
        for (int i = 0; i < normals.length && m.length > 0; i += 3) {
            double[] n = new double[3];
            double square = 0;
            for (int row = 0; row < 3; row++) {
                int r = 4 * ((row + 1) % 3);
                int s = 4 * ((row + 2) % 3);
                for (int k = 0; k < 3; k++) {
                    int a = (k + 1) % 3;
                    int b = (k + 2) % 3;
                    n[row] += sign * (m[r + a] * m[s + b] - m[r + b] * m[s + a]) * normals[i + k];
                }
                square += n[row] * n[row];
            }
            double length = square > 0 ? Math.sqrt(square) : 1;
            for (int row = 0; row < 3; row++) {
                normals[i + row] = n[row] / length;
            }
        }
    }
}
