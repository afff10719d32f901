package dev.holonomy.viewer.scene;

import dev.holonomy.viewer.render.Background;
import dev.holonomy.viewer.render.Slice;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A look as words: one name and text for each thing that is not as by default. The names are those of
 * {@link LookWord}, which are the long options of the {@code view} command too, so that a window can tell how to be opened again.
 */
public final class LookText {
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
        LookWord.ALL.forEach(word -> all.put(word.name(), word.told().apply(look)));
        return all;
    }

    static String camera(Pose pose) {
        String direction = pose.yaw() + "," + pose.pitch();
        String place = "," + pose.distance() + "," + pose.x() + "," + pose.y() + "," + pose.z();
        if (pose.roll() != 0) {
            return direction + place + "," + pose.roll();
        }
        return pose.distance() == 0 ? direction : direction + place;
    }

    static String joined(Set<String> names) {
        return names.stream()
                .map(n -> n.replace("\\", "\\\\").replace(",", "\\,"))
                .collect(Collectors.joining(","));
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String slice(Slice slice) {
        if (slice.axis() < 0) {
            return "none";
        }
        return "xyz".charAt(slice.axis()) + (slice.side() == Slice.Side.ABOVE ? "<" : ">") + slice.at();
    }

    static String background(Background background) {
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
        return LookWord.ALL.stream()
                .filter(word -> word.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown, wanted one of " + LookWord.names()))
                .changed()
                .apply(look, text);
    }

    static <E extends Enum<E>> E one(Class<E> kind, String text) {
        for (E constant : kind.getEnumConstants()) {
            if (lower(constant).equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("'" + text + "', wanted "
                + Arrays.stream(kind.getEnumConstants()).map(LookText::lower).collect(Collectors.joining(" or ")));
    }

    static Pose camera(Pose pose, String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 2 && parts.length != 6 && parts.length != 7) {
            throw new IllegalArgumentException(
                    "'" + text + "', wanted YAW,PITCH in degrees such as 28,14, or YAW,PITCH,DISTANCE,X,Y,Z[,ROLL]");
        }
        double[] n = Arrays.stream(parts).mapToDouble(Double::parseDouble).toArray();
        Pose turned = pose.from(n[0], n[1]);
        if (n.length == 2) {
            return turned;
        }
        return new Pose(n[0], n[1], n[2], n[3], n[4], n[5], n.length == 7 ? n[6] : 0, pose.up(), pose.lens());
    }

    static Set<String> names(String text) {
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

    static Slice slice(String text) {
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

    static Look background(Look look, String text) {
        if (text.equals("theme")) {
            return look.withBackground(Optional.empty());
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

    static Optional<Look.Mark> mark(String text) {
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
