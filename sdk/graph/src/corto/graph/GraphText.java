// SPDX-License-Identifier: Apache-2.0
package corto.graph;

import corto.composition.Provider;
import corto.console.Wrapping;
import corto.graph.LibraryGraph.Choice;
import corto.graph.LibraryGraph.Edge;
import corto.graph.LibraryGraph.Library;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A [LibraryGraph] as a tree for the terminal, in the language of Graphviz, and as values for JSON.
public final class GraphText {
    private static final int NAMES = 70;            // columns of the tree's names

    private GraphText() {
    }

    /// What nobody requires, below each what it requires. What was written before is not written again below another.
    ///
    /// @param all whether requirements that others imply are written, too
    public static String tree(LibraryGraph graph, String title, boolean all) {
        Map<String, Set<String>> lower = new TreeMap<>();
        for (Edge edge : all ? graph.edges() : graph.reducedEdges()) {
            if (edge.kind() != Edge.Kind.ALTERNATIVE) {
                lower.computeIfAbsent(edge.upper(), _ -> new TreeSet<>()).add(edge.lower());
            }
        }
        StringBuilder text = new StringBuilder(title).append('\n');
        Set<String> written = new LinkedHashSet<>();
        List<Library> tops = graph.libraries().stream().filter(library -> library.isInImage() && library.requiredBy().isEmpty()).toList();
        for (Library top : tops) {
            text.append('\n');
            write(graph, top.name(), "", "", lower, written, text);
        }
        boolean isFirst = true;
        for (Choice choice : graph.choices()) {
            text.append(isFirst ? "\nServices and who provides them:\n" : "");
            isFirst = false;
            Wrapping.list("  " + choice.service() + ":", choice.providers().isEmpty() ? List.of("nobody") : choice.providers(), "").forEach(line -> text.append(line).append('\n'));
            for (String alternative : choice.alternatives()) {
                text.append("      or ").append(alternative).append(" (").append(graph.library(alternative).symbol()).append(")\n");
            }
        }
        graph.bootOrder().forEach(step -> text.append(step == graph.bootOrder().getFirst() ? "\nBoot:\n" : "").append("  ").append(step.type()).append('\n'));
        return text.toString();
    }

    private static void write(LibraryGraph graph, String name, String branch, String indent, Map<String, Set<String>> lower, Set<String> written, StringBuilder text) {
        Library library = graph.library(name);
        List<String> below = new ArrayList<>(lower.getOrDefault(name, Set.of()));
        boolean isNew = written.add(name);
        String shown = branch + library.shortName() + (isNew || below.isEmpty() ? "" : " …");
        String bytes = isNew ? String.format(Locale.ROOT, "%,d", library.bytes()) : "";
        text.append(shown).append(isNew ? " ".repeat(Math.max(1, NAMES - shown.length() - bytes.length())) + bytes : "");
        text.append(branch.isEmpty() ? "  " + library.symbol() : "").append('\n');
        if (isNew) {
            for (int i = 0; i < below.size(); i++) {
                boolean isLast = i == below.size() - 1;
                write(graph, below.get(i), indent + (isLast ? "└─ " : "├─ "), indent + (isLast ? "   " : "│  "), lower, written, text);
            }
        }
    }

    /// For `dot -Tsvg`, for those who have it.
    public static String dot(LibraryGraph graph, String title, boolean all) {
        StringBuilder text = new StringBuilder("digraph image {\n  label=").append(quoted(title)).append(";\n  node [shape=box, fontname=\"sans-serif\"];\n");
        Map<String, List<Library>> groups = new TreeMap<>();
        graph.libraries().forEach(library -> groups.computeIfAbsent(library.group(), _ -> new ArrayList<>()).add(library));
        groups.forEach((group, libraries) -> {
            text.append("  subgraph ").append(quoted("cluster_" + group)).append(" {\n    label=").append(quoted(group)).append(";\n");
            for (Library library : libraries) {
                String label = library.shortName() + "\n" + (library.isInImage() ? String.format(Locale.ROOT, "%,d B", library.bytes()) : library.symbol());
                text.append("    ").append(quoted(library.name())).append(" [label=").append(quoted(label)).append(library.isApi() ? ", style=rounded, peripheries=2" : library.isInImage() ? "" : ", style=dotted").append("];\n");
            }
            text.append("  }\n");
        });
        for (Edge edge : all ? graph.edges() : graph.reducedEdges()) {
            text.append("  ").append(quoted(edge.upper())).append(" -> ").append(quoted(edge.lower())).append(switch (edge.kind()) {
                case REQUIRES -> "";
                case PROVIDES -> " [style=dashed, label=" + quoted(edge.label().substring(edge.label().lastIndexOf('.') + 1)) + "]";
                case ALTERNATIVE -> " [style=dotted]";
            }).append(";\n");
        }
        return text.append("}\n").toString();
    }

    private static String quoted(String content) {
        return '"' + content.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /// `{image, libraries: [{name, symbol, group, bytes, requires, requiredBy}], boot: [class], services: [{name, api, many, users, providers, alternatives: [{name, symbol}]}]}`.
    public static Map<String, Object> json(LibraryGraph graph, String title) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("image", title);
        json.put("libraries", graph.libraries().stream().filter(Library::isInImage).map(GraphText::json).toList());
        json.put("boot", graph.bootOrder().stream().map(Provider::type).toList());
        json.put("services", graph.choices().stream().map(choice -> json(graph, choice)).toList());
        return json;
    }

    private static Map<String, Object> json(Library library) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", library.name());
        json.put("symbol", library.symbol());
        json.put("group", library.group());
        json.put("bytes", library.bytes());
        json.put("requires", library.requires());
        json.put("requiredBy", library.requiredBy());
        return json;
    }

    private static Map<String, Object> json(LibraryGraph graph, Choice choice) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", choice.service());
        json.put("api", choice.api());
        json.put("many", choice.isMany());
        json.put("users", choice.users());
        json.put("providers", choice.providers());
        json.put("alternatives", choice.alternatives().stream().map(name -> Map.of("name", name, "symbol", graph.library(name).symbol())).toList());
        return json;
    }
}
