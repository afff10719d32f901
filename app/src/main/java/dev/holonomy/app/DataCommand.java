package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.data.Creatures;
import dev.holonomy.data.DataCatalog;
import dev.holonomy.data.Kinds;
import dev.holonomy.data.MeshSet;
import dev.holonomy.data.SetWriter;
import dev.holonomy.data.ShippedSet;
import dev.holonomy.data.Split;
import dev.holonomy.data.Unusable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code data}: the labelled sets. */
@Command(
        name = "data",
        description = "List, generate, import or verify labelled meshes.",
        synopsisSubcommandLabel = "COMMAND")
final class DataCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    static List<HolonomyCommand> commands(Streams streams) {
        return List.of(new Listing(streams), new Synth(streams), new DataImport(streams), new DataVerify(streams));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "data wants a command: list, synth, import or verify");
    }

    /** {@code data list}. */
    @Command(name = "list", description = "The sets that 'train' knows.")
    static final class Listing extends HolonomyCommand {
        Listing(Streams streams) {
            super(streams);
        }

        @Override
        Answer run() {
            ObjectNode json = Json.object();
            ArrayNode sets = json.putArray("sets");
            StringJoiner text = new StringJoiner(System.lineSeparator());
            for (DataCatalog.Entry entry : DataCatalog.entries()) {
                ObjectNode set = sets.addObject();
                set.put("format", entry.name()).put("shipped", entry.shipped()).put("layout", entry.layout());
                ArrayNode schemes = set.putArray("splits");
                entry.schemes().forEach(schemes::add);
                text.add(String.format(Locale.ROOT, "%-14s %s", entry.name(), entry.layout()));
                if (entry.shipped()) {
                    text.add(" ".repeat(15) + describe(entry, set));
                }
            }
            return Answer.of(json, text.toString());
        }

        /** Counts and classes of a shipped set, into JSON and as a line for people. */
        private static String describe(DataCatalog.Entry entry, ObjectNode json) {
            MeshSet set = entry.open(Path.of(""), Unusable.REFUSE);
            Split split = set.split(entry.schemes().get(0), 0);
            int train = split.train().size();
            int test = split.test().size();
            json.put("meshes", set.size()).put("train", train).put("test", test);
            ArrayNode classes = json.putArray("classes");
            set.classNames().forEach(classes::add);
            return set.size() + " meshes, " + train + " to train on and " + test + " to test on, classes "
                    + String.join(", ", set.classNames());
        }
    }

    /** {@code data synth}. */
    @Command(
            name = "synth",
            description =
                    "Generate creatures with parts and a dense map to a template, as a folder that 'train' reads.",
            footer = {"", "The same seed, size and number give the same bytes everywhere."})
    static final class Synth extends HolonomyCommand {
        @Option(names = "--out", paramLabel = "DIR", required = true, description = "An empty or new folder.")
        private Path out = Path.of("");

        @Option(
                names = "--count",
                paramLabel = "N",
                defaultValue = "10",
                description = "How many (default: ${DEFAULT-VALUE}).")
        private int count = 10;

        @Option(
                names = "--vertices",
                paramLabel = "N",
                defaultValue = "1500",
                description = "Vertices of each on average (default: ${DEFAULT-VALUE}).")
        private int vertices = 1500;

        @Option(
                names = "--kinds",
                description = "Creatures of eight kinds, N of each, a class a mesh; for classification.")
        private boolean kinds;

        Synth(Streams streams) {
            super(streams);
        }

        @Override
        Answer run() {
            atLeastOne("--count", count);
            if (kinds) {
                return kinds();
            }
            Creatures creatures = fromOptions(() -> new Creatures(common().seed(), vertices));
            Path folder = OutputPath.emptyFolder(out);
            List<Path> files = ShippedSet.write(folder, creatures, count);
            ObjectNode json = Json.object();
            json.put("creatures", count).put("seed", common().seed()).put("folder", folder.toString());
            json.put("files", files.size());
            return Answer.of(json, count + " creatures of seed " + common().seed() + " in " + folder);
        }

        private Answer kinds() {
            Kinds set = fromOptions(() -> new Kinds(common().seed(), count, vertices));
            Path folder = OutputPath.emptyFolder(out);
            try (Progress bar = Progress.of(streams(), "make", "meshes", set.size())) {
                SetWriter.write(set, set.split(set.defaultScheme(), 0), folder, bar::step);
            }
            ObjectNode json = Json.object();
            json.put("creatures", set.size()).put("seed", common().seed()).put("folder", folder.toString());
            ArrayNode classes = json.putArray("classes");
            set.classNames().forEach(classes::add);
            return Answer.of(
                    json,
                    set.size() + " creatures of " + set.classNames().size() + " kinds, of seed " + common().seed()
                            + ", in " + folder);
        }
    }
}
