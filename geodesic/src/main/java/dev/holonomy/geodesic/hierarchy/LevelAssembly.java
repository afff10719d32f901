package dev.holonomy.geodesic.hierarchy;

import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.LogMaps;
import dev.holonomy.geodesic.Surface;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Makes a level out of cells: one log map around each sample gives the transports and all charts. */
final class LevelAssembly {
    /** Log maps reach this much farther than distances say, which are estimates along other ways. */
    private static final double SLACK = 1.001;

    private final Surface surface;
    private final int[] coarse;
    private final double[] fineAreas;
    private final Cells cells;
    private final double[] reach;

    private final int[] fine;

    /** Where each vertex of the surface is in the finer level, -1 where it is not; and in this one. */
    private final int[] fineIndex;

    private final int[] coarseIndex;

    /** Pairs of cells that touch, as cell · 2^32 + other cell, sorted. */
    private final long[] touching;

    /**
     * Prepares a level.
     *
     * @param surface the surface
     * @param fine its vertices of the finer level, [m]
     * @param coarse its vertices of the level, [n]
     * @param nearest the cell of each vertex of the surface, [V]
     * @param distance to the sample of the cell, [V]
     * @param fineAreas areas of the finer level, [m]
     */
    LevelAssembly(Surface surface, int[] fine, int[] coarse, int[] nearest, double[] distance, double[] fineAreas) {
        this.surface = surface;
        this.fine = fine;
        this.coarse = coarse;
        this.fineAreas = fineAreas;
        this.cells = Cells.of(Arrays.stream(fine).map(v -> nearest[v]).toArray(), coarse.length);
        this.reach = new double[coarse.length];
        for (int v : fine) {
            reach[nearest[v]] = Math.max(reach[nearest[v]], SLACK * distance[v]);
        }
        this.touching = touching(nearest, distance);
        this.fineIndex = index(fine);
        this.coarseIndex = index(coarse);
    }

    private int[] index(int[] vertices) {
        int[] result = new int[surface.mesh().vertexCount()];
        Arrays.fill(result, -1);
        for (int i = 0; i < vertices.length; i++) {
            result[vertices[i]] = i;
        }
        return result;
    }

    /** Finds cells with an edge between them, and makes both reach the other's sample over it. */
    private long[] touching(int[] nearest, double[] distance) {
        HalfEdges halfEdges = surface.halfEdges();
        long[] pairs = new long[halfEdges.count()];
        int count = 0;
        for (int h = 0; h < pairs.length; h++) {
            int v = halfEdges.tail(h);
            int w = halfEdges.tip(h);
            if (!halfEdges.isVoid(h) && nearest[v] != nearest[w]) {
                pairs[count++] = (long) nearest[v] << 32 | nearest[w];
                double way = distance[v] + surface.lengths().length(h) + distance[w];
                reach[nearest[v]] = Math.max(reach[nearest[v]], SLACK * way);
            }
        }
        return Arrays.stream(pairs, 0, count).sorted().distinct().toArray();
    }

    /**
     * Makes the level.
     *
     * @param fineRadius the radius of charts on the finer level
     * @param radius the radius of charts on the level
     * @param threads number of threads, 0 for all
     * @return the level
     */
    Level level(double fineRadius, double radius, int threads) {
        Row[] within = new Row[coarse.length];
        Row[] cross = new Row[coarse.length];
        boolean[] wrapped = new boolean[coarse.length];
        boolean[] incomplete = new boolean[coarse.length];
        int[] pending = IntStream.range(0, coarse.length).toArray();
        double[] radii = Arrays.stream(reach).map(x -> Math.max(x, radius)).toArray();
        while (pending.length > 0) {
            int[] now = pending;
            LogMaps.around(
                    surface,
                    Arrays.stream(now).map(c -> coarse[c]).toArray(),
                    Arrays.stream(now).mapToDouble(c -> radii[c]).toArray(),
                    threads,
                    (i, map) -> {
                        int c = now[i];
                        incomplete[c] = !fill(c, map) || !meetsNeighbours(c, map);
                        cross[c] = cross(c, map, fineRadius);
                        within[c] = within(c, map, radius);
                        wrapped[c] = !map.embedded(radius);
                    });
            pending = Arrays.stream(now).filter(c -> incomplete[c]).toArray();
            for (int c : pending) {
                radii[c] = 2 * radii[c]
                        + surface.meanEdgeLength(); // an estimate along another way was longer than the slack
            }
        }
        Rows.close(within);
        double[] areas = cells.pool(fineAreas);
        int wraps =
                (int) IntStream.range(0, wrapped.length).filter(c -> wrapped[c]).count();
        return new Level(
                coarse,
                cells,
                areas,
                new Rows(within, areas).charts(radius, (double) wraps / coarse.length),
                new Rows(cross, fineAreas).crossCharts(fine.length, fineRadius));
    }

    /** Sets the polar coordinates of the members of a cell; false if the map does not hold them all. */
    private boolean fill(int c, LogMaps.LogMap map) {
        for (int i = cells.offsets()[c]; i < cells.offsets()[c + 1]; i++) {
            int q = cells.members()[i];
            int entry = map.entry(fine[q]);
            if (entry < 0) {
                return false;
            }
            cells.r()[q] = map.r(entry);
            cells.theta()[q] = map.theta(entry);
            cells.transport()[q] = map.transport(entry);
        }
        return true;
    }

    /** Whether the map holds the samples of all cells next door. */
    private boolean meetsNeighbours(int c, LogMaps.LogMap map) {
        int at = Arrays.binarySearch(touching, (long) c << 32);
        for (int i = at < 0 ? -at - 1 : at; i < touching.length && touching[i] >> 32 == c; i++) {
            if (map.entry(coarse[(int) touching[i]]) < 0) {
                return false;
            }
        }
        return true;
    }

    private Row cross(int c, LogMaps.LogMap map, double radius) {
        Row row = new Row();
        for (int entry = 1; entry < map.count(); entry++) {
            int q = fineIndex[map.vertex(entry)];
            if (q >= 0 && (map.r(entry) <= radius || cells.parents()[q] == c)) {
                row.add(q, map.r(entry), map.theta(entry), map.transport(entry));
            }
        }
        return row.trimmed();
    }

    private Row within(int c, LogMaps.LogMap map, double radius) {
        Row row = new Row();
        for (int entry = 1; entry < map.count(); entry++) {
            int q = coarseIndex[map.vertex(entry)];
            boolean near = q >= 0 && (map.r(entry) <= radius || Arrays.binarySearch(touching, (long) c << 32 | q) >= 0);
            if (near) {
                row.add(q, map.r(entry), map.theta(entry), map.transport(entry));
            }
        }
        return row.trimmed();
    }
}
