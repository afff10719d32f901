package dev.holonomy.viewer.ui;

import imgui.ImGui;
import imgui.flag.ImGuiCol;
import java.util.ArrayList;
import java.util.List;

/**
 * Text in panels as it stands: ImGui's own text calls take formats, and a file may be called {@code 100%s.off}. Remembers
 * what the panels of the last frame say.
 */
final class Words {
    private static final String CUT = "...";

    private final List<String> said = new ArrayList<>();

    void forget() {
        said.clear();
    }

    List<String> said() {
        return List.copyOf(said);
    }

    void text(String words) {
        said.add(words);
        ImGui.textUnformatted(words);
    }

    /** Text of lesser weight. */
    void dim(String words) {
        said.add(words);
        ImGui.pushStyleColor(ImGuiCol.Text, ImGui.getColorU32(ImGuiCol.TextDisabled));
        ImGui.textUnformatted(words);
        ImGui.popStyleColor();
    }

    /** Text on one line of a width, cut in its middle where it is longer: both ends of a name tell most. */
    static String cut(String words, float width) {
        String line = words.replace('\n', ' ').replace('\r', ' ');
        if (ImGui.calcTextSize(line).x <= width) {
            return line;
        }
        int low = 0;
        int high = line.length();
        while (low < high) {
            int kept = (low + high + 1) / 2;
            if (ImGui.calcTextSize(ends(line, kept)).x <= width) {
                low = kept;
            } else {
                high = kept - 1;
            }
        }
        return ends(line, low);
    }

    private static String ends(String line, int kept) {
        return line.substring(0, (kept + 1) / 2) + CUT + line.substring(line.length() - kept / 2);
    }

    /** Text at the left and text at the right of a width. */
    void pair(String left, String right, float width, boolean faint) {
        float room = width - ImGui.calcTextSize(right).x - ImGui.calcTextSize("  ").x;
        float start = ImGui.getCursorPosX();
        String name = cut(left, room);
        if (faint) {
            dim(name);
        } else {
            text(name);
        }
        ImGui.sameLine();
        ImGui.setCursorPosX(start + width - ImGui.calcTextSize(right).x);
        dim(right);
    }
}
