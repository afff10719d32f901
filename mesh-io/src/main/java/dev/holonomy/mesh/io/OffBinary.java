package dev.holonomy.mesh.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The binary form of OFF: three int counts, float coordinates, then for each face its corner count and ids.
 *
 * <p>Geomview writes big-endian and a count of colour numbers behind each face; other programs write little-endian and leave
 * that count out. Nothing in the file says which, so the four combinations are tried: the one that ends with the file is it.
 */
final class OffBinary {
    private final FileBytes file;
    private final ByteBuffer body;
    private final int start;

    private OffBinary(FileBytes file, int start) {
        this.file = file;
        this.start = start;
        this.body = ByteBuffer.wrap(file.bytes());
    }

    static MeshFile read(FileBytes file, int start) {
        return new OffBinary(file, start).read();
    }

    private MeshFile read() {
        if (file.length() - start < 12) {
            throw file.errorAt(file.length(), "the file ends within its three counts");
        }
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            body.order(order);
            long vertices = body.getInt(start) & 0xffff_ffffL;
            long faces = body.getInt(start + 4) & 0xffff_ffffL;
            long room = file.length() - start - 12L;
            if (vertices > room / 12 || faces > (room - 12 * vertices) / 4) {
                continue;
            }
            for (boolean colors : new boolean[] {true, false}) {
                if (facesEnd((int) vertices, (int) faces, colors) == file.length()) {
                    return mesh((int) vertices, (int) faces, colors);
                }
            }
        }
        throw file.errorAt(
                start,
                "in neither byte order do the counts and faces end with the file, " + (file.length() - start)
                        + " bytes follow the header word");
    }

    /** The byte behind the last face, or -1 where a count leads out of the file. */
    private long facesEnd(int vertices, int faces, boolean colors) {
        long at = start + 12L + 12L * vertices;
        for (int f = 0; f < faces; f++) {
            for (int list = 0; list < (colors ? 2 : 1); list++) {
                if (at + 4 > file.length()) {
                    return -1;
                }
                int count = body.getInt((int) at);
                at += 4 + 4L * count;
                if (count < 0 || at > file.length()) {
                    return -1;
                }
            }
        }
        return at;
    }

    private MeshFile mesh(int vertices, int faces, boolean colors) {
        Warnings warnings = new Warnings();
        Polygons polygons = new Polygons(warnings);
        double[] positions = new double[3 * vertices];
        int at = start + 12;
        for (int i = 0; i < positions.length; i++, at += 4) {
            positions[i] = body.getFloat(at);
            if (!Double.isFinite(positions[i])) {
                throw file.errorAt(at, "a coordinate of vertex " + i / 3 + " is " + positions[i]);
            }
        }
        for (int f = 0; f < faces; f++) {
            int from = at;
            int corners = body.getInt(at);
            at += 4;
            for (int c = 0; c < corners; c++, at += 4) {
                int id = body.getInt(at);
                if (id < 0 || id >= vertices) {
                    throw file.errorAt(at, "face " + f + ": " + AsciiTokens.indexProblem(id, vertices));
                }
                polygons.corner(id);
            }
            polygons.end("byte", from);
            at += colors ? 4 + 4 * body.getInt(at) : 0;
        }
        return MeshAssembly.of(file, positions, polygons, List.of(), warnings);
    }
}
