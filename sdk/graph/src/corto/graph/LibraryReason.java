// SPDX-License-Identifier: Apache-2.0
package corto.graph;

import corto.console.Wrapping;
import corto.graph.LibraryGraph.Choice;
import corto.graph.LibraryGraph.Library;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Why a library is in an image: who requires it and who that one, what it provides, and what would go without it.
public final class LibraryReason {
    private final LibraryGraph graph;
    private final Library library;

    /// `name` is a library of the image.
    public LibraryReason(LibraryGraph graph, String name) {
        this.graph = graph;
        this.library = graph.library(name);
    }

    /// For each library that requires it a shortest way up to one that nobody requires; nearest first.
    public List<List<String>> chains() {
        return library.requiredBy().stream().map(this::up).toList();
    }

    private List<String> up(String start) {
        Map<String, String> below = new LinkedHashMap<>();
        ArrayDeque<String> open = new ArrayDeque<>(List.of(start));
        below.put(start, null);
        while (!open.isEmpty()) {
            String name = open.poll();
            if (graph.library(name).requiredBy().isEmpty()) {
                List<String> chain = new ArrayList<>();
                for (String each = name; each != null; each = below.get(each)) {
                    chain.addFirst(each);
                }
                return chain;
            }
            for (String user : graph.library(name).requiredBy()) {
                if (!below.containsKey(user)) {
                    below.put(user, name);
                    open.add(user);
                }
            }
        }
        throw new IllegalStateException("libraries require each other in a circle through " + start);
    }

    /// What nothing else needs: libraries that are required through this one only.
    public List<Library> needsAlone() {
        Set<String> others = new LinkedHashSet<>();
        ArrayDeque<String> open = new ArrayDeque<>();
        graph.libraries().stream().filter(each -> each.isInImage() && each.requiredBy().isEmpty()).forEach(top -> open.add(top.name()));
        while (!open.isEmpty()) {
            String name = open.poll();
            if (!name.equals(library.name()) && others.add(name)) {
                open.addAll(graph.library(name).requires());
            }
        }
        return graph.libraries().stream().filter(each -> each.isInImage() && !each.name().equals(library.name()) && !others.contains(each.name())).toList();
    }

    /// The services that it provides to another library.
    public List<Choice> provides() {
        return graph.choices().stream().filter(choice -> choice.providers().contains(library.name())).toList();
    }

    /// Several indented lines.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        chains().forEach(chain -> lines.add("    required by " + String.join(" ← ", chain)));
        for (Choice choice : provides()) {
            lines.add("    provides " + choice.service() + (choice.alternatives().isEmpty() ? "" : ", as " + String.join(" or ", choice.alternatives()) + " could"));
        }
        graph.choices().stream().filter(choice -> choice.api().equals(library.name()))
                .forEach(choice -> lines.add("    declares " + choice.service() + ", which " + (choice.providers().isEmpty() ? "nobody provides" : String.join(", ", choice.providers()) + (choice.providers().size() == 1 ? " provides" : " provide"))));
        if (!library.requires().isEmpty()) {
            lines.addAll(Wrapping.list("    requires", library.requires(), ""));
        }
        List<Library> alone = needsAlone();
        if (!alone.isEmpty()) {
            lines.addAll(Wrapping.list("    only it needs", alone.stream().map(Library::name).toList(), String.format(Locale.ROOT, ": %,d bytes more", alone.stream().mapToLong(Library::bytes).sum())));
        }
        return lines;
    }

    /// For JSON.
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", "library");
        json.put("name", library.name());
        json.put("symbol", library.symbol());
        json.put("bytes", library.bytes());
        json.put("requiredBy", chains());
        json.put("requires", library.requires());
        json.put("provides", provides().stream().map(Choice::service).toList());
        json.put("needsAlone", needsAlone().stream().map(Library::name).toList());
        return json;
    }
}
