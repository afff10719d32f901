package dev.holonomy.layer;

import dev.holonomy.autodiff.Cells;

/**
 * The next coarser level of a surface, on a device.
 *
 * @param cells over the vertices of the finer level
 * @param surface what layers read of the level
 */
public record CoarserSurface(Cells cells, SurfaceTensors surface) {}
