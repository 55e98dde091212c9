// SPDX-License-Identifier: Apache-2.0

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// `BuddyAddress` for HotSpot, where `Address` has only simulated memory: native memory as a `MemorySegment`, addresses are offsets in it.
final class BuddyAddressSegment {
    private static final int PAGES_LOG = 10;
    private static final int PAGES = 1 << PAGES_LOG;
    private static final int SLOTS = 256;
    private static final int STEPS = 100_000;
    private static final int ORDERS_USED = 5;
    private static final int NONE = -1;
    private static final int PAGE_BYTES_LOG = 6;
    private static final int LINK_BYTES = 16;
    private static final int PREVIOUS = 8;
    private static final long PAGES_AT = (PAGES_LOG + 1) * LINK_BYTES;
    private static final long MEMORY_AT = PAGES_AT + PAGES;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final MemorySegment MEMORY = Arena.global().allocate(MEMORY_AT + ((long) PAGES << PAGE_BYTES_LOG), 16);

    private final int[] slotPage = new int[SLOTS];
    private final int[] slotOrder = new int[SLOTS];

    private BuddyAddressSegment() {}

    private static long head(int order) {
        return (long) order * LINK_BYTES;
    }

    private static long block(int page) {
        return MEMORY_AT + ((long) page << PAGE_BYTES_LOG);
    }

    private static int page(long block) {
        return (int) (block - MEMORY_AT >> PAGE_BYTES_LOG);
    }

    private static long next(long link) {
        return MEMORY.get(LONG, link);
    }

    private static void join(long before, long after) {
        MEMORY.set(LONG, before, after);
        MEMORY.set(LONG, after + PREVIOUS, before);
    }

    private void initialize() {
        for (int order = 0; order <= PAGES_LOG; order++) {
            join(head(order), head(order));
        }
        for (int page = 0; page < PAGES; page++) {
            MEMORY.set(BYTE, PAGES_AT + page, (byte) 0);
        }
        push(0, PAGES_LOG);
    }

    private void push(int page, int order) {
        long block = block(page);
        long head = head(order);
        join(block, next(head));
        join(head, block);
        MEMORY.set(BYTE, PAGES_AT + page, (byte) (order + 1));
    }

    private void remove(int page) {
        long block = block(page);
        join(MEMORY.get(LONG, block + PREVIOUS), next(block));
        MEMORY.set(BYTE, PAGES_AT + page, (byte) 0);
    }

    private boolean isEmpty(int order) {
        return next(head(order)) == head(order);
    }

    /// The first page of 2^order, or NONE.
    private int allocate(int order) {
        int found = order;
        while (found <= PAGES_LOG && isEmpty(found)) {
            found++;
        }
        if (found > PAGES_LOG) {
            return NONE;
        }
        int page = page(next(head(found)));
        remove(page);
        while (found > order) {
            found--;
            push(page + (1 << found), found);
        }
        return page;
    }

    private void free(int page, int order) {
        while (order < PAGES_LOG) {
            int buddy = page ^ 1 << order;
            if (MEMORY.get(BYTE, PAGES_AT + buddy) != order + 1) {
                break;
            }
            remove(buddy);
            page &= ~(1 << order);
            order++;
        }
        push(page, order);
    }

    private long work() {
        initialize();
        Sequence sequence = new Sequence(12);
        for (int i = 0; i < SLOTS; i++) {
            slotOrder[i] = NONE;
        }
        long result = 0;
        for (int i = 0; i < STEPS; i++) {
            int slot = sequence.below(SLOTS);
            if (slotOrder[slot] != NONE) {
                free(slotPage[slot], slotOrder[slot]);
                slotOrder[slot] = NONE;
            } else {
                int order = sequence.below(ORDERS_USED);
                int page = allocate(order);
                result = result * 31 + page;
                if (page >= 0) {
                    slotPage[slot] = page;
                    slotOrder[slot] = order;
                }
            }
        }
        return result;
    }

    public static void main(String[] arguments) {
        BuddyAddressSegment program = new BuddyAddressSegment();
        Measure.run("buddy-address", arguments, program::work);
    }
}
