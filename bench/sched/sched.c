// SPDX-License-Identifier: Apache-2.0
//
// What scheduling costs a program.

#define _GNU_SOURCE
#include <linux/futex.h>
#include <pthread.h>
#include <sched.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include "../calls/measure.h"

enum { TIMES = 400 };

static void null_call(void)
{
    syscall(SYS_getppid);
}

static int timer;

static void set_and_cancel(void)
{
    struct itimerspec second = {.it_value = {.tv_sec = 1}}, never = {0};
    check(timerfd_settime(timer, 0, &second, NULL), "timerfd_settime");
    check(timerfd_settime(timer, 0, &never, NULL), "timerfd_settime");
}

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static void lock_and_unlock(void)
{
    pthread_mutex_lock(&mutex);
    pthread_mutex_unlock(&mutex);
}

static uint32_t word;

static void wake_nobody(void)
{
    check(syscall(SYS_futex, &word, FUTEX_WAKE_PRIVATE, 1), "futex");
}

// Two threads yield to each other; a switch is counted where one sees that the other ran last.
static volatile int last, switches, over;

static void *yields(void *number)
{
    int self = (int) (intptr_t) number;
    while (!over) {
        switches += last != self;
        last = self;
        sched_yield();
    }
    return NULL;
}

static void measure_yield(void)
{
    pthread_t other;
    check(-pthread_create(&other, NULL, yields, (void *) 1), "pthread_create");
    uint64_t least = UINT64_MAX;
    for (int round = 0; round < ROUNDS; round++) {
        uint64_t begun = __rdtsc();
        int before = switches;
        for (int i = 0; i < TIMES; i++) {
            switches += last != 0;
            last = 0;
            sched_yield();
        }
        uint64_t each = (__rdtsc() - begun) / (switches - before + 1);
        least = each < least ? each : least;
    }
    over = 1;
    pthread_join(other, NULL);
    printf("yield %llu\n", (unsigned long long) least);
}

int main(void)
{
    setvbuf(stdout, NULL, _IOLBF, 0);
    timer = timerfd_create(CLOCK_MONOTONIC, 0);
    check(timer, "timerfd_create");
    measure("call", null_call, TIMES);
    measure("lock", lock_and_unlock, TIMES);
    measure("wake-nobody", wake_nobody, TIMES);
    measure("timer", set_and_cancel, TIMES);
    measure_yield();
    end();
}
