package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.data.Creatures;
import dev.holonomy.data.DataCatalog;
import dev.holonomy.data.Dataset;
import dev.holonomy.data.LabelledMesh;
import dev.holonomy.data.Psb;
import dev.holonomy.data.ShippedSet;
import dev.holonomy.data.Split;
import dev.holonomy.mesh.io.AtomicFile;
import dev.holonomy.mesh.io.MeshFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code data}: the labelled sets. */
@Command(name = "data", description = "List, generate or import labelled meshes.", synopsisSubcommandLabel = "COMMAND")
final class DataCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    static List<HolonomyCommand> commands(Streams streams) {
        return List.of(new Listing(streams), new Synth(streams), new Import(streams));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "data wants a command: list, synth or import");
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
                text.add(String.format(Locale.ROOT, "%-10s %s", entry.name(), entry.layout()));
                if (entry.shipped()) {
                    text.add(" ".repeat(11) + describe(entry, set));
                }
            }
            return Answer.of(json, text.toString());
        }

        /** Counts and classes of a shipped set, into JSON and as a line for people. */
        private static String describe(DataCatalog.Entry entry, ObjectNode json) {
            Dataset set = entry.open(Path.of(""));
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

        Synth(Streams streams) {
            super(streams);
        }

        @Override
        Answer run() {
            atLeastOne("--count", count);
            Creatures creatures = fromOptions(() -> new Creatures(common().seed(), vertices));
            Path folder = OutputPath.folder(out);
            String[] there = folder.toFile().list();
            if (there != null && there.length > 0) {
                throw new CommandException(folder + ": the folder is not empty");
            }
            List<Path> files = ShippedSet.write(folder, creatures, count);
            ObjectNode json = Json.object();
            json.put("creatures", count).put("seed", common().seed()).put("folder", folder.toString());
            json.put("files", files.size());
            return Answer.of(json, count + " creatures of seed " + common().seed() + " in " + folder);
        }
    }

    /** {@code data import}. */
    @Command(
            name = "import",
            description =
                    "Copy a class of the Princeton benchmark to PLY files that carry their labels, with a split; or the tensors of a PyTorch checkpoint to safetensors.",
            footer = {"", "data import psb FOLDER --out DIR", "data import weights IN.pth OUT.safetensors"})
    static final class Import extends HolonomyCommand {
        @Parameters(index = "0", paramLabel = "FORMAT", description = "psb or weights")
        private String format = "";

        @Parameters(index = "1", paramLabel = "IN", description = "The class folder, or the .pth file.")
        private Path folder = Path.of("");

        @Parameters(index = "2", arity = "0..1", paramLabel = "OUT", description = "The .safetensors file.")
        private @Nullable Path file;

        @Option(names = "--out", paramLabel = "DIR", description = "A new folder.")
        private @Nullable Path out;

        @Option(
                names = "--split",
                paramLabel = "SCHEME",
                defaultValue = "SB12",
                description = "SB12, SB6, counts like 12/8 or a share like 80%% (default: ${DEFAULT-VALUE}).")
        private String scheme = "SB12";

        Import(Streams streams) {
            super(streams);
        }

        @Override
        Answer run() {
            if (format.equals("weights")) {
                if (file == null) {
                    throw wrongUsage("data import weights wants IN.pth and OUT.safetensors");
                }
                return ImportWeights.run(folder, file);
            }
            if (!format.equals("psb")) {
                throw wrongUsage("the format is '" + format + "', wanted psb or weights");
            }
            if (out == null) {
                throw wrongUsage("data import psb wants --out DIR");
            }
            Dataset set = Psb.open(folder);
            Split split = set.split(
                    scheme.matches("(?i)sb(12|6)") ? scheme.toUpperCase(Locale.ROOT) : scheme, common().seed());
            Path target = OutputPath.folder(out);
            for (int i = 0; i < set.size(); i++) {
                OutputPath.file(target.resolve(set.itemNames().get(i) + ".ply"), false);
            }
            for (int i = 0; i < set.size(); i++) {
                LabelledMesh item = set.item(i);
                MeshFiles.write(target.resolve(item.name() + ".ply"), item.mesh(), List.of(item.labels()));
            }
            byte[] text = split.toText(set.itemNames()).getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(target.resolve("split.txt"), stream -> stream.write(text));
            ObjectNode json = Json.object();
            json.put("meshes", set.size())
                    .put("train", split.train().size())
                    .put("test", split.test().size());
            json.put("folder", target.toString());
            ArrayNode classes = json.putArray("classes");
            set.classNames().forEach(classes::add);
            return Answer.of(
                    json,
                    set.size() + " meshes with " + set.classNames().size() + " classes in " + target + ", split "
                            + scheme + " of seed " + common().seed());
        }
    }
}
