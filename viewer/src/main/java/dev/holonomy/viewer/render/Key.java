package dev.holonomy.viewer.render;

/** The keys a viewer listens to. */
public enum Key {
    /** A: see through. */
    A,
    /** B: back faces. */
    B,
    /** C: next colour map. */
    C,
    /** D: chart of the read vertex. */
    D,
    /** E: lighting. */
    E,
    /** F: frame all, or the chosen vertex. */
    F,
    /** G: go to a vertex. */
    G,
    /** H: list of keys. */
    H,
    /** I: isolines. */
    I,
    /** J: learned kernel in the chart. */
    J,
    /** K: copy as command. */
    K,
    /** L: flat or smooth. */
    L,
    /** M: lines of a map. */
    M,
    /** N: next worst vertex. */
    N,
    /** O: next worst mesh. */
    O,
    /** P: panels. */
    P,
    /** Q: close the window. */
    Q,
    /** R: range of the colours. */
    R,
    /** S: save a picture. */
    S,
    /** T: light or dark. */
    T,
    /** U: which axis is up. */
    U,
    /** V: save the view. */
    V,
    /** W: edges. */
    W,
    /** X: slice. */
    X,
    /** Y: paint and select. */
    Y,
    /** Z: undo. */
    Z,
    /** Home: frame all. */
    HOME,
    /** Tab: next value. */
    TAB,
    /** Enter: done typing. */
    ENTER,
    /** Backspace: drop the last digit. */
    BACKSPACE,
    /** Left: the step before. */
    LEFT,
    /** Right: the step after. */
    RIGHT,
    /** Up: slice further up. */
    UP,
    /** Down: slice further down. */
    DOWN,
    /** Escape: drop the chosen vertex. */
    ESCAPE,
    /** F2: how a drag moves the camera. */
    F2,
    /** F3: ground. */
    F3,
    /** F4: width of edges. */
    F4,
    /** 1 of the number pad: from the front. */
    PAD_1,
    /** 3 of the number pad: from the right. */
    PAD_3,
    /** 5 of the number pad: with or without perspective. */
    PAD_5,
    /** 7 of the number pad: from above. */
    PAD_7,
    /** The digit zero. */
    DIGIT_0,
    /** The digit one. */
    DIGIT_1,
    /** The digit two. */
    DIGIT_2,
    /** The digit three. */
    DIGIT_3,
    /** The digit four. */
    DIGIT_4,
    /** The digit five. */
    DIGIT_5,
    /** The digit six. */
    DIGIT_6,
    /** The digit seven. */
    DIGIT_7,
    /** The digit eight. */
    DIGIT_8,
    /** The digit nine. */
    DIGIT_9;

    /**
     * The digit of a digit key.
     *
     * @return 0..9, or −1 for another key
     */
    public int digit() {
        return name().startsWith("DIGIT_") ? name().charAt(6) - (int) '0' : -1;
    }
}
