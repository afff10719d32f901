package dev.holonomy.mesh;

/** Between sRGB and CIE 1976 L*a*b* (white D65), as IEC 61966-2-1 and CIE 15 define them. */
final class CieLab {
    private static final double[][] XYZ_OF_RGB = {
        {0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}
    };
    private static final double[][] RGB_OF_XYZ = {
        {3.2404542, -1.5371385, -0.4985314}, {-0.9692660, 1.8760108, 0.0415560}, {0.0556434, -0.2040259, 1.0572252}
    };
    private static final double[] WHITE = {0.95047, 1, 1.08883};
    private static final double KAPPA = 24389.0 / 27;
    private static final double DELTA = 6.0 / 29;

    private CieLab() {}

    /** L*, a*, b* of 0xRRGGBB. */
    static double[] of(int rgb) {
        double[] linear = new double[3];
        for (int i = 0; i < 3; i++) {
            double c = ((rgb >> (16 - 8 * i)) & 255) / 255.0;
            linear[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        }
        return ofLinear(linear);
    }

    /** L*, a*, b* of linear red, green, blue in 0..1. */
    static double[] ofLinear(double[] linear) {
        double[] f = new double[3];
        for (int i = 0; i < 3; i++) {
            double t = 0;
            for (int j = 0; j < 3; j++) {
                t += XYZ_OF_RGB[i][j] * linear[j] / WHITE[i];
            }
            f[i] = t > DELTA * DELTA * DELTA ? Math.cbrt(t) : (KAPPA * t + 16) / 116;
        }
        return new double[] {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
    }

    /** 0xRRGGBB of L*, a*, b*; what lies outside of sRGB is cut off at its border. */
    static int toRgb(double lightness, double a, double b) {
        double y = (lightness + 16) / 116;
        double[] f = {y + a / 500, y, y - b / 200};
        double[] xyz = new double[3];
        for (int i = 0; i < 3; i++) {
            xyz[i] = WHITE[i] * (f[i] > DELTA ? f[i] * f[i] * f[i] : (116 * f[i] - 16) / KAPPA);
        }
        int rgb = 0;
        for (int i = 0; i < 3; i++) {
            double c = 0;
            for (int j = 0; j < 3; j++) {
                c += RGB_OF_XYZ[i][j] * xyz[j];
            }
            double encoded = c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055;
            rgb |= (int) Math.round(255 * Math.min(1, Math.max(0, encoded))) << (16 - 8 * i);
        }
        return rgb;
    }
}
