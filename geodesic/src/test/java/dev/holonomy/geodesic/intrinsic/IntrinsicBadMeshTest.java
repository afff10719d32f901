package dev.holonomy.geodesic.intrinsic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.TestMeshes;
import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Faces, edges and whole meshes without extent are flipped and refined to finite numbers. */
final class IntrinsicBadMeshTest {
    private static void assertFinite(TriangleMesh mesh) {
        Surface surface = Surface.of(mesh);
        IntrinsicTriangulation delaunay = IntrinsicTriangulation.delaunay(surface);
        assertFinite(mesh, delaunay);
        for (int h = 0; h < delaunay.halfEdges().count(); h++) {
            assertThat(delaunay.isDelaunay(h)).as("half-edge %d", h).isTrue();
        }
        RefinementOptions options = new RefinementOptions(Math.toRadians(20), 3 * mesh.vertexCount());
        assertFinite(mesh, IntrinsicTriangulation.refined(surface, options));
        for (double length : TuftedCover.of(mesh).faces().lengths()) {
            assertThat(length).isFinite();
        }
    }

    private static void assertFinite(TriangleMesh mesh, IntrinsicTriangulation result) {
        HalfEdges halfEdges = result.halfEdges();
        double holonomy = 0;
        double defects = 0;
        for (int h = 0; h < halfEdges.count(); h++) {
            assertThat(Double.isFinite(result.transport().angle(h))
                            && Double.isFinite(result.transport().along(h))
                            && Double.isFinite(result.lengths().length(h)))
                    .isTrue();
        }
        for (int f = 0; f < halfEdges.faceCount(); f++) {
            holonomy += result.transport().holonomy(f);
        }
        HalfEdges input = HalfEdges.of(mesh);
        int isolated = 0;
        int voids = 0;
        for (int v = 0; v < halfEdges.vertexCount(); v++) {
            for (double x : result.location(v).position(mesh, input)) {
                assertThat(x).isFinite();
            }
            isolated += halfEdges.degree(v) == 0 ? 1 : 0;
            defects += halfEdges.degree(v) == 0
                    ? 0
                    : 2 * Math.PI - result.transport().angleSum(v);
        }
        for (int f = 0; f < halfEdges.faceCount(); f++) {
            voids += halfEdges.isVoid(3 * f) ? 1 : 0;
        }
        if (halfEdges.boundaryCount() == 0) {
            int euler = halfEdges.vertexCount() - isolated - halfEdges.edgeCount() + halfEdges.faceCount() - voids;
            assertThat(holonomy).isCloseTo(2 * Math.PI * euler, within(1e-6));
            assertThat(defects).isCloseTo(2 * Math.PI * euler, within(1e-6));
        }
    }

    private static TriangleMesh squashed(TriangleMesh mesh) {
        double[] p = mesh.positions();
        for (int f = 0; f < mesh.faceCount(); f += 37) {
            System.arraycopy(p, 3 * mesh.vertex(f, 0), p, 3 * mesh.vertex(f, 1), 3);
        }
        for (int f = 11; f < mesh.faceCount(); f += 53) {
            for (int c = 0; c < 3; c++) {
                p[3 * mesh.vertex(f, 2) + c] = 0.5 * (p[3 * mesh.vertex(f, 0) + c] + p[3 * mesh.vertex(f, 1) + c]);
            }
        }
        return mesh.withPositions(p);
    }

    @Test
    void coincidentAndCollinearVertices() {
        assertFinite(squashed(TestMeshes.icosphere(3)));
        assertFinite(squashed(TestMeshes.irregularGrid(12, 12, 0.3, 1)));
        assertFinite(squashed(TestMeshes.cylinder(16, 10, 1, 3)));
    }

    @Test
    void everythingInOnePointOnOneLineOrAtRandom() {
        TriangleMesh sphere = TestMeshes.icosphere(2);
        double[] p = sphere.positions();
        assertFinite(sphere.withPositions(new double[p.length]));
        double[] line = p.clone();
        for (int v = 0; v < sphere.vertexCount(); v++) {
            line[3 * v + 1] = 0;
            line[3 * v + 2] = 0;
        }
        assertFinite(sphere.withPositions(line));
        assertFinite(sphere.withPositions(new Random(3).doubles(p.length).toArray()));
    }

    @Test
    void allSizesFromTinyToHuge() {
        TriangleMesh sphere = TestMeshes.noisy(TestMeshes.icosphere(2), 0.1, 3);
        for (double scale : new double[] {1e-50, 1e-30, 1e30, 1e50}) {
            assertFinite(TestMeshes.moved(sphere, 0.1, scale, 0));
        }
        double[] p = sphere.positions();
        for (int v = 0; v < sphere.vertexCount(); v++) {
            p[3 * v + 2] *= Math.pow(10, -v % 13);
        }
        assertFinite(sphere.withPositions(p));
    }

    @Test
    void oneTriangleNoFacesVoidFacesAndIsolatedVertices() {
        double[] p = {0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0, 5, 5, 5};
        assertFinite(TriangleMesh.of(Arrays.copyOf(p, 9), new int[] {0, 1, 2}));
        assertFinite(TriangleMesh.of(p, new int[0]));
        assertFinite(TriangleMesh.of(p, new int[] {0, 1, 2, 1, 3, 2, 3, 3, 0}));
        assertFinite(TriangleMesh.of(new double[0], new int[0]));
    }

    @Test
    void vertexOfHugeDegree() {
        int spokes = 2000;
        double[] p = new double[3 * (spokes + 1)];
        int[] faces = new int[3 * spokes];
        for (int i = 0; i < spokes; i++) {
            p[3 * i + 3] = Math.cos(2 * Math.PI * i / spokes);
            p[3 * i + 4] = Math.sin(2 * Math.PI * i / spokes);
            faces[3 * i + 1] = i + 1;
            faces[3 * i + 2] = i == spokes - 1 ? 1 : i + 2;
        }
        assertFinite(TriangleMesh.of(p, faces));
    }
}
