package dev.holonomy.viewer.render;

import java.nio.file.Path;
import java.util.List;

/** What a window shows: hears its mouse and keys, and draws when something changed. Positions are frame pixels from the top left. */
public interface Stage {
    /**
     * The mouse is here now.
     *
     * @param x pixels from the left
     * @param y pixels from the top
     */
    void mouseMoved(double x, double y);

    /**
     * A mouse button changed.
     *
     * @param button which
     * @param press down or up
     * @param shift whether a shift key is held
     */
    void mouseButton(MouseButton button, Press press, Shift shift);

    /**
     * The wheel turned.
     *
     * @param steps notches, positive away from the user
     */
    void scrolled(double steps);

    /**
     * A key went down.
     *
     * @param key which
     * @param shift whether a shift key is held
     */
    void keyPressed(Key key, Shift shift);

    /**
     * Files were dropped on the window.
     *
     * @param files their names
     */
    void filesDropped(List<Path> files);

    /**
     * The window is on another screen, or the screen changed.
     *
     * @param scale the size of a text pixel, 1 on an ordinary screen
     */
    void rescaled(double scale);

    /** The window's content was lost or its size changed: draw again. */
    void invalidate();

    /**
     * Draws into the engine if anything changed.
     *
     * @param width width of the frame in pixels
     * @param height height of the frame in pixels
     * @return what the window has to do
     */
    Update update(int width, int height);

    /**
     * The answer to an update.
     *
     * @param drawn whether there is a new frame to present
     * @param again seconds after which to ask again, infinite to wait for the next event
     * @param close whether the person wants to leave
     */
    record Update(boolean drawn, double again, boolean close) {}
}
