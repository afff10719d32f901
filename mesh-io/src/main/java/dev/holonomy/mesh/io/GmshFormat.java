package dev.holonomy.mesh.io;

import dev.holonomy.mesh.FaceLabels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gmsh MSH 2.2 and 4.1, text or binary: triangles and quadrangles of first order.
 *
 * <p>Vertices stand in the order of the file, whatever their tags. The physical group of each face becomes labels, with the
 * names of the file. Other elements are left out and counted; other sections are skipped with a warning.
 */
final class GmshFormat implements MeshFormat {
    private static final int TRIANGLE = 2;
    private static final int QUADRANGLE = 3;

    /** The number of nodes of each element type, from 1 on, as the format counts them. */
    private static final int[] NODES = {
        2, 3, 4, 4, 8, 6, 5, 3, 6, 9, 10, 27, 18, 14, 1, 8, 20, 15, 13, 9, 10, 12, 15, 15, 21, 4, 5, 6, 20, 35, 56
    };

    @Override
    public String name() {
        return "Gmsh MSH";
    }

    @Override
    public String extension() {
        return "msh";
    }

    @Override
    public boolean recognises(FileBytes file) {
        return new Tokens(file, file.textStart(), Math.min(file.length(), 64 + file.textStart())).nextIs("$MeshFormat");
    }

    @Override
    public MeshFile read(FileBytes file) {
        return new Reading(file).read();
    }

    private static final class Reading {
        private final FileBytes file;
        private final GmshSource source;
        private final Warnings warnings = new Warnings();
        private final Polygons polygons = new Polygons(warnings);
        private final IntList groups = new IntList();
        private final Map<Integer, String> names = new HashMap<>();
        private final Map<Long, Integer> groupOfSurface = new HashMap<>();
        private GmshNodes nodes = GmshNodes.NONE;

        Reading(FileBytes file) {
            this.file = file;
            this.source = new GmshSource(file);
        }

        MeshFile read() {
            boolean newForm = source.header();
            boolean elements = false;
            String section = source.nextSection();
            while (section != null) {
                switch (section) {
                    case "PhysicalNames" -> physicalNames();
                    case "Entities" -> entities(newForm);
                    case "Nodes" -> nodes = newForm ? GmshNodes.read4(source) : GmshNodes.read2(source);
                    case "Elements" -> {
                        elements = true;
                        if (newForm) {
                            elements4();
                        } else {
                            elements2();
                        }
                    }
                    default -> {
                        if (!section.equals("Comments")) {
                            warnings.add("section " + Shown.token(section) + " is read over");
                        }
                        source.skipSection(section);
                        section = source.nextSection();
                        continue;
                    }
                }
                source.endSection(section);
                section = source.nextSection();
            }
            if (!elements && nodes.positions().length > 0) {
                throw file.error("has nodes but no section of elements");
            }
            MeshFile mesh = MeshAssembly.of(file, nodes.positions(), polygons, List.of(), warnings);
            FaceLabels labels = labels(mesh);
            return labels == null
                    ? mesh
                    : new MeshFile(mesh.mesh(), List.of(labels), mesh.polygonOfFace(), warnings.lines());
        }

        private void physicalNames() {
            int n = source.textCount("names", 6);
            for (int i = 0; i < n; i++) {
                long dimension = source.textInteger("a dimension");
                long tag = source.textInteger("a tag");
                String name = source.textName();
                if (dimension == 2 && tag == (int) tag) {
                    names.put((int) tag, name);
                }
            }
        }

        private void entities(boolean newForm) {
            if (!newForm) {
                throw source.error("a section of entities in a file of version 2.2");
            }
            long[] counts = new long[4];
            for (int d = 0; d < 4; d++) {
                counts[d] = source.size("entities", 8);
            }
            for (int d = 0; d < 4; d++) {
                for (long i = 0; i < counts[d]; i++) {
                    long tag = source.integer();
                    for (int k = 0; k < (d == 0 ? 3 : 6); k++) {
                        source.number();
                    }
                    long groupsHere = source.size("groups", 2);
                    for (long k = 0; k < groupsHere; k++) {
                        long group = source.integer();
                        if (d == 2 && k == 0) {
                            groupOfSurface.put(tag, (int) group);
                        }
                    }
                    long bounds = d == 0 ? 0 : source.size("entities", 2);
                    for (long k = 0; k < bounds; k++) {
                        source.integer();
                    }
                }
            }
        }

        private void elements2() {
            long n = source.textCount("elements", source.isBinary() ? 4 : 6);
            source.endOfLine();
            for (long e = 0; e < n; ) {
                long type;
                long following = 1;
                long tagCount;
                if (source.isBinary()) {
                    type = source.integer();
                    following = source.integer();
                    tagCount = source.integer();
                    if (following < 1 || following > n - e) {
                        throw source.error("a block of " + following + " elements, " + (n - e) + " are left");
                    }
                } else {
                    source.integer();
                    type = source.integer();
                    tagCount = source.integer();
                }
                int corners = corners(source, type);
                for (long i = 0; i < following; i++, e++) {
                    if (source.isBinary()) {
                        source.integer();
                    }
                    int group = 0;
                    for (long t = 0; t < tagCount; t++) {
                        long tag = source.integer();
                        group = t == 0 ? (int) tag : group;
                    }
                    element(type, corners, group, e);
                }
            }
        }

        private void elements4() {
            long blocks = source.size("blocks", 4);
            long n = source.size("elements", 4);
            source.size();
            source.size();
            long e = 0;
            for (long block = 0; block < blocks; block++) {
                long dimension = source.integer();
                long entity = source.integer();
                long type = source.integer();
                long here = source.size("elements", 4);
                int corners = corners(source, type);
                int group = dimension == 2 ? groupOfSurface.getOrDefault(entity, 0) : 0;
                for (long i = 0; i < here; i++, e++) {
                    source.size();
                    element(type, corners, group, e);
                }
            }
            if (e != n) {
                throw source.error("the blocks hold " + e + " elements, the header says " + n);
            }
        }

        private static int corners(GmshSource source, long type) {
            if (type < 1 || type > NODES.length) {
                throw source.error("an element of the unknown type " + type);
            }
            return NODES[(int) type - 1];
        }

        private void element(long type, int corners, int group, long number) {
            boolean face = type == TRIANGLE || type == QUADRANGLE;
            for (int k = 0; k < corners; k++) {
                long tag = source.size();
                if (face) {
                    polygons.corner(nodes.vertex(tag, source));
                }
            }
            if (face) {
                polygons.end("element", number);
                groups.add(group);
            } else if (corners > 2) {
                warnings.count("element of Gmsh type " + type + " left out", "element", number);
            }
        }

        /** One class a physical group, in ascending order of their tags; -1 where a face has none. */
        private @Nullable FaceLabels labels(MeshFile mesh) {
            Map<Integer, Integer> classes = new LinkedHashMap<>();
            int[] sorted = groups.toArray();
            Arrays.sort(sorted);
            List<String> classNames = new ArrayList<>();
            for (int group : sorted) {
                if (group != 0 && classes.putIfAbsent(group, classes.size()) == null) {
                    classNames.add(names.getOrDefault(group, Integer.toString(group)));
                }
            }
            if (classes.isEmpty()) {
                return null;
            }
            int[] labels = new int[mesh.mesh().faceCount()];
            for (int f = 0; f < labels.length; f++) {
                int polygon = mesh.polygonOfFace().length == 0 ? f : mesh.polygonOfFace()[f];
                labels[f] = classes.getOrDefault(groups.get(polygon), -1);
            }
            return new FaceLabels("physical", labels, classNames);
        }
    }
}
