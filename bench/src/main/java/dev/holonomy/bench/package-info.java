/** JMH benchmarks of the parts whose speed is a feature. */
@NullMarked
package dev.holonomy.bench;

import org.jspecify.annotations.NullMarked;
