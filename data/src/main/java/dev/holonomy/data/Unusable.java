package dev.holonomy.data;

/** What happens to a mesh of a set that cannot be read, or whose truth does not fit it. */
public enum Unusable {
    /** The set does not open; the message names the first one and how many there are. */
    REFUSE,
    /** It is left out and listed in {@link MeshSet#skipped}. */
    SKIP
}
