// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.build.BuildLock;
import corto.build.Compilation;
import corto.build.Fingerprint;
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
/// One javac run compiles them all. The replaced classes (`runtime/jdk/base`) are part of it as a patch of java.base, because the two
/// use each other: `System.exit` ends in the platform, and the runtime calls what the patch adds.
final class TargetModules {
    private static final String PATCHED = "java.base";

    private final Path classes;

    private TargetModules(Path classes) {
        this.classes = classes;
    }

    /// Compiles what is stale.
    static TargetModules compiled() {
        Path root = Sdk.root();
        Path output = Sdk.build().resolve("target");
        List<SourceModule> modules = SourceModule.below(root, "runtime", "lib");
        Compilation compilation = new Compilation(sources(root, modules), options(root, modules), output);
        if (compilation.isStale()) {
            try (BuildLock _ = BuildLock.of(output)) {
                Progress.step("compiling " + modules.size() + " modules");
                compilation.runIfStale();
            }
        }
        return new TargetModules(output);
    }

    private static List<Path> sources(Path root, List<SourceModule> modules) {
        List<Path> sources = new ArrayList<>();
        modules.forEach(module -> sources.addAll(SourceFiles.below(module.sources(), ".java")));
        sources.addAll(SourceFiles.below(patch(root), ".java"));
        return sources;
    }

    static List<String> options(Path root, List<SourceModule> modules) {
        List<String> options = new ArrayList<>(List.of("-g", "-parameters", "-nowarn", "-XDsuppressNotes"));
        for (SourceModule module : modules) {
            options.add("--module-source-path");
            options.add(module.name() + "=" + module.sources());
        }
        try {
            OptionFile.addTo(options, root.resolve("runtime/javac-options"));
            if (Files.isDirectory(patch(root))) {
                options.add("--patch-module");
                options.add(PATCHED + "=" + patch(root));
                OptionFile.addTo(options, root.resolve("runtime/jdk/base-javac-options"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        fingerprint.file(Compilation.stamp(classes));
    }
}
