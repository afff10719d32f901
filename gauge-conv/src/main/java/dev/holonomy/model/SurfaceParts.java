package dev.holonomy.model;

/**
 * What a network reads of a surface besides its input field.
 *
 * @param charts whether it convolves over charts
 * @param eigenfunctions K of its diffusion, 0 for none
 * @param gradient whether it reads gradients
 */
public record SurfaceParts(boolean charts, int eigenfunctions, boolean gradient) {}
