package dev.holonomy.mesh.io;

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
        private final VtkSource source;
        private final Tokens tokens;
        private final Warnings warnings = new Warnings();
        private double[] positions = {};
        private @Nullable VtkMesh mesh;
        private final List<Runnable> polygonCells = new ArrayList<>();
        private long pointsAndLines;
        private double @Nullable [] cellOffsets;
        private double[] cellIds = {};
        private double[] cellTypes = {};

        Reading(FileBytes file) {
            this.file = file;
            this.source = new VtkSource(file);
            this.tokens = source.tokens();
        }

        MeshFile read() {
            Boolean ofPoints = null;
            while (tokens.nextToken()) {
                String keyword = tokens.token().toUpperCase(Locale.ROOT);
                switch (keyword) {
                    case "DATASET" -> dataset();
                    case "POINTS" -> {
                        int n = tokens.count("points", 3);
                        positions = source.numbers(source.type(), 3L * n);
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
                    case "CELL_TYPES" -> cellTypes = source.numbers(VtkType.INT32, tokens.count("cells", 1));
                    case "POINT_DATA", "CELL_DATA" -> {
                        ofPoints = keyword.equals("POINT_DATA");
                        finishCells();
                        long n = tokens.integer("a count");
                        int wanted = ofPoints ? mesh().points() : mesh().cells();
                        if (n != wanted) {
                            throw tokens.error(keyword + " of " + n + ", the file has " + wanted);
                        }
                    }
                    case "METADATA" -> source.metadata();
                    case "FIELD" -> field(ofPoints);
                    default -> {
                        if (ofPoints == null) {
                            throw tokens.error(
                                    "found " + tokens.shownToken() + ", wanted POINTS, POLYGONS, CELLS or data");
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
                throw tokens.error("the data set is " + tokens.shownToken() + ", wanted POLYDATA or UNSTRUCTURED_GRID");
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

        /** The ends of the cells and their ids: counts before ids, or the two arrays of version 5.1. */
        private double[][] cells() {
            int n = tokens.count("cells", 1);
            int size = tokens.count("numbers", 1);
            int start = tokens.position();
            boolean arrays = tokens.nextToken() && tokens.token().equalsIgnoreCase("OFFSETS");
            if (arrays) {
                double[] offsets = source.numbers(source.type(), n);
                if (!tokens.keyword("CONNECTIVITY").equals("connectivity")) {
                    throw tokens.error("found " + tokens.shownToken() + ", wanted CONNECTIVITY");
                }
                double[] ids = source.numbers(source.type(), size);
                if (n == 0 || offsets[0] != 0) {
                    throw tokens.error("the offsets of cells do not start with 0");
                }
                double[] ends = new double[n - 1];
                System.arraycopy(offsets, 1, ends, 0, n - 1);
                return new double[][] {ends, ids};
            }
            tokens.moveTo(start);
            double[] all = source.numbers(VtkType.INT32, size);
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
                    String name = source.name();
                    VtkType type = source.type();
                    String line = tokens.restOfLine();
                    int width = line.isEmpty() ? 1 : source.width(line);
                    int start = tokens.position();
                    if (tokens.nextToken() && tokens.token().equalsIgnoreCase("LOOKUP_TABLE")) {
                        tokens.restOfLine();
                    } else {
                        tokens.moveTo(start);
                    }
                    mesh().data(ofPoints, name, width, source.numbersHere(type, rows(ofPoints) * width));
                }
                case "COLOR_SCALARS" -> {
                    String name = source.name();
                    int width = source.width(tokens.word("a width"));
                    array(ofPoints, name, width, source.isBinary() ? VtkType.UINT8 : VtkType.FLOAT32);
                }
                case "VECTORS", "NORMALS" -> array(ofPoints, source.name(), 3, source.type());
                case "TENSORS" -> array(ofPoints, source.name(), 9, source.type());
                case "TENSORS6" -> array(ofPoints, source.name(), 6, source.type());
                case "GLOBAL_IDS", "PEDIGREE_IDS" -> array(ofPoints, source.name(), 1, source.type());
                case "TEXTURE_COORDINATES" -> {
                    String name = source.name();
                    int width = source.width(tokens.word("a width"));
                    array(ofPoints, name, width, source.type());
                }
                case "LOOKUP_TABLE" -> {
                    source.name();
                    int n = tokens.count("colours", 4);
                    source.numbers(source.isBinary() ? VtkType.UINT8 : VtkType.FLOAT32, 4L * n);
                }
                default ->
                    throw tokens.error("found " + tokens.shownToken() + ", wanted SCALARS, VECTORS, FIELD or the like");
            }
        }

        private long rows(boolean ofPoints) {
            return ofPoints ? mesh().points() : mesh().cells();
        }

        private void array(boolean ofPoints, String name, int width, VtkType type) {
            mesh().data(ofPoints, name, width, source.numbers(type, rows(ofPoints) * width));
        }

        private void field(@Nullable Boolean ofPoints) {
            source.name();
            long arrays = tokens.integer("the number of arrays");
            for (long i = 0; i < arrays; i++) {
                String name = source.name();
                if (name.equals("METADATA")) {
                    source.metadata();
                    i--;
                    continue;
                }
                int width = source.width(tokens.word("the number of components"));
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
                double[] numbers = source.numbers(type, rows * width);
                if (ofPoints != null) {
                    mesh().data(ofPoints, name, width, numbers);
                }
            }
        }
    }
}
