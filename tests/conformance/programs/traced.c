// SPDX-License-Identifier: Apache-2.0
// Calls of many kinds with results that do not depend on the machine, for the comparison with strace. It ends by a signal.
#include "conformance.h"
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/uio.h>

static void handler(int signal) {
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
    syscall(999, 1, 2, 3, 4, 5, 6);
    kill(getpid(), SIGTERM);
}
