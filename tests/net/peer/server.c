// SPDX-License-Identifier: Apache-2.0
//
// Services over IPv4 and IPv6, any number of connections, one thread with epoll(7):
//   7   echo: what comes goes back; over UDP, too
//   9   sum: after the client's end, "COUNT SHA256\n" of what came, and the end
//   19  source: after a line with a number, so many bytes that follow from their place, and after the client's end the end
//   13  echo with a queue of four connections
//   20  file: as 19, by sendfile(2)
//   21  pipe: as 19, by splice(2) from the file through a pipe
//   11  orders, a line each with a line for an answer, about the connection whose other end has the port PEER:
//         state PEER              mss=N retransmits=N timeouts=N probes=N from=ADDRESS, or "none"
//         keep PEER               keep-alive probes after a second, every second, three of them
//         pause PEER, go PEER     stops reading, goes on
//         half PEER               shutdown(2) of what is sent
//         reset PEER              close(2) without lingering
//         await PEER              "awaiting"; another line comes when the connection has ended: "ended ERRNO"
//         connect ADDRESS PORT OWN    begins a connection from port OWN (0: any) that echoes: "connecting". "connected ERRNO" is another line
//       and about others:
//         join GROUP, leave GROUP     of the UDP socket of the echo, on the first interface behind loopback
//         say GROUP PORT              a datagram "hello" from that socket
//         file PATH                   the beginning of a file, with spaces for the ends of its lines
//         name NAME                   its first address of IPv4, as getaddrinfo(3) tells, or "none"
#define _GNU_SOURCE
#include "sha256.h"
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <unistd.h>

enum { ECHO = 7, SUM = 9, ORDERS = 11, CROWDED = 13, SOURCE = 19, FILE_SOURCE = 20, PIPE_SOURCE = 21, MOST = 4096, BUFFER = 65536, PERIOD = 1 << 21, CARD = 2 };

struct connection {
    int service;
    int ended;                  // the client has sent everything
    int paused;
    int connecting, watcher;    // descriptors of who ordered it and waits for its begin or end; 0: nobody
    uint64_t count;             // bytes that came; of a source: that are still to be sent
    uint64_t place;             // of a source: bytes sent
    struct sha256 sum;
    int pipe[2], piped;         // of a source through a pipe: its ends, once there is one, and the bytes in it
    int length, sent;           // of what waits in `waiting`
    char *waiting;
};

static struct connection connections[MOST];
static int epoll, udp, file;

static int check(int result, const char *what) {
    if (result < 0) {
        perror(what);
        exit(1);
    }
    return result;
}

static void watch(int fd, int operation, int events) {
    check(epoll_ctl(epoll, operation, fd, &(struct epoll_event) {.events = events, .data.fd = fd}), "epoll_ctl");
}

static int bound(int type, int port) {
    int fd = check(socket(AF_INET6, type | SOCK_NONBLOCK, 0), "socket"), on = 1, off = 0;
    struct sockaddr_in6 any = {.sin6_family = AF_INET6, .sin6_port = htons(port)};
    check(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on), "SO_REUSEADDR");
    check(setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off), "IPV6_V6ONLY");
    check(bind(fd, (struct sockaddr *) &any, sizeof any), "bind");
    return fd;
}

static void serve(int port, int backlog) {
    int fd = bound(SOCK_STREAM, port);
    check(listen(fd, backlog), "listen");
    connections[fd] = (struct connection) {.service = port == CROWDED ? ECHO : port};
    watch(fd, EPOLL_CTL_ADD, EPOLLIN);
}

static int take_over(int fd, int service) {
    int on = 1;
    if (fd >= MOST) {
        close(fd);
        return -1;
    }
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    connections[fd] = (struct connection) {.service = service, .waiting = malloc(BUFFER)};
    sha256_start(&connections[fd].sum);
    return 0;
}

static void accept_all(int listener) {
    int fd;
    while ((fd = accept4(listener, 0, 0, SOCK_NONBLOCK)) >= 0) {
        if (take_over(fd, connections[listener].service) == 0) {
            watch(fd, EPOLL_CTL_ADD, EPOLLIN);
        }
    }
}

static void echo_datagrams(void) {
    char bytes[BUFFER];
    struct sockaddr_storage from;
    for (;;) {
        socklen_t length = sizeof from;
        int count = (int) recvfrom(udp, bytes, sizeof bytes, 0, (struct sockaddr *) &from, &length);
        if (count < 0) {
            return;
        }
        sendto(udp, bytes, count, 0, (struct sockaddr *) &from, length);
    }
}

static void end(int fd, int reason) {
    struct connection *c = &connections[fd];
    if (c->watcher != 0) {
        dprintf(c->watcher, "ended %d\n", reason);
    }
    free(c->waiting);
    if (c->pipe[0] != 0) {
        close(c->pipe[0]);
        close(c->pipe[1]);
    }
    *c = (struct connection) {0};
    close(fd);
}

// Byte number `place` of a source; they repeat after PERIOD.
static char byte_at(uint64_t place) {
    return (char) (place * 2654435761u >> 13);
}

static int with_peer(int port) {
    for (int fd = 0; fd < MOST; fd++) {
        if (connections[fd].service != 0 && connections[fd].waiting == 0) {
            accept_all(fd);     // the order may be here before the event of the connection is
        }
    }
    for (int fd = 0; fd < MOST; fd++) {
        struct sockaddr_in6 peer = {0};
        socklen_t length = sizeof peer;
        if (connections[fd].waiting != 0 && getpeername(fd, (struct sockaddr *) &peer, &length) == 0 && ntohs(peer.sin6_port) == port) {
            return fd;
        }
    }
    return -1;
}

// `struct tcp_info` of Linux 6.7 ends with members that older headers do not have.
static int timeouts(int fd) {
    unsigned char info[248] = {0};
    socklen_t length = sizeof info;
    getsockopt(fd, IPPROTO_TCP, TCP_INFO, info, &length);
    return info[240] | info[241] << 8;
}

static void tell_state(int fd, char *answer) {
    struct tcp_info info = {0};
    struct sockaddr_in6 peer;
    socklen_t length = sizeof info, peer_length = sizeof peer;
    char from[INET6_ADDRSTRLEN];
    getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &length);
    getpeername(fd, (struct sockaddr *) &peer, &peer_length);
    inet_ntop(AF_INET6, &peer.sin6_addr, from, sizeof from);
    sprintf(answer, "mss=%u retransmits=%u timeouts=%d probes=%u from=%s\n", info.tcpi_snd_mss, info.tcpi_total_retrans, timeouts(fd), info.tcpi_probes, from);
}

static void keep_alive(int fd) {
    int one = 1, three = 3;
    setsockopt(fd, IPPROTO_TCP, TCP_KEEPIDLE, &one, sizeof one);
    setsockopt(fd, IPPROTO_TCP, TCP_KEEPINTVL, &one, sizeof one);
    setsockopt(fd, IPPROTO_TCP, TCP_KEEPCNT, &three, sizeof three);
    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &one, sizeof one);
}

// An address of IPv4 is written ::ffff:1.2.3.4, a link-local one with %1 or the like.
static void begin(int orders, char *text, int port, int own, char *answer) {
    struct sockaddr_in6 any = {.sin6_family = AF_INET6, .sin6_port = htons(own)}, to = {.sin6_family = AF_INET6, .sin6_port = htons(port)};
    char *scope = strchr(text, '%');
    int on = 1, fd = check(socket(AF_INET6, SOCK_STREAM | SOCK_NONBLOCK, 0), "socket");
    if (scope != 0) {
        *scope = 0;
        to.sin6_scope_id = atoi(scope + 1);
    }
    inet_pton(AF_INET6, text, &to.sin6_addr);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(fd, (struct sockaddr *) &any, sizeof any) < 0 || (connect(fd, (struct sockaddr *) &to, sizeof to) < 0 && errno != EINPROGRESS)) {
        sprintf(answer, "connected %d\n", errno);
        close(fd);
        return;
    }
    if (take_over(fd, ECHO) == 0) {
        connections[fd].connecting = orders;
        watch(fd, EPOLL_CTL_ADD, EPOLLOUT);
    }
    strcpy(answer, "connecting\n");
}

// The address of a group, and the level of options about it.
static int group_address(const char *text, int port, struct sockaddr_storage *to) {
    struct sockaddr_in *old = (struct sockaddr_in *) to;
    struct sockaddr_in6 *young = (struct sockaddr_in6 *) to;
    memset(to, 0, sizeof *to);
    if (strchr(text, ':') != 0) {
        *young = (struct sockaddr_in6) {.sin6_family = AF_INET6, .sin6_port = htons(port), .sin6_scope_id = CARD};
        inet_pton(AF_INET6, text, &young->sin6_addr);
        return IPPROTO_IPV6;
    }
    *old = (struct sockaddr_in) {.sin_family = AF_INET, .sin_port = htons(port)};
    inet_pton(AF_INET, text, &old->sin_addr);
    return IPPROTO_IP;
}

// Of the socket for both versions (ipv6(7)): groups of IPv4 are joined by options of IP, and are sent to as mapped addresses.
static int change_membership(const char *text, int option) {
    struct group_req request = {.gr_interface = CARD};
    int level = group_address(text, 0, &request.gr_group);
    return setsockopt(udp, level, option, &request, sizeof request) < 0 ? errno : 0;
}

static int say(const char *text, int port) {
    struct sockaddr_storage to;
    struct ip_mreqn card = {.imr_ifindex = CARD};
    int index = CARD;
    if (group_address(text, port, &to) == IPPROTO_IP) {
        struct in_addr old = ((struct sockaddr_in *) &to)->sin_addr;
        struct sockaddr_in6 mapped = {.sin6_family = AF_INET6, .sin6_port = htons(port)};
        mapped.sin6_addr.s6_addr[10] = mapped.sin6_addr.s6_addr[11] = 0xFF;
        memcpy(&mapped.sin6_addr.s6_addr[12], &old, sizeof old);
        memcpy(&to, &mapped, sizeof mapped);
        setsockopt(udp, IPPROTO_IP, IP_MULTICAST_IF, &card, sizeof card);
    } else {
        setsockopt(udp, IPPROTO_IPV6, IPV6_MULTICAST_IF, &index, sizeof index);
    }
    return sendto(udp, "hello", 5, 0, (struct sockaddr *) &to, sizeof(struct sockaddr_in6)) < 0 ? errno : 0;
}

static void tell_file(const char *path, char *answer, int room) {
    int fd = open(path, O_RDONLY), length = fd < 0 ? 0 : (int) read(fd, answer, room - 1);
    length = length < 0 ? 0 : length;
    for (int i = 0; i < length; i++) {
        answer[i] = answer[i] == '\n' ? ' ' : answer[i];
    }
    strcpy(answer + length, "\n");
    if (fd >= 0) {
        close(fd);
    }
}

static void tell_address(const char *name, char *answer) {
    struct addrinfo hints = {.ai_family = AF_INET, .ai_socktype = SOCK_STREAM}, *found = 0;
    if (getaddrinfo(name, 0, &hints, &found) != 0) {
        strcpy(answer, "none\n");
        return;
    }
    inet_ntop(AF_INET, &((struct sockaddr_in *) found->ai_addr)->sin_addr, answer, INET_ADDRSTRLEN);
    strcat(answer, "\n");
    freeaddrinfo(found);
}

// Orders that are about no connection. 0: it is none of them.
static int follow_other(char *line, char *answer, int room) {
    char order[16] = "", word[64] = "";
    int port = 0;
    if (sscanf(line, "%15s %63s %d", order, word, &port) < 2) {
        return 0;
    }
    if (strcmp(order, "join") == 0 || strcmp(order, "leave") == 0) {
        sprintf(answer, "%d\n", change_membership(word, order[0] == 'j' ? MCAST_JOIN_GROUP : MCAST_LEAVE_GROUP));
    } else if (strcmp(order, "say") == 0) {
        sprintf(answer, "%d\n", say(word, port));
    } else if (strcmp(order, "file") == 0) {
        tell_file(word, answer, room - 1);
    } else if (strcmp(order, "name") == 0) {
        tell_address(word, answer);
    } else {
        return 0;
    }
    return 1;
}

static void connected(int fd) {
    int error = 0;
    socklen_t length = sizeof error;
    getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &length);
    dprintf(connections[fd].connecting, "connected %d\n", error);
    connections[fd].connecting = 0;
    if (error != 0) {
        end(fd, error);
    }
}

// Follows one order and writes the answer.
static int follow(int orders, char *line, char *answer, int room) {
    char order[16] = "", address[64] = "";
    int peer = 0, port, own;
    if (sscanf(line, "connect %63s %d %d", address, &port, &own) == 3) {
        begin(orders, address, port, own, answer);
        return (int) strlen(answer);
    }
    if (follow_other(line, answer, room)) {
        return (int) strlen(answer);
    }
    int fd = sscanf(line, "%15s %d", order, &peer) == 2 ? with_peer(peer) : -1;
    strcpy(answer, fd < 0 ? "none\n" : "done\n");
    if (fd < 0) {
        return (int) strlen(answer);
    }
    if (strcmp(order, "state") == 0) {
        tell_state(fd, answer);
    } else if (strcmp(order, "keep") == 0) {
        keep_alive(fd);
    } else if (strcmp(order, "pause") == 0 || strcmp(order, "go") == 0) {
        connections[fd].paused = order[0] == 'p';
        watch(fd, EPOLL_CTL_MOD, connections[fd].paused ? 0 : EPOLLIN);
    } else if (strcmp(order, "half") == 0) {
        shutdown(fd, SHUT_WR);
    } else if (strcmp(order, "reset") == 0) {
        setsockopt(fd, SOL_SOCKET, SO_LINGER, &(struct linger) {1, 0}, sizeof(struct linger));
        end(fd, 0);
    } else if (strcmp(order, "await") == 0) {
        connections[fd].watcher = orders;
        strcpy(answer, "awaiting\n");
    } else {
        strcpy(answer, "what?\n");
    }
    return (int) strlen(answer);
}

// What comes next is put into `waiting`, which is empty. 0: nothing until the client sends, -1: it is over, with `errno`.
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
    errno = 0;
    if (c->ended) {
        return -1;
    }
    if (c->service >= SOURCE && c->place > 0) {
        shutdown(fd, SHUT_WR);
        return read(fd, c->waiting, BUFFER) < 0 && errno == EAGAIN ? 0 : -1;
    }
    int got = (int) read(fd, c->waiting, BUFFER - 1);
    if (got < 0) {
        return errno == EAGAIN ? 0 : -1;
    }
    if (got == 0) {
        c->ended = 1;
        if (c->service == SUM) {
            char text[65];
            sha256_end(&c->sum, text);
            c->length = sprintf(c->waiting, "%llu %s\n", (unsigned long long) c->count, text);
            return 1;
        }
        return -1;
    }
    c->waiting[got] = 0;
    if (c->service == ECHO) {
        c->length = got;
        return 1;
    }
    if (c->service == ORDERS) {
        char answer[1024];
        c->length = follow(fd, c->waiting, answer, sizeof answer);
        memcpy(c->waiting, answer, c->length);
        return 1;
    }
    if (c->service == SOURCE) {
        c->count = strtoull(c->waiting, 0, 10);
        return fill(c, fd);
    }
    if (c->service > SOURCE) {
        c->count = strtoull(c->waiting, 0, 10);
        return 1;
    }
    sha256_add(&c->sum, c->waiting, got);
    c->count += got;
    return fill(c, fd);
}

// One period of what sources send.
static int make_file(void) {
    static char content[PERIOD];
    int fd = check(open("/tmp/source", O_RDWR | O_CREAT, 0600), "open");
    for (int i = 0; i < PERIOD; i++) {
        content[i] = byte_at(i);
    }
    check(write(fd, content, PERIOD) == PERIOD ? 0 : -1, "write");
    return fd;
}

// What sendfile(2) says, from where the file is to be sent on.
static int send_file(struct connection *c, int fd) {
    off_t at = (off_t) (c->place % PERIOD);
    size_t most = PERIOD - at;
    int done = (int) sendfile(fd, file, &at, c->count < most ? c->count : most);
    if (done > 0) {
        c->place += done;
        c->count -= done;
    }
    return done;
}

// What splice(2) into the socket says.
static int send_through_pipe(struct connection *c, int fd) {
    if (c->pipe[0] == 0) {
        check(pipe2(c->pipe, O_NONBLOCK), "pipe2");
    }
    loff_t at = (loff_t) ((c->place + c->piped) % PERIOD);
    uint64_t left = c->count - c->piped;
    size_t most = left < (uint64_t) (PERIOD - at) ? left : (uint64_t) (PERIOD - at);
    ssize_t in = most == 0 ? 0 : splice(file, &at, c->pipe[1], 0, most, 0);
    c->piped += in > 0 ? in : 0;
    int done = (int) splice(c->pipe[0], 0, fd, 0, c->piped, 0);
    if (done > 0) {
        c->place += done;
        c->count -= done;
        c->piped -= done;
    }
    return done;
}

static void go_on(int fd) {
    struct connection *c = &connections[fd];
    int blocked = 0;
    if (c->connecting != 0) {
        connected(fd);
    }
    while (!blocked && c->waiting != 0) {
        if (c->sent == c->length && (c->service <= SOURCE || c->count == 0)) {
            int more = fill(c, fd);
            if (more < 0) {
                end(fd, errno);
                return;
            }
            if (more == 0) {
                break;
            }
        }
        int sends_file = c->service > SOURCE && c->count > 0;
        int done = sends_file ? (c->service == FILE_SOURCE ? send_file : send_through_pipe)(c, fd) : (int) send(fd, c->waiting + c->sent, c->length - c->sent, MSG_NOSIGNAL);
        if (done < 0 && errno != EAGAIN) {
            end(fd, errno);
            return;
        }
        blocked = done < 0;
        c->sent += done < 0 || sends_file ? 0 : done;
    }
    if (c->waiting != 0) {
        watch(fd, EPOLL_CTL_MOD, blocked ? EPOLLOUT : EPOLLIN);
    }
}

int main(void) {
    setrlimit(RLIMIT_NOFILE, &(struct rlimit) {MOST, MOST});
    epoll = check(epoll_create1(0), "epoll_create1");
    serve(ECHO, 1024);
    serve(SUM, 1024);
    serve(SOURCE, 1024);
    serve(FILE_SOURCE, 1024);
    serve(PIPE_SOURCE, 1024);
    file = make_file();
    signal(SIGPIPE, SIG_IGN);                   // sendfile(2) has no MSG_NOSIGNAL
    serve(ORDERS, 16);
    serve(CROWDED, 4);
    udp = bound(SOCK_DGRAM, ECHO);
    watch(udp, EPOLL_CTL_ADD, EPOLLIN);
    puts("ready");
    fflush(stdout);
    for (;;) {
        struct epoll_event events[64];
        int count = epoll_wait(epoll, events, 64, -1);
        check(count < 0 && errno == EINTR ? 0 : count, "epoll_wait");
        for (int i = 0; i < count; i++) {
            int fd = events[i].data.fd;
            if (fd == udp) {
                echo_datagrams();
            } else if (connections[fd].waiting == 0) {
                if (connections[fd].service != 0) {
                    accept_all(fd);
                }
            } else if (connections[fd].paused) {
                if ((events[i].events & (EPOLLERR | EPOLLHUP)) != 0) {
                    end(fd, 0);
                }
            } else {
                go_on(fd);
            }
        }
    }
}
