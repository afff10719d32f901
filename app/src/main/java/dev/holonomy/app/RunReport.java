package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.checkpoint.SafeTensors;
import dev.holonomy.train.Evaluation;
import dev.holonomy.train.Metric;
import dev.holonomy.train.MetricsFile;
import dev.holonomy.train.NetworkCheckpoint;
import dev.holonomy.train.Part;
import dev.holonomy.train.RunFolder;
import dev.holonomy.train.TrainingRun;
import dev.holonomy.train.TrainingTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code report.html} of a run: its figures, curves, meshes from the worst on, configuration, environment and command. */
final class RunReport {
    private RunReport() {}

    /**
     * Writes the page; the network then has the weights that predict.
     *
     * @param folder the run folder after its last epoch
     * @param opened the task
     * @param outcome what the run gave
     * @param environment of the run
     * @param command that trained it
     */
    static Path write(
            RunFolder folder,
            TaskKind.Opened opened,
            TrainingRun.Outcome outcome,
            ObjectNode environment,
            String command) {
        TrainingTask task = opened.task();
        List<Metric> metrics = task.metrics();
        Report report = new Report("Training on " + opened.setName());
        report.text("Command: " + command);
        report.table(
                "Figures of epoch " + outcome.chosen() + ", by its averaged weights",
                List.of("metric", "validation", "test"),
                figures(metrics, outcome));
        report.text(
                task.has(Part.VALIDATION)
                        ? "The epoch was chosen by the validation part, which is taken from the training meshes. The test part chose nothing."
                        : "It is the last epoch. The test part chose nothing.");
        curves(report, folder.file("metrics.csv"), metrics);
        Part part = task.has(Part.TEST) ? Part.TEST : Part.VALIDATION;
        if (task.has(part) && outcome.chosen() > 0) {
            NetworkCheckpoint.restore(
                    SafeTensors.read(folder.best()), folder.best().toString(), task.network());
            Evaluation evaluation = task.evaluate(part);
            opened.report(report, part, evaluation);
            report.table(
                    "Meshes of the " + (part == Part.TEST ? "test" : "validation") + " part, the worst first",
                    List.of("mesh", metrics.get(0).title()),
                    worstFirst(metrics.get(0), evaluation).stream()
                            .map(e -> List.of(e.getKey(), metrics.get(0).shown(e.getValue())))
                            .toList());
        }
        report.table("Environment", List.of("", ""), environment(environment));
        report.listing("Configuration, every value", text(folder.file("config.yaml")));
        Path page = folder.file("report.html");
        report.write(page);
        return page;
    }

    private static List<List<String>> figures(List<Metric> metrics, TrainingRun.Outcome outcome) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            Metric metric = metrics.get(i);
            rows.add(List.of(metric.title(), shown(metric, outcome.validation()[i]), shown(metric, outcome.test()[i])));
        }
        rows.add(List.of(
                "training passes of the last epoch, " + outcome.epochs(), shown(metrics.get(0), outcome.train()), ""));
        rows.add(List.of("seconds", String.format(Locale.ROOT, "%.0f", outcome.seconds()), ""));
        return rows;
    }

    private static String shown(Metric metric, double value) {
        return Double.isNaN(value) ? "not measured" : metric.shown(value);
    }

    /** Samples by the first metric, the worst first. */
    static List<Map.Entry<String, Double>> worstFirst(Metric metric, Evaluation evaluation) {
        Comparator<Map.Entry<String, Double>> byValue = Map.Entry.comparingByValue();
        return evaluation.ofSamples().entrySet().stream()
                .sorted(metric.kind() == Metric.Kind.SHARE ? byValue : byValue.reversed())
                .toList();
    }

    private static void curves(Report report, Path table, List<Metric> metrics) {
        List<double[]> rows = MetricsFile.read(table);
        List<String> columns =
                List.of(text(table).lines().findFirst().orElse("").split(",", -1));
        double[] epochs = column(rows, 0);
        report.picture(
                "Loss", Charting.curves("training loss", "", epochs, List.of("train_loss"), List.of(column(rows, 1))));
        List<String> names = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            String name = columns.get(c);
            if (metrics.stream().anyMatch(m -> name.endsWith("_" + m.name()))) {
                names.add(name);
                values.add(column(rows, c));
            }
        }
        report.picture("Metrics", Charting.curves("metrics by epoch", "", epochs, names, values));
    }

    private static double[] column(List<double[]> rows, int c) {
        return rows.stream().mapToDouble(row -> row[c]).toArray();
    }

    private static List<List<String>> environment(ObjectNode environment) {
        List<List<String>> rows = new ArrayList<>();
        environment
                .properties()
                .forEach(e -> rows.add(List.of(e.getKey(), e.getValue().asText())));
        return rows;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CommandException(Failures.describe(e));
        }
    }
}
