// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U32;

/// `struct ext2_inode` and what ext4 put behind it (Linux 6.12 fs/ext4/ext4.h).
final class InodeLayout {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final U16 MODE = LAYOUT.u16();
    static final U16 UID = LAYOUT.u16();
    static final U32 SIZE = LAYOUT.u32();
    static final U32 ATIME = LAYOUT.u32();
    static final U32 CTIME = LAYOUT.u32();
    static final U32 MTIME = LAYOUT.u32();
    static final U32 DTIME = LAYOUT.u32();                       // when it was deleted; 0: it was not
    static final U16 GID = LAYOUT.u16();
    static final U16 LINKS_COUNT = LAYOUT.u16();
    static final U32 BLOCKS = LAYOUT.u32();                      // of 512 bytes, all that the file has
    static final U32 FLAGS = LAYOUT.u32();
    static final U32 OSD1 = LAYOUT.u32();
    static final U32 BLOCK = LAYOUT.u32();                       // the first of 15
    static final U32 GENERATION = LAYOUT.at(100).u32();
    static final U32 FILE_ACL = LAYOUT.u32();                    // block of extended attributes
    static final U32 SIZE_HIGH = LAYOUT.u32();                   // of regular files
    static final U16 BLOCKS_HIGH = LAYOUT.at(116).u16();         // ext4
    static final U16 FILE_ACL_HIGH = LAYOUT.u16();
    static final U16 UID_HIGH = LAYOUT.u16();
    static final U16 GID_HIGH = LAYOUT.u16();
    static final U16 EXTRA_ISIZE = LAYOUT.at(128).u16();         // bytes from here on that are in use
    static final U32 CTIME_EXTRA = LAYOUT.at(132).u32();
    static final U32 MTIME_EXTRA = LAYOUT.u32();
    static final U32 ATIME_EXTRA = LAYOUT.u32();
    static final U32 CRTIME = LAYOUT.u32();
    static final U32 CRTIME_EXTRA = LAYOUT.u32();

    static final int OLD_BYTES = 128;
    static final int POINTERS = 15;
    static final int POINTER_BYTES = POINTERS * Integer.BYTES;

    static final int FLAG_INDEX = 0x1000;                        // a directory with an index
    static final int FLAG_HUGE_FILE = 0x4_0000;                  // BLOCKS counts blocks
    static final int FLAG_EXTENTS = 0x8_0000;

    private static final long NANOS = 1_000_000_000L;
    private static final int EPOCH_BITS = 2;                     // of an EXTRA field: the upper bits of the seconds; then nanoseconds
    private static final int EPOCH_MASK = 3;

    private InodeLayout() {}

    /// Whether an inode of `inodeBytes` bytes has the field in use.
    private static boolean has(Address inode, int inodeBytes, U32 field) {
        return inodeBytes > OLD_BYTES && OLD_BYTES + EXTRA_ISIZE.read(inode) >= field.offset() + Integer.BYTES;
    }

    /// A time in nanoseconds since 1970. Without an EXTRA field, whole seconds.
    static long time(Address inode, int inodeBytes, U32 seconds, U32 extra) {
        long whole = seconds.read(inode);
        if (!has(inode, inodeBytes, extra)) {
            return whole * NANOS;
        }
        int more = extra.read(inode);
        long nanos = Math.min(NANOS - 1, more >>> EPOCH_BITS);
        return (whole + ((long) (more & EPOCH_MASK) << Integer.SIZE)) * NANOS + nanos;
    }

    static void writeTime(Address inode, int inodeBytes, U32 seconds, U32 extra, long nanos) {
        long whole = Math.floorDiv(nanos, NANOS);
        seconds.write(inode, (int) whole);
        if (has(inode, inodeBytes, extra)) {
            int epoch = (int) ((whole - (int) whole) >>> Integer.SIZE) & EPOCH_MASK;
            extra.write(inode, (int) Math.floorMod(nanos, NANOS) << EPOCH_BITS | epoch);
        }
    }

    /// When it was made; the time of its last change where that is not kept.
    static long birth(Address inode, int inodeBytes) {
        return has(inode, inodeBytes, CRTIME_EXTRA) ? time(inode, inodeBytes, CRTIME, CRTIME_EXTRA)
                : time(inode, inodeBytes, CTIME, CTIME_EXTRA);
    }

    static void writeBirth(Address inode, int inodeBytes, long nanos) {
        if (has(inode, inodeBytes, CRTIME_EXTRA)) {
            writeTime(inode, inodeBytes, CRTIME, CRTIME_EXTRA, nanos);
        }
    }
}
