package dev.holonomy.checkpoint;

import java.util.Arrays;

/** Foreign text made fit for a one-line message. */
final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {}

    /** The text in quotes, shortened, control characters as question marks. */
    static String of(String text) {
        StringBuilder shown = new StringBuilder("'");
        int end = Math.min(text.length(), LONGEST);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            shown.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? '?' : c);
        }
        if (end < text.length()) {
            shown.append("…");
        }
        return shown.append('\'').toString();
    }

    static String shape(int[] shape) {
        return shape.length <= 16 ? Arrays.toString(shape) : shape.length + " extents";
    }
}
