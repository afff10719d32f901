package dev.holonomy.viewer.scene;

import dev.holonomy.viewer.render.Background;
import dev.holonomy.viewer.render.Style;
import java.util.Optional;

/**
 * All that decides how a scene looks: the same look of the same scene is the same picture.
 *
 * @param pose from where it is seen
 * @param values what colours the meshes
 * @param arrows how vectors are drawn
 * @param style how surfaces are drawn
 * @param theme light or dark
 * @param background what is behind the meshes, empty for that of the theme
 * @param mark the vertex that is read
 * @param panels whether legends and readings are drawn
 * @param probe what is drawn about the read vertex
 * @param tool what a drag over a mesh does
 * @param navigation how a drag moves the camera
 * @param ground what is under the meshes
 */
public record Look(
        Pose pose,
        ValueLook values,
        ArrowLook arrows,
        Style style,
        Theme theme,
        Optional<Background> background,
        Optional<Mark> mark,
        Panels panels,
        ProbeLook probe,
        Tool tool,
        Navigation navigation,
        Ground ground) {
    /** Colours of the background and the panels. */
    public enum Theme {
        /** Dark text on light. */
        LIGHT,
        /** Light text on dark. */
        DARK
    }

    /** What is under the meshes. */
    public enum Ground {
        /** Nothing. */
        NONE,
        /** The soft shadow of light from above. */
        SHADOW,
        /** The shadow, and lines at even distances. */
        GRID
    }

    /** Whether legends and readings are drawn. */
    public enum Panels {
        /** They are. */
        SHOWN,
        /** Only the meshes are. */
        HIDDEN
    }

    /**
     * A vertex of one of the meshes.
     *
     * @param mesh the mesh, from 0
     * @param vertex its vertex
     */
    public record Mark(int mesh, int vertex) {}

    /** The default of everything. */
    public static final Look DEFAULT = new Look(
            Pose.DEFAULT,
            ValueLook.DEFAULT,
            ArrowLook.DEFAULT,
            Style.DEFAULT,
            Theme.LIGHT,
            Optional.empty(),
            Optional.empty(),
            Panels.SHOWN,
            ProbeLook.DEFAULT,
            Tool.LOOK,
            Navigation.ORBIT,
            Ground.NONE);

    /**
     * What is behind the meshes.
     *
     * @return its own background or that of the theme
     */
    public Background behind() {
        return background.orElse(theme == Theme.DARK ? Background.DARK : Background.LIGHT);
    }

    /**
     * Seen from elsewhere.
     *
     * @param other from where
     * @return a copy
     */
    public Look with(Pose other) {
        return new Look(other, values, arrows, style, theme, background, mark, panels, probe, tool, navigation, ground);
    }

    /**
     * With other values.
     *
     * @param other what colours the meshes
     * @return a copy
     */
    public Look with(ValueLook other) {
        return new Look(pose, other, arrows, style, theme, background, mark, panels, probe, tool, navigation, ground);
    }

    /**
     * With other arrows.
     *
     * @param other how vectors are drawn
     * @return a copy
     */
    public Look with(ArrowLook other) {
        return new Look(pose, values, other, style, theme, background, mark, panels, probe, tool, navigation, ground);
    }

    /**
     * In another style.
     *
     * @param other how surfaces are drawn
     * @return a copy
     */
    public Look with(Style other) {
        return new Look(pose, values, arrows, other, theme, background, mark, panels, probe, tool, navigation, ground);
    }

    /**
     * In another theme.
     *
     * @param other light or dark
     * @return a copy
     */
    public Look with(Theme other) {
        return new Look(pose, values, arrows, style, other, background, mark, panels, probe, tool, navigation, ground);
    }

    /**
     * Before another background.
     *
     * @param other what is behind the meshes
     * @return a copy
     */
    public Look with(Background other) {
        return withBackground(Optional.of(other));
    }

    Look withBackground(Optional<Background> other) {
        return new Look(pose, values, arrows, style, theme, other, mark, panels, probe, tool, navigation, ground);
    }

    /**
     * With another vertex read, or none.
     *
     * @param other the vertex
     * @return a copy
     */
    public Look with(Optional<Mark> other) {
        return new Look(pose, values, arrows, style, theme, background, other, panels, probe, tool, navigation, ground);
    }

    /**
     * With or without legends.
     *
     * @param other whether they are drawn
     * @return a copy
     */
    public Look with(Panels other) {
        return new Look(pose, values, arrows, style, theme, background, mark, other, probe, tool, navigation, ground);
    }

    /**
     * With another chart.
     *
     * @param other how the chart is drawn
     * @return a copy
     */
    public Look with(ProbeLook other) {
        return new Look(pose, values, arrows, style, theme, background, mark, panels, other, tool, navigation, ground);
    }

    /**
     * With another tool.
     *
     * @param other what a drag does
     * @return a copy
     */
    public Look with(Tool other) {
        return new Look(pose, values, arrows, style, theme, background, mark, panels, probe, other, navigation, ground);
    }

    /**
     * With a camera that moves otherwise.
     *
     * @param other how it moves
     * @return a copy
     */
    public Look with(Navigation other) {
        return new Look(pose, values, arrows, style, theme, background, mark, panels, probe, tool, other, ground);
    }

    /**
     * Over another ground.
     *
     * @param other the ground
     * @return a copy
     */
    public Look with(Ground other) {
        return new Look(pose, values, arrows, style, theme, background, mark, panels, probe, tool, navigation, other);
    }
}
