// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import corto.fs.file.FileMode;
import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.U8;

/// `struct ext2_dir_entry_2`: the entries of a directory's block follow each other and fill it; one with inode 0 is room.
final class DirectoryEntry {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final U32 INODE = LAYOUT.u32();
    static final U16 REC_LEN = LAYOUT.u16();             // bytes to the next one
    static final U8 NAME_LEN = LAYOUT.u8();
    static final U8 FILE_TYPE = LAYOUT.u8();             // without FILETYPE the upper half of NAME_LEN, and 0
    static final int NAME = LAYOUT.sized(8);             // where the name begins

    static final int LONGEST_NAME = 255;
    static final int DOTS_BYTES = 12;                    // of `.` and `..`

    private static final int ALIGNMENT = 4;

    private static final int TYPE_REGULAR = 1;
    private static final int TYPE_DIRECTORY = 2;
    private static final int TYPE_CHARACTER_DEVICE = 3;
    private static final int TYPE_BLOCK_DEVICE = 4;
    private static final int TYPE_FIFO = 5;
    private static final int TYPE_SOCKET = 6;
    private static final int TYPE_SYMBOLIC_LINK = 7;

    private DirectoryEntry() {}

    /// Bytes that an entry with such a name takes.
    static int bytes(int nameLength) {
        return NAME + nameLength + ALIGNMENT - 1 & -ALIGNMENT;
    }

    /// Whether the entry at `offset` of a block is one: it ends in the block, and its name in it.
    static boolean isSound(Address block, int offset, int blockBytes, long inodesCount) {
        if (offset + NAME > blockBytes) {
            return false;
        }
        Address entry = block.plus(offset);
        int length = REC_LEN.read(entry);
        int name = NAME_LEN.read(entry);
        return length % ALIGNMENT == 0 && length >= bytes(1) && offset + length <= blockBytes && bytes(name) <= length
                && INODE.readUnsigned(entry) <= inodesCount && (INODE.read(entry) == 0 || isName(entry, name));
    }

    private static boolean isName(Address entry, int length) {
        for (int i = 0; i < length; i++) {
            byte character = entry.loadByte(NAME + i);
            if (character == 0 || character == '/') {
                return false;
            }
        }
        return length > 0;
    }

    static boolean isDots(Address entry) {
        int length = NAME_LEN.read(entry);
        return entry.loadByte(NAME) == '.' && (length == 1 || length == 2 && entry.loadByte(NAME + 1) == '.');
    }

    /// Bytes behind the name that another entry could have; all of it if it is room.
    static int room(Address entry) {
        return REC_LEN.read(entry) - (INODE.read(entry) == 0 ? 0 : bytes(NAME_LEN.read(entry)));
    }

    static void write(Address entry, long inode, int length, byte[] name, int type) {
        INODE.write(entry, (int) inode);
        REC_LEN.write(entry, length);
        NAME_LEN.write(entry, name.length);
        FILE_TYPE.write(entry, type);
        for (int i = 0; i < name.length; i++) {
            entry.storeByte(NAME + i, name[i]);
        }
    }

    /// FILE_TYPE for a mode.
    static int type(int mode) {
        return switch (mode & FileMode.TYPE) {
            case FileMode.REGULAR -> TYPE_REGULAR;
            case FileMode.DIRECTORY -> TYPE_DIRECTORY;
            case FileMode.CHARACTER_DEVICE -> TYPE_CHARACTER_DEVICE;
            case FileMode.BLOCK_DEVICE -> TYPE_BLOCK_DEVICE;
            case FileMode.FIFO -> TYPE_FIFO;
            case FileMode.SOCKET -> TYPE_SOCKET;
            case FileMode.SYMBOLIC_LINK -> TYPE_SYMBOLIC_LINK;
            default -> 0;
        };
    }

    /// `d_type` of getdents64(2) for a FILE_TYPE; 0: unknown.
    static int listedType(int type) {
        return switch (type) {
            case TYPE_REGULAR -> FileMode.entryType(FileMode.REGULAR);
            case TYPE_DIRECTORY -> FileMode.entryType(FileMode.DIRECTORY);
            case TYPE_CHARACTER_DEVICE -> FileMode.entryType(FileMode.CHARACTER_DEVICE);
            case TYPE_BLOCK_DEVICE -> FileMode.entryType(FileMode.BLOCK_DEVICE);
            case TYPE_FIFO -> FileMode.entryType(FileMode.FIFO);
            case TYPE_SOCKET -> FileMode.entryType(FileMode.SOCKET);
            case TYPE_SYMBOLIC_LINK -> FileMode.entryType(FileMode.SYMBOLIC_LINK);
            default -> 0;
        };
    }
}
