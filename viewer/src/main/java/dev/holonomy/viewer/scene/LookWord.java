package dev.holonomy.viewer.scene;

import static dev.holonomy.viewer.scene.LookText.lower;
import static dev.holonomy.viewer.scene.LookText.one;

import dev.holonomy.mesh.ColorMap;
import dev.holonomy.viewer.render.BackFaces;
import dev.holonomy.viewer.render.Edges;
import dev.holonomy.viewer.render.Lighting;
import dev.holonomy.viewer.render.Shading;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One thing that a look decides: its name as a long option and in files, what may follow the name, and how both become one another.
 *
 * @param name the option without its dashes
 * @param value what follows, for a list of options
 * @param about one sentence for a list of options
 * @param told the text of a look
 * @param changed a look with this text; IllegalArgumentException where the text is none that is allowed
 */
public record LookWord(
        String name, String value, String about, Function<Look, String> told, BiFunction<Look, String, Look> changed) {
    /** All of them, in the order in which they are told. */
    public static final List<LookWord> ALL = List.of(
            new LookWord(
                    "camera",
                    "YAW,PITCH[,DISTANCE,X,Y,Z[,ROLL]]",
                    "From where to look, in degrees; the rest as 'copy as command' tells it.",
                    look -> LookText.camera(look.pose()),
                    (look, text) -> look.with(LookText.camera(look.pose(), text))),
            new LookWord(
                    "up",
                    "AXIS",
                    "The vertical axis: y or z.",
                    look -> lower(look.pose().up()),
                    (look, text) -> look.with(look.pose().with(one(Pose.Up.class, text)))),
            new LookWord(
                    "lens",
                    "LENS",
                    "perspective or orthographic.",
                    look -> lower(look.pose().lens()),
                    (look, text) -> look.with(look.pose().with(one(Pose.Lens.class, text)))),
            ofValues(
                    "value",
                    "NAME",
                    "The value that colours the meshes at first.",
                    ValueLook::name,
                    (v, text) -> new ValueLook(text, v.map(), v.range(), v.isolines(), v.hidden(), v.step())),
            ofValues(
                    "colormap",
                    "MAP",
                    "viridis, cividis, coolwarm (diverging) or phase (cyclic).",
                    v -> lower(v.map()),
                    (v, text) -> v.with(one(ColorMap.class, text))),
            ofValues(
                    "range",
                    "RANGE",
                    "Numbers of the first and last colour: full, symmetric, percentiles such as 2%,98%, or LOW,HIGH.",
                    v -> v.range().toString(),
                    (v, text) -> v.with(Range.parse(text))),
            ofValues(
                    "isolines",
                    "N",
                    "Lines of equal value at the borders of N even intervals.",
                    v -> Integer.toString(v.isolines()),
                    (v, text) -> v.withIsolines(Integer.parseInt(text))),
            ofValues(
                    "hide",
                    "CLASS,…",
                    "Classes that are not drawn.",
                    v -> LookText.joined(v.hidden()),
                    (v, text) -> v.withHidden(LookText.names(text))),
            ofValues(
                    "step",
                    "N",
                    "Which epoch of a run, counted from 0; -1 for the last.",
                    v -> Integer.toString(v.step()),
                    (v, text) -> v.withStep(Integer.parseInt(text))),
            ofArrows(
                    "arrow-scale",
                    "S",
                    "Length of the arrows of vectors.",
                    a -> Double.toString(a.scale()),
                    (a, text) -> new ArrowLook(Double.parseDouble(text), a.symmetry(), a.lines())),
            ofArrows(
                    "symmetry",
                    "N",
                    "Draw vectors as lines (2), crosses (4) or stars (6).",
                    a -> Integer.toString(a.symmetry()),
                    (a, text) -> new ArrowLook(a.scale(), Integer.parseInt(text), a.lines())),
            ofArrows(
                    "lines",
                    "N",
                    "Lines from N vertices to their images under a map.",
                    a -> Integer.toString(a.lines()),
                    (a, text) -> new ArrowLook(a.scale(), a.symmetry(), Integer.parseInt(text))),
            new LookWord(
                    "shading",
                    "HOW",
                    "smooth or flat.",
                    look -> lower(look.style().shading()),
                    (look, text) -> look.with(look.style().with(one(Shading.class, text)))),
            new LookWord(
                    "edges",
                    "HOW",
                    "hidden or shown.",
                    look -> lower(look.style().edges()),
                    (look, text) -> look.with(look.style().with(one(Edges.class, text)))),
            new LookWord(
                    "edge-width",
                    "PIXELS",
                    "Width of edges.",
                    look -> Double.toString(look.style().edgeWidth()),
                    (look, text) -> look.with(look.style().withEdgeWidth(Double.parseDouble(text)))),
            new LookWord(
                    "light",
                    "HOW",
                    "lit, clay or unlit.",
                    look -> lower(look.style().lighting()),
                    (look, text) -> look.with(look.style().with(one(Lighting.class, text)))),
            new LookWord(
                    "back",
                    "HOW",
                    "Back faces: same, marked or hidden.",
                    look -> lower(look.style().back()),
                    (look, text) -> look.with(look.style().with(one(BackFaces.class, text)))),
            new LookWord(
                    "opacity",
                    "A",
                    "1 for solid, down to 0.05.",
                    look -> Double.toString(look.style().opacity()),
                    (look, text) -> look.with(look.style().withOpacity(Double.parseDouble(text)))),
            new LookWord(
                    "slice",
                    "PLANE",
                    "What is kept of a cut, such as x<0.2 or z>-0.5, in radii from the middle.",
                    look -> LookText.slice(look.style().slice()),
                    (look, text) -> look.with(look.style().with(LookText.slice(text)))),
            new LookWord(
                    "theme",
                    "THEME",
                    "light or dark.",
                    look -> lower(look.theme()),
                    (look, text) -> look.with(one(Look.Theme.class, text))),
            new LookWord(
                    "background",
                    "COLOUR",
                    "transparent, RRGGBB, TOP-BOTTOM, or theme.",
                    look -> look.background().map(LookText::background).orElse("theme"),
                    LookText::background),
            new LookWord(
                    "pick",
                    "[MESH:]VERTEX",
                    "A vertex to read, counted from 0.",
                    look -> look.mark().map(m -> m.mesh() + ":" + m.vertex()).orElse(""),
                    (look, text) -> look.with(LookText.mark(text))),
            new LookWord(
                    "panels",
                    "HOW",
                    "shown or hidden.",
                    look -> lower(look.panels()),
                    (look, text) -> look.with(one(Look.Panels.class, text))),
            new LookWord(
                    "chart",
                    "HOW",
                    "The geodesic chart of the read vertex: hidden or shown.",
                    look -> lower(look.probe().chart()),
                    (look, text) -> look.with(look.probe().with(one(ProbeLook.Chart.class, text)))),
            new LookWord(
                    "gauge",
                    "DEGREES",
                    "By how much the frame of the chart is turned.",
                    look -> Double.toString(look.probe().gauge()),
                    (look, text) -> look.with(new ProbeLook(
                            look.probe().chart(),
                            Double.parseDouble(text),
                            look.probe().kernel(),
                            look.probe().to()))),
            new LookWord(
                    "kernel",
                    "N",
                    "Which learned kernel colours the chart, counted from 0; -1 for none.",
                    look -> Integer.toString(look.probe().kernel()),
                    (look, text) -> look.with(look.probe().withKernel(Integer.parseInt(text)))),
            new LookWord(
                    "to",
                    "VERTEX",
                    "A vertex to which the shortest path from the read one is drawn; -1 for none.",
                    look -> Integer.toString(look.probe().to()),
                    (look, text) -> look.with(look.probe().withTo(Integer.parseInt(text)))),
            new LookWord(
                    "tool",
                    "TOOL",
                    "What the mouse does over a mesh: look, paint, fill, select or deselect.",
                    look -> lower(look.tool()),
                    (look, text) -> look.with(one(Tool.class, text))),
            new LookWord(
                    "navigation",
                    "HOW",
                    "How a drag moves the camera: orbit, trackball, turntable, first_person or planar.",
                    look -> lower(look.navigation()),
                    (look, text) -> look.with(one(Navigation.class, text))),
            new LookWord(
                    "ground",
                    "HOW",
                    "Under the meshes: none, shadow or grid.",
                    look -> lower(look.ground()),
                    (look, text) -> look.with(one(Look.Ground.class, text))));

    private static LookWord ofValues(
            String name,
            String value,
            String about,
            Function<ValueLook, String> told,
            BiFunction<ValueLook, String, ValueLook> changed) {
        return new LookWord(
                name,
                value,
                about,
                look -> told.apply(look.values()),
                (look, text) -> look.with(changed.apply(look.values(), text)));
    }

    private static LookWord ofArrows(
            String name,
            String value,
            String about,
            Function<ArrowLook, String> told,
            BiFunction<ArrowLook, String, ArrowLook> changed) {
        return new LookWord(
                name,
                value,
                about,
                look -> told.apply(look.arrows()),
                (look, text) -> look.with(changed.apply(look.arrows(), text)));
    }

    /**
     * The names.
     *
     * @return one a word, in their order
     */
    public static List<String> names() {
        return ALL.stream().map(LookWord::name).toList();
    }
}
