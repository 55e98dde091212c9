// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import corto.console.Failure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Writes a [FileTree] as a cpio archive of the kind `newc`.
///
/// Data that a kernel may map in place begins at a multiple of [#PAGE_BYTES] from the start of the archive. The format pads data to
/// 4 bytes only; but a name may end in any number of NULs, and `c_namesize` counts them. A name takes at most 4,096 bytes with them;
/// where that is not enough, the root directory's entry is written once more, with NULs of its own.
public final class CpioWriter {
    public static final int PAGE_BYTES = 4096;

    private static final int LARGE_BYTES = 64 << 10;
    private static final int BLOCK_BYTES = 512;                     // what archives are padded to, by custom
    private static final byte[] ELF_MAGIC = {0x7F, 'E', 'L', 'F'};
    private static final String ROOT = ".";
    private static final int MOST_ALIGNING_BYTES = CpioHeader.MOST_NAME_BYTES - 2;   // header and name are together a multiple of 4
    private static final long MOST_BYTES = 0xFFFFFFFFL;             // eight hexadecimal digits

    private final FileTree tree;
    private final OutputStream out;
    private final Map<String, Integer> inodes = new HashMap<>();    // of regular files, by canonical path
    private final Map<String, Integer> links = new HashMap<>();     // names of regular files; subdirectories of directories
    private long offset;

    private CpioWriter(FileTree tree, OutputStream out) {
        this.tree = tree;
        this.out = out;
    }

    /// Writes `tree` to `file`, which appears when it is complete.
    public static void write(FileTree tree, Path file) {
        Path fresh = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh), 1 << 16)) {
                write(tree, out);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Failure(e, "cannot write " + file + ": " + e.getMessage());
        } finally {
            try {
                Files.deleteIfExists(fresh);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Writes the archive; `out` stays open.
    public static void write(FileTree tree, OutputStream out) throws IOException {
        new CpioWriter(tree, out).write();
    }

    /// Whether data of this file begins on a page of its own.
    static boolean isAligned(Content content) throws IOException {
        return content.size() >= LARGE_BYTES || content.size() >= PAGE_BYTES && Arrays.equals(content.read(0, ELF_MAGIC.length), ELF_MAGIC);
    }

    private void write() throws IOException {
        countLinks();
        int inode = 1;
        header(ROOT, new CpioHeader(inode, CpioHeader.S_IFDIR | 0755, 2 + links.getOrDefault("", 0), 0, 0, 0, 0, 0), 0);
        for (Map.Entry<String, Entry> named : tree.entries().entrySet()) {
            inode++;
            entry(named.getKey(), named.getValue(), inode);
        }
        header(CpioHeader.TRAILER, new CpioHeader(0, 0, 1, 0, 0, 0, 0, 0), 0);
        pad(BLOCK_BYTES);
    }

    private void countLinks() {
        tree.entries().forEach((path, entry) -> {
            switch (entry) {
                case Entry.Directory _ -> links.merge(path.substring(0, path.lastIndexOf('/')), 1, Integer::sum);
                case Entry.HardLink(String original) -> links.merge(original, 1, Integer::sum);
                case Entry.RegularFile _, Entry.SymbolicLink _, Entry.Special _ -> { }
            }
        });
    }

    private void entry(String path, Entry entry, int inode) throws IOException {
        String name = path.substring(1);
        switch (entry) {
            case Entry.Directory(int permissions) ->
                header(name, new CpioHeader(inode, CpioHeader.S_IFDIR | permissions, 2 + links.getOrDefault(path, 0), 0, 0, 0, 0, 0), 0);
            case Entry.SymbolicLink(String target) -> {
                byte[] bytes = target.getBytes(StandardCharsets.UTF_8);
                header(name, new CpioHeader(inode, CpioHeader.S_IFLNK | 0777, 1, 0, bytes.length, 0, 0, 0), 0);
                put(bytes);
                pad(CpioHeader.ALIGNMENT);
            }
            case Entry.RegularFile file -> file(path, path, file, inode);
            case Entry.HardLink(String original) -> {
                if (!(tree.entries().get(original) instanceof Entry.RegularFile file)) {
                    throw new Failure(path + " is a hard link to " + original + ", which is no regular file.");
                }
                file(path, original, file, inode);
            }
            case Entry.Special(int type, int permissions, int major, int minor) ->
                header(name, new CpioHeader(inode, type | permissions, 1, 0, 0, major, minor, 0), 0);
        }
    }

    /// The first name of a file that is written has its data; the others have the same inode number and no data.
    private void file(String path, String original, Entry.RegularFile file, int inode) throws IOException {
        Content content = file.content();
        if (content.size() > MOST_BYTES) {
            throw new Failure(path + " has " + content.size() + " bytes; a cpio archive takes files below 4 GiB.");
        }
        Integer known = inodes.putIfAbsent(original, inode);
        int number = known == null ? inode : known;
        long size = known == null ? content.size() : 0;
        boolean aligned = known == null && isAligned(content);
        header(path.substring(1), new CpioHeader(number, CpioHeader.S_IFREG | file.permissions(), 1 + links.getOrDefault(original, 0), file.seconds(), size, 0, 0, 0),
                aligned ? PAGE_BYTES : 0);
        if (known == null) {
            try (InputStream in = content.open()) {
                offset += in.transferTo(out);
            }
            pad(CpioHeader.ALIGNMENT);
        }
    }

    /// Writes a header and its name, so that what follows is aligned to `alignment` bytes, or to the format's 4 if that is 0.
    private void header(String name, CpioHeader header, int alignment) throws IOException {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        int least = text.length + 1;
        if (least > CpioHeader.MOST_NAME_BYTES) {
            throw new Failure("/" + name + " has a name of " + text.length + " bytes, more than a path may have.");
        }
        int nameBytes = alignment == 0 ? least : alignedNameBytes(least, alignment);
        while (nameBytes > MOST_ALIGNING_BYTES && least <= MOST_ALIGNING_BYTES) {
            // The gap is nearly a page. Another entry takes as much of it as the name leaves over.
            int filler = Math.max(ROOT.length() + 1, nameBytes - MOST_ALIGNING_BYTES - CpioHeader.SIZE);
            emit(ROOT, new CpioHeader(1, CpioHeader.S_IFDIR | 0755, 2 + links.getOrDefault("", 0), 0, 0, 0, 0, filler));
            nameBytes = alignedNameBytes(least, alignment);
        }
        nameBytes = least <= MOST_ALIGNING_BYTES ? nameBytes : least;
        emit(name, new CpioHeader(header.inode(), header.mode(), header.links(), header.seconds(), header.size(), header.major(), header.minor(), nameBytes));
    }

    /// The least length of a name of `least` bytes, NULs included, after which data lies on a multiple of `alignment`.
    private int alignedNameBytes(int least, int alignment) {
        return (int) (CpioHeader.align(offset + CpioHeader.SIZE + least, alignment) - offset - CpioHeader.SIZE);
    }

    private void emit(String name, CpioHeader header) throws IOException {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        put(header.bytes());
        put(text);
        put(new byte[header.nameBytes() - text.length]);
        pad(CpioHeader.ALIGNMENT);
    }

    private void put(byte[] bytes) throws IOException {
        out.write(bytes);
        offset += bytes.length;
    }

    private void pad(int alignment) throws IOException {
        put(new byte[(int) (CpioHeader.align(offset, alignment) - offset)]);
    }
}
