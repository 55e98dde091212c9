// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.build.BuildLock;
import corto.build.Compilation;
import corto.build.Fingerprint;
import corto.build.ModuleCompilation;
import corto.build.OptionFile;
import corto.build.SourceFiles;
import corto.build.SourceModule;
import corto.configuration.KernelLibraries;
import corto.console.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The modules that go into images: everything in `runtime/` and `lib/`, the replaced classes of java.base, and libraries from outside the tree.
///
/// Two runs of javac. The first compiles all modules against java.base as it is: they run on the host too, in tests. The second
/// compiles the replaced classes (`runtime/jdk/base`), which call the modules, together with `corto.jdk`, which may use what they add.
/// Libraries from outside are compiled after that, against the modules of the tree, into folders of their own.
final class TargetModules {
    private static final String PATCHED = "java.base";
    private static final String SUBSTITUTIONS = "corto.jdk";

    private final Map<String, SourceModule> modules = new TreeMap<>();
    private final Path classes = Sdk.build().resolve("target");       // a folder for each module, and java.base for what replaces classes there
    private String compiledFrom = "";                                // a digest of what was compiled
    private String faces = "";                                       // a digest of what that offers to who uses it

    private final Map<String, SourceModule> external = new TreeMap<>();

    private TargetModules(KernelLibraries libraries) {
        modules.putAll(libraries.modules());
        libraries.external().forEach(module -> external.put(module.name(), module));
        modules.keySet().removeAll(external.keySet());
    }

    /// Where class files of libraries from outside are: one folder for each set of them.
    private Path externalClasses() {
        Fingerprint places = new Fingerprint();
        external.values().forEach(module -> places.text(module.folder().toString()));
        return Sdk.build().resolve("external").resolve(places.value().substring(0, 16));
    }

    /// Where the output of the second run is stamped; its folders are moved to the others.
    private static Path secondRun() {
        return Sdk.build().resolve("jdk");
    }

    /// The modules there are, as sources.
    static TargetModules of(KernelLibraries libraries) {
        return new TargetModules(libraries);
    }

    /// Those of the tree alone.
    static TargetModules ofTree() {
        return of(new KernelLibraries(Sdk.root(), List.of()));
    }

    /// The modules of the tree, by name.
    Map<String, SourceModule> sources() {
        return Collections.unmodifiableMap(modules);
    }

    /// All modules of the tree, none of them stale.
    static TargetModules compiled() {
        return compiled(new KernelLibraries(Sdk.root(), List.of()));
    }

    /// The modules that tests of `libraries` need: if there are some from outside, these and what they require; else all.
    static TargetModules compiled(KernelLibraries libraries) {
        TargetModules found = of(libraries);
        found.compile(found.external.isEmpty() ? found.modules.keySet() : found.external.keySet());
        return found;
    }

    /// Compiles what is stale of `wanted`, of what that requires, and of the replaced classes: an image of hello does not wait for TCP.
    void compile(Collection<String> wanted) {
        Path root = Sdk.root();
        Set<String> fromOutside = SourceModule.closure(wanted, external);
        Set<String> names = SourceModule.closure(wanted, modules);
        fromOutside.forEach(name -> names.addAll(SourceModule.closure(external.get(name).requires(), modules)));
        Set<String> used = SourceModule.closure(modules.get(SUBSTITUTIONS).requires(), modules);        // by the replaced classes, too
        names.addAll(used);
        names.remove(SUBSTITUTIONS);
        List<SourceModule> plain = modules.values().stream().filter(module -> !module.name().equals(SUBSTITUTIONS)).toList();
        List<SourceModule> substitutions = List.of(modules.get(SUBSTITUTIONS));
        try {
            List<String> options = options(root);
            try (BuildLock _ = BuildLock.of(classes)) {
                ModuleCompilation first = new ModuleCompilation(plain, names, options, classes);
                Set<String> stale = first.stale();
                if (!stale.isEmpty()) {
                    Progress.step("compiling " + (stale.size() == 1 ? stale.iterator().next() : stale.size() + " modules"));
                    first.run();
                }
                List<Path> replaced = new ArrayList<>(SourceFiles.below(patch(root), ".java"));
                replaced.addAll(sources(substitutions));
                Compilation second = new Compilation(replaced, patchOptions(root, substitutions, classes, first.faces(used)), secondRun());
                if (second.isStale() || !Files.isDirectory(classes.resolve(PATCHED))) {
                    Progress.step("compiling the classes that replace those of " + PATCHED);
                    Files.deleteIfExists(Compilation.stamp(secondRun()));
                    second.runIfStale();
                    for (String made : List.of(PATCHED, SUBSTITUTIONS)) {
                        SourceFiles.delete(classes.resolve(made));
                        Files.move(secondRun().resolve(made), classes.resolve(made));
                    }
                }
                compiledFrom = first.sources(names);
                faces = first.faces(names);
                if (!fromOutside.isEmpty()) {
                    compileExternal(fromOutside);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compileExternal(Set<String> names) throws IOException {
        Path output = externalClasses();
        List<String> options = options(Sdk.root());
        options.add("-XDfaces=" + faces);         // stale when the modules of the tree offer something else than before
        Files.createDirectories(output.getParent());
        ModuleCompilation compilation = new ModuleCompilation(List.copyOf(external.values()), names, options, List.of(classes), output);
        Set<String> stale = compilation.stale();
        if (!stale.isEmpty()) {
            Progress.step("compiling " + String.join(", ", stale));
            compilation.run();
        }
        compiledFrom += compilation.sources(names);
        faces += compilation.faces(names);
    }

    private static List<Path> sources(List<SourceModule> modules) {
        return modules.stream().flatMap(module -> SourceFiles.below(module.sources(), ".java").stream()).toList();
    }

    private static List<String> options(Path root) throws IOException {
        List<String> options = new ArrayList<>(List.of("-g", "-parameters", "-nowarn", "-XDsuppressNotes"));
        OptionFile.addTo(options, root.resolve("runtime/javac-options"));
        return options;
    }

    /// `faces` makes it stale when the modules offer something else than before.
    private static List<String> patchOptions(Path root, List<SourceModule> substitutions, Path modules, String faces) throws IOException {
        List<String> options = options(root);
        for (SourceModule module : substitutions) {
            options.addAll(List.of("--module-source-path", module.name() + "=" + module.sources()));
        }
        options.addAll(List.of("--module-path", modules.toString(), "--patch-module", PATCHED + "=" + patch(root)));
        OptionFile.addTo(options, root.resolve("runtime/jdk/base-javac-options"));
        options.add("-XDfaces=" + faces);         // counts for staleness; javac ignores it
        return options;
    }

    private static Path patch(Path root) {
        return root.resolve("runtime/jdk/base");
    }

    /// Class files that replace those of java.base.
    Path jdkPatch() {
        return classes.resolve(PATCHED);
    }

    Path folder(String module) {
        return (external.containsKey(module) ? externalClasses() : classes).resolve(module);
    }

    /// Options of javac for a program in an image with these modules: it may use what they export. They must have been compiled.
    List<String> optionsForUsers(Collection<String> names) {
        List<String> visible = names.stream().filter(name -> !name.equals(SUBSTITUTIONS)).toList();
        String folders = visible.stream().map(name -> folder(name).toString()).collect(Collectors.joining(":"));
        return List.of("--module-path", folders, "--add-modules", String.join(",", visible), "-XDfaces=" + faces);
    }

    /// The class path for code that runs on the host: all modules but those that exist only in images.
    List<Path> hostClassPath() {
        List<Path> entries = new ArrayList<>();
        external.keySet().forEach(name -> entries.add(folder(name)));
        try (var folders = Files.list(classes)) {
            folders.filter(folder -> !folder.endsWith(PATCHED) && !folder.endsWith(SUBSTITUTIONS)).sorted().forEach(entries::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    /// Where class files of tests go that use [#hostClassPath].
    Path testClasses() {
        return external.isEmpty() ? Sdk.build().resolve("test") : externalClasses().resolveSibling(externalClasses().getFileName() + "-test");
    }

    /// Files that are newer when something that such tests use was compiled again.
    List<Path> hostStamps() {
        List<Path> stamps = new ArrayList<>(List.of(Sdk.hostJar(), Compilation.stamp(classes)));
        if (!external.isEmpty()) {
            stamps.add(Compilation.stamp(externalClasses()));
        }
        return stamps;
    }

    /// Folders of the `chosen` and of every module of the tree that they require, in the order in which they were found.
    List<Path> closure(List<String> chosen) {
        return SourceModule.closure(chosen, modules).stream().map(this::folder).toList();
    }

    /// Adds the state of the class files that were asked for to `fingerprint`.
    void addTo(Fingerprint fingerprint) {
        fingerprint.text(compiledFrom).file(Compilation.stamp(secondRun()));
    }
}
