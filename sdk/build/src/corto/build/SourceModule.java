// SPDX-License-Identifier: Apache-2.0
package corto.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A module of the repository: a folder with `src/module-info.java`, perhaps `test/`.
public record SourceModule(String name, Path folder) {
    private static final Pattern COMMENT = Pattern.compile("//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern DECLARATION = Pattern.compile("\\bmodule\\s+([\\w.]+)\\s*\\{");
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

    static String nameIn(Path declaration) throws IOException {
        String text = COMMENT.matcher(Files.readString(declaration)).replaceAll(" ");
        Matcher matcher = DECLARATION.matcher(text);
        if (!matcher.find()) {
            throw new IOException(declaration + " declares no module");
        }
        return matcher.group(1);
    }
}
