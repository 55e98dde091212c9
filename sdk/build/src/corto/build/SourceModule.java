// SPDX-License-Identifier: Apache-2.0
package corto.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A module of the repository: a folder with `src/module-info.java`, perhaps `test/`.
public record SourceModule(String name, Path folder) {
    private static final Set<String> NOT_SEARCHED = Set.of("src", "test", "results");

    public Path sources() {
        return folder.resolve("src");
    }

    /// All modules in `tops` (folders under `root`; missing ones are skipped), by name.
    public static List<SourceModule> below(Path root, String... tops) {
        List<SourceModule> modules = new ArrayList<>();
        for (String top : tops) {
            Path folder = root.resolve(top);
            if (Files.isDirectory(folder)) {
                search(folder, modules);
            }
        }
        modules.sort(Comparator.comparing(SourceModule::name));
        return List.copyOf(modules);
    }

    private static void search(Path top, List<SourceModule> modules) {
        try {
            Files.walkFileTree(top, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                    if (NOT_SEARCHED.contains(folder.getFileName().toString())) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    Path declaration = folder.resolve("src/module-info.java");
                    if (Files.exists(declaration)) {
                        modules.add(new SourceModule(ModuleDeclaration.read(declaration).name(), folder));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What its `module-info.java` says; read anew each time.
    public ModuleDeclaration declaration() {
        return ModuleDeclaration.read(sources().resolve("module-info.java"));
    }

    /// Names of the modules that this one requires, in the order of their declarations.
    public Set<String> requires() {
        return declaration().requires();
    }

    /// `roots` and every one of `modules` that they require, also through others, in the order in which they are found.
    public static Set<String> closure(Collection<String> roots, Map<String, SourceModule> modules) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            String name = open.removeFirst();
            if (modules.containsKey(name) && found.add(name)) {
                open.addAll(modules.get(name).requires());
            }
        }
        return found;
    }
}
