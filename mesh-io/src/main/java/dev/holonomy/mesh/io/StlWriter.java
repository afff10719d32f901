package dev.holonomy.mesh.io;

import dev.holonomy.mesh.TriangleMesh;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Writes STL: coordinates as float32, in text with all their digits, unit normals by the right-hand rule.
 *
 * <p>The format has corners only, so vertices without a face are lost, vertices at the same place become one, and vertices
 * are numbered anew in the order of the corners.
 */
final class StlWriter {
    private StlWriter() {}

    /** The vertex that each vertex becomes when the file is read again, [V]; -1 where it has no face. */
    static int[] vertexMap(TriangleMesh mesh) {
        VertexWelder welder = new VertexWelder();
        int[] map = new int[mesh.vertexCount()];
        Arrays.fill(map, -1);
        for (int f = 0; f < mesh.faceCount(); f++) {
            for (int c = 0; c < 3; c++) {
                int v = mesh.vertex(f, c);
                map[v] = welder.add(at(mesh, v, 0), at(mesh, v, 1), at(mesh, v, 2));
            }
        }
        return map;
    }

    private static float at(TriangleMesh mesh, int vertex, int axis) {
        return (float) mesh.coordinate(vertex, axis);
    }

    static void writeBinary(Path path, TriangleMesh mesh) {
        AtomicFile.write(path, stream -> {
            LittleEndianOut out = new LittleEndianOut(stream);
            byte[] header = new byte[80];
            byte[] words = "binary STL".getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(words, 0, header, 0, words.length);
            out.bytes(header);
            out.int32(mesh.faceCount());
            for (int f = 0; f < mesh.faceCount(); f++) {
                for (double component : normal(mesh, f)) {
                    out.float32((float) component);
                }
                for (int c = 0; c < 3; c++) {
                    for (int axis = 0; axis < 3; axis++) {
                        out.float32(at(mesh, mesh.vertex(f, c), axis));
                    }
                }
                out.int16(0);
            }
            out.flush();
        });
    }

    static void writeText(Path path, TriangleMesh mesh) {
        AtomicFile.write(path, out -> {
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII), 1 << 16);
            text.append("solid mesh\n");
            for (int f = 0; f < mesh.faceCount(); f++) {
                text.append("facet normal");
                for (double component : normal(mesh, f)) {
                    text.append(' ').append(Float.toString((float) component));
                }
                text.append("\nouter loop\n");
                for (int c = 0; c < 3; c++) {
                    text.append("vertex");
                    for (int axis = 0; axis < 3; axis++) {
                        text.append(' ').append(Double.toString(at(mesh, mesh.vertex(f, c), axis)));
                    }
                    text.append('\n');
                }
                text.append("endloop\nendfacet\n");
            }
            text.append("endsolid mesh\n");
            text.flush();
        });
    }

    /** The unit normal, or zero where the face has no area; scaled first so that nothing overflows. */
    private static double[] normal(TriangleMesh mesh, int face) {
        double[] e = new double[6];
        double scale = 0;
        for (int i = 0; i < 6; i++) {
            double from = mesh.coordinate(mesh.vertex(face, 0), i % 3);
            double to = mesh.coordinate(mesh.vertex(face, 1 + i / 3), i % 3);
            e[i] = to / 2 - from / 2;
            scale = Math.max(scale, Math.abs(e[i]));
        }
        for (int i = 0; i < 6 && scale > 0; i++) {
            e[i] /= scale;
        }
        double x = e[1] * e[5] - e[2] * e[4];
        double y = e[2] * e[3] - e[0] * e[5];
        double z = e[0] * e[4] - e[1] * e[3];
        double length = Math.sqrt(x * x + y * y + z * z);
        return length > 0 ? new double[] {x / length, y / length, z / length} : new double[3];
    }
}
