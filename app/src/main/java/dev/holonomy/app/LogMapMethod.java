package dev.holonomy.app;

import dev.holonomy.geodesic.ChartOptions;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.heat.HeatLogMaps;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Ways to find polar coordinates around a vertex. */
enum LogMapMethod {
    /** Exact geodesics. */
    EXACT(ChartOptions.Method.EXACT, null),
    /** Discrete geodesic polar coordinates. */
    DGPC(ChartOptions.Method.DGPC, null),
    /** The vector heat method, over the whole component. */
    VECTOR_HEAT(null, HeatLogMaps.Method.VECTOR_HEAT),
    /** The affine heat method, over the whole component. */
    AFFINE_HEAT(null, HeatLogMaps.Method.AFFINE_HEAT),
    /** Projection on the tangent plane. */
    PROJECTION(ChartOptions.Method.PROJECTION, null);

    private final ChartOptions.@Nullable Method local;
    private final HeatLogMaps.@Nullable Method heat;

    LogMapMethod(ChartOptions.@Nullable Method local, HeatLogMaps.@Nullable Method heat) {
        this.local = local;
        this.heat = heat;
    }

    /** The method of charts that are found one by one, null for those by heat. */
    ChartOptions.@Nullable Method local() {
        return local;
    }

    /** Factors for a surface, for the methods that are not local. */
    HeatLogMaps on(Surface surface) {
        if (heat == null) {
            throw new IllegalStateException(this + " is local");
        }
        return HeatLogMaps.of(surface, heat);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
