package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.FaceScalars;
import dev.holonomy.mesh.MeshReport;
import dev.holonomy.mesh.MeshReport.Problem;
import dev.holonomy.mesh.MeshReport.Statistics;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.mesh.VertexVectors;
import dev.holonomy.mesh.io.MeshFile;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringJoiner;

/** A mesh file and the report on it, as {@code info} tells them to programs and to people. */
record MeshSummary(Path path, MeshFile file, double readMs, MeshReport report) {
    /** All that is known, keys as in the contract. */
    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("file", path.toString());
        json.put("vertices", report.vertices());
        json.put("faces", report.faces());
        json.put("edges", report.edges());
        json.put("euler", report.euler());
        if (report.genus().isPresent()) {
            json.put("genus", report.genus().getAsInt());
        } else {
            json.putNull("genus");
        }
        json.put("components", report.components());
        json.put("boundaries", report.boundaries());
        json.put("manifold", report.manifold());
        json.put("closed", report.closed());
        json.put("oriented", report.oriented());
        json.put("orientable", report.orientable());
        ArrayNode problems = json.putArray("problems");
        for (Problem problem : report.problems()) {
            ObjectNode entry = problems.addObject();
            entry.put("kind", problem.kind().name().toLowerCase(Locale.ROOT));
            entry.put("count", problem.count());
            problem.first().forEach(entry.putArray("first")::add);
        }
        Json.put(json, "area", report.area());
        put(json.putObject("edge_length"), report.edgeLengths());
        put(json.putObject("angle"), report.angles());
        ArrayNode attributes = json.putArray("attributes");
        for (MeshValues value : file.values()) {
            attributes
                    .addObject()
                    .put("name", value.name())
                    .put("on", isOnFaces(value) ? "faces" : "vertices")
                    .put("kind", kind(value));
        }
        file.warnings().forEach(json.putArray("warnings")::add);
        Json.put(json, "read_ms", readMs);
        return json;
    }

    private static void put(ObjectNode json, Statistics statistics) {
        Json.put(json, "min", statistics.least());
        Json.put(json, "mean", statistics.mean());
        Json.put(json, "median", statistics.median());
        Json.put(json, "max", statistics.most());
    }

    /** The same for a person. */
    String text() {
        StringJoiner lines = new StringJoiner(System.lineSeparator());
        lines.add(path.toString());
        lines.add(line("size", "%d vertices, %d faces, %d edges", report.vertices(), report.faces(), report.edges()));
        lines.add(line("topology", "%s", topology()));
        lines.add(line("surface", "%s", surface()));
        lines.add(line("area", "%.6g", report.area()));
        lines.add(line("edges", "%s", spread(report.edgeLengths(), 1)));
        lines.add(line("angles", "%s degrees", spread(report.angles(), 180 / Math.PI)));
        for (MeshValues value : file.values()) {
            lines.add(line(
                    "attribute", "%s: %s on %s", value.name(), kind(value), isOnFaces(value) ? "faces" : "vertices"));
        }
        for (Problem problem : report.problems()) {
            lines.add(line(
                    "problem",
                    "%d x %s: %s%s",
                    problem.count(),
                    problem.kind(),
                    String.join(", ", problem.first()),
                    problem.count() > problem.first().size() ? ", ..." : ""));
        }
        file.warnings().forEach(warning -> lines.add(line("warning", "%s", warning)));
        lines.add(line("read in", "%.1f ms", readMs));
        return lines.toString();
    }

    private String topology() {
        return "Euler characteristic " + report.euler()
                + (report.genus().isPresent() ? ", genus " + report.genus().getAsInt() : "") + ", "
                + report.components() + (report.components() == 1 ? " component, " : " components, ")
                + report.boundaries() + (report.boundaries() == 1 ? " boundary" : " boundaries");
    }

    private String surface() {
        String winding =
                report.oriented() ? "oriented" : report.orientable() ? "winding not consistent" : "not orientable";
        return (report.manifold() ? "manifold, " : "not manifold, ")
                + (report.closed() ? "closed, " : "open, ")
                + winding;
    }

    private static String spread(Statistics s, double unit) {
        return String.format(
                Locale.ROOT,
                "%.4g to %.4g, mean %.4g, median %.4g",
                s.least() * unit,
                s.most() * unit,
                s.mean() * unit,
                s.median() * unit);
    }

    private static String line(String head, String format, Object... values) {
        return String.format(Locale.ROOT, "  %-10s ", head) + String.format(Locale.ROOT, format, values);
    }

    private static boolean isOnFaces(MeshValues value) {
        return value instanceof FaceLabels || value instanceof FaceScalars;
    }

    private static String kind(MeshValues value) {
        if (value instanceof FaceLabels || value instanceof VertexLabels) {
            return "labels";
        }
        return value instanceof VertexVectors ? "vectors" : value instanceof VertexMap ? "map" : "scalars";
    }
}
