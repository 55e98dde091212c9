// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import static org.assertj.core.api.Assertions.assertThat;

import corto.fs.ext2.Model.Node;
import corto.fs.ext2.Model.Place;
import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.file.Pages;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Random operations on a file system and on the model of it; after each, both must say the same.
final class RandomOperations {
    private static final int LARGEST_WRITE = 20_000;
    private static final int LARGEST_FILE = 400_000;
    private static final int DEEPEST = 4;
    private static final int MOST_OPEN = 6;
    private static final int NAMES = 40;

    /// Told of what happens, by who wants to know what may have changed.
    interface Witness {
        Witness NONE = new Witness() {};

        /// The content of a file is about to change.
        default void changes(Node file) {}

        /// A name is about to lead elsewhere or nowhere; `replaced` is what it led to, or null: that moves.
        default void unnames(Place place, Node replaced) {}

        /// A name is about to lead to another file than `replaced`.
        default void replaces(Place place, Node replaced) {
            unnames(place, replaced);
        }

        /// A file or directory is about to be named anew.
        default void names(Place place, Node node) {}
    }

    private record Open(Node node, OpenFile file) {}

    final Model model = new Model();
    private final TestDisk test;
    private final Random random;
    private final Witness witness;
    private final long mostBytes;
    private final List<Open> open = new ArrayList<>();
    private String trace = "";
    private long bytes;                                  // about as many as all files have

    RandomOperations(TestDisk test, Random random, long mostBytes, Witness witness) {
        this.test = test;
        this.random = random;
        this.mostBytes = mostBytes;
        this.witness = witness;
        Node lostAndFound = Node.directory();
        model.put(new Place(model.root, "", "lost+found"), lostAndFound);
    }

    private void expect(int errno, int expected) {
        assertThat(errno).as(trace).isEqualTo(expected);
    }

    // Choosing

    private Place place() {
        Node directory = model.root;
        StringBuilder path = new StringBuilder();
        for (int depth = 0; depth < DEEPEST && random.nextInt(3) > 0; depth++) {
            List<String> names = new ArrayList<>();
            Node from = directory;
            from.children.forEach((name, node) -> {
                if (node.isDirectory() && !name.equals("lost+found")) {
                    names.add(name);
                }
            });
            if (names.isEmpty()) {
                break;
            }
            String name = names.get(random.nextInt(names.size()));
            path.append('/').append(name);
            directory = directory.children.get(name);
        }
        int number = random.nextInt(NAMES);
        String name = "n" + number + (number % 5 == 0 ? "-which-is-a-long-name-".repeat(number / 5 + 1) : "");
        return new Place(directory, path.toString(), name);
    }

    /// A place that has something, most of the time.
    private Place used() {
        Place place = place();
        for (int i = 0; i < 4 && place.node() == null; i++) {
            place = place();
        }
        return place;
    }

    private byte[] noise(int most) {
        byte[] noise = new byte[random.nextInt(4) == 0 ? 1 + random.nextInt(most) : 1 + random.nextInt(most / 20 + 1)];
        random.nextBytes(noise);
        return noise;
    }

    // Operations

    void one() {
        switch (random.nextInt(28)) {
            case 0, 1, 2, 3, 4 -> write();
            case 5, 6 -> readOrCompare();
            case 7 -> truncate();
            case 8, 9, 10 -> unlink();
            case 11, 12 -> rename();
            case 13 -> link();
            case 14 -> symbolicLink();
            case 15 -> makeDirectory();
            case 16 -> removeDirectory();
            case 17 -> list();
            case 18 -> openOrClose();
            case 19, 20 -> useOpen();
            case 21, 22, 23, 24, 25, 26 -> replaceByNew();
            default -> map();
        }
    }

    private void write() {
        write(place());
    }

    private void write(Place place) {
        Node node = place.node();
        if (node != null && !node.isFile()) {
            expect(test.tryOpen(place.path(), OpenFlags.O_CREAT | OpenFlags.O_EXCL | OpenFlags.O_RDWR), Errno.EEXIST.number());
            return;
        }
        byte[] content = noise(LARGEST_WRITE);
        if (bytes + content.length > mostBytes) {
            bytes = model.bytes();
            if (bytes + content.length > mostBytes) {
                unlink();
                return;
            }
        }
        int limit = Math.min(LARGEST_FILE, node == null ? LARGEST_FILE : node.content.length + 30_000);
        int offset = node == null || random.nextInt(4) == 0 ? random.nextInt(limit) : random.nextInt(node.content.length + 1);
        trace = "write " + content.length + " bytes to " + place.path() + " at " + offset;
        if (node == null) {
            node = Node.file();
            witness.names(place, node);
            model.put(place, node);
        } else {
            witness.changes(node);
        }
        bytes += Math.max(0, offset + content.length - node.content.length);
        node.write(content, offset);
        test.writeAt(place.path(), content, offset, OpenFlags.O_CREAT | OpenFlags.O_RDWR);
    }

    private void readOrCompare() {
        Place place = used();
        Node node = place.node();
        trace = "read " + place.path();
        if (node == null) {
            expect(test.tryOpen(place.path(), OpenFlags.O_RDONLY), Errno.ENOENT.number());
        } else if (node.isFile()) {
            assertThat(test.read(place.path())).as(trace).isEqualTo(node.content);
        } else if (node.target != null) {
            expect(test.paths.find(test.context, test.context.root(), place.path(), false).errno(), 0);
            assertThat(test.paths.found().target()).isEqualTo(node.target);
        }
    }

    private void truncate() {
        Place place = used();
        Node node = place.node();
        if (node == null || !node.isFile()) {
            return;
        }
        int size = random.nextBoolean() ? random.nextInt(node.content.length + 1) : random.nextInt(node.content.length + 50_000);
        trace = "truncate " + place.path() + " from " + node.content.length + " to " + size;
        witness.changes(node);
        node.resize(size);
        expect(test.paths.truncate(test.context, test.context.root(), place.path(), size).errno(), 0);
    }

    private void unlink() {
        Place place = used();
        Node node = place.node();
        trace = "unlink " + place.path();
        if (node != null && !node.isDirectory()) {
            witness.unnames(place, node);
        }
        int errno = test.paths.unlink(test.context, test.context.root(), place.path()).errno();
        expect(errno, node == null ? Errno.ENOENT.number() : node.isDirectory() ? Errno.EISDIR.number() : 0);
        if (errno == 0) {
            model.remove(place);
        }
    }

    private void rename() {
        rename(used(), place());
    }

    /// What programs do that want a file to be the old one or the new one at any time.
    private void replaceByNew() {
        Place to = used();
        Place from = new Place(to.directory(), to.directoryPath(), "new");
        if (to.node() != null && to.node().isFile()) {
            write(from);
            if (from.node() != null) {
                rename(from, to);
            }
        }
    }

    private void rename(Place from, Place to) {
        Node node = from.node();
        Node replaced = to.node();
        trace = "rename " + from.path() + " to " + to.path();
        int expected = node == null ? Errno.ENOENT.number()
                : node.isDirectory() && node.holds(to.directory()) ? Errno.EINVAL.number()
                : replaced != null && replaced.isDirectory() && replaced != node && replaced.holds(from.directory()) ? Errno.ENOTEMPTY.number()
                : node == replaced || replaced == null ? 0
                : node.isDirectory() != replaced.isDirectory() ? node.isDirectory() ? Errno.ENOTDIR.number() : Errno.EISDIR.number()
                : replaced.isDirectory() && !replaced.children.isEmpty() ? Errno.ENOTEMPTY.number() : 0;
        boolean moves = expected == 0 && node != replaced;
        if (moves) {
            if (replaced != null) {
                witness.replaces(to, replaced);
            }
            witness.names(to, node);
            witness.unnames(from, null);
        }
        expect(test.paths.rename(test.context, test.context.root(), from.path(), test.context.root(), to.path(), 0).errno(), expected);
        if (moves) {
            if (replaced != null) {
                model.remove(to);
            }
            model.remove(from);
            model.put(to, node);
        }
    }

    private void link() {
        Place from = used();
        Place to = place();
        Node node = from.node();
        trace = "link " + from.path() + " to " + to.path();
        int expected = node == null ? Errno.ENOENT.number() : to.node() != null ? Errno.EEXIST.number()
                : node.isDirectory() ? Errno.EPERM.number() : 0;
        if (expected == 0) {
            witness.names(to, node);
        }
        expect(test.paths.link(test.context, test.context.root(), from.path(), false, test.context.root(), to.path()).errno(), expected);
        if (expected == 0) {
            model.put(to, node);
        }
    }

    private void symbolicLink() {
        Place place = place();
        String target = "t".repeat(random.nextBoolean() ? 1 + random.nextInt(80) : 1 + random.nextInt(1000));
        trace = "symlink " + place.path() + " with " + target.length() + " characters";
        int expected = place.node() == null ? 0 : Errno.EEXIST.number();
        if (expected == 0) {
            Node node = Node.link(target);
            witness.names(place, node);
            model.put(place, node);
        }
        expect(test.paths.makeSymbolicLink(test.context, target, test.context.root(), place.path()).errno(), expected);
    }

    private void makeDirectory() {
        Place place = place();
        trace = "mkdir " + place.path();
        int expected = place.node() == null ? 0 : Errno.EEXIST.number();
        if (expected == 0) {
            Node node = Node.directory();
            witness.names(place, node);
            model.put(place, node);
        }
        expect(test.paths.makeDirectory(test.context, test.context.root(), place.path(), 0755).errno(), expected);
    }

    private void removeDirectory() {
        Place place = used();
        Node node = place.node();
        trace = "rmdir " + place.path();
        int expected = node == null ? Errno.ENOENT.number() : !node.isDirectory() ? Errno.ENOTDIR.number()
                : node.children.isEmpty() ? 0 : Errno.ENOTEMPTY.number();
        if (expected == 0) {
            witness.unnames(place, node);
        }
        expect(test.paths.removeDirectory(test.context, test.context.root(), place.path()).errno(), expected);
        if (expected == 0) {
            model.remove(place);
        }
    }

    private void list() {
        Place place = place();
        trace = "list " + place.directoryPath();
        List<String> expected = new ArrayList<>(place.directory().children.keySet());
        expected.add(".");
        expected.add("..");
        assertThat(test.list(place.directoryPath() + "/.")).as(trace).containsExactlyInAnyOrderElementsOf(expected);
    }

    private void openOrClose() {
        if (open.size() < MOST_OPEN && random.nextBoolean()) {
            Place place = used();
            if (place.node() != null && place.node().isFile()) {
                open.add(new Open(place.node(), test.open(place.path(), OpenFlags.O_RDWR)));
            }
        } else if (!open.isEmpty()) {
            open.remove(random.nextInt(open.size())).file.release();
        }
    }

    /// Reads and writes a file that perhaps has no name any more.
    private void useOpen() {
        if (open.isEmpty()) {
            return;
        }
        Open chosen = open.get(random.nextInt(open.size()));
        trace = "use an open file of " + chosen.node.content.length + " bytes";
        if (random.nextBoolean()) {
            assertThat(test.readAll(chosen.file)).as(trace).isEqualTo(chosen.node.content);
            return;
        }
        byte[] content = noise(LARGEST_WRITE);
        if (bytes + content.length > mostBytes) {
            return;
        }
        int offset = random.nextInt(chosen.node.content.length + 1);
        witness.changes(chosen.node);
        bytes += Math.max(0, offset + content.length - chosen.node.content.length);
        chosen.node.write(content, offset);
        test.writeAll(chosen.file, content, offset);
    }

    /// What a program does that has mapped a file.
    private void map() {
        Place place = used();
        Node node = place.node();
        if (node == null || !node.isFile() || node.content.length == 0) {
            return;
        }
        OpenFile file = test.open(place.path(), OpenFlags.O_RDWR);
        Pages pages = file.pages();
        int page = random.nextInt((node.content.length + Pages.PAGE_BYTES - 1) / Pages.PAGE_BYTES);
        int start = page * Pages.PAGE_BYTES;
        int length = Math.min(Pages.PAGE_BYTES, node.content.length - start);
        trace = "map page " + page + " of " + place.path();
        if (random.nextBoolean() || bytes + Pages.PAGE_BYTES > mostBytes) {
            Address frame = pages.frame(page);
            assertThat(frame.isZero()).as(trace).isEqualTo(pages.isHole(page));
            for (int i = 0; i < length; i += 97) {
                assertThat(frame.isZero() ? 0 : frame.loadByte(i)).as(trace).isEqualTo(node.content[start + i]);
            }
        } else {
            witness.changes(node);
            Address frame = pages.frameToWrite(page);
            assertThat(frame.isZero()).as(trace).isFalse();
            for (int i = 0; i < length; i += 1 + random.nextInt(500)) {
                node.content[start + i] = (byte) random.nextInt();
                frame.storeByte(i, node.content[start + i]);
            }
        }
        file.release();
    }

    // Checking

    /// Closes what is open: before mounting again.
    void closeAll() {
        open.forEach(each -> each.file.release());
        open.clear();
    }

    boolean hasOpen() {
        return !open.isEmpty();
    }

    /// Compares everything.
    void compareAll() {
        for (Place place : model.all()) {
            Node node = place.node();
            trace = "compare " + place.path();
            Result found = test.paths.find(test.context, test.context.root(), place.path(), false);
            expect(found.errno(), 0);
            Inode inode = test.paths.found();
            assertThat(inode.isDirectory()).as(trace).isEqualTo(node.isDirectory());
            if (node.isFile()) {
                assertThat(test.read(place.path())).as(trace).isEqualTo(node.content);
                assertThat(inode.linkCount()).as(trace).isEqualTo(node.links);
            } else if (node.isDirectory()) {
                assertThat(test.list(place.path())).as(trace).hasSize(node.children.size() + 2);
            } else {
                assertThat(inode.target()).as(trace).isEqualTo(node.target);
            }
        }
    }
}
