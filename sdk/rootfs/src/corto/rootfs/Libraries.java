// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import corto.console.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Finds the files that the dynamic linker will open for a program, where it will look for them (ld.so(8)).
///
/// For each DT_NEEDED: DT_RPATH of the object and of those that loaded it, if the object has no DT_RUNPATH; then LD_LIBRARY_PATH; then its
/// DT_RUNPATH; then the linker's own folders. `$ORIGIN` is the object's folder, for a program without symbolic links; `$LIB` and `$PLATFORM` are not known here.
///
/// musl's linker is the C library, and stands for what the C library is elsewhere divided into; its own folders are others (musl, ldso/dynlink.c).
final class Libraries {
    /// Where Debian's ld.so looks without a configuration.
    static final List<String> STANDARD_FOLDERS = List.of("/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib64", "/usr/lib64", "/lib", "/usr/lib");

    static final String MUSL_LINKER = "/ld-musl-x86_64.so.1";
    static final String MUSL_FOLDERS_FILE = "/etc/ld-musl-x86_64.path";
    private static final List<String> MUSL_FOLDERS = List.of("/lib", "/usr/local/lib", "/usr/lib");
    private static final Pattern MUSL_PARTS = Pattern.compile("lib(c|pthread|rt|m|dl|util|xnet)\\..*");

    private final Function<String, Optional<Content>> files;
    private final List<String> libraryPath;
    private final List<String> folders;

    /// `files` gives the content that a path leads to; `folders` are the linker's own.
    Libraries(Function<String, Optional<Content>> files, List<String> folders) {
        this(files, List.of(), folders);
    }

    /// `libraryPath` is LD_LIBRARY_PATH.
    Libraries(Function<String, Optional<Content>> files, List<String> libraryPath, List<String> folders) {
        this.files = files;
        this.libraryPath = libraryPath;
        this.folders = folders;
    }

    private record Loaded(String path, String origin, ElfFile elf, Loaded loader) {
    }

    /// Told each library that something needs, once.
    interface Visitor {
        /// `path` is empty for one that is missing.
        void library(String name, String neededBy, Optional<String> path);
    }

    /// The paths for `program`, itself included, in the order in which they are opened. `place` is its path without symbolic links.
    Set<String> of(String program, String place) {
        Set<String> paths = new LinkedHashSet<>();
        paths.add(program);
        ElfFile elf = ElfFile.read(files.apply(program).orElseThrow(() -> new Failure("there is no file " + program + ".")), program);
        elf.interpreter().ifPresent(interpreter -> {
            if (files.apply(interpreter).isEmpty()) {
                throw new Failure(program + " needs the dynamic linker " + interpreter + ", which is not there.",
                        "It is part of the C library that the program was linked with: install that, or link the program with -static.");
            }
            paths.add(interpreter);
        });
        List<String> missing = new ArrayList<>();
        visit(program, place, (name, neededBy, path) -> path.ifPresentOrElse(paths::add, () -> missing.add(neededBy + " needs the library " + name)));
        if (!missing.isEmpty()) {
            throw new Failure(String.join(", and ", missing) + ", which is in none of the folders that ld.so searches.",
                    "Install the package that has it, or name its folder: LD_LIBRARY_PATH, RUNPATH, /etc/ld.so.conf.");
        }
        return paths;
    }

    /// Finds the libraries of `program`, level by level.
    void visit(String program, String place, Visitor visitor) {
        Set<String> names = new HashSet<>();
        Set<String> paths = new HashSet<>();
        Deque<Loaded> open = new ArrayDeque<>();
        ElfFile elf = ElfFile.read(files.apply(program).orElseThrow(() -> new Failure("there is no file " + program + ".")), program);
        open.add(new Loaded(program, folder(place), elf, null));
        while (!open.isEmpty()) {
            Loaded object = open.removeFirst();
            for (String name : object.elf().needed()) {
                if (names.add(name)) {
                    Optional<String> path = find(name, object);
                    visitor.library(name, object.path(), path);
                    path.filter(paths::add).ifPresent(found -> open.add(new Loaded(found, folder(found), ElfFile.read(files.apply(found).orElseThrow(), found), object)));
                }
            }
        }
    }

    private Optional<String> find(String name, Loaded object) {
        if (name.contains("/")) {
            return isLibrary(name) ? Optional.of(name) : Optional.empty();
        }
        Loaded program = object;
        while (program.loader() != null) {
            program = program.loader();
        }
        Optional<String> musl = program.elf().interpreter().filter(linker -> linker.endsWith(MUSL_LINKER));
        if (musl.isPresent() && MUSL_PARTS.matcher(name).matches()) {
            return musl.filter(this::isLibrary);
        }
        List<String> places = new ArrayList<>();
        if (object.elf().runpath().isEmpty()) {
            for (Loaded loader = object; loader != null; loader = loader.loader()) {
                places.addAll(expanded(loader.elf().rpath(), loader));
            }
        }
        places.addAll(expanded(libraryPath, program));
        places.addAll(expanded(object.elf().runpath(), object));
        places.addAll(musl.isPresent() ? muslFolders() : folders);
        return places.stream().map(folder -> folder + "/" + name).filter(this::isLibrary).findFirst();
    }

    /// One on each line, or with colons between them.
    private List<String> muslFolders() {
        Optional<Content> file = files.apply(MUSL_FOLDERS_FILE);
        try {
            return file.isEmpty() ? MUSL_FOLDERS : List.of(new String(file.get().read(0, (int) file.get().size()), StandardCharsets.UTF_8).strip().split("[:\n]"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> expanded(List<String> paths, Loaded object) {
        return paths.stream().map(path -> path.replace("${ORIGIN}", object.origin()).replace("$ORIGIN", object.origin())).filter(path -> path.startsWith("/")).toList();
    }

    private static String folder(String path) {
        return path.substring(0, Math.max(1, path.lastIndexOf('/')));
    }

    /// ld.so passes over files that are for another machine.
    private boolean isLibrary(String path) {
        Optional<Content> content = files.apply(path);
        if (content.isEmpty()) {
            return false;
        }
        try {
            ElfFile.read(content.get(), path);
            return true;
        } catch (Failure e) {
            return false;
        }
    }
}
