// SPDX-License-Identifier: Apache-2.0
package corto.block.cache;

import corto.lang.Address;

/// A block of the disk in memory, until the next `BlockCache.beginOperation`.
public final class CachedBlock {
    static final int CLEAN = -1;

    final long number;
    final Address data;
    int order = CLEAN;           // when to write it; CLEAN: not at all
    long lastUse;                // number of the operation
    CachedBlock nextInBucket;
    CachedBlock older;           // in the list of clean blocks, or of dirty ones
    CachedBlock newer;

    /// For the owner: another block that will be written later relies on this one being written in its turn. Ends when that has been done.
    private boolean reliedOn;

    CachedBlock(long number, Address data) {
        this.number = number;
        this.data = data;
    }

    /// Which one it is.
    public long number() {
        return number;
    }

    /// Its content.
    public Address data() {
        return data;
    }

    public boolean isDirty() {
        return order != CLEAN;
    }

    /// The turn in which it will be written; negative if it is clean.
    public int order() {
        return order;
    }

    /// Notes that a block which is written in a later turn is right only if this one, which is dirty, has been written.
    public void relyOn() {
        assert isDirty();
        reliedOn = true;
    }

    public boolean isReliedOn() {
        return reliedOn;
    }

    void cleaned() {
        order = CLEAN;
        reliedOn = false;
    }
}
