package dev.holonomy.mesh.io;

/** One file format: how to recognise it and how to read it. */
interface MeshFormat {
    /** The name people know, like "OBJ". */
    String name();

    /** The file name extension, lower case, without the dot. */
    String extension();

    /** Whether the content can be nothing but this format. */
    boolean recognises(FileBytes file);

    MeshFile read(FileBytes file);
}
