// SPDX-License-Identifier: Apache-2.0
//
// Three services, any number of connections, one thread with epoll(7):
//   7   echo: what comes goes back
//   9   sum: after the client's end, "COUNT SUM\n" of what came (Fletcher's sum over bytes, modulo 2^32), and the end
//   19  source: after a line with a number, so many bytes that follow from their place, and the end
#define _GNU_SOURCE
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { ECHO = 7, SUM = 9, SOURCE = 19, MOST = 4096, BUFFER = 65536 };

struct connection {
    int service;
    int ended;                  // the client has sent everything
    uint64_t count;             // bytes that came; of a source: that are still to be sent
    uint64_t place;             // of a source: bytes sent
    uint32_t a, b;              // the sum
    int length, sent;           // of what waits in `waiting`
    char *waiting;
};

static struct connection connections[MOST];
static int epoll;

static void check(int result, const char *what) {
    if (result < 0) {
        perror(what);
        exit(1);
    }
}

static void serve(int port) {
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), on = 1;
    struct sockaddr_in any = {.sin_family = AF_INET, .sin_port = htons(port)};
    check(fd, "socket");
    check(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on), "SO_REUSEADDR");
    check(bind(fd, (struct sockaddr *) &any, sizeof any), "bind");
    check(listen(fd, 1024), "listen");
    connections[fd] = (struct connection) {.service = port};
    check(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &(struct epoll_event) {.events = EPOLLIN, .data.fd = fd}), "epoll_ctl");
}

static void accept_all(int listener) {
    int fd, on = 1;
    while ((fd = accept4(listener, 0, 0, SOCK_NONBLOCK)) >= 0) {
        if (fd >= MOST) {
            close(fd);
            continue;
        }
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        connections[fd] = (struct connection) {.service = connections[listener].service, .a = 1, .waiting = malloc(BUFFER)};
        check(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &(struct epoll_event) {.events = EPOLLIN, .data.fd = fd}), "epoll_ctl");
    }
}

static void end(int fd) {
    free(connections[fd].waiting);
    connections[fd].waiting = 0;
    close(fd);
}

// Byte number `place` of a source.
static char byte_at(uint64_t place) {
    return (char) (place * 2654435761u >> 13);
}

// What comes next is put into `waiting`, which is empty. 0: nothing until the client sends, −1: it is over.
static int fill(struct connection *c, int fd) {
    c->sent = c->length = 0;
    if (c->service == SOURCE && c->count > 0) {
        c->length = c->count < BUFFER ? (int) c->count : BUFFER;
        for (int i = 0; i < c->length; i++) {
            c->waiting[i] = byte_at(c->place + i);
        }
        c->place += c->length;
        c->count -= c->length;
        return 1;
    }
    if (c->service == SOURCE && c->place > 0) {
        return -1;
    }
    if (c->ended) {
        return -1;
    }
    int got = (int) read(fd, c->waiting, BUFFER);
    if (got < 0) {
        return errno == EAGAIN ? 0 : -1;
    }
    if (got == 0) {
        c->ended = 1;
        if (c->service == SUM) {
            c->length = sprintf(c->waiting, "%llu %u\n", (unsigned long long) c->count, c->b << 16 ^ c->a);
            return 1;
        }
        return -1;
    }
    if (c->service == ECHO) {
        c->length = got;
        return 1;
    }
    if (c->service == SOURCE) {
        c->waiting[got < BUFFER ? got : BUFFER - 1] = 0;
        c->count = strtoull(c->waiting, 0, 10);
        return fill(c, fd);
    }
    for (int i = 0; i < got; i++) {
        c->a += (unsigned char) c->waiting[i];
        c->b += c->a;
    }
    c->count += got;
    return fill(c, fd);
}

static void go_on(int fd) {
    struct connection *c = &connections[fd];
    int blocked = 0;
    while (!blocked) {
        if (c->sent == c->length) {
            int more = fill(c, fd);
            if (more < 0) {
                end(fd);
                return;
            }
            if (more == 0) {
                break;
            }
        }
        int done = (int) send(fd, c->waiting + c->sent, c->length - c->sent, MSG_NOSIGNAL);
        if (done < 0 && errno != EAGAIN) {
            end(fd);
            return;
        }
        blocked = done < 0;
        c->sent += done < 0 ? 0 : done;
    }
    epoll_ctl(epoll, EPOLL_CTL_MOD, fd, &(struct epoll_event) {.events = blocked ? EPOLLOUT : EPOLLIN, .data.fd = fd});
}

int main(void) {
    struct rlimit files = {MOST, MOST};
    setrlimit(RLIMIT_NOFILE, &files);
    epoll = epoll_create1(0);
    check(epoll, "epoll_create1");
    serve(ECHO);
    serve(SUM);
    serve(SOURCE);
    puts("ready");
    fflush(stdout);
    for (;;) {
        struct epoll_event events[64];
        int count = epoll_wait(epoll, events, 64, -1);
        check(count < 0 && errno == EINTR ? 0 : count, "epoll_wait");
        for (int i = 0; i < count; i++) {
            int fd = events[i].data.fd;
            connections[fd].waiting ? go_on(fd) : accept_all(fd);
        }
    }
}
