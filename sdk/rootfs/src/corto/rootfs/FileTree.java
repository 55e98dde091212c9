// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import corto.console.Failure;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Files by name, as they shall lie in a root file system.
///
/// Paths are absolute (`/usr/bin/env`). What is put below a symbolic link lands where the link leads, as when dpkg unpacks: on a system
/// with merged `/usr` (`/lib` → `usr/lib`) a package's `/lib/x` becomes `/usr/lib/x`. Parents are made when they are missing.
public final class FileTree {
    private static final Entry.Directory PLAIN_DIRECTORY = new Entry.Directory(0755);
    private static final int MOST_LINKS = 40;                                  // as Linux (path_resolution(7))

    private final TreeMap<String, Entry> entries = new TreeMap<>();            // canonical paths; the root is not among them

    /// All entries but the root, sorted by path, so parents come before what is in them.
    public SortedMap<String, Entry> entries() {
        return Collections.unmodifiableSortedMap(entries);
    }

    /// Puts `entry` at `path`. An entry that is there is replaced; but a directory keeps what is in it, a symbolic link to a directory
    /// stays where a directory is put, and a directory that is not empty cannot become a file.
    public void put(String path, Entry entry) {
        String place = resolve(path, false);
        if (place.equals("/")) {
            return;
        }
        Entry there = entries.get(place);
        if (entry instanceof Entry.Directory && there instanceof Entry.SymbolicLink && isDirectory(resolve(path, true))) {
            return;
        }
        if (there instanceof Entry.Directory && !(entry instanceof Entry.Directory) && !entries.subMap(place + "/", place + "0").isEmpty()) {
            throw new Failure(path + " would replace a directory that is not empty.");
        }
        makeParents(place);
        entries.put(place, entry instanceof Entry.HardLink(String original) ? new Entry.HardLink(resolve(original, true)) : entry);
    }

    private void makeParents(String path) {
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String parent = path.substring(0, slash);
            Entry there = entries.putIfAbsent(parent, PLAIN_DIRECTORY);
            if (there != null && !(there instanceof Entry.Directory)) {
                throw new Failure(path + " cannot be made: " + parent + " is no directory.");
            }
        }
    }

    /// The entry that `path` leads to, through all symbolic links. Hard links are followed too.
    public Optional<Entry> find(String path) {
        String place = resolve(path, true);
        if (place.equals("/")) {
            return Optional.of(PLAIN_DIRECTORY);
        }
        Entry entry = entries.get(place);
        return Optional.ofNullable(entry instanceof Entry.HardLink(String original) ? entries.get(original) : entry);
    }

    /// The content of the regular file that `path` leads to.
    public Optional<Content> content(String path) {
        return find(path).map(entry -> entry instanceof Entry.RegularFile file ? file.content() : null);
    }

    private boolean isDirectory(String place) {
        return place.equals("/") || entries.get(place) instanceof Entry.Directory;
    }

    /// The canonical path of `path`: no symbolic link in its directories, and with `last` none at its end. What does not exist is kept
    /// as it is written.
    public String resolve(String path, boolean last) {
        Deque<String> open = new ArrayDeque<>(List.of(path.split("/")));
        StringBuilder done = new StringBuilder();
        int links = 0;
        while (!open.isEmpty()) {
            String name = open.removeFirst();
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                done.setLength(Math.max(0, done.lastIndexOf("/")));
                continue;
            }
            int before = done.length();
            done.append('/').append(name);
            if (entries.get(done.toString()) instanceof Entry.SymbolicLink(String target) && (last || !open.isEmpty())) {
                if (++links > MOST_LINKS) {
                    throw new Failure(path + ": too many symbolic links, perhaps one leads to itself.");
                }
                done.setLength(target.startsWith("/") ? 0 : before);
                String[] names = target.split("/");
                for (int i = names.length - 1; i >= 0; i--) {
                    open.addFirst(names[i]);
                }
            }
        }
        return done.isEmpty() ? "/" : done.toString();
    }

    /// Removes the entries whose path `unwanted` accepts. A file that is removed lives on under its first other name, if it has one.
    public void removeIf(Predicate<String> unwanted) {
        Map<String, String> moved = new HashMap<>();
        for (Map.Entry<String, Entry> named : entries.entrySet()) {
            if (named.getValue() instanceof Entry.HardLink(String original) && unwanted.test(original) && !unwanted.test(named.getKey())) {
                String heir = moved.putIfAbsent(original, named.getKey());
                named.setValue(heir == null ? entries.get(original) : new Entry.HardLink(heir));
            }
        }
        entries.keySet().removeIf(unwanted);
    }
}
