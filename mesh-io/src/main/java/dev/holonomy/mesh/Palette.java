package dev.holonomy.mesh;

/**
 * Colours for classes, the same in files and in the viewer.
 *
 * <p>Twelve colours: the seven of Okabe and Ito (2008) and five found by search, at least 9 apart in CIE Lab for normal
 * vision and for each of the three kinds of colour blindness as simulated by Machado et al. (2009), from each other and from
 * the grey of "no label". From class 12 on the twelve come again, then lighter, then darker, so 36 differ; class 36 looks
 * like class 0.
 */
public final class Palette {
    /** The grey of elements without a label or number. */
    public static final int NONE = 0x808080;

    private static final int[] BASE = {
        0xE69F00, 0x56B4E9, 0x009E73, 0xF0E442, 0x0072B2, 0xD55E00, 0xCC79A7, 0x691E00, 0x9600FF, 0xC3F0C3, 0x4B2D4B,
        0x2D1E96
    };
    private static final double MIX = 0.4;

    private Palette() {}

    /**
     * The number of classes before colours come again.
     *
     * @return 36
     */
    public static int size() {
        return 3 * BASE.length;
    }

    /**
     * The colour of a class.
     *
     * @param classId class id, 0-based; -1 (or less) means no label
     * @return 0xRRGGBB
     */
    public static int color(int classId) {
        if (classId < 0) {
            return NONE;
        }
        int base = BASE[classId % BASE.length];
        return switch (classId / BASE.length % 3) {
            case 0 -> base;
            case 1 -> mix(base, 0xFFFFFF);
            default -> mix(base, 0x000000);
        };
    }

    private static int mix(int color, int with) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double channel = (1 - MIX) * ((color >> shift) & 255) + MIX * ((with >> shift) & 255);
            mixed |= (int) Math.round(channel) << shift;
        }
        return mixed;
    }
}
