package dev.holonomy.mesh.io;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns of numbers, one row an element.
 *
 * @param name the name of the file or array
 * @param columns the columns
 * @param names a name for each
 * @param integers whether all numbers were written as integers
 */
record ValueTable(String name, List<double[]> columns, List<String> names, boolean integers) {
    int rows() {
        return columns.isEmpty() ? 0 : columns.get(0).length;
    }

    /** Whether the columns have names of their own, not that of the file with a number behind. */
    boolean hasOwnNames() {
        return !names.equals(names(name, columns.size()));
    }

    /** A column named as the file, or several with a number behind. */
    static List<String> names(String base, int columns) {
        List<String> names = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            names.add(columns == 1 ? base : base + "_" + c);
        }
        return names;
    }

    /** An array of one extent is a column, one of two has a row an element; null where it is neither. */
    static @Nullable ValueTable of(String name, NpyArray array) {
        int[] shape = array.shape();
        if (shape.length < 1 || shape.length > 2) {
            return null;
        }
        int width = shape.length == 1 ? 1 : shape[1];
        double[] numbers = array.doubles();
        List<double[]> columns = new ArrayList<>();
        for (int c = 0; c < width; c++) {
            double[] column = new double[shape[0]];
            for (int r = 0; r < column.length; r++) {
                column[r] = numbers[r * width + c];
            }
            columns.add(column);
        }
        return new ValueTable(name, columns, names(name, width), array.isInteger());
    }

    /** Rows of numbers parted by blanks, or by commas in CSV, whose first line may name the columns. */
    static ValueTable read(FileBytes file, String name, boolean csv) {
        TextLines lines = new TextLines(file, csv ? TextLines.Syntax.COMMAS : TextLines.Syntax.COMMENTS);
        if (!lines.nextLineWithToken()) {
            throw file.error("no numbers");
        }
        List<String> header = List.of();
        if (csv && !lines.tokenIsNumber()) {
            lines.unreadToken();
            header = header(lines.rest());
            if (!lines.nextLineWithToken()) {
                throw file.error("no numbers after the names of the columns");
            }
        }
        List<DoubleList> columns = new ArrayList<>();
        boolean integers = true;
        int rows = 0;
        do {
            lines.unreadToken();
            int c = 0;
            for (; lines.nextToken(); c++) {
                integers &= lines.tokenIsInteger();
                lines.unreadToken();
                if (rows == 0) {
                    columns.add(new DoubleList());
                }
                if (c < columns.size()) {
                    columns.get(c).add(lines.number("a number"));
                } else {
                    throw lines.error("more than the " + columns.size() + " numbers of the lines before");
                }
            }
            if (c < columns.size()) {
                throw lines.error(c + " numbers, the lines before have " + columns.size());
            }
            rows++;
        } while (lines.nextLineWithToken());
        if (!header.isEmpty() && header.size() != columns.size()) {
            throw file.error("names " + header.size() + " columns, the rows have " + columns.size());
        }
        return new ValueTable(
                name,
                columns.stream().map(DoubleList::toArray).toList(),
                header.isEmpty() ? names(name, columns.size()) : header,
                integers);
    }

    private static List<String> header(String line) {
        List<String> names = new ArrayList<>();
        for (String cell : line.split(",", -1)) {
            String name = cell.strip();
            boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
            name = quoted ? name.substring(1, name.length() - 1) : name;
            names.add(name.isEmpty() ? "column_" + names.size() : name);
        }
        return names;
    }
}
