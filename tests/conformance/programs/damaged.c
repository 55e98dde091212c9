// SPDX-License-Identifier: Apache-2.0
// Damages the headers of its own file and executes it: damaged SEED ROUNDS. Each time execve(2) gives an error, or a process begins that ends one way or another; the kernel stays.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static uint64_t state;
static unsigned char whole[4 << 20];
static unsigned char damaged[4 << 20];

static uint64_t next(void) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state * 0x2545F4914F6CDD1DUL >> 16;
}

static void damage(int headers) {
    uint64_t power = 1UL << next() % 64;
    uint64_t values[] = {0, -1UL, power, power - 1, 0x7FFFFFFFF000, 4096, next()};
    uint64_t value = values[next() % (sizeof values / sizeof *values)];
    unsigned char *at = damaged + (next() % 3 == 0 ? 16 + next() % 48 : 64 + next() % headers * 56 + next() % 7 * 8);
    memcpy(at, &value, next() % 3 == 0 ? 1 + next() % 4 : 8);
}

int main(int count, char **arguments) {
    if (count < 3)
        return 42;                                           // a damaged one that runs all the same
    state = (strtoull(arguments[1], NULL, 10) + 1) * 0x9E3779B97F4A7C15UL;
    int rounds = atoi(arguments[2]);
    int in = open("/proc/self/exe", O_RDONLY);
    long size = read(in, whole, sizeof whole);
    int headers = whole[56];
    long refused = 0, ran = 0, killed = 0, late = 0;
    signal(SIGCHLD, SIG_DFL);
    mkdir("/tmp", 0777);
    for (int round = 0; round < rounds; round++) {
        memcpy(damaged, whole, size);
        for (int i = next() % 3; i >= 0; i--)
            damage(headers);
        char name[32];
        sprintf(name, "/tmp/damaged%d", round % 4);
        unlink(name);
        int out = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0755);
        write(out, damaged, next() % 16 == 0 ? next() % size : size);
        close(out);
        volatile int error = 0;
        int child = vfork();
        if (child == 0) {
            execve(name, (char *[]) {name, NULL}, NULL);
            error = errno;
            _exit(1);
        }
        int status;
        struct timespec pause = {0, 1000000};
        int tries = 0;
        while (waitpid(child, &status, WNOHANG) == 0) {
            nanosleep(&pause, NULL);
            if (++tries == 1000)
                kill(child, SIGKILL);
        }
        late += tries >= 1000;
        if (error != 0)
            refused++;
        else if (WIFSIGNALED(status))
            killed++;
        else
            ran++;
    }
    fprintf(stderr, "refused %ld, ran %ld, ended by a signal %ld, of these late %ld\n", refused, ran, killed, late);
    printf("survived %d damaged programs\n", rounds);
    return 0;
}
