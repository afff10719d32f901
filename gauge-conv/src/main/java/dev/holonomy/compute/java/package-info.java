/** The device that runs kernels in plain Java, in double. */
@NullMarked
package dev.holonomy.compute.java;

import org.jspecify.annotations.NullMarked;
