// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.build.SourceModule;
import corto.console.Failure;
import corto.console.Json;
import corto.skeleton.LibraryName;
import corto.skeleton.LibrarySkeleton;
import corto.skeleton.Service;
import corto.skeleton.Services;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corto new library`: a folder with a library that compiles and whose tests pass.
@Command(name = "library", mixinStandardHelpOptions = true, sortOptions = false, description = "Makes a folder with a kernel library: sources, a test, Kconfig, README.",
        footerHeading = Help.EXAMPLES, footer = {
            "  corto new library greeting                               a library of one class",
            "  corto new library org.example.fair --provides sched.api  a scheduling policy",
            "  corto new library corto.sched.fair --provides sched.api  the same in Corto's own tree",
            "  corto new library --list                                 what a library can provide"})
final class NewLibraryCommand implements Callable<Integer> {
    static final String TEMPLATES = "sdk/skeleton/templates";

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The name of its Java module, and of the folder: a word, or words with dots. Names that begin with corto. belong to Corto's own tree.")
    private String name;

    @Option(names = "--provides", paramLabel = "SERVICE", description = "A library with an interface (sched.api), or an interface (SchedulingPolicy).")
    private String provides;

    @Option(names = "--in", paramLabel = "DIR", description = "Where to make the folder. Default: the current folder.")
    private Path parent;

    @Option(names = "--license", paramLabel = "SPDX", description = "Begin the files with this licence's identifier, for example Apache-2.0.")
    private String license = "";

    @Option(names = "--list", description = "Print what a library can provide.")
    private boolean list;

    @Option(names = "--json", description = "With --list: print it as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        TargetModules modules = TargetModules.ofTree();
        Services services = Services.of(modules.sources().values());
        if (list) {
            System.out.println(json ? Json.of(services.all().stream().map(NewLibraryCommand::json).toList()) : services.table());
            return 0;
        }
        if (name == null) {
            throw new Failure("a library needs a name.", "For example: corto new library greeting");
        }
        LibraryName library = checked(modules);
        Optional<Service> service = Optional.ofNullable(provides).map(services::named);
        LibrarySkeleton skeleton = new LibrarySkeleton(library, service, license.isEmpty() && library.isOwn() ? "Apache-2.0" : license);
        Path folder = folder(library);
        List<Path> files = skeleton.write(folder, shown(folder), Sdk.root().resolve(TEMPLATES), it -> compiled(it, modules));
        files.forEach(file -> System.out.println(shown(file)));
        System.err.println("corto: " + shown(folder) + " is a library" + service.map(it -> " that provides " + it.name()).orElse("") + ". " + shown(folder.resolve("README.md")) + " says how to see it run.");
        if (library.isOwn()) {
            System.err.println("       " + shown(folder.getParent().resolve("Kconfig")) + " has to source its Kconfig, and pom.xml to name its sources.");
        }
        return 0;
    }

    private LibraryName checked(TargetModules modules) {
        LibraryName library = new LibraryName(name);
        for (SourceModule module : modules.sources().values()) {
            if (new LibraryName(module.name()).symbol().equals(library.symbol())) {
                throw new Failure("CONFIG_" + library.symbol() + " selects " + module.name() + " (" + module.folder() + ").", "Choose another name than " + name + ".");
            }
        }
        if (library.isOwn() && parent != null) {
            throw new Failure("--in: " + name + " belongs to Corto's own tree, into " + library.pathInTree() + ".", "Leave --in out, or choose a name that does not begin with corto.");
        }
        return library;
    }

    private Path folder(LibraryName library) {
        if (library.isOwn()) {
            return Sdk.root().resolve(library.pathInTree());
        }
        Path folder = parent == null ? Path.of("") : parent;
        if (!Files.isDirectory(folder.toAbsolutePath())) {
            throw new Failure("--in: there is no folder " + folder + ".");
        }
        return folder.resolve(name);
    }

    /// As one types it in the current folder.
    private static String shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return file.isAbsolute() && file.startsWith(here) ? here.relativize(file).toString() : file.toString();
    }

    /// The interface of `service`, compiled and loaded; nothing of it is run.
    private static Class<?> compiled(Service service, TargetModules modules) {
        modules.compile(List.of(service.api().name()));
        List<URL> classPath = new ArrayList<>();
        try {
            for (Path entry : modules.hostClassPath()) {
                classPath.add(entry.toUri().toURL());
            }
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
        try {
            return Class.forName(service.name(), false, new URLClassLoader(classPath.toArray(URL[]::new), null));      // open until the command ends: types are loaded as they are asked for
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> json(Service service) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("service", service.name());
        values.put("library", service.api().name());
        values.put("description", service.description());
        values.put("many", service.isMany());
        values.put("skeleton", LibrarySkeleton.isWorking(service) ? "works" : "stubs");
        values.put("providers", service.providers().stream().map(SourceModule::name).toList());
        return values;
    }
}
