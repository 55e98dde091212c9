// SPDX-License-Identifier: Apache-2.0
package corto.composition;

import corto.build.ModuleDeclaration;
import corto.build.SourceModule;
import corto.console.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What an image is composed of. Immutable; there is none that breaks a rule.
///
/// The rules, of which `of` tells all that are broken at once:
/// - what a module requires is selected, too: Kconfig and `module-info.java` agree;
/// - a service that a module uses has exactly one provider; none or one if it is annotated `@OptionalProvider`, any number if `@ManyProviders`;
/// - modules require what [Layers] allows.
public final class Composition {
    /// The text of a composition, beside the image.
    public static final String FILE = "composition.txt";
    /// The service whose providers are what is done at boot.
    public static final String BOOT_STEP = "corto.platform.api.BootStep";

    private final List<Member> members;
    private final List<Service> services;

    private Composition(List<Member> members, List<Service> services) {
        this.members = List.copyOf(members);
        this.services = List.copyOf(services);
    }

    /// The composition of the modules `selected`, which are all that the image has.
    ///
    /// @param modules all modules there are, by name: candidates for messages
    public static Composition of(Map<String, SourceModule> modules, Collection<String> selected, Layers layers) {
        return new Composer(modules, selected, layers).compose();
    }

    /// The composition of `roots` and everything that they require: for images that no `.config` describes.
    public static Composition closing(Map<String, SourceModule> modules, Collection<String> roots, Layers layers) {
        return of(modules, SourceModule.closure(roots, modules), layers);
    }

    /// The modules, by name.
    public List<Member> members() {
        return members;
    }

    /// Their names.
    public List<String> moduleNames() {
        return members.stream().map(Member::name).toList();
    }

    /// The services that a module of the image uses and a module of ours declares, by name.
    public List<Service> services() {
        return services;
    }

    /// The classes that provide each of the services, in order: what the compiler puts into the arrays of `ServiceLoader`.
    public Map<String, List<String>> providers() {
        Map<String, List<String>> providers = new LinkedHashMap<>();
        services.forEach(service -> providers.put(service.name(), service.providers().stream().map(Provider::type).toList()));
        return providers;
    }

    /// What is done at boot, in this order.
    public List<Provider> bootOrder() {
        return services.stream().filter(service -> service.name().equals(BOOT_STEP)).findFirst().map(Service::providers).orElse(List.of());
    }

    /// As it is written beside the image.
    public String text() {
        return CompositionText.of(this);
    }

    /// One attempt, with what is wrong so far.
    private static final class Composer {
        private final Map<String, SourceModule> modules;
        private final Set<String> selected;
        private final Layers layers;
        private final Map<String, ModuleDeclaration> declarations = new TreeMap<>();      // of the selected
        private final List<String> problems = new ArrayList<>();

        Composer(Map<String, SourceModule> modules, Collection<String> selected, Layers layers) {
            SymbolNames.of(modules.keySet());            // refuses two with one symbol
            this.modules = modules;
            this.selected = new TreeSet<>(selected);
            this.layers = layers;
        }

        Composition compose() {
            for (String name : selected) {
                if (modules.containsKey(name)) {
                    declarations.put(name, modules.get(name).declaration());
                } else {
                    problems.add("the module " + name + " is selected, but there is no such module.");
                }
            }
            List<Member> members = members();
            List<Service> services = problems.isEmpty() ? services() : List.of();
            if (!problems.isEmpty()) {
                throw new Failure(problems.getFirst(), problems.subList(1, problems.size()).toArray(String[]::new));
            }
            return new Composition(members, services);
        }

        private List<Member> members() {
            Map<String, Set<String>> requiredBy = new TreeMap<>();
            declarations.keySet().forEach(name -> requiredBy.put(name, new TreeSet<>()));
            for (ModuleDeclaration user : declarations.values()) {
                for (String name : user.requires()) {
                    if (!modules.containsKey(name)) {
                        continue;                        // the JDK's
                    }
                    if (requiredBy.containsKey(name)) {
                        requiredBy.get(name).add(user.name());
                        Optional.ofNullable(layers.problem(user, declarations.get(name))).ifPresent(problems::add);
                    } else {
                        problems.add(notSelected(user, modules.get(name)));
                    }
                }
            }
            List<Member> members = new ArrayList<>();
            requiredBy.forEach((name, users) -> members.add(new Member(modules.get(name), List.copyOf(users))));
            return members;
        }

        private String notSelected(ModuleDeclaration user, SourceModule used) {
            return user.name() + " requires " + used.name() + " (" + ShownPath.of(user.file()) + "), but " + SymbolNames.PREFIX + SymbolNames.symbol(used.name()) + " is not set: "
                    + ShownPath.of(modules.get(user.name()).folder().resolve("Kconfig")) + " does not say `select " + SymbolNames.symbol(used.name()) + "` or depend on it.";
        }

        private List<Service> services() {
            Map<String, List<String>> users = new TreeMap<>();
            declarations.values().forEach(user -> user.uses().forEach(service -> users.computeIfAbsent(service, _ -> new ArrayList<>()).add(user.name())));
            ProviderOrder order = new ProviderOrder(modules, declarations);
            List<Service> services = new ArrayList<>();
            users.forEach((name, usedBy) -> {
                Optional<SourceType> type = declarations.keySet().stream().flatMap(module -> SourceType.find(modules.get(module), name).stream()).findFirst();
                if (type.isPresent()) {                  // else it is the JDK's or the application's business
                    boolean isMany = type.get().has("ManyProviders");
                    boolean isOptional = type.get().has("OptionalProvider");
                    List<Provider> providers = new ArrayList<>();
                    declarations.values().forEach(module -> module.provides().getOrDefault(name, List.of()).forEach(provider -> providers.add(new Provider(module.name(), provider))));
                    if (isMany) {
                        order.sort(providers, type.get());
                    } else if (providers.size() != 1 && !(isOptional && providers.isEmpty())) {
                        problems.add(wrongNumber(name, usedBy, providers));
                    }
                    services.add(new Service(name, isMany, usedBy, providers));
                }
            });
            return services;
        }

        private String wrongNumber(String service, List<String> users, List<Provider> providers) {
            StringBuilder text = new StringBuilder(service).append(" is used by ").append(String.join(", ", users)).append(", so exactly one library must provide it; ")
                    .append(providers.isEmpty() ? "none that provides it is selected." : providers.size() + " that provide it are selected.");
            List<List<String>> rows = new ArrayList<>();
            for (SourceModule module : new TreeMap<>(modules).values()) {
                ModuleDeclaration declaration = module.declaration();
                if (declaration.provides().containsKey(service)) {
                    rows.add(List.of("  " + SymbolNames.PREFIX + SymbolNames.symbol(module.name()) + (selected.contains(module.name()) ? "=y" : " is not set"), module.name(), ShownPath.of(declaration.file())));
                }
            }
            return text.append(rows.isEmpty() ? "\n  No library there is provides it." : "\n" + CompositionText.table(rows).stripTrailing()).toString();
        }
    }
}
