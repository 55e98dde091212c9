// SPDX-License-Identifier: Apache-2.0
package corto.heap.marksweep;

import corto.heap.api.ObjectLayout;
import corto.lang.Address;

/// Finds references that the collector does not: collects at every n-th allocation and overwrites what it frees. For tests; an image in
/// which it is not selected has nothing of it.
final class Stress {
    /// Selected when the image is built, by Kconfig's `HEAP_MARKSWEEP_STRESS`; 0 is off.
    static final int EVERY = Integer.getInteger("corto.heap.marksweep.stress", 0);
    static final boolean SELECTED = EVERY != 0;

    /// Even, so that no freed cell looks pinned; as a class word it leads nowhere.
    private static final long POISON = 0xDADA_DADA_DADA_DADAL;

    private final int every;
    private int allocations;

    Stress(int every) {
        this.every = every;
    }

    /// Counts an allocation. Whether to collect before it.
    boolean isDue() {
        return every != 0 && ++allocations % every == 0;
    }

    /// Overwrites free blocks and dead cells, right after a collection.
    void poison(Blocks blocks) {
        if (every == 0) {
            return;
        }
        for (int block = 0; block < blocks.frontier(); block++) {
            Address entry = blocks.entry(block);
            switch (blocks.kind(block)) {
                case Block.FREE -> overwrite(blocks.address(block), Block.BYTES);
                case Block.SMALL -> {
                    int cellBytes = SizeClass.bytes(Block.SIZE_CLASS.read(entry));
                    for (int offset = 0; offset <= Block.BYTES - cellBytes; offset += cellBytes) {
                        Address cell = blocks.address(block).plus(offset);
                        if (!blocks.isMarked(cell)) {
                            overwrite(cell, cellBytes);
                        }
                    }
                }
                default -> {}
            }
        }
    }

    private static void overwrite(Address from, int lengthBytes) {
        for (int offset = 0; offset < lengthBytes; offset += ObjectLayout.WORD) {
            from.storeLong(offset, POISON);
        }
    }
}
