package dev.holonomy.geodesic.intrinsic;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.Transport;
import dev.holonomy.geodesic.path.GeodesicTrace;
import dev.holonomy.geodesic.path.GeodesicTracer;
import dev.holonomy.geodesic.path.SurfacePoint;
import dev.holonomy.geodesic.path.SurfacePoint.AtVertex;
import dev.holonomy.geodesic.path.SurfacePoint.OnEdge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Inserts circumcenters of faces with small angles, and cuts boundary edges in whose circle a vertex lies, largest faces first
 * (Ruppert 1995, intrinsically as in Sharp, Soliman and Crane 2019).
 *
 * <p>A corner is let be if it is at a vertex of the input whose angles sum to less than π/3: no insertion widens it. Boundary edges at
 * such a vertex are cut at powers of two from it, so that they do not cut each other without end.
 */
final class DelaunayRefinement {
    private static final double SHARP = Math.PI / 3;

    private final HalfEdges input;
    private final Transport transport;
    private final SignpostMesh mesh;
    private final GeodesicTracer tracer;
    private final CircumcenterWalk walk;
    private final RefinementOptions options;
    private final double leastRatio;
    private final PriorityQueue<Candidate> queue = new PriorityQueue<>(
            Comparator.comparingDouble(Candidate::radius).reversed().thenComparingInt(Candidate::face));
    private final ArrayDeque<Integer> rim = new ArrayDeque<>(); // edges that a vertex may have come near to
    private final List<SurfacePoint> places = new ArrayList<>(); // of inserted vertices, on the input

    /** A face as it was when it was found to be bad. */
    private record Candidate(double radius, int face) {}

    /**
     * Refines a Delaunay triangulation.
     *
     * @param mesh the triangulation; it is changed
     * @param input connectivity of the input
     * @param lengths mollified lengths of the input
     * @param transport their transport in the gauge of the mesh
     */
    DelaunayRefinement(
            SignpostMesh mesh, HalfEdges input, EdgeLengths lengths, Transport transport, RefinementOptions options) {
        this.mesh = mesh;
        this.input = input;
        this.transport = transport;
        this.options = options;
        this.tracer = new GeodesicTracer(input, lengths, transport);
        this.walk = new CircumcenterWalk(mesh);
        this.leastRatio = 2 * Math.sin(options.minimumAngle());
        int before;
        do {
            before = places.size();
            pass();
        } while (places.size() > before && !exhausted());
    }

    private boolean exhausted() {
        return mesh.vertexCount() >= options.vertexBudget();
    }

    private void pass() {
        for (int h = 0; h < 3 * mesh.faceCount; h++) {
            rim.add(h);
            cutEncroached();
        }
        for (int f = 0; f < mesh.faceCount; f++) {
            propose(f);
        }
        while (!queue.isEmpty() && !exhausted()) {
            Candidate bad = queue.poll();
            if (bad.radius() == circumradius(bad.face()) && isBad(bad.face())) {
                improve(bad.face());
                cutEncroached();
            }
        }
        queue.clear();
    }

    private double circumradius(int f) {
        int h = 3 * f;
        return mesh.length[h] * mesh.length[h + 1] * mesh.length[h + 2] / (4 * mesh.area[f]);
    }

    /** Whether a face has an angle that is too small and can be helped. */
    boolean isBad(int f) {
        int h = 3 * f;
        if (mesh.twin[h] == HalfEdges.VOID) {
            return false;
        }
        int shortest = mesh.length[h] <= mesh.length[h + 1] ? h : h + 1;
        shortest = mesh.length[h + 2] < mesh.length[shortest] ? h + 2 : shortest;
        return mesh.length[shortest] < leastRatio * circumradius(f) && !isSharp(mesh.tail[FlipMesh.previous(shortest)]);
    }

    private boolean isSharp(int v) {
        return !isInserted(v) && transport.angleSum(v) < SHARP;
    }

    private void propose(int f) {
        if (isBad(f)) {
            queue.add(new Candidate(circumradius(f), f));
        }
    }

    private void improve(int f) {
        if (walk.locate(f)) {
            insert(walk.found());
        } else if (walk.found() >= 0) {
            cut(walk.found());
            propose(f);
        }
    }

    /** Puts the circumcenter that was walked to into the face that holds it. */
    private void insert(int f) {
        double[] distance = new double[3];
        double[] part = new double[3];
        int nearest = 0;
        for (int c = 0; c < 3; c++) {
            double dx = walk.fromCornerX(c);
            double dy = walk.fromCornerY(c);
            distance[c] = Math.sqrt(dx * dx + dy * dy);
            part[c] = Math.max(0, 0.5 * walk.side(c));
            nearest = distance[c] < distance[nearest] ? c : nearest;
        }
        int h = 3 * f + nearest;
        int v = mesh.tail[h];
        double theta = mesh.direction(h) + mesh.scale(v) * walk.turn(nearest);
        SurfacePoint from = isInserted(v) ? places.get(v - input.vertexCount()) : new AtVertex(v);
        GeodesicTrace trace = tracer.trace(from, theta, distance[nearest]);
        if (trace.stop() != GeodesicTrace.Stop.LENGTH || trace.path().end() instanceof AtVertex) {
            return; // rounding at a rim, or at a vertex of the input
        }
        int first = 3 * mesh.faceCount;
        int p = mesh.splitFace(f, distance, part, nearest, trace.direction() + Math.PI);
        places.add(trace.path().end());
        mesh.push(3 * f);
        mesh.push(first);
        mesh.push(first + 3);
        settle(p);
    }

    private void cutEncroached() {
        while (!rim.isEmpty()) {
            int h = rim.pop();
            if (isEncroached(h) && !exhausted()) {
                cut(h);
            }
        }
    }

    /** Whether the apex over a boundary edge lies in its circle. */
    private boolean isEncroached(int h) {
        double a = mesh.length[FlipMesh.next(h)];
        double b = mesh.length[FlipMesh.previous(h)];
        double l = mesh.length[h];
        return mesh.twin[h] == HalfEdges.UNPAIRED && a * a + b * b < (1 - 1e-12) * l * l;
    }

    private void cut(int h) {
        int a = mesh.tail[h];
        int b = mesh.tail[FlipMesh.next(h)];
        int side = isInserted(a) ? onRim(a).halfEdge() : input.first(a);
        double from = isInserted(a) ? onRim(a).share() : 0;
        double to = isInserted(b) ? onRim(b).share() : 1;
        double share = share(isSharp(a), isSharp(b), mesh.length[h]);
        int second = 3 * mesh.faceCount;
        int p = mesh.splitBoundary(h, share);
        places.add(new OnEdge(side, from + share * (to - from)));
        mesh.push(FlipMesh.previous(h));
        mesh.push(second + 1);
        settle(p);
    }

    /** Half, or a power of two from an end that is sharp. */
    private static double share(boolean sharpTail, boolean sharpTip, double length) {
        if (sharpTail == sharpTip) {
            return 0.5;
        }
        double share = Math.scalb(1.0, (int) Math.rint(Math.log(length / 2) / Math.log(2))) / length;
        return sharpTail ? share : 1 - share;
    }

    private boolean isInserted(int v) {
        return v >= input.vertexCount();
    }

    private OnEdge onRim(int v) {
        return (OnEdge) places.get(v - input.vertexCount());
    }

    /** Flips around a new vertex and looks at the faces it has got. */
    private void settle(int p) {
        mesh.drain();
        int h = mesh.post(p);
        do {
            propose(h / 3);
            rim.push(FlipMesh.next(h));
            h = mesh.nextAround(h);
        } while (h >= 0 && h != mesh.post(p));
    }

    /** How many faces keep an angle that is too small. */
    int badCount() {
        int count = 0;
        for (int f = 0; f < mesh.faceCount; f++) {
            count += isBad(f) ? 1 : 0;
        }
        return count;
    }

    /** Where the inserted vertices lie on the input. */
    SurfacePoint[] places() {
        return places.toArray(new SurfacePoint[0]);
    }
}
