// SPDX-License-Identifier: Apache-2.0
// mremap(2), madvise(2), msync(2), mincore(2), mlock(2) and their kin, memory policies, process_vm_readv(2).
#include "../cases.h"
#include <setjmp.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>

#define PAGE 4096L
#define RW (PROT_READ | PROT_WRITE)
#define ANONYMOUS (MAP_PRIVATE | MAP_ANONYMOUS)

static sigjmp_buf back;
static siginfo_t fault;

static void on_fault(int signal, siginfo_t *info, void *context) {
    fault = *info;
    siglongjmp(back, signal);
}

static void touch(const char *what, volatile char *at, char *base, int writes) {
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_NODEFER};
    sigaction(SIGSEGV, &action, NULL);
    sigaction(SIGBUS, &action, NULL);
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

#define M(call) ({ errno = 0; long r_ = (long) (call); printf("%s: %s\n", #call, r_ == -1 ? strerrorname_np(errno) : "moved"); (char *) r_; })

static char *pages(int count) {
    char *at = mmap(NULL, count * PAGE, RW, ANONYMOUS, -1, 0);
    return at;
}

// Pages with a place of their own: the first byte of each says which.
static char *numbered(int count) {
    char *at = mmap(NULL, (count + 2) * PAGE, PROT_NONE, ANONYMOUS, -1, 0) + PAGE;
    mprotect(at, count * PAGE, RW);
    for (int i = 0; i < count; i++)
        at[i * PAGE] = 'a' + i;
    return at;
}

static int file(const char *name, int count) {
    int fd = open(name, O_RDWR | O_CREAT | O_TRUNC, 0644);
    char page[PAGE];
    for (int i = 0; i < count; i++) {
        memset(page, 'a' + i, PAGE);
        write(fd, page, PAGE);
    }
    return fd;
}

static void show(char *at, int count) {
    for (int i = 0; i < count; i++)
        putchar(at[i * PAGE] ? at[i * PAGE] : '0');
    putchar('\n');
}

static long kilobytes(const char *path, const char *name) {
    FILE *in = fopen(path, "r");
    char line[256];
    long value = -1;
    while (fgets(line, sizeof line, in))
        if (strncmp(line, name, strlen(name)) == 0)
            value = atol(line + strlen(name));
    fclose(in);
    return value;
}

CASE(mremap_arguments) {
    char *at = numbered(4);
    M(mremap(at, PAGE, 0, MREMAP_MAYMOVE));
    M(mremap(at + 1, PAGE, PAGE, MREMAP_MAYMOVE));
    M(mremap(at, PAGE, PAGE, 8));
    M(mremap(at, PAGE, PAGE, MREMAP_FIXED, at + 2 * PAGE));
    M(syscall(SYS_mremap, at, PAGE, PAGE, MREMAP_FIXED | MREMAP_MAYMOVE, at + 1));
    M(syscall(SYS_mremap, at, PAGE, PAGE, MREMAP_FIXED | MREMAP_MAYMOVE, at));
    M(syscall(SYS_mremap, at, 2 * PAGE, 2 * PAGE, MREMAP_FIXED | MREMAP_MAYMOVE, at + PAGE));
    M(syscall(SYS_mremap, at, PAGE, PAGE, MREMAP_FIXED | MREMAP_MAYMOVE, 0x7ffffffff000));
    M(syscall(SYS_mremap, at, PAGE, PAGE, MREMAP_FIXED | MREMAP_MAYMOVE, 0xffff800000000000));
    M(syscall(SYS_mremap, at, PAGE, 2 * PAGE, MREMAP_DONTUNMAP | MREMAP_MAYMOVE, 0));
    M(syscall(SYS_mremap, at, PAGE, PAGE, MREMAP_DONTUNMAP, 0));
    show(at, 4);
}
CASE(mremap_of_nothing) {
    char *at = pages(2);
    munmap(at, 2 * PAGE);
    M(mremap(at, PAGE, 2 * PAGE, MREMAP_MAYMOVE));
    M(mremap((void *) 0xffff800000000000, PAGE, 2 * PAGE, MREMAP_MAYMOVE));
    M(mremap((void *) 0x7ffffffff000, PAGE, 2 * PAGE, MREMAP_MAYMOVE));
}
CASE(mremap_across_an_areas_end) {
    char *at = numbered(2);
    M(mremap(at, 5 * PAGE, 6 * PAGE, MREMAP_MAYMOVE));
}
CASE(mremap_shrinks) {
    char *at = numbered(4);
    CLAIM(mremap(at, 4 * PAGE, 2 * PAGE, 0) == at);
    show(at, 2);
    touch("behind", at + 2 * PAGE, at, 0);
}
CASE(mremap_grows_in_place_if_it_can) {
    char *at = numbered(4);
    M(mremap(at, 4 * PAGE, 5 * PAGE, 0));
    munmap(at + 4 * PAGE, PAGE);
    CLAIM(mremap(at, 4 * PAGE, 5 * PAGE, 0) == at);
    show(at, 5);
    M(mremap(at + PAGE, PAGE, 3 * PAGE, 0));
}
CASE(mremap_moves) {
    char *at = numbered(4);
    char *to = M(mremap(at, 4 * PAGE, 9 * PAGE, MREMAP_MAYMOVE));
    show(to, 9);
    touch("where it was", at, at, 0);
    CLAIM(to != at);
}
CASE(mremap_moves_the_middle) {
    char *at = numbered(5);
    char *to = M(mremap(at + PAGE, 2 * PAGE, 4 * PAGE, MREMAP_MAYMOVE));
    show(to, 4);
    touch("before", at, at, 0);
    touch("the middle", at + PAGE, at, 0);
    touch("behind", at + 3 * PAGE, at, 0);
}
CASE(mremap_fixed_replaces) {
    char *at = numbered(3), *to = numbered(6);
    CLAIM(mremap(at, 3 * PAGE, 3 * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, to + PAGE) == to + PAGE);
    to[2 * PAGE] += 'A' - 'a';
    show(to, 6);
    CLAIM(mremap(to + PAGE, 3 * PAGE, PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, at) == at);
    show(at, 1);
    touch("the rest", to + 2 * PAGE, to, 0);
}
CASE(mremap_that_keeps_the_old_area) {
    char *at = numbered(3);
    char *to = M(mremap(at, 3 * PAGE, 3 * PAGE, MREMAP_MAYMOVE | MREMAP_DONTUNMAP, NULL));
    show(to, 3);
    show(at, 3);
    at[0] = 'Q';
    show(to, 1);
}
CASE(mremap_of_no_bytes_maps_shared_memory_twice) {
    char *at = mmap(NULL, 2 * PAGE, RW, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    at[0] = 'x';
    char *twin = M(mremap(at, 0, 2 * PAGE, MREMAP_MAYMOVE));
    show(twin, 2);
    twin[PAGE] = 'y';
    show(at, 2);
    munmap(at, 2 * PAGE);
    show(twin, 2);
    char *private = pages(1);
    M(mremap(private, 0, PAGE, MREMAP_MAYMOVE));
    M(mremap(twin, 0, PAGE, 0));
}
CASE(mremap_of_a_file) {
    int fd = file("f", 4);
    char *at = mmap(NULL, 2 * PAGE, RW, MAP_SHARED, fd, PAGE);
    at = M(mremap(at, 2 * PAGE, 4 * PAGE, MREMAP_MAYMOVE));
    show(at, 3);
    touch("beyond", at + 3 * PAGE, at, 0);
    char c;
    at[2 * PAGE] = 'Z';
    pread(fd, &c, 1, 3 * PAGE);
    R(c);
}
CASE(mremap_keeps_protection) {
    char *at = numbered(2);
    mprotect(at, 2 * PAGE, PROT_READ);
    at = M(mremap(at, 2 * PAGE, 4 * PAGE, MREMAP_MAYMOVE));
    touch("write", at, at, 1);
    touch("write new", at + 3 * PAGE, at, 1);
    show(at, 2);
}
CASE(madvise_arguments) {
    char *at = pages(2);
    R(madvise(at + 1, PAGE, MADV_NORMAL));
    R(madvise(at, 0, MADV_NORMAL));
    R(madvise(at, PAGE, -1));
    R(madvise(at, PAGE, 7));
    R(madvise(at, PAGE, 5));
    R(madvise(at, PAGE, 99));
    R(madvise(at, 0, 99));
    R(madvise(at, -1, MADV_NORMAL));
    R(madvise(at, 1, MADV_NORMAL));
}
CASE(madvise_of_all_kinds) {
    static const int advice[] = {MADV_NORMAL, MADV_RANDOM, MADV_SEQUENTIAL, MADV_WILLNEED, MADV_DONTFORK, MADV_DOFORK, MADV_DONTDUMP, MADV_DODUMP, MADV_COLD,
        MADV_PAGEOUT, MADV_WIPEONFORK, MADV_KEEPONFORK, MADV_HUGEPAGE, MADV_NOHUGEPAGE};
    char *at = numbered(2);
    for (int i = 0; i < sizeof advice / sizeof *advice; i++) {
        printf("%d: ", advice[i]);
        R(madvise(at, 2 * PAGE, advice[i]));
    }
    show(at, 2);
    char *mapped = mmap(NULL, PAGE, RW, MAP_SHARED, file("f", 1), 0);
    R(madvise(mapped, PAGE, MADV_WIPEONFORK));
    R(madvise(mapped, PAGE, MADV_KEEPONFORK));
}
CASE(madvise_across_a_hole) {
    char *at = numbered(3);
    munmap(at + PAGE, PAGE);
    R(madvise(at, 3 * PAGE, MADV_DONTNEED));
    R(at[0]);
    R(at[2 * PAGE]);
    R(madvise(at + PAGE, PAGE, MADV_NORMAL));
}
CASE(dontneed_gives_zeros_and_files_anew) {
    char *at = numbered(3);
    R(madvise(at + PAGE, PAGE, MADV_DONTNEED));
    show(at, 3);
    char *private = mmap(NULL, 2 * PAGE, RW, MAP_PRIVATE, file("f", 2), 0);
    private[0] = 'X';
    show(private, 2);
    R(madvise(private, 2 * PAGE, MADV_DONTNEED));
    show(private, 2);
}
CASE(discarded_memory_is_really_given_back) {
    char *at = mmap(NULL, 24 << 20, RW, ANONYMOUS, -1, 0);
    for (int i = 0; i < 20; i++) {                          // more than the machine has
        memset(at, 1, 24 << 20);
        if (i % 2 == 0)
            R(madvise(at, 24 << 20, MADV_DONTNEED));
        else
            R(madvise(at, 24 << 20, MADV_FREE));
    }
    memset(at, 1, 24 << 20);
    long full = kilobytes("/proc/self/status", "VmRSS:");
    R(madvise(at, 24 << 20, MADV_DONTNEED));
    CLAIM(full - kilobytes("/proc/self/status", "VmRSS:") > 20 << 10);
    R(at[12345]);
    munmap(at, 24 << 20);
}
CASE(free_is_for_private_zeros_only) {
    char *at = mmap(NULL, PAGE, RW, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    R(madvise(at, PAGE, MADV_FREE));
    R(madvise(mmap(NULL, PAGE, RW, MAP_PRIVATE, file("f", 1), 0), PAGE, MADV_FREE));
    R(madvise(pages(1), PAGE, MADV_FREE));
}
CASE(remove_punches_holes) {
    int fd = file("f", 3);
    char *at = mmap(NULL, 3 * PAGE, RW, MAP_SHARED, fd, 0);
    R(madvise(at + PAGE, PAGE, MADV_REMOVE));
    show(at, 3);
    char c;
    pread(fd, &c, 1, PAGE);
    R(c);
    R(madvise(pages(1), PAGE, MADV_REMOVE));
    R(madvise(mmap(NULL, PAGE, RW, MAP_PRIVATE, fd, 0), PAGE, MADV_REMOVE));
    R(madvise(mmap(NULL, PAGE, PROT_READ, MAP_SHARED, fd, 0), PAGE, MADV_REMOVE));
    char *shared = mmap(NULL, PAGE, RW, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    shared[0] = 'x';
    R(madvise(shared, PAGE, MADV_REMOVE));
    show(shared, 1);
}
CASE(populate_read_and_write) {
    char *at = pages(4);
    unsigned char there[4];
    R(madvise(at, 2 * PAGE, MADV_POPULATE_READ));
    R(madvise(at + 2 * PAGE, PAGE, MADV_POPULATE_WRITE));
    R(mincore(at, 4 * PAGE, there));
    CLAIM(there[0] == 1 && there[1] == 1 && there[2] == 1);
    mprotect(at, PAGE, PROT_READ);
    R(madvise(at, PAGE, MADV_POPULATE_WRITE));
    mprotect(at, PAGE, PROT_NONE);
    R(madvise(at, PAGE, MADV_POPULATE_READ));
    munmap(at + PAGE, PAGE);
    R(madvise(at + PAGE, PAGE, MADV_POPULATE_READ));
    int fd = file("f", 1);
    char *mapped = mmap(NULL, 2 * PAGE, RW, MAP_SHARED, fd, 0);
    R(madvise(mapped, PAGE, MADV_POPULATE_WRITE));
    R(madvise(mapped, 2 * PAGE, MADV_POPULATE_READ));
}
CASE(msync_arguments) {
    char *at = pages(3);
    R(msync(at, PAGE, 8));
    R(msync(at + 1, PAGE, MS_SYNC));
    R(msync(at, PAGE, MS_SYNC | MS_ASYNC));
    R(msync(at, 0, MS_SYNC));
    R(msync(at, PAGE, 0));
    R(msync(at, -1, MS_SYNC));
    R(msync(at, -2 * PAGE, MS_SYNC));
    munmap(at + PAGE, PAGE);
    R(msync(at, 3 * PAGE, MS_SYNC));
    R(msync(at + PAGE, PAGE, MS_ASYNC));
    R(msync(at + 2 * PAGE, PAGE, MS_INVALIDATE));
    R(mlock(at, PAGE));
    R(msync(at, PAGE, MS_INVALIDATE));
}
CASE(mincore_arguments) {
    char *at = pages(3);
    unsigned char there[3] = {9, 9, 9};
    R(mincore(at + 1, PAGE, there));
    R(mincore(at, PAGE, (void *) 8));
    R(mincore(at, 0, there));
    R(mincore((void *) 0x7ffffffff000, PAGE, there));
    munmap(at + 2 * PAGE, PAGE);
    R(mincore(at + 2 * PAGE, PAGE, there));
    R(mincore(at, -1, there));
}
CASE(mincore_tells_what_was_touched) {
    char *at = pages(600);
    madvise(at, 600 * PAGE, MADV_NOHUGEPAGE);
    at[3 * PAGE] = at[500 * PAGE] = 1;
    unsigned char there[600];
    R(mincore(at, 600 * PAGE, there));
    for (int i = 0; i < 600; i++)
        if (there[i])
            printf("%d ", i);
    mprotect(at, 600 * PAGE, PROT_NONE);
    R(mincore(at, 4 * PAGE, there));
    R(there[3]);
    madvise(at, 600 * PAGE, MADV_DONTNEED);
    R(mincore(at, 4 * PAGE, there));
    R(there[3]);
}
CASE(mincore_of_files_in_memory) {
    int fd = file("f", 2);
    ftruncate(fd, 4 * PAGE);
    char *at = mmap(NULL, 6 * PAGE, PROT_READ, MAP_SHARED, fd, 0);
    unsigned char there[6];
    R(mincore(at, 6 * PAGE, there));
    for (int i = 0; i < 6; i++)
        printf("%d ", there[i]);
    puts("");
}
CASE(mlock_arguments) {
    char *at = pages(3);
    R(mlock(at, 0));
    R(mlock(at + 5, 10));
    R(mlock(at, -1));
    R(mlock((void *) -4096, 8192));
    R(mlock2(at, PAGE, 2));
    R(mlock2(at, PAGE, MLOCK_ONFAULT));
    munmap(at + PAGE, PAGE);
    R(mlock(at, 3 * PAGE));
    R(munlock(at, 3 * PAGE));
    R(munlock(at, PAGE));
    R(mlock((void *) 0xffff800000000000, PAGE));
    char *none = mmap(NULL, PAGE, PROT_NONE, ANONYMOUS, -1, 0);
    R(mlock(none, PAGE));
}
CASE(locked_bytes_are_told) {
    R(munlockall());
    R(kilobytes("/proc/self/status", "VmLck:"));
    char *at = pages(10);
    R(mlock(at + PAGE, 4 * PAGE));
    R(kilobytes("/proc/self/status", "VmLck:"));
    R(mlock(at, 10 * PAGE));
    R(kilobytes("/proc/self/status", "VmLck:"));
    R(munlock(at, 3 * PAGE));
    R(kilobytes("/proc/self/status", "VmLck:"));
    R(munmap(at, 10 * PAGE));
    R(kilobytes("/proc/self/status", "VmLck:"));
}
CASE(locked_memory_is_not_discarded) {
    char *at = numbered(2);
    R(mlock(at, PAGE));
    R(madvise(at, 2 * PAGE, MADV_DONTNEED));
    R(madvise(at, 2 * PAGE, MADV_FREE));
    R(madvise(at, 2 * PAGE, MADV_COLD));
    R(madvise(at, 2 * PAGE, MADV_PAGEOUT));
    show(at, 2);
    R(madvise(at, 2 * PAGE, 24));
    show(at, 2);
}
CASE(mlockall_arguments) {
    R(mlockall(0));
    R(mlockall(8));
    R(mlockall(4));
    R(mlockall(MCL_FUTURE));
    char *at = pages(4);
    unsigned char there[4];
    R(mincore(at, 4 * PAGE, there));
    CLAIM(there[0] && there[3]);
    R(munlockall());
    R(mlockall(MCL_CURRENT | 4));
    R(munlockall());
    R(munlockall());
}
CASE(memory_of_oneself_through_the_kernel) {
    char a[] = "0123456789", b[20] = "", c[20] = "";
    struct iovec local[] = {{b, 3}, {c, 10}}, remote[] = {{a + 2, 5}, {a, 2}};
    R(process_vm_readv(getpid(), local, 2, remote, 2, 0));
    printf("%s %s\n", b, c);
    R(process_vm_writev(getpid(), (struct iovec[]) {{"xyz", 3}}, 1, (struct iovec[]) {{a + 1, 2}, {a + 9, 1}}, 2, 0));
    puts(a);
    R(process_vm_readv(getpid(), local, 2, remote, 2, 1));
    R(process_vm_readv(4194305, local, 2, remote, 2, 0));
    R(process_vm_readv(getpid(), local, 2000, remote, 2, 0));
    R(process_vm_readv(getpid(), local, 0, remote, 2, 0));
    R(process_vm_readv(getpid(), local, 1, (struct iovec[]) {{(void *) 8, 4}}, 1, 0));
    R(process_vm_readv(getpid(), local, 1, (void *) 8, 1, 0));
    R(process_vm_readv(getpid(), (void *) 8, 1, remote, 1, 0));
    R(process_vm_readv(getpid(), (struct iovec[]) {{(void *) 8, 4}}, 1, remote, 1, 0));
    char *at = pages(2);
    mprotect(at + PAGE, PAGE, PROT_NONE);
    char many[2 * PAGE];
    R(process_vm_readv(getpid(), (struct iovec[]) {{many, 2 * PAGE}}, 1, (struct iovec[]) {{at, 2 * PAGE}}, 1, 0));
    R(process_vm_readv(getpid(), (struct iovec[]) {{many, 2 * PAGE}}, 1, (struct iovec[]) {{at + PAGE - 10, 20}}, 1, 0));
}
