package dev.holonomy.viewer.scene;

import dev.holonomy.mesh.MeshValues;
import java.util.List;

/** Values that change over steps, such as the predictions of a network after each epoch of its training. */
public interface Timeline {
    /** Nothing changes. */
    Timeline NONE = new Timeline() {
        @Override
        public List<String> steps() {
            return List.of();
        }

        @Override
        public List<MeshValues> values(int mesh, int step) {
            return List.of();
        }

        @Override
        public double[] curve() {
            return new double[0];
        }

        @Override
        public boolean refresh() {
            return false;
        }
    };

    /**
     * The steps.
     *
     * @return the name of each, oldest first; empty where there are none
     */
    List<String> steps();

    /**
     * The values of one mesh at one step; they take the place of those of the same name.
     *
     * @param mesh the number of the mesh in its scene
     * @param step the step, from 0
     * @return its values
     */
    List<MeshValues> values(int mesh, int step);

    /**
     * A number a step, to be drawn as a curve.
     *
     * @return as many as steps, NaN where it is not known
     */
    double[] curve();

    /**
     * Looks whether there are new steps.
     *
     * @return whether anything changed
     */
    boolean refresh();
}
