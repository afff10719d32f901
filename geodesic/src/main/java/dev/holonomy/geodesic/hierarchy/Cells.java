package dev.holonomy.geodesic.hierarchy;

/**
 * The cells of a level: for each fine vertex its cell, and where it lies in it.
 *
 * @param parents cell of each fine vertex, [m]
 * @param offsets where the members of a cell begin, [n + 1]
 * @param members fine vertices by cell, ascending in each, [m]
 * @param r distance to the centre, [m]
 * @param theta direction from the centre, [m]
 * @param transport to the centre, [m]
 * @param weight share of the area of the cell, [m]
 */
@SuppressWarnings("ArrayRecordComponent") // large arrays, made once and only read
record Cells(
        int[] parents, int[] offsets, int[] members, double[] r, double[] theta, double[] transport, double[] weight) {
    /** Cells whose polar coordinates are yet to be filled in. */
    static Cells of(int[] parents, int count) {
        int[] offsets = new int[count + 1];
        for (int c : parents) {
            offsets[c + 1]++;
        }
        for (int c = 0; c < count; c++) {
            offsets[c + 1] += offsets[c];
        }
        int[] fill = offsets.clone();
        int[] members = new int[parents.length];
        for (int q = 0; q < parents.length; q++) {
            members[fill[parents[q]]++] = q;
        }
        int fine = parents.length;
        return new Cells(
                parents, offsets, members, new double[fine], new double[fine], new double[fine], new double[fine]);
    }

    /** Sums the areas of the members and gives each its share. */
    double[] pool(double[] fineAreas) {
        double[] areas = new double[offsets.length - 1];
        for (int q = 0; q < parents.length; q++) {
            areas[parents[q]] += fineAreas[q];
        }
        for (int q = 0; q < parents.length; q++) {
            int c = parents[q];
            weight[q] = areas[c] > 0 ? fineAreas[q] / areas[c] : 1.0 / (offsets[c + 1] - offsets[c]);
        }
        return areas;
    }

    Cells rotatedGauge(double[] fine, double[] coarse) {
        double[] turnedTheta = theta.clone();
        double[] turnedTransport = transport.clone();
        for (int q = 0; q < parents.length; q++) {
            if (r[q] > 0) {
                turnedTheta[q] = Turns.positive(theta[q] + coarse[parents[q]]);
            }
            turnedTransport[q] = Turns.signed(transport[q] + coarse[parents[q]] - fine[q]);
        }
        return new Cells(parents, offsets, members, r, turnedTheta, turnedTransport, weight);
    }
}
