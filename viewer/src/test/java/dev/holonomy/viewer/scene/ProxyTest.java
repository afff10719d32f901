package dev.holonomy.viewer.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.viewer.render.Paint;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProxyTest {
    /** A torus of n x n quads. */
    private static TriangleMesh torus(int n) {
        double[] p = new double[3 * n * n];
        int[] t = new int[6 * n * n];
        for (int i = 0; i < n * n; i++) {
            int row = i / n;
            double a = 2 * Math.PI * row / n;
            double b = 2 * Math.PI * (i % n) / n;
            p[3 * i] = (2 + Math.cos(b)) * Math.cos(a);
            p[3 * i + 1] = (2 + Math.cos(b)) * Math.sin(a);
            p[3 * i + 2] = Math.sin(b);
            int right = i / n * n + (i % n + 1) % n;
            int down = (i / n + 1) % n * n + i % n;
            int both = (i / n + 1) % n * n + (i % n + 1) % n;
            System.arraycopy(new int[] {i, down, both, i, both, right}, 0, t, 6 * i, 6);
        }
        return TriangleMesh.of(p, t);
    }

    @Test
    void theStandInIsMuchSmallerLiesOnTheMeshAndCarriesEachPaint() {
        TriangleMesh mesh = torus(500);
        SurfaceGeometry surface = new SurfaceGeometry(mesh);
        Proxy proxy = Proxy.of(surface);
        int faces = proxy.geometry().triangles();
        assertThat(faces).isBetween(5_000, mesh.faceCount() / 4);
        float[] at = proxy.geometry().positions();
        for (int i = 0; i < at.length; i += 3) {
            double x = at[i] * surface.radius();
            double y = at[i + 1] * surface.radius();
            double z = at[i + 2] * surface.radius();
            double off = Math.hypot(Math.hypot(x, y) - 2, z) - 1;
            assertThat(Math.abs(off)).isLessThan(0.05);
        }
        int[] ofFace = new int[mesh.faceCount()];
        Arrays.setAll(ofFace, f -> f);
        Paint.PerFace faceColors = (Paint.PerFace) proxy.paint(new Paint.PerFace(ofFace));
        assertThat(faceColors.rgb()).hasSize(faces).doesNotHaveDuplicates();
        int[] ofCorner = new int[3 * mesh.faceCount()];
        Arrays.setAll(ofCorner, c -> c);
        Paint.PerCorner corners = (Paint.PerCorner) proxy.paint(new Paint.PerCorner(ofCorner));
        for (int i = 0; i < 3 * faces; i++) {
            assertThat(corners.rgb()[i]).isEqualTo(3 * faceColors.rgb()[i / 3] + i % 3);
        }
    }
}
