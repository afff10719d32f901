package dev.holonomy.geodesic.remesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.NearestPoint;
import dev.holonomy.geodesic.TestMeshes;
import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.MeshChecks;
import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.VertexVectors;
import dev.holonomy.mesh.io.MeshFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The surface, its topology and its lines stay; faces become nearly equilateral and edges of one length. */
final class RemeshingTest {
    private static TriangleMesh named(String name) {
        return switch (name) {
            case "sphere" -> TestMeshes.irregularSphere(3, 0.3, 1);
            case "torus" -> TestMeshes.torus(60, 12, 3, 1);
            case "grid" -> TestMeshes.irregularGrid(20, 13, 0.3, 2);
            case "cylinder" -> TestMeshes.cylinder(40, 5, 1, 6);
            case "box" -> box();
            case "stretched" -> {
                TriangleMesh mesh = TestMeshes.irregularGrid(9, 9, 0.3, 3);
                double[] p = mesh.positions();
                for (int i = 0; i < p.length; i += 3) {
                    p[i] *= 25;
                }
                yield mesh.withPositions(p);
            }
            default -> {
                String data = System.getenv("HOLONOMY_DATA");
                Assumptions.assumeTrue(data != null, "HOLONOMY_DATA is not set: real meshes are not tested");
                yield MeshFiles.read(Path.of(data).resolve(name));
            }
        };
    }

    /** The box of sides 1, 2 and 3 in 12 triangles. */
    private static TriangleMesh box() {
        double[] p = {0, 0, 0, 1, 0, 0, 1, 2, 0, 0, 2, 0, 0, 0, 3, 1, 0, 3, 1, 2, 3, 0, 2, 3};
        int[] f = {
            0, 2, 1, 0, 3, 2, 4, 5, 6, 4, 6, 7, 0, 1, 5, 0, 5, 4, 1, 2, 6, 1, 6, 5, 2, 3, 7, 2, 7, 6, 3, 0, 4, 3, 4, 7
        };
        return TriangleMesh.of(p, f);
    }

    private static int euler(HalfEdges halfEdges) {
        int used = (int) IntStream.range(0, halfEdges.vertexCount())
                .filter(v -> halfEdges.first(v) >= 0)
                .count();
        return used - halfEdges.edgeCount() + halfEdges.faceCount();
    }

    /** The largest distance from the vertices and the middles of faces of one mesh to the other. */
    private static double apart(TriangleMesh from, TriangleMesh to) {
        NearestPoint nearest = new NearestPoint(to);
        double worst = 0;
        for (int f = 0; f < from.faceCount(); f++) {
            for (int corner = 0; corner < 4; corner++) {
                double[] p = new double[3];
                double square = 0;
                for (int c = 0; c < 3; c++) {
                    double sum = 0;
                    for (int k = 0; k < 3; k++) {
                        sum += from.coordinate(from.vertex(f, k), c) / 3;
                    }
                    p[c] = corner == 3 ? sum : from.coordinate(from.vertex(f, corner), c);
                }
                nearest.find(p[0], p[1], p[2]);
                for (int c = 0; c < 3; c++) {
                    square += Math.pow(nearest.coordinate(c) - p[c], 2);
                }
                worst = Math.max(worst, Math.sqrt(square));
            }
        }
        return worst;
    }

    @ParameterizedTest
    @CsvSource({
        "sphere, 300",
        "sphere, 2000",
        "torus, 700",
        "grid, 150",
        "grid, 1500",
        "cylinder, 700",
        "box, 500",
        "stretched, 600",
        "meshes/spot.obj, 1500",
        "meshes/homer.obj, 1500"
    })
    void theSurfaceStaysAndFacesBecomeEquilateral(String name, int vertices) {
        TriangleMesh mesh = named(name);
        Remeshing remeshed = Remeshing.of(mesh, RemeshOptions.vertices(vertices));
        TriangleMesh made = remeshed.mesh();
        assertThat(made.vertexCount()).isEqualTo(vertices);
        HalfEdges before = HalfEdges.of(mesh);
        HalfEdges halfEdges = HalfEdges.of(made); // manifold and oriented, or it would throw
        assertThat(euler(halfEdges)).isEqualTo(euler(before));
        assertThat(halfEdges.boundaryCount() == 0).isEqualTo(before.boundaryCount() == 0);
        EdgeLengths lengths = EdgeLengths.of(made, halfEdges);
        double mean = lengths.mean();
        double spread = 0;
        double smallest = Math.PI;
        double smallestMean = 0;
        for (int h = 0; h < halfEdges.count(); h++) {
            spread += Math.pow(lengths.length(h) / mean - 1, 2) / halfEdges.count();
        }
        for (int f = 0; f < made.faceCount(); f++) {
            double least = Math.PI;
            for (int h = 3 * f; h < 3 * f + 3; h++) {
                least = Math.min(least, lengths.cornerAngle(h));
            }
            smallest = Math.min(smallest, least);
            smallestMean += least / made.faceCount();
        }
        assertThat(Math.sqrt(spread)).as("deviation of lengths").isLessThan(0.15);
        assertThat(Math.toDegrees(smallest)).as("smallest angle").isGreaterThan(10);
        assertThat(Math.toDegrees(smallestMean))
                .as("mean of the smallest angles")
                .isGreaterThan(51);
        assertThat(apart(made, mesh)).isLessThan(0.6 * mean);
        // mesh-wide: area of equilateral faces of one length
        double area = MeshChecks.of(made).area();
        assertThat(made.faceCount() * Math.sqrt(3) / 4 * mean * mean).isCloseTo(area, within(0.06 * area));
    }

    /** A plane, and a box, are the same set of points after: no distance either way, and the area to the last digits. */
    @ParameterizedTest
    @CsvSource({"grid, 200", "grid, 1200", "box, 60", "box, 600", "stretched, 900"})
    void flatSurfacesWithSharpEdgesAndBoundariesStayExactly(String name, int vertices) {
        TriangleMesh mesh = named(name);
        TriangleMesh made = Remeshing.of(mesh, RemeshOptions.vertices(vertices)).mesh();
        double size = Math.sqrt(MeshChecks.of(mesh).area());
        assertThat(apart(mesh, made)).isLessThan(1e-12 * size);
        assertThat(apart(made, mesh)).isLessThan(1e-12 * size);
        assertThat(MeshChecks.of(made).area()).isCloseTo(MeshChecks.of(mesh).area(), within(1e-12 * size * size));
    }

    @Test
    void onTheSphereTheDistanceFallsWithTheSquareOfTheEdge() {
        TriangleMesh fine = TestMeshes.icosphere(5);
        double[] error = new double[2];
        for (int i = 0; i < 2; i++) {
            TriangleMesh made =
                    Remeshing.of(fine, RemeshOptions.vertices(200 << (2 * i))).mesh();
            for (int f = 0; f < made.faceCount(); f++) {
                double[] middle = new double[3];
                for (int k = 0; k < 9; k++) {
                    middle[k % 3] += made.coordinate(made.vertex(f, k / 3), k % 3) / 3;
                }
                double r = Math.sqrt(middle[0] * middle[0] + middle[1] * middle[1] + middle[2] * middle[2]);
                error[i] += (1 - r) / made.faceCount();
            }
        }
        assertThat(error[0] / error[1]).isBetween(3.5, 4.5); // a sagitta is edge² / 6 of an equilateral face
    }

    @Test
    void componentsStayAndIsolatedVerticesAndVoidFacesGo() {
        TriangleMesh one = TestMeshes.icosphere(2);
        int count = one.vertexCount();
        double[] p = Arrays.copyOf(one.positions(), 6 * count + 3);
        for (int i = 0; i < 3 * count; i++) {
            p[3 * count + i] = p[i] + (i % 3 == 0 ? 5 : 0);
        }
        int[] faces = one.triangles();
        int[] both = IntStream.concat(
                        IntStream.concat(
                                IntStream.of(faces), IntStream.of(faces).map(v -> v + count)),
                        IntStream.of(0, 0, 1))
                .toArray();
        TriangleMesh made = Remeshing.of(TriangleMesh.of(p, both), RemeshOptions.vertices(500))
                .mesh();
        assertThat(made.vertexCount()).isEqualTo(500);
        assertThat(euler(HalfEdges.of(made))).isEqualTo(4);
        assertThat(IntStream.range(0, 500)
                        .filter(v -> made.coordinate(v, 0) > 2)
                        .count())
                .isBetween(235L, 265L);
    }

    @ParameterizedTest
    @CsvSource({"1e-30", "1e30", "1e-200", "1e200"})
    void sizeIsOnlyAFactor(String size) {
        double factor = Double.parseDouble(size);
        TriangleMesh mesh = named("torus");
        double[] p = mesh.positions();
        for (int i = 0; i < p.length; i++) {
            p[i] *= factor;
        }
        TriangleMesh made =
                Remeshing.of(mesh.withPositions(p), RemeshOptions.vertices(400)).mesh();
        assertThat(made.vertexCount()).isEqualTo(400);
        for (double x : made.positions()) {
            assertThat(Math.abs(x)).isLessThan(4.1 * factor);
        }
        assertThat(euler(HalfEdges.of(made))).isZero();
    }

    @Test
    void valuesAreTakenFromTheNearestPoints() {
        TriangleMesh mesh = named("grid");
        int count = mesh.vertexCount();
        double[] x = IntStream.range(0, count)
                .mapToDouble(v -> mesh.coordinate(v, 0))
                .toArray();
        int[] half = IntStream.range(0, count).map(v -> x[v] < 10 ? 0 : 1).toArray();
        int[] faceHalf = IntStream.range(0, mesh.faceCount())
                .map(f -> x[mesh.vertex(f, 0)] + x[mesh.vertex(f, 1)] + x[mesh.vertex(f, 2)] < 30 ? 0 : 1)
                .toArray();
        Remeshing remeshed = Remeshing.of(mesh, RemeshOptions.vertices(700));
        TriangleMesh made = remeshed.mesh();
        double[] carried = ((VertexScalars) remeshed.carried(new VertexScalars("x", x))).values();
        double[] vectors = ((VertexVectors) remeshed.carried(new VertexVectors("p", mesh.positions()))).vectors();
        int[] labels = ((VertexLabels) remeshed.carried(new VertexLabels("half", half, List.of("a", "b")))).labels();
        for (int v = 0; v < 700; v++) {
            assertThat(carried[v]).isCloseTo(made.coordinate(v, 0), within(1e-11));
            assertThat(vectors[3 * v + 1]).isCloseTo(made.coordinate(v, 1), within(1e-11));
            if (Math.abs(carried[v] - 10) > 1.5) {
                assertThat(labels[v]).isEqualTo(carried[v] < 10 ? 0 : 1);
            }
        }
        int[] faces = ((FaceLabels) remeshed.carried(new FaceLabels("half", faceHalf, List.of("a", "b")))).labels();
        assertThat(faces).hasSize(made.faceCount());
        for (int f = 0; f < faces.length; f++) {
            double middle = made.coordinate(made.vertex(f, 0), 0);
            if (Math.abs(middle - 10) > 2.5) {
                assertThat(faces[f]).isEqualTo(middle < 10 ? 0 : 1);
            }
        }
        double[] holed = x.clone();
        holed[0] = Double.NaN;
        double[] withHole = ((VertexScalars) remeshed.carried(new VertexScalars("x", holed))).values();
        assertThat(Arrays.stream(withHole).filter(Double::isNaN).count()).isBetween(1L, 20L);
        assertThatThrownBy(() -> remeshed.carried(new VertexScalars("short", new double[3])))
                .hasMessageContaining("'short' has 3 values, the mesh has 294 vertices");
    }

    @Test
    void thePointThatIsNearestIsFoundAsByTryingAllFaces() {
        TriangleMesh mesh = TestMeshes.noisy(TestMeshes.torus(24, 12, 2, 1), 0.2, 3);
        NearestPoint tree = new NearestPoint(mesh);
        NearestPoint[] alone = IntStream.range(0, mesh.faceCount())
                .mapToObj(f -> new NearestPoint(TriangleMesh.of(
                        mesh.positions(), new int[] {mesh.vertex(f, 0), mesh.vertex(f, 1), mesh.vertex(f, 2)})))
                .toArray(NearestPoint[]::new);
        Random random = new Random(5);
        for (int k = 0; k < 300; k++) {
            double[] p = random.doubles(3, -4, 4).toArray();
            tree.find(p[0], p[1], p[2]);
            double least = Stream.of(alone)
                    .mapToDouble(face -> {
                        face.find(p[0], p[1], p[2]);
                        return distance(face, p);
                    })
                    .min()
                    .orElseThrow();
            assertThat(distance(tree, p)).isCloseTo(least, within(1e-15));
            double sum = 0;
            for (int c = 0; c < 3; c++) {
                sum += tree.weight(c) * mesh.coordinate(mesh.vertex(tree.face(), c), 0);
            }
            assertThat(sum).isCloseTo(tree.coordinate(0), within(1e-14));
            // the way to the nearest point of one face is at right angles to it, or leads to its rim
            NearestPoint face = alone[k];
            face.find(p[0], p[1], p[2]);
            for (int c = 0; c < 3; c++) {
                double toCorner = 0;
                for (int i = 0; i < 3; i++) {
                    toCorner +=
                            (mesh.coordinate(mesh.vertex(k, c), i) - face.coordinate(i)) * (p[i] - face.coordinate(i));
                }
                assertThat(toCorner).as("obtuse towards every corner").isLessThan(1e-12);
            }
        }
    }

    private static double distance(NearestPoint nearest, double[] p) {
        double square = 0;
        for (int c = 0; c < 3; c++) {
            square += Math.pow(nearest.coordinate(c) - p[c], 2);
        }
        return Math.sqrt(square);
    }

    @Test
    void whatCannotBeRemeshedIsRefusedByName() {
        RemeshOptions ten = RemeshOptions.vertices(10);
        assertThatThrownBy(() -> RemeshOptions.vertices(2)).hasMessageContaining("number of vertices is 2");
        assertThatThrownBy(() -> new RemeshOptions(9, Double.NaN, 3)).hasMessageContaining("feature angle");
        assertThatThrownBy(() -> new RemeshOptions(9, 1, 0)).hasMessageContaining("rounds is 0");
        assertThatThrownBy(() -> Remeshing.of(TriangleMesh.of(new double[9], new int[] {0, 1, 2}), ten))
                .isInstanceOf(MeshException.class)
                .hasMessageContaining("no area");
        assertThatThrownBy(() -> Remeshing.of(TriangleMesh.of(new double[9], new int[0]), ten))
                .hasMessageContaining("no area");
        assertThatThrownBy(() -> Remeshing.of(
                        TriangleMesh.of(
                                new double[] {0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, -1, 0},
                                new int[] {0, 1, 2, 1, 0, 3, 0, 1, 4}),
                        ten))
                .isInstanceOf(MeshException.class)
                .hasMessageContaining("0-1");
        assertThatThrownBy(() -> Remeshing.of(named("torus"), RemeshOptions.vertices(4)))
                .isInstanceOf(MeshException.class)
                .hasMessageContaining("cannot have fewer than")
                .hasMessageContaining("wanted 4");
    }

    @Test
    void theResultIsTheSameEveryTime() {
        TriangleMesh mesh = named("sphere");
        TriangleMesh one = Remeshing.of(mesh, RemeshOptions.vertices(444)).mesh();
        TriangleMesh two = Remeshing.of(mesh, RemeshOptions.vertices(444)).mesh();
        assertThat(two.positions()).isEqualTo(one.positions());
        assertThat(two.triangles()).isEqualTo(one.triangles());
    }
}
