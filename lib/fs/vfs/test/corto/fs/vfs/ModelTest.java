// SPDX-License-Identifier: Apache-2.0
package corto.fs.vfs;

import static org.assertj.core.api.Assertions.assertThat;

import corto.fs.file.Directory;
import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.file.Opening;
import corto.fs.ramfs.FakeFrames;
import corto.fs.ramfs.RamFileSystem;
import corto.fs.ramfs.SpecialFiles;
import corto.lang.Errno;
import corto.lang.Result;
import corto.lang.SimulatedMemory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Random operations on three file systems, two of them mounted now and then, beside a model that walks paths in the plainest way: the same results, the same errors,
/// the same files under the same names. Directories are read meanwhile, a few entries at a time: what stayed comes once, and nothing comes twice.
///
/// `-Dvfs.operations=N` makes it longer; a failure names its seed.
final class ModelTest {
    private static final int OPERATIONS = Integer.getInteger("vfs.operations", 400_000);
    private static final int PER_SEED = 2_000;
    private static final String[] NAMES = {"a", "b", "ccc", "dddddd", "eeeeeeeee"};
    private static final int MOST_LINKS = 40;
    private static final int READERS = 3;
    private static final int ASKED = 12;

    /// A file of the model. One class for all kinds: what is null tells which.
    private static final class Node {
        final int system;                            // which file system it is of
        final TreeMap<String, Node> names;           // of a directory
        final String target;                         // of a symbolic link
        Node parent;                                 // of a directory; null for roots
        Node mounted;                                // the root that is seen here
        Node covered;                                // of a root: where
        boolean isRemoved;
        int links;

        Node(int system, boolean isDirectory, String target) {
            this.system = system;
            names = isDirectory ? new TreeMap<>() : null;
            this.target = target;
        }

        Node visible() {
            return mounted == null ? this : mounted.visible();
        }

        boolean isDirectory() {
            return names != null;
        }
    }

    /// Where a path of the model ended: the directory and the name in it, and the file if there is one. Without a directory it is a root, `.` or `..`.
    private record Place(Errno error, Node directory, String name, Node file, boolean slashFollows) {}

    /// A directory that is read while it changes.
    private static final class Reader {
        final Node node;
        final OpenFile file;
        final Set<String> stayed;                    // since it was opened
        final Set<String> seen = new HashSet<>();

        Reader(Node node, OpenFile file) {
            this.node = node;
            this.file = file;
            stayed = new HashSet<>(node.names.keySet());
        }
    }

    private final FakeFrames frames = new FakeFrames(SimulatedMemory.fresh(), 4);
    private Random random;
    private List<RamFileSystem> systems;
    private Mounts mounts;
    private FileContext context;
    private Paths paths;
    private List<Node> roots;
    private Map<Node, Inode> inodes;
    private final List<Reader> readers = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();        // paths that are asked for again and again while everything changes
    private int steps;

    @Test
    void random_operations_do_what_a_plain_model_does() {
        for (int seed = 0; seed < OPERATIONS / PER_SEED; seed++) {
            begin(seed);
            for (int i = 0; i < PER_SEED; i++) {
                String trace = "seed " + seed + ", operation " + i + ": ";
                one(trace);
                askAgain(trace);
                if (i % 100 == 0) {
                    compareAll("seed " + seed + " after operation " + i);
                }
            }
            for (Reader reader : readers) {
                reader.file.release();
            }
            readers.clear();
        }
        assertThat(steps).isPositive();
    }

    private void begin(int seed) {
        random = new Random(seed);
        systems = new ArrayList<>();
        roots = new ArrayList<>();
        inodes = new IdentityHashMap<>();
        for (int i = 0; i < 3; i++) {
            systems.add(new RamFileSystem(frames, () -> 0, SpecialFiles.NONE, "tmpfs", 0755));
            roots.add(new Node(i, true, null));
            roots.get(i).links = 2;
            inodes.put(roots.get(i), systems.get(i).root());
        }
        mounts = new Mounts("rootfs", systems.getFirst(), "rw");
        context = new FileContext(mounts.root());
        paths = new Paths();
        asked.clear();
        for (int i = 0; i < ASKED; i++) {
            asked.add(randomPath());
        }
    }

    private String randomPath() {
        StringBuilder path = new StringBuilder();
        do {
            path.append('/').append(switch (random.nextInt(20)) {
                case 0 -> "..";
                case 1 -> ".";
                case 2 -> "";
                default -> NAMES[random.nextInt(NAMES.length)];
            });
        } while (random.nextInt(3) > 0);
        return random.nextInt(12) == 0 ? path.append('/').toString() : path.toString();
    }

    private void one(String trace) {
        String path = randomPath();
        String other = randomPath();
        Directory root = context.root();
        switch (random.nextInt(14)) {
            case 0, 1 -> compare(trace + "mkdir " + path, paths.makeDirectory(context, root, path, 0755), makeDirectory(path));
            case 2 -> compare(trace + "symlink " + other + " " + path, paths.makeSymbolicLink(context, other, root, path), makeLink(other, path));
            case 3, 4 -> compare(trace + "mknod " + path, paths.makeNode(context, root, path, 0100644, 0), makeFile(path));
            case 5 -> compare(trace + "link " + path + " " + other, paths.link(context, root, path, false, root, other), link(path, other));
            case 6 -> compare(trace + "unlink " + path, paths.unlink(context, root, path), unlink(path));
            case 7 -> compare(trace + "rmdir " + path, paths.removeDirectory(context, root, path), removeDirectory(path));
            case 8, 9, 10 -> {
                int flags = random.nextInt(3);
                compare(trace + "rename " + path + " " + other + " " + flags, paths.rename(context, root, path, root, other, flags), rename(path, other, flags));
            }
            case 11 -> mountOrUnmount(trace, path);
            case 12 -> read(trace, path);
            default -> {
                ask(trace, path, true);
                ask(trace, path, false);
            }
        }
    }

    private void ask(String trace, String path, boolean follows) {
        Result found = paths.find(context, context.root(), path, follows);
        Place place = walk(path, follows);
        Errno expected = place.error != null ? place.error : place.file == null ? Errno.ENOENT : null;
        compare(trace + "stat " + path, found, expected);
        if (expected == null) {
            assertThat(paths.found()).as(trace + path).isSameAs(inodes.get(place.file));
        }
    }

    private void askAgain(String trace) {
        ask(trace, asked.get(random.nextInt(ASKED)), random.nextBoolean());
        if (random.nextInt(100) == 0) {
            asked.set(random.nextInt(ASKED), randomPath());
        }
    }

    private static void compare(String trace, Result ours, Errno expected) {
        assertThat(ours.errno()).as(trace).isEqualTo(expected == null ? 0 : expected.number());
    }

    // The model

    /// Walks without memory: `follows` a link at the end, which a slash behind it asks for in any case.
    private Place walk(String path, boolean follows) {
        Node directory = roots.getFirst();
        List<String> open = new ArrayList<>(List.of(path.split("/", -1)));
        int links = 0;
        Place last = new Place(null, null, null, directory, false);
        while (!open.isEmpty()) {
            String name = open.removeFirst();
            boolean isLast = open.stream().allMatch(String::isEmpty);
            boolean slash = isLast && !open.isEmpty();
            if (name.isEmpty() || name.equals(".")) {
                if (!name.isEmpty()) {
                    last = new Place(null, null, ".", directory, slash);
                }
                continue;
            }
            if (name.equals("..")) {
                Node at = directory;
                while (at.parent == null && at.covered != null) {
                    at = at.covered;
                }
                directory = at.parent == null || directory == roots.getFirst() ? directory : at.parent.visible();
                last = new Place(null, null, "..", directory, slash);
                continue;
            }
            Node file = directory.names.get(name);
            if (file == null) {
                return new Place(isLast ? null : Errno.ENOENT, directory, name, null, slash);
            }
            if (file.target != null && (!isLast || follows || slash)) {
                if (++links > MOST_LINKS) {
                    return new Place(Errno.ELOOP, null, null, null, false);
                }
                open.addAll(0, List.of(file.target.split("/", -1)));
                directory = roots.getFirst();      // targets here are absolute
                last = new Place(null, null, null, directory, slash);
                continue;
            }
            Node seen = file.isDirectory() ? file.visible() : file;
            last = new Place(slash && !seen.isDirectory() ? Errno.ENOTDIR : null, directory, name, seen, slash);
            if (!seen.isDirectory()) {
                return isLast ? last : new Place(Errno.ENOTDIR, null, null, null, false);
            }
            directory = seen;
        }
        return last;
    }

    /// The entry itself, for those who make and remove names: a link at the end stays one, and a slash behind a file is not looked at.
    private Place entry(String path) {
        String plain = path.replaceAll("(?<=[^/])/+$", "");
        Place place = walk(plain, false);
        return plain.equals(path) || place.error != null ? place : new Place(null, place.directory, place.name, place.file, true);
    }

    private boolean isName(Place place) {
        return place.directory != null;
    }

    private Errno canMake(Place place, boolean isDirectory) {
        if (place.error != null) {
            return place.error;
        }
        if (!isName(place) || place.file != null) {
            return Errno.EEXIST;
        }
        if (place.slashFollows && !isDirectory) {
            return Errno.ENOENT;
        }
        return place.directory.isRemoved ? Errno.ENOENT : null;
    }

    private void add(Place place, Node node) {
        place.directory.names.put(place.name, node);
        node.links++;
        if (node.isDirectory()) {
            node.parent = place.directory;
            node.links = Math.max(2, node.links);            // its own `.`
            place.directory.links++;
        }
        if (!inodes.containsKey(node)) {
            inodes.put(node, ((Directory) inodes.get(place.directory)).find(place.name));
        }
    }

    private Errno makeDirectory(String path) {
        Place place = entry(path);
        Errno error = canMake(place, true);
        if (error == null) {
            add(place, new Node(place.directory.system, true, null));
        }
        return error;
    }

    private Errno makeLink(String target, String path) {
        Place place = entry(path);
        Errno error = canMake(place, false);
        if (error == null) {
            add(place, new Node(place.directory.system, false, target));
        }
        return error;
    }

    private Errno makeFile(String path) {
        Place place = entry(path);
        Errno error = canMake(place, false);
        if (error == null) {
            add(place, new Node(place.directory.system, false, null));
        }
        return error;
    }

    private Errno link(String from, String to) {
        Place file = walk(from, false);
        if (file.error != null || file.file == null) {
            return file.error != null ? file.error : Errno.ENOENT;
        }
        Place place = entry(to);
        Errno error = canMake(place, false);
        if (error != null) {
            return error;
        }
        if (place.directory.system != file.file.system) {
            return Errno.EXDEV;
        }
        if (file.file.isDirectory()) {
            return Errno.EPERM;
        }
        add(place, file.file);
        return null;
    }

    private void remove(Place place) {
        Node node = place.directory.names.remove(place.name);
        node.links--;
        if (node.isDirectory()) {
            node.isRemoved = true;
            place.directory.links--;
        }
        for (Reader reader : readers) {
            if (reader.node == place.directory) {
                reader.stayed.remove(place.name);
            }
        }
    }

    private Errno unlink(String path) {
        Place place = entry(path);
        if (place.error != null) {
            return place.error;
        }
        if (!isName(place)) {
            return Errno.EISDIR;
        }
        if (place.file == null) {
            return Errno.ENOENT;
        }
        if (place.file.isDirectory()) {
            return Errno.EISDIR;
        }
        if (place.slashFollows) {
            return Errno.ENOTDIR;
        }
        remove(place);
        return null;
    }

    private Errno removeDirectory(String path) {
        Place place = entry(path);
        if (place.error != null) {
            return place.error;
        }
        if (!isName(place)) {
            return ".".equals(place.name) ? Errno.EINVAL : "..".equals(place.name) ? Errno.ENOTEMPTY : Errno.EBUSY;
        }
        if (place.file == null) {
            return Errno.ENOENT;
        }
        if (!place.file.isDirectory()) {
            return Errno.ENOTDIR;
        }
        if (place.file.parent == null) {
            return Errno.EBUSY;
        }
        if (!place.file.names.isEmpty()) {
            return Errno.ENOTEMPTY;
        }
        remove(place);
        return null;
    }

    private static boolean isSameOrAbove(Node directory, Node of) {
        for (Node at = of; at != null; at = at.parent) {
            if (at == directory) {
                return true;
            }
        }
        return false;
    }

    private Errno rename(String from, String to, int flags) {
        Place source = entry(from);
        Place target = source.error == null ? entry(to) : null;
        if (source.error != null || target.error != null) {
            return source.error != null ? source.error : target.error;
        }
        if (isName(source) && isName(target) && source.directory.system != target.directory.system) {
            return Errno.EXDEV;
        }
        if (!isName(source)) {
            return Errno.EBUSY;
        }
        if (!isName(target)) {
            return flags == 1 ? Errno.EEXIST : Errno.EBUSY;
        }
        Node file = source.file;
        Node replaced = target.file;
        if (file == null) {
            return Errno.ENOENT;
        }
        if (flags == 1 && replaced != null) {
            return Errno.EEXIST;
        }
        if (flags == 2 && replaced == null) {
            return Errno.ENOENT;
        }
        boolean isWrongSlash = !file.isDirectory() && (source.slashFollows || target.slashFollows && flags != 2)
                || flags == 2 && target.slashFollows && !replaced.isDirectory();
        if (isWrongSlash) {
            return Errno.ENOTDIR;
        }
        if (file.isDirectory() && isSameOrAbove(file, target.directory)) {
            return Errno.EINVAL;
        }
        if (replaced != null && replaced != file && replaced.isDirectory() && isSameOrAbove(replaced, source.directory)) {
            return flags == 2 ? Errno.EINVAL : Errno.ENOTEMPTY;
        }
        if (file == replaced) {
            return null;
        }
        if (target.directory.isRemoved) {
            return Errno.ENOENT;
        }
        if (flags != 2 && replaced != null && file.isDirectory() != replaced.isDirectory()) {
            return file.isDirectory() ? Errno.ENOTDIR : Errno.EISDIR;
        }
        boolean isBusy = file.isDirectory() && file.parent == null || replaced != null && replaced.isDirectory() && replaced.parent == null;
        if (isBusy) {
            return Errno.EBUSY;
        }
        if (flags == 2) {
            exchange(source, target);
            return null;
        }
        if (replaced != null && replaced.isDirectory() && !replaced.names.isEmpty()) {
            return Errno.ENOTEMPTY;
        }
        if (replaced != null) {
            remove(target);
        }
        remove(source);
        file.isRemoved = false;
        add(target, file);
        return null;
    }

    private void exchange(Place source, Place target) {
        Node file = source.file;
        Node other = target.file;
        remove(source);
        remove(target);
        file.isRemoved = false;
        other.isRemoved = false;
        add(target, file);
        add(source, other);
    }

    // Mounts, and directories that are read

    private void mountOrUnmount(String trace, String path) {
        int system = 1 + random.nextInt(2);
        Node root = roots.get(system);
        RamFileSystem fileSystem = systems.get(system);
        if (root.covered != null) {
            boolean isBusy = root.mounted != null || roots.stream().anyMatch(each -> each.covered != null && each.covered.system == system);
            compare(trace + "umount " + system, mounts.unmount(fileSystem.root()), isBusy ? Errno.EBUSY : null);
            if (!isBusy) {
                root.covered.mounted = null;
                root.covered = null;
            }
            return;
        }
        Place place = walk(path, true);
        if (place.error != null || place.file == null || !place.file.isDirectory() || place.file.system == system) {
            return;
        }
        compare(trace + "mount " + system + " at " + path, mounts.mount("s" + system, fileSystem, (Directory) inodes.get(place.file), "rw"), null);
        root.covered = place.file.visible();
        root.covered.mounted = root;
    }

    private void read(String trace, String path) {
        if (readers.size() < READERS) {
            Place place = walk(path, true);
            if (place.error == null && place.file != null && place.file.isDirectory()) {
                Opening opening = new Opening(OpenFlags.O_DIRECTORY);
                assertThat(paths.open(context, context.root(), path, opening, 0).isError()).as(trace + "opendir " + path).isFalse();
                readers.add(new Reader(place.file, opening.file()));
            }
            return;
        }
        Reader reader = readers.get(random.nextInt(READERS));
        int most = 1 + random.nextInt(3);
        int[] taken = {0};
        boolean[] isFull = {false};
        reader.file.entries((name, _, _, _) -> {
            if (taken[0] == most) {
                isFull[0] = true;
                return false;
            }
            taken[0]++;
            boolean isDots = name.equals(".") || name.equals("..");
            assertThat(isDots || reader.node.names.containsKey(name)).as(trace + name + " is there").isTrue();
            // A name that was removed and came again may be seen again: it is another entry.
            assertThat(reader.seen.add(name) || !reader.stayed.contains(name)).as(trace + name + " comes once").isTrue();
            return true;
        });
        if (!isFull[0] && taken[0] < most) {
            if (!reader.node.isRemoved) {
                assertThat(reader.seen).as(trace + "what stayed").containsAll(reader.stayed);
            }
            reader.file.release();
            readers.remove(reader);
            steps++;
        }
    }

    private void compareAll(String trace) {
        for (Node root : roots) {
            compareTree(trace, root);
        }
    }

    private void compareTree(String trace, Node node) {
        Directory directory = (Directory) inodes.get(node);
        assertThat(directory.linkCount()).as(trace).isEqualTo(node.links);
        List<String> found = new ArrayList<>();
        Opening opening = new Opening(OpenFlags.O_DIRECTORY);
        directory.open(opening);
        opening.file().entries((name, _, _, _) -> found.add(name));
        opening.file().release();
        assertThat(found.stream().filter(name -> !name.startsWith(".")).sorted().toList()).as(trace).isEqualTo(List.copyOf(node.names.keySet()));
        node.names.forEach((name, child) -> {
            Inode inode = directory.find(name);
            assertThat(inode).as(trace).isSameAs(inodes.get(child));
            assertThat(inode.linkCount()).as(trace + " " + name).isEqualTo(child.links);
            assertThat(inode.target()).isEqualTo(child.target);
            if (child.isDirectory()) {
                compareTree(trace, child);
            }
        });
    }
}
