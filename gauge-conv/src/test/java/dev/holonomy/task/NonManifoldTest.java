package dev.holonomy.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.compute.Device;
import dev.holonomy.compute.Devices;
import dev.holonomy.layer.Norm;
import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.model.GaugeNetConfig;
import dev.holonomy.model.InputConfig;
import dev.holonomy.model.InputFeature;
import dev.holonomy.model.PreparedSurface;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Networks take meshes that are no manifolds: cut apart inside, answered in the ids of the file. */
class NonManifoldTest {
    private static final int AROUND = 14;
    private static final int TUBE = 9;
    private static final int TORUS = AROUND * TUBE;

    /** Two bumpy tori: vertex 0 of the second lies where vertex 0 of the first lies, and is the same one if they are pinched. */
    private static TriangleMesh tori(boolean pinched) {
        double[] positions = new double[6 * TORUS];
        for (int i = 0; i < AROUND; i++) {
            for (int j = 0; j < TUBE; j++) {
                double u = 2 * Math.PI * i / AROUND;
                double w = 2 * Math.PI * j / TUBE;
                double tube = 0.4 + 0.05 * Math.sin(3 * u + w);
                int at = 3 * (i * TUBE + j);
                positions[at] = (1 + tube * Math.cos(w)) * Math.cos(u);
                positions[at + 1] = (1 + tube * Math.cos(w)) * Math.sin(u);
                positions[at + 2] = tube * Math.sin(w);
            }
        }
        for (int v = 0; v < TORUS; v++) {
            for (int c = 0; c < 3; c++) { // the second is the first, turned half around z at vertex 0
                double offset = positions[3 * v + c] - positions[c];
                positions[3 * (TORUS + v) + c] = positions[c] + (c < 2 ? -offset : offset);
            }
        }
        int[] triangles = new int[12 * TORUS];
        int at = 0;
        for (int copy = 0; copy < 2; copy++) {
            for (int i = 0; i < AROUND; i++) {
                for (int j = 0; j < TUBE; j++) {
                    int a = i * TUBE + j;
                    int b = (i + 1) % AROUND * TUBE + j;
                    int c = (i + 1) % AROUND * TUBE + (j + 1) % TUBE;
                    int d = i * TUBE + (j + 1) % TUBE;
                    for (int v : new int[] {a, b, c, a, c, d}) {
                        triangles[at++] = copy == 0 || (pinched && v == 0) ? v : TORUS + v;
                    }
                }
            }
        }
        return TriangleMesh.of(positions, triangles);
    }

    private static SegmentationConfig config(Sample.Elements elements, int modes) {
        return new SegmentationConfig(
                new InputConfig(List.of(InputFeature.CURVATURE, InputFeature.SHAPE_OPERATOR), 4, 8, 0.12, 16, 0),
                new GaugeNetConfig(
                        6, 2, 1, 2, GaugeNetConfig.NonlinearityKind.GATE, 7, Norm.Statistics.SURFACE, 8, 0, modes),
                List.of("a", "b", "c"),
                elements);
    }

    private static double[] logits(Device device, SegmentationConfig config, TriangleMesh mesh) {
        try (Segmentation model = new Segmentation(config, device, 7)) {
            return model.logits(model.prepare(mesh, 1));
        }
    }

    /** A point is no connection: charts, areas and so the answers are those of two surfaces apart. */
    @Test
    void facesOfPinchedToriAreLabelledLikeThoseOfTwoTori() {
        try (Device java = Devices.java()) {
            SegmentationConfig config = config(Sample.Elements.FACES, 0);
            double[] pinched = logits(java, config, tori(true));
            double[] apart = logits(java, config, tori(false));
            assertThat(pinched).hasSize(4 * TORUS * 3);
            for (int i = 0; i < apart.length; i++) {
                assertThat(pinched[i]).isCloseTo(apart[i], within(1e-9));
            }
        }
    }

    @Test
    void theSharedVertexGetsTheMeanOfItsCopies() {
        try (Device java = Devices.java()) {
            SegmentationConfig config = config(Sample.Elements.VERTICES, 0);
            double[] pinched = logits(java, config, tori(true));
            double[] apart = logits(java, config, tori(false));
            for (int v = 0; v < 2 * TORUS; v++) {
                for (int k = 0; k < 3; k++) {
                    double expected = v == 0 ? (apart[k] + apart[3 * TORUS + k]) / 2 : apart[3 * v + k];
                    if (v != TORUS) { // isolated in the pinched mesh
                        assertThat(pinched[3 * v + k]).as("vertex %d", v).isCloseTo(expected, within(1e-9));
                    }
                }
            }
        }
    }

    /** Eigenfunctions are of the mesh as it was read, so the copies of a vertex have one value and stay orthonormal together. */
    @Test
    void diffusionSeesTheWholeMesh() {
        try (Device java = Devices.java();
                Segmentation model = new Segmentation(config(Sample.Elements.VERTICES, 5), java, 7)) {
            PreparedSurface surface = model.prepare(tori(true), 1);
            int copy = 2 * TORUS;
            assertThat(surface.source()).hasSize(2 * TORUS + 1).endsWith(0);
            assertThat(surface.originalVertexCount()).isEqualTo(2 * TORUS);
            double area = Arrays.stream(surface.areas()).sum();
            for (int k = 0; k < 5; k++) {
                assertThat(surface.eigenfunctions()[5 * copy + k]).isEqualTo(surface.eigenfunctions()[k]);
                double square = 0;
                for (int v = 0; v < surface.areas().length; v++) {
                    square += surface.areas()[v] / area * Math.pow(surface.eigenfunctions()[5 * v + k], 2);
                }
                assertThat(square).isCloseTo(1, within(1e-8));
            }
            assertThat(surface.originalAreas()[0]).isEqualTo(surface.areas()[0] + surface.areas()[copy]);
        }
    }

    /** Three faces at an edge, and a face that is turned around. */
    @Test
    void finsAndTurnedFacesAreTaken() {
        TriangleMesh mesh = tori(false);
        int[] triangles = Arrays.copyOf(mesh.triangles(), 3 * mesh.faceCount() + 3);
        triangles[3 * mesh.faceCount()] = mesh.vertex(0, 0);
        triangles[3 * mesh.faceCount() + 1] = mesh.vertex(0, 1);
        triangles[3 * mesh.faceCount() + 2] = TORUS + 40;
        int swap = triangles[30];
        triangles[30] = triangles[31];
        triangles[31] = swap;
        TriangleMesh fin = TriangleMesh.of(mesh.positions(), triangles);
        Devices.withOpenCl(device -> {
            double[] logits = logits(device, config(Sample.Elements.FACES, 5), fin);
            assertThat(logits).hasSize(3 * fin.faceCount());
            assertThat(Arrays.stream(logits).allMatch(Double::isFinite)).isTrue();
        });
    }

    @Test
    void aMoebiusBandIsRefused() {
        double[] positions = new double[3 * 20];
        int[] triangles = new int[6 * 10];
        for (int i = 0; i < 10; i++) {
            double u = 2 * Math.PI * i / 10;
            for (int side = 0; side < 2; side++) {
                double w = side == 0 ? -0.3 : 0.3;
                positions[3 * (2 * i + side)] = (1 + w * Math.cos(u / 2)) * Math.cos(u);
                positions[3 * (2 * i + side) + 1] = (1 + w * Math.cos(u / 2)) * Math.sin(u);
                positions[3 * (2 * i + side) + 2] = w * Math.sin(u / 2);
            }
            int next = 2 * ((i + 1) % 10);
            int twist = i == 9 ? 1 : 0;
            int[] faces = {2 * i, next + twist, 2 * i + 1, 2 * i + 1, next + twist, next + 1 - twist};
            System.arraycopy(faces, 0, triangles, 6 * i, 6);
        }
        TriangleMesh band = TriangleMesh.of(positions, triangles);
        try (Device java = Devices.java();
                Segmentation model = new Segmentation(config(Sample.Elements.FACES, 0), java, 7)) {
            assertThatThrownBy(() -> model.prepare(band, 1))
                    .isInstanceOf(MeshException.class)
                    .hasMessageContaining("one side only");
        }
    }
}
