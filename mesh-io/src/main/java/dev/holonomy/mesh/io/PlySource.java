package dev.holonomy.mesh.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** The body of a PLY file, one number after the other. */
interface PlySource {
    /** Checks, before any memory is taken, that the rest of the file can hold the rows of an element. */
    void expect(PlyHeader.Element element);

    /** Starts a row. */
    void startRow(PlyHeader.Element element, long row);

    /** Ends a row. */
    void endRow();

    /** The next number. */
    double number(PlyType type);

    /** The next number, of an integer type. */
    long integer(PlyType type);

    /** An error at the number read last. */
    MeshFormatException error(String problem);

    /** "byte" or "line", for warnings. */
    String unit();

    /** The byte or line that was read last. */
    long where();

    /** Checks what follows the last element. */
    void end(Warnings warnings);

    /** The length of a list: its count, not negative, and bounded by what the file can still hold. */
    default int listLength(PlyHeader.Property list, PlyType countType) {
        long count = integer(countType);
        if (count < 0) {
            throw error("a list of " + count + " numbers for " + Shown.token(list.name()));
        }
        if (count > most(list.type())) {
            throw error("a list of " + count + " numbers for " + Shown.token(list.name())
                    + ", the rest of the file cannot hold them");
        }
        return (int) count;
    }

    /** How many numbers of a type the rest of the file can hold at most. */
    long most(PlyType type);

    /** A body in binary. */
    final class Binary implements PlySource {
        private final FileBytes file;
        private final ByteBuffer body;
        private PlyHeader.Element element;
        private long row;
        private int last;

        Binary(FileBytes file, PlyHeader header) {
            this.file = file;
            boolean little = header.encoding() == PlyHeader.Encoding.LITTLE_ENDIAN;
            this.body = ByteBuffer.wrap(file.bytes());
            this.body.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            this.body.position(header.bodyStart());
            this.element = new PlyHeader.Element("", 0, 0, List.of());
        }

        @Override
        public void expect(PlyHeader.Element next) {
            long each = next.leastBytes();
            if (each > 0 && next.count() > body.remaining() / each) {
                throw file.errorAt(
                        body.position(),
                        "the header says " + next.count() + " elements " + Shown.token(next.name()) + " of at least "
                                + each + " bytes, " + body.remaining() + " bytes follow");
            }
        }

        @Override
        public void startRow(PlyHeader.Element of, long number) {
            element = of;
            row = number;
        }

        @Override
        public void endRow() {
            // a binary row has no mark at its end
        }

        @Override
        public double number(PlyType type) {
            step(type.bytes);
            return switch (type) {
                case INT8 -> body.get();
                case UINT8 -> body.get() & 0xff;
                case INT16 -> body.getShort();
                case UINT16 -> body.getShort() & 0xffff;
                case INT32 -> body.getInt();
                case UINT32 -> body.getInt() & 0xffff_ffffL;
                case FLOAT32 -> body.getFloat();
                case FLOAT64 -> body.getDouble();
            };
        }

        @Override
        public long integer(PlyType type) {
            step(type.bytes);
            return switch (type) {
                case INT8 -> body.get();
                case UINT8 -> body.get() & 0xff;
                case INT16 -> body.getShort();
                case UINT16 -> body.getShort() & 0xffff;
                case INT32 -> body.getInt();
                case UINT32 -> body.getInt() & 0xffff_ffffL;
                case FLOAT32, FLOAT64 -> throw new IllegalArgumentException(type + " is no integer type");
            };
        }

        /** Reads all rows of an element without lists, column by column; those of coordinates must be finite. */
        void table(PlyHeader.Element of, PlyColumns columns) {
            int start = body.position();
            int stride = (int) of.leastBytes();
            int count = (int) of.count();
            int offset = start;
            for (int i = 0; i < of.properties().size(); i++) {
                PlyHeader.Property property = of.properties().get(i);
                double[] column = columns.take(i);
                column(property.type(), offset, stride, column);
                for (int row = 0; columns.isCoordinate(i) && row < count; row++) {
                    if (!Double.isFinite(column[row])) {
                        last = offset + row * stride;
                        throw error("the coordinate " + property.name() + " of vertex " + row + " is " + column[row]);
                    }
                }
                offset += property.type().bytes;
            }
            body.position(start + stride * count);
        }

        private void column(PlyType type, int offset, int stride, double[] to) {
            if (type == PlyType.FLOAT32) {
                for (int row = 0, at = offset; row < to.length; row++, at += stride) {
                    to[row] = body.getFloat(at);
                }
            } else if (type == PlyType.FLOAT64) {
                for (int row = 0, at = offset; row < to.length; row++, at += stride) {
                    to[row] = body.getDouble(at);
                }
            } else {
                for (int row = 0; row < to.length; row++) {
                    body.position(offset + row * stride);
                    to[row] = integer(type);
                }
            }
        }

        /** Reads the triangles at the start of an element of one list of 32-bit ids counted in a byte; returns how many. */
        int triangles(PlyHeader.Element of, int vertexCount, Polygons polygons) {
            int at = body.position();
            int count = (int) of.count();
            int face = 0;
            for (; face < count && at + 13 <= body.limit() && body.get(at) == 3; face++, at += 13) {
                int a = body.getInt(at + 1);
                int b = body.getInt(at + 5);
                int c = body.getInt(at + 9);
                if (a < 0 || b < 0 || c < 0 || a >= vertexCount || b >= vertexCount || c >= vertexCount) {
                    break; // the slow way finds out what is wrong
                }
                polygons.corner(a);
                polygons.corner(b);
                polygons.corner(c);
                polygons.end("byte", at);
            }
            body.position(at);
            return face;
        }

        private void step(int bytes) {
            last = body.position();
            if (body.remaining() < bytes) {
                throw error("the file ends in element " + Shown.token(element.name()) + " " + row + " of "
                        + element.count());
            }
        }

        @Override
        public MeshFormatException error(String problem) {
            return file.errorAt(last, problem);
        }

        @Override
        public String unit() {
            return "byte";
        }

        @Override
        public long where() {
            return last;
        }

        @Override
        public long most(PlyType type) {
            return body.remaining() / type.bytes;
        }

        @Override
        public void end(Warnings warnings) {
            if (body.hasRemaining()) {
                warnings.add(body.remaining() + " bytes after the last element are read over");
            }
        }
    }

    /** A body in text, one row a line. */
    final class Ascii implements PlySource {
        private final TextLines lines;

        Ascii(FileBytes file, PlyHeader header) {
            this.lines = new TextLines(file, TextLines.Syntax.PLAIN, header.bodyStart(), header.bodyLine());
        }

        @Override
        public void expect(PlyHeader.Element next) {
            long each = 2L * next.properties().size();
            if (each > 0 && next.count() > (lines.remaining() + 1L) / each) {
                throw lines.error("the header says " + next.count() + " elements " + Shown.token(next.name())
                        + " of at least " + each + " bytes, " + lines.remaining() + " bytes follow");
            }
        }

        @Override
        public void startRow(PlyHeader.Element of, long number) {
            if (!lines.nextLineWithToken()) {
                throw lines.error("the file ends after " + number + " elements " + Shown.token(of.name())
                        + ", the header says " + of.count());
            }
            lines.unreadToken();
        }

        @Override
        public void endRow() {
            if (lines.nextToken()) {
                throw lines.error("found " + lines.shownToken() + ", wanted the end of the line");
            }
        }

        @Override
        public double number(PlyType type) {
            if (type.isInteger()) {
                return integer(type);
            }
            double value = lines.number("a number");
            return type == PlyType.FLOAT32 ? (float) value : value;
        }

        @Override
        public long integer(PlyType type) {
            long value = lines.integer("an integer of type " + type.word);
            if (value < type.least || value > type.most) {
                throw lines.error("found " + lines.shownToken() + ", type " + type.word + " holds " + type.least + ".."
                        + type.most);
            }
            return value;
        }

        @Override
        public MeshFormatException error(String problem) {
            return lines.error(problem);
        }

        @Override
        public String unit() {
            return "line";
        }

        @Override
        public long where() {
            return lines.line();
        }

        @Override
        public long most(PlyType type) {
            return lines.restLength() / 2 + 1L;
        }

        @Override
        public void end(Warnings warnings) {
            if (lines.nextLineWithToken()) {
                throw lines.error("found " + lines.shownToken()
                        + " after the last element of the header, wanted the end of the file");
            }
        }
    }
}
