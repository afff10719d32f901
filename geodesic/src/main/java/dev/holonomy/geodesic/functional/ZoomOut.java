package dev.holonomy.geodesic.functional;

/**
 * Spectral upsampling of a functional map (Melzi et al. 2019): to a map of vertices by the adjoint, and back with more modes, again and
 * again.
 */
public final class ZoomOut {
    private ZoomOut() {}

    /**
     * A refined map.
     *
     * @param map the map of functions, [K, K]
     * @param vertexMap the map of vertices that it stands for, [V_Y]
     */
    @SuppressWarnings("ArrayRecordComponent") // made here, read only
    public record Refined(FunctionalMap map, int[] vertexMap) {}

    /**
     * Refines a map.
     *
     * @param start the map to begin with
     * @param x the surface whose functions are mapped
     * @param y the surface they are mapped to
     * @param modes K to end with, at most what both bases have
     * @param step how many modes more each time
     * @return the map of K modes
     */
    public static Refined refine(FunctionalMap start, SpectralBasis x, SpectralBasis y, int modes, int step) {
        x.requireModes(modes);
        y.requireModes(modes);
        if (step < 1) {
            throw new IllegalArgumentException("a step of " + step + " modes, wanted 1 or more");
        }
        FunctionalMap map = start;
        int[] vertexMap = map.vertexMap(x, y, FunctionalMap.Recovery.ADJOINT);
        int rows = map.rows();
        int columns = map.columns();
        while (rows < modes || columns < modes) {
            rows = Math.min(modes, rows + step);
            columns = Math.min(modes, columns + step);
            map = FunctionalMap.ofVertexMap(x, y, vertexMap, rows, columns);
            vertexMap = map.vertexMap(x, y, FunctionalMap.Recovery.ADJOINT, vertexMap);
        }
        return new Refined(map, vertexMap);
    }

    /**
     * How much of the target a map reaches.
     *
     * @param vertexMap the map
     * @param targets how many vertices the target has
     * @return the share of the target's vertices that are images, 0 to 1
     */
    public static double coverage(int[] vertexMap, int targets) {
        boolean[] hit = new boolean[targets];
        for (int v : vertexMap) {
            if (v >= 0) {
                hit[v] = true;
            }
        }
        int count = 0;
        for (boolean h : hit) {
            count += h ? 1 : 0;
        }
        return (double) count / Math.max(1, targets);
    }
}
