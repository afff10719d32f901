package dev.holonomy.mesh.io;

import java.util.LinkedHashMap;
import java.util.Map;

/** Formats that are recognised only to say which one a file is in. */
final class ForeignFormats {
    private static final String WANTED = "wanted OFF, OBJ, PLY, STL, glTF, VTK, VTU or Gmsh MSH";

    private static final Map<String, String> BY_START = new LinkedHashMap<>();
    private static final Map<String, String> BY_EXTENSION = Map.of(
            "bin", "a raw buffer (of a glTF file?)",
            "mtl", "an OBJ material library",
            "fbx", "FBX",
            "dae", "COLLADA",
            "3ds", "3DS",
            "blend", "Blender");

    static {
        BY_START.put("PK\u0003\u0004", "a zip archive, compressed");
        BY_START.put("BZh", "bzip2, compressed");
        BY_START.put("(\u00b5/\u00fd", "zstd, compressed");
        BY_START.put("\u00fd7zXZ", "xz, compressed");
        BY_START.put("7z\u00bc\u00af", "7z, compressed");
        BY_START.put("\u0093NUMPY", "a numpy array");
        BY_START.put("Kaydara FBX", "FBX");
        BY_START.put("BLENDER", "Blender");
        BY_START.put("<?xml", "XML");
        BY_START.put("<!DOCTYPE", "XML or HTML");
        BY_START.put("<html", "HTML");
        BY_START.put("MeshVersionFormatted", "Medit");
        BY_START.put("\u0089PNG", "a PNG picture");
        BY_START.put("%PDF", "PDF");
    }

    private ForeignFormats() {}

    /** Throws where the content is in a format that is not read here. */
    static void refuseContent(FileBytes file) {
        for (Map.Entry<String, String> format : BY_START.entrySet()) {
            if (startsWith(file, format.getKey())) {
                throw refused(file, format.getValue());
            }
        }
    }

    /** The refusal of a file whose content says nothing. */
    static MeshFormatException unknown(FileBytes file) {
        String named = BY_EXTENSION.get(file.extension());
        return named != null ? refused(file, named) : file.error("unknown format, " + WANTED);
    }

    private static MeshFormatException refused(FileBytes file, String format) {
        return file.error("the format is " + format + ", " + WANTED);
    }

    private static boolean startsWith(FileBytes file, String latin1) {
        byte[] b = file.bytes();
        int start = file.textStart();
        if (b.length - start < latin1.length()) {
            return false;
        }
        for (int i = 0; i < latin1.length(); i++) {
            if ((b[start + i] & 0xff) != latin1.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
