// SPDX-License-Identifier: Apache-2.0
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 24, COLUMNS = 64 };
typedef unsigned char Field[ROWS][COLUMNS];

static int neighbours(const Field field, int row, int column) {
    int count = 0;
    for (int r = -1; r <= 1; r++) {
        for (int c = -1; c <= 1; c++) {
            count += (r | c) != 0 && field[(row + r + ROWS) % ROWS][(column + c + COLUMNS) % COLUMNS];
        }
    }
    return count;
}

static int compare(const void *one, const void *other) {
    double difference = *(const double *) one - *(const double *) other;
    return (difference > 0) - (difference < 0);
}

int main(int argc, char **argv) {
    Field field = {{0}}, next;
    srand(argc > 1 ? atoi(argv[1]) : 7);
    for (int i = 0; i < ROWS * COLUMNS / 3; i++) {
        field[rand() % ROWS][rand() % COLUMNS] = 1;
    }
    double population[100];
    for (int generation = 0; generation < 100; generation++) {
        int alive = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                int count = neighbours(field, row, column);
                alive += next[row][column] = count == 3 || (count == 2 && field[row][column]);
            }
        }
        memcpy(field, next, sizeof field);
        population[generation] = sqrt(alive);
    }
    qsort(population, 100, sizeof *population, compare);
    printf("median %.4f\n", population[50]);
    return 0;
}
