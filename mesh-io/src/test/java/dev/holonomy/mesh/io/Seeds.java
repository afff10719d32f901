package dev.holonomy.mesh.io;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small files of every format and encoding, by name; all of them are read. */
final class Seeds {
    private Seeds() {}

    static Map<String, byte[]> all() {
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        seeds.put("little.ply", Bytes.ply(true));
        seeds.put("big.ply", Bytes.ply(false));
        seeds.put("binary.stl", Bytes.stl("solid in name only"));
        seeds.put("box.obj", text("""
                # box
                mtllib a.mtl
                v 0 0 0 1 0 0
                v 1 0 0
                v 1 1 0
                v 0 1e-1 -.5
                vt 0 0
                f 1/1 2/1 \\
                3/1 4/1
                f -1 -2 -3
                l 1 2
                """));
        seeds.put("box.off", text("""
                NOFF # normals
                4 2 0
                0 0 0 0 0 1
                1 0 0 0 0 1
                1 1 0 0 0 1
                0 1 0 0 0 1
                4 0 1 2 3 255 0 0
                3 2 1 0
                """));
        seeds.put("text.ply", text("""
                ply
                format ascii 1.0
                comment holonomy value vertex labels p p
                comment holonomy class vertex p 0 head
                element vertex 3
                property float x
                property double y
                property float z
                property int p
                element face 1
                property list uchar int vertex_index
                property float area
                end_header
                0 0 0 0
                1 0 0 -1
                0 1 0 0
                3 0 1 2 0.5
                """));
        seeds.put("text.stl", text("""
                solid a
                 facet normal 0 0 1
                  outer loop
                   vertex 0 0 0
                   vertex 1 0 0
                   vertex 0 1 0
                  endloop
                 endfacet
                endsolid a
                """));
        seeds.put(
                "binary.off",
                Bytes.little()
                        .text("OFF BINARY\n")
                        .i32(3, 1, 0)
                        .f32(0, 0, 0, 1, 0, 0, 0, 1, 0)
                        .i32(3, 0, 1, 2)
                        .done());
        seeds.put("square.gltf", GltfBuilder.square(false));
        seeds.put("square.glb", GltfBuilder.square(true));
        seeds.put("binary.vtk", VtkTest.binary());
        for (int encoding = 0; encoding < VtkTest.encodings(); encoding++) {
            seeds.put(encoding + ".vtu", VtkTest.vtu(encoding));
        }
        seeds.put("old.msh", text(GmshTest.OLD));
        seeds.put("new.msh", text(GmshTest.NEW));
        seeds.put("old binary.msh", GmshTest.binary2(true));
        seeds.put("new binary.msh", GmshTest.binary4(false));
        return seeds;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
