// SPDX-License-Identifier: Apache-2.0
// Flags of send(2) and recv(2), and the message and multiple forms, over each family and type. recv(2), recvmmsg(2), unix(7), tcp(7).
#include "../cases.h"
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/uio.h>
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

// Two sockets of a kind, connected with each other.
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

static void close_pair(int pair[2]) {
    close(pair[0]);
    close(pair[1]);
}

static void wait_in(int fd) {
    struct pollfd one = {fd, POLLIN, 0};
    poll(&one, 1, 1000);
}

static long flagged(int fd, int room, int flags, char *text) {
    memset(text, 0, 64);
    long count = recv(fd, text, room, flags);
    return count < 0 ? -errno : count;
}

#define EACH(kind, pair) for (int k_ = 0, pair[2]; k_ < KIND_COUNT && (make_pair(&KINDS[k_], pair), 1); close_pair(pair), k_++) \
    for (const Kind *kind = &KINDS[k_]; kind; kind = NULL)

CASE(peek_trunc_dontwait) {
    static const struct { const char *name; int flags; } flags[] = {
        {"none", 0}, {"peek", MSG_PEEK}, {"trunc", MSG_TRUNC}, {"peek trunc", MSG_PEEK | MSG_TRUNC}, {"dontwait", MSG_DONTWAIT}, {"waitall", MSG_WAITALL},
        {"peek dontwait waitall", MSG_PEEK | MSG_DONTWAIT | MSG_WAITALL}, {"nosignal", MSG_NOSIGNAL}, {"cmsg cloexec", MSG_CMSG_CLOEXEC},
    };
    for (int f = 0; f < 9; f++) {
        EACH(kind, pair) {
            char text[64];
            send(pair[0], "abcdef", 6, 0);
            wait_in(pair[1]);
            printf("%s %s: %ld", kind->name, flags[f].name, flagged(pair[1], 4, flags[f].flags, text));
            printf(" %s", flags[f].flags & MSG_TRUNC && kind->type == SOCK_STREAM && kind->family != AF_UNIX ? "" : text);
            printf(", then %ld", flagged(pair[1], 10, MSG_DONTWAIT, text));
            printf(" %s\n", text);
        }
    }
}

CASE(nothing_there) {
    EACH(kind, pair) {
        char text[64];
        printf("%s: %ld", kind->name, flagged(pair[1], 4, MSG_DONTWAIT, text));
        printf(" %ld", flagged(pair[1], 0, MSG_DONTWAIT, text));
        printf(" %ld", flagged(pair[1], 4, MSG_DONTWAIT | MSG_PEEK, text));
        printf(" %ld", flagged(pair[1], 4, MSG_DONTWAIT | MSG_TRUNC, text));
        struct timeval soon = {0, 20000};
        setsockopt(pair[1], SOL_SOCKET, SO_RCVTIMEO, &soon, sizeof soon);
        printf(" %ld", flagged(pair[1], 4, 0, text));
        printf(" %ld", flagged(pair[1], 4, MSG_PEEK, text));
        printf(" %ld\n", flagged(pair[1], 4, MSG_WAITALL, text));
    }
}

CASE(wait_for_all) {
    EACH(kind, pair) {
        char text[64];
        struct timeval soon = {0, 50000};
        setsockopt(pair[1], SOL_SOCKET, SO_RCVTIMEO, &soon, sizeof soon);
        send(pair[0], "abc", 3, 0);
        wait_in(pair[1]);
        printf("%s: %ld", kind->name, flagged(pair[1], 6, MSG_WAITALL | MSG_PEEK, text));
        printf(" %ld", flagged(pair[1], 6, MSG_WAITALL, text));
        send(pair[0], "abc", 3, 0);
        send(pair[0], "def", 3, 0);
        wait_in(pair[1]);
        printf(" %ld %s", flagged(pair[1], 6, MSG_WAITALL, text), text);
        send(pair[0], "g", 1, 0);
        wait_in(pair[1]);
        shutdown(pair[0], SHUT_WR);
        printf(" %ld\n", flagged(pair[1], 6, MSG_WAITALL, text));
    }
}

CASE(low_water) {
    EACH(kind, pair) {
        char text[64];
        int bytes = 4;
        struct timeval soon = {0, 50000};
        setsockopt(pair[1], SOL_SOCKET, SO_RCVTIMEO, &soon, sizeof soon);
        printf("%s: %d", kind->name, setsockopt(pair[1], SOL_SOCKET, SO_RCVLOWAT, &bytes, sizeof bytes));
        send(pair[0], "abc", 3, 0);
        struct pollfd one = {pair[1], POLLIN, 0};
        printf(" poll %d", poll(&one, 1, 50));
        send(pair[0], "def", 3, 0);
        printf(" %d", poll(&one, 1, 1000));
        usleep(10000);
        printf(" %ld %s", flagged(pair[1], 2, 0, text), text);
        printf(" %ld", flagged(pair[1], 60, 0, text));
        send(pair[0], "ghi", 3, 0);
        usleep(10000);
        printf(" %ld", flagged(pair[1], 60, MSG_DONTWAIT, text));
        send(pair[0], "jk", 2, 0);
        usleep(10000);
        shutdown(pair[0], SHUT_WR);
        one.revents = 0;
        printf(" poll %d", poll(&one, 1, 1000));
        printf(" %ld\n", flagged(pair[1], 60, 0, text));
    }
}

static volatile int pipes;

static void count_pipe(int signal) {
    pipes++;
}

CASE(broken_pipe) {
    signal(SIGPIPE, count_pipe);
    EACH(kind, pair) {
        pipes = 0;
        shutdown(pair[0], SHUT_WR);
        long plain = send(pair[0], "x", 1, 0) < 0 ? -errno : 1;
        int after = pipes;
        long quiet = send(pair[0], "x", 1, MSG_NOSIGNAL) < 0 ? -errno : 1;
        struct iovec piece = {"x", 1};
        struct msghdr message = {NULL, 0, &piece, 1};
        long messaged = sendmsg(pair[0], &message, MSG_NOSIGNAL) < 0 ? -errno : 1;
        long written = write(pair[0], "x", 1) < 0 ? -errno : 1;
        printf("%s: %ld %d, %ld, %ld %d, %ld %d\n", kind->name, plain, after, quiet, messaged, pipes - after, written, pipes);
    }
    signal(SIGPIPE, SIG_DFL);
}

CASE(more) {
    EACH(kind, pair) {
        char text[64];
        printf("%s: %ld", kind->name, (long) send(pair[0], "abc", 3, MSG_MORE));
        printf(" %ld", (long) send(pair[0], "def", 3, 0));
        wait_in(pair[1]);
        usleep(10000);
        printf(", %ld", flagged(pair[1], 60, MSG_DONTWAIT, text));
        printf(" %s", text);
        printf(", %ld\n", flagged(pair[1], 60, MSG_DONTWAIT, text));
    }
}

CASE(halves) {
    static const int orders[][2] = {{SHUT_RD, -1}, {SHUT_WR, -1}, {SHUT_RDWR, -1}, {SHUT_RD, SHUT_WR}, {SHUT_WR, SHUT_RD}, {7, -1}, {-1, -1}};
    for (int o = 0; o < 7; o++) {
        EACH(kind, pair) {
            char text[64];
            send(pair[1], "left", 4, 0);
            wait_in(pair[0]);
            printf("%s %d %d:", kind->name, orders[o][0], orders[o][1]);
            printf(" %d", shutdown(pair[0], orders[o][0]) == 0 ? 0 : -errno);
            if (orders[o][1] >= 0) {
                printf(" %d", shutdown(pair[0], orders[o][1]) == 0 ? 0 : -errno);
            }
            usleep(2000);
            printf(", reads %ld", flagged(pair[0], 2, MSG_DONTWAIT, text));
            printf(" %ld", flagged(pair[0], 20, MSG_DONTWAIT, text));
            printf(" %ld", flagged(pair[0], 20, MSG_DONTWAIT, text));
            printf(", writes %ld", send(pair[0], "x", 1, MSG_NOSIGNAL) < 0 ? (long) -errno : 1);
            usleep(2000);
            printf(", peer reads %ld", flagged(pair[1], 20, MSG_DONTWAIT, text));
            printf(" writes %ld", send(pair[1], "x", 1, MSG_NOSIGNAL) < 0 ? (long) -errno : 1);
            printf(" again %d\n", shutdown(pair[0], SHUT_RDWR) == 0 ? 0 : -errno);
        }
    }
}

CASE(shutdown_unconnected) {
    for (int k = 0; k < KIND_COUNT; k++) {
        int fd = socket(KINDS[k].family, KINDS[k].type, 0);
        printf("%s:", KINDS[k].name);
        for (int how = 0; how <= 3; how++) {
            printf(" %d", shutdown(fd, how) == 0 ? 0 : -errno);
        }
        printf("\n");
        close(fd);
    }
}

CASE(unconnected) {
    for (int k = 0; k < KIND_COUNT; k++) {
        char text[64];
        int fd = socket(KINDS[k].family, KINDS[k].type, 0);
        printf("%s: recv %ld", KINDS[k].name, flagged(fd, 5, MSG_DONTWAIT, text));
        printf(" send %ld", send(fd, "x", 1, MSG_NOSIGNAL) < 0 ? (long) -errno : 1);
        if (KINDS[k].family != AF_UNIX) {
            printf(" oob %ld", flagged(fd, 1, MSG_OOB | MSG_DONTWAIT, text));
            printf(" oob %ld", send(fd, "x", 1, MSG_OOB | MSG_NOSIGNAL) < 0 ? (long) -errno : 1);
        }
        printf(" accept %d", accept(fd, NULL, NULL) < 0 ? -errno : 1);
        printf(" name %d\n", getpeername(fd, (struct sockaddr *) &(struct sockaddr_storage) {0}, &(socklen_t) {100}) < 0 ? -errno : 1);
        close(fd);
    }
}

// Messages of three pieces, some larger than what is asked for.
CASE(many_messages) {
    EACH(kind, pair) {
        char texts[5][8] = {"a", "bb", "ccc", "dddd", "eeeee"};
        struct iovec pieces[5];
        struct mmsghdr messages[5];
        memset(messages, 0, sizeof messages);
        for (int i = 0; i < 5; i++) {
            pieces[i] = (struct iovec) {texts[i], i + 1};
            messages[i].msg_hdr.msg_iov = &pieces[i];
            messages[i].msg_hdr.msg_iovlen = 1;
        }
        printf("%s: sent %d:", kind->name, sendmmsg(pair[0], messages, 5, 0));
        for (int i = 0; i < 5; i++) {
            printf(" %u", messages[i].msg_len);
            messages[i].msg_len = 0;
            pieces[i].iov_len = 3;
            memset(texts[i], 0, 8);
        }
        wait_in(pair[1]);
        usleep(10000);
        int count = recvmmsg(pair[1], messages, 5, MSG_WAITFORONE, NULL);
        printf(", received %d:", count);
        for (int i = 0; i < count; i++) {
            printf(" %u %s %x", messages[i].msg_len, texts[i], messages[i].msg_hdr.msg_flags & MSG_TRUNC);
        }
        printf(", then %d", recvmmsg(pair[1], messages, 5, MSG_DONTWAIT, NULL) < 0 ? -errno : 1);
        printf(", none %d %d\n", sendmmsg(pair[0], messages, 0, 0), recvmmsg(pair[1], messages, 0, 0, NULL));
    }
}

CASE(time_limit_of_many_messages) {
    EACH(kind, pair) {
        if (kind->type == SOCK_STREAM) {
            continue;
        }
        char texts[3][8];
        struct iovec pieces[3];
        struct mmsghdr messages[3];
        memset(messages, 0, sizeof messages);
        for (int i = 0; i < 3; i++) {
            pieces[i] = (struct iovec) {texts[i], 8};
            messages[i].msg_hdr.msg_iov = &pieces[i];
            messages[i].msg_hdr.msg_iovlen = 1;
            send(pair[0], "xy", 2, 0);
        }
        wait_in(pair[1]);
        usleep(10000);
        struct timespec none = {0, 0};
        printf("%s: %d", kind->name, recvmmsg(pair[1], messages, 3, 0, &none));
        struct timespec second = {1, 0};
        printf(" %d", recvmmsg(pair[1], messages, 2, 0, &second));
        printf(" left %d", second.tv_sec == 0 && second.tv_nsec > 0);
        struct timespec wrong = {0, 1000000000};
        printf(" %d", recvmmsg(pair[1], messages, 2, 0, &wrong) < 0 ? -errno : 1);
        struct timespec negative = {-1, 0};
        printf(" %d", recvmmsg(pair[1], messages, 2, 0, &negative) < 0 ? -errno : 1);
        printf(" %d\n", recvmmsg(pair[1], messages, 2, MSG_DONTWAIT, &none) < 0 ? -errno : 1);
    }
}

CASE(accepted_flags) {
    for (int k = 0; k < 2; k++) {
        struct sockaddr_storage name;
        socklen_t length = loopback(KINDS[k].family, &name);
        int server = socket(KINDS[k].family, SOCK_STREAM | SOCK_NONBLOCK, 0);
        bind(server, (struct sockaddr *) &name, length);
        R(accept4(server, NULL, NULL, 0));
        listen(server, 5);
        R(accept4(server, NULL, NULL, 0));
        R(accept4(server, NULL, NULL, 1));
        getsockname(server, (struct sockaddr *) &name, &length);
        static const int flags[] = {0, SOCK_NONBLOCK, SOCK_CLOEXEC, SOCK_NONBLOCK | SOCK_CLOEXEC};
        for (int i = 0; i < 4; i++) {
            int client = socket(KINDS[k].family, SOCK_STREAM, 0);
            R(connect(client, (struct sockaddr *) &name, length));
            struct sockaddr_storage peer;
            socklen_t room = i == 3 ? 4 : sizeof peer;
            int accepted = accept4(server, (struct sockaddr *) &peer, &room, flags[i]);
            printf("%d: %x %x, %d bytes, family %d\n", accepted >= 0, fcntl(accepted, F_GETFL) & O_NONBLOCK, fcntl(accepted, F_GETFD), (int) room, peer.ss_family);
            close(accepted);
            close(client);
        }
        close(server);
    }
}

static long milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

// close(2) with SO_LINGER: at once when everything arrives, after the time when the peer takes nothing, also when the socket does not block.
// On both sides of what one packet of any link takes, and the most that the protocol does.
CASE(sizes_of_datagrams) {
    static char sent[70000], got[70000];
    for (int i = 0; i < (int) sizeof sent; i++) {
        sent[i] = (char) (i * 31 + (i >> 8));
    }
    static const int SIZES[] = {0, 1, 1472, 1900, 1921, 8972, 65000, 65507, 65508};
    for (int k = 2; k < 4; k++) {
        int pair[2];
        make_pair(&KINDS[k], pair);
        for (int i = 0; i < (int) (sizeof SIZES / sizeof *SIZES) - (k == 3); i++) {
            if (R(send(pair[0], sent, SIZES[i], 0)) >= 0 && R(recv(pair[1], got, sizeof got, MSG_DONTWAIT)) > 0) {
                printf("%s\n", memcmp(sent, got, SIZES[i]) == 0 ? "same" : "other");
            }
        }
        close(pair[0]);
        close(pair[1]);
    }
}

CASE(lingering) {
    static const struct { const char *name; int fills, seconds, flags; } ways[] = {
        {"all arrives", 0, 5, 0}, {"peer takes nothing", 1, 1, 0}, {"peer takes nothing, does not block", 1, 1, O_NONBLOCK}, {"reset", 0, 0, 0},
    };
    for (int k = 0; k < 2; k++) {
        for (int i = 0; i < 4; i++) {
            int pair[2];
            make_pair(&KINDS[k], pair);
            static char block[65536];
            while (ways[i].fills && send(pair[0], block, sizeof block, MSG_DONTWAIT) > 0) {
            }
            send(pair[0], "last", 4, MSG_DONTWAIT);
            struct linger linger = {1, ways[i].seconds};
            setsockopt(pair[0], SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
            fcntl(pair[0], F_SETFL, ways[i].flags);
            long begin = milliseconds();
            int result = close(pair[0]);
            long took = milliseconds() - begin;
            printf("%s, %s: %d, waits %d\n", KINDS[k].name, ways[i].name, result, took >= 900);
            if (!ways[i].fills) {
                char text[64];
                usleep(10000);
                printf("  %ld\n", flagged(pair[1], 4, MSG_DONTWAIT, text));
            }
            close(pair[1]);
        }
    }
}
