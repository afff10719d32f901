package dev.holonomy.mesh.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * VTK XML files with one piece: UnstructuredGrid ({@code .vtu}) and PolyData ({@code .vtp}).
 *
 * <p>Cells and data as in {@link VtkFormat}. Other kinds of data sets are refused by name, documents with a type of their own
 * as well.
 */
final class VtkXmlFormat implements MeshFormat {
    @Override
    public String name() {
        return "VTU";
    }

    @Override
    public String extension() {
        return "vtu";
    }

    @Override
    public boolean recognises(FileBytes file) {
        String start = new String(
                file.bytes(),
                file.textStart(),
                Math.min(4096, file.length() - file.textStart()),
                StandardCharsets.ISO_8859_1);
        return start.startsWith("<VTKFile") || (start.startsWith("<?xml") && start.contains("<VTKFile"));
    }

    @Override
    public MeshFile read(FileBytes file) {
        return new Reading(file).read();
    }

    /** Cells of one section; their types are given, or are all the same. */
    @SuppressWarnings("ArrayRecordComponent") // large arrays, made once and only read
    private record Cells(double[] types, double[] offsets, double[] ids) {}

    private static final class Reading {
        private final FileBytes file;
        private final XmlTags tags;
        private final VtkArrays arrays;
        private final Warnings warnings = new Warnings();
        private final int end;

        Reading(FileBytes file) {
            this.file = file;
            this.tags = new XmlTags(file);
            if (!tags.next() || !tags.starts("VTKFile")) {
                throw tags.error("the first element is " + Shown.token(tags.name()) + ", wanted VTKFile");
            }
            String type = tags.attribute("type", "");
            if (!type.equals("UnstructuredGrid") && !type.equals("PolyData")) {
                throw tags.error("a VTK file of " + Shown.token(type) + ", wanted UnstructuredGrid or PolyData");
            }
            refuseCut(file);
            arrays = new VtkArrays(file, tags);
            end = arrays.findAppended();
        }

        MeshFile read() {
            MeshFile mesh = null;
            while (next()) {
                if (tags.starts("Piece")) {
                    if (mesh != null) {
                        throw tags.error("a second piece, only files of one piece are read");
                    }
                    mesh = piece();
                } else if (tags.starts("FieldData")) {
                    skip("FieldData");
                }
            }
            if (mesh == null) {
                throw file.error("no vertices, the file has no piece");
            }
            return mesh;
        }

        /** The end tag is the only sign that the file is whole. */
        private static void refuseCut(FileBytes file) {
            byte[] b = file.bytes();
            int end = b.length;
            while (end > 0 && b[end - 1] <= ' ' && b[end - 1] >= 0) {
                end--;
            }
            String tag = "</VTKFile>";
            int from = Math.max(0, end - tag.length());
            if (!new String(b, from, end - from, StandardCharsets.ISO_8859_1).equals(tag)) {
                throw file.errorAt(end, "the file ends without " + tag);
            }
        }

        private boolean next() {
            return tags.position() < end && tags.next() && tags.position() <= end;
        }

        private void skip(String element) {
            while (!tags.ends(element) && !(tags.starts(element) && tags.isEmpty())) {
                if (!next()) {
                    throw tags.error("the file ends in the element " + Shown.token(element));
                }
            }
        }

        private long count(String attribute) {
            String text = tags.attribute(attribute, "0");
            if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) > Integer.MAX_VALUE / 3 - 8) {
                throw tags.error(attribute + " is " + Shown.token(text) + ", wanted a count");
            }
            return Long.parseLong(text);
        }

        /** An array of numbers with its name. */
        @SuppressWarnings("ArrayRecordComponent") // a large array, made once and only read
        private record Named(String name, int width, double[] numbers) {}

        private MeshFile piece() {
            long points = count("NumberOfPoints");
            double[] positions = {};
            List<Named> pointData = new ArrayList<>();
            List<Named> cellData = new ArrayList<>();
            Cells[] sections = new Cells[5]; // Verts, Lines, Polys, Strips as VTK counts them, or Cells
            List<String> names = List.of("Verts", "Lines", "Polys", "Strips", "Cells");
            double[] types = {1, 4, 7, 6, 0};
            boolean empty = tags.isEmpty();
            while (!empty && next() && !tags.ends("Piece")) {
                if (!tags.isStart() || tags.isEmpty()) {
                    continue;
                }
                String name = tags.name();
                switch (name) {
                    case "Points" -> {
                        List<Named> arraysOfPoints = arrays(name, 3 * points);
                        positions = arraysOfPoints.isEmpty() ? positions : arraysOfPoints.get(0).numbers;
                    }
                    case "PointData" -> pointData = arrays(name, -points - 1);
                    case "CellData" -> cellData = arrays(name, -1);
                    default -> {
                        int section = names.indexOf(name);
                        if (section >= 0) {
                            sections[section] = cells(name, types[section]);
                        } else {
                            skip(name);
                        }
                    }
                }
            }
            VtkMesh mesh = new VtkMesh(file, positions, warnings);
            if (mesh.points() != points) {
                throw file.error("has " + mesh.points() + " points, NumberOfPoints is " + points);
            }
            for (@Nullable Cells section : sections) {
                if (section != null) {
                    mesh.cells(section.types, section.offsets, section.ids);
                }
            }
            pointData.forEach(d -> mesh.data(true, d.name, d.width, d.numbers));
            cellData.forEach(d -> mesh.data(false, d.name, d.width, d.numbers));
            return mesh.done(tags.comments());
        }

        /** The numeric arrays of an element; wanted is their length, or -1 - rows, or -1 for any. */
        private List<Named> arrays(String element, long wanted) {
            List<Named> found = new ArrayList<>();
            while (next() && !tags.ends(element)) {
                if (!tags.starts("DataArray")) {
                    continue;
                }
                String name = tags.attribute("Name", "");
                VtkType type = VtkType.xml(tags.attribute("type", ""));
                if (type == null) {
                    warnings.add("the array " + Shown.token(name) + " of type "
                            + Shown.token(tags.attribute("type", "")) + " is read over");
                    continue;
                }
                String width = tags.attribute("NumberOfComponents", "1");
                if (!width.matches("[0-9]{1,3}")) {
                    throw tags.error("NumberOfComponents is " + Shown.token(width) + ", wanted a count");
                }
                int columns = Math.max(1, Integer.parseInt(width));
                long length = wanted < -1 ? (-wanted - 1) * columns : wanted;
                found.add(new Named(name.isEmpty() ? element : name, columns, arrays.read(tags, type, length)));
            }
            return found;
        }

        private @Nullable Cells cells(String element, double oneType) {
            double[] ids = {};
            double[] offsets = {};
            double[] types = {oneType};
            for (Named array : arrays(element, -1)) {
                switch (array.name) {
                    case "connectivity" -> ids = array.numbers;
                    case "offsets" -> offsets = array.numbers;
                    case "types" -> types = array.numbers;
                    default -> warnings.add("the array " + Shown.token(array.name) + " of cells is read over");
                }
            }
            if (oneType == 0 && types.length != offsets.length) {
                throw file.error("has " + offsets.length + " cells and " + types.length + " types");
            }
            if (oneType != 0 && types.length != 1) {
                types = Arrays.copyOf(types, 1);
            }
            return offsets.length == 0 && ids.length == 0 ? null : new Cells(types, offsets, ids);
        }
    }
}
