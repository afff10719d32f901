package dev.holonomy.mesh;

import dev.holonomy.mesh.MeshReport.Kind;
import dev.holonomy.mesh.MeshReport.Problem;
import dev.holonomy.mesh.MeshReport.Statistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Looks at a mesh from all sides: topology, defects, sizes; in time n log n. */
public final class MeshChecks {
    private static final int SHOWN = 10;

    private final TriangleMesh mesh;
    private final EdgeFaces edges;
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final Map<Kind, List<String>> first = new EnumMap<>(Kind.class);

    private MeshChecks(TriangleMesh mesh) {
        this.mesh = mesh;
        this.edges = new EdgeFaces(mesh);
    }

    /**
     * Checks a mesh.
     *
     * @param mesh any mesh
     * @return what was found
     */
    public static MeshReport of(TriangleMesh mesh) {
        return new MeshChecks(mesh).report();
    }

    private void found(Kind kind, String id) {
        counts.merge(kind, 1, Integer::sum);
        List<String> ids = first.computeIfAbsent(kind, k -> new ArrayList<>());
        if (ids.size() < SHOWN) {
            ids.add(id);
        }
    }

    private boolean has(Kind kind) {
        return counts.containsKey(kind);
    }

    private MeshReport report() {
        boolean closed = edges.count() > 0;
        boolean orientable = true;
        DisjointSets faces = new DisjointSets(mesh.faceCount());
        DisjointSets winding = new DisjointSets(mesh.faceCount());
        DisjointSets corners = new DisjointSets(3 * mesh.faceCount()); // corners of one fan share a set
        for (int e = 0; e < edges.count(); e++) {
            int side = edges.side(e, 0);
            String id = Math.min(edges.from(side), edges.to(side)) + "-" + Math.max(edges.from(side), edges.to(side));
            if (edges.faces(e) > 2) {
                found(Kind.NON_MANIFOLD_EDGE, id);
            }
            closed &= edges.faces(e) > 1;
            for (int k = 1; k < edges.faces(e); k++) {
                int other = edges.side(e, k);
                boolean sameDirection = edges.from(side) == edges.from(other);
                faces.join(side / 3, other / 3, false);
                if (edges.faces(e) == 2) {
                    orientable &= winding.join(side / 3, other / 3, sameDirection);
                    if (sameDirection) {
                        found(Kind.INCONSISTENT_WINDING, id);
                    }
                }
                int start = side;
                int end = EdgeFaces.cornerAfter(side);
                int otherEnd = EdgeFaces.cornerAfter(other);
                corners.join(start, sameDirection ? other : otherEnd, false);
                corners.join(end, sameDirection ? otherEnd : other, false);
            }
        }
        int used = vertices(corners);
        int proper = faces();
        new Coincidence(mesh).vertices().forEach(v -> found(Kind.COINCIDENT_VERTEX, Integer.toString(v)));
        new Coincidence(mesh).faces().forEach(f -> found(Kind.DUPLICATE_FACE, Integer.toString(f)));
        InsideOut.firstFaces(mesh, edges, faces).forEach(f -> found(Kind.INSIDE_OUT, Integer.toString(f)));
        int components = components(faces);
        int boundaries = boundaries(corners);
        int euler = used - edges.count() + proper;
        boolean manifold = !has(Kind.NON_MANIFOLD_EDGE) && !has(Kind.NON_MANIFOLD_VERTEX);
        OptionalInt genus = manifold && orientable && proper > 0
                ? OptionalInt.of((2 * components - boundaries - euler) / 2)
                : OptionalInt.empty();
        MeshSizes sizes = new MeshSizes(mesh, edges);
        sizes.facesWithoutArea().forEach(f -> found(Kind.ZERO_AREA, Integer.toString(f)));
        List<Problem> problems = new ArrayList<>();
        counts.forEach((kind, count) -> problems.add(new Problem(kind, count, first.getOrDefault(kind, List.of()))));
        return new MeshReport(
                mesh.vertexCount(),
                mesh.faceCount(),
                edges.count(),
                euler,
                components,
                boundaries,
                genus,
                manifold,
                closed,
                !has(Kind.INCONSISTENT_WINDING),
                orientable,
                problems,
                sizes.area(),
                sizes.edgeLengths(),
                sizes.angles());
    }

    /** Finds isolated vertices and vertices of several fans; returns the number of vertices with a face. */
    private int vertices(DisjointSets corners) {
        int[] fans = new int[mesh.vertexCount()];
        boolean[] named = new boolean[mesh.vertexCount()];
        for (int corner = 0; corner < 3 * mesh.faceCount(); corner++) {
            int vertex = mesh.vertex(corner / 3, corner % 3);
            named[vertex] = true;
            if (edges.isProper(corner / 3) && corners.root(corner) == corner) {
                fans[vertex]++;
            }
        }
        for (int v = 0; v < fans.length; v++) {
            if (fans[v] > 1) {
                found(Kind.NON_MANIFOLD_VERTEX, Integer.toString(v));
            } else if (!named[v]) {
                found(Kind.ISOLATED_VERTEX, Integer.toString(v));
            }
        }
        return (int) Arrays.stream(fans).filter(n -> n > 0).count();
    }

    /** Finds faces with a repeated vertex; returns the number of the others. */
    private int faces() {
        int proper = 0;
        for (int f = 0; f < mesh.faceCount(); f++) {
            if (edges.isProper(f)) {
                proper++;
            } else {
                found(Kind.REPEATED_VERTEX, Integer.toString(f));
            }
        }
        return proper;
    }

    private int components(DisjointSets faces) {
        int components = 0;
        for (int f = 0; f < mesh.faceCount(); f++) {
            components += edges.isProper(f) && faces.root(f) == f ? 1 : 0;
        }
        return components;
    }

    /** Follows boundary edges from fan to fan; a loop is a set of fans joined by them. */
    private int boundaries(DisjointSets corners) {
        DisjointSets loops = new DisjointSets(3 * mesh.faceCount());
        boolean[] onBoundary = new boolean[3 * mesh.faceCount()];
        for (int e = 0; e < edges.count(); e++) {
            if (edges.faces(e) == 1) {
                int start = corners.root(edges.side(e, 0));
                int end = corners.root(EdgeFaces.cornerAfter(edges.side(e, 0)));
                loops.join(start, end, false);
                onBoundary[start] = true;
                onBoundary[end] = true;
            }
        }
        int count = 0;
        for (int corner = 0; corner < onBoundary.length; corner++) {
            count += onBoundary[corner] && loops.root(corner) == corner ? 1 : 0;
        }
        return count;
    }

    /** The statistics of some numbers, which are sorted on the way. */
    static Statistics statistics(double[] numbers) {
        if (numbers.length == 0) {
            return new Statistics(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        Arrays.sort(numbers);
        double mean = 0;
        for (double number : numbers) {
            mean += number / numbers.length;
        }
        double median = (numbers[(numbers.length - 1) / 2] + numbers[numbers.length / 2]) / 2;
        return new Statistics(numbers[0], mean, median, numbers[numbers.length - 1]);
    }
}
