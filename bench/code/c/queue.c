// SPDX-License-Identifier: Apache-2.0
#include "measure.h"
#include <string.h>

enum { ITEMS = 512, BURSTS = 4000 };

struct item {
    int32_t value;
};

/* One slot stays empty, as in java.util.ArrayDeque. */
struct queue {
    struct item **slots;
    int capacity, head, tail;
};

static struct item *items[ITEMS];

static void grow(struct queue *q) {
    int more = q->capacity < 64 ? q->capacity + 2 : q->capacity >> 1;
    int capacity = q->capacity + more;
    q->slots = realloc(q->slots, capacity * sizeof *q->slots);
    if (q->tail < q->head || (q->tail == q->head && q->slots[q->head] != NULL)) {
        memmove(q->slots + q->head + more, q->slots + q->head, (q->capacity - q->head) * sizeof *q->slots);
        memset(q->slots + q->head, 0, more * sizeof *q->slots);
        q->head += more;
    } else {
        memset(q->slots + q->capacity, 0, more * sizeof *q->slots);
    }
    q->capacity = capacity;
}

static void add_last(struct queue *q, struct item *item) {
    q->slots[q->tail] = item;
    if (++q->tail >= q->capacity) q->tail = 0;
    if (q->tail == q->head) grow(q);
}

static struct item *poll_first(struct queue *q) {
    struct item *item = q->slots[q->head];
    if (item != NULL) {
        q->slots[q->head] = NULL;
        if (++q->head >= q->capacity) q->head = 0;
    }
    return item;
}

static int size(const struct queue *q) {
    int size = q->tail - q->head;
    return size < 0 ? size + q->capacity : size;
}

static int64_t work(void) {
    struct queue queue = {calloc(17, sizeof(struct item *)), 17, 0, 0};
    struct sequence sequence = {6};
    uint64_t result = 0;
    for (int burst = 0; burst < BURSTS; burst++) {
        int in = sequence_below(&sequence, 200);
        for (int i = 0; i < in; i++) add_last(&queue, items[(i + burst) & (ITEMS - 1)]);
        int out = sequence_below(&sequence, 202);
        for (int i = 0; i < out; i++) {
            struct item *item = poll_first(&queue);
            if (item == NULL) break;
            result = result * 31 + item->value;
        }
    }
    result += size(&queue);
    free(queue.slots);
    return result;
}

int main(int argc, char **argv) {
    for (int i = 0; i < ITEMS; i++) {
        items[i] = malloc(sizeof *items[i]);
        items[i]->value = i * 7;
    }
    return measure("queue", argc, argv, work);
}
