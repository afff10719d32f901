package dev.holonomy.task;

import dev.holonomy.model.PreparedSurface;

/**
 * A prepared surface with its class.
 *
 * @param name what it is called in reports
 * @param surface the surface
 * @param label class id
 */
public record ClassifiedSample(String name, PreparedSurface surface, int label) {}
