package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** {@code doctor}: what this machine offers, and the exact fix for what it does not. */
@Command(name = "doctor", description = "Check Java, OpenCL, OpenGL, memory and write access: OK or the exact fix.")
final class DoctorCommand extends HolonomyCommand {
    DoctorCommand(Streams streams) {
        super(streams);
    }

    @Override
    Answer run() {
        List<HealthCheck> checks = new ArrayList<>();
        checks.add(HealthCheck.java());
        checks.add(HealthCheck.openCl());
        checks.add(HealthCheck.openGl());
        checks.add(HealthCheck.memory());
        checks.add(HealthCheck.writable("temporary folder", System.getProperty("java.io.tmpdir", "")));
        checks.add(HealthCheck.writable("current folder", System.getProperty("user.dir", "")));
        checks.add(HealthCheck.cache(streams()));

        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("checks");
        StringBuilder text = new StringBuilder();
        boolean healthy = true;
        for (HealthCheck check : checks) {
            list.addObject()
                    .put("name", check.name())
                    .put("ok", check.ok())
                    .put("detail", check.detail())
                    .put("fix", check.fix());
            text.append(String.format(
                    Locale.ROOT, "%s %-17s %s%n", check.ok() ? "OK     " : "MISSING", check.name(), check.detail()));
            if (!check.fix().isEmpty()) {
                text.append(String.format(Locale.ROOT, "%26sfix: %s%n", "", check.fix()));
            }
            healthy &= check.ok() || check.optional();
        }
        return new Answer(healthy ? 0 : 1, json, text.toString().stripTrailing());
    }
}
