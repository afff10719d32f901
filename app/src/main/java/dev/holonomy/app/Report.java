package dev.holonomy.app;

import dev.holonomy.mesh.io.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** A page of HTML with its pictures inside, so that one file can be sent to somebody. */
final class Report {
    private final StringBuilder body = new StringBuilder();
    private final String title;

    Report(String title) {
        this.title = title;
    }

    void text(String text) {
        body.append("<p>").append(escaped(text)).append("</p>\n");
    }

    void table(String caption, List<String> head, List<List<String>> rows) {
        body.append("<h2>").append(escaped(caption)).append("</h2>\n<table><tr>");
        head.forEach(cell -> body.append("<th>").append(escaped(cell)).append("</th>"));
        body.append("</tr>\n");
        for (List<String> row : rows) {
            body.append("<tr>");
            row.forEach(cell -> body.append("<td>").append(escaped(cell)).append("</td>"));
            body.append("</tr>\n");
        }
        body.append("</table>\n");
    }

    /** A text whose lines stay as they are. */
    void listing(String caption, String text) {
        body.append("<h2>")
                .append(escaped(caption))
                .append("</h2>\n<pre>")
                .append(escaped(text))
                .append("</pre>\n");
    }

    void picture(String caption, byte[] png) {
        body.append("<h2>")
                .append(escaped(caption))
                .append("</h2>\n<img alt=\"")
                .append(escaped(caption))
                .append("\" src=\"data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(png))
                .append("\">\n");
    }

    void write(Path file) {
        String page = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escaped(title)
                + "</title><style>body{font:16px/1.5 system-ui,sans-serif;max-width:1100px;margin:2rem auto;padding:0 1rem;color:#222}"
                + "img{max-width:100%;border-radius:6px}table{border-collapse:collapse}td,th{padding:.3rem 1rem;text-align:left;"
                + "border-bottom:1px solid #ddd}pre{font-size:13px;line-height:1.35;overflow-x:auto}</style></head><body><h1>"
                + escaped(title) + "</h1>\n" + body
                + "</body></html>\n";
        AtomicFile.write(file, out -> out.write(page.getBytes(StandardCharsets.UTF_8)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
