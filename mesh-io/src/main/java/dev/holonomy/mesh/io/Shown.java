package dev.holonomy.mesh.io;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a person sees of foreign text in a message: one line, short, nothing that a terminal would obey. */
final class Shown {
    private static final int LONGEST = 40;

    private Shown() {}

    static String path(Path path) {
        return clean(path.toString());
    }

    static String token(byte[] bytes, int from, int to) {
        int end = Math.min(to, from + LONGEST);
        String text = clean(new String(bytes, from, end - from, StandardCharsets.UTF_8));
        return '"' + text + (end < to ? "…" : "") + '"';
    }

    static String token(String text) {
        String shown = clean(text);
        return '"' + (shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown) + '"';
    }

    private static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean plain = !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT && c != 0x2028;
            out.appendCodePoint(plain ? c : '?');
        });
        return out.toString();
    }
}
