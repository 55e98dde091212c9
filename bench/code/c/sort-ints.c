// SPDX-License-Identifier: Apache-2.0
#include "measure.h"

enum { LENGTH = 50000, SHORT = 16 };

static int32_t data[LENGTH];

static int32_t max(int32_t x, int32_t y) {
    return x > y ? x : y;
}

static void sort(int32_t *a, int low, int high) {
    while (high - low > SHORT) {
        int middle = (low + high) >> 1;
        int32_t x = a[low], y = a[middle], z = a[high];
        int32_t pivot = x < y ? (y < z ? y : max(x, z)) : (x < z ? x : max(y, z));
        int i = low, j = high;
        while (i <= j) {
            while (a[i] < pivot) i++;
            while (a[j] > pivot) j--;
            if (i <= j) {
                int32_t swapped = a[i];
                a[i++] = a[j];
                a[j--] = swapped;
            }
        }
        if (j - low < high - i) {
            sort(a, low, j);
            low = i;
        } else {
            sort(a, i, high);
            high = j;
        }
    }
    for (int i = low + 1; i <= high; i++) {
        int32_t value = a[i];
        int j = i - 1;
        while (j >= low && a[j] > value) {
            a[j + 1] = a[j];
            j--;
        }
        a[j + 1] = value;
    }
}

static int64_t work(void) {
    struct sequence sequence = {8};
    for (int i = 0; i < LENGTH; i++) data[i] = sequence_next(&sequence);
    sort(data, 0, LENGTH - 1);
    uint64_t result = 0;
    for (int i = 0; i < LENGTH; i++) result = result * 31 + data[i];
    return result;
}

int main(int argc, char **argv) {
    return measure("sort-ints", argc, argv, work);
}
