package dev.holonomy.mesh.io;

import org.jspecify.annotations.Nullable;

/** The number types of PLY, with both of their names. */
enum PlyType {
    INT8("char", "int8", 1, -128, 127),
    UINT8("uchar", "uint8", 1, 0, 255),
    INT16("short", "int16", 2, -32_768, 32_767),
    UINT16("ushort", "uint16", 2, 0, 65_535),
    INT32("int", "int32", 4, Integer.MIN_VALUE, Integer.MAX_VALUE),
    UINT32("uint", "uint32", 4, 0, 4_294_967_295L),
    FLOAT32("float", "float32", 4, 0, 0),
    FLOAT64("double", "float64", 8, 0, 0);

    final String word;
    final int bytes;
    final long least;
    final long most;
    private final String otherWord;

    PlyType(String word, String otherWord, int bytes, long least, long most) {
        this.word = word;
        this.otherWord = otherWord;
        this.bytes = bytes;
        this.least = least;
        this.most = most;
    }

    boolean isInteger() {
        return this != FLOAT32 && this != FLOAT64;
    }

    static @Nullable PlyType named(String word) {
        for (PlyType type : values()) {
            if (type.word.equals(word) || type.otherWord.equals(word)) {
                return type;
            }
        }
        return null;
    }
}
