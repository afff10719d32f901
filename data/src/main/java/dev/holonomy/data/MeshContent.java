package dev.holonomy.data;

import dev.holonomy.mesh.TriangleMesh;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** What a mesh is, whatever file it stands in: the same text for the same points, moved, scaled or in another order. */
final class MeshContent {
    private static final double STEPS = 1e6;

    private MeshContent() {}

    /** SHA-256 of the sorted points, in millionths of the diagonal of their box from its corner, and of both counts. */
    static String of(TriangleMesh mesh) {
        int count = mesh.vertexCount();
        double[] low = new double[3];
        double[] high = new double[3];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < 3 * count; i++) {
            double x = mesh.coordinate(i / 3, i % 3);
            low[i % 3] = Math.min(low[i % 3], x);
            high[i % 3] = Math.max(high[i % 3], x);
        }
        double diagonal = Math.hypot(Math.hypot(high[0] - low[0], high[1] - low[1]), high[2] - low[2]);
        double scale = diagonal > 0 ? STEPS / diagonal : 0;
        long[][] points = new long[count][3];
        for (int i = 0; i < 3 * count; i++) {
            points[i / 3][i % 3] = Math.round((mesh.coordinate(i / 3, i % 3) - low[i % 3]) * scale);
        }
        Arrays.sort(points, Arrays::compare);
        ByteBuffer bytes = ByteBuffer.allocate(Math.addExact(16, Math.multiplyExact(24, count)));
        bytes.putLong(count).putLong(mesh.faceCount());
        for (long[] point : points) {
            bytes.putLong(point[0]).putLong(point[1]).putLong(point[2]);
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
