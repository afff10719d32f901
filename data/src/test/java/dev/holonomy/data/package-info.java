/** Tests of the data sets: theorems about splits, labels, surfaces and correspondences. */
@NullMarked
package dev.holonomy.data;

import org.jspecify.annotations.NullMarked;
