package dev.holonomy.mesh.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Typed views of glTF buffers: dense, strided, sparse, or all zero; every bound is checked before a number is read. */
final class GltfAccessors {
    private static final int BYTE = 5120;
    private static final int UNSIGNED_BYTE = 5121;
    private static final int SHORT = 5122;
    private static final int UNSIGNED_SHORT = 5123;
    private static final int UNSIGNED_INT = 5125;
    private static final int FLOAT = 5126;

    private final FileBytes file;
    private final JsonNode accessors;
    private final JsonNode views;
    private final GltfBuffers buffers;

    GltfAccessors(FileBytes file, JsonNode root, GltfBuffers buffers) {
        this.file = file;
        this.accessors = root.get("accessors");
        this.views = root.get("bufferViews");
        this.buffers = buffers;
    }

    /** A piece of a buffer that holds so many rows of the same length. */
    private record Rows(ByteBuffer bytes, int start, int stride) {}

    /** The number of rows of an accessor. */
    int count(JsonNode index) {
        JsonNode accessor = index.in(accessors);
        long count = accessor.get("count").integer();
        if (count > (Integer.MAX_VALUE - 8) / 4) {
            throw accessor.get("count").error("is " + count + ", more than can be held");
        }
        return (int) count;
    }

    /** How many numbers a row has. */
    int width(JsonNode index) {
        JsonNode type = index.in(accessors).get("type");
        return switch (type.string()) {
            case "SCALAR" -> 1;
            case "VEC2" -> 2;
            case "VEC3" -> 3;
            case "VEC4", "MAT2" -> 4;
            case "MAT3" -> 9;
            case "MAT4" -> 16;
            default -> throw type.wanted("SCALAR, VEC2, VEC3, VEC4, MAT2, MAT3 or MAT4");
        };
    }

    /** Whether the accessor holds single numbers or vectors, not matrices, whose columns are padded. */
    boolean isVector(JsonNode index) {
        return !index.in(accessors).get("type").string().startsWith("MAT");
    }

    /** Whether no buffer holds the numbers. */
    boolean isWithoutBytes(JsonNode index) {
        JsonNode accessor = index.in(accessors);
        return accessor.get("bufferView").isMissing() && accessor.get("sparse").isMissing();
    }

    /** Vertex ids, each below a count. */
    int[] ids(JsonNode index, int vertexCount) {
        JsonNode accessor = index.in(accessors);
        int component = component(accessor.get("componentType"));
        if (width(index) != 1 || component == BYTE || component == SHORT || component == FLOAT) {
            throw accessor.error("holds indices, wanted SCALAR of an unsigned integer type");
        }
        boolean dense = !accessor.get("bufferView").isMissing()
                && accessor.get("sparse").isMissing()
                && !accessor.get("normalized").isTrue();
        Rows rows = dense ? denseRows(accessor, component, 1, count(index)) : null;
        double[] numbers = rows == null ? numbers(index) : new double[1];
        int[] ids = new int[rows == null ? numbers.length : count(index)];
        for (int i = 0; i < ids.length; i++) {
            if (rows != null) {
                read(rows, i, component, 1, false, numbers, 0);
            }
            double id = numbers[rows == null ? i : 0];
            if (!(id < vertexCount)) {
                throw accessor.error("number " + i + ": " + AsciiTokens.indexProblem((long) id, vertexCount));
            }
            ids[i] = (int) id;
        }
        return ids;
    }

    /** All numbers of an accessor, row after row; normalized integers become fractions. */
    double[] numbers(JsonNode index) {
        JsonNode accessor = index.in(accessors);
        if (!isVector(index)) {
            throw accessor.error("is of type " + accessor.get("type").string() + ", wanted SCALAR or VEC");
        }
        int component = component(accessor.get("componentType"));
        int width = width(index);
        int count = count(index);
        boolean normalized = accessor.get("normalized").isTrue();
        JsonNode view = accessor.get("bufferView");
        JsonNode sparse = accessor.get("sparse");
        if (view.isMissing() && count > Math.max(1 << 18, buffers.bytes() / 4)) {
            throw accessor.error("is " + count + " rows of zeros, more than a file of this size proves");
        }
        Rows rows = view.isMissing() ? null : denseRows(accessor, component, width, count);
        double[] numbers = new double[Math.multiplyExact(count, width)];
        if (rows != null) {
            for (int i = 0; i < count; i++) {
                read(rows, i, component, width, normalized, numbers, i);
            }
        }
        if (!sparse.isMissing()) {
            overwrite(sparse, component, width, normalized, numbers, count);
        }
        return numbers;
    }

    private Rows denseRows(JsonNode accessor, int component, int width, int count) {
        long offset = accessor.get("byteOffset").integerOr(0);
        return rows(accessor.get("bufferView"), offset, width * size(component), size(component), count);
    }

    private void overwrite(JsonNode sparse, int component, int width, boolean normalized, double[] numbers, int count) {
        long changed = sparse.get("count").integer();
        if (changed < 1 || changed > count) {
            throw sparse.get("count").error("is " + changed + ", the accessor has " + count + " rows");
        }
        JsonNode where = sparse.get("indices");
        JsonNode what = sparse.get("values");
        int type = component(where.get("componentType"));
        if (type != UNSIGNED_BYTE && type != UNSIGNED_SHORT && type != UNSIGNED_INT) {
            throw where.get("componentType").wanted("an unsigned integer type");
        }
        Rows ids = rows(where.get("bufferView"), where.get("byteOffset").integerOr(0), size(type), size(type), changed);
        Rows values = rows(
                what.get("bufferView"),
                what.get("byteOffset").integerOr(0),
                width * size(component),
                size(component),
                changed);
        long last = -1;
        double[] one = new double[1];
        for (int i = 0; i < changed; i++) {
            read(ids, i, type, 1, false, one, 0);
            long id = (long) one[0];
            if (id <= last || id >= count) {
                throw where.error("number " + i + " is " + id + ", wanted a row above " + last + " and below " + count);
            }
            read(values, i, component, width, normalized, numbers, (int) id);
            last = id;
        }
    }

    private Rows rows(JsonNode viewIndex, long offset, int rowBytes, int align, long count) {
        JsonNode view = viewIndex.in(views);
        if (!view.get("extensions").get("EXT_meshopt_compression").isMissing()) {
            throw GltfFormat.compressed(file, "EXT_meshopt_compression");
        }
        byte[] buffer = buffers.get(view.get("buffer"));
        long start = view.get("byteOffset").integerOr(0);
        long length = view.get("byteLength").integer();
        if (start > buffer.length || length > buffer.length - start) {
            throw view.error("goes to byte " + (start + length) + " of a buffer of " + buffer.length + " bytes");
        }
        long stride = view.get("byteStride").integerOr(rowBytes);
        if (stride < rowBytes || stride > 1 << 16) {
            throw view.get("byteStride").error("is " + stride + ", a row has " + rowBytes + " bytes");
        }
        if ((start + offset) % align != 0 || stride % align != 0) {
            throw view.error("starts a number at byte " + (start + offset) + " or strides " + stride
                    + ", no multiple of its " + align + " bytes");
        }
        // count is below 2^53 and the stride below 2^17, so nothing wraps once the count is below the length
        if (count > 0 && (count > length || offset > length || offset + stride * (count - 1) + rowBytes > length)) {
            throw view.error("has " + length + " bytes, " + count + " rows of " + rowBytes + " bytes from byte "
                    + offset + " on, " + stride + " apart, do not fit");
        }
        return new Rows(ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN), (int) (start + offset), (int) stride);
    }

    private static void read(Rows rows, int row, int component, int width, boolean normalized, double[] to, int toRow) {
        int at = rows.start + rows.stride * row;
        for (int k = 0; k < width; k++) {
            ByteBuffer b = rows.bytes;
            to[toRow * width + k] = switch (component) {
                case BYTE -> normalized ? Math.max(b.get(at + k) / 127.0, -1) : b.get(at + k);
                case UNSIGNED_BYTE -> (b.get(at + k) & 0xff) / (normalized ? 255.0 : 1);
                case SHORT -> normalized ? Math.max(b.getShort(at + 2 * k) / 32767.0, -1) : b.getShort(at + 2 * k);
                case UNSIGNED_SHORT -> (b.getShort(at + 2 * k) & 0xffff) / (normalized ? 65535.0 : 1);
                case UNSIGNED_INT -> b.getInt(at + 4 * k) & 0xffff_ffffL;
                default -> b.getFloat(at + 4 * k);
            };
        }
    }

    private static int component(JsonNode type) {
        long code = type.integer();
        if (code < BYTE || code > FLOAT || code == 5124) {
            throw type.wanted("5120, 5121, 5122, 5123, 5125 or 5126");
        }
        return (int) code;
    }

    private static int size(int component) {
        return component <= UNSIGNED_BYTE ? 1 : component <= UNSIGNED_SHORT ? 2 : 4;
    }
}
