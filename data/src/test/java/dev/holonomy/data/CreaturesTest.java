package dev.holonomy.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.mesh.MeshChecks;
import dev.holonomy.mesh.MeshReport;
import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreaturesTest {
    private static final Creatures SMALL = new Creatures(7, 900);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void creaturesAreSpheresWithEveryCommonPart(int index) {
        Creature creature = SMALL.creature(index);
        MeshReport report = MeshChecks.of(creature.mesh());
        assertThat(report.closed() && report.manifold() && report.oriented()).isTrue();
        assertThat(report.euler()).isEqualTo(2);
        assertThat(report.components()).isEqualTo(1);
        assertThat(report.angles().least()).isGreaterThan(0.1);
        assertThat(volume(creature.mesh())).as("faces look outwards").isPositive();
        assertThat(Arrays.stream(creature.parts().labels())
                        .distinct()
                        .filter(c -> c != Creatures.TAIL)
                        .count())
                .isEqualTo(Creatures.PARTS.size() - 1L);
    }

    @Test
    void creaturesDependOnSeedAndIndexOnly() {
        Creature again = new Creatures(7, 900).creature(3);
        assertThat(again.mesh().positions()).isEqualTo(SMALL.creature(3).mesh().positions());
        assertThat(again.mesh().triangles()).isEqualTo(SMALL.creature(3).mesh().triangles());
        assertThat(new Creatures(8, 900).creature(3).mesh().positions())
                .isNotEqualTo(SMALL.creature(3).mesh().positions());
    }

    @Test
    void triangulationsDiffer() {
        assertThat(SMALL.creature(0).mesh().triangles())
                .isNotEqualTo(SMALL.creature(1).mesh().triangles());
        long valences =
                Arrays.stream(valence(SMALL.creature(0).mesh())).distinct().count();
        assertThat(valences).as("no regular grid").isGreaterThan(3);
    }

    /** The map keeps parts, and takes neighbours to places near each other on the template. */
    @Test
    void mapsToTheTemplateAreContinuousAlmostEverywhere() {
        Creature creature = SMALL.creature(2);
        Creature template = SMALL.template();
        int[] to = creature.toTemplate().targets();
        int[] parts = creature.parts().labels();
        TriangleMesh mesh = creature.mesh();
        for (int v = 0; v < to.length; v++) {
            assertThat(template.parts().labels()[to[v]]).isEqualTo(parts[v]);
        }
        int near = 0;
        for (int f = 0; f < mesh.faceCount(); f++) {
            double apart = 0;
            for (int axis = 0; axis < 3; axis++) {
                double d = template.mesh().coordinate(to[mesh.vertex(f, 0)], axis)
                        - template.mesh().coordinate(to[mesh.vertex(f, 1)], axis);
                apart += d * d;
            }
            near += Math.sqrt(apart) < 0.25 ? 1 : 0;
        }
        assertThat((double) near / mesh.faceCount()).isGreaterThan(0.93);
    }

    @Test
    void shippedSetIsWhatTheGeneratorMakes() {
        ShippedSet shipped = new ShippedSet();
        Creatures creatures = new Creatures(ShippedSet.SEED, ShippedSet.VERTICES);
        for (int index : new int[] {0, ShippedSet.COUNT - 1}) {
            Creature made = creatures.creature(index);
            LabelledMesh item = shipped.item(index);
            assertThat(item.mesh().positions()).isEqualTo(made.mesh().positions());
            assertThat(item.mesh().triangles()).isEqualTo(made.mesh().triangles());
            assertThat(item.vertexLabels().labels()).isEqualTo(made.parts().labels());
            assertThat(shipped.toTemplate(index).targets())
                    .isEqualTo(made.toTemplate().targets());
        }
        assertThat(shipped.template().mesh().positions())
                .isEqualTo(creatures.template().mesh().positions());
        assertThat(shipped.split("file", 0).test())
                .hasSize(12)
                .doesNotContainAnyElementsOf(shipped.split("file", 0).train());
    }

    @Test
    void rotationTakesOneDirectionToTheOther() {
        Vector from = new Vector(1, 2, 3).unit();
        for (Vector to : new Vector[] {new Vector(-2, 1, 0.5).unit(), from.times(-1), from}) {
            Vector turned = from.rotated(from, to);
            assertThat(turned.minus(to).length()).isCloseTo(0, within(1e-12));
            assertThat(new Vector(0.3, -1, 2).rotated(from, to).length())
                    .isCloseTo(new Vector(0.3, -1, 2).length(), within(1e-12));
        }
    }

    private static double volume(TriangleMesh mesh) {
        double sum = 0;
        for (int f = 0; f < mesh.faceCount(); f++) {
            Vector[] p = new Vector[3];
            for (int i = 0; i < 3; i++) {
                int v = mesh.vertex(f, i);
                p[i] = new Vector(mesh.coordinate(v, 0), mesh.coordinate(v, 1), mesh.coordinate(v, 2));
            }
            sum += p[0].dot(p[1].cross(p[2])) / 6;
        }
        return sum;
    }

    private static int[] valence(TriangleMesh mesh) {
        int[] valence = new int[mesh.vertexCount()];
        for (int corner : mesh.triangles()) {
            valence[corner]++;
        }
        return valence;
    }
}
