package dev.holonomy.mesh.io;

import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import java.util.List;

/** The last step of every reader: polygons to triangles, warnings to lines. */
final class MeshAssembly {
    private MeshAssembly() {}

    /** Makes the mesh with the values of its vertices; those of faces are spread afterwards, by {@link #perTriangle}. */
    static MeshFile of(
            FileBytes file, double[] positions, Polygons polygons, List<MeshValues> values, Warnings warnings) {
        if (positions.length == 0) {
            throw file.error("no vertices");
        }
        if (polygons.count() == 0) {
            warnings.add("no faces, only " + positions.length / 3 + " vertices");
        }
        if (polygons.facesOnly()) {
            TriangleMesh mesh = TriangleMesh.owning(positions, polygons.corners());
            return new MeshFile(mesh, values, new int[0], warnings.lines());
        }
        Triangulator triangulator = new Triangulator(positions);
        IntList polygonOfFace = new IntList();
        for (int p = 0; p < polygons.count(); p++) {
            int corners = polygons.end(p) - polygons.start(p);
            if (corners < 3) {
                continue;
            }
            Triangulator.Outcome outcome = triangulator.add(polygons, p);
            if (outcome == Triangulator.Outcome.TOO_MANY_CORNERS) {
                throw file.error("polygon " + p + " has " + corners + " corners and is not convex, the limit is "
                        + Triangulator.MOST_CORNERS);
            }
            if (outcome == Triangulator.Outcome.CROSSES_ITSELF) {
                warnings.count("polygon that crosses itself, cut as a fan", "polygon", p);
            }
            for (int i = 0; i < corners - 2; i++) {
                polygonOfFace.add(polygons.owner(p));
            }
        }
        TriangleMesh mesh = TriangleMesh.owning(positions, triangulator.triangles());
        return new MeshFile(mesh, values, polygonOfFace.toArray(), warnings.lines());
    }

    /** Spreads one value a polygon to one value a triangle; NaN for triangles of polygons beyond the values. */
    static double[] perTriangle(double[] perPolygon, MeshFile file) {
        int[] polygonOfFace = file.polygonOfFace();
        int faces = file.mesh().faceCount();
        if (polygonOfFace.length == 0 && perPolygon.length == faces) {
            return perPolygon;
        }
        double[] spread = new double[faces];
        for (int f = 0; f < faces; f++) {
            int polygon = polygonOfFace.length == 0 ? f : polygonOfFace[f];
            spread[f] = polygon < perPolygon.length ? perPolygon[polygon] : Double.NaN;
        }
        return spread;
    }
}
