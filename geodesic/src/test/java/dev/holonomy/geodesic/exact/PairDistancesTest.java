package dev.holonomy.geodesic.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.TestMeshes;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairDistancesTest {
    @Test
    void distancesAreThoseOfASearchOfTheWholeSurface() {
        Surface surface = Surface.of(TestMeshes.icosphere(3));
        ExactGeodesics geodesics = new ExactGeodesics(surface.halfEdges(), surface.lengths());
        Random random = new Random(3);
        int[] from = new int[400];
        int[] to = new int[400];
        for (int i = 0; i < from.length; i++) {
            from[i] = random.nextInt(20);
            to[i] = i % 7 == 0 ? from[i] : random.nextInt(surface.mesh().vertexCount());
        }
        from[5] = -1;
        PairDistances distances = new PairDistances(surface);
        double[] first = distances.of(from, to);
        assertThat(distances.of(from, to)).isEqualTo(first);
        for (int i = 0; i < from.length; i++) {
            if (i == 5) {
                assertThat(first[i]).isNaN();
            } else {
                assertThat(first[i]).isCloseTo(geodesics.distances(from[i])[to[i]], within(1e-6));
            }
        }
    }
}
