package dev.holonomy.app;

import dev.holonomy.data.LabelConversion;
import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.FaceScalars;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.VertexVectors;
import java.util.Arrays;

/** Takes values of one mesh to another along a map: each vertex gets the value of its image. */
final class ValueTransfer {
    private ValueTransfer() {}

    /**
     * Takes values along a map. Labels of faces go to the vertices, along the map, and to the faces again ({@link LabelConversion}).
     *
     * @param values on the vertices of the mesh the map leads to, or labels of its faces
     * @param from that mesh
     * @param to the mesh the map leads from
     * @param map for each vertex of {@code to} one of {@code from}
     */
    static MeshValues along(MeshValues values, TriangleMesh from, TriangleMesh to, int[] map) {
        if (values instanceof FaceLabels faces) {
            VertexLabels labels = (VertexLabels) along(LabelConversion.toVertices(from, faces), from, to, map);
            return LabelConversion.toFaces(to, labels);
        }
        if (values instanceof VertexLabels v) {
            return new VertexLabels(v.name(), picked(v.labels(), map), v.classNames());
        }
        if (values instanceof VertexMap v) {
            return new VertexMap(v.name(), picked(v.targets(), map), v.targetCount());
        }
        if (values instanceof VertexScalars v) {
            return new VertexScalars(v.name(), picked(v.values(), 1, map));
        }
        if (values instanceof VertexVectors v) {
            return new VertexVectors(v.name(), picked(v.vectors(), 3, map));
        }
        FaceScalars faces = (FaceScalars) values;
        throw new CommandException("'" + faces.name() + "' belongs to faces, wanted values of vertices or labels");
    }

    private static int[] picked(int[] values, int[] map) {
        return Arrays.stream(map).map(i -> values[i]).toArray();
    }

    private static double[] picked(double[] values, int width, int[] map) {
        double[] picked = new double[width * map.length];
        for (int i = 0; i < map.length; i++) {
            System.arraycopy(values, width * map[i], picked, width * i, width);
        }
        return picked;
    }
}
