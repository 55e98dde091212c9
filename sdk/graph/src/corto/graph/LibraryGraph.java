// SPDX-License-Identifier: Apache-2.0
package corto.graph;

import corto.build.ModuleDeclaration;
import corto.build.SourceModule;
import corto.composition.Composition;
import corto.composition.Member;
import corto.composition.Provider;
import corto.composition.Service;
import corto.composition.SymbolNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The libraries of an image, those that could stand for one of them, and the edges between. Immutable.
public final class LibraryGraph {
    private static final String OWN = "corto.";

    private final Map<String, Library> libraries;
    private final List<Edge> edges;
    private final List<Choice> choices;
    private final List<Provider> bootOrder;

    private LibraryGraph(Map<String, Library> libraries, List<Edge> edges, List<Choice> choices, List<Provider> bootOrder) {
        this.libraries = libraries;
        this.edges = List.copyOf(edges);
        this.choices = List.copyOf(choices);
        this.bootOrder = bootOrder;
    }

    /// A library.
    ///
    /// @param symbol the Kconfig symbol that selects it, with `CONFIG_`
    /// @param bytes of it in the file
    /// @param isInImage false for an alternative
    /// @param isApi whether it declares a service
    public record Library(String name, String symbol, long bytes, boolean isInImage, boolean isApi, List<String> requires, List<String> requiredBy) {
        /// Without `corto.`.
        public String shortName() {
            return name.startsWith(OWN) ? name.substring(OWN.length()) : name;
        }

        /// The folder that it lies in, which is its layer: `net` for corto.net.tcp. What every image has is one group, and the loader belongs to `posix`.
        public String group() {
            if (!name.startsWith(OWN)) {
                return "other";
            }
            String first = shortName().replaceFirst("\\..*", "");
            return switch (first) {
                case "lang", "runtime", "jdk", "heap" -> "runtime";
                case "elf" -> "posix";
                case "platform", "memory", "sched", "drivers", "block", "fs", "net", "posix" -> first;
                default -> "other";
            };
        }
    }

    /// `upper` requires `lower`, or provides the service `label` that `lower` declares.
    public record Edge(String upper, String lower, Kind kind, String label) {
        public enum Kind { REQUIRES, PROVIDES, ALTERNATIVE }
    }

    /// A service, the library that declares it, those that use it, those that provide it here, and those that could.
    public record Choice(String service, String api, boolean isMany, List<String> users, List<String> providers, List<String> alternatives) {
    }

    /// @param modules all there are, by name
    /// @param bytes of libraries in the image's file; a missing one has none
    public static LibraryGraph of(Composition composition, Map<String, SourceModule> modules, Map<String, Long> bytes) {
        List<Choice> choices = composition.services().stream().map(service -> choice(service, composition.moduleNames(), modules)).toList();
        Set<String> apis = new TreeSet<>(choices.stream().map(Choice::api).toList());
        Map<String, Library> libraries = new TreeMap<>();
        Map<String, List<String>> requires = new LinkedHashMap<>();
        for (Member member : composition.members()) {
            requires.put(member.name(), known(member.module().requires(), composition.moduleNames()));
            libraries.put(member.name(), new Library(member.name(), member.symbol(), bytes.getOrDefault(member.name(), 0L), true, apis.contains(member.name()),
                    requires.get(member.name()), member.requiredBy()));
        }
        List<Edge> edges = new ArrayList<>();
        for (Choice choice : choices) {
            for (String provider : choice.providers()) {
                edges.add(new Edge(provider, choice.api(), Edge.Kind.PROVIDES, choice.service()));
            }
            for (String name : choice.alternatives()) {
                libraries.putIfAbsent(name, new Library(name, SymbolNames.PREFIX + SymbolNames.symbol(name), 0, false, false,
                        known(modules.get(name).requires(), composition.moduleNames()), List.of()));
                edges.add(new Edge(name, choice.api(), Edge.Kind.ALTERNATIVE, choice.service()));
            }
        }
        requires.forEach((user, names) -> names.forEach(name -> edges.add(new Edge(user, name, Edge.Kind.REQUIRES, ""))));
        return new LibraryGraph(libraries, edges, choices, composition.bootOrder());
    }

    private static List<String> known(Collection<String> names, Collection<String> members) {
        return names.stream().filter(members::contains).sorted().toList();
    }

    private static Choice choice(Service service, List<String> members, Map<String, SourceModule> modules) {
        List<String> providers = service.providers().stream().map(Provider::module).distinct().toList();
        List<String> alternatives = new ArrayList<>();
        if (!service.isMany()) {
            for (SourceModule module : new TreeMap<>(modules).values()) {
                ModuleDeclaration declaration = module.declaration();
                if (declaration.provides().containsKey(service.name()) && !members.contains(module.name())) {
                    alternatives.add(module.name());
                }
            }
        }
        return new Choice(service.name(), api(service, members), service.isMany(), service.users(), providers, alternatives);
    }

    /// The member in whose package the service is; the first user if there is none.
    private static String api(Service service, List<String> members) {
        for (String name = service.name(); name.indexOf('.') > 0; ) {
            name = name.substring(0, name.lastIndexOf('.'));
            if (members.contains(name)) {
                return name;
            }
        }
        return service.users().getFirst();
    }

    /// By name, alternatives included.
    public Collection<Library> libraries() {
        return libraries.values();
    }

    public Library library(String name) {
        return libraries.get(name);
    }

    public List<Choice> choices() {
        return choices;
    }

    /// What is done at boot, in this order.
    public List<Provider> bootOrder() {
        return bootOrder;
    }

    /// Every edge; of a library that provides a service to the one that declares it, that it also requires that one is left out.
    public List<Edge> edges() {
        return edges.stream().filter(edge -> edge.kind() != Edge.Kind.REQUIRES || edges.stream().noneMatch(other -> other.kind() == Edge.Kind.PROVIDES
                && other.upper().equals(edge.upper()) && other.lower().equals(edge.lower()))).toList();
    }

    /// The edges without those of a requirement that others imply: the transitive reduction.
    public List<Edge> reducedEdges() {
        Map<String, Set<String>> reached = new TreeMap<>();
        return edges().stream().filter(edge -> edge.kind() != Edge.Kind.REQUIRES || libraries.get(edge.upper()).requires().stream()
                .noneMatch(other -> !other.equals(edge.lower()) && reachedFrom(other, reached).contains(edge.lower()))).toList();
    }

    private Set<String> reachedFrom(String name, Map<String, Set<String>> reached) {
        Set<String> known = reached.get(name);
        if (known == null) {
            known = new TreeSet<>();
            for (String required : libraries.get(name).requires()) {
                known.add(required);
                known.addAll(reachedFrom(required, reached));
            }
            reached.put(name, known);
        }
        return known;
    }
}
