package dev.holonomy.train;

import dev.holonomy.checkpoint.CheckpointException;
import dev.holonomy.mesh.io.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A table of numbers, a row an epoch, each row on the disk when {@link #append} returns; the first column is the epoch. */
public final class MetricsFile {
    private final Path file;
    private final List<String> columns;

    /**
     * Opens or begins a table; rows after {@code epoch} (of a run that was killed after them) and torn ones (of a full
     * disk) are dropped.
     *
     * @param file a CSV file
     * @param columns its columns after the epoch
     * @param epoch the last epoch to keep, 0 for a new run
     */
    public MetricsFile(Path file, List<String> columns, int epoch) {
        this.file = file;
        this.columns = List.copyOf(columns);
        List<String> rows = new ArrayList<>();
        rows.add("epoch," + String.join(",", columns));
        try {
            if (epoch > 0 && Files.exists(file)) {
                List<String> old = Files.readAllLines(file);
                for (String row : old.subList(Math.min(1, old.size()), old.size())) {
                    String[] fields = row.split(",", -1);
                    boolean whole = fields.length == columns.size() + 1 && fields[0].matches("[0-9]{1,9}");
                    if (whole && Integer.parseInt(fields[0]) <= epoch) {
                        rows.add(row);
                    }
                }
            }
            AtomicFile.write(file, out -> out.write((String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw CheckpointException.of(file, e);
        }
    }

    /**
     * Appends a row.
     *
     * @param epoch the epoch
     * @param values one a column; NaN is left empty
     */
    public void append(int epoch, double... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " values for " + columns.size() + " columns");
        }
        StringBuilder row = new StringBuilder().append(epoch);
        for (double value : values) {
            row.append(',').append(Double.isNaN(value) ? "" : Double.toString(value));
        }
        try {
            Files.writeString(file, row.append('\n'), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw CheckpointException.of(file, e);
        }
    }

    /**
     * Reads a table back.
     *
     * @param file the CSV file
     * @return a row each: epoch, then the columns; empty fields are NaN
     */
    public static List<double[]> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            List<double[]> rows = new ArrayList<>();
            for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
                String[] fields = line.split(",", -1);
                double[] row = new double[fields.length];
                for (int i = 0; i < row.length; i++) {
                    row[i] = fields[i].isEmpty() ? Double.NaN : Double.parseDouble(fields[i]);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw CheckpointException.of(file, e);
        } catch (NumberFormatException e) {
            throw new CheckpointException(file + ": " + e.getMessage() + " is no number");
        }
    }
}
