package dev.holonomy.mesh.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * VTK legacy files, text or binary (big-endian), POLYDATA or UNSTRUCTURED_GRID, up to version 5.1 with its offset arrays.
 *
 * <p>Triangles, quads, polygons, pixels and strips are read; other cells are left out and counted. Arrays of points and
 * cells become values; lookup tables are read over. Structured grids are refused by name.
 */
final class VtkFormat implements MeshFormat {
    @Override
    public String name() {
        return "VTK";
    }

    @Override
    public String extension() {
        return "vtk";
    }

    @Override
    public boolean recognises(FileBytes file) {
        return file.startsWith("# vtk DataFile");
    }

    @Override
    public MeshFile read(FileBytes file) {
        if (!recognises(file)) {
            throw file.error("a VTK file starts with \"# vtk DataFile Version\"");
        }
        return new Reading(file).read();
    }

    private static final class Reading {
        private final FileBytes file;
        private final Tokens tokens;
        private final Warnings warnings = new Warnings();
        private final boolean binary;
        private double[] positions = {};
        private @Nullable VtkMesh mesh;
        private final List<Runnable> polygonCells = new ArrayList<>();
        private long pointsAndLines;
        private double @Nullable [] cellOffsets;
        private double[] cellIds = {};
        private double[] cellTypes = {};

        Reading(FileBytes file) {
            this.file = file;
            this.tokens = new Tokens(file, 0, file.length());
            tokens.restOfLine();
            tokens.restOfLine(); // the title
            String encoding = tokens.keyword("ASCII or BINARY");
            if (!encoding.equals("ascii") && !encoding.equals("binary")) {
                throw tokens.error("found " + tokens.shown() + ", wanted ASCII or BINARY");
            }
            binary = encoding.equals("binary");
        }

        MeshFile read() {
            Boolean ofPoints = null;
            while (tokens.next()) {
                String keyword = tokens.token().toUpperCase(Locale.ROOT);
                switch (keyword) {
                    case "DATASET" -> dataset();
                    case "POINTS" -> {
                        int n = tokens.count("points", 3);
                        positions = numbers(type(), 3L * n);
                    }
                    case "VERTICES", "LINES" -> {
                        double[][] cells = cells();
                        pointsAndLines += cells[0].length;
                        if (cells[0].length > 0) {
                            warnings.add(cells[0].length + " cells of " + keyword + " left out");
                        }
                    }
                    case "POLYGONS", "TRIANGLE_STRIPS" -> {
                        double[][] cells = cells();
                        double[] kind = {keyword.equals("POLYGONS") ? 7 : 6};
                        polygonCells.add(() -> mesh().cells(kind, cells[0], cells[1]));
                    }
                    case "CELLS" -> {
                        double[][] cells = cells();
                        cellOffsets = cells[0];
                        cellIds = cells[1];
                    }
                    case "CELL_TYPES" -> cellTypes = numbers(VtkType.INT32, tokens.count("cells", 1));
                    case "POINT_DATA", "CELL_DATA" -> {
                        ofPoints = keyword.equals("POINT_DATA");
                        finishCells();
                        long n = tokens.integer("a count");
                        int wanted = ofPoints ? mesh().points() : mesh().cells();
                        if (n != wanted) {
                            throw tokens.error(keyword + " of " + n + ", the file has " + wanted);
                        }
                    }
                    case "METADATA" -> metadata();
                    case "FIELD" -> field(ofPoints);
                    default -> {
                        if (ofPoints == null) {
                            throw tokens.error("found " + tokens.shown() + ", wanted POINTS, POLYGONS, CELLS or data");
                        }
                        data(keyword, ofPoints);
                    }
                }
            }
            finishCells();
            return mesh().done(List.of());
        }

        private void dataset() {
            String kind = tokens.keyword("the kind of the data set");
            if (!kind.equals("polydata") && !kind.equals("unstructured_grid")) {
                throw tokens.error("the data set is " + tokens.shown() + ", wanted POLYDATA or UNSTRUCTURED_GRID");
            }
        }

        private VtkMesh mesh() {
            if (mesh == null) {
                mesh = new VtkMesh(file, positions, warnings);
            }
            return mesh;
        }

        /** Adds what cells were read; those of polygons come after points and lines, as VTK counts them. */
        private void finishCells() {
            if (cellOffsets != null) {
                if (cellTypes.length != cellOffsets.length) {
                    throw file.error("has " + cellOffsets.length + " CELLS and " + cellTypes.length + " CELL_TYPES");
                }
                // one type alone stands for all cells in VtkMesh.cells; a single cell has a single type too
                mesh().cells(cellTypes, cellOffsets, cellIds);
                cellOffsets = null;
            }
            mesh().leaveOut(pointsAndLines);
            pointsAndLines = 0;
            polygonCells.forEach(Runnable::run);
            polygonCells.clear();
        }

        private VtkType type() {
            VtkType type = VtkType.legacy(tokens.keyword("a type"));
            if (type == null) {
                throw tokens.error("found " + tokens.shown() + ", wanted a number type like float");
            }
            return type;
        }

        /** The ends of the cells and their ids: counts before ids, or the two arrays of version 5.1. */
        private double[][] cells() {
            int n = tokens.count("cells", 1);
            int size = tokens.count("numbers", 1);
            int start = tokens.position();
            boolean arrays = tokens.next() && tokens.token().equalsIgnoreCase("OFFSETS");
            if (arrays) {
                double[] offsets = numbers(type(), n);
                if (!tokens.keyword("CONNECTIVITY").equals("connectivity")) {
                    throw tokens.error("found " + tokens.shown() + ", wanted CONNECTIVITY");
                }
                double[] ids = numbers(type(), size);
                if (n == 0 || offsets[0] != 0) {
                    throw tokens.error("the offsets of cells do not start with 0");
                }
                double[] ends = new double[n - 1];
                System.arraycopy(offsets, 1, ends, 0, n - 1);
                return new double[][] {ends, ids};
            }
            tokens.moveTo(start);
            double[] all = numbers(VtkType.INT32, size);
            double[] ends = new double[n];
            double[] ids = new double[Math.max(0, size - n)];
            int at = 0;
            int filled = 0;
            for (int c = 0; c < n; c++) {
                double count = at < size ? all[at++] : -1;
                if (!(count >= 0 && count <= size - at && count <= ids.length - filled)) {
                    throw tokens.error(
                            "cell " + c + " has " + (long) count + " ids, " + (size - at) + " numbers are left");
                }
                System.arraycopy(all, at, ids, filled, (int) count);
                at += (int) count;
                filled += (int) count;
                ends[c] = filled;
            }
            if (at != size) {
                throw tokens.error(n + " cells take " + at + " numbers, the header says " + size);
            }
            return new double[][] {ends, ids};
        }

        private void data(String keyword, boolean ofPoints) {
            switch (keyword) {
                case "SCALARS" -> {
                    String name = name();
                    VtkType type = type();
                    String line = tokens.restOfLine();
                    int width = line.isEmpty() ? 1 : width(line);
                    int start = tokens.position();
                    if (tokens.next() && tokens.token().equalsIgnoreCase("LOOKUP_TABLE")) {
                        tokens.restOfLine();
                    } else {
                        tokens.moveTo(start);
                    }
                    array(ofPoints, name, width, type, false);
                }
                case "COLOR_SCALARS" -> {
                    String name = name();
                    int width = width(tokens.word("a width"));
                    array(ofPoints, name, width, binary ? VtkType.UINT8 : VtkType.FLOAT32, true);
                }
                case "VECTORS", "NORMALS" -> array(ofPoints, name(), 3, type(), true);
                case "TENSORS" -> array(ofPoints, name(), 9, type(), true);
                case "TENSORS6" -> array(ofPoints, name(), 6, type(), true);
                case "GLOBAL_IDS", "PEDIGREE_IDS" -> array(ofPoints, name(), 1, type(), true);
                case "TEXTURE_COORDINATES" -> {
                    String name = name();
                    int width = width(tokens.word("a width"));
                    array(ofPoints, name, width, type(), true);
                }
                case "LOOKUP_TABLE" -> {
                    name();
                    int n = tokens.count("colours", 4);
                    numbers(binary ? VtkType.UINT8 : VtkType.FLOAT32, 4L * n);
                }
                default ->
                    throw tokens.error("found " + tokens.shown() + ", wanted SCALARS, VECTORS, FIELD or the like");
            }
        }

        private String name() {
            return ValueNotes.decode(tokens.word("a name"));
        }

        private int width(String token) {
            if (!token.matches("[0-9]{1,4}")) {
                throw tokens.error("found " + Shown.token(token) + ", wanted the number of components");
            }
            return Integer.parseInt(token);
        }

        private void array(boolean ofPoints, String name, int width, VtkType type, boolean restOfLine) {
            long rows = ofPoints ? mesh().points() : mesh().cells();
            mesh().data(ofPoints, name, width, numbers(type, rows * width, restOfLine));
        }

        private void field(@Nullable Boolean ofPoints) {
            name();
            long arrays = tokens.integer("the number of arrays");
            for (long i = 0; i < arrays; i++) {
                String name = name();
                if (name.equals("METADATA")) {
                    metadata();
                    i--;
                    continue;
                }
                int width = width(tokens.word("the number of components"));
                long rows = tokens.integer("the number of rows");
                String typeName = tokens.keyword("a type");
                VtkType type = VtkType.legacy(typeName);
                if (type == null) {
                    throw tokens.error("the array " + Shown.token(name) + " is of type " + Shown.token(typeName)
                            + ", which is not read");
                }
                if (rows < 0 || rows > file.length()) {
                    throw tokens.error("the array " + Shown.token(name) + " of " + rows + " rows");
                }
                double[] numbers = numbers(type, rows * width);
                if (ofPoints != null) {
                    mesh().data(ofPoints, name, width, numbers);
                }
            }
        }

        /** Skips to the next blank line. */
        private void metadata() {
            tokens.restOfLine();
            String line = "";
            do {
                line = tokens.restOfLine();
            } while (!line.isEmpty());
        }

        private double[] numbers(VtkType type, long count) {
            return numbers(type, count, true);
        }

        /** So many numbers; binary ones start behind the line that announces them. */
        private double[] numbers(VtkType type, long count, boolean restOfLine) {
            if (binary) {
                if (restOfLine) {
                    tokens.restOfLine();
                }
                if (count > tokens.remaining() / type.bytes) {
                    throw file.errorAt(
                            tokens.position(),
                            count + " numbers of " + type.bytes + " bytes, " + tokens.remaining() + " bytes follow");
                }
                ByteBuffer body = ByteBuffer.wrap(file.bytes()).order(ByteOrder.BIG_ENDIAN);
                body.position(tokens.position());
                double[] numbers = new double[(int) count];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = type.read(body);
                }
                tokens.moveTo(body.position());
                return numbers;
            }
            if (count > (tokens.remaining() + 1L) / 2) {
                throw tokens.error(count + " numbers, " + tokens.remaining() + " bytes follow");
            }
            double[] numbers = new double[(int) count];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = type.integer ? tokens.integer("an integer") : type.held(tokens.number("a number"));
            }
            return numbers;
        }
    }
}
