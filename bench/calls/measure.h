// SPDX-License-Identifier: Apache-2.0
//
// What programs that measure themselves share. Under QEMU's `-icount shift=0` the time stamp counter counts instructions.

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/reboot.h>
#include <unistd.h>
#include <x86intrin.h>

enum { ROUNDS = 15 };

static void check(long result, const char *what)
{
    if (result < 0) {
        perror(what);
        exit(1);
    }
}

// Instructions of one operation: the least of some rounds.
static uint64_t each(void (*operation)(void), int times)
{
    uint64_t least = UINT64_MAX;
    for (int round = 0; round < ROUNDS; round++) {
        uint64_t begun = __rdtsc();
        for (int i = 0; i < times; i++) {
            operation();
        }
        uint64_t now = (__rdtsc() - begun) / times;
        least = now < least ? now : least;
    }
    return least;
}

static void nothing(void)
{
    __asm__ volatile("");
}

// Prints `name instructions`, less what an empty loop costs.
static void measure(const char *name, void (*operation)(void), int times)
{
    printf("%s %llu\n", name, (unsigned long long) (each(operation, times) - each(nothing, times)));
}

// As the first process of a Linux guest it powers off.
_Noreturn static void end(void)
{
    puts("end");
    if (getpid() == 1) {
        sync();
        reboot(RB_POWER_OFF);
    }
    _exit(0);
}
