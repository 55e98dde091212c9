// SPDX-License-Identifier: Apache-2.0

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.ObjectAddress;
import corto.lang.RawMemory;
import corto.lang.U64;
import corto.lang.U8;

/// A buddy allocator (Knuth, TAOCP 2.5) as a kernel has it: the free lists are links inside the free blocks.
@RawMemory(reason = "links free memory")
final class BuddyAddress {
    private static final int PAGES_LOG = 10;
    private static final int PAGES = 1 << PAGES_LOG;
    private static final int SLOTS = 256;
    private static final int STEPS = 100_000;
    private static final int ORDERS_USED = 5;
    private static final int NONE = -1;
    private static final int PAGE_BYTES_LOG = 6;

    /// The links of a free block. List heads have the same form.
    private static final class Link {
        private static final Layout LAYOUT = Layout.littleEndian();
        static final U64 NEXT = LAYOUT.u64();
        static final U64 PREVIOUS = LAYOUT.u64();
        static final int SIZE = LAYOUT.sized(16);
    }

    /// What is known of each page.
    private static final class Page {
        private static final Layout LAYOUT = Layout.littleEndian();
        static final U8 FREE_ORDER = LAYOUT.u8();           // of the free block that begins there, plus 1; otherwise 0
    }

    private final Address heads;
    private final Address pages;
    private final Address memory;
    private final int[] slotPage = new int[SLOTS];
    private final int[] slotOrder = new int[SLOTS];

    private BuddyAddress(Address heads, Address pages, Address memory) {
        this.heads = heads;
        this.pages = pages;
        this.memory = memory;
    }

    private Address head(int order) {
        return heads.plus((long) order * Link.SIZE);
    }

    private Address block(int page) {
        return memory.plus((long) page << PAGE_BYTES_LOG);
    }

    private int page(Address block) {
        return (int) (block.minus(memory) >> PAGE_BYTES_LOG);
    }

    private static Address next(Address link) {
        return new Address(Link.NEXT.read(link));
    }

    private static void join(Address before, Address after) {
        Link.NEXT.write(before, after.bits());
        Link.PREVIOUS.write(after, before.bits());
    }

    private void initialize() {
        for (int order = 0; order <= PAGES_LOG; order++) {
            join(head(order), head(order));
        }
        for (int page = 0; page < PAGES; page++) {
            Page.FREE_ORDER.write(pages.plus(page), 0);
        }
        push(0, PAGES_LOG);
    }

    private void push(int page, int order) {
        Address block = block(page);
        Address head = head(order);
        join(block, next(head));
        join(head, block);
        Page.FREE_ORDER.write(pages.plus(page), order + 1);
    }

    private void remove(int page) {
        Address block = block(page);
        join(new Address(Link.PREVIOUS.read(block)), next(block));
        Page.FREE_ORDER.write(pages.plus(page), 0);
    }

    private boolean isEmpty(int order) {
        return next(head(order)).is(head(order));
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
            if (Page.FREE_ORDER.read(pages.plus(buddy)) != order + 1) {
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
        long[] heads = new long[(PAGES_LOG + 1) * Link.SIZE / Long.BYTES];
        byte[] pages = new byte[PAGES];
        long[] memory = new long[PAGES << PAGE_BYTES_LOG - 3];
        BuddyAddress program = new BuddyAddress(ObjectAddress.elements(heads), ObjectAddress.elements(pages), ObjectAddress.elements(memory));
        Measure.run("buddy-address", arguments, program::work);
    }
}
