// SPDX-License-Identifier: Apache-2.0
// mmap(2), munmap(2), mprotect(2): arguments, places, files, what may be touched.
#include "../cases.h"
#include <setjmp.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#define PAGE 4096L
#define RW (PROT_READ | PROT_WRITE)
#define ANONYMOUS (MAP_PRIVATE | MAP_ANONYMOUS)

static sigjmp_buf back;
static siginfo_t fault;

static void on_fault(int signal, siginfo_t *info, void *context) {
    fault = *info;
    siglongjmp(back, signal);
}

static void catch_faults(void) {
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_NODEFER};
    sigaction(SIGSEGV, &action, NULL);
    sigaction(SIGBUS, &action, NULL);
}

static void touch(const char *what, volatile char *at, char *base, int writes) {
    catch_faults();
    int signal = sigsetjmp(back, 1);
    if (signal == 0) {
        if (writes)
            *at = 1;
        else
            (void) *at;
        printf("%s: fine\n", what);
    } else {
        printf("%s: SIG%s code %d at base%+ld\n", what, sigabbrev_np(signal), fault.si_code, (long) ((char *) fault.si_addr - base));
    }
}

static long map(void *hint, size_t bytes, int protection, int flags, int fd, off_t offset) {
    return syscall(SYS_mmap, hint, bytes, protection, flags, fd, offset);
}

// Prints success without the address.
#define M(call) ({ errno = 0; long r_ = (call); printf("%s: %s\n", #call, r_ == -1 ? strerrorname_np(errno) : "mapped"); r_; })

static char *pages(int count) {
    return mmap(NULL, count * PAGE, RW, ANONYMOUS, -1, 0);
}

static int file(const char *name, long bytes) {
    int fd = open(name, O_RDWR | O_CREAT | O_TRUNC, 0644);
    for (long i = 0; i < bytes; i++) {
        char c = 'a' + i / PAGE;
        write(fd, &c, 1);
    }
    return fd;
}

CASE(map_of_no_bytes) { M(map(0, 0, RW, ANONYMOUS, -1, 0)); }
CASE(map_of_too_much) {
    M(map(0, -1L, RW, ANONYMOUS, -1, 0));
    M(map(0, 1L << 47, RW, ANONYMOUS, -1, 0));
    M(map(0, 1L << 62, RW, ANONYMOUS, -1, 0));
}
CASE(map_without_a_type) {
    M(map(0, PAGE, RW, MAP_ANONYMOUS, -1, 0));
    int fd = file("f", 1);
    M(map(0, PAGE, RW, 0, fd, 0));
}
CASE(map_of_both_types_means_validated) {
    M(map(0, PAGE, RW, MAP_SHARED | MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    int fd = file("f", 1);
    M(map(0, PAGE, RW, MAP_SHARED | MAP_PRIVATE, fd, 0));
}
CASE(map_of_an_unknown_type) { M(map(0, PAGE, RW, 7 | MAP_ANONYMOUS, -1, 0)); }
CASE(map_at_an_odd_offset) {
    int fd = file("f", 1);
    M(map(0, PAGE, RW, MAP_PRIVATE, fd, 1));
    M(map(0, PAGE, RW, ANONYMOUS, -1, 1));
    M(map(0, 0, RW, MAP_PRIVATE, 99, 5));
}
CASE(map_at_an_offset_beyond_all_files) {
    int fd = file("f", 1);
    M(map(0, PAGE, RW, MAP_PRIVATE, fd, 0x7ffffffffffff000));
    M(map(0, PAGE, RW, MAP_PRIVATE, fd, -PAGE));
    M(map(0, PAGE, RW, MAP_PRIVATE, fd, 0x7fffffffffffe000));
}
CASE(map_of_a_bad_descriptor) {
    M(map(0, PAGE, RW, MAP_PRIVATE, -1, 0));
    M(map(0, PAGE, RW, MAP_PRIVATE, 99, 0));
    M(map(0, PAGE, RW, MAP_SHARED, 99, 0));
}
CASE(map_of_a_path_descriptor) {
    close(file("f", 1));
    int fd = open("f", O_PATH);
    M(map(0, PAGE, PROT_READ, MAP_PRIVATE, fd, 0));
}
CASE(map_ignores_the_descriptor_of_anonymous_memory) { M(map(0, PAGE, RW, ANONYMOUS, 99, 0)); }
CASE(map_of_a_directory_and_a_pipe) {
    int fd = open(".", O_RDONLY);
    M(map(0, PAGE, PROT_READ, MAP_PRIVATE, fd, 0));
    int ends[2];
    pipe(ends);
    M(map(0, PAGE, PROT_READ, MAP_PRIVATE, ends[0], 0));
}
CASE(map_needs_the_rights_of_the_descriptor) {
    close(file("f", 1));
    int reader = open("f", O_RDONLY), writer = open("f", O_WRONLY);
    M(map(0, PAGE, RW, MAP_SHARED, reader, 0));
    M(map(0, PAGE, RW, MAP_PRIVATE, reader, 0));
    M(map(0, PAGE, PROT_READ, MAP_SHARED, reader, 0));
    M(map(0, PAGE, PROT_READ, MAP_PRIVATE, writer, 0));
    M(map(0, PAGE, PROT_WRITE, MAP_SHARED, writer, 0));
    M(map(0, PAGE, PROT_NONE, MAP_SHARED, writer, 0));
}
CASE(map_fixed_at_an_odd_address) { M(map((void *) 0x10000001, PAGE, RW, ANONYMOUS | MAP_FIXED, -1, 0)); }
CASE(map_fixed_in_the_upper_half) {
    M(map((void *) 0xffff800000000000, PAGE, RW, ANONYMOUS | MAP_FIXED, -1, 0));
    M(map((void *) 0x7ffffffff000, PAGE, RW, ANONYMOUS | MAP_FIXED, -1, 0));
    M(map((void *) 0x800000000000, PAGE, RW, ANONYMOUS | MAP_FIXED, -1, 0));
    M(map((void *) -PAGE, PAGE, RW, ANONYMOUS | MAP_FIXED, -1, 0));
}
CASE(map_of_a_hint_that_cannot_be_goes_elsewhere) {
    CLAIM(map((void *) 0xffff800000000000, PAGE, RW, ANONYMOUS, -1, 0) > 0);
    char *at = pages(1);
    CLAIM(map(at, PAGE, RW, ANONYMOUS, -1, 0) != (long) at);
}
CASE(map_takes_a_free_hint) {
    char *at = pages(1);
    munmap(at, PAGE);
    CLAIM(map(at, PAGE, RW, ANONYMOUS, -1, 0) == (long) at);
    munmap(at, PAGE);
    CLAIM(map(at + 5, PAGE, RW, ANONYMOUS, -1, 0) == (long) at);
}
CASE(map_fixed_replaces_what_was_there) {
    char *at = pages(3);
    at[0] = at[PAGE] = at[2 * PAGE] = 7;
    CLAIM(map(at + PAGE, PAGE, RW, ANONYMOUS | MAP_FIXED, -1, 0) == (long) (at + PAGE));
    printf("%d %d %d\n", at[0], at[PAGE], at[2 * PAGE]);
}
CASE(map_fixed_noreplace) {
    char *at = pages(3);
    M(map(at + PAGE, PAGE, RW, ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0));
    munmap(at + PAGE, PAGE);
    CLAIM(map(at + PAGE, PAGE, RW, ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0) == (long) (at + PAGE));
    M(map(at, 3 * PAGE, RW, ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0));
    M(map(at + 1, PAGE, RW, ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0));
}
CASE(map_32bit) {
    long at = map(0, 4 * PAGE, RW, ANONYMOUS | MAP_32BIT, -1, 0);
    CLAIM(at > 0 && at < 0x80000000);
    *(char *) at = 1;
    long more = map(0, 64 << 20, RW, ANONYMOUS | MAP_32BIT, -1, 0);
    CLAIM(more > 0 && more + (64 << 20) <= 0x80000000 && more != at);
    M(map(0, 0x40000000, RW, ANONYMOUS | MAP_32BIT, -1, 0));
    R(munmap((void *) at, 4 * PAGE));
    R(munmap((void *) more, 64 << 20));
}
CASE(map_of_huge_pages_that_are_not_set_aside) {
    M(map(0, 2 << 20, RW, ANONYMOUS | MAP_HUGETLB, -1, 0));
    M(map(0, 2 << 20, RW, MAP_SHARED | MAP_ANONYMOUS | MAP_HUGETLB, -1, 0));
    M(map(0, 2 << 20, RW, ANONYMOUS | MAP_HUGETLB | 13 << 26, -1, 0));
    int fd = file("f", 1);
    M(map(0, 2 << 20, RW, MAP_PRIVATE | MAP_HUGETLB, fd, 0));
}
CASE(map_sync_wants_persistent_memory) {
    int fd = file("f", 1);
    M(map(0, PAGE, RW, MAP_SHARED_VALIDATE | MAP_SYNC, fd, 0));
    M(map(0, PAGE, RW, MAP_SHARED | MAP_SYNC, fd, 0));
    M(map(0, PAGE, RW, MAP_SHARED_VALIDATE, fd, 0));
    M(map(0, PAGE, RW, MAP_SHARED_VALIDATE | MAP_POPULATE | MAP_LOCKED, fd, 0));
}
CASE(map_flags_without_effect) {
    M(map(0, PAGE, RW, ANONYMOUS | MAP_NORESERVE | MAP_STACK | MAP_DENYWRITE | MAP_EXECUTABLE | MAP_NONBLOCK, -1, 0));
    M(map(0, PAGE, 0x70, ANONYMOUS, -1, 0));
}
CASE(map_of_terabytes) {
    char *at = (char *) M(map(0, 8L << 40, PROT_NONE, ANONYMOUS | MAP_NORESERVE, -1, 0));
    R(mprotect(at + (3L << 40), PAGE, RW));
    touch("made usable", at + (3L << 40), at, 1);
    touch("behind it", at + (3L << 40) + PAGE, at, 1);
    R(munmap(at, 8L << 40));
}
CASE(map_populate_brings_pages) {
    char *at = mmap(NULL, 4 * PAGE, RW, ANONYMOUS | MAP_POPULATE, -1, 0);
    unsigned char there[4];
    R(mincore(at, 4 * PAGE, there));
    printf("%d %d %d %d\n", there[0], there[1], there[2], there[3]);
    at = mmap(NULL, 4 * PAGE, RW, ANONYMOUS | MAP_LOCKED, -1, 0);
    R(mincore(at, 4 * PAGE, there));
    printf("%d %d %d %d\n", there[0], there[1], there[2], there[3]);
}
CASE(map_shared_of_a_file_is_coherent) {
    int fd = file("f", 2 * PAGE);
    char *one = mmap(NULL, 2 * PAGE, RW, MAP_SHARED, fd, 0), *two = mmap(NULL, PAGE, RW, MAP_SHARED, fd, PAGE);
    one[PAGE + 3] = 'X';
    R(two[3]);
    char c;
    R(pread(fd, &c, 1, PAGE + 3));
    R(c);
    R(pwrite(fd, "Y", 1, 5));
    R(one[5]);
    R(msync(one, 2 * PAGE, MS_SYNC));
    R(msync(one, 2 * PAGE, MS_ASYNC | MS_INVALIDATE));
}
CASE(map_private_of_a_file_keeps_what_it_wrote) {
    int fd = file("f", 2 * PAGE);
    char *at = mmap(NULL, 2 * PAGE, RW, MAP_PRIVATE, fd, 0);
    at[1] = 'X';
    R(pwrite(fd, "YY", 2, 0));
    printf("%c%c\n", at[0], at[1]);
    char c;
    R(pread(fd, &c, 1, 1));
    R(c);
    R(ftruncate(fd, 0));
    touch("cut off", at, at, 0);
    R(ftruncate(fd, PAGE));
    touch("longer again", at, at, 0);
}
CASE(map_beyond_the_end_of_a_file) {
    int fd = file("f", 100);
    char *at = mmap(NULL, 3 * PAGE, RW, MAP_SHARED, fd, 0);
    touch("rest of the page", at + 200, at, 1);
    touch("next page", at + PAGE, at, 0);
    touch("next page, written", at + PAGE, at, 1);
    char *private = mmap(NULL, 3 * PAGE, RW, MAP_PRIVATE, fd, 0);
    touch("private, next page", private + PAGE, private, 1);
    R(ftruncate(fd, 100 + PAGE));
    R(at[200]);
    touch("file has grown", at + PAGE, at, 0);
    touch("but not so far", at + 2 * PAGE, at, 0);
    M(map(0, PAGE, PROT_READ, MAP_SHARED, fd, 1L << 40));
}
CASE(map_of_an_empty_file) {
    int fd = file("f", 0);
    char *at = mmap(NULL, PAGE, RW, MAP_SHARED, fd, 0);
    touch("empty", at, at, 0);
    R(write(fd, "x", 1));
    touch("no longer", at, at, 0);
    R(at[0]);
}
CASE(map_outlives_name_and_descriptor) {
    int fd = file("f", PAGE);
    char *at = mmap(NULL, PAGE, RW, MAP_SHARED, fd, 0);
    unlink("f");
    close(fd);
    at[0] = 'Z';
    R(at[0]);
    R(at[1]);
}
CASE(map_of_a_file_with_holes) {
    int fd = file("f", 0);
    ftruncate(fd, 8 * PAGE);
    char *at = mmap(NULL, 8 * PAGE, RW, MAP_SHARED, fd, 0);
    R(at[3 * PAGE]);
    at[5 * PAGE] = 'Q';
    struct stat status;
    fstat(fd, &status);
    CLAIM(status.st_blocks <= 16);
    R(fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 5 * PAGE, PAGE));
    R(at[5 * PAGE]);
}
CASE(shared_anonymous_memory_is_zero_and_keeps) {
    char *at = mmap(NULL, 4 * PAGE, RW, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    R(at[PAGE]);
    at[PAGE] = 5;
    R(mprotect(at, 4 * PAGE, PROT_NONE));
    R(mprotect(at, 4 * PAGE, RW));
    R(at[PAGE]);
    R(madvise(at, 4 * PAGE, MADV_DONTNEED));
    R(at[PAGE]);
    R(munmap(at, 4 * PAGE));
}
CASE(grows_down) {
    char *room = mmap(NULL, 1024 * PAGE, PROT_NONE, ANONYMOUS, -1, 0);
    munmap(room, 1024 * PAGE);
    char *at = mmap(room + 1000 * PAGE, PAGE, RW, ANONYMOUS | MAP_GROWSDOWN | MAP_FIXED, -1, 0);
    CLAIM(at == room + 1000 * PAGE);
    touch("below", at - PAGE, at, 1);
    touch("ten below", at - 10 * PAGE, at, 1);
    touch("above", at + PAGE, at, 1);
    char c = 3;
    int ends[2];
    pipe(ends);
    write(ends[1], "k", 1);
    R(read(ends[0], at - 100 * PAGE, 1));
    R(at[-100 * PAGE]);
    M(map(0, PAGE, RW, MAP_SHARED | MAP_ANONYMOUS | MAP_GROWSDOWN, -1, 0));
    int fd = file("f", 1);
    M(map(0, PAGE, RW, MAP_PRIVATE | MAP_GROWSDOWN, fd, 0));
}
CASE(growing_stops_at_the_gap) {
    char *room = mmap(NULL, 1024 * PAGE, PROT_NONE, ANONYMOUS, -1, 0);
    munmap(room, 1024 * PAGE);
    char *at = mmap(room + 1000 * PAGE, PAGE, RW, ANONYMOUS | MAP_GROWSDOWN | MAP_FIXED, -1, 0);
    char *below = mmap(room + 700 * PAGE, PAGE, RW, ANONYMOUS | MAP_FIXED, -1, 0);
    touch("257 above it", below + 257 * PAGE, at, 1);
    touch("256 above it", below + 256 * PAGE, at, 1);
    munmap(below, PAGE);
    touch("the obstacle has gone", at - 50 * PAGE, at, 1);
}
static volatile char sink;
static void __attribute__((noinline)) deep(int kilobytes) {
    volatile char here[1024];
    here[0] = kilobytes;
    sink += here[0];
    if (kilobytes > 0)
        deep(kilobytes - 1);
    sink += here[0];
}
CASE(the_stack_grows_as_far_as_its_limit) {
    struct rlimit limit;
    R(getrlimit(RLIMIT_STACK, &limit));
    deep(4000);
    puts("4 MB");
    rlim_t old = limit.rlim_cur;
    limit.rlim_cur = 24 << 20;
    if (R(setrlimit(RLIMIT_STACK, &limit)) == 0) {
        deep(14000);
        puts("14 MB");
    }
    limit.rlim_cur = old;
    R(setrlimit(RLIMIT_STACK, &limit));
}
CASE(munmap_arguments) {
    char *at = pages(1);
    R(munmap(at, 0));
    R(munmap(at + 1, PAGE));
    R(munmap((void *) 0x7ffffffff000, PAGE));
    R(munmap((void *) 0xffff800000000000, PAGE));
    R(munmap(at, -1));
    R(munmap((void *) 0x7fffffffe000, 2 * PAGE));
    R(munmap(at, 1));
    touch("gone", at, at, 0);
    R(munmap(at, PAGE));
}
CASE(munmap_of_the_middle) {
    char *at = pages(5);
    at[0] = at[4 * PAGE] = 9;
    R(munmap(at + PAGE, 3 * PAGE));
    touch("hole", at + 2 * PAGE, at, 0);
    printf("%d %d\n", at[0], at[4 * PAGE]);
    R(munmap(at, 5 * PAGE));
}
CASE(mprotect_arguments) {
    char *at = pages(2);
    R(mprotect(at + 1, PAGE, PROT_READ));
    R(mprotect(at, 0, PROT_READ));
    R(mprotect(at + 1, 0, PROT_READ));
    R(mprotect(at, PAGE, 0x40));
    R(mprotect(at, PAGE, PROT_READ | 8));
    R(mprotect(at, -1, PROT_READ));
    R(mprotect(at, -PAGE, PROT_READ));
    R(mprotect((void *) 0xffff800000000000, PAGE, PROT_READ));
    R(mprotect(at, PAGE, PROT_READ | PROT_GROWSDOWN));
    R(mprotect(at, PAGE, PROT_READ | PROT_GROWSUP));
    R(mprotect(at, PAGE, PROT_READ | PROT_GROWSUP | PROT_GROWSDOWN));
}
CASE(mprotect_across_a_hole) {
    char *at = pages(3);
    munmap(at + PAGE, PAGE);
    R(mprotect(at, 3 * PAGE, PROT_READ));
    touch("before the hole", at, at, 1);
    touch("behind it", at + 2 * PAGE, at, 1);
    R(mprotect(at + PAGE, 2 * PAGE, PROT_READ));
    touch("from the hole on", at + 2 * PAGE, at, 1);
}
CASE(mprotect_of_a_file_that_may_not_be_written) {
    close(file("f", PAGE));
    int fd = open("f", O_RDONLY);
    char *at = mmap(NULL, PAGE, PROT_READ, MAP_SHARED, fd, 0);
    R(mprotect(at, PAGE, RW));
    R(mprotect(at, PAGE, PROT_READ | PROT_EXEC));
    R(mprotect(at, PAGE, PROT_NONE));
    at = mmap(NULL, PAGE, PROT_READ, MAP_PRIVATE, fd, 0);
    R(mprotect(at, PAGE, RW));
    touch("private", at, at, 1);
}
CASE(mprotect_splits_and_joins) {
    char *at = pages(100);
    for (int i = 0; i < 100; i += 2)
        if (mprotect(at + i * PAGE, PAGE, PROT_READ))
            puts("failed");
    touch("read-only", at + 4 * PAGE, at, 1);
    touch("between", at + 5 * PAGE, at, 1);
    R(mprotect(at, 100 * PAGE, RW));
    touch("again", at + 4 * PAGE, at, 1);
    FILE *maps = fopen("/proc/self/maps", "r");
    char line[512];
    int found = 0;
    while (fgets(line, sizeof line, maps)) {
        char *start, *end;
        sscanf(line, "%p-%p", &start, &end);
        found += end > at && start < at + 100 * PAGE;
    }
    R(found);
}
CASE(mprotect_of_the_stack_downwards) {
    char here;
    char *page = (char *) ((uintptr_t) &here & -PAGE);
    R(mprotect(page, PAGE, PROT_READ | PROT_WRITE | PROT_GROWSDOWN));
    touch("stack", &here, &here, 1);
}
CASE(written_code_runs_after_a_flip) {
    unsigned char *at = (unsigned char *) pages(1);
    for (int i = 0; i < 5; i++) {
        R(mprotect(at, PAGE, RW));
        memcpy(at, "\xb8\x2a\0\0\0\xc3", 6);
        at[1] = i;
        R(mprotect(at, PAGE, PROT_READ | PROT_EXEC));
        R(((int (*)(void)) at)());
    }
}
CASE(reading_what_can_only_be_executed_or_written) {
    char *at = mmap(NULL, PAGE, PROT_WRITE, ANONYMOUS, -1, 0);
    touch("write only, read", at, at, 0);
}
CASE(limit_of_the_address_space) {
    struct rlimit limit = {1 << 30, RLIM_INFINITY};
    R(setrlimit(RLIMIT_AS, &limit));
    M(map(0, 2L << 30, RW, ANONYMOUS | MAP_NORESERVE, -1, 0));
    char *at = (char *) M(map(0, 256 << 20, PROT_NONE, ANONYMOUS, -1, 0));
    M(map(at, 256 << 20, RW, ANONYMOUS | MAP_FIXED, -1, 0));
    M((long) mremap(at, 256 << 20, 2L << 30, MREMAP_MAYMOVE));
    R(munmap(at, 256 << 20));
    limit.rlim_cur = RLIM_INFINITY;
    R(setrlimit(RLIMIT_AS, &limit));
    at = (char *) M(map(0, 2L << 30, RW, ANONYMOUS | MAP_NORESERVE, -1, 0));
    munmap(at, 2L << 30);
}
CASE(limit_of_data) {
    struct rlimit limit = {64 << 20, RLIM_INFINITY};
    R(setrlimit(RLIMIT_DATA, &limit));
    M(map(0, 128 << 20, RW, ANONYMOUS, -1, 0));
    char *at = (char *) M(map(0, 128 << 20, PROT_READ, ANONYMOUS, -1, 0));
    R(mprotect(at, 128 << 20, RW));
    M(map(0, 128 << 20, RW, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    CLAIM(sbrk(128 << 20) == (void *) -1);
    limit.rlim_cur = RLIM_INFINITY;
    R(setrlimit(RLIMIT_DATA, &limit));
    R(mprotect(at, 128 << 20, RW));
}
CASE(brk_edges) {
    char *end = (char *) syscall(SYS_brk, 0);
    CLAIM((char *) syscall(SYS_brk, 1) == end);
    CLAIM((char *) syscall(SYS_brk, -1) == end);
    CLAIM((char *) syscall(SYS_brk, end + 5 * PAGE) == end + 5 * PAGE);
    end[4 * PAGE] = 3;
    CLAIM((char *) syscall(SYS_brk, end + 1) == end + 1);
    CLAIM((char *) syscall(SYS_brk, end + 5 * PAGE) == end + 5 * PAGE);
    R(end[4 * PAGE]);
    CLAIM((char *) syscall(SYS_brk, end) == end);
    CLAIM((char *) syscall(SYS_brk, 0x7ffffffff000) == end);
}
CASE(protection_keys_are_not_there_or_wrong) {
    R(syscall(SYS_pkey_alloc, 1, 0));
    R(syscall(SYS_pkey_alloc, 0, 8));
    R(syscall(SYS_pkey_free, 77));
    char *at = pages(1);
    R(syscall(SYS_pkey_mprotect, at, PAGE, PROT_READ, -1));
    touch("read-only", at, at, 1);
    R(syscall(SYS_pkey_mprotect, at, PAGE, PROT_READ, 77));
}
