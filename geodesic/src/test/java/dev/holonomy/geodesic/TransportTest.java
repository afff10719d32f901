package dev.holonomy.geodesic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.mesh.TriangleMesh;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Gauss-Bonnet and the algebra of transport. */
final class TransportTest {
    static Stream<Arguments> closed() {
        return Stream.of(
                Arguments.of(TestMeshes.icosphere(0), 2),
                Arguments.of(TestMeshes.icosphere(3), 2),
                Arguments.of(TestMeshes.noisy(TestMeshes.icosphere(3), 0.05, 4), 2),
                Arguments.of(TestMeshes.torus(30, 14, 2, 0.7), 0),
                Arguments.of(TestMeshes.noisy(TestMeshes.torus(30, 14, 2, 0.7), 0.05, 5), 0));
    }

    @ParameterizedTest
    @MethodSource("closed")
    void holonomiesOfTheFacesSumToTheEulerCharacteristic(TriangleMesh mesh, int euler) {
        Transport transport = Surface.of(mesh).transport();
        double sum = 0;
        for (int f = 0; f < mesh.faceCount(); f++) {
            sum += transport.holonomy(f);
        }
        assertThat(sum).isCloseTo(2 * Math.PI * euler, within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("closed")
    void angleDefectsSumToTheEulerCharacteristic(TriangleMesh mesh, int euler) {
        Transport transport = Surface.of(mesh).transport();
        double sum = 0;
        for (int v = 0; v < mesh.vertexCount(); v++) {
            sum += 2 * Math.PI - transport.angleSum(v);
        }
        assertThat(sum).isCloseTo(2 * Math.PI * euler, within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("closed")
    void transportAroundAFaceIsItsHolonomyInEveryGauge(TriangleMesh mesh, int euler) {
        Surface surface = Surface.of(mesh).rotatedGauge(TestMeshes.randomAngles(mesh.vertexCount(), euler));
        Transport transport = surface.transport();
        for (int f = 0; f < mesh.faceCount(); f++) {
            double around = transport.along(3 * f) + transport.along(3 * f + 1) + transport.along(3 * f + 2);
            // along(p→q) brings directions back from q to p, so the loop runs against the face: minus its holonomy
            assertThat(Angles.signed(around + transport.holonomy(f))).isCloseTo(0, within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("closed")
    void transportThereAndBackIsTheIdentity(TriangleMesh mesh, int euler) {
        Surface surface = Surface.of(mesh);
        for (int h = 0; h < surface.halfEdges().count(); h++) {
            double both = surface.transport().along(h)
                    + surface.transport().along(surface.halfEdges().twin(h));
            assertThat(Angles.signed(both)).isCloseTo(0, within(1e-13));
        }
    }

    @Test
    void flatPatchesHaveNoHolonomyUpToTheirBoundary() {
        TriangleMesh[] flat = {
            TestMeshes.irregularGrid(9, 7, 0.3, 3), TestMeshes.cylinder(11, 6, 1, 4),
        };
        for (TriangleMesh mesh : flat) {
            Transport transport = Surface.of(mesh).transport();
            for (int f = 0; f < mesh.faceCount(); f++) {
                assertThat(transport.holonomy(f)).isCloseTo(0, within(1e-12));
            }
        }
    }

    @Test
    void boundaryAnglesAreRescaledOnlyAboveAFullTurn() {
        // A fan of seven right angles around vertex 0: 7π/2 is more than a turn.
        double[] positions = new double[3 * 9];
        int[] faces = new int[21];
        for (int i = 0; i < 8; i++) {
            positions[3 * (i + 1)] = Math.cos(i * Math.PI / 2);
            positions[3 * (i + 1) + 1] = Math.sin(i * Math.PI / 2);
            if (i < 7) {
                faces[3 * i + 1] = i + 1;
                faces[3 * i + 2] = i + 2;
            }
        }
        Surface surface = Surface.of(TriangleMesh.of(positions, faces));
        Transport transport = surface.transport();
        assertThat(transport.angleSum(0)).isCloseTo(3.5 * Math.PI, within(1e-12));
        assertThat(transport.cornerAngle(0)).isCloseTo(2 * Math.PI / 7, within(1e-12));
        assertThat(transport.cornerAngle(1)).isCloseTo(Math.PI / 4, within(1e-12));
    }
}
