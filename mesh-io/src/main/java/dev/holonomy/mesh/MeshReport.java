package dev.holonomy.mesh;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a mesh is like, as found by {@link MeshChecks}.
 *
 * <p>Topology is that of the surface: faces in which a vertex appears twice, and vertices without a face, are counted as
 * problems and otherwise left out.
 *
 * @param vertices vertices, isolated ones included
 * @param faces faces, degenerate ones included
 * @param edges edges of the surface
 * @param euler Euler characteristic of the surface, vertices - edges + faces
 * @param components pieces that hang together by edges
 * @param boundaries closed loops of edges with one face
 * @param genus handles, summed over the components; empty where the surface is no orientable manifold
 * @param manifold whether every edge has one or two faces and the faces at each vertex form one fan
 * @param closed whether every edge has two or more faces
 * @param oriented whether the two faces of each edge run through it in opposite directions
 * @param orientable whether turning some faces around would make it so
 * @param problems what may trouble an algorithm
 * @param area the area of all faces
 * @param edgeLengths the lengths of the edges
 * @param angles the corner angles, in radians, of the faces that have area
 */
public record MeshReport(
        int vertices,
        int faces,
        int edges,
        int euler,
        int components,
        int boundaries,
        OptionalInt genus,
        boolean manifold,
        boolean closed,
        boolean oriented,
        boolean orientable,
        List<Problem> problems,
        double area,
        Statistics edgeLengths,
        Statistics angles) {
    /** Copies the list. */
    public MeshReport {
        problems = List.copyOf(problems);
    }

    /**
     * This report with more problems.
     *
     * @param more what was found beside it
     * @return a report of both
     */
    public MeshReport with(List<Problem> more) {
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(more);
        return new MeshReport(
                vertices,
                faces,
                edges,
                euler,
                components,
                boundaries,
                genus,
                manifold,
                closed,
                oriented,
                orientable,
                all,
                area,
                edgeLengths,
                angles);
    }

    /** Kinds of problems. */
    public enum Kind {
        /** An edge with three or more faces. */
        NON_MANIFOLD_EDGE("non-manifold edge"),
        /** A vertex at which the faces form several fans. */
        NON_MANIFOLD_VERTEX("non-manifold vertex"),
        /** An edge through which its two faces run in the same direction. */
        INCONSISTENT_WINDING("inconsistent winding at an edge"),
        /** A face in which a vertex appears twice. */
        REPEATED_VERTEX("face with a repeated vertex"),
        /** A face of three different vertices whose area is below 1e-12 times its longest edge squared. */
        ZERO_AREA("face without area"),
        /** A face with the same three vertices as an earlier one, in any order. */
        DUPLICATE_FACE("duplicate face"),
        /** A vertex without a face. */
        ISOLATED_VERTEX("isolated vertex"),
        /** A vertex at exactly the place of an earlier one. */
        COINCIDENT_VERTEX("coincident vertex"),
        /** A closed component whose faces are turned to its inside: its volume is negative. */
        INSIDE_OUT("component turned inside out"),
        /** A pair of faces that cross or touch beyond what they share; found by {@link SelfIntersections} only. */
        SELF_INTERSECTION("self-intersection"),
        /** A pair of faces that lie on each other in one plane; found by {@link SelfIntersections} only. */
        OVERLAPPING_FACES("pair of overlapping faces");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * A problem.
     *
     * @param kind what it is
     * @param count how often it was found
     * @param first ids of the first ten: of a vertex, of a face, or of the two vertices of an edge like "3-7"
     */
    public record Problem(Kind kind, int count, List<String> first) {
        /** Copies the list. */
        public Problem {
            first = List.copyOf(first);
        }
    }

    /**
     * A distribution; all NaN where there are no numbers.
     *
     * @param least the smallest number
     * @param mean the mean
     * @param median the middle one
     * @param most the largest number
     */
    public record Statistics(double least, double mean, double median, double most) {}
}
