package dev.holonomy.viewer.ui;

import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.viewer.render.Image;
import dev.holonomy.viewer.scene.Look;

/** What a stage asks of the place it runs in; each answer is a line for the person. */
public interface Host {
    /**
     * Stores a picture.
     *
     * @param image the picture
     * @return where it is
     */
    String savePicture(Image image);

    /**
     * Stores a view.
     *
     * @param look the view
     * @return where it is
     */
    String saveLook(Look look);

    /**
     * Puts text on the clipboard.
     *
     * @param text the text
     */
    void copy(String text);

    /**
     * Stores labels in a form that a training reads.
     *
     * @param name of the mesh
     * @param mesh the mesh
     * @param labels of its vertices or faces
     * @return where they are
     */
    String saveLabels(String name, TriangleMesh mesh, MeshValues labels);

    /**
     * What was kept from another session.
     *
     * @param name what it is called
     * @return its text, empty where there is none
     */
    default String setting(String name) {
        return "";
    }

    /**
     * Keeps something for other sessions.
     *
     * @param name what it is called
     * @param text its text
     * @return empty, or why it is not kept
     */
    default String keep(String name, String text) {
        return "";
    }

    /** A place without a person: nothing is stored. */
    Host NOBODY = new Host() {
        @Override
        public String savePicture(Image image) {
            return "";
        }

        @Override
        public String saveLook(Look look) {
            return "";
        }

        @Override
        public void copy(String text) {}

        @Override
        public String saveLabels(String name, TriangleMesh mesh, MeshValues labels) {
            return "";
        }
    };
}
