package dev.holonomy.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
    private static final List<String> SORTED = List.of(
            "",
            "1",
            "2",
            "10",
            "20",
            "123456789012345678901",
            "a",
            "a007",
            "a7",
            "a7b",
            "a12",
            "b",
            "x9_y10",
            "x10_y1");

    @Test
    void numbersGoBySizeAndEveryPairIsDecided() {
        NaturalOrder order = NaturalOrder.INSTANCE;
        for (int i = 0; i < SORTED.size(); i++) {
            for (int j = 0; j < SORTED.size(); j++) {
                assertThat(Integer.signum(order.compare(SORTED.get(i), SORTED.get(j))))
                        .as("%s and %s", SORTED.get(i), SORTED.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
        List<String> mixed = new ArrayList<>(SORTED);
        Collections.shuffle(mixed, new Random(4));
        mixed.sort(order);
        assertThat(mixed).isEqualTo(SORTED);
    }
}
