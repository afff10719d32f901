/** Configuration files: YAML bound to records, every key checked. */
@NullMarked
package dev.holonomy.config;

import org.jspecify.annotations.NullMarked;
