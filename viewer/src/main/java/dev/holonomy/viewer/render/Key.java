package dev.holonomy.viewer.render;

/** The keys a viewer listens to. */
public enum Key {
    /** C: next colour map. */
    C,
    /** F: frame all. */
    F,
    /** H: list of keys. */
    H,
    /** L: flat or smooth. */
    L,
    /** Q: close the window. */
    Q,
    /** S: save a picture. */
    S,
    /** U: which axis points up. */
    U,
    /** W: edges. */
    W,
    /** Home: frame all. */
    HOME,
    /** Tab: next value. */
    TAB,
    /** Escape: drop the chosen vertex. */
    ESCAPE,
    /** 1: first value. */
    DIGIT_1,
    /** 2: second value. */
    DIGIT_2,
    /** 3: third value. */
    DIGIT_3,
    /** 4: fourth value. */
    DIGIT_4,
    /** 5: fifth value. */
    DIGIT_5,
    /** 6: sixth value. */
    DIGIT_6,
    /** 7: seventh value. */
    DIGIT_7,
    /** 8: eighth value. */
    DIGIT_8,
    /** 9: ninth value. */
    DIGIT_9;

    /**
     * The digit of a digit key.
     *
     * @return 1..9, or 0 for another key
     */
    public int digit() {
        return name().startsWith("DIGIT_") ? name().charAt(6) - (int) '0' : 0;
    }
}
