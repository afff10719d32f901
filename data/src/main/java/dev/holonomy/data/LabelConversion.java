package dev.holonomy.data;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;

/** Labels moved between vertices and faces by one stated rule each way. */
public final class LabelConversion {
    private LabelConversion() {}

    /**
     * Face labels from vertex labels: the class of most corners; on a tie the labelled corner of lowest index decides.
     *
     * @param mesh the mesh
     * @param labels one class a vertex, [V]; -1 (no label) does not vote
     * @return one class a face, [F]; -1 where no corner has a label
     */
    public static FaceLabels toFaces(TriangleMesh mesh, VertexLabels labels) {
        requireCount("vertex", mesh.vertexCount(), labels.count());
        int[] ofVertex = labels.labels();
        int[] ofFace = new int[mesh.faceCount()];
        for (int f = 0; f < ofFace.length; f++) {
            ofFace[f] = majority(ofVertex[mesh.vertex(f, 0)], ofVertex[mesh.vertex(f, 1)], ofVertex[mesh.vertex(f, 2)]);
        }
        return new FaceLabels(labels.name(), ofFace, labels.classNames());
    }

    private static int majority(int a, int b, int c) {
        if (b == c && b >= 0) {
            return b;
        }
        if (a >= 0) {
            return a;
        }
        return b >= 0 ? b : c;
    }

    /**
     * Vertex labels from face labels: the class of the largest face area around the vertex; on a tie the lowest class id.
     *
     * <p>Where all labelled faces around a vertex have no area each counts once.
     *
     * @param mesh the mesh
     * @param labels one class a face, [F]; -1 (no label) does not vote
     * @return one class a vertex, [V]; -1 where no face around it has a label
     */
    public static VertexLabels toVertices(TriangleMesh mesh, FaceLabels labels) {
        requireCount("face", mesh.faceCount(), labels.count());
        int classes = labels.classNames().size();
        int[] ofFace = labels.labels();
        double[] areaOf = new double[Math.multiplyExact(mesh.vertexCount(), classes)];
        int[] facesOf = new int[areaOf.length];
        for (int f = 0; f < ofFace.length; f++) {
            if (ofFace[f] < 0) {
                continue;
            }
            double area = area(mesh, f);
            for (int corner = 0; corner < 3; corner++) {
                areaOf[mesh.vertex(f, corner) * classes + ofFace[f]] += area;
                facesOf[mesh.vertex(f, corner) * classes + ofFace[f]]++;
            }
        }
        int[] ofVertex = new int[mesh.vertexCount()];
        for (int v = 0; v < ofVertex.length; v++) {
            int best = -1;
            for (int k = v * classes; k < (v + 1) * classes; k++) {
                boolean larger = best < 0
                        || areaOf[k] > areaOf[best]
                        || (areaOf[k] == 0 && areaOf[best] == 0 && facesOf[k] > facesOf[best]);
                if (facesOf[k] > 0 && larger) {
                    best = k;
                }
            }
            ofVertex[v] = best < 0 ? -1 : best - v * classes;
        }
        return new VertexLabels(labels.name(), ofVertex, labels.classNames());
    }

    private static double area(TriangleMesh mesh, int face) {
        int a = mesh.vertex(face, 0);
        int b = mesh.vertex(face, 1);
        int c = mesh.vertex(face, 2);
        double sum = 0;
        for (int axis = 0; axis < 3; axis++) {
            int i = (axis + 1) % 3;
            int j = (axis + 2) % 3;
            double cross = (mesh.coordinate(b, i) - mesh.coordinate(a, i))
                            * (mesh.coordinate(c, j) - mesh.coordinate(a, j))
                    - (mesh.coordinate(b, j) - mesh.coordinate(a, j)) * (mesh.coordinate(c, i) - mesh.coordinate(a, i));
            sum += cross * cross;
        }
        return Math.sqrt(sum) / 2;
    }

    private static void requireCount(String element, int wanted, int got) {
        if (wanted != got) {
            throw new IllegalArgumentException(
                    "wanted one label a " + element + ", " + wanted + " in all, got " + got + " labels");
        }
    }
}
