/** The device that runs kernels through OpenCL; with the viewer's renderer the only place that knows LWJGL. */
@NullMarked
package dev.holonomy.compute.opencl;

import org.jspecify.annotations.NullMarked;
