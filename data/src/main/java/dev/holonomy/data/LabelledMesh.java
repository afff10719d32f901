package dev.holonomy.data;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import java.util.List;

/**
 * A mesh with one class a vertex or one class a face.
 *
 * @param name the name of the item within its data set
 * @param mesh the mesh
 * @param labels {@link VertexLabels} of V values or {@link FaceLabels} of F values
 */
public record LabelledMesh(String name, TriangleMesh mesh, MeshValues labels) {
    /** Checks the kind and the count of the labels. */
    public LabelledMesh {
        if (labels instanceof VertexLabels vertexLabels) {
            requireCount(name, "vertices", mesh.vertexCount(), vertexLabels.count());
        } else if (labels instanceof FaceLabels faceLabels) {
            requireCount(name, "faces", mesh.faceCount(), faceLabels.count());
        } else {
            throw new IllegalArgumentException(name + ": wanted vertex or face labels, got "
                    + labels.getClass().getSimpleName());
        }
    }

    private static void requireCount(String name, String elements, int wanted, int got) {
        if (wanted != got) {
            throw new DataSetException(name + ": " + got + " labels for " + wanted + " " + elements);
        }
    }

    /**
     * Whether the truth is on the faces; otherwise it is on the vertices.
     *
     * @return true for face labels
     */
    public boolean labelsFaces() {
        return labels instanceof FaceLabels;
    }

    /**
     * The names of the classes.
     *
     * @return the names, in the order of the class ids
     */
    public List<String> classNames() {
        return labels instanceof FaceLabels faces ? faces.classNames() : ((VertexLabels) labels).classNames();
    }

    /**
     * The labels on the faces, converted by {@link LabelConversion#toFaces} where the truth is on the vertices.
     *
     * @return one class a face, [F]
     */
    public FaceLabels faceLabels() {
        return labels instanceof FaceLabels faces ? faces : LabelConversion.toFaces(mesh, (VertexLabels) labels);
    }

    /**
     * The labels on the vertices, converted by {@link LabelConversion#toVertices} where the truth is on the faces.
     *
     * @return one class a vertex, [V]
     */
    public VertexLabels vertexLabels() {
        return labels instanceof VertexLabels vertices
                ? vertices
                : LabelConversion.toVertices(mesh, (FaceLabels) labels);
    }

    /**
     * The same mesh with its labels on the faces, as of {@link #faceLabels}.
     *
     * @return a labelled mesh whose truth is on the faces
     */
    public LabelledMesh onFaces() {
        return labelsFaces() ? this : new LabelledMesh(name, mesh, faceLabels());
    }

    /**
     * The same mesh with its labels on the vertices, as of {@link #vertexLabels}.
     *
     * @return a labelled mesh whose truth is on the vertices
     */
    public LabelledMesh onVertices() {
        return labelsFaces() ? new LabelledMesh(name, mesh, vertexLabels()) : this;
    }

    /**
     * The same labels in another list of classes, by name.
     *
     * @param classes the names, in the order of the class ids
     * @return with those classes
     * @throws DataSetException if a class of this mesh is not among them
     */
    public LabelledMesh in(List<String> classes) {
        if (!classes.containsAll(classNames())) {
            throw new DataSetException(name + ": its classes are " + classNames() + ", wanted some of " + classes);
        }
        return classes.equals(classNames()) ? this : new LabelledMesh(name, mesh, LabelFiles.in(classes, labels));
    }
}
