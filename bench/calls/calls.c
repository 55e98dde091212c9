// SPDX-License-Identifier: Apache-2.0
//
// What system calls and their kin cost a program.

#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/futex.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include "measure.h"

enum { TIMES = 200, PAGES = 256, LARGE = 1 << 20 };

static volatile long number = SYS_getppid;

static void trapped(void)                       // the number comes from memory: nothing can be rewritten
{
    long result = number;
    __asm__ volatile("syscall" : "+a"(result) : : "rcx", "r11", "memory");
}

static void from_library(void)
{
    getppid();
}

static void clock_time(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
}

static int ends[2];

static void pipe_byte(void)
{
    char byte = 'x';
    check(write(ends[1], &byte, 1), "write");
    check(read(ends[0], &byte, 1), "read");
}

static const char *const DEEP = "/usr/share/a/b/c/d/e/file";

static void open_deep(void)
{
    struct stat status;
    int file = open(DEEP, O_RDONLY);
    check(file, DEEP);
    check(fstat(file, &status), "fstat");
    close(file);
}

static char *large;
static int large_file;

static void read_large(void)
{
    check(pread(large_file, large, LARGE, 0), "pread");
}

static char *pages;

static void touch_pages(void)
{
    for (int i = 0; i < PAGES; i++) {
        pages[i * 4096] = 1;
    }
    check(madvise(pages, PAGES * 4096, MADV_DONTNEED), "madvise");
}

static void forget_pages(void)
{
    check(madvise(pages, PAGES * 4096, MADV_DONTNEED), "madvise");
}

static void *end_at_once(void *unused)
{
    return unused;
}

static void thread(void)
{
    pthread_t other;
    check(-pthread_create(&other, NULL, end_at_once, NULL), "pthread_create");
    pthread_join(other, NULL);
}

static void handle(int signal)
{
    (void) signal;
}

static void signal_itself(void)
{
    check(syscall(SYS_tgkill, getpid(), syscall(SYS_gettid), SIGUSR1), "tgkill");
}

static void signal_nobody(void)
{
    syscall(SYS_tgkill, getpid(), syscall(SYS_gettid), 0);
}

static volatile uint32_t turn, over;

static void pass_to(uint32_t next)
{
    turn = next;
    check(syscall(SYS_futex, &turn, FUTEX_WAKE_PRIVATE, 1), "futex");
    while (turn == next) {
        syscall(SYS_futex, &turn, FUTEX_WAIT_PRIVATE, next, NULL);
    }
}

static void *pong(void *unused)
{
    (void) unused;
    while (turn == 0) {
        syscall(SYS_futex, &turn, FUTEX_WAIT_PRIVATE, 0, NULL);
    }
    while (!over) {
        pass_to(0);
    }
    return NULL;
}

static void ping(void)
{
    pass_to(1);
}

int main(void)
{
    setvbuf(stdout, NULL, _IOLBF, 0);
    measure("trapped", trapped, TIMES);
    measure("patched", from_library, TIMES);
    measure("clock", clock_time, TIMES);
    check(pipe(ends), "pipe");
    measure("pipe", pipe_byte, TIMES);
    measure("open", open_deep, TIMES);
    large = malloc(LARGE);
    memset(large, 1, LARGE);
    large_file = open("/large", O_RDWR | O_CREAT, 0600);
    check(write(large_file, large, LARGE), "write");
    measure("large", read_large, 5);
    pages = mmap(NULL, PAGES * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    check(madvise(pages, PAGES * 4096, MADV_NOHUGEPAGE), "madvise");
    uint64_t touched = each(touch_pages, 5), forgotten = each(forget_pages, 5);
    printf("fault %llu\n", (unsigned long long) (touched - forgotten) / PAGES);
    struct sigaction action = {.sa_handler = handle};
    sigaction(SIGUSR1, &action, NULL);
    uint64_t delivered = each(signal_itself, TIMES), not = each(signal_nobody, TIMES);
    printf("signal %llu\n", (unsigned long long) (delivered - not));
    measure("thread", thread, 50);
    pthread_t other;
    check(-pthread_create(&other, NULL, pong, NULL), "pthread_create");
    measure("ping-pong", ping, TIMES);
    end();
}
