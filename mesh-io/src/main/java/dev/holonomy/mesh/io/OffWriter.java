package dev.holonomy.mesh.io;

import dev.holonomy.mesh.TriangleMesh;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes OFF; the shortest decimals that read back as the same doubles. */
final class OffWriter {
    private OffWriter() {}

    static void write(Path path, TriangleMesh mesh) {
        AtomicFile.write(path, out -> {
            StringBuilder text = new StringBuilder();
            text.append("OFF\n")
                    .append(mesh.vertexCount())
                    .append(' ')
                    .append(mesh.faceCount())
                    .append(" 0\n");
            for (int v = 0; v < mesh.vertexCount(); v++) {
                text.append(mesh.coordinate(v, 0)).append(' ');
                text.append(mesh.coordinate(v, 1)).append(' ');
                text.append(mesh.coordinate(v, 2)).append('\n');
                out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
                text.setLength(0);
            }
            for (int f = 0; f < mesh.faceCount(); f++) {
                text.append("3 ").append(mesh.vertex(f, 0)).append(' ').append(mesh.vertex(f, 1));
                text.append(' ').append(mesh.vertex(f, 2)).append('\n');
                out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
                text.setLength(0);
            }
            out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
        });
    }
}
