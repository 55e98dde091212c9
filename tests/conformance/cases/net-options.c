// SPDX-License-Identifier: Apache-2.0
// Options of sockets, kind by kind: what is told first, and what after each value that is set. socket(7), tcp(7), ip(7), ipv6(7), unix(7).
// Left out is what depends on the host's settings (largest buffers) or the caller's rights (SO_MARK, SO_PRIORITY above 6, SO_DEBUG).
#include "../cases.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <linux/tcp.h>
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
enum { KIND_COUNT = sizeof KINDS / sizeof KINDS[0], NONE = 0x7EADBEEF };

typedef struct Option {
    const char *name;
    int level, number;
    int values[10];                                // ends with NONE
} Option;

#define SO(name, ...) {#name, SOL_SOCKET, name, {__VA_ARGS__, NONE}}
#define TCP(name, ...) {#name, IPPROTO_TCP, name, {__VA_ARGS__, NONE}}
#define IP(name, ...) {#name, IPPROTO_IP, name, {__VA_ARGS__, NONE}}
#define IP6(name, ...) {#name, IPPROTO_IPV6, name, {__VA_ARGS__, NONE}}

// The value, or -1000 - the error.
static int get(int fd, int level, int number) {
    int value = 0;
    socklen_t length = sizeof value;
    return getsockopt(fd, level, number, &value, &length) == 0 ? value : -1000 - errno;
}

static int set(int fd, int level, int number, int value) {
    return setsockopt(fd, level, number, &value, sizeof value) == 0 ? 0 : -errno;
}

static int tells_first = 1;                          // what is told before anything is set

static void walk(const Option *options, int count, int first, int kinds) {
    for (int k = first; k < first + kinds; k++) {
        for (int i = 0; i < count; i++) {
            const Option *each = &options[i];
            int fd = socket(KINDS[k].family, KINDS[k].type, 0);
            printf("%s %s: %d", KINDS[k].name, each->name, tells_first ? get(fd, each->level, each->number) : 0);
            for (const int *value = each->values; *value != NONE; value++) {
                int result = set(fd, each->level, each->number, *value);
                printf(", %d gives %d %d", *value, result, get(fd, each->level, each->number));
            }
            printf("\n");
            close(fd);
        }
    }
}

#define WALK(options, first, kinds) walk(options, sizeof options / sizeof options[0], first, kinds)

CASE(of_sockets) {
    static const Option options[] = {
        SO(SO_REUSEADDR, 1, 0, 7, -1), SO(SO_BROADCAST, 1, 0, 7), SO(SO_KEEPALIVE, 1, 0, 7), SO(SO_OOBINLINE, 1, 0, 7), SO(SO_DONTROUTE, 1, 0, 7),
        SO(SO_PRIORITY, 1, 6, 0), SO(SO_RCVLOWAT, 1, 2, 0, 100), SO(SO_SNDLOWAT, 1, 2),
        SO(SO_TYPE, 1), SO(SO_ERROR, 1), SO(SO_ACCEPTCONN, 1), SO(SO_PROTOCOL, 1), SO(SO_DOMAIN, 1),
        SO(SO_NO_CHECK, 1, 0),
        {"no such option", SOL_SOCKET, 1000, {1, NONE}},
    };
    WALK(options, 0, KIND_COUNT);
}

CASE(buffers_are_doubled) {
    static const Option options[] = {SO(SO_SNDBUF, 0, 1, 2304, 5000, 100000), SO(SO_RCVBUF, 0, 1, 2304, 5000, 100000)};
    tells_first = 0;
    WALK(options, 0, KIND_COUNT);
    tells_first = 1;
}

CASE(ports_are_shared_by_option) {
    static const Option options[] = {SO(SO_REUSEPORT, 1, 0, 7)};
    WALK(options, 0, 4);
}

CASE(credentials_are_an_option_of_local_sockets) {
    static const Option options[] = {SO(SO_PASSCRED, 1, 0, 7)};
    WALK(options, 4, 3);
}

CASE(of_tcp) {
    static const Option options[] = {
        TCP(TCP_NODELAY, 1, 0, 7, -1), TCP(TCP_CORK, 1, 0, 7), TCP(TCP_MAXSEG, 0, 87, 88, 1000, 32767, 32768, -1),
        TCP(TCP_KEEPIDLE, 0, 1, 60, 32767, 32768, -1), TCP(TCP_KEEPINTVL, 0, 1, 60, 32767, 32768, -1), TCP(TCP_KEEPCNT, 0, 1, 60, 127, 128, -1),
        TCP(TCP_SYNCNT, 0, 1, 60, 127, 128, -1), TCP(TCP_LINGER2, 0, 1, 30, 121, -1), TCP(TCP_DEFER_ACCEPT, 0, 1, 2, 4, 30, 200, 1000000, -1),
        TCP(TCP_WINDOW_CLAMP, 0, 1, 2000, 100000), TCP(TCP_QUICKACK, 0, 1, 2, 3), TCP(TCP_USER_TIMEOUT, 0, 1, 30000, -1),
        TCP(TCP_NOTSENT_LOWAT, 0, 1, 16384, -1),
        {"no such option", IPPROTO_TCP, 1000, {1, NONE}},
    };
    WALK(options, 0, KIND_COUNT);
}

CASE(of_ipv4) {
    static const Option options[] = {
        IP(IP_TOS, 0, 1, 16, 255, 256, -1), IP(IP_TTL, 0, 1, 255, 256, -1, -2), IP(IP_RECVTTL, 1, 0, 7), IP(IP_RECVTOS, 1, 0, 7), IP(IP_PKTINFO, 1, 0, 7),
        IP(IP_MTU_DISCOVER, 0, 1, 2, 3, 4, 5, 6, -1), IP(IP_RECVERR, 1, 0, 7), IP(IP_FREEBIND, 1, 0, 7),
        IP(IP_MTU, 1500), IP(IP_BIND_ADDRESS_NO_PORT, 1, 0, 7),
        {"no such option", IPPROTO_IP, 1000, {1, NONE}},
    };
    WALK(options, 0, KIND_COUNT);
}

CASE(of_ipv6) {
    static const Option options[] = {
        IP6(IPV6_V6ONLY, 1, 0, 7), IP6(IPV6_UNICAST_HOPS, 0, 1, 255, 256, -1, -2), IP6(IPV6_TCLASS, 0, 1, 255, 256, -1, -2),
        IP6(IPV6_RECVPKTINFO, 1, 0, 7), IP6(IPV6_RECVHOPLIMIT, 1, 0, 7), IP6(IPV6_RECVTCLASS, 1, 0, 7), IP6(IPV6_MTU_DISCOVER, 0, 1, 2, 3, 4, 5, 6, -1),
        IP6(IPV6_RECVERR, 1, 0, 7), IP6(IPV6_DONTFRAG, 1, 0),
        {"no such option", IPPROTO_IPV6, 1000, {1, NONE}},
    };
    WALK(options, 0, 4);
}

// How many bytes of an option are told, and how a short value is taken.
static void lengths(int fd, int level, int number) {
    for (int room = 0; room <= 9; room += room < 4 ? 1 : 4) {
        char place[16];
        memset(place, 0x55, sizeof place);
        socklen_t length = room;
        int result = getsockopt(fd, level, number, place, &length) == 0 ? 0 : -errno;
        printf("%d/%d room %d: %d, length %d, next byte %x\n", level, number, room, result, (int) length, place[length < 16 ? length : 15] & 0xFF);
    }
    for (int bytes = -1; bytes <= 9; bytes += bytes < 4 ? 1 : 4) {
        long value = 1;
        int result = setsockopt(fd, level, number, &value, bytes) == 0 ? 0 : -errno;
        printf("%d/%d set by %d bytes: %d\n", level, number, bytes, result);
    }
}

CASE(lengths_of_values) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    lengths(fd, SOL_SOCKET, SO_KEEPALIVE);
    lengths(fd, IPPROTO_TCP, TCP_NODELAY);
    lengths(fd, IPPROTO_IP, IP_TTL);
    lengths(fd, IPPROTO_IP, IP_TOS);
    lengths(fd, SOL_SOCKET, SO_LINGER);
    close(fd);
    fd = socket(AF_INET6, SOCK_STREAM, 0);
    lengths(fd, IPPROTO_IPV6, IPV6_V6ONLY);
    close(fd);
}

CASE(bad_pointers) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    int value = 1;
    socklen_t length = sizeof value;
    R(setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, NULL, sizeof value));
    R(setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, NULL, sizeof value));
    R(setsockopt(fd, IPPROTO_IP, IP_TTL, NULL, sizeof value));
    R(setsockopt(fd, SOL_SOCKET, SO_LINGER, NULL, 8));
    R(getsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, NULL, &length));
    R(getsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &value, NULL));
    R(getsockopt(fd, IPPROTO_TCP, TCP_INFO, NULL, &length));
    length = -1;
    R(getsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &value, &length));
    R(setsockopt(-1, SOL_SOCKET, SO_KEEPALIVE, &value, sizeof value));
    R(setsockopt(0, SOL_SOCKET, SO_KEEPALIVE, &value, sizeof value));
    close(fd);
}

CASE(linger) {
    for (int k = 0; k < KIND_COUNT; k++) {
        int fd = socket(KINDS[k].family, KINDS[k].type, 0);
        struct linger linger = {-1, -1};
        socklen_t length = sizeof linger;
        R(getsockopt(fd, SOL_SOCKET, SO_LINGER, &linger, &length));
        printf("%s %d %d\n", KINDS[k].name, linger.l_onoff, linger.l_linger);
        struct linger on = {5, 17};
        R(setsockopt(fd, SOL_SOCKET, SO_LINGER, &on, sizeof on));
        R(getsockopt(fd, SOL_SOCKET, SO_LINGER, &linger, &length));
        printf("%d %d\n", linger.l_onoff, linger.l_linger);
        struct linger off = {0, 3};
        R(setsockopt(fd, SOL_SOCKET, SO_LINGER, &off, sizeof off));
        R(getsockopt(fd, SOL_SOCKET, SO_LINGER, &linger, &length));
        printf("%d %d\n", linger.l_onoff, linger.l_linger);
        close(fd);
    }
}

CASE(time_limits) {
    static const struct timeval values[] = {{0, 0}, {1, 500000}, {0, 20000}, {-1, 0}, {0, -1}, {0, 1000000}, {1000000, 0}};
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    for (int i = 0; i < 7; i++) {
        for (int number = SO_RCVTIMEO; number <= SO_SNDTIMEO; number++) {
            struct timeval told = {-9, -9};
            socklen_t length = sizeof told;
            R(setsockopt(fd, SOL_SOCKET, number, &values[i], sizeof values[i]));
            R(getsockopt(fd, SOL_SOCKET, number, &told, &length));
            printf("%ld.%06ld, %d bytes\n", (long) told.tv_sec, (long) told.tv_usec, (int) length);
        }
    }
    R(setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &values[1], 8));
    close(fd);
}

CASE(options_are_inherited_by_what_is_accepted) {
    struct sockaddr_in name = {AF_INET, 0, {htonl(INADDR_LOOPBACK)}};
    socklen_t length = sizeof name;
    int server = socket(AF_INET, SOCK_STREAM, 0);
    static const int options[][3] = {
        {SOL_SOCKET, SO_REUSEADDR, 1}, {SOL_SOCKET, SO_KEEPALIVE, 1}, {SOL_SOCKET, SO_OOBINLINE, 1}, {SOL_SOCKET, SO_PRIORITY, 3}, {SOL_SOCKET, SO_RCVLOWAT, 5},
        {SOL_SOCKET, SO_REUSEPORT, 1}, {IPPROTO_TCP, TCP_NODELAY, 1}, {IPPROTO_TCP, TCP_CORK, 1}, {IPPROTO_TCP, TCP_KEEPIDLE, 11}, {IPPROTO_TCP, TCP_KEEPINTVL, 12},
        {IPPROTO_TCP, TCP_KEEPCNT, 13}, {IPPROTO_TCP, TCP_SYNCNT, 4}, {IPPROTO_TCP, TCP_LINGER2, 5}, {IPPROTO_TCP, TCP_USER_TIMEOUT, 6000},
        {IPPROTO_TCP, TCP_NOTSENT_LOWAT, 7000}, {IPPROTO_IP, IP_TOS, 16}, {IPPROTO_IP, IP_TTL, 33}, {IPPROTO_IP, IP_MTU_DISCOVER, 2},
    };
    for (int i = 0; i < 18; i++) {
        set(server, options[i][0], options[i][1], options[i][2]);
    }
    R(bind(server, (struct sockaddr *) &name, sizeof name));
    R(listen(server, 5));
    getsockname(server, (struct sockaddr *) &name, &length);
    int client = socket(AF_INET, SOCK_STREAM, 0);
    R(connect(client, (struct sockaddr *) &name, sizeof name));
    int accepted = accept(server, NULL, NULL);
    for (int i = 0; i < 18; i++) {
        printf("%d/%d: %d\n", options[i][0], options[i][1], get(accepted, options[i][0], options[i][1]));
    }
    printf("listening: %d %d %d\n", get(server, SOL_SOCKET, SO_ACCEPTCONN), get(accepted, SOL_SOCKET, SO_ACCEPTCONN), get(client, SOL_SOCKET, SO_ACCEPTCONN));
    struct timeval time = {-9, -9};
    length = sizeof time;
    R(getsockopt(accepted, SOL_SOCKET, SO_RCVTIMEO, &time, &length));
    printf("%ld\n", (long) time.tv_sec);
    close(accepted);
    close(client);
    close(server);
}

CASE(fast_open_is_for_listeners) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    printf("%d\n", get(fd, IPPROTO_TCP, TCP_FASTOPEN));
    R(set(fd, IPPROTO_TCP, TCP_FASTOPEN, 5));
    printf("%d\n", get(fd, IPPROTO_TCP, TCP_FASTOPEN));
    R(set(fd, IPPROTO_TCP, TCP_FASTOPEN, -1));
    R(listen(fd, 3));
    R(set(fd, IPPROTO_TCP, TCP_FASTOPEN, 7));
    printf("%d\n", get(fd, IPPROTO_TCP, TCP_FASTOPEN));
    close(fd);
}

CASE(congestion_control_has_a_name) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    char name[16] = "";
    socklen_t length = sizeof name;
    R(getsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, name, &length));
    printf("%d, %d bytes\n", name[0] != 0, (int) length);
    R(setsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, name, (socklen_t) strlen(name)));
    R(setsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, "nonsense", 8));
    R(setsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, "", 0));
    length = 3;
    R(getsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, name, &length));
    printf("%d bytes\n", (int) length);
    close(fd);
}

CASE(ip_options_are_none) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    char place[40];
    socklen_t length = sizeof place;
    R(getsockopt(fd, IPPROTO_IP, IP_OPTIONS, place, &length));
    printf("%d bytes\n", (int) length);
    R(setsockopt(fd, IPPROTO_IP, IP_OPTIONS, NULL, 0));
    length = sizeof place;
    R(getsockopt(fd, IPPROTO_IP, IP_PKTOPTIONS, place, &length));
    printf("%d bytes\n", (int) length);
    close(fd);
    fd = socket(AF_INET, SOCK_DGRAM, 0);
    R(getsockopt(fd, IPPROTO_IP, IP_PKTOPTIONS, place, &length));
    close(fd);
}

CASE(who_is_the_peer) {
    int pair[2];
    R(socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
    struct ucred peer = {-9, -9, -9};
    socklen_t length = sizeof peer;
    R(getsockopt(pair[0], SOL_SOCKET, SO_PEERCRED, &peer, &length));
    printf("%d %d %d, %d bytes\n", peer.pid == getpid(), peer.uid == getuid(), peer.gid == getgid(), (int) length);
    R(setsockopt(pair[0], SOL_SOCKET, SO_PEERCRED, &peer, sizeof peer));
    char label[64];
    length = sizeof label;
    R(getsockopt(pair[0], SOL_SOCKET, SO_PEERSEC, label, &length));
    close(pair[0]);
    close(pair[1]);
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    length = sizeof peer;
    R(getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &length));
    printf("%d %d %d, %d bytes\n", peer.pid, peer.uid, peer.gid, (int) length);
    close(fd);
}

CASE(state_of_tcp) {
    struct sockaddr_in name = {AF_INET, 0, {htonl(INADDR_LOOPBACK)}};
    socklen_t length = sizeof name;
    int server = socket(AF_INET, SOCK_STREAM, 0);
    struct tcp_info info;
    memset(&info, 0, sizeof info);
    socklen_t bytes = sizeof info;
    R(getsockopt(server, IPPROTO_TCP, TCP_INFO, &info, &bytes));
    printf("%d, backoff %d, options %x, mss %u\n", info.tcpi_state, info.tcpi_backoff, info.tcpi_options, info.tcpi_snd_mss);
    bind(server, (struct sockaddr *) &name, sizeof name);
    listen(server, 7);
    getsockname(server, (struct sockaddr *) &name, &length);
    int client = socket(AF_INET, SOCK_STREAM, 0);
    connect(client, (struct sockaddr *) &name, sizeof name);
    bytes = sizeof info;
    R(getsockopt(server, IPPROTO_TCP, TCP_INFO, &info, &bytes));
    printf("%d, waiting %u of %u\n", info.tcpi_state, info.tcpi_unacked, info.tcpi_sacked);
    int accepted = accept(server, NULL, NULL);
    write(client, "hello", 5);
    char text[8];
    printf("%ld\n", (long) read(accepted, text, sizeof text));
    write(accepted, "you", 3);
    printf("%ld\n", (long) read(client, text, sizeof text));
    for (int i = 0; i < 2; i++) {
        bytes = sizeof info;
        R(getsockopt(i == 0 ? client : accepted, IPPROTO_TCP, TCP_INFO, &info, &bytes));
        printf("%d, options %x, scales %d, retransmissions %u, lost %u\n", info.tcpi_state, info.tcpi_options & 7, info.tcpi_snd_wscale > 0 && info.tcpi_rcv_wscale > 0,
               info.tcpi_total_retrans, info.tcpi_lost);
        printf("received %lld, sent %lld, not sent %u, backoff %d, ca %d\n", (long long) info.tcpi_bytes_received, (long long) info.tcpi_bytes_sent, info.tcpi_notsent_bytes,
               info.tcpi_backoff, info.tcpi_ca_state);
        printf("rto %d, ato %d, rtt %d, window %d, space %d\n", info.tcpi_rto > 0, info.tcpi_ato > 0, info.tcpi_rtt > 0, info.tcpi_snd_cwnd >= 10, info.tcpi_rcv_space > 0);
        bytes = 7;
        R(getsockopt(client, IPPROTO_TCP, TCP_INFO, &info, &bytes));
        printf("%d bytes\n", (int) bytes);
    }
    shutdown(client, SHUT_WR);
    for (int i = 0; i < 100; i++) {
        bytes = sizeof info;
        getsockopt(client, IPPROTO_TCP, TCP_INFO, &info, &bytes);
        if (info.tcpi_state != 4) {                  // FIN_WAIT1: the acknowledgment may wait
            break;
        }
        usleep(10000);
    }
    printf("%d ", info.tcpi_state);
    getsockopt(accepted, IPPROTO_TCP, TCP_INFO, &info, &bytes);
    printf("%d\n", info.tcpi_state);
    close(accepted);
    close(client);
    close(server);
}
