package dev.holonomy.viewer.ui;

import dev.holonomy.viewer.scene.Look;

/** Colours of ImGui's byte order. */
final class Ink {
    private Ink() {}

    /** Opaque. */
    static int of(int rgb) {
        return of(rgb, 1);
    }

    static int of(int rgb, double opacity) {
        int alpha = (int) Math.round(255 * opacity);
        return alpha << 24 | ((rgb & 0xFF) << 16) | (rgb & 0xFF00) | ((rgb >> 16) & 0xFF);
    }

    /** Text and lines over a panel. */
    static int text(Look.Theme theme) {
        return of(theme == Look.Theme.DARK ? 0xE8EAED : 0x202428);
    }

    /** Lines of lesser weight. */
    static int faint(Look.Theme theme) {
        return of(theme == Look.Theme.DARK ? 0x9AA3AD : 0x6B737C);
    }

    /** What was chosen. */
    static int chosen() {
        return of(0xD81B60);
    }
}
