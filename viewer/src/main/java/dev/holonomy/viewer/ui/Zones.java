package dev.holonomy.viewer.ui;

import dev.holonomy.viewer.render.Shift;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of panels that can be clicked and dragged; laid out anew with each frame, known by their names across frames. */
final class Zones {
    /** What happens in a zone. */
    interface Handle {
        /**
         * The mouse is held here.
         *
         * @param x share of the zone's width, 0..1 from the left
         * @param y share of its height, 0..1 from the top
         * @param move whether it has just gone down or is dragged
         */
        void at(double x, double y, Move move, Shift shift);
    }

    /** What the mouse does. */
    enum Move {
        PRESS,
        DRAG
    }

    /** What happens when a panel is dragged at a place where nothing else is. */
    interface Mover {
        /** By pixels to the right and down; {@code PRESS} with 0, 0 comes first. */
        void by(double dx, double dy, Move move, Shift shift);
    }

    private record Zone(String name, float x, float y, float width, float height, Handle handle, Mover mover) {
        boolean contains(double px, double py) {
            return px >= x && py >= y && px < x + width && py < y + height;
        }
    }

    private static final Mover STAYS = (dx, dy, move, shift) -> {};
    private static final Handle NOTHING = (x, y, move, shift) -> {};

    private final List<Zone> zones = new ArrayList<>();
    private @Nullable String held;
    private double lastX;
    private double lastY;

    void forget() {
        zones.clear();
    }

    void add(String name, float x, float y, float width, float height, Handle handle) {
        zones.add(new Zone(name, x, y, width, height, handle, STAYS));
    }

    /** A panel, behind all that is on it: keeps clicks from what is behind it, and can be dragged. */
    void cover(String name, float x, float y, float width, float height, Mover mover) {
        zones.add(0, new Zone(name, x, y, width, height, NOTHING, mover));
    }

    /** Whether the press was taken. */
    boolean press(double x, double y, Shift shift) {
        for (int i = zones.size() - 1; i >= 0; i--) {
            Zone zone = zones.get(i);
            if (zone.contains(x, y)) {
                held = zone.name;
                tell(zone, x, y, Move.PRESS, shift);
                return true;
            }
        }
        return false;
    }

    /** Whether the drag belongs to a zone. */
    boolean drag(double x, double y, Shift shift) {
        String name = held;
        if (name == null) {
            return false;
        }
        for (Zone zone : List.copyOf(zones)) {
            if (zone.name.equals(name)) {
                tell(zone, x, y, Move.DRAG, shift);
                return true;
            }
        }
        return true;
    }

    private void tell(Zone zone, double x, double y, Move move, Shift shift) {
        boolean press = move == Move.PRESS;
        zone.mover.by(press ? 0 : x - lastX, press ? 0 : y - lastY, move, shift);
        lastX = x;
        lastY = y;
        double across = Math.max(0, Math.min(1, (x - zone.x) / Math.max(1, zone.width)));
        double down = Math.max(0, Math.min(1, (y - zone.y) / Math.max(1, zone.height)));
        zone.handle.at(across, down, move, shift);
    }

    boolean isHeld() {
        return held != null;
    }

    void release() {
        held = null;
    }

    /** The middle of a zone, for tests that click it. */
    double @Nullable [] middle(String name) {
        for (Zone zone : zones) {
            if (zone.name.equals(name)) {
                return new double[] {zone.x + zone.width / 2.0, zone.y + zone.height / 2.0, zone.width, zone.height};
            }
        }
        return null;
    }
}
