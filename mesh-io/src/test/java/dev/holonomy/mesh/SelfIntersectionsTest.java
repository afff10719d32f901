package dev.holonomy.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holonomy.mesh.MeshReport.Kind;
import dev.holonomy.mesh.MeshReport.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faces that meet where they should not: by construction, and against all pairs with an independent method. */
class SelfIntersectionsTest {
    private static List<Problem> of(double[] positions, int... triangles) {
        return SelfIntersections.of(TriangleMesh.of(positions, triangles));
    }

    /** Two tetrahedra, the second moved by x; the edges of one pierce the faces of the other. */
    private static List<Problem> tetrahedra(double x) {
        double[] one = {0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1};
        double[] both = Arrays.copyOf(one, 24);
        for (int i = 0; i < 12; i++) {
            both[12 + i] = one[i] + (i % 3 == 0 ? x : x / 7);
        }
        return of(both, 0, 2, 1, 0, 1, 3, 1, 2, 3, 2, 0, 3, 4, 6, 5, 4, 5, 7, 5, 6, 7, 6, 4, 7);
    }

    @Test
    void solidsThatMeetAreFoundAndOthersNot() {
        assertThat(tetrahedra(2)).isEmpty();
        assertThat(tetrahedra(0.25)).singleElement().satisfies(p -> {
            assertThat(p.kind()).isEqualTo(Kind.SELF_INTERSECTION);
            assertThat(p.count()).isPositive();
        });
    }

    /** A convex surface has none, however fine: every pair of neighbours is decided by exact signs. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-200, 1e200})
    void aSphereHasNone(double scale) {
        int n = 12;
        double[] positions = new double[3 * (n * n + 2)];
        int[] triangles = new int[6 * n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double u = Math.PI * (i + 1) / (n + 1);
                double v = 2 * Math.PI * j / n;
                int p = i * n + j;
                positions[3 * p] = scale * Math.sin(u) * Math.cos(v);
                positions[3 * p + 1] = scale * Math.sin(u) * Math.sin(v);
                positions[3 * p + 2] = scale * Math.cos(u);
                int next = i * n + (j + 1) % n;
                int[] two = i == n - 1
                        ? new int[] {p, n * n + 1, next, n * n, j, (j + 1) % n}
                        : new int[] {p, p + n, next + n, p, next + n, next};
                System.arraycopy(two, 0, triangles, 6 * p, 6);
            }
        }
        positions[3 * n * n + 2] = scale;
        positions[3 * n * n + 5] = -scale;
        assertThat(MeshChecks.of(TriangleMesh.of(positions, triangles)).closed())
                .isTrue();
        assertThat(of(positions, triangles)).isEmpty();
    }

    /** A plane of quads moved through itself by a fold: the triangles on each other are those counted by area. */
    @Test
    void facesOnEachOtherAreOverlaps() {
        double[] fold = {0, 0, 0, 1, 0, 0, 0, 1, 0, 0.25, 0.25, 0};
        assertThat(of(fold, 0, 1, 2, 1, 0, 3)).singleElement().satisfies(p -> {
            assertThat(p.kind()).isEqualTo(Kind.OVERLAPPING_FACES);
            assertThat(p.first()).containsExactly("0-1");
        });
        double[] flat = {0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0};
        assertThat(of(flat, 0, 1, 2, 1, 3, 2)).isEmpty();
        double[] fan = {0, 0, 0, 1, 0, 0, 0, 1, 0, -1, 0, 0, 0, -1, 0};
        assertThat(of(fan, 0, 1, 2, 0, 3, 4)).isEmpty();
        assertThat(of(fan, 0, 1, 2, 0, 2, 3, 0, 3, 4, 0, 4, 1)).isEmpty();
        double[] bent = {0, 0, 0, 1, 0, 0, 0, 1, 0, 0.5, 0.25, 0, 0.25, 0.5, 0};
        assertThat(of(bent, 0, 1, 2, 0, 3, 4)).singleElement().satisfies(p -> assertThat(p.kind())
                .isEqualTo(Kind.OVERLAPPING_FACES));
    }

    /** Touching in one point beyond what is shared counts, one unit in the last place apart does not. */
    @Test
    void touchingIsDecidedToTheLastBit() {
        double[] touch = {0, 0, 0, 1, 0, 0, 0, 1, 0, 0.3, 0.3, 0, 0.3, 0.3, 1, 0.4, 0.3, 1};
        assertThat(of(touch, 0, 1, 2, 3, 4, 5)).hasSize(1);
        touch[11] = Double.MIN_VALUE;
        assertThat(of(touch, 0, 1, 2, 3, 4, 5)).isEmpty();
    }

    /** Random triangles: pairs are counted again by clipping one triangle against the other in floating point. */
    @Test
    void countsAgreeWithAllPairs() {
        Random random = new Random(4);
        for (int round = 0; round < 20; round++) {
            int faces = 60;
            double[] positions = new double[9 * faces];
            int[] triangles = new int[3 * faces];
            for (int f = 0; f < faces; f++) {
                for (int i = 0; i < 9; i++) {
                    positions[9 * f + i] =
                            (i < 3 ? 0 : positions[9 * f + i % 3]) + (i < 3 ? 3 : 1) * random.nextDouble();
                }
                for (int c = 0; c < 3; c++) {
                    triangles[3 * f + c] = 3 * f + c;
                }
            }
            int wanted = 0;
            for (int f = 0; f < faces; f++) {
                for (int g = f + 1; g < faces; g++) {
                    wanted += meet(positions, f, g) ? 1 : 0;
                }
            }
            int found =
                    of(positions, triangles).stream().mapToInt(Problem::count).sum();
            assertThat(found).as("round %d", round).isEqualTo(wanted);
        }
    }

    private static boolean meet(double[] p, int f, int g) {
        for (int c = 0; c < 3; c++) {
            if (hit(p, 9 * f + 3 * c, 9 * f + 3 * ((c + 1) % 3), 9 * g)
                    || hit(p, 9 * g + 3 * c, 9 * g + 3 * ((c + 1) % 3), 9 * f)) {
                return true;
            }
        }
        return false;
    }

    /** Solves s + t (e - s) = a + x (b - a) + y (c - a) by Cramer's rule. */
    private static boolean hit(double[] p, int s, int e, int a) {
        double[][] column = new double[4][3];
        for (int k = 0; k < 3; k++) {
            column[0][k] = p[s + k] - p[e + k];
            column[1][k] = p[a + 3 + k] - p[a + k];
            column[2][k] = p[a + 6 + k] - p[a + k];
            column[3][k] = p[s + k] - p[a + k];
        }
        double det = det(column[0], column[1], column[2]);
        double t = det(column[3], column[1], column[2]) / det;
        double x = det(column[0], column[3], column[2]) / det;
        double y = det(column[0], column[1], column[3]) / det;
        return t >= 0 && t <= 1 && x >= 0 && y >= 0 && x + y <= 1;
    }

    private static double det(double[] a, double[] b, double[] c) {
        return a[0] * (b[1] * c[2] - b[2] * c[1])
                + a[1] * (b[2] * c[0] - b[0] * c[2])
                + a[2] * (b[0] * c[1] - b[1] * c[0]);
    }
}
