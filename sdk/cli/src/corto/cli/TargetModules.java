// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.build.BuildLock;
import corto.build.Compilation;
import corto.build.Fingerprint;
import corto.build.ModuleCompilation;
import corto.build.OptionFile;
import corto.build.SourceFiles;
import corto.build.SourceModule;
import corto.console.Failure;
import corto.console.Progress;
import corto.console.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The modules that go into images: everything in `runtime/` and `lib/`, and the replaced classes of java.base.
///
/// Two runs of javac. The first compiles all modules against java.base as it is: they run on the host too, in tests. The second
/// compiles the replaced classes (`runtime/jdk/base`), which call the modules, together with `corto.jdk`, which may use what they add.
final class TargetModules {
    private static final String PATCHED = "java.base";
    private static final String SUBSTITUTIONS = "corto.jdk";

    private final Path classes;

    private TargetModules(Path classes) {
        this.classes = classes;
    }

    /// Has a folder of class files for each module, and one, `java.base`, for what replaces classes there.
    private static Path classesFolder() {
        return Sdk.build().resolve("target");
    }

    /// Where the output of the second run is stamped; its folders are moved to the others.
    private static Path secondRun() {
        return Sdk.build().resolve("jdk");
    }

    /// Compiles what is stale.
    static TargetModules compiled() {
        Path root = Sdk.root();
        Path output = classesFolder();
        List<SourceModule> all = SourceModule.below(root, "runtime", "lib");
        List<SourceModule> plain = all.stream().filter(module -> !module.name().equals(SUBSTITUTIONS)).toList();
        List<SourceModule> substitutions = all.stream().filter(module -> module.name().equals(SUBSTITUTIONS)).toList();
        try {
            List<String> options = options(root);
            try (BuildLock _ = BuildLock.of(output)) {
                ModuleCompilation first = new ModuleCompilation(plain, options, output);
                Set<String> stale = first.stale();
                if (!stale.isEmpty()) {
                    Progress.step("compiling " + (stale.size() == 1 ? stale.iterator().next() : stale.size() + " modules"));
                    first.run();
                }
                List<Path> sources = new ArrayList<>(SourceFiles.below(patch(root), ".java"));
                sources.addAll(sources(substitutions));
                Compilation second = new Compilation(sources, patchOptions(root, substitutions, output, first.faces()), secondRun());
                if (second.isStale() || !Files.isDirectory(output.resolve(PATCHED))) {
                    Progress.step("compiling the classes that replace those of " + PATCHED);
                    Files.deleteIfExists(Compilation.stamp(secondRun()));
                    second.runIfStale();
                    for (String made : List.of(PATCHED, SUBSTITUTIONS)) {
                        SourceFiles.delete(output.resolve(made));
                        Files.move(secondRun().resolve(made), output.resolve(made));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TargetModules(output);
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
        return classes.resolve(module);
    }

    /// The class path for code that runs on the host: all modules but those that exist only in images.
    List<Path> hostClassPath() {
        try (var folders = Files.list(classes)) {
            return folders.filter(folder -> !folder.endsWith(PATCHED) && !folder.endsWith(SUBSTITUTIONS)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Names of the modules whose name is `prefix` and one more word, `api` excepted: the policies to choose from.
    List<String> choices(String prefix) {
        try (var folders = Files.list(classes)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.startsWith(prefix) && !name.equals(prefix + "api") && name.indexOf('.', prefix.length()) < 0)
                    .map(name -> name.substring(prefix.length())).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `chosen` and every module of ours that they require, in the order in which they were found.
    List<Path> closure(List<String> chosen) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(chosen);
        while (!open.isEmpty()) {
            String name = open.removeFirst();
            if (found.add(name)) {
                for (ModuleDescriptor.Requires required : descriptor(name).requires()) {
                    if (Files.isDirectory(folder(required.name())) && !required.name().equals(PATCHED)) {
                        open.add(required.name());
                    }
                }
            }
        }
        return found.stream().map(this::folder).toList();
    }

    private ModuleDescriptor descriptor(String name) {
        Path file = folder(name).resolve("module-info.class");
        if (!Files.exists(file)) {
            List<String> known = choices(name.substring(0, name.lastIndexOf('.') + 1));
            String last = name.substring(name.lastIndexOf('.') + 1);
            throw new Failure("there is no module " + name + "." + Suggestion.sentence(last, known),
                    known.isEmpty() ? "" : "There is: " + String.join(", ", known) + ".");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return ModuleDescriptor.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Adds the state of all class files to `fingerprint`.
    void addTo(Fingerprint fingerprint) {
        fingerprint.file(Compilation.stamp(classes)).file(Compilation.stamp(secondRun()));
    }
}
