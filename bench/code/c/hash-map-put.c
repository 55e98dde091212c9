// SPDX-License-Identifier: Apache-2.0
#include "measure.h"
#include "hash-map.h"

enum { KEYS = 20000 };

static const struct boxed *keys[KEYS];

static int64_t work(void) {
    struct map map = {0};
    uint64_t result = 0;
    for (int i = 0; i < KEYS; i++) map_put(&map, keys[i], keys[KEYS - 1 - i]);
    for (int i = 0; i < KEYS; i += 2) {
        const struct boxed *removed = map_remove(&map, keys[i]);
        result = result * 31 + (removed == NULL ? 1 : removed->value);
    }
    for (int i = 0; i < KEYS; i++) {
        const struct boxed *before = map_put(&map, keys[i], keys[i]);
        result = result * 31 + (before == NULL ? 1 : before->value);
    }
    result += map.size;
    map_free(&map);
    return result;
}

int main(int argc, char **argv) {
    (void)map_get;
    struct sequence s = {11};
    for (int i = 0; i < KEYS; i++) keys[i] = box(sequence_next(&s));
    return measure("hash-map-put", argc, argv, work);
}
