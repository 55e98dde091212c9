// SPDX-License-Identifier: Apache-2.0
// What poll(2), select(2) and epoll(7) tell of a socket in each state of its life; the same table for each family and type.
#include "../cases.h"
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/un.h>

typedef struct Kind {
    const char *name;
    int family, type;
} Kind;

static const Kind KINDS[] = {
    {"tcp", AF_INET, SOCK_STREAM}, {"tcp6", AF_INET6, SOCK_STREAM}, {"udp", AF_INET, SOCK_DGRAM}, {"udp6", AF_INET6, SOCK_DGRAM},
    {"unix-stream", AF_UNIX, SOCK_STREAM}, {"unix-datagram", AF_UNIX, SOCK_DGRAM}, {"unix-packet", AF_UNIX, SOCK_SEQPACKET},
};
enum { KIND_COUNT = sizeof KINDS / sizeof KINDS[0] };

static socklen_t loopback(int family, struct sockaddr_storage *name) {
    memset(name, 0, sizeof *name);
    if (family == AF_INET) {
        *(struct sockaddr_in *) name = (struct sockaddr_in) {AF_INET, 0, {htonl(INADDR_LOOPBACK)}};
        return sizeof(struct sockaddr_in);
    }
    *(struct sockaddr_in6 *) name = (struct sockaddr_in6) {AF_INET6, 0, 0, IN6ADDR_LOOPBACK_INIT};
    return sizeof(struct sockaddr_in6);
}

static void make_pair(const Kind *kind, int pair[2]) {
    if (kind->family == AF_UNIX) {
        socketpair(AF_UNIX, kind->type, 0, pair);
        return;
    }
    struct sockaddr_storage name, other;
    socklen_t length = loopback(kind->family, &name);
    other = name;
    int first = socket(kind->family, kind->type, 0);
    bind(first, (struct sockaddr *) &name, length);
    pair[1] = socket(kind->family, kind->type, 0);
    if (kind->type == SOCK_STREAM) {
        listen(first, 5);
    } else {
        bind(pair[1], (struct sockaddr *) &other, length);
        getsockname(pair[1], (struct sockaddr *) &other, &length);
        connect(first, (struct sockaddr *) &other, length);
    }
    getsockname(first, (struct sockaddr *) &name, &length);
    connect(pair[1], (struct sockaddr *) &name, length);
    if (kind->type == SOCK_STREAM) {
        pair[0] = accept(first, NULL, NULL);
        close(first);
    } else {
        pair[0] = first;
    }
}

static void events(int bits) {
    static const struct { int bit; const char *name; } names[] = {{POLLIN, "in "}, {POLLPRI, "pri "}, {POLLOUT, "out "}, {POLLERR, "err "}, {POLLHUP, "hup "},
        {POLLNVAL, "nval "}, {POLLRDNORM, "rdnorm "}, {POLLRDBAND, "rdband "}, {POLLWRNORM, "wrnorm "}, {POLLWRBAND, "wrband "}, {POLLRDHUP, "rdhup "}};
    for (int i = 0; i < 11; i++) {
        if (bits & names[i].bit) {
            fputs(names[i].name, stdout);
        }
    }
}

// All three ways; what is asked for in none of them comes also in none.
static void ready(const char *what, int fd) {
    usleep(3000);                                   // for what is under way
    struct pollfd one = {fd, POLLIN | POLLPRI | POLLOUT | POLLRDNORM | POLLRDBAND | POLLWRNORM | POLLWRBAND | POLLRDHUP, 0};
    int count = poll(&one, 1, 0);
    printf("  %s: poll %d ", what, count);
    events(one.revents);
    one.events = 0;
    poll(&one, 1, 0);
    printf("| unasked ");
    events(one.revents);
    fd_set in, out, except;
    FD_ZERO(&in);
    FD_ZERO(&out);
    FD_ZERO(&except);
    FD_SET(fd, &in);
    FD_SET(fd, &out);
    FD_SET(fd, &except);
    struct timeval none = {0, 0};
    count = select(fd + 1, &in, &out, &except, &none);
    printf("| select %d %d%d%d ", count, FD_ISSET(fd, &in) != 0, FD_ISSET(fd, &out) != 0, FD_ISSET(fd, &except) != 0);
    int set = epoll_create1(0);
    struct epoll_event event = {EPOLLIN | EPOLLPRI | EPOLLOUT | EPOLLRDHUP, {0}};
    epoll_ctl(set, EPOLL_CTL_ADD, fd, &event);
    event.events = 0;
    count = epoll_wait(set, &event, 1, 0);
    printf("| epoll %d ", count);
    events(count > 0 ? (int) event.events : 0);
    close(set);
    printf("\n");
}

#define EACH(kind, pair) for (int k_ = 0, pair[2]; k_ < KIND_COUNT && (make_pair(&KINDS[k_], pair), 1); close(pair[0]), close(pair[1]), k_++) \
    for (const Kind *kind = &KINDS[k_]; kind; kind = NULL)

CASE(unconnected) {
    for (int k = 0; k < KIND_COUNT; k++) {
        int fd = socket(KINDS[k].family, KINDS[k].type, 0);
        printf("%s\n", KINDS[k].name);
        ready("new", fd);
        if (KINDS[k].family != AF_UNIX) {
            struct sockaddr_storage name;
            bind(fd, (struct sockaddr *) &name, loopback(KINDS[k].family, &name));
            ready("bound", fd);
            if (KINDS[k].type == SOCK_STREAM) {
                listen(fd, 1);
                ready("listening", fd);
                shutdown(fd, SHUT_RDWR);
                ready("shut", fd);
            }
        }
        close(fd);
    }
}

CASE(connected) {
    EACH(kind, pair) {
        printf("%s\n", kind->name);
        ready("idle", pair[0]);
        send(pair[1], "abc", 3, 0);
        ready("data", pair[0]);
        char text[8];
        recv(pair[0], text, 2, 0);
        ready("part read", pair[0]);
        recv(pair[0], text, 8, MSG_DONTWAIT);
        ready("all read", pair[0]);
    }
}

CASE(ends) {
    static const char *names[] = {"read", "write", "both"};
    for (int how = 0; how < 3; how++) {
        EACH(kind, pair) {
            printf("%s, %s shut here\n", kind->name, names[how]);
            shutdown(pair[0], how);
            ready("here", pair[0]);
            ready("peer", pair[1]);
            send(pair[1], "x", 1, MSG_NOSIGNAL);
            ready("here after data", pair[0]);
            shutdown(pair[1], SHUT_WR);
            ready("here, peer shut writing", pair[0]);
            ready("peer", pair[1]);
            shutdown(pair[1], SHUT_RD);
            ready("here, peer shut both", pair[0]);
            char text[8];
            recv(pair[0], text, 8, MSG_DONTWAIT);
            ready("here, all read", pair[0]);
        }
    }
}

CASE(peer_closed) {
    for (int unread = 0; unread < 2; unread++) {
        EACH(kind, pair) {
            printf("%s, with %s\n", kind->name, unread ? "unread data" : "nothing unread");
            if (unread) {
                send(pair[0], "lost", 4, 0);
                usleep(2000);
            }
            close(pair[1]);
            ready("closed", pair[0]);
            printf("  send %ld", send(pair[0], "x", 1, MSG_NOSIGNAL) < 0 ? (long) -errno : 1);
            int error = -1;
            usleep(3000);
            getsockopt(pair[0], SOL_SOCKET, SO_ERROR, &error, &(socklen_t) {sizeof error});
            printf(" error %d", error);
            char text[8];
            printf(" recv %ld", recv(pair[0], text, 8, MSG_DONTWAIT) < 0 ? (long) -errno : 0);
            printf(" send %ld\n", send(pair[0], "x", 1, MSG_NOSIGNAL) < 0 ? (long) -errno : 1);
            ready("after", pair[0]);
            pair[1] = dup(pair[0]);
        }
    }
}

CASE(peer_reset) {
    for (int k = 0; k < 2; k++) {
        int pair[2];
        make_pair(&KINDS[k], pair);
        struct linger reset = {1, 0};
        setsockopt(pair[1], SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
        send(pair[1], "data", 4, 0);
        usleep(2000);
        close(pair[1]);
        printf("%s\n", KINDS[k].name);
        ready("reset", pair[0]);
        char text[8];
        R(recv(pair[0], text, 8, MSG_DONTWAIT));
        ready("after", pair[0]);
        R(recv(pair[0], text, 8, MSG_DONTWAIT));
        R(send(pair[0], text, 8, MSG_NOSIGNAL));
        close(pair[0]);
    }
}

CASE(refused) {
    for (int k = 0; k < 4; k++) {
        struct sockaddr_storage name;
        socklen_t length = loopback(KINDS[k].family, &name);
        int dead = socket(KINDS[k].family, KINDS[k].type, 0);
        bind(dead, (struct sockaddr *) &name, length);
        getsockname(dead, (struct sockaddr *) &name, &length);
        close(dead);
        int fd = socket(KINDS[k].family, KINDS[k].type | SOCK_NONBLOCK, 0);
        printf("%s\n", KINDS[k].name);
        connect(fd, (struct sockaddr *) &name, length);
        if (KINDS[k].type == SOCK_DGRAM) {
            send(fd, "x", 1, 0);
        }
        ready("refused", fd);
        int error = -1;
        getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &(socklen_t) {sizeof error});
        printf("  error %d\n", error);
        ready("told", fd);
        close(fd);
    }
}

CASE(full) {
    EACH(kind, pair) {
        static char block[4096];
        printf("%s\n", kind->name);
        int bytes = 8192;
        if (kind->family != AF_UNIX && kind->type == SOCK_DGRAM) {
            continue;                               // a datagram leaves at once
        }
        setsockopt(pair[0], SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes);
        setsockopt(pair[1], SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
        int count = 0;
        while (send(pair[0], block, kind->type == SOCK_STREAM ? sizeof block : 100, MSG_DONTWAIT) > 0 && count < 100000) {
            count++;
        }
        printf("  ended by %d\n", errno);
        usleep(20000);
        while (send(pair[0], block, kind->type == SOCK_STREAM ? sizeof block : 100, MSG_DONTWAIT) > 0) {
        }
        if (kind->family == AF_UNIX) {              // the peer's stack may have taken some of it meanwhile
            ready("full", pair[0]);
        }
        ready("peer", pair[1]);
        while (recv(pair[1], block, sizeof block, MSG_DONTWAIT) > 0) {
            usleep(100);
        }
        poll(&(struct pollfd) {pair[0], POLLOUT, 0}, 1, 1000);
        ready("empty", pair[0]);
    }
}

CASE(edges) {
    EACH(kind, pair) {
        printf("%s:", kind->name);
        int set = epoll_create1(0);
        struct epoll_event event = {EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, {0}};
        epoll_ctl(set, EPOLL_CTL_ADD, pair[0], &event);
#define WAIT() (event.events = 0, usleep(3000), printf(" [%d ", epoll_wait(set, &event, 1, 0)), events(event.events), printf("]"))
        WAIT();
        WAIT();
        send(pair[1], "ab", 2, 0);
        WAIT();
        WAIT();
        send(pair[1], "cd", 2, 0);
        WAIT();
        char text[8];
        recv(pair[0], text, 1, 0);
        WAIT();
        recv(pair[0], text, 8, MSG_DONTWAIT);
        recv(pair[0], text, 8, MSG_DONTWAIT);
        WAIT();
        event.events = EPOLLIN | EPOLLET;
        epoll_ctl(set, EPOLL_CTL_MOD, pair[0], &event);
        WAIT();
        event.events = EPOLLIN | EPOLLONESHOT;
        epoll_ctl(set, EPOLL_CTL_MOD, pair[0], &event);
        send(pair[1], "e", 1, 0);
        WAIT();
        send(pair[1], "f", 1, 0);
        WAIT();
        event.events = EPOLLIN | EPOLLONESHOT;
        epoll_ctl(set, EPOLL_CTL_MOD, pair[0], &event);
        WAIT();
        printf("\n");
        close(set);
    }
}

// EPOLLEXCLUSIVE: only some of what else there is goes with it. A set in a set.
CASE(exclusive_and_nested) {
    EACH(kind, pair) {
        int inner = epoll_create1(0);
        int outer = epoll_create1(0);
        struct epoll_event event = {EPOLLIN | EPOLLEXCLUSIVE, {.u32 = 1}};
        printf("%s: %d", kind->name, epoll_ctl(inner, EPOLL_CTL_ADD, pair[0], &event));
        printf(" %d", epoll_ctl(inner, EPOLL_CTL_MOD, pair[0], &event) < 0 ? -errno : 0);
        event.events = EPOLLIN | EPOLLEXCLUSIVE | EPOLLRDHUP;
        printf(" %d", epoll_ctl(outer, EPOLL_CTL_ADD, pair[0], &event) < 0 ? -errno : 0);
        event.events = EPOLLIN | EPOLLEXCLUSIVE;
        printf(" %d", epoll_ctl(outer, EPOLL_CTL_ADD, inner, &event) < 0 ? -errno : 0);
        event.events = EPOLLIN;
        event.data.u32 = 2;
        printf(" %d", epoll_ctl(outer, EPOLL_CTL_ADD, inner, &event));
        printf(" %d", epoll_ctl(inner, EPOLL_CTL_ADD, outer, &event) < 0 ? -errno : 0);
        printf(", %d", epoll_wait(outer, &event, 1, 0));
        send(pair[1], "x", 1, 0);
        usleep(2000);
        printf(" %d", epoll_wait(outer, &event, 1, 1000));
        printf(" %u", event.data.u32);
        printf(" %d", epoll_wait(inner, &event, 1, 0));
        printf(" %u", event.data.u32);
        char text[8];
        recv(pair[0], text, 8, 0);
        printf(" %d\n", epoll_wait(outer, &event, 1, 0));
        close(inner);
        close(outer);
    }
}
