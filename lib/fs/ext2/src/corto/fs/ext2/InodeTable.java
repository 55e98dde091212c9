// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

/// The inodes that are in memory, by number. An inode has one object as long as somebody may know it.
final class InodeTable {
    private static final int SMALLEST = 64;

    private DiskInode[] slots = new DiskInode[SMALLEST];     // open addressing; a power of two, at most half full
    private int count;

    int count() {
        return count;
    }

    private int slot(long number) {
        return (int) (number * 0x9E37_79B1L >>> 12) & slots.length - 1;
    }

    DiskInode get(long number) {
        int slot = slot(number);
        while (slots[slot] != null && slots[slot].number != number) {
            slot = slot + 1 & slots.length - 1;
        }
        return slots[slot];
    }

    /// Adds one that is not there.
    void add(DiskInode inode) {
        if (2 * ++count > slots.length) {
            rebuild(2 * slots.length, null);
        }
        place(inode);
    }

    private void place(DiskInode inode) {
        int slot = slot(inode.number);
        while (slots[slot] != null) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = inode;
    }

    /// Tells some inodes from others.
    interface Judge {
        boolean accepts(DiskInode inode);
    }

    /// Whether `judge` finds one.
    boolean has(Judge judge) {
        for (DiskInode inode : slots) {
            if (inode != null && judge.accepts(inode)) {
                return true;
            }
        }
        return false;
    }

    /// Removes those that `judge` does not accept.
    void retain(Judge judge) {
        rebuild(slots.length, judge);
    }

    private void rebuild(int size, Judge judge) {
        DiskInode[] before = slots;
        slots = new DiskInode[size];
        int kept = judge == null ? count : 0;
        for (DiskInode inode : before) {
            if (inode != null && (judge == null || judge.accepts(inode))) {
                place(inode);
                kept += judge == null ? 0 : 1;
            }
        }
        count = kept;
    }

    /// Removes one.
    void remove(DiskInode inode) {
        int hole = slot(inode.number);
        while (slots[hole] != inode) {
            hole = hole + 1 & slots.length - 1;
        }
        slots[hole] = null;
        count--;
        for (int at = hole + 1 & slots.length - 1; slots[at] != null; at = at + 1 & slots.length - 1) {
            DiskInode moved = slots[at];                 // those that were pushed on because of it
            slots[at] = null;
            place(moved);
        }
    }
}
