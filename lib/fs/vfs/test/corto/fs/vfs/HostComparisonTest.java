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
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.lang.SimulatedMemory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random operations on a ramfs and on the host's file system: the same successes, the same errors, the same trees.
final class HostComparisonTest {
    private static final int SEQUENCES = 40;
    private static final int OPERATIONS = 120;
    private static final int BUFFER_BYTES = 9_000;
    private static final int DEPTH = 12;             // of the working directory: `..` does not lead out of the tree
    private static final String[] NAMES = {"a", "b", "c"};

    @TempDir
    Path temporary;

    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final FakeFrames frames = new FakeFrames(memory, 512);
    private final Address buffer = memory.map(0x8000_0000L, BUFFER_BYTES);
    private final Paths paths = new Paths();

    private Random random;
    private FileContext context;
    private Path host;

    private interface HostOperation {
        void run() throws IOException;
    }

    @Test
    void random_operations_do_what_the_host_does() throws IOException {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            random = new Random(seed);
            RamFileSystem fileSystem = new RamFileSystem(frames, () -> 0, SpecialFiles.NONE, "tmpfs", 0755);
            context = new FileContext(fileSystem.root());
            Path hostRoot = Files.createDirectory(temporary.resolve("s" + seed));
            host = hostRoot;
            for (int i = 0; i < DEPTH; i++) {
                paths.makeDirectory(context, context.working(), "d", 0755);
                context.changeWorking((Directory) context.working().find("d"));
                host = Files.createDirectory(host.resolve("d"));
            }
            for (int i = 0; i < OPERATIONS; i++) {
                String trace = "seed " + seed + ", operation " + i + ": ";
                one(trace);
                if (i % 10 > 0) {
                    continue;
                }
                assertThat(ours(fileSystem.root(), "", new TreeMap<>())).as(trace).isEqualTo(theirs(hostRoot, new TreeMap<>()));
            }
            context.changeWorking(fileSystem.root());
            removeAll(fileSystem.root());
            assertThat(frames.given()).as("frames left by seed %d", seed).isZero();
        }
    }

    private void one(String trace) {
        String path = randomPath();
        String other = randomPath();
        Path there = host.resolve(path);
        switch (random.nextInt(11)) {
            case 0 -> compare(trace + "mkdir " + path, paths.makeDirectory(context, context.working(), path, 0755), () -> Files.createDirectory(there));
            case 1 -> compare(trace + "symlink " + other + " " + path, paths.makeSymbolicLink(context, other, context.working(), path),
                    () -> Files.createSymbolicLink(there, Path.of(other)));
            case 2 -> compare(trace + "link " + other + " " + path, paths.link(context, context.working(), other, false, context.working(), path),
                    () -> Files.createLink(there, host.resolve(other)));
            case 3 -> compare(trace + "rename " + path + " " + other, paths.rename(context, context.working(), path, context.working(), other, 0),
                    () -> Files.move(there, host.resolve(other), StandardCopyOption.ATOMIC_MOVE));
            case 4 -> compare(trace + "remove " + path, remove(path), () -> Files.delete(there));
            case 5 -> compare(trace + "stat " + path, paths.find(context, context.working(), path, true), there::toRealPath);
            case 6 -> compare(trace + "readlink " + path, readLink(path), () -> Files.readSymbolicLink(there));
            default -> write(trace, path, there);
        }
    }

    private String randomPath() {
        StringBuilder path = new StringBuilder(NAMES[random.nextInt(NAMES.length)]);
        while (random.nextInt(3) == 0) {
            path.append('/').append(random.nextInt(8) == 0 ? ".." : NAMES[random.nextInt(NAMES.length)]);
        }
        return path.toString();
    }

    private Result remove(String path) {
        Result found = paths.find(context, context.working(), path, false);
        if (found.isError()) {
            return found;
        }
        return paths.found().isDirectory() ? paths.removeDirectory(context, context.working(), path) : paths.unlink(context, context.working(), path);
    }

    private Result readLink(String path) {
        Result found = paths.find(context, context.working(), path, false);
        return found.isError() || paths.found().isSymbolicLink() ? found : Result.error(Errno.EINVAL);
    }

    private void write(String trace, String path, Path there) {
        boolean creates = random.nextBoolean();
        boolean excludes = creates && random.nextInt(4) == 0;
        boolean truncates = random.nextInt(4) == 0;
        boolean follows = random.nextInt(4) != 0;
        int length = random.nextInt(BUFFER_BYTES);
        int offset = random.nextInt(10_000);
        int size = random.nextInt(20_000);
        byte value = (byte) random.nextInt();
        Set<OpenOption> options = new HashSet<>();
        int flags = OpenFlags.O_RDWR;
        options.add(StandardOpenOption.READ);
        options.add(StandardOpenOption.WRITE);
        if (creates) {
            flags |= OpenFlags.O_CREAT;
            options.add(StandardOpenOption.CREATE);
        }
        if (excludes) {
            flags |= OpenFlags.O_EXCL;
            options.add(StandardOpenOption.CREATE_NEW);
        }
        if (truncates) {
            flags |= OpenFlags.O_TRUNC;
            options.add(StandardOpenOption.TRUNCATE_EXISTING);
        }
        if (!follows) {
            flags |= OpenFlags.O_NOFOLLOW;
            options.add(LinkOption.NOFOLLOW_LINKS);
        }
        for (int i = 0; i < length; i++) {
            buffer.storeByte(i, value);
        }
        Opening opening = new Opening(flags);
        Result opened = paths.open(context, context.working(), path, opening, 0644);
        if (!opened.isError()) {
            OpenFile file = opening.file();
            assertThat(file.writeAt(buffer, length, offset).value()).isEqualTo(length);
            if (size < file.inode().sizeBytes()) {
                file.truncate(size);
            }
            file.release();
        }
        compare(trace + "open " + path + " " + Integer.toOctalString(flags), opened, () -> {
            try (FileChannel channel = FileChannel.open(there, options)) {
                byte[] bytes = new byte[length];
                Arrays.fill(bytes, value);
                channel.write(ByteBuffer.wrap(bytes), offset);
                channel.truncate(size);
            }
        });
    }

    private static void compare(String operation, Result ours, HostOperation theirs) {
        int expected = 0;
        try {
            theirs.run();
        } catch (IOException e) {
            expected = errno(e);
        }
        assertThat(ours.errno()).as(operation).isEqualTo(expected);
    }

    /// What the JDK made its exception of.
    private static int errno(IOException e) {
        if (e instanceof NoSuchFileException) {
            return Errno.ENOENT.number();
        }
        if (e instanceof FileAlreadyExistsException) {
            return Errno.EEXIST.number();
        }
        if (e instanceof DirectoryNotEmptyException) {
            return Errno.ENOTEMPTY.number();
        }
        if (e instanceof NotLinkException) {
            return Errno.EINVAL.number();
        }
        String reason = e instanceof FileSystemException failed ? failed.getReason() : e.getMessage();
        return switch (reason.replaceFirst(" \\(.*| or .*", "")) {
            case "Not a directory" -> Errno.ENOTDIR.number();
            case "Is a directory" -> Errno.EISDIR.number();
            case "Directory not empty" -> Errno.ENOTEMPTY.number();
            case "Invalid argument" -> Errno.EINVAL.number();
            case "Too many levels of symbolic links" -> Errno.ELOOP.number();
            case "Operation not permitted" -> Errno.EPERM.number();
            case "Device" -> Errno.EBUSY.number();
            default -> throw new IllegalStateException(reason, e);
        };
    }

    private TreeMap<String, String> ours(Directory directory, String prefix, TreeMap<String, String> into) {
        Opening opening = new Opening(OpenFlags.O_DIRECTORY);
        directory.open(opening);
        opening.file().entries((name, _, _, _) -> {
            if (!name.startsWith(".")) {
                describe(directory.find(name), prefix + name, into);
            }
            return true;
        });
        opening.file().release();
        return into;
    }

    private void describe(Inode file, String path, TreeMap<String, String> into) {
        if (file instanceof Directory directory) {
            into.put(path, "directory");
            ours(directory, path + "/", into);
        } else if (file.isSymbolicLink()) {
            into.put(path, "link to " + file.target());
        } else {
            into.put(path, file.linkCount() + " links, " + file.sizeBytes() + " bytes, sum " + sum(file));
        }
    }

    private long sum(Inode file) {
        Opening opening = new Opening(OpenFlags.O_RDONLY);
        file.open(opening);
        long sum = 0;
        long count;
        while ((count = opening.file().read(buffer, BUFFER_BYTES).value()) > 0) {
            for (int i = 0; i < count; i++) {
                sum = 31 * sum + buffer.loadByte(i);
            }
        }
        opening.file().release();
        return sum;
    }

    private static TreeMap<String, String> theirs(Path root, TreeMap<String, String> into) throws IOException {
        try (var files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String path = root.relativize(file).toString();
                if (path.isEmpty()) {
                    continue;
                }
                if (Files.isSymbolicLink(file)) {
                    into.put(path, "link to " + Files.readSymbolicLink(file));
                } else if (Files.isDirectory(file)) {
                    into.put(path, "directory");
                } else {
                    byte[] content = Files.readAllBytes(file);
                    long sum = 0;
                    for (byte b : content) {
                        sum = 31 * sum + b;
                    }
                    into.put(path, Files.getAttribute(file, "unix:nlink") + " links, " + content.length + " bytes, sum " + sum);
                }
            }
        }
        return into;
    }

    private void removeAll(Directory directory) {
        for (String name : ours(directory, "", new TreeMap<>()).descendingKeySet()) {
            assertThat(remove(name).isError()).isFalse();
        }
    }
}
