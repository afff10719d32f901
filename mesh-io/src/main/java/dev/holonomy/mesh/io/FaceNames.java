package dev.holonomy.mesh.io;

import dev.holonomy.mesh.FaceLabels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names that hold for all polygons from one on, until the next: groups, objects and materials of OBJ as labels. */
final class FaceNames {
    private final String name;
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final IntList starts = new IntList();
    private final IntList current = new IntList();

    FaceNames(String name) {
        this.name = name;
    }

    /** From this polygon on the name holds. */
    void from(int polygon, String className) {
        Integer id = ids.computeIfAbsent(className, n -> ids.size());
        if (id == names.size()) {
            names.add(className);
        }
        starts.add(polygon);
        current.add(id);
    }

    /** One class a triangle, classes in the order in which they first have one; empty where no triangle has a name. */
    List<FaceLabels> values(MeshFile mesh) {
        int faces = mesh.mesh().faceCount();
        int[] labels = new int[faces];
        int[] classOf = new int[names.size()]; // class + 1, or 0 while the name has no triangle
        List<String> classNames = new ArrayList<>();
        int run = -1;
        for (int f = 0; f < faces; f++) {
            int polygon = mesh.polygonOfFace().length == 0 ? f : mesh.polygonOfFace()[f];
            while (run + 1 < starts.size() && starts.get(run + 1) <= polygon) {
                run++;
            }
            if (run < 0) {
                labels[f] = -1;
                continue;
            }
            int id = current.get(run);
            if (classOf[id] == 0) {
                classNames.add(names.get(id));
                classOf[id] = classNames.size();
            }
            labels[f] = classOf[id] - 1;
        }
        return classNames.isEmpty() ? List.of() : List.of(new FaceLabels(name, labels, classNames));
    }
}
