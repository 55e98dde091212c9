// SPDX-License-Identifier: Apache-2.0
// Bad pointers, missing calls, what the system says of itself.
#include "conformance.h"
#include <poll.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/utsname.h>

#define BAD ((void *) 0x10)

// The number of a call with arguments, of which one is a bad pointer.
#define FAULT(name, ...) printf("%s: %s\n", #name, syscall(SYS_##name, __VA_ARGS__) == -1 ? strerrorname_np(errno) : "no error")

int main(void) {
    begin();
    int fd = open("e", O_RDWR | O_CREAT | O_TRUNC, 0644);
    if (write(fd, "0123456789", 10) != 10) {
        return 1;
    }
    lseek(fd, 0, SEEK_SET);
    int pipes[2];
    if (pipe(pipes) != 0 || write(pipes[1], "x", 1) != 1) {
        return 1;
    }
    int epoll = epoll_create1(0);
    int tcp = socket(AF_INET, SOCK_STREAM, 0);
    int udp = socket(AF_INET, SOCK_DGRAM, 0);
    FAULT(read, fd, BAD, 5);
    FAULT(write, fd, BAD, 5);
    FAULT(pread64, fd, BAD, 5, 0);
    FAULT(pwrite64, fd, BAD, 5, 0);
    FAULT(readv, fd, BAD, 1);
    FAULT(writev, fd, BAD, 1);
    FAULT(read, pipes[0], BAD, 5);
    FAULT(write, pipes[1], BAD, 5);
    FAULT(open, BAD, O_RDONLY, 0);
    FAULT(openat, AT_FDCWD, BAD, O_RDONLY, 0);
    FAULT(stat, BAD, BAD);
    FAULT(stat, "e", BAD);
    FAULT(fstat, fd, BAD);
    FAULT(lstat, "e", BAD);
    FAULT(newfstatat, AT_FDCWD, "e", BAD, 0);
    FAULT(statx, AT_FDCWD, "e", 0, STATX_SIZE, BAD);
    FAULT(access, BAD, 0);
    FAULT(readlink, BAD, BAD, 5);
    FAULT(rename, BAD, "x");
    FAULT(rename, "e", BAD);
    FAULT(unlink, BAD);
    FAULT(mkdir, BAD, 0755);
    FAULT(rmdir, BAD);
    FAULT(symlink, BAD, "y");
    FAULT(link, BAD, "y");
    FAULT(chmod, BAD, 0644);
    FAULT(chdir, BAD);
    FAULT(truncate, BAD, 1);
    FAULT(getcwd, BAD, 4096);
    FAULT(utimensat, AT_FDCWD, "e", BAD, 0);
    FAULT(getdents64, open(".", O_RDONLY), BAD, 4096);
    FAULT(sendfile, pipes[1], fd, BAD, 5);
    FAULT(pipe, BAD);
    FAULT(pipe2, BAD, 0);
    FAULT(poll, BAD, 1, 0);
    FAULT(ppoll, BAD, 1, BAD, NULL, 8);
    FAULT(select, 5, BAD, NULL, NULL, NULL);
    FAULT(pselect6, 5, NULL, NULL, NULL, BAD, NULL);
    FAULT(epoll_ctl, epoll, EPOLL_CTL_ADD, pipes[0], BAD);
    struct epoll_event event = {.events = EPOLLIN};
    epoll_ctl(epoll, EPOLL_CTL_ADD, pipes[0], &event);
    FAULT(epoll_wait, epoll, BAD, 4, 0);
    FAULT(bind, tcp, BAD, 16);
    FAULT(connect, tcp, BAD, 16);
    FAULT(getsockname, tcp, BAD, BAD);
    FAULT(setsockopt, tcp, SOL_SOCKET, SO_REUSEADDR, BAD, 4);
    FAULT(getsockopt, tcp, SOL_SOCKET, SO_REUSEADDR, BAD, BAD);
    FAULT(sendto, udp, "x", 1, 0, BAD, 16);
    FAULT(sendmsg, udp, BAD, 0);
    FAULT(recvmsg, udp, BAD, MSG_DONTWAIT);
    FAULT(rt_sigaction, SIGUSR1, BAD, NULL, 8);
    FAULT(rt_sigaction, SIGUSR1, NULL, BAD, 8);
    FAULT(rt_sigprocmask, SIG_BLOCK, BAD, NULL, 8);
    FAULT(rt_sigprocmask, SIG_BLOCK, NULL, BAD, 8);
    FAULT(rt_sigpending, BAD, 8);
    FAULT(rt_sigtimedwait, BAD, NULL, NULL, 8);
    FAULT(sigaltstack, BAD, NULL);
    FAULT(sigaltstack, NULL, BAD);
    FAULT(nanosleep, BAD, NULL);
    FAULT(clock_nanosleep, CLOCK_MONOTONIC, 0, BAD, NULL);
    FAULT(clock_gettime, CLOCK_MONOTONIC, BAD);
    FAULT(clock_getres, CLOCK_MONOTONIC, BAD);
    FAULT(gettimeofday, BAD, NULL);
    FAULT(setitimer, 0, BAD, NULL);
    FAULT(getitimer, 0, BAD);
    FAULT(futex, BAD, 0, 0, NULL);
    FAULT(uname, BAD);
    FAULT(sysinfo, BAD);
    FAULT(getrlimit, RLIMIT_NOFILE, BAD);
    FAULT(setrlimit, RLIMIT_NOFILE, BAD);
    FAULT(prlimit64, 0, RLIMIT_NOFILE, NULL, BAD);
    FAULT(getrusage, RUSAGE_SELF, BAD);
    FAULT(times, BAD);
    FAULT(getrandom, BAD, 8, 0);
    FAULT(mincore, (void *) ((long) &fd & -4096), 4096, BAD);
    FAULT(sched_getaffinity, 0, 128, BAD);
    FAULT(sched_setaffinity, 0, 128, BAD);
    FAULT(time, BAD);

    // a buffer of which only the first page is there: what fits is transferred
    char *edge = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    munmap(edge + 4096, 4096);
    R(open(strcpy(edge + 4094, "e"), O_RDONLY) >= 0);
    memset(edge + 4090, 'x', 6);
    FAULT(open, edge + 4090, O_RDONLY);

    R(syscall(453));
    R(syscall(470, 1, 2, 3));
    R(syscall(5000));
    R(syscall(-1));
    R(syscall(SYS_uselib, "e"));
    unsigned char random[64] = {0};
    R(getrandom(random, 64, 0));
    int different = 0;
    for (int i = 1; i < 64; i++) {
        different += random[i] != random[0];
    }
    CLAIM(different > 40);
    R(getrandom(random, 1, GRND_NONBLOCK));
    R(getrandom(random, 0, 0));
    R(getrandom(random, 1, 0x100));
    struct utsname names;
    R(uname(&names));
    puts(names.sysname);
    puts(names.machine);
    struct rlimit limit;
    R(getrlimit(77, &limit));
    R(getrlimit(RLIMIT_NOFILE, &limit));
    limit.rlim_cur = 50;
    R(setrlimit(RLIMIT_NOFILE, &limit));
    R(getrlimit(RLIMIT_NOFILE, &limit));
    R(limit.rlim_cur);
    R(dup2(fd, 50));
    R(dup2(fd, 49));
    R(fcntl(fd, F_DUPFD, 50));
    limit.rlim_cur = limit.rlim_max + 1;
    R(setrlimit(RLIMIT_NOFILE, &limit));
    CLAIM(getuid() == geteuid());
    CLAIM(getgid() == getegid());
    CLAIM(getpid() > 0);
    CLAIM(syscall(SYS_gettid) == getpid());
    CLAIM(getpriority(PRIO_PROCESS, 0) >= -20);
    R(clock_gettime(77, (struct timespec *) random));
    return 0;
}
