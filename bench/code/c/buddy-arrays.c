// SPDX-License-Identifier: Apache-2.0
#include "measure.h"

enum { PAGES_LOG = 10, PAGES = 1 << PAGES_LOG, SLOTS = 256, STEPS = 100000, ORDERS_USED = 5, NONE = -1 };

static int32_t heads[PAGES_LOG + 1], next[PAGES], previous[PAGES];
static int8_t free_order[PAGES];
static int32_t slot_page[SLOTS], slot_order[SLOTS];

static void push(int page, int order) {
    int head = heads[order];
    next[page] = head;
    previous[page] = NONE;
    if (head != NONE) previous[head] = page;
    heads[order] = page;
    free_order[page] = order;
}

static void take_out(int page, int order) {
    int after = next[page], before = previous[page];
    if (before == NONE) heads[order] = after;
    else next[before] = after;
    if (after != NONE) previous[after] = before;
    free_order[page] = NONE;
}

static void initialize(void) {
    for (int order = 0; order <= PAGES_LOG; order++) heads[order] = NONE;
    for (int page = 0; page < PAGES; page++) free_order[page] = NONE;
    push(0, PAGES_LOG);
}

static int allocate(int order) {
    int found = order;
    while (found <= PAGES_LOG && heads[found] == NONE) found++;
    if (found > PAGES_LOG) return NONE;
    int page = heads[found];
    take_out(page, found);
    while (found > order) {
        found--;
        push(page + (1 << found), found);
    }
    return page;
}

static void release(int page, int order) {
    while (order < PAGES_LOG) {
        int buddy = page ^ 1 << order;
        if (free_order[buddy] != order) break;
        take_out(buddy, order);
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
    return measure("buddy-arrays", argc, argv, work);
}
