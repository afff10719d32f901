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
}
