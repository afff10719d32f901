package dev.holonomy.viewer.ui;

import dev.holonomy.viewer.render.Edges;
import dev.holonomy.viewer.render.Key;
import dev.holonomy.viewer.render.Shift;
import dev.holonomy.viewer.render.Slice;
import dev.holonomy.viewer.render.Style;
import dev.holonomy.viewer.scene.ArrowLook;
import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.Pose;
import dev.holonomy.viewer.scene.Range;
import dev.holonomy.viewer.scene.ValueLook;
import java.util.List;
import java.util.Optional;

/** Keys that change the look and nothing else. */
final class LookKeys {
    private static final double SLICE_STEP = 0.05;
    private static final int MAP_LINES = 60;
    private static final int INTERVALS = 10;

    private LookKeys() {}

    /**
     * The look after a key.
     *
     * @param look the look before
     * @param key the key
     * @param shift whether a shift key is held: the other way round
     * @return empty for a key that means something else
     */
    static Optional<Look> after(Look look, Key key, Shift shift) {
        Style style = look.style();
        ValueLook values = look.values();
        Pose pose = look.pose();
        int way = shift == Shift.HELD ? -1 : 1;
        return Optional.ofNullable(
                switch (key) {
                    case W -> look.with(style.with(next(style.edges(), way)));
                    case L -> look.with(style.with(next(style.shading(), way)));
                    case E -> look.with(style.with(next(style.lighting(), way)));
                    case B -> look.with(style.with(next(style.back(), way)));
                    case A ->
                        look.with(style.withOpacity(style.opacity() == 1 ? 0.6 : style.opacity() > 0.5 ? 0.3 : 1));
                    case X -> look.with(style.with(nextAxis(style.slice())));
                    case UP, DOWN -> look.with(style.with(moved(style.slice(), key == Key.UP ? 1 : -1)));
                    case F2 -> look.with(next(look.navigation(), way));
                    case F3 -> look.with(next(look.ground(), way));
                    case F4 -> look.with(style.with(Edges.SHOWN).withEdgeWidth(nextWidth(style)));
                    case T -> look.with(next(look.theme(), way));
                    case P -> look.with(next(look.panels(), way));
                    case C -> look.with(values.with(next(values.map(), way)));
                    case I ->
                        look.with(values.withIsolines(
                                values.isolines() == 0 ? INTERVALS : values.isolines() < 20 ? 2 * INTERVALS : 0));
                    case R -> look.with(values.with(nextRange(values.range())));
                    case M ->
                        look.with(new ArrowLook(
                                look.arrows().scale(),
                                look.arrows().symmetry(),
                                look.arrows().lines() == 0 ? MAP_LINES : 0));
                    case D -> look.with(look.probe().with(next(look.probe().chart(), way)));
                    case PAD_1 -> look.with(pose.from(way > 0 ? 0 : 180, 0));
                    case PAD_3 -> look.with(pose.from(way > 0 ? 90 : -90, 0));
                    case PAD_7 -> look.with(pose.from(0, way > 0 ? 90 : -90));
                    case PAD_5 -> look.with(pose.with(next(pose.lens(), way)));
                    case U -> look.with(pose.from(pose.yaw(), pose.pitch()).with(next(pose.up(), way)));
                    default -> null;
                });
    }

    private static <E extends Enum<E>> E next(E constant, int way) {
        List<E> all = List.of(constant.getDeclaringClass().getEnumConstants());
        return all.get(Math.floorMod(all.indexOf(constant) + way, all.size()));
    }

    /** Half as wide again, and thin after the widest. */
    private static double nextWidth(Style style) {
        return style.edges() == Edges.HIDDEN
                ? style.edgeWidth()
                : style.edgeWidth() >= 3 ? 0.5 : style.edgeWidth() * 1.5;
    }

    private static Slice nextAxis(Slice slice) {
        return slice.axis() == 2 ? Slice.NONE : new Slice(slice.axis() + 1, 0, Slice.Side.ABOVE);
    }

    private static Slice moved(Slice slice, int way) {
        double at = Math.rint((slice.at() + way * SLICE_STEP) / SLICE_STEP) * SLICE_STEP;
        return slice.axis() < 0 ? slice : new Slice(slice.axis(), Math.max(-1, Math.min(1, at)), slice.side());
    }

    private static Range nextRange(Range range) {
        return switch (range.kind()) {
            case FULL -> Range.MOST;
            case PERCENTILE -> Range.SYMMETRIC;
            case SYMMETRIC, FIXED -> Range.FULL;
        };
    }
}
