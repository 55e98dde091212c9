// SPDX-License-Identifier: Apache-2.0
// mmap and its kin, protections, faults.
#include "conformance.h"
#include <setjmp.h>
#include <sys/mman.h>
#include <sys/syscall.h>

#define PAGE 4096L

static sigjmp_buf back;
static siginfo_t fault;
static volatile int expected;

static void on_fault(int signal, siginfo_t *info, void *context) {
    if (!expected) {
        _exit(99);
    }
    expected = 0;
    fault = *info;
    siglongjmp(back, signal);
}

// Touches an address and tells what came of it, relative to `base`.
static void touch(const char *what, volatile char *at, char *base, int writes) {
    expected = 1;
    int signal = sigsetjmp(back, 1);
    if (signal == 0) {
        char value = *at;
        if (writes) {
            *at = value + 1;
        }
        expected = 0;
        printf("%s: %d\n", what, value);
    } else {
        printf("%s: SIG%s code %d at base%+ld\n", what, sigabbrev_np(signal), fault.si_code, (long) ((char *) fault.si_addr - base));
    }
}

int main(int count, char **arguments) {
    begin();
    if (count > 1 && chdir(arguments[1]) < 0)
        return 1;
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO};
    sigaction(SIGSEGV, &action, NULL);
    sigaction(SIGBUS, &action, NULL);

    char *base = mmap(NULL, 4 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CLAIM(base != MAP_FAILED);
    touch("fresh page", base, base, 1);
    touch("fresh page again", base, base, 0);
    R(mprotect(base + PAGE, PAGE, PROT_READ));
    touch("read-only, read", base + PAGE, base, 0);
    touch("read-only, write", base + PAGE + 7, base, 1);
    R(mprotect(base + PAGE, PAGE, PROT_NONE));
    touch("none", base + PAGE, base, 0);
    R(mprotect(base + PAGE, PAGE, PROT_READ | PROT_WRITE));
    touch("writable again", base + PAGE, base, 1);
    R(mprotect(base + 1, PAGE, PROT_READ));
    R(mprotect(base, PAGE, 0x100));
    R(munmap(base + 2 * PAGE, PAGE));
    touch("unmapped", base + 2 * PAGE + 5, base, 0);
    R(mprotect(base + PAGE, 2 * PAGE, PROT_READ));
    R(munmap(base + 2 * PAGE, PAGE));
    R(munmap(base + 1, PAGE));
    R(munmap(base, 0));
    touch("null", (char *) 8, 0, 0);
    touch("non-canonical", (char *) 0x8000000000000000L, 0, 0);

    R(mmap(base + 2 * PAGE, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == base + 2 * PAGE);
    R(mmap(base + 2 * PAGE, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0));
    R(mmap(base + 1, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0));
    R(mmap(NULL, 0, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    R(mmap(NULL, PAGE, PROT_READ, MAP_ANONYMOUS, -1, 0));
    R(mmap(NULL, PAGE, PROT_READ, MAP_PRIVATE, -1, 0));
    R(mmap(NULL, PAGE, PROT_READ, MAP_PRIVATE, 99, 0));
    R(mmap(NULL, 1L << 60, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    CLAIM(mmap(NULL, 1L << 40, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0) != MAP_FAILED);

    R(mprotect(base, 4 * PAGE, PROT_READ | PROT_WRITE));
    memset(base, 'm', 4 * PAGE);
    R(madvise(base, PAGE, MADV_DONTNEED));
    R(base[0]);
    R(base[PAGE]);
    R(madvise(base + 1, PAGE, MADV_DONTNEED));
    R(madvise(base, PAGE, 7777));
    char *moved = mremap(base, 4 * PAGE, 64 * PAGE, MREMAP_MAYMOVE);
    CLAIM(moved != MAP_FAILED);
    R(moved[PAGE]);
    R(moved[63 * PAGE]);
    R(mremap(moved, 64 * PAGE, PAGE, 0) == moved);
    touch("shrunk", moved + PAGE, moved, 0);
    R(mremap(moved, PAGE, 0, MREMAP_MAYMOVE));
    R(mremap(moved + 1, PAGE, PAGE, MREMAP_MAYMOVE));
    unsigned char resident[4];
    R(mincore(moved, PAGE, resident));
    R(mincore(moved, 4 * PAGE, resident));
    R(mlock(moved, PAGE));
    R(munlock(moved, PAGE));

    char *end = sbrk(0);
    CLAIM(sbrk(3 * PAGE) == end);
    end[0] = 5;
    end[3 * PAGE - 1] = 6;
    CLAIM(brk(end) == 0);
    CLAIM(sbrk(0) == end);
    CLAIM(syscall(SYS_brk, 0) == (long) end);

    int fd = open("map", O_RDWR | O_CREAT | O_TRUNC, 0644);
    R(write(fd, "file content", 12));
    char *shared = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    char *private = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    CLAIM(memcmp(shared, "file content\0\0", 14) == 0);
    touch("beyond the file", shared + PAGE, shared, 0);
    shared[0] = 'F';
    R(private[0]);
    private[1] = 'I';
    R(shared[1]);
    char text[20] = "";
    R(pread(fd, text, 12, 0));
    puts(text);
    R(pwrite(fd, "xyz", 3, 5));
    printf("%.12s %.12s\n", shared, private);
    R(msync(shared, PAGE, MS_SYNC));
    R(msync(shared + 1, PAGE, MS_SYNC));
    R(msync(shared, PAGE, MS_SYNC | MS_ASYNC));
    R(ftruncate(fd, 2 * PAGE));
    touch("file has grown", shared + PAGE, shared, 1);
    R(pread(fd, text, 1, PAGE));
    R(text[0]);
    R(ftruncate(fd, 1));
    touch("file has shrunk", shared + PAGE, shared, 0);
    R(mmap(NULL, PAGE, PROT_READ, MAP_PRIVATE, fd, 5));
    R(close(fd));
    R(shared[0]);                                            // the mapping outlives the descriptor
    fd = open("map", O_RDONLY);
    R(mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0));
    CLAIM(mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0) != MAP_FAILED);
    int writer = open("map", O_WRONLY);
    R(mmap(NULL, PAGE, PROT_READ, MAP_PRIVATE, writer, 0));

    char *anonymous = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    anonymous[9] = 1;
    R(anonymous[9]);
    // code: mov $42, %eax; ret
    memcpy(anonymous, "\xb8\x2a\x00\x00\x00\xc3", 6);
    R(mprotect(anonymous, PAGE, PROT_READ | PROT_EXEC));
    R(((int (*)(void)) anonymous)());
    R(mprotect(anonymous, PAGE, PROT_READ));
    expected = 1;
    int signal = sigsetjmp(back, 1);
    if (signal == 0) {
        ((int (*)(void)) anonymous)();
    }
    printf("executing data: SIG%s code %d at base%+ld\n", sigabbrev_np(signal), fault.si_code, (long) ((char *) fault.si_addr - anonymous));
    return 0;
}
