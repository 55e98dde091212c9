// SPDX-License-Identifier: Apache-2.0
// Urgent data of TCP: MSG_OOB, SO_OOBINLINE, SIOCATMARK, POLLPRI and SIGURG. tcp(7), socket(7), sockatmark(3), RFC 6093.
// Needs options.
#include "../cases.h"
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <sys/socket.h>

static int a, b;                                     // a sends, b receives

static void make(int family) {
    struct sockaddr_in6 name6 = {AF_INET6, 0, 0, IN6ADDR_LOOPBACK_INIT};
    struct sockaddr_in name4 = {AF_INET, 0, {htonl(INADDR_LOOPBACK)}};
    struct sockaddr *name = family == AF_INET ? (struct sockaddr *) &name4 : (struct sockaddr *) &name6;
    socklen_t length = family == AF_INET ? sizeof name4 : sizeof name6;
    int listener = socket(family, SOCK_STREAM, 0);
    bind(listener, name, length);
    listen(listener, 1);
    getsockname(listener, name, &length);
    a = socket(family, SOCK_STREAM, 0);
    connect(a, name, length);
    b = accept(listener, NULL, NULL);
    close(listener);
}

static void end(void) {
    close(a);
    close(b);
}

// Waits until so many bytes, or the mark, can be read.
static void settle(void) {
    usleep(20000);
}

static void show(const char *what, int fd) {
    int mark = -1, count = -1;
    ioctl(fd, SIOCATMARK, &mark);
    ioctl(fd, FIONREAD, &count);
    struct pollfd p = {fd, POLLIN | POLLPRI | POLLRDNORM | POLLRDBAND, 0};
    int ready = poll(&p, 1, 0);
    printf("%s: mark %d count %d poll %d %#x\n", what, mark, count, ready, p.revents);
}

static void get(const char *what, int fd, size_t room, int flags) {
    char place[64] = {0};
    ssize_t n = recv(fd, place, room, flags | MSG_DONTWAIT);
    printf("%s: %zd %s \"%s\"\n", what, n, n < 0 ? strerrorname_np(errno) : "", place);
}

static void out_of_band(int family) {
    make(family);
    show("nothing", b);
    get("none", b, 10, MSG_OOB);
    R(send(a, "abc", 3, 0));
    R(send(a, "d", 1, MSG_OOB));
    R(send(a, "ef", 2, 0));
    settle();
    show("sent", b);
    get("peek", b, 10, MSG_PEEK | MSG_OOB);
    get("before", b, 10, 0);
    show("at the mark", b);
    get("urgent", b, 10, MSG_OOB);
    show("urgent was read", b);
    get("urgent again", b, 10, MSG_OOB);
    get("behind", b, 10, 0);
    show("behind", b);
    get("urgent behind", b, 10, MSG_OOB);
    get("nothing left", b, 10, 0);
    end();
}

CASE(over_ipv4) { out_of_band(AF_INET); }

CASE(over_ipv6) { out_of_band(AF_INET6); }

CASE(read_past_the_mark_loses_it) {
    make(AF_INET);
    send(a, "abcX", 4, MSG_OOB);
    send(a, "def", 3, 0);
    settle();
    get("before", b, 10, 0);
    get("behind", b, 10, 0);
    get("urgent", b, 10, MSG_OOB);
    show("all", b);
    end();
}

CASE(only_the_urgent_byte) {
    make(AF_INET);
    send(a, "X", 1, MSG_OOB);
    settle();
    show("alone", b);
    get("reads nothing", b, 10, 0);
    show("after that", b);
    get("urgent", b, 10, MSG_OOB);
    send(a, "Y", 1, MSG_OOB);
    settle();
    show("another", b);
    get("urgent", b, 10, MSG_OOB);
    show("read", b);
    get("reads nothing", b, 10, 0);
    show("passed", b);
    end();
}

CASE(in_line) {
    make(AF_INET);
    int on = 1;
    setsockopt(b, SOL_SOCKET, SO_OOBINLINE, &on, sizeof on);
    send(a, "abcX", 4, MSG_OOB);
    send(a, "def", 3, 0);
    settle();
    show("sent", b);
    get("urgent", b, 10, MSG_OOB);
    get("before", b, 10, 0);
    show("at the mark", b);
    get("with it", b, 10, 0);
    show("behind", b);
    end();
}

CASE(in_line_changed_afterwards) {
    make(AF_INET);
    int on = 1, off = 0;
    send(a, "aXb", 2, MSG_OOB);
    send(a, "b", 1, 0);
    settle();
    setsockopt(b, SOL_SOCKET, SO_OOBINLINE, &on, sizeof on);
    show("in line", b);
    get("urgent", b, 10, MSG_OOB);
    setsockopt(b, SOL_SOCKET, SO_OOBINLINE, &off, sizeof off);
    show("out of band", b);
    get("urgent", b, 10, MSG_OOB);
    setsockopt(b, SOL_SOCKET, SO_OOBINLINE, &on, sizeof on);
    get("before", b, 10, 0);
    get("with it", b, 10, 0);
    end();
}

CASE(the_newer_of_two) {
    make(AF_INET);
    send(a, "aX", 2, MSG_OOB);
    send(a, "bY", 2, MSG_OOB);
    send(a, "c", 1, 0);
    settle();
    show("both", b);
    get("urgent", b, 10, MSG_OOB);
    get("before", b, 10, 0);
    get("behind", b, 10, 0);
    end();
    make(AF_INET);
    send(a, "X", 1, MSG_OOB);
    settle();
    send(a, "Y", 1, MSG_OOB);
    settle();
    show("one after the other", b);
    get("urgent", b, 10, MSG_OOB);
    get("the first", b, 10, 0);
    end();
}

CASE(peeking) {
    make(AF_INET);
    send(a, "abX", 3, MSG_OOB);
    send(a, "cd", 2, 0);
    settle();
    get("before", b, 10, MSG_PEEK);
    get("a part", b, 1, 0);
    get("the rest", b, 10, MSG_PEEK);
    get("the rest", b, 10, 0);
    get("behind", b, 10, MSG_PEEK);
    show("peeked", b);
    get("urgent", b, 10, MSG_OOB);
    get("behind", b, 10, 0);
    end();
}

CASE(waiting_for_all) {
    make(AF_INET);
    send(a, "abX", 3, MSG_OOB);
    send(a, "cdefg", 5, 0);
    settle();
    char place[16] = {0};
    R(recv(b, place, 7, MSG_WAITALL | MSG_PEEK));
    R(recv(b, place, 7, MSG_WAITALL));
    printf("%s\n", place);
    R(recv(b, place, 5, MSG_WAITALL));
    printf("%s\n", place);
    end();
}

CASE(flags_of_messages) {
    make(AF_INET);
    send(a, "X", 1, MSG_OOB);
    settle();
    char x = 0, y = 0;
    struct iovec pieces[] = {{&x, 1}, {&y, 1}};
    struct msghdr message = {.msg_iov = pieces, .msg_iovlen = 2};
    R(recvmsg(b, &message, MSG_OOB | MSG_PEEK));
    printf("%#x %c\n", message.msg_flags, x);
    R(recvmsg(b, &message, MSG_OOB));
    printf("%#x %c\n", message.msg_flags, x);
    R(recvmsg(b, &message, MSG_OOB));
    send(a, "Z", 1, MSG_OOB);
    settle();
    R(recv(b, &x, 0, MSG_OOB));
    R(recv(b, &x, 1, MSG_OOB));
    R(recv(b, (char *) 8, 1, MSG_OOB));
    end();
}

CASE(unconnected) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    get("new", fd, 10, MSG_OOB);
    int mark = -1;
    R(ioctl(fd, SIOCATMARK, &mark));
    R(mark);
    R(listen(fd, 1));
    get("listening", fd, 10, MSG_OOB);
    R(ioctl(fd, SIOCATMARK, &mark));
    R(mark);
    R(ioctl(fd, SIOCATMARK, (int *) 8));
    R(send(fd, "x", 1, MSG_OOB | MSG_NOSIGNAL));
    close(fd);
    fd = socket(AF_INET, SOCK_DGRAM, 0);
    R(ioctl(fd, SIOCATMARK, &mark));
    close(fd);
}

CASE(the_end_behind_it) {
    make(AF_INET);
    send(a, "abX", 3, MSG_OOB);
    shutdown(a, SHUT_WR);
    settle();
    show("ended", b);
    get("before", b, 10, 0);
    show("at the mark", b);
    get("end", b, 10, 0);
    get("urgent", b, 10, MSG_OOB);
    end();
    make(AF_INET);
    send(a, "X", 1, MSG_OOB);
    close(a);
    settle();
    get("urgent", b, 10, MSG_OOB);
    get("end", b, 10, 0);
    show("end", b);
    close(b);
}

CASE(select_and_epoll) {
    make(AF_INET);
    int e = epoll_create1(0);
    struct epoll_event event = {EPOLLPRI | EPOLLET, {0}};
    epoll_ctl(e, EPOLL_CTL_ADD, b, &event);
    R(epoll_wait(e, &event, 1, 0));
    send(a, "a", 1, 0);
    settle();
    R(epoll_wait(e, &event, 1, 0));
    send(a, "X", 1, MSG_OOB);
    R(epoll_wait(e, &event, 1, 1000));
    printf("%#x\n", event.events);
    R(epoll_wait(e, &event, 1, 0));
    fd_set in, except;
    FD_ZERO(&in);
    FD_ZERO(&except);
    FD_SET(b, &in);
    FD_SET(b, &except);
    struct timeval time = {1, 0};
    R(select(b + 1, &in, NULL, &except, &time));
    R(FD_ISSET(b, &in));
    R(FD_ISSET(b, &except));
    get("urgent", b, 1, MSG_OOB);
    FD_SET(b, &except);
    time = (struct timeval) {0, 0};
    R(select(b + 1, NULL, NULL, &except, &time));
    close(e);
    end();
}

static volatile int urgent_count;

static void urgent(int number) {
    urgent_count++;
}

CASE(signal_of_the_owner) {
    make(AF_INET);
    signal(SIGURG, urgent);
    send(a, "X", 1, MSG_OOB);
    settle();
    R(urgent_count);
    R(fcntl(b, F_SETOWN, getpid()));
    send(a, "a", 1, 0);
    settle();
    R(urgent_count);
    send(a, "Y", 1, MSG_OOB);
    settle();
    R(urgent_count);
    get("urgent", b, 1, MSG_OOB);
    fcntl(b, F_SETOWN, 0);
    send(a, "Z", 1, MSG_OOB);
    settle();
    R(urgent_count);
    int pid = getpid();
    ioctl(b, FIOSETOWN, &pid);
    send(a, "Z", 1, MSG_OOB);
    settle();
    R(urgent_count);
    signal(SIGURG, SIG_DFL);
    end();
}

CASE(accepted_sockets_inherit_the_option) {
    int listener = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    struct sockaddr_in name = {AF_INET, 0, {htonl(INADDR_LOOPBACK)}};
    socklen_t length = sizeof name;
    bind(listener, (struct sockaddr *) &name, length);
    listen(listener, 1);
    setsockopt(listener, SOL_SOCKET, SO_OOBINLINE, &on, sizeof on);
    getsockname(listener, (struct sockaddr *) &name, &length);
    a = socket(AF_INET, SOCK_STREAM, 0);
    connect(a, (struct sockaddr *) &name, length);
    b = accept(listener, NULL, NULL);
    close(listener);
    on = 0;
    R(getsockopt(b, SOL_SOCKET, SO_OOBINLINE, &on, &length));
    R(on);
    send(a, "X", 1, MSG_OOB);
    settle();
    show("in line", b);
    get("urgent", b, 1, MSG_OOB);
    get("urgent", b, 1, 0);
    end();
}

CASE(a_large_one) {
    make(AF_INET);
    static char bytes[100000];
    memset(bytes, 'a', sizeof bytes);
    bytes[sizeof bytes - 1] = 'X';
    R(send(a, bytes, sizeof bytes, MSG_OOB));
    long total = 0;
    ssize_t n;
    char place[4096];
    int mark = 0;
    while (!mark && (n = recv(b, place, sizeof place, 0)) > 0) {
        total += n;
        ioctl(b, SIOCATMARK, &mark);
    }
    R(total);
    settle();
    get("urgent", b, 1, MSG_OOB);
    R(send(a, "b", 1, 0));
    settle();
    get("behind", b, 10, 0);
    end();
}

// What waits with TCP_CORK or for Nagle's algorithm goes out with an urgent byte.
CASE(urgent_data_is_not_held_back) {
    make(AF_INET);
    int on = 1;
    setsockopt(a, IPPROTO_TCP, TCP_CORK, &on, sizeof on);
    send(a, "abc", 3, 0);
    send(a, "X", 1, MSG_OOB);
    settle();
    show("corked", b);
    end();
}

CASE(queues) {
    make(AF_INET);
    int value = -1;
    R(ioctl(a, TIOCOUTQ, &value));
    R(value);
    value = -1;
    R(ioctl(a, 0x894B, &value));                     // SIOCOUTQNSD
    R(value);
    send(a, "abc", 3, 0);
    settle();
    ioctl(a, TIOCOUTQ, &value);
    R(value);
    int on = 1;
    setsockopt(a, IPPROTO_TCP, TCP_CORK, &on, sizeof on);
    send(a, "defg", 4, 0);
    ioctl(a, TIOCOUTQ, &value);
    R(value);
    ioctl(a, 0x894B, &value);
    R(value);
    on = 0;
    setsockopt(a, IPPROTO_TCP, TCP_CORK, &on, sizeof on);
    settle();
    ioctl(a, 0x894B, &value);
    R(value);
    shutdown(a, SHUT_WR);
    usleep(100000);
    R(ioctl(a, TIOCOUTQ, &value));
    R(value);
    close(b);
    close(a);
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    R(ioctl(fd, TIOCOUTQ, &value));
    R(value);
    R(ioctl(fd, 0x894B, &value));
    R(listen(fd, 1));
    R(ioctl(fd, TIOCOUTQ, &value));
    R(ioctl(fd, 0x894B, &value));
    R(ioctl(fd, FIONREAD, &value));
    close(fd);
}
