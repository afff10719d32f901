package dev.holonomy.viewer.scene;

import java.util.ArrayList;
import java.util.List;

/**
 * How the camera moves: by the mouse, and along a path of its own.
 *
 * @param navigation what a drag does
 * @param keys poses through which the path leads, in order
 */
public record Travel(Navigation navigation, List<Pose> keys) {
    /** An orbit by the mouse, no path. */
    public static final Travel DEFAULT = new Travel(Navigation.ORBIT, List.of());

    /** Copies the list and checks that each key says how far away it is. */
    public Travel {
        keys = List.copyOf(keys);
        for (Pose key : keys) {
            if (key.distance() == 0) {
                throw new IllegalArgumentException("a key view without distance and target, wanted all of a camera");
            }
        }
    }

    /**
     * Moved otherwise by the mouse.
     *
     * @param other what a drag does
     * @return a copy
     */
    public Travel with(Navigation other) {
        return new Travel(other, keys);
    }

    /**
     * With another path.
     *
     * @param other the poses
     * @return a copy
     */
    public Travel with(List<Pose> other) {
        return new Travel(navigation, other);
    }

    /**
     * With one pose more at the end of the path.
     *
     * @param pose the pose
     * @return a copy
     */
    public Travel then(Pose pose) {
        List<Pose> more = new ArrayList<>(keys);
        more.add(pose);
        return with(more);
    }
}
