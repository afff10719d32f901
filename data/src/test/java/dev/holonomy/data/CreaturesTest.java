package dev.holonomy.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.mesh.MeshChecks;
import dev.holonomy.mesh.MeshReport;
import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreaturesTest {
    private static final int COUNT = 6;
    private static final Creatures SMALL = new Creatures(7, 800);
    private static final List<Creature> MADE =
            IntStream.range(0, COUNT).parallel().mapToObj(SMALL::creature).toList();
    private static final Set<Set<String>> JOINTS = Set.of(
            Set.of("head", "torso"),
            Set.of("torso", "upperarm"),
            Set.of("upperarm", "lowerarm"),
            Set.of("lowerarm", "hand"),
            Set.of("torso", "upperleg"),
            Set.of("upperleg", "lowerleg"),
            Set.of("lowerleg", "foot"),
            Set.of("torso", "tail"),
            Set.of("upperleg", "tail"));

    static Stream<Creature> creatures() {
        return Stream.concat(Stream.of(SMALL.template()), MADE.stream());
    }

    @ParameterizedTest
    @MethodSource("creatures")
    void creaturesAreSpheresThatLookOutwards(Creature creature) {
        MeshReport report = MeshChecks.of(creature.mesh());
        assertThat(report.problems()).isEmpty();
        assertThat(report.closed() && report.manifold() && report.oriented()).isTrue();
        assertThat(report.euler()).isEqualTo(2);
        assertThat(report.components()).isEqualTo(1);
        assertThat(report.angles().least()).as("no needles").isGreaterThan(0.1);
        assertThat(volume(creature.mesh())).as("faces look outwards").isPositive();
        assertThat(creature.mesh().vertexCount()).isBetween(500, 1200);
    }

    @ParameterizedTest
    @MethodSource("creatures")
    void partsMeetWhereBodiesHaveJoints(Creature creature) {
        int[] labels = creature.parts().labels();
        int[] count = new int[Creatures.PARTS.size()];
        for (int label : labels) {
            count[label]++;
        }
        for (int part = 0; part < Creatures.TAIL; part++) {
            assertThat(count[part]).as(Creatures.PARTS.get(part)).isGreaterThan(10);
        }
        TriangleMesh mesh = creature.mesh();
        int strange = 0;
        for (int f = 0; f < mesh.faceCount(); f++) {
            String a = Creatures.PARTS.get(labels[mesh.vertex(f, 0)]);
            String b = Creatures.PARTS.get(labels[mesh.vertex(f, 1)]);
            strange += a.equals(b) || JOINTS.contains(Set.of(a, b)) ? 0 : 1;
        }
        assertThat((double) strange / mesh.faceCount()).isLessThan(0.002); // a folded arm lies against the body
    }

    @Test
    void creaturesDependOnSeedAndIndexOnly() {
        Creature again = new Creatures(7, 800).creature(3); // alone on this thread; the others were made all at once
        assertThat(again.mesh().positions()).isEqualTo(MADE.get(3).mesh().positions());
        assertThat(again.mesh().triangles()).isEqualTo(MADE.get(3).mesh().triangles());
        assertThat(again.parts().labels()).isEqualTo(MADE.get(3).parts().labels());
        assertThat(again.toTemplate().targets())
                .isEqualTo(MADE.get(3).toTemplate().targets());
        assertThat(new Creatures(8, 800).creature(3).mesh().positions())
                .isNotEqualTo(MADE.get(3).mesh().positions());
    }

    @Test
    void triangulationsAreIrregularAndDiffer() {
        assertThat(MADE.get(0).mesh().triangles())
                .isNotEqualTo(MADE.get(1).mesh().triangles());
        for (Creature creature : MADE) {
            int[] valence = valence(creature.mesh());
            assertThat(Arrays.stream(valence).distinct().count())
                    .as("no regular grid")
                    .isGreaterThan(3);
            assertThat(Arrays.stream(valence).max().orElseThrow()).isLessThan(13);
            MeshReport.Statistics lengths = MeshChecks.of(creature.mesh()).edgeLengths();
            assertThat(lengths.most() / lengths.least())
                    .as("density varies over the body")
                    .isGreaterThan(2);
        }
    }

    /** The place on its bone names a vertex: the general rule of the map gives the identity on the template. */
    @Test
    void theTemplateMapsToItself() {
        int[] identity = SMALL.template().toTemplate().targets();
        Body body = new Body(Skeleton.template(), Creatures.BLEND);
        assertThat(SMALL.map(SMALL.template().mesh(), body).targets()).isEqualTo(identity);
    }

    @Test
    void sizesAndIndicesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new Creatures(1, 799)).hasMessageContaining("799");
        assertThatThrownBy(() -> new Creatures(1, 20_001)).hasMessageContaining("20001");
        assertThatThrownBy(() -> SMALL.creature(-1)).hasMessageContaining("-1");
    }

    /** Sizes at which the template once had needles. */
    @ParameterizedTest
    @ValueSource(ints = {800, 1000})
    void templateHasNoNeedles(int vertices) {
        MeshReport report = MeshChecks.of(new Creatures(1, vertices).template().mesh());
        assertThat(report.angles().least()).isGreaterThan(0.1);
    }

    /** The map keeps parts, and takes neighbours to places near each other on the template. */
    @Test
    void mapsToTheTemplateAreContinuousAlmostEverywhere() {
        Creature creature = MADE.get(2);
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

    @ParameterizedTest
    @MethodSource("creatures")
    void leftLimbsMapToLeftLimbs(Creature creature) {
        TriangleMesh template = SMALL.template().mesh();
        int limb = 0;
        int sameSide = 0;
        for (int v = 0; v < creature.mesh().vertexCount(); v++) {
            int part = creature.parts().labels()[v];
            if (part >= Creatures.LOWER_ARM && part <= Creatures.FOOT) {
                double there = template.coordinate(creature.toTemplate().targets()[v], 0);
                limb++;
                sameSide += creature.mesh().coordinate(v, 0) * there > 0 ? 1 : 0;
            }
        }
        assertThat((double) sameSide / limb).isGreaterThan(0.97); // thighs meet in the middle
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
