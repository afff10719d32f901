package dev.holonomy.geodesic;

/** Truncated log maps around chosen vertices, in parallel: for samples, levels and their charts. */
public final class LogMaps {
    private LogMaps() {}

    /** Takes the log maps as they are found. */
    public interface Receiver {
        /**
         * Looks at one map, on whichever thread has made it.
         *
         * @param index the index of its source in the list of sources
         * @param map the map, which is only valid during the call
         */
        void receive(int index, LogMap map);
    }

    /** Polar coordinates of the vertices around one source; entry 0 is the source itself. */
    public static final class LogMap {
        private final HalfEdges halfEdges;
        private final UnfoldedFaces faces;
        private final PolarDisc disc;

        private LogMap(HalfEdges halfEdges, UnfoldedFaces faces, PolarDisc disc) {
            this.halfEdges = halfEdges;
            this.faces = faces;
            this.disc = disc;
        }

        /**
         * The number of entries: all vertices within the radius and the one-ring, and some beyond with upper bounds.
         *
         * @return at least 1
         */
        public int count() {
            return disc.count;
        }

        /**
         * The entry of a vertex.
         *
         * @param vertex vertex id
         * @return its entry, or -1 if it was not met
         */
        public int entry(int vertex) {
            return disc.slot(vertex);
        }

        /**
         * The vertex of an entry.
         *
         * @param entry 0..count-1
         * @return vertex id
         */
        public int vertex(int entry) {
            return disc.vertex[entry];
        }

        /**
         * The distance from the source.
         *
         * @param entry 0..count-1
         * @return distance in the units of the mesh
         */
        public double r(int entry) {
            return disc.r[entry];
        }

        /**
         * The direction from the source, in its frame.
         *
         * @param entry 0..count-1
         * @return angle in 0..2π; 0 for the source
         */
        public double theta(int entry) {
            return Angles.positive(disc.theta[entry]);
        }

        /**
         * The transport to the source along the path: what is added to a direction at the vertex to express it at the source.
         *
         * @param entry 0..count-1
         * @return angle in -π..π; 0 for the source
         */
        public double transport(int entry) {
            return Angles.signed(disc.transport[entry]);
        }

        /**
         * Whether the disc of a radius is embedded, as {@link Charts#wrappedShare} means it.
         *
         * @param radius at most that of the map
         * @return true if polar coordinates are one-to-one on it
         */
        public boolean embedded(double radius) {
            return new DiscTopology(halfEdges, faces, radius, disc).embedded();
        }
    }

    /**
     * Finds the log map around every source by exact geodesics.
     *
     * @param surface the surface
     * @param sources vertex ids
     * @param radii a radius for each, not negative; infinity maps the whole component
     * @param threads how many threads work, 0 takes one a processor; the maps do not depend on it
     * @param receiver called once a source, from several threads at a time, in no order
     */
    public static void around(Surface surface, int[] sources, double[] radii, int threads, Receiver receiver) {
        around(surface, ChartOptions.Method.EXACT, sources, radii, threads, receiver);
    }

    /**
     * Finds the log map around every source.
     *
     * @param surface the surface
     * @param method how
     * @param sources vertex ids
     * @param radii a radius for each, not negative; infinity maps the whole component
     * @param threads how many threads work, 0 takes one a processor; the maps do not depend on it
     * @param receiver called once a source, from several threads at a time, in no order
     */
    public static void around(
            Surface surface,
            ChartOptions.Method method,
            int[] sources,
            double[] radii,
            int threads,
            Receiver receiver) {
        if (sources.length != radii.length) {
            throw new IllegalArgumentException(sources.length + " sources, but " + radii.length + " radii");
        }
        UnfoldedFaces faces = new UnfoldedFaces(surface.halfEdges(), surface.lengths(), surface.transport());
        int workers = ChartOptions.radius(0).withThreads(threads).threadCount();
        ParallelBlocks.run(sources.length, workers, () -> {
            PolarDisc disc = new PolarDisc(surface.halfEdges().vertexCount());
            GeodesicWindows windows = new GeodesicWindows(surface, faces, disc);
            LogMap map = new LogMap(surface.halfEdges(), faces, disc);
            return (block, from, to) -> {
                for (int i = from; i < to; i++) {
                    switch (method) {
                        case EXACT -> windows.spread(sources[i], radii[i]);
                        case DGPC -> new GeodesicFront(surface, faces, radii[i], disc).spread(sources[i]);
                        case PROJECTION -> new TangentProjection(surface, radii[i], disc).spread(sources[i]);
                    }
                    receiver.receive(i, map);
                }
            };
        });
    }
}
