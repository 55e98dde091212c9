// SPDX-License-Identifier: Apache-2.0

/// A buddy allocator (Knuth, TAOCP 2.5) whose free lists are in arrays indexed by page.
final class BuddyArrays {
    private static final int PAGES_LOG = 10;
    private static final int PAGES = 1 << PAGES_LOG;
    private static final int SLOTS = 256;
    private static final int STEPS = 100_000;
    private static final int ORDERS_USED = 5;
    private static final int NONE = -1;

    private final int[] heads = new int[PAGES_LOG + 1];    // first free block of each order
    private final int[] next = new int[PAGES];
    private final int[] previous = new int[PAGES];
    private final byte[] freeOrder = new byte[PAGES];       // of the free block that begins there; otherwise NONE
    private final int[] slotPage = new int[SLOTS];
    private final int[] slotOrder = new int[SLOTS];

    private BuddyArrays() {}

    private void initialize() {
        for (int order = 0; order <= PAGES_LOG; order++) {
            heads[order] = NONE;
        }
        for (int page = 0; page < PAGES; page++) {
            freeOrder[page] = NONE;
        }
        push(0, PAGES_LOG);
    }

    private void push(int page, int order) {
        int head = heads[order];
        next[page] = head;
        previous[page] = NONE;
        if (head != NONE) {
            previous[head] = page;
        }
        heads[order] = page;
        freeOrder[page] = (byte) order;
    }

    private void remove(int page, int order) {
        int after = next[page];
        int before = previous[page];
        if (before == NONE) {
            heads[order] = after;
        } else {
            next[before] = after;
        }
        if (after != NONE) {
            previous[after] = before;
        }
        freeOrder[page] = NONE;
    }

    /// The first page of 2^order, or NONE.
    private int allocate(int order) {
        int found = order;
        while (found <= PAGES_LOG && heads[found] == NONE) {
            found++;
        }
        if (found > PAGES_LOG) {
            return NONE;
        }
        int page = heads[found];
        remove(page, found);
        while (found > order) {
            found--;
            push(page + (1 << found), found);
        }
        return page;
    }

    private void free(int page, int order) {
        while (order < PAGES_LOG) {
            int buddy = page ^ 1 << order;
            if (freeOrder[buddy] != order) {
                break;
            }
            remove(buddy, order);
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
        BuddyArrays program = new BuddyArrays();
        Measure.run("buddy-arrays", arguments, program::work);
    }
}
