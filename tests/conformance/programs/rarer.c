// SPDX-License-Identifier: Apache-2.0
// Calls that fewer programs make.
#include "conformance.h"
#include <arpa/inet.h>
#include <grp.h>
#include <linux/openat2.h>
#include <poll.h>
#include <sched.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/uio.h>
#include <sys/vfs.h>
#include <sys/xattr.h>

static char buffer[256];

static void timers(void) {
    unsigned long expirations = 0;
    int timer = R(timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC));
    R(timerfd_create(77, 0));
    R(timerfd_create(CLOCK_MONOTONIC, 0x10));
    R(read(timer, &expirations, 8));
    struct itimerspec setting = {{0, 5000000}, {0, 5000000}}, old;
    R(timerfd_settime(timer, 0, &setting, &old));
    R(old.it_value.tv_nsec);
    struct pollfd file = {timer, POLLIN, 0};
    R(poll(&file, 1, 1000));
    R(read(timer, &expirations, 4));
    R(read(timer, &expirations, 8));
    CLAIM(expirations >= 1);
    usleep(20000);
    R(read(timer, &expirations, 8));
    CLAIM(expirations >= 3);
    R(timerfd_gettime(timer, &old));
    R(old.it_interval.tv_nsec);
    setting.it_value.tv_nsec = 1000000000;
    R(timerfd_settime(timer, 0, &setting, NULL));
    setting.it_value.tv_nsec = 0;
    R(timerfd_settime(timer, 0, &setting, NULL));
    R(poll(&file, 1, 10));
    R(write(timer, &expirations, 8));
    R(timerfd_settime(0, 0, &setting, NULL));
    close(timer);
}

static void files(void) {
    int fd = R(open("r", O_RDWR | O_CREAT | O_TRUNC, 0644));
    R(write(fd, "0123456789", 10));
    R(linkat(AT_FDCWD, "r", AT_FDCWD, "r2", 0));
    R(linkat(AT_FDCWD, "r", AT_FDCWD, "r3", 0x8000));
    R(symlinkat("r", AT_FDCWD, "rs"));
    R(readlinkat(AT_FDCWD, "rs", buffer, 10));
    R(linkat(AT_FDCWD, "rs", AT_FDCWD, "rs2", 0));
    R(linkat(AT_FDCWD, "rs", AT_FDCWD, "r4", AT_SYMLINK_FOLLOW));
    struct stat status;
    R(lstat("rs2", &status));
    R(S_ISLNK(status.st_mode));
    R(fstat(fd, &status));
    R(status.st_nlink);
    R(mknod("fifo", S_IFIFO | 0600, 0));
    R(stat("fifo", &status));
    printf("%o\n", status.st_mode);
    R(open("fifo", O_WRONLY | O_NONBLOCK));
    int reader = R(open("fifo", O_RDONLY | O_NONBLOCK));
    int writer = R(open("fifo", O_WRONLY | O_NONBLOCK));
    R(write(writer, "ff", 2));
    R(read(reader, buffer, 10));
    R(read(reader, buffer, 10));
    close(writer);
    R(read(reader, buffer, 10));
    close(reader);
    R(creat("fifo2", 0600));
    int to = R(open("r5", O_RDWR | O_CREAT, 0644));
    R(copy_file_range(fd, &(off64_t) {2}, to, NULL, 5, 0));
    R(lseek(to, 0, SEEK_CUR));
    R(pread(to, buffer, 10, 0));
    printf("%.5s\n", buffer);
    struct iovec part = {buffer, 4};
    R(preadv2(fd, &part, 1, 3, 0));
    printf("%.4s\n", buffer);
    R(pwritev2(fd, &part, 1, -1, 0));
    R(preadv2(fd, &part, 1, 3, 0x4000));
    struct open_how how = {.flags = O_RDONLY};
    R(syscall(SYS_openat2, AT_FDCWD, "r", &how, sizeof how) > 0);
    R(syscall(SYS_openat2, AT_FDCWD, "r", &how, 8));
    how.mode = 0644;
    R(syscall(SYS_openat2, AT_FDCWD, "r", &how, sizeof how));
    R(posix_fadvise(fd, 0, 0, POSIX_FADV_RANDOM));
    R(posix_fadvise(fd, 0, 0, 77));
    R(chown("r", getuid(), getgid()));
    R(chown("nothing", -1, -1));
    R(fchown(fd, -1, -1));
    R(fchownat(AT_FDCWD, "rs", -1, -1, AT_SYMLINK_NOFOLLOW));
    struct statfs system;
    R(fstatfs(fd, &system));
    R(system.f_bsize);
    R(system.f_namelen);
    R(statfs("nothing", &system));
    R(fallocate(fd, 0, 0, 100));
    fstat(fd, &status);
    R(status.st_size);
    R(fallocate(fd, FALLOC_FL_KEEP_SIZE, 0, 10000));
    R(fallocate(fd, 0, -1, 10));
    R(fallocate(fd, 0, 0, 0));
    fstat(fd, &status);
    R(status.st_size);
    close(fd);
    close(to);
}

static void sockets(void) {
    int pair[2];
    R(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair));
    R(write(pair[0], "one", 3));
    R(write(pair[0], "two", 3));
    R(read(pair[1], buffer, 100));
    R(recv(pair[1], buffer, 100, MSG_DONTWAIT));
    R(shutdown(pair[0], SHUT_WR));
    R(read(pair[1], buffer, 100));
    R(write(pair[1], "back", 4));
    R(read(pair[0], buffer, 100));
    close(pair[1]);
    R(send(pair[0], "x", 1, MSG_NOSIGNAL));
    close(pair[0]);
    R(socketpair(AF_INET, SOCK_STREAM, 0, pair));
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    bind(fd, (void *) &address, length);
    getsockname(fd, (void *) &address, &length);
    connect(fd, (void *) &address, length);
    struct iovec parts[2] = {{"first", 5}, {"2nd", 3}};
    struct mmsghdr messages[2] = {{.msg_hdr = {.msg_iov = &parts[0], .msg_iovlen = 1}}, {.msg_hdr = {.msg_iov = &parts[1], .msg_iovlen = 1}}};
    R(sendmmsg(fd, messages, 2, 0));
    R(messages[0].msg_len);
    usleep(1000);
    char a[10], b[10];
    parts[0] = (struct iovec) {a, 10};
    parts[1] = (struct iovec) {b, 10};
    R(recvmmsg(fd, messages, 2, MSG_DONTWAIT, NULL));
    R(messages[0].msg_len);
    R(messages[1].msg_len);
    R(recvmmsg(fd, messages, 2, MSG_DONTWAIT, NULL));
    close(fd);
    int epoll = epoll_create1(0);
    struct epoll_event event;
    R(syscall(SYS_epoll_pwait2, epoll, &event, 1, &(struct timespec) {0, 1000}, NULL, 8));
    R(epoll_pwait(epoll, &event, 1, 0, NULL));
    close(epoll);
}

static void process(void) {
    R(prctl(PR_SET_NAME, "a name that is too long"));
    R(prctl(PR_GET_NAME, buffer));
    puts(buffer);
    R(prctl(PR_GET_DUMPABLE));
    R(prctl(PR_SET_DUMPABLE, 77));
    R(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
    R(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0));
    R(prctl(7777));
    R(personality(0xffffffff));
    CLAIM(sched_getcpu() >= 0);
    R(sched_getscheduler(0));
    R(sched_get_priority_max(SCHED_FIFO));
    R(sched_get_priority_min(SCHED_OTHER));
    R(sched_get_priority_max(77));
    struct sched_param parameters = {77};
    R(sched_getparam(0, &parameters));
    R(parameters.sched_priority);
    R(sched_setscheduler(0, SCHED_OTHER, &parameters));
    R(sched_setscheduler(0, 77, &parameters));
    R(sched_yield());
    R(setpriority(PRIO_PROCESS, 0, 18));
    R(getpriority(PRIO_PROCESS, 0));
    R(setpriority(PRIO_PROCESS, 0, 100));
    R(getpriority(PRIO_PROCESS, 0));
    R(setpriority(3, 0, 1));
    R(getpriority(PRIO_PROCESS, 999999));
    R(mlockall(0));
    R(munlockall());
    unsigned uid, euid, suid;
    R(getresuid(&uid, &euid, &suid));
    CLAIM(uid == getuid() && euid == uid && suid == uid);
    R(setresuid(-1, -1, -1));
    R(setuid(getuid()));
    CLAIM(getpgid(0) == getpgrp());
    CLAIM(syscall(SYS_set_tid_address, NULL) == getpid());
    void *head;
    size_t bytes;
    R(syscall(SYS_get_robust_list, 0, &head, &bytes));
    R(bytes);
    CLAIM(syscall(SYS_membarrier, 0, 0, 0) > 0);
    R(syscall(SYS_membarrier, 7777, 0, 0));
    R(syscall(SYS_arch_prctl, 0x3001, 0));
    siginfo_t info = {.si_code = SI_QUEUE, .si_signo = SIGUSR1};
    signal(SIGUSR1, SIG_IGN);
    R(syscall(SYS_rt_sigqueueinfo, getpid(), SIGUSR1, &info));
    R(tgkill(getpid(), getpid(), 0));
    R(tgkill(getpid(), 0, 0));
    R(syscall(SYS_tkill, 0x3fffffff, 0));
}

int main(void) {
    begin();
    timers();
    files();
    sockets();
    process();
    return 0;
}
