// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import corto.console.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Makes a tree of packages small.
public final class Reduction {
    /// What people read and programs do not.
    public static final List<String> DOCUMENTATION = List.of("/usr/share/doc", "/usr/share/man", "/usr/share/info", "/usr/share/locale", "/usr/share/lintian",
            "/usr/share/doc-base", "/usr/share/bash-completion", "/usr/share/bug", "/usr/share/menu", "/usr/share/apport");

    private Reduction() {
    }

    /// Removes [#DOCUMENTATION].
    public static void dropDocumentation(FileTree tree) {
        tree.removeIf(new Globs(DOCUMENTATION));
    }

    /// Keeps what `wanted` matches and the paths in `always`; with them what symbolic links among those lead to, and, for each program
    /// and library, the dynamic linker and the libraries it needs. All else goes. A pattern that matches nothing is a [Failure].
    public static void keep(FileTree tree, List<String> wanted, Set<String> always) {
        Deque<String> open = new ArrayDeque<>(always);
        for (String pattern : wanted) {
            Globs glob = new Globs(List.of(pattern));
            List<String> matched = new ArrayList<>(tree.entries().keySet().stream().filter(glob).toList());
            if (matched.isEmpty() && tree.find(pattern).isPresent()) {
                matched.add(tree.resolve(pattern, false));                     // a path through a symbolic link, such as /lib/…
            }
            if (matched.isEmpty()) {
                throw new Failure("keep: \"" + pattern + "\" matches nothing in the packages.");
            }
            open.addAll(matched);
        }
        Libraries libraries = new Libraries(tree::content, Libraries.STANDARD_FOLDERS);
        Set<String> kept = new HashSet<>();
        while (!open.isEmpty()) {
            String path = tree.resolve(open.removeFirst(), false);
            if (!kept.add(path)) {
                continue;
            }
            switch (tree.entries().get(path)) {
                case Entry.SymbolicLink _ -> follow(tree, path, open);
                case Entry.RegularFile file -> {
                    if (isLinked(file)) {
                        open.addAll(libraries.of(path, path));
                    }
                }
                case Entry.HardLink(String original) -> open.add(original);
                case Entry.Directory _, Entry.Special _ -> { }
                case null -> { }
            }
        }
        Set<String> stay = new HashSet<>(kept);
        for (String path : kept) {
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                stay.add(path.substring(0, slash));
            }
        }
        tree.removeIf(path -> !stay.contains(path));
    }

    /// The next step of a link; its target may be a link again.
    private static void follow(FileTree tree, String link, Deque<String> open) {
        String target = ((Entry.SymbolicLink) tree.entries().get(link)).target();
        String path = target.startsWith("/") ? target : link.substring(0, link.lastIndexOf('/')) + "/" + target;
        String place = tree.resolve(path, false);
        if (tree.entries().get(place) instanceof Entry.SymbolicLink || tree.entries().get(place) instanceof Entry.RegularFile) {
            open.add(place);
        }
    }

    private static boolean isLinked(Entry.RegularFile file) {
        try {
            return ElfFile.isLinked(file.content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
