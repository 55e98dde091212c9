// SPDX-License-Identifier: Apache-2.0
//
// What memory costs a program, in instructions: under QEMU's `-icount shift=0` the time stamp counter counts them. Prints `name instructions`, the least of some
// rounds. As the first process of a Linux guest it powers off at its end.

#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/reboot.h>
#include <fcntl.h>
#include <unistd.h>
#include <x86intrin.h>

enum { ROUNDS = 11, TIMES = 200 };

#define PAGE 4096L
#define LARGE (2L << 20)
#define TERABYTE (1L << 40)

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

static char *anonymous(long bytes)
{
    char *start = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (start == MAP_FAILED)
        fail("mmap");
    return start;
}

static void unmap(char *start, long bytes)
{
    if (munmap(start, bytes) != 0)
        fail("munmap");
}

static char *area;
static char *file_area;
static int file;

static uint64_t touch_pages(void)
{
    area = anonymous(TIMES * PAGE);
    madvise(area, TIMES * PAGE, MADV_NOHUGEPAGE);
    area[0] = 1;                                    // the tables
    uint64_t begun = __rdtsc();
    for (long page = 1; page < TIMES; page++)
        area[page * PAGE] = 1;
    uint64_t spent = __rdtsc() - begun;
    unmap(area, TIMES * PAGE);
    return spent;
}

static uint64_t unmap_pages(void)
{
    area = anonymous(TIMES * PAGE);
    madvise(area, TIMES * PAGE, MADV_NOHUGEPAGE);
    for (long page = 0; page < TIMES; page++)
        area[page * PAGE] = 1;
    uint64_t begun = __rdtsc();
    unmap(area, TIMES * PAGE);
    return __rdtsc() - begun;
}

static uint64_t touch_large_pages(void)
{
    char *all = anonymous(9 * LARGE);
    char *start = (char *) (((uintptr_t) all + LARGE - 1) & -LARGE);
    madvise(all, 9 * LARGE, MADV_HUGEPAGE);
    uint64_t begun = __rdtsc();
    for (int i = 0; i < 8; i++)
        start[i * LARGE] = 1;
    uint64_t spent = __rdtsc() - begun;
    unmap(all, 9 * LARGE);
    return spent * TIMES / 8;
}

static uint64_t copy_file_pages(void)
{
    file_area = mmap(NULL, TIMES * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE, file, 0);
    volatile long sum = 0;
    for (long page = 0; page < TIMES; page++)
        sum += file_area[page * PAGE];
    uint64_t begun = __rdtsc();
    for (long page = 0; page < TIMES; page++)
        file_area[page * PAGE] = 2;
    uint64_t spent = __rdtsc() - begun;
    unmap(file_area, TIMES * PAGE);
    return spent;
}

static uint64_t map_and_unmap(long bytes, int touches)
{
    uint64_t begun = __rdtsc();
    for (int i = 0; i < TIMES; i++) {
        char *start = anonymous(bytes);
        if (touches)
            *start = 1;
        unmap(start, bytes);
    }
    return __rdtsc() - begun;
}

static uint64_t map_page(void)
{
    return map_and_unmap(PAGE, 0);
}

static uint64_t map_and_touch_page(void)
{
    return map_and_unmap(PAGE, 1);
}

static uint64_t map_terabyte(void)
{
    return map_and_unmap(TERABYTE, 0);
}

static uint64_t protect_pages(void)
{
    area = anonymous(64 * PAGE);
    memset(area, 1, 64 * PAGE);
    uint64_t begun = __rdtsc();
    for (int i = 0; i < TIMES / 2; i++) {
        mprotect(area + 16 * PAGE, 16 * PAGE, PROT_READ);
        mprotect(area + 16 * PAGE, 16 * PAGE, PROT_READ | PROT_WRITE);
    }
    uint64_t spent = __rdtsc() - begun;
    unmap(area, 64 * PAGE);
    return spent;
}

static uint64_t move_pages(void)
{
    area = anonymous(16 * PAGE);
    memset(area, 1, 16 * PAGE);
    char *places = anonymous(64 * PAGE);
    uint64_t begun = __rdtsc();
    for (int i = 0; i < TIMES; i++)
        area = mremap(area, 16 * PAGE, 16 * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, places + i % 2 * 32 * PAGE);
    uint64_t spent = __rdtsc() - begun;
    unmap(area, 16 * PAGE);
    return spent;
}

static uint64_t grow_break(void)
{
    uint64_t begun = __rdtsc();
    for (int i = 0; i < TIMES; i++) {
        sbrk(PAGE);
        sbrk(-PAGE);
    }
    return __rdtsc() - begun;
}

static void measure(const char *name, uint64_t (*operation)(void))
{
    uint64_t least = UINT64_MAX;
    for (int round = 0; round < ROUNDS; round++) {
        uint64_t spent = operation() / TIMES;
        least = spent < least ? spent : least;
    }
    printf("%s %llu\n", name, (unsigned long long) least);
}

int main(void)
{
    setvbuf(stdout, NULL, _IOLBF, 0);
    file = open("/pages", O_RDWR | O_CREAT, 0600);
    static char page[PAGE];
    for (int i = 0; i < TIMES; i++)
        if (write(file, page, PAGE) != PAGE)
            fail("write");
    measure("fault", touch_pages);
    measure("large-fault", touch_large_pages);
    measure("copy-fault", copy_file_pages);
    measure("unmap-page", unmap_pages);
    measure("map", map_page);
    measure("map-touch", map_and_touch_page);
    measure("map-terabyte", map_terabyte);
    measure("protect", protect_pages);
    measure("move", move_pages);
    measure("break", grow_break);
    puts("end");
    if (getpid() == 1)
        reboot(RB_POWER_OFF);
    return 0;
}
