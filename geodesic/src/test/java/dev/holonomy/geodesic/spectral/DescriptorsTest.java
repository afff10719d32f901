package dev.holonomy.geodesic.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DescriptorsTest {
    private static final int AROUND = 24;
    private static final int ACROSS = 12;
    private static final int MODES = 20;

    private final TriangleMesh torus = torus();
    private final Laplacian laplacian = Laplacian.of(torus);
    private final Spectrum spectrum = Spectrum.of(laplacian, MODES);

    /** As the eigenfunctions have norm 1: the integral of HKS over the surface is the heat trace. */
    @Test
    void theHeatKernelIntegratesToTheHeatTrace() {
        double[] times = Descriptors.times(spectrum, 5);
        double[] hks = Descriptors.hks(spectrum, times);
        for (int i = 0; i < times.length; i++) {
            double time = times[i];
            double trace = Arrays.stream(spectrum.values())
                    .map(l -> Math.exp(-l * time))
                    .sum();
            assertThat(integral(hks, i, times.length)).isCloseTo(trace, within(1e-9 * trace));
        }
        assertThat(times).isSorted();
        assertThat(times[0] * spectrum.values()[MODES - 1]).isCloseTo(4 * Math.log(10), within(1e-9));
        assertThat(times[4] * spectrum.values()[1]).isCloseTo(4 * Math.log(10), within(1e-9));
    }

    @Test
    void eachBandOfTheWaveKernelIntegratesToOne() {
        double[] wks = Descriptors.wks(spectrum, 7);
        for (int i = 0; i < 7; i++) {
            assertThat(integral(wks, i, 7)).isCloseTo(1, within(1e-9));
        }
    }

    /** The torus turned by one segment is itself: the descriptors are the same around it, and not across it. */
    @Test
    void symmetricVerticesHaveTheSameDescriptors() {
        Spectrum whole = Spectrum.of(laplacian, modesBeforeGap());
        double[] hks = Descriptors.hks(whole, Descriptors.times(whole, 3));
        double[] wks = Descriptors.wks(whole, 3);
        for (int v = 0; v < AROUND * ACROSS; v++) {
            for (int i = 0; i < 3; i++) {
                int turned = v % ACROSS;
                assertThat(hks[3 * v + i]).isCloseTo(hks[3 * turned + i], within(1e-7 * hks[3 * turned + i]));
                assertThat(wks[3 * v + i]).isCloseTo(wks[3 * turned + i], within(1e-7));
            }
        }
        assertThat(hks[0]).isNotCloseTo(hks[3 * (ACROSS / 2)], within(0.01 * hks[0]));
    }

    @Test
    void zeroEigenvaluesAloneDescribeNothing() {
        Spectrum constant = Spectrum.of(laplacian, 1);
        assertThatThrownBy(() -> Descriptors.wks(constant, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Descriptors.times(constant, 3)).hasMessageContaining("eigenvalues are zero");
    }

    /** A number of modes that cuts no eigenspace in two. */
    private int modesBeforeGap() {
        int modes = MODES - 1;
        while (spectrum.values()[modes] < 1.001 * spectrum.values()[modes - 1]) {
            modes--;
        }
        return modes;
    }

    private double integral(double[] values, int column, int columns) {
        double sum = 0;
        for (int v = 0; v < laplacian.mass().length; v++) {
            sum += laplacian.mass()[v] * values[v * columns + column];
        }
        return sum;
    }

    private static TriangleMesh torus() {
        double[] positions = new double[3 * AROUND * ACROSS];
        int[] triangles = new int[6 * AROUND * ACROSS];
        for (int i = 0; i < AROUND * ACROSS; i++) {
            int segment = i / ACROSS;
            double u = 2 * Math.PI * segment / AROUND;
            double v = 2 * Math.PI * (i % ACROSS) / ACROSS;
            positions[3 * i] = (2 + Math.cos(v)) * Math.cos(u);
            positions[3 * i + 1] = (2 + Math.cos(v)) * Math.sin(u);
            positions[3 * i + 2] = Math.sin(v);
            int next = (segment + 1) % AROUND * ACROSS;
            int right = (i % ACROSS + 1) % ACROSS;
            int here = i - i % ACROSS;
            int[] two = {i, next + i % ACROSS, next + right, i, next + right, here + right};
            System.arraycopy(two, 0, triangles, 6 * i, 6);
        }
        return TriangleMesh.of(positions, triangles);
    }
}
