package dev.holonomy.mesh.io;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The nodes of a glTF scene that have a mesh, each with its place in the world; walked with an explicit stack. */
final class GltfScene {
    /** A mesh at a place: x' = m[0..2] x + m[3], row after row, 12 numbers; empty for the identity. */
    @SuppressWarnings("ArrayRecordComponent") // twelve numbers, made once and only read
    record Instance(JsonNode mesh, double[] matrix) {}

    @SuppressWarnings("ArrayRecordComponent") // as above
    private record Open(int node, double[] matrix) {}

    private final JsonNode root;
    private final JsonNode nodes;
    private final Warnings warnings;

    GltfScene(JsonNode root, Warnings warnings) {
        this.root = root;
        this.nodes = root.get("nodes");
        this.warnings = warnings;
    }

    /** The meshes of the scene, nodes before their children; all meshes as they stand where there are no nodes. */
    List<Instance> instances() {
        List<Instance> instances = new ArrayList<>();
        JsonNode meshes = root.get("meshes");
        if (nodes.size() == 0) {
            for (int m = 0; m < meshes.size(); m++) {
                instances.add(new Instance(meshes.at(m), new double[0]));
            }
            return instances;
        }
        boolean[] isChild = children();
        Deque<Open> open = new ArrayDeque<>();
        List<Integer> starts = starts(isChild);
        for (int i = starts.size() - 1; i >= 0; i--) {
            open.push(new Open(starts.get(i), new double[0]));
        }
        boolean[] seen = new boolean[nodes.size()];
        while (!open.isEmpty()) {
            Open next = open.pop();
            JsonNode node = nodes.at(next.node);
            if (seen[next.node]) {
                throw node.error("is reached twice, wanted a tree");
            }
            seen[next.node] = true;
            double[] matrix = product(next.matrix, GltfTransform.of(node, warnings), node);
            if (!node.get("mesh").isMissing()) {
                boolean skinned = !node.get("skin").isMissing();
                if (skinned) {
                    warnings.add(node.path() + " has a skin, which is left out: the mesh is in its rest pose");
                }
                instances.add(new Instance(node.get("mesh").in(meshes), skinned ? new double[0] : matrix));
            }
            JsonNode children = node.get("children");
            for (int c = children.size() - 1; c >= 0; c--) {
                open.push(new Open((int) children.at(c).integer(), matrix));
            }
        }
        return instances;
    }

    /** Which nodes are children; refuses two parents and circles. */
    private boolean[] children() {
        int[] parent = new int[nodes.size()];
        boolean[] isChild = new boolean[nodes.size()];
        for (int n = 0; n < parent.length; n++) {
            JsonNode children = nodes.at(n).get("children");
            for (int c = 0; c < children.size(); c++) {
                JsonNode child = children.at(c);
                child.in(nodes);
                int id = (int) child.integer();
                if (isChild[id]) {
                    throw child.error("is node " + id + ", which has the parent " + parent[id] + " already");
                }
                isChild[id] = true;
                parent[id] = n;
            }
        }
        boolean[] rooted = new boolean[parent.length];
        for (int n = 0; n < parent.length; n++) {
            int at = n;
            int steps = 0;
            while (isChild[at] && !rooted[at]) {
                at = parent[at];
                if (++steps > parent.length) {
                    throw nodes.at(n).error("hangs on a circle of nodes, wanted a tree");
                }
            }
            for (int back = n; isChild[back] && !rooted[back]; back = parent[back]) {
                rooted[back] = true;
            }
        }
        return isChild;
    }

    private List<Integer> starts(boolean[] isChild) {
        List<Integer> starts = new ArrayList<>();
        JsonNode scenes = root.get("scenes");
        JsonNode scene = root.get("scene");
        if (scenes.size() > 0) {
            JsonNode chosen = scene.isMissing() ? scenes.at(0) : scene.in(scenes);
            if (scenes.size() > 1) {
                warnings.add(scenes.size() + " scenes, only " + chosen.path() + " is read");
            }
            JsonNode roots = chosen.get("nodes");
            for (int i = 0; i < roots.size(); i++) {
                roots.at(i).in(nodes);
                starts.add((int) roots.at(i).integer());
            }
            return starts;
        }
        for (int n = 0; n < isChild.length; n++) {
            if (!isChild[n]) {
                starts.add(n);
            }
        }
        return starts;
    }

    private static double[] product(double[] outer, double[] inner, JsonNode node) {
        if (outer.length == 0 || inner.length == 0) {
            return outer.length == 0 ? inner : outer;
        }
        double[] product = new double[12];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                double sum = column == 3 ? outer[4 * row + 3] : 0;
                for (int k = 0; k < 3; k++) {
                    sum += outer[4 * row + k] * inner[4 * k + column];
                }
                if (!Double.isFinite(sum)) {
                    throw node.error("has a place in the world that is not finite");
                }
                product[4 * row + column] = sum;
            }
        }
        return product;
    }
}
