package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.data.ClassifiedSet;
import dev.holonomy.data.DataCatalog;
import dev.holonomy.data.MeshSet;
import dev.holonomy.data.Verification;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringJoiner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code data verify}. */
@Command(
        name = "verify",
        description =
                "Read a whole set and say what is wrong with it and how to mend it: files, counts, label ranges, index bases, classes that only one part has, meshes of the train part in the test part.",
        footer = {"", "Exit status 1 where a figure measured on the set would be wrong."})
final class DataVerify extends HolonomyCommand {
    @Parameters(index = "0", paramLabel = "PATH", description = "The folder or table.")
    private Path path = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Its layout, of 'data list' (default: what it looks like).")
    private String format = "";

    @Option(
            names = "--split",
            paramLabel = "SCHEME",
            description = "The split to verify (default: the set's own; --seed draws it).")
    private String scheme = "";

    DataVerify(Streams streams) {
        super(streams);
    }

    @Override
    Answer run() {
        DataCatalog.Entry layout = format.isEmpty() ? DataCatalog.layoutOf(path) : DataCatalog.entry(format);
        Verification result = Verification.of(path, layout, scheme, common().seed());
        MeshSet set = result.set();
        ObjectNode json = Json.object();
        json.put("format", layout.name()).put("meshes", set.size());
        json.put("train", result.split().train().size())
                .put("test", result.split().test().size());
        json.put("sound", result.sound());
        StringJoiner text = new StringJoiner(System.lineSeparator());
        text.add(set.size() + " meshes laid out as '" + layout.name() + "', "
                + result.split().train().size() + " to train on and "
                + result.split().test().size() + " to test on (split "
                + result.split().scheme() + ")");
        classes(result, json, text);
        ArrayNode findings = json.putArray("findings");
        for (Verification.Finding finding : result.findings()) {
            String severity = finding.severity().name().toLowerCase(Locale.ROOT);
            findings.addObject()
                    .put("severity", severity)
                    .put("what", finding.what())
                    .put("mend", finding.mend());
            text.add(severity + ": " + finding.what());
            text.add("  mend: " + finding.mend());
        }
        text.add(
                result.findings().isEmpty()
                        ? "nothing is wrong"
                        : result.findings().size() + " findings");
        return new Answer(result.sound() ? 0 : 1, json, text.toString());
    }

    private static void classes(Verification result, ObjectNode json, StringJoiner text) {
        ArrayNode classes = json.putArray("classes");
        String counted = result.set() instanceof ClassifiedSet ? "meshes" : "elements";
        for (Verification.ClassCount one : result.classes()) {
            classes.addObject()
                    .put("name", one.name())
                    .put("train", one.train())
                    .put("test", one.test());
            text.add(String.format(
                    Locale.ROOT,
                    "  class %-16s %8d %s to train on, %8d to test on",
                    one.name(),
                    one.train(),
                    counted,
                    one.test()));
        }
    }
}
