// SPDX-License-Identifier: Apache-2.0
// Areas far larger than memory, touched here and there, and areas large enough for large pages, changed in parts.
#include "conformance.h"
#include <setjmp.h>
#include <stdint.h>
#include <sys/mman.h>

#define PAGE 4096L
#define LARGE (2L << 20)
#define TERABYTE (1L << 40)

static sigjmp_buf back;
static siginfo_t fault;

static void on_fault(int signal, siginfo_t *info, void *context) {
    fault = *info;
    siglongjmp(back, signal);
}

static void denied(const char *what, volatile char *at, char *base) {
    int signal = sigsetjmp(back, 1);
    if (signal == 0) {
        *at = 1;
        printf("%s: written\n", what);
    } else {
        printf("%s: SIG%s code %d at base%+ld\n", what, sigabbrev_np(signal), fault.si_code, (long) ((char *) fault.si_addr - base));
    }
}

static char *anonymous(void *at, long bytes, int protection, int flags) {
    return mmap(at, bytes, protection, MAP_PRIVATE | MAP_ANONYMOUS | flags, -1, 0);
}

// Memory of which the first byte is a multiple of 2 MiB.
static char *aligned(long bytes) {
    char *all = anonymous(NULL, bytes + LARGE, PROT_READ | PROT_WRITE, 0);
    char *start = (char *) (((uintptr_t) all + LARGE - 1) & -LARGE);
    if (start > all)
        munmap(all, start - all);
    if (all + LARGE > start)
        munmap(start + bytes, all + LARGE - start);
    return start;
}

static long stamp(long page) {
    return page * 0x9E3779B97F4A7C15L + 1;
}

static void fill(char *base, long pages) {
    for (long page = 0; page < pages; page++)
        *(long *) (base + page * PAGE + 8) = stamp(page);
}

// Counts the pages that hold their stamp, those that are zero, and others.
static void count(const char *what, char *base, long pages) {
    long kept = 0, zero = 0;
    for (long page = 0; page < pages; page++) {
        long value = *(long *) (base + page * PAGE + 8);
        kept += value == stamp(page);
        zero += value == 0;
    }
    printf("%s: %ld kept, %ld zero, %ld other\n", what, kept, zero, pages - kept - zero);
}

static void reservations(void) {
    char *huge = anonymous(NULL, 16 * TERABYTE, PROT_READ | PROT_WRITE, MAP_NORESERVE);
    CLAIM(huge != MAP_FAILED);
    char *none = anonymous(NULL, 64 * TERABYTE, PROT_NONE, MAP_NORESERVE);
    CLAIM(none != MAP_FAILED);
    madvise(huge, 16 * TERABYTE, MADV_NOHUGEPAGE);
    long sum = 0;
    for (int i = 0; i < 64; i++) {
        char *at = huge + i * (TERABYTE / 4) + i * PAGE;
        sum += *at;
        *at = i;
    }
    for (int i = 0; i < 64; i++)
        sum += huge[i * (TERABYTE / 4) + i * PAGE];
    printf("sum %ld\n", sum);
    denied("reserved", none + 33 * TERABYTE, none);
    R(mprotect(none + 33 * TERABYTE, 8 * PAGE, PROT_READ | PROT_WRITE));
    denied("made usable", none + 33 * TERABYTE, none);
    denied("beside it", none + 33 * TERABYTE + 8 * PAGE, none);
    R(madvise(huge, 16 * TERABYTE, MADV_DONTNEED));
    CLAIM(huge[TERABYTE / 4 * 7 + 7 * PAGE] == 0);
    long long before = now_nanos();
    for (int i = 0; i < 100; i++) {
        char *more = anonymous(NULL, 8 * TERABYTE, PROT_READ | PROT_WRITE, MAP_NORESERVE);
        more[3 * TERABYTE] = 1;
        munmap(more, 8 * TERABYTE);
    }
    CLAIM(now_nanos() - before < 10000000000LL);
    R(munmap(huge, 16 * TERABYTE));
    R(munmap(none, 64 * TERABYTE));
    CLAIM(anonymous(NULL, 1L << 47, PROT_NONE, MAP_NORESERVE) == MAP_FAILED && errno == ENOMEM);
}

static void parts(void) {
    char *base = aligned(4 * LARGE);
    long pages = 4 * LARGE / PAGE;
    fill(base, pages);
    count("filled", base, pages);
    R(mprotect(base + LARGE + 5 * PAGE, 3 * PAGE, PROT_READ));
    denied("read-only part", base + LARGE + 7 * PAGE, base);
    denied("behind it", base + LARGE + 8 * PAGE, base);
    R(mprotect(base + 2 * LARGE - PAGE, 2 * PAGE, PROT_NONE));
    denied("none across a border", base + 2 * LARGE, base);
    R(mprotect(base, 4 * LARGE, PROT_READ | PROT_WRITE));
    count("all rights back", base, pages);
    R(madvise(base + 3 * LARGE + 100 * PAGE, 50 * PAGE, MADV_DONTNEED));
    count("discarded a part", base, pages);
    R(munmap(base + 7 * PAGE, PAGE));
    denied("a hole", base + 7 * PAGE, base);
    CLAIM(anonymous(base + 7 * PAGE, PAGE, PROT_READ | PROT_WRITE, MAP_FIXED) == base + 7 * PAGE);
    count("the hole filled", base, pages);
    R(mprotect(base, 4 * LARGE, PROT_NONE));
    denied("all none", base + 3 * LARGE, base);
    R(mprotect(base, 4 * LARGE, PROT_READ));
    count("all readable", base, pages);
    R(munmap(base, 4 * LARGE));
}

static void moves(void) {
    char *base = aligned(4 * LARGE);
    long pages = 2 * LARGE / PAGE;
    fill(base, pages);
    char *target = aligned(8 * LARGE);
    CLAIM(mremap(base, 2 * LARGE, 2 * LARGE, MREMAP_MAYMOVE | MREMAP_FIXED, target) == target);
    count("moved to a multiple of 2 MiB", target, pages);
    denied("where it was", base, base);
    char *odd = target + 3 * LARGE + 3 * PAGE;
    CLAIM(mremap(target, 2 * LARGE, 2 * LARGE, MREMAP_MAYMOVE | MREMAP_FIXED, odd) == odd);
    count("moved elsewhere", odd, pages);
    char *shorter = mremap(odd, 2 * LARGE, LARGE + 9 * PAGE, 0);
    CLAIM(shorter == odd);
    count("shorter", odd, LARGE / PAGE + 9);
    char *longer = mremap(odd, LARGE + 9 * PAGE, 64 * LARGE, MREMAP_MAYMOVE);
    count("longer", longer, pages);
    R(munmap(longer, 64 * LARGE));
}

// Allocates and frees areas at random, and looks after each whether all hold what was written.
static void random_areas(void) {
    enum { AREAS = 40 };
    char *area[AREAS] = {0};
    long bytes[AREAS] = {0};
    unsigned long state = 42;
    long wrong = 0;
    for (int step = 0; step < 3000; step++) {
        state = state * 6364136223846793005UL + 1442695040888963407UL;
        int i = (state >> 33) % AREAS;
        if (area[i]) {
            for (long at = 0; at < bytes[i]; at += PAGE * 7)
                wrong += *(long *) (area[i] + at) != (long) (i + at);
            if (state >> 63) {
                munmap(area[i], bytes[i]);
                area[i] = NULL;
            } else {
                long more = bytes[i] + PAGE * ((state >> 40) % 50);
                area[i] = mremap(area[i], bytes[i], more, MREMAP_MAYMOVE);
                for (long at = 0; at < more; at += PAGE * 7)
                    *(long *) (area[i] + at) = i + at;
                bytes[i] = more;
            }
        } else {
            bytes[i] = PAGE * (1 + (state >> 40) % 600);
            area[i] = anonymous(NULL, bytes[i], PROT_READ | PROT_WRITE, 0);
            for (long at = 0; at < bytes[i]; at += PAGE * 7) {
                wrong += *(long *) (area[i] + at) != 0;
                *(long *) (area[i] + at) = i + at;
            }
        }
    }
    printf("wrong values: %ld\n", wrong);
    for (int i = 0; i < AREAS; i++)
        if (area[i])
            munmap(area[i], bytes[i]);
}

int main(void) {
    begin();
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_NODEFER};
    sigaction(SIGSEGV, &action, NULL);
    sigaction(SIGBUS, &action, NULL);
    reservations();
    parts();
    moves();
    random_areas();
    return 0;
}
