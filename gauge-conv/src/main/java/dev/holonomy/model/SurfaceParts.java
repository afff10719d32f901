package dev.holonomy.model;

/**
 * What a network reads of a surface besides its input field.
 *
 * @param charts whether it convolves over charts
 * @param eigenfunctions K of its diffusion, 0 for none
 * @param gradient whether it reads gradients
 * @param levels how many coarser levels it pools to, each with charts of its own
 */
public record SurfaceParts(boolean charts, int eigenfunctions, boolean gradient, int levels) {
    /**
     * Parts of the surface itself.
     *
     * @param charts whether it convolves over charts
     * @param eigenfunctions K of its diffusion, 0 for none
     * @param gradient whether it reads gradients
     */
    public SurfaceParts(boolean charts, int eigenfunctions, boolean gradient) {
        this(charts, eigenfunctions, gradient, 0);
    }
}
