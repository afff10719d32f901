package dev.holonomy.app;

import dev.holonomy.compute.Device;
import dev.holonomy.config.YamlConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code evaluate}: all metrics of a trained network. */
@Command(
        name = "evaluate",
        description =
                "Score a network on labelled meshes: accuracies by name, IoU of each class, the confusion matrix as PNG and CSV.",
        footer = {
            "",
            "area_accuracy: mean over meshes of the share of area that is right. element_accuracy: share of vertices or faces.",
            "mean_iou: mean over classes of intersection over union of areas. accuracy: share of meshes classified rightly."
        })
final class EvaluateCommand extends NetworkCommand {
    @Parameters(
            index = "0",
            paramLabel = "RUN|MODEL",
            description = "A run folder, a shipped model (parts, kinds) or a .safetensors file.")
    private String model = "";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A folder or table of labelled meshes (default: that of the run, or the shipped set).")
    private @Nullable Path data;

    @Option(
            names = "--split",
            paramLabel = "PART",
            defaultValue = "test",
            description = "train, test or all (default: ${DEFAULT-VALUE}).")
    private String part = "test";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for confusion.png and confusion.csv (default: the run folder, or none).")
    private @Nullable Path out;

    @Option(names = "--skip-bad", description = "Leave out meshes that cannot be used, and list them.")
    private boolean skipBad;

    @Option(
            names = "--test-variants",
            paramLabel = "N",
            description =
                    "Average predictions over N shapes of each mesh, itself and stretched ones (default: as the run was configured, else 1).")
    private @Nullable Integer testVariants;

    EvaluateCommand(Streams streams) {
        super(streams);
    }

    @Override
    Answer run() {
        if (!List.of("train", "test", "all").contains(part)) {
            throw wrongUsage("--split is '" + part + "', wanted train, test or all");
        }
        Path run = Files.isDirectory(Path.of(model)) ? Path.of(model) : null;
        RunConfig config = run == null
                ? TaskKind.of(Models.task(model)).defaults()
                : YamlConfig.read(run.resolve("config.yaml"), RunConfig.DEFAULT);
        if (data != null) {
            config = config.with(config.data().withPath(data));
        }
        if (skipBad) {
            config = config.with(config.data().skippingBad());
        }
        if (testVariants != null) {
            int shapes = testVariants;
            RunConfig base = config;
            config = fromOptions(() -> base.with(base.training().withTestVariants(shapes)));
        }
        TaskKind task = TaskKind.of(config.task());
        try (Device device = openDevice()) {
            return task.evaluate(new EvaluationSetup(
                    streams(),
                    device,
                    model,
                    run,
                    config,
                    data != null,
                    part,
                    common().seedGiven() ? common().seed() : config.training().seed(),
                    out != null ? OutputPath.folder(out) : run,
                    cache()));
        }
    }
}
