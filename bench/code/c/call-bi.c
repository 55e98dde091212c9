// SPDX-License-Identifier: Apache-2.0
#include "measure.h"

enum { OBJECTS = 1024, ROUNDS = 2000 };

struct step;

struct step_operations {
    int64_t (*apply)(struct step *s, int64_t x);
};

struct step {
    const struct step_operations *operations;
    uint64_t state;
};

static int64_t add(struct step *s, int64_t x) {
    s->state += x;
    return s->state;
}

static const struct step_operations add_operations = {add};

static int64_t xor(struct step *s, int64_t x) {
    s->state ^= x;
    return s->state;
}

static const struct step_operations xor_operations = {xor};

static const struct step_operations *const kinds[] = {&add_operations, &xor_operations};

static struct step *steps[OBJECTS];

static void fill(void) {
    struct sequence sequence = {3};
    for (int i = 0; i < OBJECTS; i++) {
        free(steps[i]);
        steps[i] = malloc(sizeof *steps[i]);
        steps[i]->operations = kinds[sequence_below(&sequence, 2)];
        steps[i]->state = 1;
    }
}

static int64_t work(void) {
    fill();
    uint64_t result = 0;
    for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < OBJECTS; i++) {
            result += steps[i]->operations->apply(steps[i], i);
        }
    }
    return result;
}

int main(int argc, char **argv) {
    return measure("call-bi", argc, argv, work);
}
