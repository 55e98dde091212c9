// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import corto.console.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/// Reads a folder of this machine. Owners become root, times zero: they say who checked the files out, and when.
public final class FolderReader {
    private static final int S_IFCHR = 0020000;
    private static final int S_IFBLK = 0060000;
    private static final int MINOR_LOW = 0xFF;

    private FolderReader() {
    }

    /// Puts what is in `folder` below `path`.
    public static void readInto(FileTree tree, Path folder, String path) {
        Map<Object, String> first = new HashMap<>();                 // the first name of a file with several, by device and inode
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
                    tree.put(name(directory), new Entry.Directory(mode(directory) & Entry.PERMISSIONS));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    tree.put(name(file), entry(file, attributes));
                    return FileVisitResult.CONTINUE;
                }

                private String name(Path file) {
                    return path + "/" + folder.relativize(file);
                }

                private Entry entry(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isSymbolicLink()) {
                        return new Entry.SymbolicLink(Files.readSymbolicLink(file).toString());
                    }
                    if (!attributes.isRegularFile()) {
                        return special(file);
                    }
                    String original = first.putIfAbsent(attributes.fileKey(), name(file));
                    return original != null && (int) Files.getAttribute(file, "unix:nlink") > 1 ? new Entry.HardLink(original) : regular(file);
                }
            });
        } catch (IOException e) {
            throw new Failure(e, "cannot read " + folder + ": " + e);
        }
    }

    /// Puts a file or a whole folder at `path`.
    public static void copyInto(FileTree tree, Path source, String path) {
        if (Files.isDirectory(source)) {
            readInto(tree, source, path);
            return;
        }
        try {
            tree.put(path, regular(source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Entry.RegularFile regular(Path file) throws IOException {
        return new Entry.RegularFile(mode(file) & Entry.PERMISSIONS, 0, Content.of(file));
    }

    private static Entry special(Path file) throws IOException {
        int mode = (int) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        int type = mode & CpioHeader.S_IFMT;
        long device = type == S_IFCHR || type == S_IFBLK ? (long) Files.getAttribute(file, "unix:rdev") : 0;
        int major = (int) (device >> 8 & 0xFFF);                                         // makedev(3), the numbers that fit in 32 bits
        int minor = (int) (device & MINOR_LOW | device >> 12 & ~MINOR_LOW);
        return new Entry.Special(type, mode & Entry.PERMISSIONS, major, minor);
    }

    private static int mode(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:mode");
    }
}
