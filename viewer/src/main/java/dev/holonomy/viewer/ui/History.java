package dev.holonomy.viewer.ui;

import dev.holonomy.viewer.scene.Look;
import java.util.ArrayList;
import java.util.List;

/** The looks that there were, for undo and redo. */
final class History {
    private static final int MOST = 200;

    private final List<Look> looks = new ArrayList<>();
    private int at = -1;

    /** Remembers a look, if it is another one; what was undone is forgotten. */
    void remember(Look look) {
        if (at >= 0 && looks.get(at).equals(look)) {
            return;
        }
        looks.subList(at + 1, looks.size()).clear();
        looks.add(look);
        if (looks.size() > MOST) {
            looks.remove(0);
        }
        at = looks.size() - 1;
    }

    /** One look back, or forward with −1; the present one where there is none. */
    Look back(int steps) {
        at = Math.max(0, Math.min(looks.size() - 1, at - steps));
        return looks.get(at);
    }
}
