package dev.holonomy.viewer.scene;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.VertexLabels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Classes that a person gives to the vertices or faces of a mesh, stroke by stroke, each of which can be taken back. */
public final class Painting {
    private static final int MOST_STROKES = 200;

    private final String name;
    private final Elements elements;
    private final int[] ids;
    private final List<String> classes;
    private final List<Stroke> strokes = new ArrayList<>();
    private int done;
    private int[] before;

    /** Elements that a stroke changed, with what they were and what they became. */
    @SuppressWarnings("ArrayRecordComponent") // never leaves this class
    private record Stroke(int[] changed, int[] from, int[] to) {}

    /**
     * Begins with labels.
     *
     * @param name what the painted labels are called
     * @param elements what is painted
     * @param ids a class an element, −1 for none; copied
     * @param classes names of the classes
     */
    public Painting(String name, Elements elements, int[] ids, List<String> classes) {
        if (ids.length != elements.count()) {
            throw new IllegalArgumentException(ids.length + " labels for " + elements.count() + " elements");
        }
        this.name = name;
        this.elements = elements;
        this.ids = ids.clone();
        this.classes = new ArrayList<>(classes);
        before = this.ids.clone();
    }

    /**
     * What is painted.
     *
     * @return vertices or faces
     */
    public Elements elements() {
        return elements;
    }

    /**
     * The names of the classes.
     *
     * @return one a class
     */
    public List<String> classes() {
        return List.copyOf(classes);
    }

    /**
     * The class of an element.
     *
     * @param element its number
     * @return −1 for none
     */
    public int label(int element) {
        return ids[element];
    }

    /**
     * One class more.
     *
     * @return its number
     */
    public int addClass() {
        int number = classes.size();
        while (classes.contains("class " + number)) {
            number++;
        }
        classes.add("class " + number);
        return classes.size() - 1;
    }

    /**
     * Gives elements a class; part of the present stroke.
     *
     * @param some the elements
     * @param classId the class, −1 for none
     * @return whether any of them had another one
     */
    public boolean paint(BitSet some, int classId) {
        boolean changed = false;
        for (int e = some.nextSetBit(0); e >= 0; e = some.nextSetBit(e + 1)) {
            changed |= ids[e] != classId;
            ids[e] = classId;
        }
        return changed;
    }

    /**
     * The part around an element up to the borders of its class.
     *
     * @param element its number
     * @return the connected elements of one class with it
     */
    public BitSet region(int element) {
        return elements.connected(element, e -> ids[e] == ids[element]);
    }

    /** Ends a stroke: what was painted since the last one is taken back together. */
    public void endStroke() {
        int[] changed = new int[ids.length];
        int n = 0;
        for (int e = 0; e < ids.length; e++) {
            if (ids[e] != before[e]) {
                changed[n++] = e;
            }
        }
        if (n == 0) {
            return;
        }
        int[] which = Arrays.copyOf(changed, n);
        strokes.subList(done, strokes.size()).clear();
        strokes.add(new Stroke(which, values(before, which), values(ids, which)));
        if (strokes.size() > MOST_STROKES) {
            strokes.remove(0);
        }
        done = strokes.size();
        before = ids.clone();
    }

    private static int[] values(int[] of, int[] which) {
        return Arrays.stream(which).map(e -> of[e]).toArray();
    }

    /**
     * Takes the last stroke back.
     *
     * @return whether there was one
     */
    public boolean undo() {
        endStroke();
        if (done == 0) {
            return false;
        }
        done--;
        put(strokes.get(done).changed, strokes.get(done).from);
        return true;
    }

    /**
     * Paints a stroke again that was taken back.
     *
     * @return whether there was one
     */
    public boolean redo() {
        endStroke();
        if (done == strokes.size()) {
            return false;
        }
        put(strokes.get(done).changed, strokes.get(done).to);
        done++;
        return true;
    }

    private void put(int[] which, int[] classIds) {
        for (int i = 0; i < which.length; i++) {
            ids[which[i]] = classIds[i];
        }
        before = ids.clone();
    }

    /**
     * The labels as they are now.
     *
     * @return a copy
     */
    public MeshValues labels() {
        return elements.areFaces() ? new FaceLabels(name, ids, classes) : new VertexLabels(name, ids, classes);
    }
}
