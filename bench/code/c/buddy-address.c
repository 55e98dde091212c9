// SPDX-License-Identifier: Apache-2.0
#include "measure.h"
#include <stdbool.h>

enum { PAGES_LOG = 10, PAGES = 1 << PAGES_LOG, SLOTS = 256, STEPS = 100000, ORDERS_USED = 5, NONE = -1, PAGE_BYTES_LOG = 6 };

struct link {
    struct link *next, *previous;
};

static struct link heads[PAGES_LOG + 1];
static uint8_t free_order[PAGES];              /* plus 1; 0: no free block begins there */
static char *memory;
static int32_t slot_page[SLOTS], slot_order[SLOTS];

static struct link *block(int page) {
    return (struct link *)(memory + ((size_t)page << PAGE_BYTES_LOG));
}

static void join(struct link *before, struct link *after) {
    before->next = after;
    after->previous = before;
}

static void push(int page, int order) {
    struct link *b = block(page);
    join(b, heads[order].next);
    join(&heads[order], b);
    free_order[page] = order + 1;
}

static void take_out(int page) {
    struct link *b = block(page);
    join(b->previous, b->next);
    free_order[page] = 0;
}

static void initialize(void) {
    for (int order = 0; order <= PAGES_LOG; order++) join(&heads[order], &heads[order]);
    for (int page = 0; page < PAGES; page++) free_order[page] = 0;
    push(0, PAGES_LOG);
}

static bool is_empty(int order) {
    return heads[order].next == &heads[order];
}

static int allocate(int order) {
    int found = order;
    while (found <= PAGES_LOG && is_empty(found)) found++;
    if (found > PAGES_LOG) return NONE;
    int page = (int)(((char *)heads[found].next - memory) >> PAGE_BYTES_LOG);
    take_out(page);
    while (found > order) {
        found--;
        push(page + (1 << found), found);
    }
    return page;
}

static void release(int page, int order) {
    while (order < PAGES_LOG) {
        int buddy = page ^ 1 << order;
        if (free_order[buddy] != order + 1) break;
        take_out(buddy);
        page &= ~(1 << order);
        order++;
    }
    push(page, order);
}

static int64_t work(void) {
    initialize();
    struct sequence sequence = {12};
    for (int i = 0; i < SLOTS; i++) slot_order[i] = NONE;
    uint64_t result = 0;
    for (int i = 0; i < STEPS; i++) {
        int slot = sequence_below(&sequence, SLOTS);
        if (slot_order[slot] != NONE) {
            release(slot_page[slot], slot_order[slot]);
            slot_order[slot] = NONE;
        } else {
            int order = sequence_below(&sequence, ORDERS_USED);
            int page = allocate(order);
            result = result * 31 + page;
            if (page >= 0) {
                slot_page[slot] = page;
                slot_order[slot] = order;
            }
        }
    }
    return result;
}

int main(int argc, char **argv) {
    memory = malloc((size_t)PAGES << PAGE_BYTES_LOG);
    return measure("buddy-address", argc, argv, work);
}
