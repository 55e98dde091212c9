// SPDX-License-Identifier: Apache-2.0
#include "measure.h"
#include "hash-map.h"

enum { ENTRIES = 4096, ROUNDS = 25 };

static struct map map;
static const struct boxed *keys[2 * ENTRIES];

static int64_t work(void) {
    int64_t result = 0;
    for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < 2 * ENTRIES; i++) {
            const struct boxed *value = map_get(&map, keys[i]);
            result += value == NULL ? 1 : value->value;
        }
    }
    return result;
}

int main(int argc, char **argv) {
    (void)map_remove, (void)map_free;
    struct sequence s = {10};
    for (int i = 0; i < 2 * ENTRIES; i++) {
        int32_t number = sequence_next(&s);
        keys[i] = box(number);
        if (i % 2 == 0) map_put(&map, box(number), box(i));
    }
    for (int i = 2 * ENTRIES - 1; i > 0; i--) {
        int j = sequence_below(&s, i + 1);
        const struct boxed *swapped = keys[i];
        keys[i] = keys[j];
        keys[j] = swapped;
    }
    return measure("hash-map-get", argc, argv, work);
}
