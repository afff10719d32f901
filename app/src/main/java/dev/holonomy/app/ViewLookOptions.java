package dev.holonomy.app;

import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.LookFile;
import dev.holonomy.viewer.scene.LookText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a view looks; each option is a name of {@link LookText}, which reads its text. */
final class ViewLookOptions {
    private final Map<String, String> words = new LinkedHashMap<>();

    @Option(names = "--view", paramLabel = "FILE", description = "A saved view; other options change it.")
    private @Nullable Path view;

    @Option(
            names = {"--camera", "--angles"},
            paramLabel = "YAW,PITCH[,DISTANCE,X,Y,Z]",
            description = "From where to look, in degrees; the rest as 'copy as command' tells it.")
    void camera(String text) {
        words.put("camera", text);
    }

    @Option(names = "--up", paramLabel = "AXIS", description = "The vertical axis: y or z.")
    void up(String text) {
        words.put("up", text);
    }

    @Option(names = "--lens", paramLabel = "LENS", description = "perspective or orthographic.")
    void lens(String text) {
        words.put("lens", text);
    }

    @Option(names = "--value", paramLabel = "NAME", description = "The value that colours the meshes at first.")
    void value(String text) {
        words.put("value", text);
    }

    @Option(
            names = "--colormap",
            paramLabel = "MAP",
            description = "viridis, cividis, coolwarm (diverging) or phase (cyclic).")
    void colormap(String text) {
        words.put("colormap", text);
    }

    @Option(
            names = "--range",
            paramLabel = "RANGE",
            description =
                    "Numbers of the first and last colour: full, symmetric, percentiles such as 2%%,98%%, or LOW,HIGH.")
    void range(String text) {
        words.put("range", text);
    }

    @Option(
            names = "--isolines",
            paramLabel = "N",
            description = "Lines of equal value at the borders of N even intervals.")
    void isolines(String text) {
        words.put("isolines", text);
    }

    @Option(names = "--hide", paramLabel = "CLASS,…", description = "Classes that are not drawn.")
    void hide(String text) {
        words.put("hide", text);
    }

    @Option(names = "--step", paramLabel = "N", description = "Which epoch of a run, counted from 0; -1 for the last.")
    void step(String text) {
        words.put("step", text);
    }

    @Option(names = "--arrow-scale", paramLabel = "S", description = "Length of the arrows of vectors.")
    void arrowScale(String text) {
        words.put("arrow-scale", text);
    }

    @Option(
            names = "--symmetry",
            paramLabel = "N",
            description = "Draw vectors as lines (2), crosses (4) or stars (6).")
    void symmetry(String text) {
        words.put("symmetry", text);
    }

    @Option(names = "--lines", paramLabel = "N", description = "Lines from N vertices to their images under a map.")
    void lines(String text) {
        words.put("lines", text);
    }

    @Option(names = "--shading", paramLabel = "HOW", description = "smooth or flat.")
    void shading(String text) {
        words.put("shading", text);
    }

    @Option(names = "--edges", paramLabel = "HOW", description = "hidden or shown.")
    void edges(String text) {
        words.put("edges", text);
    }

    @Option(names = "--edge-width", paramLabel = "PIXELS", description = "Width of edges.")
    void edgeWidth(String text) {
        words.put("edge-width", text);
    }

    @Option(names = "--light", paramLabel = "HOW", description = "lit, clay or unlit.")
    void light(String text) {
        words.put("light", text);
    }

    @Option(names = "--back", paramLabel = "HOW", description = "Back faces: same, marked or hidden.")
    void back(String text) {
        words.put("back", text);
    }

    @Option(names = "--opacity", paramLabel = "A", description = "1 for solid, down to 0.05.")
    void opacity(String text) {
        words.put("opacity", text);
    }

    @Option(
            names = "--slice",
            paramLabel = "PLANE",
            description = "What is kept of a cut, such as x<0.2 or z>-0.5, in radii from the middle.")
    void slice(String text) {
        words.put("slice", text);
    }

    @Option(names = "--theme", paramLabel = "THEME", description = "light or dark.")
    void theme(String text) {
        words.put("theme", text);
    }

    @Option(names = "--background", paramLabel = "COLOUR", description = "transparent, RRGGBB, or TOP-BOTTOM.")
    void background(String text) {
        words.put("background", text);
    }

    @Option(names = "--pick", paramLabel = "[MESH:]VERTEX", description = "A vertex to read, counted from 0.")
    void pick(String text) {
        words.put("pick", text);
    }

    @Option(names = "--panels", paramLabel = "HOW", description = "shown or hidden.")
    void panels(String text) {
        words.put("panels", text);
    }

    @Option(names = "--wireframe", description = "The same as --edges shown.")
    void wireframe(boolean on) {
        words.put("edges", on ? "shown" : "hidden");
    }

    @Option(names = "--flat", description = "The same as --shading flat.")
    void flat(boolean on) {
        words.put("shading", on ? "flat" : "smooth");
    }

    /**
     * The look that was asked for.
     *
     * @throws IllegalArgumentException if a text is none that its option allows
     */
    Look look() {
        Look base = view == null ? Look.DEFAULT : LookText.parse(Look.DEFAULT, LookFile.read(view));
        return LookText.parse(base, words);
    }
}
