package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.compute.Device;
import dev.holonomy.config.YamlConfig;
import dev.holonomy.train.Metric;
import dev.holonomy.train.RunFolder;
import dev.holonomy.train.Trainer;
import dev.holonomy.train.TrainingRun;
import dev.holonomy.train.TrainingTask;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One training run in its folder, from data set to checkpoints, for any task. */
final class Training {
    private final TrainingSetup setup;
    private final Streams streams;
    private final RunFolder folder;
    private final RunConfig config;
    private final boolean testWhileTraining;

    Training(TrainingSetup setup, boolean testWhileTraining) {
        this.setup = setup;
        streams = setup.streams();
        folder = setup.folder();
        config = setup.config();
        this.testWhileTraining = testWhileTraining;
    }

    /**
     * What a run gave.
     *
     * @param metrics of the task
     * @param outcome figures of the chosen epoch
     * @param parameters learned reals of the network
     * @param peakBytes of the device's memory
     */
    record Result(List<Metric> metrics, TrainingRun.Outcome outcome, int parameters, long peakBytes) {}

    Result run() {
        try (TaskKind.Opened opened = TaskKind.of(config.task()).open(setup);
                Trainer trainer = new Trainer(opened.task(), config.training())) {
            ObjectNode environment = environment(setup.device());
            folder.write("environment.json", environment.toPrettyString() + "\n");
            TrainingTask task = opened.task();
            TrainingRun run =
                    new TrainingRun(folder, trainer, config.training(), notes(opened.setName()), testWhileTraining);
            try (Watch watch = new Watch(task)) {
                TrainingRun.Outcome outcome = run.run(watch);
                RunReport.write(folder, opened, outcome, environment, setup.command());
                return new Result(
                        task.metrics(), outcome, task.network().parameters().learnedCount(), watch.peakBytes);
            }
        }
    }

    /** Shows a person how the run goes on. */
    private final class Watch implements TrainingRun.Listener, AutoCloseable {
        private final Metric first;
        private long peakBytes;
        private final @Nullable TerminalChart chart;

        Watch(TrainingTask task) {
            first = task.metrics().get(0);
            boolean drawn =
                    streams.errIsTerminal() && !streams.environment("TERM").equals("dumb");
            chart = drawn
                    ? new TerminalChart(streams.err(), Progress.width(streams.environment("COLUMNS")), first.name())
                    : null;
        }

        private void say(String line) {
            if (chart != null) {
                chart.print(line);
            } else {
                streams.err().println(line);
            }
        }

        @Override
        public void planned(Trainer.MemoryPlan plan) {
            peakBytes = plan.bytes();
            say("holonomy: memory: " + ((plan.bytes() + (1 << 20) - 1) >> 20) + " MB at the peak of a step, on "
                    + plan.sample());
        }

        @Override
        public void begins(int epoch, Path state) {
            if (epoch > 0) {
                say("holonomy: continuing after epoch " + epoch
                        + (state.equals(folder.last()) ? "" : ": last.safetensors is damaged, taken from " + state));
            }
        }

        @Override
        public boolean passed(int epoch, int done, int all, double loss) {
            if (chart != null) {
                chart.status(String.format(
                        Locale.ROOT,
                        "epoch %d/%d, mesh %d/%d, loss %.3f",
                        epoch,
                        config.training().epochs(),
                        done,
                        all,
                        loss));
            }
            return true;
        }

        @Override
        public void ended(TrainingRun.Row row) {
            StringBuilder figures = new StringBuilder();
            if (!Double.isNaN(row.validation()[0])) {
                figures.append(", validation ").append(first.shown(row.validation()[0]));
            }
            if (!Double.isNaN(row.test()[0])) {
                figures.append(", test ").append(first.shown(row.test()[0]));
            }
            if (!figures.isEmpty()) {
                say(String.format(
                        Locale.ROOT,
                        "epoch %d: loss %.4f, train %s%s, %.0f s",
                        row.training().epoch(),
                        row.training().loss(),
                        first.shown(row.training().metric()),
                        figures,
                        row.seconds()));
            }
            if (chart != null) {
                chart.epoch(row.training().loss(), row.training().metric());
            }
        }

        @Override
        public void close() {
            if (chart != null) {
                chart.close();
            }
        }
    }

    private Map<String, String> notes(String setName) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("holonomy.trained_on", setName);
        notes.put("holonomy.training", YamlConfig.toYaml(config.training()));
        return notes;
    }

    private static ObjectNode environment(Device device) {
        ObjectNode json = Json.object();
        json.put("device", device.name());
        json.put("java", Runtime.version().toString());
        json.put(
                "os",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        json.put("processors", Runtime.getRuntime().availableProcessors());
        json.put("max_memory_mb", Runtime.getRuntime().maxMemory() >> 20);
        return json;
    }
}
