// SPDX-License-Identifier: Apache-2.0
package corto.fs.initrd;

import corto.fs.ramfs.RamFile;

/// The files of an archive that have several names, by identity. Takes memory with the first; a table with linear probing, at most half full.
final class LinkedFiles {
    private static final int FIRST_CAPACITY = 16;                  // a power of two
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L; // 2⁶⁴ / golden ratio: spreads numbers that follow each other

    private long[] identities = {};
    private RamFile[] files = {};                                  // null: the place is free
    private int count;

    /// The file; null if it was not put in.
    RamFile get(long identity) {
        return files.length == 0 ? null : files[place(identity)];
    }

    void put(long identity, RamFile file) {
        if (2 * (count + 1) > files.length) {
            grow();
        }
        int place = place(identity);
        if (files[place] == null) {
            count++;
        }
        identities[place] = identity;
        files[place] = file;
    }

    /// Where the identity is, or would be.
    private int place(long identity) {
        int mask = files.length - 1;
        int place = (int) (identity * MULTIPLIER >>> 32) & mask;
        while (files[place] != null && identities[place] != identity) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void grow() {
        long[] oldIdentities = identities;
        RamFile[] oldFiles = files;
        int capacity = Math.max(FIRST_CAPACITY, 2 * oldFiles.length);
        identities = new long[capacity];
        files = new RamFile[capacity];
        for (int i = 0; i < oldFiles.length; i++) {
            if (oldFiles[i] != null) {
                int place = place(oldIdentities[i]);
                identities[place] = oldIdentities[i];
                files[place] = oldFiles[i];
            }
        }
    }
}
