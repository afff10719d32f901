package dev.holonomy.config;

/**
 * A section that is of one of several kinds: a sealed interface of records, each with a {@code public static final} field
 * {@code DEFAULT}. The key {@code name} in the section says which one it is.
 */
public interface Variant {
    /**
     * Its kind.
     *
     * @return the value of the key {@code name}
     */
    String name();
}
