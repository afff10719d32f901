package dev.holonomy.layer;

import dev.holonomy.autodiff.Cells;
import dev.holonomy.compute.Scope;

/**
 * A coarse level of a surface as a network reads it: cells over the m vertices of the finer level, and charts among its n centres.
 *
 * @param samples the vertices of the surface that are the centres, [n]
 * @param parents the cell of each fine vertex, [m]
 * @param transport g_{q→c}: the angle added to a direction at fine vertex q to express it at its centre c, radians, [m]
 * @param weight a_q / A_c, [m]
 * @param areas areas A_c of the cells, [n]
 * @param pairs charts of the level
 */
@SuppressWarnings("ArrayRecordComponent") // large arrays shared with the hierarchy they come from, read only
public record Coarsening(
        int[] samples, int[] parents, double[] transport, double[] weight, double[] areas, Pairs pairs) {
    /**
     * The same level in other frames.
     *
     * @param fine the angle added at each vertex of the finer level, [m]
     * @param coarse the angle added at each centre, [n]
     * @return g + α_c − α_q, and turned charts
     */
    public Coarsening rotatedGauge(double[] fine, double[] coarse) {
        double[] turned = transport.clone();
        for (int q = 0; q < turned.length; q++) {
            turned[q] += coarse[parents[q]] - fine[q];
        }
        return new Coarsening(samples, parents, turned, weight, areas, pairs.rotatedGauge(coarse));
    }

    /**
     * Copies the cells to a device.
     *
     * @param scope owner of the memory
     * @return the cells
     */
    public Cells cells(Scope scope) {
        return Cells.of(scope, areas.length, parents, transport, weight);
    }
}
