// SPDX-License-Identifier: Apache-2.0
package corto.graph;

import corto.graph.LayeredLayout.Box;
import corto.graph.LayeredLayout.Line;
import corto.graph.LayeredLayout.Point;
import corto.graph.LayeredLayout.Rectangle;
import corto.graph.LibraryGraph.Choice;
import corto.graph.LibraryGraph.Edge;
import corto.graph.LibraryGraph.Library;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Draws a [LibraryGraph] as SVG 1.1 that needs nothing else. In a browser it follows light and dark, and the box under the pointer keeps its lines while the others fade.
public final class GraphSvg {
    private static final double BOX_HEIGHT = 42;
    private static final double PADDING = 8;
    private static final double HEADER = 52;
    private static final double FOOTER = 34;
    private static final double LEAST_WIDTH = 840;                 // of the legend

    /// Hues in degrees; the same as in the treemap.
    private static final Map<String, Integer> HUES = Map.of("runtime", 30, "memory", 95, "platform", 255, "sched", 285, "drivers", 195, "block", 130, "fs", 165, "net", 215, "posix", 320, "other", 60);

    private static final String STYLE = """
            svg { background: #fbfbfa; }
            text { font-family: system-ui, "DejaVu Sans", sans-serif; fill: #1c1c1a; }
            .title { font-size: 17px; font-weight: 600; }
            .fact, .legend { font-size: 12px; fill: #5d5d58; }
            .lane { fill: #f1f0ec; stroke: none; }
            .head { font-size: 13px; font-weight: 600; fill: #5d5d58; text-anchor: middle; }
            .name { font-size: 12px; font-weight: 600; text-anchor: middle; }
            .size { font-size: 10.5px; fill: #44443f; text-anchor: middle; }
            .symbol { font-size: 8px; fill: #5d5d58; text-anchor: middle; }
            .box rect { stroke: #6d6c66; stroke-width: 1; }
            .api .inner { fill: none; stroke-width: 0.8; }
            .alternative rect { fill: #fbfbfa; stroke-dasharray: 3 3; }
            .alternative { opacity: 0.62; }
            .edge { fill: none; stroke: #6d6c66; stroke-width: 1.1; marker-end: url(#arrow); }
            .edge.provides { stroke: #0b57d0; stroke-width: 1.5; stroke-dasharray: 6 4; marker-end: none; marker-start: url(#open); }
            .edge.alternative { stroke-dasharray: 2 4; marker-end: none; marker-start: url(#open); }
            .tip { fill: #6d6c66; }
            .opentip { fill: #fbfbfa; stroke: #0b57d0; }
            """;

    private static final String DARK = """
            svg { background: #161615; }
            text { fill: #ecebe6; }
            .fact, .legend, .head { fill: #a9a8a2; }
            .lane { fill: #1f1f1d; }
            .size { fill: #d3d2cc; }
            .symbol { fill: #a9a8a2; }
            .box rect { stroke: #8e8d86; }
            .alternative rect { fill: #161615; }
            .edge { stroke: #8e8d86; }
            .edge.provides { stroke: #a8c7fa; }
            .tip { fill: #8e8d86; }
            .opentip { fill: #161615; stroke: #a8c7fa; }
            """;

    private final LibraryGraph graph;
    private final Map<Line, List<Edge>> edges = new LinkedHashMap<>();
    private final LayeredLayout layout;
    private final Map<String, Integer> numbers = new TreeMap<>();        // of libraries, for classes of CSS
    private final StringBuilder text = new StringBuilder();

    private GraphSvg(LibraryGraph graph, boolean all) {
        this.graph = graph;
        for (Edge edge : all ? graph.edges() : graph.reducedEdges()) {
            edges.computeIfAbsent(new Line(edge.upper(), edge.lower()), _ -> new ArrayList<>()).add(edge);
        }
        List<Box> boxes = new ArrayList<>();
        for (Library library : graph.libraries()) {
            numbers.put(library.name(), numbers.size());
            double width = Math.max(width(label(library), 12, 0.66) + (library.isApi() ? 8 : 0), library.isInImage() ? 62 : width(library.symbol(), 8, 0.7));
            boxes.add(new Box(library.name(), library.group(), Math.ceil(width + 2 * PADDING), BOX_HEIGHT));
        }
        layout = new LayeredLayout(boxes, edges.keySet());
    }

    /// A bound of a text's width in pixels; `each` is the mean width of its letters in em.
    private static double width(String text, double size, double each) {
        return text.length() * size * each;
    }

    /// Without the name of the group, which stands above.
    private static String label(Library library) {
        String prefix = library.group() + ".";
        return library.shortName().startsWith(prefix) ? library.shortName().substring(prefix.length()) : library.shortName();
    }

    /// @param fact a line below the title
    /// @param all whether edges that others imply are drawn, too
    public static String of(LibraryGraph graph, String title, String fact, boolean all) {
        return new GraphSvg(graph, all).draw(title, fact);
    }

    private String draw(String title, String fact) {
        double width = Math.max(layout.width(), Math.max(LEAST_WIDTH, 48 + width(fact, 12, 0.58)));
        double height = HEADER + layout.height() + FOOTER;
        text.append(String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\">%n", width, height, width, height));
        text.append("<title>").append(escaped(title)).append("</title>\n");
        style();
        text.append("""
                <defs>
                <marker id="arrow" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="tip" d="M0 0.8 L8 4 L0 7.2 Z"/></marker>
                <marker id="open" viewBox="0 0 8 8" refX="1" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path class="opentip" d="M7.2 0.8 L1 4 L7.2 7.2 Z"/></marker>
                </defs>
                """);
        element("text", "title", 24, 30, title);
        element("text", "fact", 24, 50, fact);
        text.append(String.format(Locale.ROOT, "<g transform=\"translate(%.1f %.0f)\">%n", (width - layout.width()) / 2, HEADER));
        layout.lanes().forEach(this::lane);
        edges.forEach(this::edge);
        graph.libraries().forEach(this::box);
        text.append("</g>\n");
        legend(height - 16);
        return text.append("</svg>\n").toString();
    }

    private void style() {
        text.append("<style>\n").append(STYLE);
        layout.lanes().keySet().forEach(group -> text.append(".g-").append(group).append(" .fill { fill: ").append(colour(group, 0.55, 0.86)).append("; }\n"));
        text.append(":root:has(.box:hover) .edge { opacity: 0.12; }\n");
        numbers.values().forEach(i -> text.append(":root:has(#b").append(i).append(":hover) .e").append(i).append(" { opacity: 1; stroke-width: 2; }\n"));
        text.append("@media (prefers-color-scheme: dark) {\n").append(DARK);
        layout.lanes().keySet().forEach(group -> text.append(".g-").append(group).append(" .fill { fill: ").append(colour(group, 0.30, 0.27)).append("; }\n"));
        text.append("}\n</style>\n");
    }

    /// HSL (CSS Color 4 §7) as `#rrggbb`, which every reader of SVG knows.
    private static String colour(String group, double saturation, double lightness) {
        int rgb = 0;
        for (int n : new int[] {0, 8, 4}) {
            double k = (n + HUES.get(group) / 30.0) % 12;
            double part = lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1));
            rgb = rgb << 8 | (int) Math.round(255 * part);
        }
        return String.format(Locale.ROOT, "#%06x", rgb);
    }

    private void lane(String name, Rectangle at) {
        rectangle("lane", at.x(), at.y(), at.width(), at.height(), 8);
        element("text", "head", at.middle(), at.y() + 21, name);
    }

    private void edge(Line line, List<Edge> meant) {
        Edge.Kind kind = meant.stream().map(Edge::kind).max(Edge.Kind::compareTo).orElseThrow();
        List<Point> route = layout.route(line);
        text.append(String.format(Locale.ROOT, "<path class=\"edge %s e%d e%d\" d=\"M%.1f %.1f", kind.toString().toLowerCase(Locale.ROOT), numbers.get(line.upper()), numbers.get(line.lower()),
                route.getFirst().x(), route.getFirst().y()));
        for (int i = 1; i < route.size(); i++) {
            Point from = route.get(i - 1);
            Point to = route.get(i);
            if (i % 2 == 0) {
                text.append(String.format(Locale.ROOT, " L%.1f %.1f", to.x(), to.y()));                 // through a row
            } else {
                double bend = (to.y() - from.y()) / 2;
                text.append(String.format(Locale.ROOT, " C%.1f %.1f %.1f %.1f %.1f %.1f", from.x(), from.y() + bend, to.x(), to.y() - bend, to.x(), to.y()));
            }
        }
        text.append("\"><title>").append(escaped(String.join("\n", meant.stream().map(this::sentence).toList()))).append("</title></path>\n");
    }

    private String sentence(Edge edge) {
        return switch (edge.kind()) {
            case REQUIRES -> edge.upper() + " requires " + edge.lower();
            case PROVIDES -> edge.upper() + " provides " + edge.label() + " of " + edge.lower();
            case ALTERNATIVE -> edge.upper() + " could provide " + edge.label() + " of " + edge.lower() + ": " + graph.library(edge.upper()).symbol();
        };
    }

    private void box(Library library) {
        Rectangle at = layout.rectangle(library.name());
        text.append("<g id=\"b").append(numbers.get(library.name())).append("\" class=\"box g-").append(library.group()).append(library.isApi() ? " api" : library.isInImage() ? "" : " alternative").append("\">\n");
        text.append("<title>").append(escaped(reason(library))).append("</title>\n");
        double round = library.isApi() ? BOX_HEIGHT / 2 : 5;
        rectangle(library.isInImage() ? "fill" : "", at.x(), at.y(), at.width(), at.height(), round);
        if (library.isApi()) {
            rectangle("inner", at.x() + 3, at.y() + 3, at.width() - 6, at.height() - 6, round - 3);
        }
        element("text", "name", at.middle(), at.y() + 18, label(library));
        if (library.isInImage()) {
            element("text", "size", at.middle(), at.y() + 33, String.format(Locale.ROOT, "%,d B", library.bytes()));
        } else {
            element("text", "symbol", at.middle(), at.y() + 33, library.symbol());
        }
        text.append("</g>\n");
    }

    private String reason(Library library) {
        StringBuilder reason = new StringBuilder(library.name());
        if (!library.isInImage()) {
            graph.choices().stream().filter(choice -> choice.alternatives().contains(library.name())).forEach(choice -> reason.append("\nnot in the image; could provide ").append(choice.service())
                    .append(" instead of ").append(String.join(", ", choice.providers())).append("\nselected by ").append(library.symbol()));
            return reason.toString();
        }
        reason.append(String.format(Locale.ROOT, "%n%,d bytes%n", library.bytes())).append(library.symbol()).append(library.requiredBy().isEmpty() ? ": selected" : "\nrequired by " + String.join(", ", library.requiredBy()));
        if (!library.requires().isEmpty()) {
            reason.append("\nrequires ").append(String.join(", ", library.requires()));
        }
        for (Choice choice : graph.choices()) {
            if (choice.api().equals(library.name())) {
                reason.append("\nservice ").append(choice.service()).append(": ").append(choice.providers().isEmpty() ? "nobody provides it" : "provided by " + String.join(", ", choice.providers()));
            }
            if (choice.providers().contains(library.name())) {
                reason.append("\nprovides ").append(choice.service());
            }
        }
        return reason.toString();
    }

    private void legend(double y) {
        double x = 24;
        rectangle("lane", x, y - 11, 22, 14, 3);
        element("text", "legend", x + 30, y, "library and its bytes");
        x += 175;
        rectangle("lane", x, y - 11, 22, 14, 7);
        element("text", "legend", x + 30, y, "with a service that others provide");
        x += 255;
        text.append(String.format(Locale.ROOT, "<path class=\"edge\" d=\"M%.0f %.0f H%.0f\"/>%n", x, y - 4, x + 26));
        element("text", "legend", x + 34, y, "requires");
        x += 105;
        text.append(String.format(Locale.ROOT, "<path class=\"edge provides\" d=\"M%.0f %.0f H%.0f\"/>%n", x, y - 4, x + 30));
        element("text", "legend", x + 38, y, "provides; faint: could be chosen");
    }

    private void rectangle(String style, double x, double y, double width, double height, double round) {
        text.append(String.format(Locale.ROOT, "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.1f\"/>%n", style, x, y, width, height, round));
    }

    private void element(String tag, String style, double x, double y, String content) {
        text.append(String.format(Locale.ROOT, "<%s class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</%s>%n", tag, style, x, y, escaped(content), tag));
    }

    private static String escaped(String content) {
        return content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
