package dev.holonomy.mesh.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Corners at the same place, against a plain map from places to corners: few and many, in one part and in several. */
class StlCornersTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "700, 30", "3000, 1000000", "60000, 20000", "60000, 100000000"})
    void theFirstCornerOfAPlaceIsThatOfAPlainMap(int facets, int places) {
        FileBytes file = stl(facets, places);
        int[] first = StlCorners.first(file, facets);
        Map<List<Float>, Integer> known = new HashMap<>();
        ByteBuffer body = ByteBuffer.wrap(file.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int c = 0; c < 3 * facets; c++) {
            int at = 84 + 50 * (c / 3) + 12 + 12 * (c % 3);
            List<Float> place = List.of(body.getFloat(at) + 0f, body.getFloat(at + 4) + 0f, body.getFloat(at + 8) + 0f);
            int corner = c;
            assertThat(first[c]).isEqualTo(known.computeIfAbsent(place, p -> corner));
        }
        assertThat(MeshFiles.read(file).mesh().vertexCount()).isEqualTo(known.size());
    }

    @ParameterizedTest
    @CsvSource({"3, 17, -Infinity", "60000, 59999, NaN", "60000, 100, Infinity"})
    void theFirstCoordinateThatIsNotFiniteIsNamed(int facets, int facet, float bad) {
        FileBytes file = stl(facets, 50);
        int bounded = Math.min(facet, facets - 1);
        int at = 84 + 50 * bounded + 12 + 16;
        ByteBuffer body = ByteBuffer.wrap(file.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        body.putFloat(at, bad);
        body.putFloat(84 + 50 * (facets - 1) + 44, Float.NaN);
        assertThatThrownBy(() -> MeshFiles.read(file))
                .isInstanceOf(MeshFormatException.class)
                .hasMessageContaining("a.stl, byte " + at + ": a coordinate of triangle " + bounded + " is " + bad);
    }

    /** Facets whose corners are some places, a part of the coordinates zero of either sign. */
    private static FileBytes stl(int facets, int places) {
        ByteBuffer bytes = ByteBuffer.allocate(84 + 50 * facets).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(80, facets);
        Random random = new Random(facets + places);
        for (int c = 0; c < 3 * facets; c++) {
            int place = random.nextInt(places);
            int at = 84 + 50 * (c / 3) + 12 + 12 * (c % 3);
            bytes.putFloat(at, place % 7 == 0 ? random.nextBoolean() ? 0f : -0f : place);
            bytes.putFloat(at + 4, place % 11 - 5);
            bytes.putFloat(at + 8, random.nextInt(3) == 0 ? -0f : 0f);
        }
        return new FileBytes(Path.of("a.stl"), bytes.array());
    }
}
