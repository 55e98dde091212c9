// SPDX-License-Identifier: Apache-2.0
//
// Greets, says which kernel answers uname(2), repeats its arguments, sorts what it reads. Ends with the number of lines read.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *) a, *(char *const *) b);
}

// Reads standard input to its end and prints its lines in order; returns how many there were.
static size_t sort_input(void)
{
    char **lines = NULL;
    size_t count = 0, room = 0, capacity = 0;
    char *line = NULL;

    while (getline(&line, &capacity, stdin) > 0) {
        if (count == room) {
            room = room == 0 ? 16 : 2 * room;
            lines = realloc(lines, room * sizeof *lines);
            if (lines == NULL) {
                perror("realloc");
                exit(EXIT_FAILURE);
            }
        }
        lines[count++] = strdup(line);
    }
    free(line);
    if (count > 1)
        qsort(lines, count, sizeof *lines, by_text);
    for (size_t i = 0; i < count; i++) {
        fputs(lines[i], stdout);
        free(lines[i]);
    }
    free(lines);
    return count;
}

int main(int argc, char **argv)
{
    struct utsname kernel;

    if (uname(&kernel) != 0) {
        perror("uname");
        return EXIT_FAILURE;
    }
    printf("Hello from C, %s, %s.\n", kernel.machine, kernel.nodename);
    for (int i = 1; i < argc; i++) {
        printf("argument %d: %s\n", i, argv[i]);
    }
    return (int) sort_input();
}
