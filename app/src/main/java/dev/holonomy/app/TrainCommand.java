package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.compute.Device;
import dev.holonomy.config.YamlConfig;
import dev.holonomy.train.Metric;
import dev.holonomy.train.RunFolder;
import dev.holonomy.train.TrainingRun;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code train}: trains a network from a configuration file. */
@Command(
        name = "train",
        description = "Train a network.",
        footer = {
            "",
            "The run folder holds config.yaml (every value), split.txt, metrics.csv, TensorBoard events, environment.json,",
            "last.safetensors (to resume), best.safetensors (to predict with) and predictions/epoch_NNNN.npz of the test part.",
            "Scores are of the averaged weights on the test part, which is used for nothing else; the figure is the last epoch's,",
            "or with training.validation that of the epoch with the best validation.",
            "Ctrl-C leaves the state of the last complete epoch."
        })
final class TrainCommand extends NetworkCommand {
    @Parameters(index = "0", paramLabel = "CONFIG", description = "A YAML file.")
    private Path configPath = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder or table of labelled meshes, in place of the configured one.")
    private @Nullable Path data;

    @Option(
            names = "--run",
            paramLabel = "DIR",
            description = "The run folder (default: runs/NAME-SEED, by the configuration's name).")
    private @Nullable Path run;

    @Option(names = "--resume", description = "Continue the training in the run folder.")
    private boolean resume;

    @Option(names = "--epochs", paramLabel = "N", description = "Epochs, in place of the configured number.")
    private @Nullable Integer epochs;

    @Option(names = "--no-test", description = "Do not score the test part while training; only after the last epoch.")
    private boolean noTest;

    @Option(names = "--skip-bad", description = "Leave out meshes that cannot be used, and list them.")
    private boolean skipBad;

    TrainCommand(Streams streams) {
        super(streams);
    }

    @Override
    Answer run() {
        RunConfig config = YamlConfig.read(configPath, RunConfig.DEFAULT);
        if (data != null) {
            config = config.with(config.data().withPath(data));
        }
        if (skipBad) {
            config = config.with(config.data().skippingBad());
        }
        if (epochs != null) {
            int count = epochs;
            RunConfig base = config;
            config = fromOptions(() -> base.with(base.training().withEpochs(count)));
        }
        if (common().seedGiven()) {
            config = config.with(config.training().withSeed(common().seed()));
        }
        Path folder = run != null
                ? run
                : Path.of("runs", stem() + "-" + config.training().seed());
        try (RunFolder opened = RunFolder.open(folder);
                Device device = openDevice()) {
            if (opened.hasState() && !resume) {
                throw new CommandException(
                        folder + ": a training is there already; --resume continues it, --run names another folder");
            }
            if (!opened.hasState() && resume) {
                throw new CommandException(folder + ": no last.safetensors to resume from");
            }
            Training.Result result =
                    new Training(new TrainingSetup(streams(), opened, device, config, cache(), typed()), !noTest).run();
            return answer(result, config, folder);
        }
    }

    private static Answer answer(Training.Result result, RunConfig config, Path folder) {
        Metric first = result.metrics().get(0);
        TrainingRun.Outcome outcome = result.outcome();
        ObjectNode json = Json.object();
        json.put("task", config.task());
        json.put("model", config.model().name());
        json.put("epochs", outcome.epochs());
        Json.put(json, "train_metric", outcome.train());
        Json.put(json, "test_metric", outcome.test()[0]);
        StringBuilder others = new StringBuilder();
        for (int i = 1; i < outcome.test().length; i++) {
            Metric metric = result.metrics().get(i);
            Json.put(json, "test_" + metric.name(), outcome.test()[i]);
            others.append(", ").append(metric.title()).append(' ').append(metric.shown(outcome.test()[i]));
        }
        boolean validated = !Double.isNaN(outcome.validation()[0]);
        if (validated) {
            Json.put(json, "validation_metric", outcome.validation()[0]);
        }
        json.put("chosen_epoch", outcome.chosen());
        json.put("metric", first.title());
        Json.put(json, "seconds", outcome.seconds());
        json.put("parameters", result.parameters());
        json.put("peak_bytes", result.peakBytes());
        json.put("run", folder.toString());
        return Answer.of(
                json,
                String.format(
                        Locale.ROOT,
                        "%d epochs in %.0f s, %d parameters: train %s, %stest %s (%s)%s; run in %s",
                        outcome.epochs(),
                        outcome.seconds(),
                        result.parameters(),
                        first.shown(outcome.train()),
                        validated
                                ? "validation " + first.shown(outcome.validation()[0]) + " at epoch " + outcome.chosen()
                                        + ", which was chosen by it, "
                                : "",
                        first.shown(outcome.test()[0]),
                        first.title(),
                        others,
                        folder));
    }

    private String stem() {
        String name = String.valueOf(configPath.getFileName());
        return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    }
}
