package dev.holonomy.mesh.io;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The number types of VTK files. */
enum VtkType {
    INT8(1, true),
    UINT8(1, true),
    INT16(2, true),
    UINT16(2, true),
    INT32(4, true),
    UINT32(4, true),
    INT64(8, true),
    UINT64(8, true),
    FLOAT32(4, false),
    FLOAT64(8, false);

    final int bytes;
    final boolean integer;

    VtkType(int bytes, boolean integer) {
        this.bytes = bytes;
        this.integer = integer;
    }

    /** The type of a name in legacy files, lower case; null where it is unknown. */
    static @Nullable VtkType legacy(String name) {
        return switch (name) {
            case "char", "signed_char" -> INT8;
            case "unsigned_char" -> UINT8;
            case "short" -> INT16;
            case "unsigned_short" -> UINT16;
            case "int" -> INT32;
            case "unsigned_int" -> UINT32;
            case "long", "vtkidtype", "vtktypeint64", "long_long" -> INT64;
            case "unsigned_long", "vtktypeuint64", "unsigned_long_long" -> UINT64;
            case "float" -> FLOAT32;
            case "double" -> FLOAT64;
            default -> null;
        };
    }

    /** The type of a name in XML files, like {@code Float32}; null where it is unknown. */
    static @Nullable VtkType xml(String name) {
        for (VtkType type : values()) {
            if (type.name().equalsIgnoreCase(name)) {
                return type;
            }
        }
        return null;
    }

    /** The next number; 64-bit integers beyond 2^53 are rounded. */
    double read(ByteBuffer from) {
        return switch (this) {
            case INT8 -> from.get();
            case UINT8 -> from.get() & 0xff;
            case INT16 -> from.getShort();
            case UINT16 -> from.getShort() & 0xffff;
            case INT32 -> from.getInt();
            case UINT32 -> from.getInt() & 0xffff_ffffL;
            case INT64 -> from.getLong();
            case UINT64 -> {
                long bits = from.getLong();
                yield bits < 0 ? ((bits >>> 1) | (bits & 1)) * 2.0 : bits;
            }
            case FLOAT32 -> from.getFloat();
            case FLOAT64 -> from.getDouble();
        };
    }

    /** As the type holds a number that was written in text. */
    double held(double number) {
        return this == FLOAT32 ? (float) number : number;
    }
}
