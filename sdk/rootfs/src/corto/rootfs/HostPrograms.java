// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import corto.console.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Copies a program of this machine, with the dynamic linker and the libraries it needs, into a tree. Libraries keep their paths.
public final class HostPrograms {
    private static final Path CONFIGURATION = Path.of("/etc/ld.so.conf");
    private static final String CACHE = "/etc/ld.so.cache";
    private static final int MOST_LINKS = 40;

    private HostPrograms() {
    }

    /// Where ld.so of this machine looks. `libraryPath` is LD_LIBRARY_PATH.
    static Libraries libraries(List<String> libraryPath) {
        List<String> folders = new ArrayList<>(configuredFolders(CONFIGURATION, new LinkedHashSet<>()));
        folders.addAll(Libraries.STANDARD_FOLDERS);
        return new Libraries(HostPrograms::content, libraryPath, folders);
    }

    /// Puts `program`, an absolute path, at `place` in the tree; where both are the same, symbolic links on the way are copied as such.
    public static void copyInto(FileTree tree, String program, String place) {
        copyInto(tree, program, place, List.of());
    }

    /// The same for a program that runs with `libraryPath` as its LD_LIBRARY_PATH: absolute folders.
    public static void copyInto(FileTree tree, String program, String place, List<String> libraryPath) {
        if (content(program).isEmpty()) {
            throw new Failure("there is no file " + program + ".");
        }
        Set<String> paths = libraries(libraryPath).of(program, realPath(program));
        for (String path : paths) {
            if (path.equals(program) && !place.equals(program)) {
                putAt(tree, place, Path.of(program));
            } else {
                copy(tree, path);
            }
        }
        if (paths.stream().anyMatch(path -> path.endsWith(Libraries.MUSL_LINKER)) && Files.exists(Path.of(Libraries.MUSL_FOLDERS_FILE))) {
            copy(tree, Libraries.MUSL_FOLDERS_FILE);
        }
        List<String> configured = configuredFolders(CONFIGURATION, new LinkedHashSet<>());
        boolean needsCache = paths.stream().skip(1).map(path -> path.substring(0, path.lastIndexOf('/')))
                .anyMatch(folder -> configured.contains(folder) && !Libraries.STANDARD_FOLDERS.contains(folder));
        if (needsCache && Files.exists(Path.of(CACHE))) {
            copy(tree, CACHE);                        // else ld.so would not look into folders of this machine's configuration
        }
    }

    /// The folders of `text`, a value of LD_LIBRARY_PATH (ld.so(8)), as absolute paths; what is empty is the current folder.
    public static List<String> libraryPath(String text) {
        return text.isEmpty() ? List.of() : Stream.of(text.split("[:;]", -1)).map(folder -> folder.startsWith("$") ? folder : Path.of(folder).toAbsolutePath().normalize().toString()).toList();
    }

    /// Copies the libraries that `file` needs, if it is a program or a library, as far as they are there.
    static void copyLibraries(FileTree tree, String file) {
        try {
            Optional<Content> content = content(file);
            if (content.isPresent() && ElfFile.isLinked(content.get())) {
                libraries(List.of()).visit(file, realPath(file), (_, _, path) -> path.ifPresent(found -> copy(tree, found)));
            }
        } catch (Failure e) {
            // For another machine, or damaged: whoever loads it will say so.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<Content> content(String path) {
        Path file = Path.of(path);
        try {
            return Files.isRegularFile(file) ? Optional.of(Content.of(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static String realPath(String path) {
        try {
            return Path.of(path).toRealPath().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void putAt(FileTree tree, String place, Path file) {
        try {
            tree.put(place, FolderReader.regular(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Copies the file that `path` leads to, and the symbolic links on the way.
    static void copy(FileTree tree, String path) {
        Deque<Path> open = new ArrayDeque<>();
        Path.of(path).forEach(open::add);
        Path done = Path.of("/");
        int links = 0;
        try {
            while (!open.isEmpty()) {
                Path name = open.removeFirst();
                Path next = done.resolve(name).normalize();
                if (Files.isSymbolicLink(next)) {
                    if (++links > MOST_LINKS) {
                        throw new Failure(path + ": too many symbolic links, perhaps one leads to itself.");
                    }
                    Path target = Files.readSymbolicLink(next);
                    tree.put(next.toString(), new Entry.SymbolicLink(target.toString()));
                    List<Path> names = new ArrayList<>();
                    target.forEach(names::add);
                    names.reversed().forEach(open::addFirst);
                    done = target.isAbsolute() ? Path.of("/") : done;
                } else {
                    done = next;
                }
            }
            tree.put(done.toString(), FolderReader.regular(done));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The folders that ld.so.conf names, `include` lines followed.
    static List<String> configuredFolders(Path file, Set<Path> seen) {
        List<String> folders = new ArrayList<>();
        if (!Files.isReadable(file) || !seen.add(file)) {
            return folders;
        }
        try {
            for (String line : Files.readAllLines(file)) {
                String text = line.replaceFirst("#.*", "").strip();
                if (text.startsWith("include")) {
                    for (String pattern : text.substring("include".length()).strip().split("\\s+")) {
                        for (Path included : matching(file.resolveSibling(pattern))) {
                            folders.addAll(configuredFolders(included, seen));
                        }
                    }
                } else if (text.startsWith("/")) {
                    folders.add(text.replaceFirst("=.*", "").strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folders;
    }

    private static List<Path> matching(Path pattern) throws IOException {
        Path folder = pattern.getParent();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(matcher::matches).sorted().toList();
        }
    }
}
