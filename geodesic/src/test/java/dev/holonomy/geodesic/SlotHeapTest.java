package dev.holonomy.geodesic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class SlotHeapTest {
    @Test
    void slotsComeOutInTheOrderOfKeysThatFallMeanwhile() {
        Random random = new Random(1);
        int n = 2000;
        double[] key = new double[n];
        boolean[] inside = new boolean[n];
        SlotHeap heap = new SlotHeap(4);
        for (int round = 0; round < 2; round++) {
            heap.clear();
            int size = 0;
            for (int i = 0; i < n; i++) {
                heap.addSlot(i);
                key[i] = random.nextDouble();
                heap.decrease(i, key);
                inside[i] = true;
                size++;
                int lower = random.nextInt(i + 1);
                key[lower] *= 0.5;
                size += inside[lower] ? 0 : 1;
                inside[lower] = true;
                heap.decrease(lower, key);
                if (i % 3 == 0) {
                    int first = heap.removeFirst(key);
                    inside[first] = false;
                    size--;
                    for (int j = 0; j <= i; j++) {
                        assertThat(inside[j] && key[j] < key[first]).isFalse();
                    }
                }
            }
            double last = 0;
            while (!heap.isEmpty()) {
                int first = heap.removeFirst(key);
                assertThat(key[first]).isGreaterThanOrEqualTo(last);
                last = key[first];
                size--;
            }
            assertThat(size).isZero();
        }
    }
}
