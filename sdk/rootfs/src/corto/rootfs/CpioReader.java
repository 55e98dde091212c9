// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import corto.console.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads cpio archives of the kind `newc`.
public final class CpioReader {
    private final Path file;
    private final Content archive;

    private CpioReader(Path file) throws IOException {
        this.file = file;
        archive = Content.of(file);
    }

    /// One entry as it stands in the archive. `dataOffset` is from the start of the archive.
    public record Item(String name, int inode, int mode, int links, long seconds, long dataOffset, long size, int major, int minor) {
    }

    /// Whether `file` begins as such an archive does.
    static boolean matches(Path file) throws IOException {
        return CpioHeader.parse(Content.of(file).read(0, CpioHeader.SIZE)) != null;
    }

    /// All entries in their order, without the trailer. A [Failure] names the first offset at which the archive is not one.
    public static List<Item> list(Path file) {
        try {
            return new CpioReader(file).items();
        } catch (IOException e) {
            throw new Failure(e, "cannot read " + file + ": " + e.getMessage());
        }
    }

    /// The archive as a tree; contents stay in `file`.
    public static FileTree read(Path file) {
        FileTree tree = new FileTree();
        readInto(tree, file);
        return tree;
    }

    static void readInto(FileTree tree, Path file) {
        Map<Integer, List<String>> names = new HashMap<>();          // of regular files with several, by inode number
        Map<Integer, Item> data = new HashMap<>();
        for (Item item : list(file)) {
            String path = "/" + item.name();
            int permissions = item.mode() & Entry.PERMISSIONS;
            switch (item.mode() & CpioHeader.S_IFMT) {
                case CpioHeader.S_IFDIR -> tree.put(path, new Entry.Directory(permissions));
                case CpioHeader.S_IFLNK -> tree.put(path, new Entry.SymbolicLink(text(file, item)));
                case CpioHeader.S_IFREG -> {
                    if (item.links() > 1) {
                        names.computeIfAbsent(item.inode(), _ -> new ArrayList<>()).add(path);
                        data.merge(item.inode(), item, (one, other) -> one.size() > 0 ? one : other);
                    } else {
                        tree.put(path, regular(file, item));
                    }
                }
                default -> tree.put(path, new Entry.Special(item.mode() & CpioHeader.S_IFMT, permissions, item.major(), item.minor()));
            }
        }
        names.forEach((inode, paths) -> {
            tree.put(paths.getFirst(), regular(file, data.get(inode)));
            paths.stream().skip(1).forEach(path -> tree.put(path, new Entry.HardLink(paths.getFirst())));
        });
    }

    private static Entry.RegularFile regular(Path file, Item item) {
        return new Entry.RegularFile(item.mode() & Entry.PERMISSIONS, item.seconds(), new Content.Slice(file, item.dataOffset(), item.size()));
    }

    private static String text(Path file, Item item) {
        try {
            return new String(new Content.Slice(file, item.dataOffset(), item.size()).read(0, (int) item.size()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Failure(e, "cannot read " + file + ": " + e.getMessage());
        }
    }

    private List<Item> items() throws IOException {
        List<Item> items = new ArrayList<>();
        long offset = 0;
        while (true) {
            CpioHeader header = CpioHeader.parse(archive.read(offset, CpioHeader.SIZE));
            if (header == null) {
                throw damaged(offset, "there is no header (magic \"" + CpioHeader.MAGIC + "\", then hexadecimal digits).");
            }
            if (header.nameBytes() < 1 || header.nameBytes() > CpioHeader.MOST_NAME_BYTES) {
                throw damaged(offset, "a name has " + header.nameBytes() + " bytes; 1 to " + CpioHeader.MOST_NAME_BYTES + " are possible.");
            }
            byte[] bytes = archive.read(offset + CpioHeader.SIZE, header.nameBytes());
            long data = CpioHeader.align(offset + CpioHeader.SIZE + header.nameBytes(), CpioHeader.ALIGNMENT);
            if (bytes.length < header.nameBytes() || data + header.size() > archive.size()) {
                throw damaged(offset, "the entry goes beyond the end of the file.");
            }
            String name = name(bytes);
            if (name.equals(CpioHeader.TRAILER)) {
                return items;
            }
            items.add(new Item(name, header.inode(), header.mode(), header.links(), header.seconds(), data, header.size(), header.major(), header.minor()));
            offset = CpioHeader.align(data + header.size(), CpioHeader.ALIGNMENT);
        }
    }

    /// The bytes up to the first NUL.
    private static String name(byte[] bytes) {
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private Failure damaged(long offset, String what) {
        return new Failure(file + " is no whole cpio archive: at offset " + offset + " " + what, "Make it with cpio -o -H newc, or give a folder or a tar.");
    }
}
