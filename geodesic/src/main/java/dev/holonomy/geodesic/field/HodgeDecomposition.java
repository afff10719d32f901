package dev.holonomy.geodesic.field;

import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.sparse.Cholesky;
import dev.holonomy.geodesic.sparse.SparseMatrix;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Splits a field on faces into a gradient, a turned gradient and a harmonic rest, orthogonal to each other (Polthier and Preuss 2003;
 * Wardetzky 2006).
 *
 * <p>The gradient is of a function that is linear in each face and continuous; the turned one is of a function with its values on the
 * middles of the edges, 0 on the boundary. With this pair the rest has just the dimension that the topology gives: 2 g on a closed
 * surface of genus g. The constructor factors two matrices, of V and of inner edges; safe to use from many threads.
 */
public final class HodgeDecomposition {
    /** Keeps constants solvable; refinement takes it out again. */
    private static final double SHIFT = 1e-9;

    private static final int REFINEMENTS = 8;

    private final HalfEdges halfEdges;
    private final VectorCalculus calculus;
    private final int[] edge; // of each half-edge of a face; -1 on the boundary and where there is no area
    private final SparseMatrix vertexMatrix;
    private final SparseMatrix edgeMatrix;
    private final Cholesky vertexFactor;
    private final Cholesky edgeFactor;
    private final int harmonicDimension;

    /**
     * The parts of a field, each [F, 2].
     *
     * @param exact the gradient of {@code potential}
     * @param coexact a gradient turned by a right angle
     * @param harmonic the rest: neither divergence nor curl inside the surface
     * @param potential a function on the vertices, [V], up to a constant in each component
     */
    @SuppressWarnings("ArrayRecordComponent") // a bundle of flat arrays, never compared
    public record Parts(double[] exact, double[] coexact, double[] harmonic, double[] potential) {}

    /**
     * Factors for a surface.
     *
     * @param surface the surface
     */
    public HodgeDecomposition(Surface surface) {
        halfEdges = surface.halfEdges();
        calculus = new VectorCalculus(surface);
        edge = new int[3 * halfEdges.faceCount()];
        Arrays.fill(edge, -1);
        int edges = 0;
        for (int h = 0; h < edge.length; h++) {
            int twin = halfEdges.twin(h);
            if (twin > h && !halfEdges.isBoundary(twin)) {
                edge[h] = edges;
                edge[twin] = edges++;
            }
        }
        int[] vertexOf = new int[edge.length];
        Arrays.setAll(vertexOf, halfEdges::tail);
        int[] edgeOf = new int[edge.length]; // corner k belongs to the opposite side
        Arrays.setAll(edgeOf, h -> edge[h % 3 == 2 ? h - 2 : h + 1]);
        vertexMatrix = matrix(halfEdges.vertexCount(), vertexOf, 1);
        edgeMatrix = matrix(edges, edgeOf, 4);
        vertexFactor = Cholesky.of(shifted(vertexMatrix));
        edgeFactor = Cholesky.of(shifted(edgeMatrix));
        harmonicDimension = dimension(edges);
    }

    /** factor ∫ ∇φ_k·∇φ_l, with the corners k and l of each face standing for what they are given. */
    private SparseMatrix matrix(int size, int[] of, double factor) {
        double[] plane = calculus.plane();
        int[] row = new int[3 * of.length];
        int[] column = new int[3 * of.length];
        double[] value = new double[3 * of.length];
        int count = 0;
        for (int f = 0; f < of.length; f += 3) {
            double l = plane[f];
            double x = plane[f + 1];
            double y = plane[f + 2];
            if (!(y > 0)) {
                continue;
            }
            double[] gx = {-y, y, 0}; // ∇φ times l y
            double[] gy = {x - l, -x, l};
            for (int k = 0; k < 3; k++) {
                for (int m = 0; m < 3; m++) {
                    if (of[f + k] >= 0 && of[f + m] >= 0) {
                        row[count] = of[f + k];
                        column[count] = of[f + m];
                        value[count++] = factor * (gx[k] * gx[m] + gy[k] * gy[m]) / (2 * l * y);
                    }
                }
            }
        }
        return SparseMatrix.ofTriplets(
                size, Arrays.copyOf(row, count), Arrays.copyOf(column, count), Arrays.copyOf(value, count));
    }

    private static SparseMatrix shifted(SparseMatrix matrix) {
        double[] shift = matrix.diagonal();
        for (int i = 0; i < shift.length; i++) {
            shift[i] = shift[i] > 0 ? SHIFT * shift[i] : 1;
        }
        return matrix.plusDiagonal(1, shift);
    }

    /** 2 F − (V − components) − (inner edges − closed components), over faces that are there. */
    private int dimension(int edges) {
        int faces = 0;
        for (int f = 0; f < halfEdges.faceCount(); f++) {
            faces += halfEdges.isVoid(3 * f) ? 0 : 1;
        }
        int vertices = 0;
        int components = 0;
        int closed = 0;
        boolean[] seen = new boolean[halfEdges.vertexCount()];
        ArrayDeque<Integer> open = new ArrayDeque<>();
        for (int start = 0; start < seen.length; start++) {
            if (seen[start] || halfEdges.first(start) < 0) {
                continue;
            }
            boolean rim = false;
            components++;
            seen[start] = true;
            open.add(start);
            while (!open.isEmpty()) {
                int v = open.remove();
                vertices++;
                rim |= halfEdges.onBoundary(v);
                int h = halfEdges.first(v);
                for (int i = 0; i < halfEdges.degree(v); i++, h = halfEdges.nextAround(h)) {
                    if (!seen[halfEdges.tip(h)]) {
                        seen[halfEdges.tip(h)] = true;
                        open.add(halfEdges.tip(h));
                    }
                }
            }
            closed += rim ? 0 : 1;
        }
        return 2 * faces - (vertices - components) - (edges - closed);
    }

    /**
     * The dimension of the space of harmonic fields.
     *
     * @return 2 g for a closed surface of genus g, 2 g + b − 1 with b > 0 boundary loops, summed over components; faces without area
     *     count as if they had one
     */
    public int harmonicDimension() {
        return harmonicDimension;
    }

    /**
     * Splits a field.
     *
     * @param field [F, 2], as in {@link VectorCalculus}; what is on faces without area is left out
     * @return the parts
     */
    public Parts parts(double[] field) {
        double[] divergence = calculus.divergence(field);
        for (int v = 0; v < divergence.length; v++) {
            divergence[v] = 0 - divergence[v];
        }
        double[] potential = vertexFactor.solveRefined(vertexMatrix, divergence, REFINEMENTS);
        double[] exact = calculus.gradient(potential);
        double[] stream = edgeFactor.solveRefined(edgeMatrix, circulation(field), REFINEMENTS);
        double[] coexact = turnedGradient(stream);
        double[] harmonic = new double[field.length];
        for (int i = 0; i < field.length; i++) {
            boolean there = calculus.plane()[i / 2 * 3 + 2] > 0;
            harmonic[i] = there ? field[i] - exact[i] - coexact[i] : 0;
        }
        return new Parts(exact, coexact, harmonic, potential);
    }

    /** ∫ X·J∇ψ over the function ψ of each inner edge; ψ = 1 − 2 φ of the corner opposite, so J∇ψ is the edge over the area. */
    private double[] circulation(double[] field) {
        double[] sum = new double[edgeMatrix.size()];
        double[] plane = calculus.plane();
        for (int h = 0; h < edge.length; h++) {
            int f = h / 3;
            if (edge[h] >= 0 && plane[3 * f + 2] > 0) {
                sum[edge[h]] += sideX(h) * field[2 * f] + sideY(h) * field[2 * f + 1];
            }
        }
        return sum;
    }

    private double[] turnedGradient(double[] stream) {
        double[] plane = calculus.plane();
        double[] field = new double[2 * halfEdges.faceCount()];
        for (int h = 0; h < edge.length; h++) {
            int f = h / 3;
            double area = 0.5 * plane[3 * f] * plane[3 * f + 2];
            if (edge[h] >= 0 && area > 0) {
                field[2 * f] += stream[edge[h]] * sideX(h) / area;
                field[2 * f + 1] += stream[edge[h]] * sideY(h) / area;
            }
        }
        return field;
    }

    /** A side of a face as a vector, counter-clockwise. */
    private double sideX(int h) {
        double[] plane = calculus.plane();
        int f = h / 3 * 3;
        return h == f ? plane[f] : h == f + 1 ? plane[f + 1] - plane[f] : -plane[f + 1];
    }

    private double sideY(int h) {
        double[] plane = calculus.plane();
        int f = h / 3 * 3;
        return h == f ? 0 : h == f + 1 ? plane[f + 2] : -plane[f + 2];
    }
}
