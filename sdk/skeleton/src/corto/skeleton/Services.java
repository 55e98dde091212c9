// SPDX-License-Identifier: Apache-2.0
package corto.skeleton;

import corto.build.ModuleDeclaration;
import corto.build.SourceModule;
import corto.console.Failure;
import corto.console.Suggestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The services that there are: what modules say they use, if one of ours has the interface.
public final class Services {
    private static final String OWN = "corto.";
    /// Documentation, annotations and the name of an interface.
    private static final Pattern INTERFACE = Pattern.compile("((?:^///.*\n)*)((?:^@.*\n)*)^public (?:sealed )?interface (\\w+)", Pattern.MULTILINE);

    private final List<Service> services;

    private Services(List<Service> services) {
        this.services = List.copyOf(services);
    }

    public static Services of(Collection<SourceModule> modules) {
        Set<String> used = new TreeSet<>();
        Map<String, List<SourceModule>> providers = new TreeMap<>();
        for (SourceModule module : modules) {
            ModuleDeclaration declaration = module.declaration();
            used.addAll(declaration.uses());
            declaration.provides().keySet().forEach(service -> providers.computeIfAbsent(service, _ -> new ArrayList<>()).add(module));
        }
        List<Service> services = new ArrayList<>();
        for (String name : used) {
            for (SourceModule module : modules) {
                Path source = module.sources().resolve(name.replace('.', '/') + ".java");
                if (Files.exists(source)) {
                    services.add(read(name, module, source, providers.getOrDefault(name, List.of())));
                }
            }
        }
        return new Services(services);
    }

    private static Service read(String name, SourceModule api, Path source, List<SourceModule> providers) {
        String text;
        try {
            text = Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Matcher declaration = INTERFACE.matcher(text);
        boolean isFound = declaration.find();
        String documentation = isFound ? declaration.group(1).replaceAll("(?m)^/// ?", "").replace('\n', ' ').strip() : "";
        return new Service(name, api, documentation.replaceFirst("(?<=[.:])\\s.*", "").replaceFirst(":$", "."), isFound && declaration.group(2).contains("@ManyProviders"), providers);
    }

    /// All of them, by name.
    public List<Service> all() {
        return services;
    }

    /// The service that somebody means by `word`: the interface, qualified or not, or the library that has it, with or without `corto.`.
    public Service named(String word) {
        List<Service> found = services.stream().filter(service -> names(service).contains(word)).toList();
        if (found.size() > 1 && found.stream().filter(LibrarySkeleton::isWorking).count() == 1) {
            found = found.stream().filter(LibrarySkeleton::isWorking).toList();
        }
        if (found.size() > 1) {
            throw new Failure("\"" + word + "\" has several services.", "Name one: " + String.join(", ", found.stream().map(Service::simpleName).toList()) + ".");
        }
        if (found.isEmpty()) {
            Set<String> known = new TreeSet<>();
            services.forEach(service -> known.addAll(names(service)));
            throw new Failure("there is no service \"" + word + "\"." + Suggestion.sentence(word, known), "What a library can provide:", table());
        }
        return found.getFirst();
    }

    private static Set<String> names(Service service) {
        String module = service.api().name();
        return Set.of(service.name(), service.simpleName(), module, api(service));
    }

    /// The library that has the interface, as people write it.
    public static String api(Service service) {
        String module = service.api().name();
        return module.startsWith(OWN) ? module.substring(OWN.length()) : module;
    }

    /// One line for each.
    public String table() {
        StringBuilder text = new StringBuilder();
        for (Service service : services) {
            text.append(String.format("  %-18s %-18s %-9s %s%n", api(service), service.simpleName(), LibrarySkeleton.isWorking(service) ? "works" : "stubs", service.description()));
        }
        return text.toString().stripTrailing();
    }
}
