// SPDX-License-Identifier: Apache-2.0
package corto.skeleton;

import corto.build.SourceModule;
import corto.composition.SymbolNames;
import corto.console.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The first version of a kernel library: it compiles, its tests pass, and Kconfig knows it.
public final class LibrarySkeleton {
    private static final String PLAIN = "plain";
    private static final String STUBS = "stubs";
    /// Templates that work as they are.
    private static final Map<String, String> WORKING = Map.of(
            "corto.sched.api.SchedulingPolicy", "scheduling-policy",
            "corto.platform.api.BootStep", "boot-step",
            "corto.memory.frames.api.FrameAllocator", "frame-allocator",
            "corto.heap.api.Collector", "collector");
    private static final Pattern CHOICE = Pattern.compile("^choice (\\w+)$(.*?)^endchoice$", Pattern.MULTILINE | Pattern.DOTALL);

    private final LibraryName name;
    private final Optional<Service> service;
    private final String license;

    /// A library that provides `service`, if there is one. `license` is its SPDX identifier; empty if its files shall not name one.
    public LibrarySkeleton(LibraryName name, Optional<Service> service, String license) {
        this.name = name;
        this.service = service;
        this.license = license;
        String type = className();
        if (service.isPresent() && type.equals(service.get().simpleName()) || isOfJavaLang(type)) {
            throw new Failure("the library's class would be called " + type + ", as another class that it sees.", "Choose another name than " + name.module() + ".");
        }
    }

    private static boolean isOfJavaLang(String type) {
        try {
            Class.forName("java.lang." + type, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /// Whether the skeleton for `service` does something useful before anything is written; else it has stubs.
    public static boolean isWorking(Service service) {
        return WORKING.containsKey(service.name());
    }

    /// The library's class: it provides the service, or is what the library offers.
    public String className() {
        return name.className(service.map(Service::lastWord).orElse(""));
    }

    /// Writes the library to `folder`, which must not exist, from the templates in `templates`. The files, in order.
    ///
    /// `place` is the folder as people name it in commands; `interfaces` finds the class of a service for which there are only stubs.
    public List<Path> write(Path folder, String place, Path templates, Function<Service, Class<?>> interfaces) {
        Map<String, String> values = new HashMap<>(Map.of(
                "module", name.module(), "package", name.module(), "PACKAGE", name.module().replace('.', '/'),
                "SYMBOL", name.symbol(), "Title", name.title(), "Class", className(), "CLASS", className(),
                "spdx", license.isEmpty() ? "" : "// SPDX-License-Identifier: " + license + "\n",
                "kconfigSpdx", license.isEmpty() ? "" : "# SPDX-License-Identifier: " + license + "\n\n",
                "lib", name.isOwn() ? "" : "--lib " + place + " "));
        values.put("test", name.isOwn() ? name.pathInTree().replaceFirst("^\\w+/", "") : "--lib " + place);
        String template = service.map(provided -> WORKING.getOrDefault(provided.name(), STUBS)).orElse(PLAIN);
        if (template.equals(STUBS)) {
            addStubs(values, service.get(), interfaces.apply(service.get()));
        }
        return new Template(templates.resolve(template)).write(folder, values);
    }

    private void addStubs(Map<String, String> values, Service provided, Class<?> type) {
        Stubs stubs = new Stubs(type, className());
        String symbol = SymbolNames.symbol(provided.api().name());
        Optional<String> choice = choice(provided);
        values.put("service", provided.name());
        values.put("Service", provided.simpleName());
        values.put("requires", "    requires " + provided.api().name() + ";\n");
        values.put("imports", stubs.imports());
        values.put("methods", stubs.methods());
        values.put("tests", stubs.tests());
        values.put("object", stubs.object());
        values.put("choiceBegin", choice.map(it -> "choice " + it + "\n\n").orElse(""));
        values.put("choiceEnd", choice.isPresent() ? "\nendchoice\n" : "");
        values.put("depends", kconfig(provided.api()).contains("config " + symbol + "\n") ? "\tdepends on " + symbol + "\n" : "");
    }

    /// The choice that those who provide the service are members of.
    private static Optional<String> choice(Service service) {
        for (SourceModule provider : service.providers()) {
            Matcher choice = CHOICE.matcher(kconfig(provider));
            while (choice.find()) {
                if (choice.group(2).contains("config " + SymbolNames.symbol(provider.name()) + "\n")) {
                    return Optional.of(choice.group(1));
                }
            }
        }
        return Optional.empty();
    }

    private static String kconfig(SourceModule module) {
        Path file = module.folder().resolve("Kconfig");
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
