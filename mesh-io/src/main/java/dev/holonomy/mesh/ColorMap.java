package dev.holonomy.mesh;

/** Colours for numbers between 0 and 1, the same in files and in the viewer. */
public enum ColorMap {
    /** Dark violet over green to yellow, even for the eye (van der Walt and Smith 2015; ten of its published colours). */
    VIRIDIS(0x440154, 0x482878, 0x3E4A89, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59, 0xB4DE2C, 0xFDE725),
    /** Blue to yellow, looks alike with and without red-green blindness (Nuñez et al. 2018; ten of its colours). */
    CIVIDIS(0x00204D, 0x00336F, 0x39486B, 0x575C6D, 0x707173, 0x8A8779, 0xA69D75, 0xC4B56C, 0xE4CF5B, 0xFFEA46),
    /** Blue over light grey to red, for signed numbers with zero at 0.5; computed as Moreland (2009) describes. */
    COOLWARM() {
        @Override
        int at(double t) {
            double[] from = t < 0.5 ? polar(0x3B4CC0) : polar(0xB40426);
            double[] middle = {88, 0, hueOfWhite(from, 88)};
            double s = t < 0.5 ? 2 * t : 2 - 2 * t;
            double radius = (1 - s) * from[0] + s * middle[0];
            double saturation = (1 - s) * from[1] + s * middle[1];
            double hue = (1 - s) * from[2] + s * middle[2];
            double chroma = radius * Math.sin(saturation);
            return CieLab.toRgb(radius * Math.cos(saturation), chroma * Math.cos(hue), chroma * Math.sin(hue));
        }
    },
    /**
     * Once around the hues, for angles: 0 and 1 are the same colour. Lightness goes up and down, and the two sides of equal
     * lightness are yellow and blue, which colour-blind eyes tell apart as well.
     */
    PHASE() {
        @Override
        int at(double t) {
            double angle = 2 * Math.PI * t;
            double hue = angle - Math.toRadians(5);
            return CieLab.toRgb(65 - 20 * Math.cos(angle), 42 * Math.cos(hue), 42 * Math.sin(hue));
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // the array never leaves this class and is not changed
    private final int[] stops;

    ColorMap(int... stops) {
        this.stops = stops;
    }

    /**
     * The colour of a number.
     *
     * @param t the number; below 0 is taken as 0, above 1 as 1, except for {@link #PHASE}, which repeats
     * @return 0xRRGGBB; the grey {@link Palette#NONE} for NaN and infinities of a repeating map
     */
    public int rgb(double t) {
        if (Double.isNaN(t)) {
            return Palette.NONE;
        }
        if (this == PHASE) {
            return Double.isInfinite(t) ? Palette.NONE : at(t - Math.floor(t));
        }
        return at(Math.min(1, Math.max(0, t)));
    }

    /** The colour for t in 0..1: between the two nearest stops, in proportion. */
    int at(double t) {
        double position = t * (stops.length - 1);
        int i = Math.min((int) position, stops.length - 2);
        double part = position - i;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double channel = (1 - part) * ((stops[i] >> shift) & 255) + part * ((stops[i + 1] >> shift) & 255);
            rgb |= (int) Math.round(channel) << shift;
        }
        return rgb;
    }

    /** Moreland's polar form of Lab: distance from black, angle from the grey axis, hue. */
    private static double[] polar(int rgb) {
        double[] lab = CieLab.of(rgb);
        double radius = Math.sqrt(lab[0] * lab[0] + lab[1] * lab[1] + lab[2] * lab[2]);
        return new double[] {radius, Math.acos(lab[0] / radius), Math.atan2(lab[2], lab[1])};
    }

    /** The hue that white takes so that the way from a colour to it bends evenly. */
    private static double hueOfWhite(double[] color, double radiusOfWhite) {
        if (color[0] >= radiusOfWhite) {
            return color[2];
        }
        double spin = color[1]
                * Math.sqrt(radiusOfWhite * radiusOfWhite - color[0] * color[0])
                / (color[0] * Math.sin(color[1]));
        return color[2] > -Math.PI / 3 ? color[2] + spin : color[2] - spin;
    }
}
