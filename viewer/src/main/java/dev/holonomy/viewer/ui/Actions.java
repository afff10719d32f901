package dev.holonomy.viewer.ui;

import dev.holonomy.viewer.render.Key;
import dev.holonomy.viewer.render.Shift;
import dev.holonomy.viewer.scene.Look;

/** What panels may ask of the stage. */
interface Actions {
    Look look();

    /** Shows the scene in another look. */
    void change(Look look);

    /** As if a key went down. */
    void press(Key key, Shift shift);
}
