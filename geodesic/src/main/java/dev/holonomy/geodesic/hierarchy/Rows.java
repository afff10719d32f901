package dev.holonomy.geodesic.hierarchy;

import dev.holonomy.geodesic.Charts;

/** Rows one after the other in flat arrays. */
final class Rows {
    private final int[] offsets;
    private final int[] neighbours;
    private final double[] r;
    private final double[] theta;
    private final double[] transport;
    private final double[] weight;

    /** The rows, sorted, with weights by the areas of the neighbours. */
    Rows(Row[] rows, double[] areas) {
        offsets = new int[rows.length + 1];
        for (int p = 0; p < rows.length; p++) {
            long end = (long) offsets[p] + rows[p].count;
            if (end > Integer.MAX_VALUE - 16) {
                throw new IllegalArgumentException("the charts of a level have more pairs than an array can hold");
            }
            offsets[p + 1] = (int) end;
        }
        int pairs = offsets[rows.length];
        neighbours = new int[pairs];
        r = new double[pairs];
        theta = new double[pairs];
        transport = new double[pairs];
        weight = new double[pairs];
        for (int p = 0; p < rows.length; p++) {
            Row row = rows[p];
            row.sort();
            double sum = 0;
            for (int i = 0; i < row.count; i++) {
                sum += areas[row.neighbour[i]];
            }
            for (int i = 0, e = offsets[p]; i < row.count; i++, e++) {
                neighbours[e] = row.neighbour[i];
                r[e] = row.r[i];
                theta[e] = Turns.positive(row.theta[i]);
                transport[e] = Turns.signed(row.transport[i]);
                weight[e] = sum > 0 ? areas[row.neighbour[i]] / sum : 1.0 / row.count;
            }
        }
    }

    Charts charts(double radius, double wrappedShare) {
        return Charts.of(offsets, neighbours, r, theta, transport, weight, radius, wrappedShare);
    }

    CrossCharts crossCharts(int fineCount, double radius) {
        return new CrossCharts(fineCount, offsets, neighbours, r, theta, transport, weight, radius);
    }

    /**
     * Makes charts symmetric in place, as those of a surface: where both vertices see each other the transport is θ_p(q) + π −
     * θ_q(p); a pair that one side sees is added on the other with the transport turned around.
     */
    static void close(Row[] rows) {
        int[] offsets = new int[rows.length + 1];
        int[] seen = new int[rows.length];
        for (int p = 0; p < rows.length; p++) {
            seen[p] = rows[p].count;
            for (int i = 0; i < seen[p]; i++) {
                offsets[rows[p].neighbour[i] + 1]++;
            }
        }
        for (int p = 0; p < rows.length; p++) {
            offsets[p + 1] += offsets[p];
        }
        int[] fill = offsets.clone();
        int[] source = new int[offsets[rows.length]]; // who sees p, and where p is in its row
        int[] entry = new int[source.length];
        for (int s = 0; s < rows.length; s++) {
            for (int i = 0; i < seen[s]; i++) {
                int at = fill[rows[s].neighbour[i]]++;
                source[at] = s;
                entry[at] = i;
            }
        }
        int[] place = new int[rows.length]; // of a neighbour in the row of p, from 1
        for (int p = 0; p < rows.length; p++) {
            Row row = rows[p];
            for (int i = 0; i < seen[p]; i++) {
                place[row.neighbour[i]] = i + 1;
            }
            for (int at = offsets[p]; at < offsets[p + 1]; at++) {
                Row other = rows[source[at]];
                int back = entry[at];
                int i = place[source[at]] - 1;
                if (i >= 0) {
                    row.transport[i] = row.theta[i] + Math.PI - other.theta[back];
                } else {
                    double direction = other.theta[back] + Math.PI - other.transport[back];
                    row.add(source[at], other.r[back], direction, -other.transport[back]);
                }
            }
            for (int i = 0; i < seen[p]; i++) {
                place[row.neighbour[i]] = 0;
            }
        }
    }
}
