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

    private record Zone(String name, float x, float y, float width, float height, Handle handle) {
        boolean contains(double px, double py) {
            return px >= x && py >= y && px < x + width && py < y + height;
        }
    }

    private final List<Zone> zones = new ArrayList<>();
    private @Nullable String held;

    void forget() {
        zones.clear();
    }

    void add(String name, float x, float y, float width, float height, Handle handle) {
        zones.add(new Zone(name, x, y, width, height, handle));
    }

    /** A part that only keeps clicks from what is behind it. */
    void cover(float x, float y, float width, float height) {
        zones.add(0, new Zone("", x, y, width, height, (px, py, move, shift) -> {}));
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

    private static void tell(Zone zone, double x, double y, Move move, Shift shift) {
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
