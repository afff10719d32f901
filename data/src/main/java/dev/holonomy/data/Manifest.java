package dev.holonomy.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of meshes in CSV: a header, then a row a mesh. Columns, in any order: {@code mesh} (a path from the table's folder),
 * {@code labels} (the file of its labels; without one they lie beside or in the mesh) or {@code class} (of the whole mesh),
 * {@code part} ({@code train}, {@code test} or nothing), {@code name}. Cells with commas stand in double quotes.
 */
final class Manifest {
    static final String FILE = "manifest.csv";
    private static final List<String> COLUMNS = List.of("mesh", "labels", "class", "part", "name");

    private final Path file;
    private final Path folder;
    private final Map<String, Integer> columns = new HashMap<>();

    private Manifest(Path file) {
        this.file = file;
        folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
    }

    /** Opens a table, or the one called {@code manifest.csv} in a folder. */
    static MeshSet open(Path path, Unusable unusable) {
        Path file = Files.isDirectory(path) ? path.resolve(FILE) : path;
        if (!Files.isRegularFile(file)) {
            throw new DataSetException(file + ": " + (Files.exists(file) ? "not a regular file" : "no such file")
                    + ", wanted a table of meshes");
        }
        return new Manifest(file).read(unusable);
    }

    private MeshSet read(Unusable unusable) {
        List<String> lines;
        try {
            lines = Files.readString(file).lines().toList();
        } catch (CharacterCodingException e) {
            throw new DataSetException(file + ": is not text in UTF-8, wanted a table of meshes", e);
        } catch (IOException e) {
            throw new DataSetException(file + ": cannot be read, " + e.getMessage(), e);
        }
        header(lines.isEmpty() ? List.of() : cells(lines.get(0), 1));
        boolean classes = columns.containsKey("class");
        Parts parts = new Parts();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                row(parts, cells(lines.get(i), i + 1), i + 1);
            }
        }
        if (parts.isEmpty()) {
            throw new DataSetException(file + ": no row, wanted one a mesh");
        }
        SetIndex index = parts.index(folder, "80%");
        return classes ? ClassifiedFiles.open(index, unusable) : LabelledFiles.open(index, unusable);
    }

    private void header(List<String> names) {
        for (String name : names) {
            if (!COLUMNS.contains(name)) {
                throw new DataSetException(file + ":1: the column '" + name + "' is unknown, wanted some of "
                        + String.join(", ", COLUMNS));
            }
            if (columns.put(name, columns.size()) != null) {
                throw new DataSetException(file + ":1: the column '" + name + "' is there twice");
            }
        }
        if (!columns.containsKey("mesh")) {
            throw new DataSetException(file + ":1: no column 'mesh', wanted a header such as mesh,labels,part");
        }
        if (columns.containsKey("labels") && columns.containsKey("class")) {
            throw new DataSetException(file + ":1: 'labels' and 'class' together, wanted labels of the elements or a"
                    + " class of the mesh");
        }
    }

    private void row(Parts parts, List<String> cells, int line) {
        if (cells.size() != columns.size()) {
            throw new DataSetException(
                    file + ":" + line + ": " + cells.size() + " cells, the header has " + columns.size());
        }
        String path = cell(cells, "mesh");
        if (path.isEmpty()) {
            throw new DataSetException(file + ":" + line + ": no mesh");
        }
        Path mesh = folder.resolve(path);
        String name = cell(cells, "name");
        String part = cell(cells, "part");
        if (!part.isEmpty() && !Parts.NAMES.contains(part)) {
            throw new DataSetException(
                    file + ":" + line + ": the part is '" + part + "', wanted train, test or nothing");
        }
        String className = cell(cells, "class");
        if (columns.containsKey("class") && className.isEmpty()) {
            throw new DataSetException(file + ":" + line + ": " + path + " has no class");
        }
        String labels = cell(cells, "labels");
        Optional<Path> truth = labels.isEmpty() ? LabelFiles.beside(mesh) : Optional.of(folder.resolve(labels));
        String dot = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : path;
        parts.add(part, new SetIndex.Entry(name.isEmpty() ? dot : name, mesh, truth, className));
    }

    private String cell(List<String> cells, String column) {
        Integer at = columns.get(column);
        return at == null ? "" : cells.get(at);
    }

    /** The cells of a line; two double quotes within a quoted cell are one. */
    private List<String> cells(String line, int number) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else if (c != '\ufeff') {
                cell.append(c);
            }
        }
        if (quoted) {
            throw new DataSetException(file + ":" + number + ": a double quote that is not closed");
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
