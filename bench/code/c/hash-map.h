// SPDX-License-Identifier: Apache-2.0
/* A chained hash map of boxed integers with the policy of java.util.HashMap: 16 slots at first, twice as many when three quarters
 * full, the upper half of the hash folded into the lower, new entries at the end of a chain, the order kept when a chain is split. */
#include <stdbool.h>

struct boxed {
    int32_t value;
};

struct entry {
    int32_t hash;
    const struct boxed *key;
    const struct boxed *value;
    struct entry *next;
};

struct map {
    struct entry **slots;
    int capacity, size, threshold;
};

static const struct boxed *box(int32_t value) {
    struct boxed *b = malloc(sizeof *b);
    b->value = value;
    return b;
}

static inline int32_t hash_of(const struct boxed *key) {
    uint32_t h = key->value;
    return h ^ h >> 16;
}

static inline bool same(const struct boxed *a, const struct boxed *b) {
    return a == b || a->value == b->value;
}

static void map_resize(struct map *m) {
    int old = m->capacity;
    int capacity = old == 0 ? 16 : old * 2;
    struct entry **slots = calloc(capacity, sizeof *slots);
    for (int i = 0; i < old; i++) {
        struct entry *low = NULL, **low_end = &low, *high = NULL, **high_end = &high;
        for (struct entry *e = m->slots[i]; e != NULL; e = e->next) {
            if ((e->hash & old) == 0) {
                *low_end = e;
                low_end = &e->next;
            } else {
                *high_end = e;
                high_end = &e->next;
            }
        }
        *low_end = NULL;
        *high_end = NULL;
        slots[i] = low;
        slots[i + old] = high;
    }
    free(m->slots);
    m->slots = slots;
    m->capacity = capacity;
    m->threshold = capacity / 4 * 3;
}

static const struct boxed *map_get(const struct map *m, const struct boxed *key) {
    int32_t hash = hash_of(key);
    if (m->capacity == 0) return NULL;
    for (struct entry *e = m->slots[hash & (m->capacity - 1)]; e != NULL; e = e->next) {
        if (e->hash == hash && same(e->key, key)) return e->value;
    }
    return NULL;
}

/* The value before, or NULL. */
static const struct boxed *map_put(struct map *m, const struct boxed *key, const struct boxed *value) {
    int32_t hash = hash_of(key);
    if (m->capacity == 0) map_resize(m);
    struct entry **link = &m->slots[hash & (m->capacity - 1)];
    for (; *link != NULL; link = &(*link)->next) {
        struct entry *e = *link;
        if (e->hash == hash && same(e->key, key)) {
            const struct boxed *before = e->value;
            e->value = value;
            return before;
        }
    }
    struct entry *e = malloc(sizeof *e);
    *e = (struct entry){hash, key, value, NULL};
    *link = e;
    if (++m->size > m->threshold) map_resize(m);
    return NULL;
}

/* The value that was removed, or NULL. */
static const struct boxed *map_remove(struct map *m, const struct boxed *key) {
    int32_t hash = hash_of(key);
    if (m->capacity == 0) return NULL;
    for (struct entry **link = &m->slots[hash & (m->capacity - 1)]; *link != NULL; link = &(*link)->next) {
        struct entry *e = *link;
        if (e->hash == hash && same(e->key, key)) {
            const struct boxed *value = e->value;
            *link = e->next;
            free(e);
            m->size--;
            return value;
        }
    }
    return NULL;
}

static void map_free(struct map *m) {
    for (int i = 0; i < m->capacity; i++) {
        for (struct entry *e = m->slots[i], *next; e != NULL; e = next) {
            next = e->next;
            free(e);
        }
    }
    free(m->slots);
}
