package dev.holonomy.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColorTest {
    /** Normal vision, and protanopia, deuteranopia and tritanopia in linear RGB (Machado et al. 2009, severity 1). */
    private static final double[][][] EYES = {
        {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        {
            {0.152286, 1.052583, -0.204868},
            {0.114503, 0.786281, 0.099216},
            {-0.003882, -0.048116, 1.051998}
        },
        {
            {0.367322, 0.860646, -0.227968},
            {0.280085, 0.672501, 0.047413},
            {-0.011820, 0.042940, 0.968881}
        },
        {
            {1.255528, -0.076749, -0.178779},
            {-0.078411, 0.930809, 0.147602},
            {0.004733, 0.691367, 0.303900}
        }
    };

    private static double[] seen(int rgb, double[][] eye) {
        double[] linear = new double[3];
        for (int i = 0; i < 3; i++) {
            double c = ((rgb >> (16 - 8 * i)) & 255) / 255.0;
            linear[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        }
        double[] out = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                out[i] += eye[i][j] * linear[j];
            }
            out[i] = Math.min(1, Math.max(0, out[i]));
        }
        return CieLab.ofLinear(out);
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    @Test
    void twelveClassesAndNoLabelDifferForEveryEye() {
        for (double[][] eye : EYES) {
            for (int a = -1; a < 12; a++) {
                for (int b = a + 1; b < 12; b++) {
                    assertThat(distance(seen(Palette.color(a), eye), seen(Palette.color(b), eye)))
                            .as("classes %d and %d", a, b)
                            .isGreaterThan(9);
                }
            }
        }
    }

    @Test
    void thirtySixClassesDifferThenComeAgain() {
        Set<Integer> colors = new HashSet<>();
        for (int i = 0; i < Palette.size(); i++) {
            colors.add(Palette.color(i));
        }
        assertThat(colors).hasSize(36).doesNotContain(Palette.NONE);
        assertThat(Palette.color(36)).isEqualTo(Palette.color(0));
        assertThat(Palette.color(Integer.MAX_VALUE)).isBetween(0, 0xFFFFFF);
    }

    @Test
    void labAndRgbAreInverse() {
        for (int rgb = 0; rgb <= 0xFFFFFF; rgb += 4099) {
            double[] lab = CieLab.of(rgb);
            assertThat(CieLab.toRgb(lab[0], lab[1], lab[2])).isEqualTo(rgb);
        }
        assertThat(CieLab.of(0xFFFFFF)[0]).isBetween(99.999, 100.001);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorMap.class,
            names = {"VIRIDIS", "CIVIDIS"})
    void sequentialMapsGetLighterForEveryEye(ColorMap map) {
        for (double[][] eye : EYES) {
            double last = -1;
            for (int i = 0; i <= 64; i++) {
                double lightness = seen(map.rgb(i / 64.0), eye)[0];
                assertThat(lightness).isGreaterThan(last);
                last = lightness;
            }
        }
    }

    @Test
    void divergingMapEndsInItsTwoColoursAndIsGreyAndLightestInTheMiddle() {
        assertThat(ColorMap.COOLWARM.rgb(0)).isEqualTo(0x3B4CC0);
        assertThat(ColorMap.COOLWARM.rgb(1)).isEqualTo(0xB40426);
        assertThat(ColorMap.COOLWARM.rgb(0.5)).isEqualTo(0xDDDDDD);
        for (int i = 1; i <= 32; i++) {
            for (int side : new int[] {-1, 1}) {
                double inner = CieLab.of(ColorMap.COOLWARM.rgb(0.5 + side * (i - 1) / 64.0))[0];
                double outer = CieLab.of(ColorMap.COOLWARM.rgb(0.5 + side * i / 64.0))[0];
                assertThat(outer).isLessThan(inner);
            }
        }
    }

    @Test
    void cyclicMapClosesWithoutAStepAndStaysInsideOfSrgb() {
        assertThat(ColorMap.PHASE.rgb(0)).isEqualTo(ColorMap.PHASE.rgb(1)).isEqualTo(ColorMap.PHASE.rgb(-3));
        for (int i = 0; i < 256; i++) {
            double[] here = CieLab.of(ColorMap.PHASE.rgb(i / 256.0));
            double[] next = CieLab.of(ColorMap.PHASE.rgb((i + 1) / 256.0));
            assertThat(distance(here, next)).isLessThan(2);
            assertThat(Math.hypot(here[1], here[2]))
                    .as("chroma, cut off where out of sRGB")
                    .isBetween(41.0, 43.0);
        }
    }

    @ParameterizedTest
    @EnumSource(ColorMap.class)
    void anyNumberHasAColour(ColorMap map) {
        assertThat(map.rgb(Double.NaN)).isEqualTo(Palette.NONE);
        for (double t : new double[] {-1e300, 1e300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e-320}) {
            assertThat(map.rgb(t)).isBetween(0, 0xFFFFFF);
        }
    }
}
