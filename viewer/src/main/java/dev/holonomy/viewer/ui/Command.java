package dev.holonomy.viewer.ui;

import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.LookText;
import java.util.List;

/** The line for a shell that draws a view again, pixel for pixel on the same renderer. */
final class Command {
    private Command() {}

    /**
     * The line.
     *
     * @param words of the command that opened the scene; where there are none only the options are told
     * @param look the view
     * @param width of the frame in pixels
     * @param height of the frame in pixels
     * @param scale of its text
     * @return words quoted for a POSIX shell
     */
    static String of(List<String> words, Look look, int width, int height, double scale) {
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            line.append(line.isEmpty() ? "" : " ").append(quoted(word));
        }
        LookText.of(look).forEach((name, text) -> line.append(line.isEmpty() ? "--" : " --")
                .append(name)
                .append('=')
                .append(quoted(text)));
        return line.append(" --size=")
                .append(width)
                .append('x')
                .append(height)
                .append(" --text-scale=")
                .append(scale)
                .append(" --shot view.png")
                .toString()
                .strip();
    }

    private static String quoted(String word) {
        return word.matches("[-+=:,./%@_0-9A-Za-z]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
