package dev.holonomy.model;

/** Checks of configured numbers; the message names the key and what was wanted. */
final class Ranges {
    private Ranges() {}

    static void whole(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + ", wanted " + least + ".." + most);
        }
    }

    static void rate(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " is " + value + ", wanted a rate in [0, 1)");
        }
    }
}
