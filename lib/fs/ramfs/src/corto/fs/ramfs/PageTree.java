// SPDX-License-Identifier: Apache-2.0
package corto.fs.ramfs;

import corto.lang.Address;
import corto.lang.Hot;
import java.util.Arrays;

/// The frames of one file by page number: a radix tree, so that growing is linear and holes cost nothing.
///
/// Each level takes 6 bits of the page number. Leaves hold addresses as bits, 0 for none; inner nodes hold nodes. The only leaf of a small
/// file is as short as the file is.
@Hot
final class PageTree {
    private static final int BITS = 6;
    private static final int FAN = 1 << BITS;
    private static final int MASK = FAN - 1;

    /// Takes what is removed.
    interface Taker {
        void take(Address frame);
    }

    private static final long[] EMPTY = {};

    private Object root = EMPTY;             // long[]: a leaf; Object[]: an inner node
    private int height;                      // inner levels above the leaves
    private long count;

    /// Frames in it.
    long count() {
        return count;
    }

    /// The frame of `page`, or zero.
    Address get(long page) {
        int shift = BITS * height;
        if (page >>> shift >>> BITS != 0) {
            return Address.zero();
        }
        Object node = root;
        for (; shift > 0; shift -= BITS) {
            node = ((Object[]) node)[(int) (page >>> shift) & MASK];
            if (node == null) {
                return Address.zero();
            }
        }
        long[] leaf = (long[]) node;
        int slot = (int) page & MASK;
        return new Address(slot < leaf.length ? leaf[slot] : 0);
    }

    /// Puts a frame at `page`, where none is.
    void put(long page, Address frame) {
        while (page >>> BITS * height >>> BITS != 0) {
            if (height == 0) {
                root = Arrays.copyOf((long[]) root, FAN);
            }
            Object[] above = new Object[FAN];
            above[0] = root;
            root = above;
            height++;
        }
        if (height == 0) {
            lengthenRoot((int) page);
        }
        Object node = root;
        for (int shift = BITS * height; shift > 0; shift -= BITS) {
            Object[] inner = (Object[]) node;
            int slot = (int) (page >>> shift) & MASK;
            if (inner[slot] == null) {
                inner[slot] = shift == BITS ? new long[FAN] : new Object[FAN];
            }
            node = inner[slot];
        }
        ((long[]) node)[(int) page & MASK] = frame.bits();
        count++;
    }

    private void lengthenRoot(int slot) {
        long[] leaf = (long[]) root;
        if (slot >= leaf.length) {
            root = Arrays.copyOf(leaf, Math.min(FAN, Math.max(slot + 1, 2 * leaf.length)));
        }
    }

    /// Removes the frame of `page`; zero if there is none.
    Address remove(long page) {
        Address frame = get(page);
        if (!frame.isZero()) {
            Object node = root;
            for (int shift = BITS * height; shift > 0; shift -= BITS) {
                node = ((Object[]) node)[(int) (page >>> shift) & MASK];
            }
            ((long[]) node)[(int) page & MASK] = 0;
            count--;
        }
        return frame;
    }

    /// Removes all frames from `firstPage` on, and the nodes that held nothing else.
    void removeFrom(long firstPage, Taker taker) {
        if (firstPage == 0) {
            remove(root, BITS * height, 0, taker);
            root = EMPTY;
            height = 0;
            assert count == 0;
        } else if (firstPage >>> BITS * height >>> BITS == 0) {
            remove(root, BITS * height, firstPage, taker);
        }
    }

    /// `first` counts from the first page below `node`.
    private void remove(Object node, int shift, long first, Taker taker) {
        if (shift == 0) {
            long[] leaf = (long[]) node;
            for (int slot = (int) first; slot < leaf.length; slot++) {
                if (leaf[slot] != 0) {
                    taker.take(new Address(leaf[slot]));
                    leaf[slot] = 0;
                    count--;
                }
            }
            return;
        }
        Object[] inner = (Object[]) node;
        int from = (int) (first >>> shift);
        long rest = first & (1L << shift) - 1;
        for (int slot = from; slot < FAN; slot++) {
            if (inner[slot] != null) {
                long within = slot == from ? rest : 0;
                remove(inner[slot], shift - BITS, within, taker);
                if (within == 0) {
                    inner[slot] = null;
                }
            }
        }
    }

    /// The first page at or behind `page` that has a frame; −1 if there is none.
    long next(long page) {
        return page >>> BITS * height >>> BITS != 0 ? -1 : next(root, BITS * height, page);
    }

    private static long next(Object node, int shift, long page) {
        if (shift == 0) {
            long[] leaf = (long[]) node;
            for (int slot = (int) page; slot < leaf.length; slot++) {
                if (leaf[slot] != 0) {
                    return slot;
                }
            }
            return -1;
        }
        Object[] inner = (Object[]) node;
        int from = (int) (page >>> shift);
        for (int slot = from; slot < FAN; slot++) {
            if (inner[slot] != null) {
                long found = next(inner[slot], shift - BITS, slot == from ? page & (1L << shift) - 1 : 0);
                if (found >= 0) {
                    return found + ((long) slot << shift);
                }
            }
        }
        return -1;
    }
}
