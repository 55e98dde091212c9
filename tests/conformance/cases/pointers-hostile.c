// SPDX-License-Identifier: Apache-2.0
// Pointers that a program must not have: every call answers EFAULT, and nothing else happens.
#include "../cases.h"
#include <poll.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <pthread.h>

#define PAGE 4096L

static const long bad[] = {0, 8, 0x7ffffffff000, 0x800000000000, 0x8000000000000000, 0xffff800000000000, 0xffffffff80000000, -4096, -8, -1};
enum { BAD = sizeof bad / sizeof *bad };

static char *readable;       // one page, with nothing behind it
static char *writable;       // one page, with nothing behind it
static char *none;           // one page that may not be touched

static void prepare(void) {
    char *at = mmap(NULL, 7 * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    readable = at + PAGE;
    writable = at + 3 * PAGE;
    none = at + 5 * PAGE;
    mprotect(readable, PAGE, PROT_READ);
    mprotect(writable, PAGE, PROT_READ | PROT_WRITE);
    munmap(at, PAGE);
    munmap(at + 2 * PAGE, PAGE);
    munmap(at + 4 * PAGE, PAGE);
}

// The errors of a call with each bad pointer in one place, equal ones once.
#define EACH(what, call) do { \
    printf("%s:", what); \
    for (int i_ = 0; i_ < BAD; i_++) { \
        long p = bad[i_]; \
        errno = 0; \
        long r_ = (call); \
        printf(" %s", r_ == -1 ? strerrorname_np(errno) : r_ == 0 ? "0" : "some"); \
    } \
    puts(""); \
} while (0)

static int file(void) {
    int fd = open("f", O_RDWR | O_CREAT | O_TRUNC, 0644);
    write(fd, "0123456789", 10);
    lseek(fd, 0, SEEK_SET);
    return fd;
}

CASE(read_into_bad_pointers) { int fd = file(); EACH("read", syscall(SYS_read, fd, p, 5)); EACH("pread", syscall(SYS_pread64, fd, p, 5, 0)); R(lseek(fd, 0, SEEK_CUR)); }
CASE(write_from_bad_pointers) { int fd = file(); EACH("write", syscall(SYS_write, fd, p, 5)); EACH("pwrite", syscall(SYS_pwrite64, fd, p, 5, 0)); R(lseek(fd, 0, SEEK_CUR)); }
CASE(no_bytes_need_no_pointer) {
    int fd = file();
    R(syscall(SYS_read, fd, 8, 0));
    R(syscall(SYS_write, fd, 8, 0));
}
CASE(paths_that_are_no_pointers) {
    EACH("open", syscall(SYS_open, p, O_RDONLY));
    EACH("stat", syscall(SYS_stat, p, writable));
    EACH("mkdir", syscall(SYS_mkdir, p, 0700));
    EACH("unlink", syscall(SYS_unlink, p));
    EACH("rename", syscall(SYS_rename, p, "x"));
    EACH("rename to", (close(file()), syscall(SYS_rename, "f", p)));
    EACH("chdir", syscall(SYS_chdir, p));
    EACH("readlink", syscall(SYS_readlink, p, writable, 10));
    EACH("truncate", syscall(SYS_truncate, p, 0));
    EACH("symlink", syscall(SYS_symlink, p, "y"));
    EACH("access", syscall(SYS_access, p, 0));
    EACH("statfs", syscall(SYS_statfs, p, writable));
    EACH("chmod", syscall(SYS_chmod, p, 0));
}
CASE(paths_that_end_at_nothing) {
    prepare();
    strcpy(writable + PAGE - 4, "abc");
    R(open(writable + PAGE - 4, O_RDONLY));
    memset(writable + PAGE - 3, 'x', 3);
    R(open(writable + PAGE - 3, O_RDONLY));
    R(open(none, O_RDONLY));
    R(mkdir(writable + PAGE - 1, 0700));
}
CASE(results_into_bad_pointers) {
    close(file());
    EACH("stat", syscall(SYS_stat, "f", p));
    EACH("fstat", syscall(SYS_fstat, 1, p));
    EACH("newfstatat", syscall(SYS_newfstatat, AT_FDCWD, "f", p, 0));
    EACH("statx", syscall(SYS_statx, AT_FDCWD, "f", 0, 0x7ff, p));
    EACH("uname", syscall(SYS_uname, p));
    EACH("sysinfo", syscall(SYS_sysinfo, p));
    EACH("getrusage", syscall(SYS_getrusage, 0, p));
    EACH("clock_gettime", syscall(SYS_clock_gettime, CLOCK_MONOTONIC, p));
    EACH("getcwd", syscall(SYS_getcwd, p, 100));
    EACH("pipe", syscall(SYS_pipe, p));
    EACH("pipe2", syscall(SYS_pipe2, p, 0));
    EACH("socketpair", syscall(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, p));
    EACH("getrandom", syscall(SYS_getrandom, p, 10, 0));
    EACH("fstatfs", syscall(SYS_fstatfs, 1, p));
    EACH("getitimer", syscall(SYS_getitimer, 0, p));
}
CASE(results_that_may_be_left_out) {
    EACH("gettimeofday", syscall(SYS_gettimeofday, p, 0));
    EACH("time", syscall(SYS_time, p) == -1 ? -1 : 0);
    EACH("times", syscall(SYS_times, p) == -1 ? -1 : 0);
    EACH("prlimit", syscall(SYS_prlimit64, 0, 7, 0, p));
    EACH("prlimit new", syscall(SYS_prlimit64, 0, 7, p, 0));
    EACH("sigaction new", syscall(SYS_rt_sigaction, SIGUSR1, p, 0, 8));
    EACH("sigaction old", syscall(SYS_rt_sigaction, SIGUSR1, 0, p, 8));
    EACH("sigprocmask", syscall(SYS_rt_sigprocmask, 0, p, 0, 8));
    EACH("sigaltstack", syscall(SYS_sigaltstack, 0, p));
}
CASE(results_into_what_may_only_be_read) {
    prepare();
    int fd = file();
    R(read(fd, readable, 5));
    R(fstat(fd, (void *) readable));
    R(pread(fd, none, 5, 0));
    R(syscall(SYS_uname, readable));
    R(syscall(SYS_pipe, readable));
    R(syscall(SYS_read, fd, &file, 5));                      // code
}
CASE(results_across_the_end_of_a_page) {
    prepare();
    int fd = file();
    R(fstat(fd, (void *) (writable + PAGE - 100)));
    R(syscall(SYS_uname, writable + PAGE - 100));
    R(syscall(SYS_clock_gettime, CLOCK_MONOTONIC, writable + PAGE - 8));
    R(syscall(SYS_clock_gettime, CLOCK_MONOTONIC, writable + PAGE - 16));
    R(syscall(SYS_pipe, writable + PAGE - 4));
    R(syscall(SYS_pipe, writable + PAGE - 8) == 0);
}
CASE(huge_lengths) {
    prepare();
    int fd = file();
    R(syscall(SYS_write, fd, 0xffff800000000000, 1L << 62));
    R(syscall(SYS_getrandom, 0x7fffffffe000, 1L << 40, 0));
    R(syscall(SYS_sendto, fd, 8, -1, 0, 0, 0));
    R(syscall(SYS_getcwd, writable, -1) > 0);
}
CASE(vectors) {
    prepare();
    int fd = file();
    EACH("readv", syscall(SYS_readv, fd, p, 2));
    EACH("writev", syscall(SYS_writev, fd, p, 2));
    struct iovec parts[3] = {{writable, 3}, {(void *) 8, 3}, {writable, 2}};
    R(lseek(fd, 0, SEEK_SET));
    R(readv(fd, parts + 1, 1));
    parts[0].iov_len = -1;
    R(readv(fd, parts, 1));
    R(readv(fd, parts, -1));
    R(readv(fd, parts, 1025));
    R(readv(fd, parts, 0));
    memcpy(writable + PAGE - 16, parts + 2, 16);
    R(writev(fd, (void *) (writable + PAGE - 16), 2));
}
CASE(times_and_sets) {
    EACH("nanosleep", syscall(SYS_nanosleep, p, 0));
    EACH("clock_nanosleep", syscall(SYS_clock_nanosleep, 0, 0, p, 0));
    EACH("poll", syscall(SYS_poll, p, 1, 0));
    EACH("utimensat", (close(file()), syscall(SYS_utimensat, AT_FDCWD, "f", p, 0)));
    EACH("setitimer", syscall(SYS_setitimer, ITIMER_VIRTUAL, p, 0));
    EACH("rt_sigtimedwait", syscall(SYS_rt_sigtimedwait, p, 0, 0, 8));
}
CASE(epoll_and_sockets) {
    int epoll = epoll_create1(0), ends[2];
    socketpair(AF_UNIX, SOCK_STREAM, 0, ends);
    EACH("epoll_ctl", syscall(SYS_epoll_ctl, epoll, EPOLL_CTL_ADD, ends[0], p));
    struct epoll_event event = {EPOLLOUT};
    epoll_ctl(epoll, EPOLL_CTL_ADD, ends[1], &event);
    EACH("epoll_wait", syscall(SYS_epoll_wait, epoll, p, 1, 0));
    EACH("sendmsg", syscall(SYS_sendmsg, ends[0], p, 0));
    EACH("recvmsg", syscall(SYS_recvmsg, ends[0], p, MSG_DONTWAIT));
    EACH("send", syscall(SYS_sendto, ends[0], p, 5, 0, 0, 0));
    EACH("getsockopt", syscall(SYS_getsockopt, ends[0], SOL_SOCKET, SO_TYPE, p, p));
}
CASE(futexes) {
    EACH("wait", syscall(SYS_futex, p, 0, 0, 0, 0, 0));
    EACH("wake", syscall(SYS_futex, p, 1, 1, 0, 0, 0));
    static int word;
    EACH("timeout", syscall(SYS_futex, &word, 0, 1, p, 0, 0));
}
CASE(directories) {
    mkdir("d", 0700);
    int fd = open("d", O_RDONLY | O_DIRECTORY);
    EACH("getdents64", syscall(SYS_getdents64, fd, p, 1000));
    lseek(fd, 0, SEEK_SET);
    char few[8];
    R(syscall(SYS_getdents64, fd, few, 8));
}
CASE(descriptors_moved_by_pointer) {
    int in = file(), out = open("g", O_RDWR | O_CREAT, 0600);
    EACH("sendfile", syscall(SYS_sendfile, out, in, p, 5));
    EACH("copy_file_range", syscall(SYS_copy_file_range, in, p, out, 0, 5, 0));
}
static char *volatile page;
static volatile int stop;
static void *unmap_and_map(void *unused) {
    while (!stop) {
        munmap(page, PAGE);
        mmap(page, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    }
    return NULL;
}
CASE(a_buffer_that_another_thread_unmaps) {
    page = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    int fd = file();
    pthread_t thread;
    pthread_create(&thread, NULL, unmap_and_map, NULL);
    int others = 0;
    for (int i = 0; i < 20000; i++) {
        long result = pread(fd, page, 10, 0);
        others += result != 10 && (result != -1 || errno != EFAULT);
    }
    stop = 1;
    pthread_join(thread, NULL);
    R(others);
}

CASE(beyond_the_end_of_a_mapped_file) {
    int fd = open("mapped", O_CREAT | O_RDWR | O_TRUNC, 0644), p[2];
    ftruncate(fd, PAGE + 10);
    char *shared = mmap(NULL, 3 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0), *private = mmap(NULL, 3 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    pipe(p);
    for (int i = 0; i < 2; i++) {
        char *at = i ? private : shared;
        R(write(p[1], at + 2 * PAGE - 4, 4));
        R(read(p[0], at + PAGE, 4));
        R(write(p[1], at + 2 * PAGE, 4));
        R(write(p[1], "abcd", 4));
        R(read(p[0], at + 2 * PAGE, 4));
        R(read(p[0], at, 4));
        R(open(at + 2 * PAGE, 0));
        R(syscall(SYS_clock_gettime, CLOCK_MONOTONIC, at + 2 * PAGE - 8));
        R(mprotect(at + 2 * PAGE, PAGE, PROT_READ));
        R(madvise(at + 2 * PAGE, PAGE, MADV_NORMAL));
        R(msync(at, 3 * PAGE, MS_SYNC));
    }
    ftruncate(fd, 2 * PAGE + 1);
    R(write(p[1], shared + 2 * PAGE, 4));
    ftruncate(fd, 0);
    R(write(p[1], shared, 4));
    R(write(p[1], private, 4));
}
