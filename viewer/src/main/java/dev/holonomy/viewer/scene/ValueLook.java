package dev.holonomy.viewer.scene;

import dev.holonomy.mesh.ColorMap;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How values are shown.
 *
 * @param name the value that colours the meshes; empty for the first
 * @param map the colours of numbers
 * @param range which numbers take its ends
 * @param isolines the number of intervals between lines of equal value, 0 for no lines
 * @param hidden the names of classes that are not drawn
 * @param step of a timeline, from 0; −1 for the last
 */
public record ValueLook(String name, ColorMap map, Range range, int isolines, Set<String> hidden, int step) {
    /** The first value from its least to its largest number, without lines. */
    public static final ValueLook DEFAULT = new ValueLook("", ColorMap.VIRIDIS, Range.FULL, 0, Set.of(), -1);

    /** Keeps the order of the classes and checks the count of lines. */
    public ValueLook {
        hidden = Collections.unmodifiableSet(new LinkedHashSet<>(hidden));
        if (isolines < 0 || isolines > 1000) {
            throw new IllegalArgumentException(isolines + " isolines, wanted 0 to 1000");
        }
        if (step < -1) {
            throw new IllegalArgumentException(step + ", wanted a step from 0, or -1 for the last");
        }
    }

    /**
     * Another value, over its own range.
     *
     * @param other its name
     * @return a copy
     */
    public ValueLook withName(String other) {
        Range kept = range.kind() == Range.Kind.FIXED ? Range.FULL : range;
        return new ValueLook(other, map, kept, isolines, hidden, step);
    }

    /**
     * In other colours.
     *
     * @param other the colours
     * @return a copy
     */
    public ValueLook with(ColorMap other) {
        return new ValueLook(name, other, range, isolines, hidden, step);
    }

    /**
     * Over another range.
     *
     * @param other the range
     * @return a copy
     */
    public ValueLook with(Range other) {
        return new ValueLook(name, map, other, isolines, hidden, step);
    }

    /**
     * With another number of lines.
     *
     * @param other intervals between lines
     * @return a copy
     */
    public ValueLook withIsolines(int other) {
        return new ValueLook(name, map, range, other, hidden, step);
    }

    /**
     * With other classes left out.
     *
     * @param other their names
     * @return a copy
     */
    public ValueLook withHidden(Set<String> other) {
        return new ValueLook(name, map, range, isolines, other, step);
    }

    /**
     * At another step.
     *
     * @param other the step, −1 for the last
     * @return a copy
     */
    public ValueLook withStep(int other) {
        return new ValueLook(name, map, range, isolines, hidden, other);
    }
}
