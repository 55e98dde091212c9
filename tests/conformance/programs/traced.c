// SPDX-License-Identifier: Apache-2.0
// Calls of many kinds with results that do not depend on the machine, for the comparison with strace. It ends by a signal.
#include "conformance.h"
#include <arpa/inet.h>
#include <linux/capability.h>
#include <linux/openat2.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sched.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/shm.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <termios.h>

static void handler(int signal) {
}

/// Calls of files that came after the first ones.
static void use_files(void) {
    char bytes[200];
    int fd = open("ff", O_RDWR | O_CREAT, 0600);
    struct flock part = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 10, .l_len = 20};
    fcntl(fd, F_SETLK, &part);
    fcntl(fd, F_OFD_SETLK, &part);
    part.l_type = F_RDLCK;
    fcntl(fd, F_GETLK, &part);
    flock(fd, LOCK_EX | LOCK_NB);
    flock(fd, LOCK_UN);
    struct open_how how = {.flags = O_RDONLY | O_CLOEXEC, .resolve = RESOLVE_NO_SYMLINKS};
    close(syscall(SYS_openat2, AT_FDCWD, "ff", &how, sizeof how));
    syscall(SYS_openat2, AT_FDCWD, "nothing", &how, sizeof how);
    int memory = memfd_create("name", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    fcntl(memory, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW);
    fcntl(memory, F_GET_SEALS);
    int ends[2];
    pipe(ends);
    fcntl(ends[0], F_GETPIPE_SZ);
    write(fd, "0123456789", 10);
    loff_t at = 2;
    splice(fd, &at, ends[1], NULL, 4, SPLICE_F_MOVE);
    tee(ends[0], ends[1], 100, SPLICE_F_NONBLOCK);
    struct iovec piece = {"abc", 3};
    vmsplice(ends[1], &piece, 1, SPLICE_F_GIFT);
    at = 3;
    copy_file_range(fd, &at, fd, NULL, 2, 0);
    sync_file_range(fd, 0, 10, SYNC_FILE_RANGE_WRITE);
    int watcher = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    int watch = inotify_add_watch(watcher, ".", IN_CREATE | IN_DELETE | IN_ONLYDIR);
    inotify_rm_watch(watcher, watch);
    fsetxattr(-1, "user.colour", "blue", 4, XATTR_CREATE);
    fgetxattr(-1, "user.nothing", bytes, 100);
    struct statx status;
    statx(fd, "", AT_EMPTY_PATH, STATX_SIZE | STATX_MODE, (void *) 1);
    struct termios terminal;
    struct winsize size;
    tcgetattr(fd, &terminal);
    ioctl(fd, TIOCGWINSZ, &size);
    mount("none", "/nothing", "tmpfs", MS_NOSUID | MS_RDONLY, NULL);
    umount2("/nothing", MNT_DETACH | UMOUNT_NOFOLLOW);
    mknod("pp", S_IFIFO | 0600, 0);
    unlinkat(AT_FDCWD, "pp", 0);
    fchdir(-1);
    unlink("ff");
}

/// Calls of processes, threads, signals, memory.
static void use_others(void) {
    char *const arguments[] = {"nothing", "a b", NULL}, *const environment[] = {"A=1", NULL};
    execve("/nothing", arguments, environment);
    execveat(AT_FDCWD, "nothing", arguments, environment, AT_SYMLINK_NOFOLLOW);
    int status;
    wait4(-1, &status, WNOHANG | WUNTRACED, NULL);
    siginfo_t info;
    waitid(P_ALL, 0, &info, WEXITED | WNOHANG);
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGUSR2);
    close(signalfd(-1, &signals, SFD_NONBLOCK));
    timer_t timer;
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR2, .sigev_value = {.sival_int = 7}};
    timer_create(CLOCK_MONOTONIC, &event, &timer);
    struct itimerspec when = {{0, 0}, {100, 500}};
    timer_settime(timer, TIMER_ABSTIME, &when, NULL);
    timer_getoverrun(timer);
    timer_delete(timer);
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    syscall(SYS_capset, &header, NULL);
    struct sched_param parameter = {0};
    sched_getparam(0, &parameter);
    sched_setscheduler(0, SCHED_OTHER, &parameter);
    sched_get_priority_max(SCHED_RR);
    setpriority(PRIO_PROCESS, 0, 19);
    getpriority(PRIO_PROCESS, 0);
    getpgid(0);
    syscall(SYS_pidfd_open, 1 << 30, 0);
    syscall(SYS_pidfd_send_signal, -1, SIGTERM, NULL, 0);
    shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600);
    shmat(-1, NULL, SHM_RDONLY);
    shmdt((void *) 0x1000);
    shmctl(-1, IPC_RMID, NULL);
    mlock((void *) 0x1000, 4096);
    mlockall(MCL_CURRENT | MCL_ONFAULT);
    munlockall();
    char resident;
    mincore((void *) 0x1000, 4096, (void *) &resident);
    struct sockaddr_un named = {AF_UNIX, "nothing"}, hidden = {AF_UNIX, "\0hidden"};
    int local = socket(AF_UNIX, SOCK_SEQPACKET, 0);
    connect(local, (void *) &named, sizeof named);
    connect(local, (void *) &hidden, sizeof hidden.sun_family + 7);
    close(local);
    prctl(PR_SET_NAME, "name");
    prctl(PR_GET_DUMPABLE);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    struct termios terminal;
    tcgetattr(-1, &terminal);
    syscall(SYS_get_mempolicy, NULL, NULL, 0, NULL, 0);
    syscall(SYS_getdents, -1, &status, 4);
    pkey_mprotect((void *) 0x1001, 4096, PROT_READ, -1);
    sendmmsg(-1, NULL, 0, MSG_NOSIGNAL);
}

int main(void) {
    getppid();
    int fd = open("xx", O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0644);
    write(fd, "hello \"world\"\n\001\0ab\3771", 19);
    write(fd, "0123456789012345678901234567890123456789", 40);
    char bytes[100];
    pread(fd, bytes, 20, 0);
    lseek(fd, 0, SEEK_SET);
    read(fd, bytes, 100);
    struct iovec out[2] = {{"abc", 3}, {"defg", 4}}, in[2] = {{bytes, 3}, {bytes + 10, 90}};
    writev(fd, out, 2);
    lseek(fd, 0, SEEK_END);
    preadv(fd, in, 2, 5);
    struct stat status;
    fstat(fd, &status);
    stat("nothing", &status);
    ftruncate(fd, 100);
    rename("xx", "yy");
    unlink("yy");
    access("nothing", R_OK | W_OK);
    mkdir("dd", 0755);
    rmdir("dd");
    umask(027);
    fcntl(fd, F_GETFL);
    fcntl(fd, F_SETFL, O_RDWR | O_NONBLOCK);
    fcntl(fd, F_GETFD);
    fcntl(fd, F_SETFD, FD_CLOEXEC);
    fcntl(fd, F_DUPFD_CLOEXEC, 10);
    dup2(fd, 20);
    close(20);
    close(20);
    int ends[2];
    pipe2(ends, O_CLOEXEC | O_NONBLOCK);
    struct pollfd files[2] = {{ends[0], POLLIN, 0}, {ends[1], POLLOUT | POLLIN, 0}};
    poll(files, 2, 100);
    poll(files, 1, 1);
    fd_set set;
    FD_ZERO(&set);
    FD_SET(ends[1], &set);
    select(ends[1] + 1, NULL, &set, NULL, NULL);
    read(ends[0], bytes, 10);
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event event = {EPOLLIN | EPOLLET | EPOLLRDHUP, {.fd = ends[0]}}, events[4];
    epoll_ctl(epoll, EPOLL_CTL_ADD, ends[0], &event);
    write(ends[1], "x", 1);
    epoll_wait(epoll, events, 4, 100);
    epoll_wait(epoll, events, 4, 1);
    epoll_ctl(epoll, EPOLL_CTL_DEL, ends[0], NULL);
    close(eventfd(3, EFD_NONBLOCK | EFD_CLOEXEC));
    int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), one = 1;
    setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    setsockopt(server, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    struct sockaddr_in address = {AF_INET, 0, {htonl(INADDR_LOOPBACK)}};
    socklen_t length = sizeof address;
    bind(server, (void *) &address, length);
    listen(server, 128);
    getsockname(server, (void *) &address, &length);
    int client = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
    connect(client, (void *) &address, length);
    int accepted = accept4(server, (void *) &address, &length, SOCK_NONBLOCK);
    getpeername(client, (void *) &address, &length);
    send(client, "hi", 2, MSG_NOSIGNAL);
    poll(&(struct pollfd) {accepted, POLLIN}, 1, -1);
    recv(accepted, bytes, 100, 0);
    recvfrom(accepted, bytes, 100, MSG_DONTWAIT | MSG_PEEK, NULL, NULL);
    struct iovec part = {"yo", 2};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    sendmsg(client, &message, 0);
    getsockopt(server, SOL_SOCKET, SO_ERROR, &one, (socklen_t[]) {4});
    shutdown(client, SHUT_WR);
    void *memory = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    mprotect(memory, 4096, PROT_NONE);
    madvise(memory, 4096, MADV_DONTNEED);
    munmap(memory, 8192);
    mmap(NULL, 0, PROT_READ, MAP_SHARED, fd, 0x2000);
    struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
    sigaddset(&action.sa_mask, SIGINT);
    sigaction(SIGUSR1, &action, NULL);
    sigaction(SIGUSR1, NULL, &action);
    kill(getpid(), SIGUSR1);
    sigset_t signals;
    sigfillset(&signals);
    sigprocmask(SIG_BLOCK, &signals, NULL);
    sigemptyset(&signals);
    sigaddset(&signals, SIGHUP);
    sigaddset(&signals, SIGUSR2);
    sigprocmask(SIG_SETMASK, &signals, &signals);
    kill(getpid(), SIGHUP);
    sigset_t pending;
    sigpending(&pending);
    siginfo_t info;
    sigwaitinfo(&signals, &info);
    struct timespec moment = {0, 1000};
    sigtimedwait(&signals, &info, &moment);
    struct itimerval timer = {{0, 0}, {1, 500}};
    setitimer(ITIMER_REAL, &timer, NULL);
    alarm(0);
    nanosleep(&moment, NULL);
    getrlimit(77, (void *) &timer);
    use_files();
    use_others();
    syscall(999, 1, 2, 3, 4, 5, 6);
    kill(getpid(), SIGTERM);
}
