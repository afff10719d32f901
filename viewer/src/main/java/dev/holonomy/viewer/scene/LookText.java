package dev.holonomy.viewer.scene;

import dev.holonomy.mesh.ColorMap;
import dev.holonomy.viewer.render.BackFaces;
import dev.holonomy.viewer.render.Background;
import dev.holonomy.viewer.render.Edges;
import dev.holonomy.viewer.render.Lighting;
import dev.holonomy.viewer.render.Shading;
import dev.holonomy.viewer.render.Slice;
import dev.holonomy.viewer.render.Style;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A look as words: one name and text for each thing that is not as by default. The names are the long options of the
 * {@code view} command, so that a window can tell how to be opened again; a file holds one a line, {@code name text}.
 */
public final class LookText {
    /** All names, in the order in which they are told. */
    public static final List<String> NAMES = List.of(
            "camera",
            "up",
            "lens",
            "value",
            "colormap",
            "range",
            "isolines",
            "hide",
            "step",
            "arrow-scale",
            "symmetry",
            "lines",
            "shading",
            "edges",
            "edge-width",
            "light",
            "back",
            "opacity",
            "slice",
            "theme",
            "background",
            "pick",
            "panels");

    private LookText() {}

    /**
     * What is not as by default.
     *
     * @param look a look
     * @return text by name; {@link #parse} gives the same look back
     */
    public static Map<String, String> of(Look look) {
        Map<String, String> all = all(look);
        Map<String, String> usual = all(Look.DEFAULT);
        Map<String, String> told = new LinkedHashMap<>();
        all.forEach((name, text) -> {
            if (!text.equals(usual.get(name))) {
                told.put(name, text);
            }
        });
        return told;
    }

    private static Map<String, String> all(Look look) {
        Map<String, String> all = new LinkedHashMap<>();
        Pose pose = look.pose();
        all.put(
                "camera",
                pose.yaw() + "," + pose.pitch()
                        + (pose.distance() == 0
                                ? ""
                                : "," + pose.distance() + "," + pose.x() + "," + pose.y() + "," + pose.z()));
        all.put("up", lower(pose.up()));
        all.put("lens", lower(pose.lens()));
        all.put("value", look.values().name());
        all.put("colormap", lower(look.values().map()));
        all.put("range", look.values().range().toString());
        all.put("isolines", Integer.toString(look.values().isolines()));
        all.put(
                "hide",
                look.values().hidden().stream()
                        .map(c -> c.replace("\\", "\\\\").replace(",", "\\,"))
                        .collect(Collectors.joining(",")));
        all.put("step", Integer.toString(look.values().step()));
        all.put("arrow-scale", Double.toString(look.arrows().scale()));
        all.put("symmetry", Integer.toString(look.arrows().symmetry()));
        all.put("lines", Integer.toString(look.arrows().lines()));
        Style style = look.style();
        all.put("shading", lower(style.shading()));
        all.put("edges", lower(style.edges()));
        all.put("edge-width", Double.toString(style.edgeWidth()));
        all.put("light", lower(style.lighting()));
        all.put("back", lower(style.back()));
        all.put("opacity", Double.toString(style.opacity()));
        all.put("slice", slice(style.slice()));
        all.put("theme", lower(look.theme()));
        all.put("background", look.background().map(LookText::background).orElse("theme"));
        all.put("pick", look.mark().map(m -> m.mesh() + ":" + m.vertex()).orElse(""));
        all.put("panels", lower(look.panels()));
        return all;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String slice(Slice slice) {
        if (slice.axis() < 0) {
            return "none";
        }
        return "xyz".charAt(slice.axis()) + (slice.side() == Slice.Side.ABOVE ? "<" : ">") + slice.at();
    }

    private static String background(Background background) {
        if (background.cover() == Background.Cover.TRANSPARENT) {
            return "transparent";
        }
        return String.format(Locale.ROOT, "%06x-%06x", background.top(), background.bottom());
    }

    /**
     * A look changed by words.
     *
     * @param base the look that is changed
     * @param words text by name
     * @return the changed look
     * @throws IllegalArgumentException if a name is unknown or a text is none of what its name allows; the message is one
     *     line that tells both
     */
    public static Look parse(Look base, Map<String, String> words) {
        Look look = base;
        for (Map.Entry<String, String> word : words.entrySet()) {
            try {
                look = changed(look, word.getKey(), word.getValue());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(word.getKey() + " is '" + word.getValue() + "', wanted a number", e);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(word.getKey() + " is " + e.getMessage(), e);
            }
        }
        return look;
    }

    private static Look changed(Look look, String name, String text) {
        ValueLook values = look.values();
        Style style = look.style();
        return switch (name) {
            case "camera" -> look.with(camera(look.pose(), text));
            case "up" -> look.with(look.pose().with(one(Pose.Up.class, text)));
            case "lens" -> look.with(look.pose().with(one(Pose.Lens.class, text)));
            case "value" ->
                look.with(new ValueLook(
                        text, values.map(), values.range(), values.isolines(), values.hidden(), values.step()));
            case "colormap" -> look.with(values.with(one(ColorMap.class, text)));
            case "range" -> look.with(values.with(Range.parse(text)));
            case "isolines" -> look.with(values.withIsolines(Integer.parseInt(text)));
            case "step" -> look.with(values.withStep(Integer.parseInt(text)));
            case "hide" -> look.with(values.withHidden(names(text)));
            case "arrow-scale" ->
                look.with(new ArrowLook(
                        Double.parseDouble(text),
                        look.arrows().symmetry(),
                        look.arrows().lines()));
            case "symmetry" ->
                look.with(new ArrowLook(
                        look.arrows().scale(),
                        Integer.parseInt(text),
                        look.arrows().lines()));
            case "lines" ->
                look.with(new ArrowLook(look.arrows().scale(), look.arrows().symmetry(), Integer.parseInt(text)));
            case "shading" -> look.with(style.with(one(Shading.class, text)));
            case "edges" -> look.with(style.with(one(Edges.class, text)));
            case "edge-width" -> look.with(style.withEdgeWidth(Double.parseDouble(text)));
            case "light" -> look.with(style.with(one(Lighting.class, text)));
            case "back" -> look.with(style.with(one(BackFaces.class, text)));
            case "opacity" -> look.with(style.withOpacity(Double.parseDouble(text)));
            case "slice" -> look.with(style.with(slice(text)));
            case "theme" -> look.with(one(Look.Theme.class, text));
            case "background" -> background(look, text);
            case "pick" -> look.with(mark(text));
            case "panels" -> look.with(one(Look.Panels.class, text));
            default -> throw new IllegalArgumentException("unknown, wanted one of " + NAMES);
        };
    }

    private static <E extends Enum<E>> E one(Class<E> kind, String text) {
        for (E constant : kind.getEnumConstants()) {
            if (lower(constant).equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("'" + text + "', wanted "
                + Arrays.stream(kind.getEnumConstants()).map(LookText::lower).collect(Collectors.joining(" or ")));
    }

    private static Pose camera(Pose pose, String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 2 && parts.length != 6) {
            throw new IllegalArgumentException(
                    "'" + text + "', wanted YAW,PITCH in degrees such as 28,14, or YAW,PITCH,DISTANCE,X,Y,Z");
        }
        double[] n = Arrays.stream(parts).mapToDouble(Double::parseDouble).toArray();
        Pose turned = pose.from(n[0], n[1]);
        return n.length == 2 ? turned : turned.at(n[2], n[3], n[4], n[5]);
    }

    private static Set<String> names(String text) {
        Set<String> names = new LinkedHashSet<>();
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                name.append(text.charAt(i));
            } else if (c == ',') {
                names.add(name.toString());
                name.setLength(0);
            } else {
                name.append(c);
            }
        }
        if (!text.isEmpty()) {
            names.add(name.toString());
        }
        return names;
    }

    private static Slice slice(String text) {
        if (text.equals("none")) {
            return Slice.NONE;
        }
        if (!text.matches("[xyz][<>][-+.0-9eE]+")) {
            throw new IllegalArgumentException(
                    "'" + text + "', wanted what is kept, such as x<0.2 or z>-0.5 (in radii from the middle), or none");
        }
        return new Slice(
                "xyz".indexOf(text.charAt(0)),
                Double.parseDouble(text.substring(2)),
                text.charAt(1) == '<' ? Slice.Side.ABOVE : Slice.Side.BELOW);
    }

    private static Look background(Look look, String text) {
        if (text.equals("theme")) {
            return new Look(
                    look.pose(),
                    look.values(),
                    look.arrows(),
                    look.style(),
                    look.theme(),
                    Optional.empty(),
                    look.mark(),
                    look.panels());
        }
        if (text.equals("transparent")) {
            return look.with(Background.NONE);
        }
        if (!text.matches("#?[0-9a-fA-F]{6}(-[0-9a-fA-F]{6})?")) {
            throw new IllegalArgumentException(
                    "'" + text + "', wanted transparent, theme, a colour such as ffffff, or two: TOP-BOTTOM");
        }
        String digits = text.replace("#", "");
        int top = Integer.parseInt(digits.substring(0, 6), 16);
        int bottom = digits.length() > 6 ? Integer.parseInt(digits.substring(7), 16) : top;
        return look.with(new Background(top, bottom, Background.Cover.OPAQUE));
    }

    private static Optional<Look.Mark> mark(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("([0-9]{1,3}:)?[0-9]{1,9}")) {
            throw new IllegalArgumentException("'" + text + "', wanted VERTEX, or MESH:VERTEX, counted from 0");
        }
        int colon = text.indexOf(':');
        int mesh = colon < 0 ? 0 : Integer.parseInt(text.substring(0, colon));
        return Optional.of(new Look.Mark(mesh, Integer.parseInt(text.substring(colon + 1))));
    }
}
