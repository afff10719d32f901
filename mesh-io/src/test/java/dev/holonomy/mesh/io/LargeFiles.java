package dev.holonomy.mesh.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files of many vertices and faces in as few bytes as each format allows, for what a reader needs of memory and time. */
final class LargeFiles {
    private static final byte[] VTU_END = "</AppendedData></VTKFile>".getBytes(StandardCharsets.US_ASCII);

    private LargeFiles() {}

    /** Text files of so many vertices and as many faces, by name. */
    static Map<String, byte[]> text(int n) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        String ply = "ply\nformat ascii 1.0\nelement vertex " + n + "\nproperty float x\nproperty float y\n"
                + "property float z\n%selement face " + n + "\nproperty list uchar int vertex_indices\nend_header\n";
        String square = "4 0 1 2 3\n";
        files.put("triangles.obj", lines("", "v 1 2 3\n", n, "f 1 2 3\n", n, ""));
        files.put("squares.obj", lines("", "v 1 2 3\n", n, "f 1 2 3 4\n", n, ""));
        files.put("colors.obj", lines("", "v 1 2 3 0 0 0\n", n, "f 1 2 3\n", 1, ""));
        files.put("groups.obj", lines("v 1 2 3\nv 1 2 3\nv 1 2 3\n", "g a\n", n, "f 1 2 3\n", n, ""));
        files.put("triangles.off", lines("OFF\n" + n + " " + n + " 0\n", "1 2 3\n", n, "3 0 1 2\n", n, ""));
        files.put("squares.off", lines("OFF\n" + n + " " + n + " 0\n", "1 2 3\n", n, square, n, ""));
        files.put("face colors.off", lines("OFF\n" + n + " " + n + " 0\n", "1 2 3\n", n, "3 0 1 2 1 1 1\n", n, ""));
        files.put("all.off", lines("STCNOFF\n" + n + " 1 0\n", "1 2 3 0 0 0 1 1 1 0 0\n", n, square, 1, ""));
        files.put("triangles.ply", lines(ply.formatted(""), "1 2 3\n", n, "3 0 1 2\n", n, ""));
        files.put("squares.ply", lines(ply.formatted(""), "1 2 3\n", n, square, n, ""));
        files.put(
                "values.ply",
                lines(
                        ply.formatted("property uchar a\nproperty uchar b\nproperty uchar c\n"),
                        "1 2 3 4 5 6\n",
                        n,
                        square,
                        n,
                        ""));
        files.put(
                "triangles.stl",
                lines(
                        "solid a\n",
                        "facet normal 0 0 0\nouter loop\nvertex 0 1 2\nvertex 2 1 0\nvertex 1 1 1\nendloop\nendfacet\n",
                        n / 4,
                        "",
                        0,
                        "endsolid a\n"));
        files.put("points.stl", points(n / 2));
        String vtk = "# vtk DataFile Version 3.0\na\nASCII\nDATASET POLYDATA\nPOINTS " + n + " float\n";
        files.put("triangles.vtk", lines(vtk, "1 2 3 ", n, "3 0 1 2 ", n, "", "\nPOLYGONS " + n + " " + 4 * n + "\n"));
        files.put("squares.vtk", lines(vtk, "1 2 3 ", n, "4 0 1 2 3 ", n, "", "\nPOLYGONS " + n + " " + 5 * n + "\n"));
        String msh = "$MeshFormat\n2.2 0 8\n$EndMeshFormat\n$Nodes\n" + n + "\n";
        StringBuilder nodes = new StringBuilder(msh);
        for (int v = n; v > 0; v--) {
            nodes.append(v).append(" 1 2 3\n");
        }
        nodes.append("$EndNodes\n$Elements\n").append(n).append('\n');
        files.put("triangles.msh", lines(nodes.toString(), "1 2 0 1 2 3\n", n, "", 0, "$EndElements\n"));
        String vtu = "<VTKFile type=\"PolyData\"><PolyData><Piece NumberOfPoints=\"" + n + "\" NumberOfPolys=\"" + n
                + "\"><Points><DataArray type=\"Float32\" NumberOfComponents=\"3\" format=\"ascii\">";
        String polys = "</DataArray></Points><Polys><DataArray type=\"Int32\" Name=\"connectivity\" format=\"ascii\">";
        StringBuilder ends =
                new StringBuilder("</DataArray><DataArray type=\"Int32\" Name=\"offsets\" format=\"ascii\">");
        for (int i = 1; i <= n; i++) {
            ends.append(3L * i).append(' ');
        }
        ends.append("</DataArray></Polys></Piece></PolyData></VTKFile>");
        files.put("triangles.vtp", lines(vtu, "1 2 3 ", n, "0 1 2 ", n, ends.toString(), polys));
        StringBuilder names = new StringBuilder("v 0 0 0\n");
        for (int g = 0; g < n; g++) {
            names.append("g ")
                    .append(Integer.toString(36 * 36 * 36 * 36 + g, 36))
                    .append('\n');
        }
        files.put("names.obj", ascii(names.append("f 1 1 1\n").toString()));
        GltfBuilder b = new GltfBuilder();
        int position = b.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 0, 1, 0);
        files.put(
                "lists.gltf",
                b.json("\"extras\":[" + "[0],".repeat(n) + "{},".repeat(n)
                        + "0],\"meshes\":[{\"primitives\":[{\"attributes\":{\"POSITION\":" + position + "}}]}]"));
        return files;
    }

    /** Text STL of so many facets that share no corner. */
    private static byte[] points(int n) {
        StringBuilder text = new StringBuilder("solid a\n");
        for (int f = 0; f < n; f++) {
            text.append("facet normal 0 0 0\nouter loop\n");
            for (int c = 0; c < 3; c++) {
                text.append("vertex ").append(f).append(' ').append(c).append(" 0\n");
            }
            text.append("endloop\nendfacet\n");
        }
        return text.append("endsolid a\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] lines(String start, String first, int firsts, String second, int seconds, String end) {
        return lines(start, first, firsts, second, seconds, end, "");
    }

    private static byte[] lines(
            String start, String first, int firsts, String second, int seconds, String end, String between) {
        return (start + first.repeat(firsts) + between + second.repeat(seconds) + end)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Binary files of so many vertices and as many faces, by name. */
    static Map<String, byte[]> binary(int n) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("triangles.ply", ply(n, 3, "float", 12));
        files.put("squares.ply", ply(n, 4, "float", 12));
        files.put("bytes.ply", ply(4 * n, 3, "uchar", 3));
        files.put("shared.stl", stl(n, false));
        files.put("points.stl", stl(n, true));
        ByteBuffer off = ByteBuffer.allocate(27 + 12 * n + 20 * n).order(ByteOrder.LITTLE_ENDIAN);
        off.put(ascii("OFF BINARY\n")).putInt(n).putInt(n).putInt(0).position(23 + 12 * n);
        for (int f = 0; f < n; f++) {
            off.putInt(3).putInt(0).putInt(1).putInt(2).putInt(0);
        }
        files.put("triangles.off", Arrays.copyOf(off.array(), 23 + 32 * n));
        String head = "# vtk DataFile Version 3.0\na\nBINARY\nDATASET POLYDATA\nPOINTS " + n + " float\n";
        String polygons = "\nPOLYGONS " + n + " " + 4 * n + "\n";
        ByteBuffer vtk = ByteBuffer.allocate(head.length() + polygons.length() + 28 * n); // big endian
        vtk.put(ascii(head)).position(head.length() + 12 * n);
        vtk.put(ascii(polygons));
        for (int f = 0; f < n; f++) {
            vtk.putInt(3).putInt(0).putInt(1).putInt(2);
        }
        files.put("triangles.vtk", vtk.array());
        files.put("triangles.vtp", vtp(n));
        files.put("triangles.glb", glb(n));
        return files;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] ply(int n, int corners, String type, int row) {
        String head = "ply\nformat binary_little_endian 1.0\nelement vertex " + n + "\nproperty " + type
                + " x\nproperty " + type + " y\nproperty " + type + " z\nelement face " + n
                + "\nproperty list uchar int vertex_indices\nend_header\n";
        ByteBuffer file = ByteBuffer.allocate(head.length() + row * n + (1 + 4 * corners) * n)
                .order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii(head)).position(head.length() + row * n);
        for (int f = 0; f < n; f++) {
            file.put((byte) corners);
            for (int c = 0; c < corners; c++) {
                file.putInt(c);
            }
        }
        return file.array();
    }

    private static byte[] stl(int n, boolean points) {
        ByteBuffer file = ByteBuffer.allocate(84 + 50 * n).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(80, n);
        for (int c = 0; c < 3 * n; c++) {
            file.putFloat(StlCorners.start(c), points ? c : c % 1000);
        }
        return file.array();
    }

    private static byte[] vtp(int n) {
        String array =
                "<DataArray type=\"%s\" Name=\"%s\" NumberOfComponents=\"%d\" format=\"appended\" offset=\"%d\"/>";
        String head = "<VTKFile type=\"PolyData\" byte_order=\"LittleEndian\"><PolyData><Piece NumberOfPoints=\"" + n
                + "\" NumberOfPolys=\"" + n + "\"><Points>" + array.formatted("Float32", "p", 3, 0) + "</Points><Polys>"
                + array.formatted("Int32", "connectivity", 1, 4 + 12 * n)
                + array.formatted("Int32", "offsets", 1, 8 + 24 * n)
                + "</Polys></Piece></PolyData><AppendedData encoding=\"raw\">_";
        ByteBuffer file = ByteBuffer.allocate(head.length() + 12 + 28 * n + VTU_END.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii(head)).putInt(12 * n).position(head.length() + 4 + 12 * n);
        file.putInt(12 * n);
        for (int f = 0; f < n; f++) {
            file.putInt(0).putInt(1).putInt(2);
        }
        file.putInt(4 * n);
        for (int f = 1; f <= n; f++) {
            file.putInt(3 * f);
        }
        return file.put(VTU_END).array();
    }

    private static byte[] glb(int n) {
        ByteBuffer ids = ByteBuffer.allocate(12 * n).order(ByteOrder.LITTLE_ENDIAN);
        for (int f = 0; f < n; f++) {
            ids.putInt(0).putInt(1).putInt(2);
        }
        GltfBuilder b = new GltfBuilder();
        int position = b.accessor(b.view(new byte[12 * n], ""), GltfBuilder.FLOAT, "VEC3", n, "");
        int corners = b.accessor(b.view(ids.array(), ""), GltfBuilder.U32, "SCALAR", 3 * n, "");
        return b.glb("\"meshes\":[{\"primitives\":[{\"attributes\":{\"POSITION\":" + position + "},\"indices\":"
                + corners + "}]}]");
    }
}
