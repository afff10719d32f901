package dev.holonomy.data;

/**
 * Points of a mesh whose place on a template is known: row k says that a vertex of the mesh is a vertex of the template.
 *
 * @param vertices vertex ids of the mesh, [P]; a vertex may stand in several rows
 * @param template vertex ids of the template, [P]
 */
@SuppressWarnings("ArrayRecordComponent") // large arrays, made once and read only
public record Correspondence(int[] vertices, int[] template) {
    /** Checks that both columns have the same rows. */
    public Correspondence {
        if (vertices.length != template.length) {
            throw new IllegalArgumentException(
                    vertices.length + " vertices for " + template.length + " points of the template");
        }
    }

    /**
     * The number of rows.
     *
     * @return P
     */
    public int count() {
        return vertices.length;
    }

    static Correspondence identity(int count) {
        int[] ids = new int[count];
        for (int i = 0; i < count; i++) {
            ids[i] = i;
        }
        return new Correspondence(ids, ids);
    }
}
