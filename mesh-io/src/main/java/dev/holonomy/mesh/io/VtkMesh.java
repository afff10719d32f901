package dev.holonomy.mesh.io;

import dev.holonomy.mesh.FaceScalars;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.VertexVectors;
import java.util.ArrayList;
import java.util.List;

/** Points, cells and their data, as the legacy and the XML form of VTK put them together to a mesh. */
final class VtkMesh {
    private static final int STRIP = 6;

    private final FileBytes file;
    private final Warnings warnings;
    private final Polygons polygons;
    private final double[] positions;
    private final List<Data> pointData = new ArrayList<>();
    private final List<Data> cellData = new ArrayList<>();
    private int cells;

    /** Rows of numbers with a name. */
    @SuppressWarnings("ArrayRecordComponent") // a large array, made once and only read
    private record Data(String name, int width, double[] rows) {}

    VtkMesh(FileBytes file, double[] positions, Warnings warnings) {
        this.file = file;
        this.positions = positions;
        this.warnings = warnings;
        this.polygons = new Polygons(warnings);
        for (int i = 0; i < positions.length; i++) {
            if (!Double.isFinite(positions[i])) {
                throw file.error("point " + i / 3 + " has the coordinate " + positions[i]);
            }
        }
    }

    int cells() {
        return cells;
    }

    int points() {
        return positions.length / 3;
    }

    /** Adds a cell by its type; points, lines and solids are counted and left out. */
    void cell(int type, double[] ids, int from, int to) {
        int cell = cells++;
        switch (type) {
            case STRIP -> {
                for (int i = from; i + 2 < to; i++) {
                    int odd = (i - from) & 1;
                    corner(ids[i], cell);
                    corner(ids[i + 1 + odd], cell);
                    corner(ids[i + 2 - odd], cell);
                    polygons.end("cell", cell, cell);
                }
            }
            case 5, 7, 9 -> {
                for (int i = from; i < to; i++) {
                    corner(ids[i], cell);
                }
                polygons.end("cell", cell, cell);
            }
            case 8 -> { // a pixel, whose corners stand row by row
                for (int i : to - from == 4 ? new int[] {0, 1, 3, 2} : new int[0]) {
                    corner(ids[from + i], cell);
                }
                polygons.end("cell", cell, cell);
            }
            default -> warnings.count("cell of VTK type " + type + " left out", "cell", cell);
        }
    }

    /** Counts cells that are no faces. */
    void leaveOut(long count) {
        cells += (int) count;
    }

    private void corner(double id, int cell) {
        if (!(id >= 0 && id < points() && id == Math.rint(id))) {
            throw file.error("cell " + cell + ": " + AsciiTokens.indexProblem((long) id, points()));
        }
        polygons.corner((int) id);
    }

    /** Cells of one type that stand as a list of ids and, for each cell, the end of its part. */
    void cells(double[] types, double[] offsets, double[] ids) {
        int from = 0;
        for (int c = 0; c < offsets.length; c++) {
            if (!(offsets[c] >= from && offsets[c] <= ids.length && offsets[c] == Math.rint(offsets[c]))) {
                throw file.error(
                        "cell " + cells + " ends at id " + offsets[c] + ", wanted " + from + " to " + ids.length);
            }
            int to = (int) offsets[c];
            cell((int) types[types.length == 1 ? 0 : c], ids, from, to);
            from = to;
        }
        if (from < ids.length) {
            throw file.error("the cells end at id " + from + ", the list has " + ids.length + " ids");
        }
    }

    void data(boolean ofPoints, String name, int width, double[] rows) {
        int wanted = ofPoints ? points() : cells;
        if (rows.length != (long) wanted * width) {
            throw file.error("the array " + Shown.token(name) + " has " + rows.length + " numbers, wanted " + wanted
                    + " rows of " + width);
        }
        if (width > 16) {
            warnings.add("the array " + Shown.token(name) + " of " + width + " numbers a row is read over");
        } else if (width > 0) {
            (ofPoints ? pointData : cellData).add(new Data(name, width, rows));
        }
    }

    MeshFile done(List<String> comments) {
        ValueNotes notes = new ValueNotes(comments, warnings);
        List<MeshValues> values = new ArrayList<>();
        for (Data data : pointData) {
            if (data.width == 1) {
                values.add(notes.vertexValue(data.name, data.rows, warnings));
            } else if (data.width == 3) {
                ValueNotes.Note note = notes.of("vertex", data.name);
                values.add(new VertexVectors(note == null ? data.name : note.name(), data.rows));
            } else {
                columns(data).forEach(v -> values.add(new VertexScalars(v.name, v.rows)));
            }
        }
        MeshFile mesh = MeshAssembly.of(file, positions, polygons, values, warnings);
        for (Data data : cellData) {
            for (Data column : columns(data)) {
                double[] rows = MeshAssembly.perTriangle(column.rows, mesh);
                values.add(
                        data.width == 1
                                ? notes.faceValue(column.name, rows, warnings)
                                : new FaceScalars(column.name, rows));
            }
        }
        return new MeshFile(mesh.mesh(), values, mesh.polygonOfFace(), warnings.lines());
    }

    private static List<Data> columns(Data data) {
        if (data.width == 1) {
            return List.of(data);
        }
        List<Data> columns = new ArrayList<>();
        for (int k = 0; k < data.width; k++) {
            double[] column = new double[data.rows.length / data.width];
            for (int i = 0; i < column.length; i++) {
                column[i] = data.rows[data.width * i + k];
            }
            columns.add(new Data(data.name + "_" + k, 1, column));
        }
        return columns;
    }
}
