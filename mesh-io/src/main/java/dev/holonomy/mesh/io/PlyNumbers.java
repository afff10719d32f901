package dev.holonomy.mesh.io;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** The numbers of the body of a PLY file on their way out; {@link #flush} hands over the last of them. */
interface PlyNumbers {
    /** A byte without sign, 0..255. */
    void int8(int value) throws IOException;

    void int32(int value) throws IOException;

    void float64(double value) throws IOException;

    void endRow() throws IOException;

    void flush() throws IOException;

    /** Little-endian, one number after the other. */
    final class Binary implements PlyNumbers {
        private final LittleEndianOut out;

        Binary(OutputStream out) {
            this.out = new LittleEndianOut(out);
        }

        @Override
        public void int8(int value) throws IOException {
            out.int8(value);
        }

        @Override
        public void int32(int value) throws IOException {
            out.int32(value);
        }

        @Override
        public void float64(double value) throws IOException {
            out.float64(value);
        }

        @Override
        public void endRow() {
            // a binary row has no mark at its end
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }

    /** The shortest decimals that read back as the same numbers, a row a line. */
    final class Text implements PlyNumbers {
        private final Writer out;
        private boolean first = true;

        Text(OutputStream out) {
            this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII), 1 << 16);
        }

        private void word(String word) throws IOException {
            if (!first) {
                out.append(' ');
            }
            first = false;
            out.append(word);
        }

        @Override
        public void int8(int value) throws IOException {
            word(Integer.toString(value));
        }

        @Override
        public void int32(int value) throws IOException {
            word(Integer.toString(value));
        }

        @Override
        public void float64(double value) throws IOException {
            word(Double.toString(value));
        }

        @Override
        public void endRow() throws IOException {
            out.append('\n');
            first = true;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
