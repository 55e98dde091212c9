// SPDX-License-Identifier: Apache-2.0
package corto.posix.shm;

import corto.fs.file.Inode;
import java.util.Arrays;

/// All segments. An identifier is a place in the table and a number that changes each time the place is used again.
final class Segments {
    /// As Linux's SHMMNI.
    static final int MOST = 4096;
    private static final int PLACE_SHIFT = 15;
    private static final int SEQUENCE_MASK = 0xFFFF;

    private Segment[] table = {};
    private int sequence;

    /// Places that have been in use.
    int end() {
        return table.length;
    }

    /// The segment at a place; null if there is none, or it has just gone.
    Segment at(int place) {
        Segment segment = place < table.length ? table[place] : null;
        if (segment != null && segment.isRemoved() && segment.attachments() == 0) {
            table[place] = null;
            return null;
        }
        return segment;
    }

    /// Null: EINVAL.
    Segment find(int id) {
        Segment segment = id < 0 ? null : at(id & (1 << PLACE_SHIFT) - 1);
        return segment != null && segment.id == id ? segment : null;
    }

    Segment findKey(int key) {
        for (int i = 0; i < table.length; i++) {
            Segment segment = at(i);
            if (segment != null && segment.key == key && !segment.isRemoved()) {
                return segment;
            }
        }
        return null;
    }

    /// The segment whose file this is; null for other files.
    Segment of(Inode file) {
        for (int i = 0; file != null && i < table.length; i++) {
            if (table[i] != null && table[i].file == file) {
                return table[i];
            }
        }
        return null;
    }

    /// Makes a segment. Null if there are too many.
    Segment add(int key, long sizeBytes, int permissions) {
        int place = 0;
        while (place < table.length && at(place) != null) {
            place++;
        }
        if (place == MOST) {
            return null;
        }
        if (place == table.length) {
            table = Arrays.copyOf(table, Math.max(4, 2 * place));
        }
        Segment made = new Segment(sequence << PLACE_SHIFT | place, key, sizeBytes, permissions);
        sequence = sequence + 1 & SEQUENCE_MASK;
        table[place] = made;
        return made;
    }
}
