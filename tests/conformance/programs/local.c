// SPDX-License-Identifier: Apache-2.0
// Pairs of local stream sockets: socketpair(2), unix(7).
#include "conformance.h"
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>

static int a, b;

static void pair(int flags) {
    int both[2];
    close(a);
    close(b);
    R(socketpair(AF_UNIX, SOCK_STREAM | flags, 0, both));
    a = both[0];
    b = both[1];
}

// Prints what poll(2) tells at once.
static void ready(const char *name, int fd) {
    struct pollfd one = {fd, POLLIN | POLLOUT | POLLRDHUP, 0};
    poll(&one, 1, 0);
    printf("%s:%s%s%s%s%s\n", name, one.revents & POLLIN ? " IN" : "", one.revents & POLLOUT ? " OUT" : "",
           one.revents & POLLRDHUP ? " RDHUP" : "", one.revents & POLLHUP ? " HUP" : "", one.revents & POLLERR ? " ERR" : "");
}

static long option(int fd, int name) {
    int value = -1;
    socklen_t length = sizeof value;
    return getsockopt(fd, SOL_SOCKET, name, &value, &length) == 0 ? value : -1;
}

int main(void) {
    begin();
    signal(SIGPIPE, SIG_IGN);
    char text[64] = "";
    int both[2];
    a = b = -1;

    R(socketpair(AF_INET, SOCK_STREAM, 0, both));
    R(socketpair(AF_UNIX, SOCK_STREAM, 99, both));
    R(socketpair(AF_UNIX, SOCK_STREAM | 0x100, 0, both));
    R(syscall(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, 0x10));

    pair(SOCK_CLOEXEC | SOCK_NONBLOCK);
    R(fcntl(a, F_GETFD));
    R((fcntl(b, F_GETFL) & O_NONBLOCK) != 0);
    struct stat status;
    R(fstat(a, &status));
    CLAIM(S_ISSOCK(status.st_mode));
    R(option(a, SO_TYPE));
    R(option(a, SO_DOMAIN));
    R(option(a, SO_PROTOCOL));
    R(option(a, SO_ACCEPTCONN));
    R(option(a, SO_ERROR));
    struct sockaddr_un name = {0};
    socklen_t length = sizeof name;
    R(getsockname(a, (struct sockaddr *) &name, &length));
    printf("%d %d\n", name.sun_family, length);
    length = sizeof name;
    R(getpeername(a, (struct sockaddr *) &name, &length));
    printf("%d %d\n", name.sun_family, length);
    R(lseek(a, 0, SEEK_SET));
    R(listen(a, 1));
    R(accept(a, NULL, NULL));

    // bytes
    ready("a", a);
    R(read(a, text, 1));
    R(write(a, "hello ", 6));
    R(send(a, "world", 5, 0));
    int waiting = 0;
    R(ioctl(b, FIONREAD, &waiting));
    printf("%d\n", waiting);
    ready("b", b);
    R(recv(b, text, 5, MSG_PEEK));
    printf("%.5s\n", text);
    R(read(b, text, 8));
    printf("%.8s\n", text);
    R(recv(b, text, 60, MSG_DONTWAIT));
    printf("%.3s\n", text);
    R(recv(b, text, 60, 0));
    R(write(a, "", 0));
    struct iovec pieces[2] = {{"one", 3}, {"two", 3}};
    struct msghdr message = {.msg_iov = pieces, .msg_iovlen = 2};
    R(sendmsg(b, &message, 0));
    struct iovec into[2] = {{text, 2}, {text + 10, 10}};
    message.msg_iov = into;
    R(recvmsg(a, &message, 0));
    printf("%.2s %.4s %d\n", text, text + 10, message.msg_flags);

    // full
    static char page[4096];
    long sent = 0;
    while (write(a, page, sizeof page) > 0) {
        sent++;
    }
    R(write(a, page, 1));
    CLAIM(sent > 20);
    ready("full a", a);
    long received = 0;
    for (long count; (count = read(b, page, sizeof page)) > 0; received += count) {}
    CLAIM(received >= sent * 4096);
    ready("drained a", a);

    // ends
    R(write(a, "rest", 4));
    R(shutdown(a, SHUT_WR));
    R(write(a, "x", 1));
    R(send(a, "x", 1, MSG_NOSIGNAL));
    ready("a", a);
    ready("b", b);
    R(read(b, text, 60));
    R(read(b, text, 60));
    R(write(b, "still", 5));
    R(read(a, text, 60));
    R(shutdown(b, SHUT_WR));
    ready("a", a);
    ready("b", b);
    R(shutdown(b, 9));

    pair(SOCK_NONBLOCK);
    R(shutdown(a, SHUT_RD));
    R(write(b, "x", 1));
    R(read(a, text, 1));
    ready("a", a);
    ready("b", b);

    pair(SOCK_NONBLOCK);
    R(write(a, "last", 4));
    R(close(a));
    ready("b", b);
    R(read(b, text, 60));
    R(read(b, text, 60));
    R(write(b, "x", 1));

    pair(SOCK_NONBLOCK);
    R(write(a, "unread", 6));
    R(close(b));
    ready("a", a);
    R(read(a, text, 60));
    R(read(a, text, 60));

    // blocking, with a time limit
    pair(0);
    struct timeval limit = {0, 20000};
    R(setsockopt(a, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit));
    R(read(a, text, 1));
    R(setsockopt(a, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit));
    while (write(a, page, sizeof page) == sizeof page) {}
    R(write(a, page, sizeof page));
    return 0;
}
