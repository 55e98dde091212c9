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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A module of the repository: a folder with `src/module-info.java`, perhaps `test/`.
public record SourceModule(String name, Path folder) {
    private static final Pattern COMMENT = Pattern.compile("//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern DECLARATION = Pattern.compile("\\bmodule\\s+([\\w.]+)\\s*\\{");
    private static final Pattern REQUIRES = Pattern.compile("\\brequires\\s+(?:(?:transitive|static)\\s+)*([\\w.]+)\\s*;");
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
                        modules.add(new SourceModule(nameIn(declaration), folder));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Names of the modules that this one requires, in the order of their declarations.
    public Set<String> requires() {
        Set<String> names = new LinkedHashSet<>();
        try {
            Matcher matcher = REQUIRES.matcher(withoutComments(sources().resolve("module-info.java")));
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
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

    private static String withoutComments(Path file) throws IOException {
        return COMMENT.matcher(Files.readString(file)).replaceAll(" ");
    }

    static String nameIn(Path declaration) throws IOException {
        Matcher matcher = DECLARATION.matcher(withoutComments(declaration));
        if (!matcher.find()) {
            throw new IOException(declaration + " declares no module");
        }
        return matcher.group(1);
    }
}
