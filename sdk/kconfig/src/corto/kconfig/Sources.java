// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds and reads the files that `source` names. Names are relative to the folder of the first file, or to the file with the `rsource`.
final class Sources {
    private final Path root;
    private final Set<Path> read = new LinkedHashSet<>();

    Sources(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /// The files that were read, in order of the first time.
    Set<Path> read() {
        return read;
    }

    Path real(Path file) {
        Path absolute = root.resolve(file);
        try {
            return absolute.toRealPath();
        } catch (IOException e) {
            return absolute.normalize();
        }
    }

    String read(Path file, Position by) throws KconfigException {
        Path absolute = root.resolve(file);
        read.add(absolute);
        try {
            return new String(Files.readAllBytes(absolute), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new KconfigException(by, "cannot read '" + absolute + "' (" + e.getClass().getSimpleName() + "): expected a Kconfig file");
        }
    }

    /// The files that a name or pattern means, sorted; a name without wildcards means itself, if it is there.
    List<Path> find(String pattern, Path besides) {
        String name = pattern;
        if (besides != null && besides.getParent() != null && !pattern.startsWith("/")) {
            name = besides.getParent() + "/" + pattern;
        }
        List<Path> found = new ArrayList<>();
        if (name.indexOf('\0') >= 0) {
            return found;       // no file is named so
        }
        if (!hasWildcard(name)) {
            if (isFile(root.resolve(name))) {
                found.add(Path.of(name));
            }
            return found;
        }
        String[] parts = name.split("/");
        boolean absolute = name.startsWith("/");
        search(absolute ? Path.of("/") : Path.of(""), parts, absolute ? 1 : 0, found);
        return found;
    }

    private static boolean hasWildcard(String name) {
        return name.indexOf('*') >= 0 || name.indexOf('?') >= 0 || name.indexOf('[') >= 0;
    }

    /// Adds the files below `folder` that match the parts from `i` on. `**` is any number of folders, none too.
    private void search(Path folder, String[] parts, int i, List<Path> found) {
        boolean last = i == parts.length - 1;
        String part = parts[i];
        if (part.equals("**") && !last) {
            search(folder, parts, i + 1, found);
            for (String name : names(folder)) {
                Path below = folder.resolve(name);
                if (!name.startsWith(".") && Files.isDirectory(root.resolve(below), java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                    search(below, parts, i, found);
                }
            }
            return;
        }
        if (!hasWildcard(part)) {
            descend(folder.resolve(part), parts, i, last, found);
            return;
        }
        for (String name : names(folder)) {
            if (Wildcards.matches(part, name) && (!name.startsWith(".") || part.startsWith("."))) {
                descend(folder.resolve(name), parts, i, last, found);
            }
        }
    }

    private void descend(Path path, String[] parts, int i, boolean last, List<Path> found) {
        if (!last) {
            search(path, parts, i + 1, found);
        } else if (isFile(root.resolve(path))) {
            found.add(path);
        }
    }

    private static boolean isFile(Path path) {
        return Files.exists(path) && !Files.isDirectory(path);
    }

    private String[] names(Path folder) {
        String[] names = root.resolve(folder).toFile().list();
        if (names == null) {
            return new String[0];
        }
        Arrays.sort(names);
        return names;
    }
}
