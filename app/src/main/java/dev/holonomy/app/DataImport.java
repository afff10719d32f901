package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.data.DataCatalog;
import dev.holonomy.data.MeshSet;
import dev.holonomy.data.SetWriter;
import dev.holonomy.data.Split;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code data import}. */
@Command(
        name = "import",
        description =
                "Check a set in any known layout and write it as one that 'train' reads: PLY files with their labels, classes and split; or the tensors of a PyTorch checkpoint to safetensors.",
        footer = {
            "",
            "data import psb|folder|manifest|meshcnn|classes|shrec11|faust|faust-remeshed PATH --out DIR",
            "data import weights IN.pth OUT.safetensors",
            "'data list' says how each is laid out. Vertices and faces keep their order."
        })
final class DataImport extends HolonomyCommand {
    @Parameters(index = "0", paramLabel = "FORMAT", description = "A layout of 'data list', or weights.")
    private String format = "";

    @Parameters(index = "1", paramLabel = "IN", description = "The folder or table, or the .pth file.")
    private Path in = Path.of("");

    @Parameters(index = "2", arity = "0..1", paramLabel = "OUT", description = "The .safetensors file.")
    private @Nullable Path file;

    @Option(names = "--out", paramLabel = "DIR", description = "A new or empty folder.")
    private @Nullable Path out;

    @Option(
            names = "--split",
            paramLabel = "SCHEME",
            description =
                    "SB12, SB6, counts like 12/8 (of each class where meshes have one), a share like 80%%, or file.")
    private String scheme = "";

    @Option(names = "--skip-bad", description = "Leave out meshes that cannot be used, and list them.")
    private boolean skipBad;

    DataImport(Streams streams) {
        super(streams);
    }

    @Override
    Answer run() {
        if (format.equals("weights")) {
            if (file == null) {
                throw wrongUsage("data import weights wants IN.pth and OUT.safetensors");
            }
            return ImportWeights.run(in, file);
        }
        List<String> formats = DataCatalog.entries().stream()
                .filter(e -> !e.shipped())
                .map(DataCatalog.Entry::name)
                .toList();
        if (!formats.contains(format)) {
            throw wrongUsage("the format is '" + format + "', wanted weights or one of " + String.join(", ", formats));
        }
        if (out == null) {
            throw wrongUsage("data import " + format + " wants --out DIR");
        }
        DataConfig given = DataConfig.of(format, in, scheme);
        DataConfig config = skipBad ? given.skippingBad() : given;
        MeshSet set = config.openAny();
        streams().warnSkipped(set);
        Split split = set.split(config.scheme(set), common().seed());
        Path target = OutputPath.emptyFolder(out);
        try (Progress bar = Progress.of(streams(), "import", "meshes", set.size())) {
            SetWriter.write(set, split, target, bar::step);
        }
        ObjectNode json = Json.object();
        json.put("meshes", set.size())
                .put("train", split.train().size())
                .put("test", split.test().size())
                .put("skipped", set.skipped().size());
        json.put("folder", target.toString());
        ArrayNode classes = json.putArray("classes");
        set.classNames().forEach(classes::add);
        return Answer.of(
                json,
                set.size() + " meshes"
                        + (set.classNames().isEmpty()
                                ? ""
                                : " with " + set.classNames().size() + " classes")
                        + " in " + target + ", split " + split.scheme() + " of seed " + split.seed() + ": "
                        + split.train().size() + " to train on, " + split.test().size() + " to test on");
    }
}
