// SPDX-License-Identifier: Apache-2.0
#include "measure.h"

enum { LENGTH = 20000, SHORT = 8 };

struct person {
    int32_t age, number;
};

typedef int (*comparator)(const void *, const void *);

static int compare(int32_t a, int32_t b) {
    return a < b ? -1 : a == b ? 0 : 1;
}

static int by_age(const void *x, const void *y) {
    const struct person *a = x, *b = y;
    return a->age != b->age ? (a->age < b->age ? -1 : 1) : compare(a->number, b->number);
}

static int by_number(const void *x, const void *y) {
    const struct person *a = x, *b = y;
    return compare(a->number, b->number);
}

static struct person *people[LENGTH];
static void *sorted[LENGTH];
static void *scratch[LENGTH];

static void sort(void **a, void **scratch, int low, int high, comparator order) {
    if (high - low <= SHORT) {
        for (int i = low + 1; i < high; i++) {
            void *value = a[i];
            int j = i - 1;
            while (j >= low && order(a[j], value) > 0) {
                a[j + 1] = a[j];
                j--;
            }
            a[j + 1] = value;
        }
        return;
    }
    int middle = (low + high) >> 1;
    sort(a, scratch, low, middle, order);
    sort(a, scratch, middle, high, order);
    for (int i = low; i < middle; i++) scratch[i] = a[i];
    int left = low, right = middle, to = low;
    while (left < middle && right < high) {
        a[to++] = order(scratch[left], a[right]) <= 0 ? scratch[left++] : a[right++];
    }
    while (left < middle) a[to++] = scratch[left++];
}

static uint64_t sorted_by(comparator order) {
    for (int i = 0; i < LENGTH; i++) sorted[i] = people[i];
    sort(sorted, scratch, 0, LENGTH, order);
    uint64_t result = 0;
    for (int i = 0; i < LENGTH; i++) result = result * 31 + ((struct person *)sorted[i])->number;
    return result;
}

static int64_t work(void) {
    return sorted_by(by_age) * 31 + sorted_by(by_number);
}

int main(int argc, char **argv) {
    struct sequence s = {9};
    for (int i = 0; i < LENGTH; i++) {
        people[i] = malloc(sizeof *people[i]);
        people[i]->age = sequence_below(&s, 100);
        people[i]->number = sequence_next(&s);
    }
    return measure("sort-objects", argc, argv, work);
}
