// SPDX-License-Identifier: Apache-2.0
// Who may have which address and port beside whom (SO_REUSEADDR, SO_REUSEPORT, IPV6_V6ONLY), who of them gets what comes, and sockets of one interface: socket(7), ip(7), ipv6(7).
#include "../cases.h"
#include <arpa/inet.h>
#include <fcntl.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/udp.h>
#include <poll.h>
#include <sys/socket.h>

typedef struct Name {
    const char *text;
    int family, is_only;
    const char *address;
} Name;

static const Name NAMES[] = {
    {"0.0.0.0", AF_INET, 0, "0.0.0.0"}, {"127.0.0.1", AF_INET, 0, "127.0.0.1"}, {"127.0.0.2", AF_INET, 0, "127.0.0.2"},
    {"::", AF_INET6, 0, "::"}, {":: only", AF_INET6, 1, "::"}, {"::1", AF_INET6, 0, "::1"}, {"::ffff:127.0.0.1", AF_INET6, 0, "::ffff:127.0.0.1"},
};
enum { NAME_COUNT = sizeof NAMES / sizeof NAMES[0], ADDRESS = 1, PORT = 2 };

static int open_named(const Name *name, int type, int reuse) {
    int fd = socket(name->family, type, 0), on = 1;
    if (reuse & ADDRESS) setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (reuse & PORT) setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
    if (name->is_only) setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
    return fd;
}

static socklen_t write_name(const Name *name, int port, struct sockaddr_storage *to) {
    memset(to, 0, sizeof *to);
    if (name->family == AF_INET) {
        struct sockaddr_in *in = (struct sockaddr_in *) to;
        in->sin_family = AF_INET;
        in->sin_port = htons(port);
        inet_pton(AF_INET, name->address, &in->sin_addr);
        return sizeof *in;
    }
    struct sockaddr_in6 *in6 = (struct sockaddr_in6 *) to;
    in6->sin6_family = AF_INET6;
    in6->sin6_port = htons(port);
    inet_pton(AF_INET6, name->address, &in6->sin6_addr);
    return sizeof *in6;
}

static int bind_to(int fd, const Name *name, int port) {
    struct sockaddr_storage to;
    socklen_t length = write_name(name, port, &to);
    return bind(fd, (struct sockaddr *) &to, length);
}

static int port_of(int fd) {
    struct sockaddr_storage name;
    socklen_t length = sizeof name;
    getsockname(fd, (struct sockaddr *) &name, &length);
    return ntohs(((struct sockaddr_in *) &name)->sin_port);
}

// Each beside each: '.' both may, 'B' the second bind fails, 'L' the second listen.
static void beside(int type, int first_reuse, int second_reuse, int listens) {
    for (int i = 0; i < NAME_COUNT; i++) {
        char line[NAME_COUNT + 1] = {0};
        for (int j = 0; j < NAME_COUNT; j++) {
            for (int tries = 0; tries < 3 && line[j] != '.'; tries++) {      // the host may have that port elsewhere
                int first = open_named(&NAMES[i], type, first_reuse), second = open_named(&NAMES[j], type, second_reuse);
                bind_to(first, &NAMES[i], 0);
                if (listens) listen(first, 1);
                line[j] = bind_to(second, &NAMES[j], port_of(first)) ? 'B' : type == SOCK_STREAM && listen(second, 1) ? 'L' : '.';
                close(first);
                close(second);
            }
        }
        printf("%16s %s\n", NAMES[i].text, line);
    }
}

CASE(datagrams) { beside(SOCK_DGRAM, 0, 0, 0); }
CASE(datagrams_that_reuse_addresses) { beside(SOCK_DGRAM, ADDRESS, ADDRESS, 0); }
CASE(datagrams_that_share_ports) { beside(SOCK_DGRAM, PORT, PORT, 0); }
CASE(datagrams_of_which_one_reuses) { beside(SOCK_DGRAM, ADDRESS, 0, 0); }
CASE(datagrams_of_which_one_shares) { beside(SOCK_DGRAM, PORT, 0, 0); }
CASE(datagrams_that_do_the_one_and_the_other) { beside(SOCK_DGRAM, ADDRESS, PORT, 0); }
CASE(datagrams_that_do_both) { beside(SOCK_DGRAM, ADDRESS | PORT, PORT, 0); }
CASE(streams_that_are_bound) { beside(SOCK_STREAM, 0, 0, 0); }
CASE(streams_that_listen) { beside(SOCK_STREAM, 0, 0, 1); }
CASE(bound_streams_that_reuse_addresses) { beside(SOCK_STREAM, ADDRESS, ADDRESS, 0); }
CASE(listeners_that_reuse_addresses) { beside(SOCK_STREAM, ADDRESS, ADDRESS, 1); }
CASE(listeners_that_share_ports) { beside(SOCK_STREAM, PORT, PORT, 1); }
CASE(listeners_of_which_one_shares) { beside(SOCK_STREAM, PORT, 0, 1); }
CASE(listeners_that_do_the_one_and_the_other) { beside(SOCK_STREAM, ADDRESS, PORT, 1); }
CASE(bound_streams_that_do_the_one_and_the_other) { beside(SOCK_STREAM, PORT, ADDRESS, 0); }
CASE(listeners_that_do_both) { beside(SOCK_STREAM, ADDRESS | PORT, ADDRESS | PORT, 1); }

CASE(ports_are_shared_by_one_user_only) {
    for (int type = SOCK_STREAM; type <= SOCK_DGRAM; type++) {
        int first = open_named(&NAMES[1], type, PORT);
        bind_to(first, &NAMES[1], 0);
        if (seteuid(1000)) {
            printf("denied here\n");
            return;
        }
        int second = open_named(&NAMES[1], type, PORT);
        seteuid(0);
        R(bind_to(second, &NAMES[1], port_of(first)));
        close(first);
        close(second);
    }
}

// An option that is set after bind(2) does not count for those already there.
CASE(options_set_later) {
    for (int type = SOCK_STREAM; type <= SOCK_DGRAM; type++) {
        int on = 1;
        int first = open_named(&NAMES[1], type, 0), second = open_named(&NAMES[1], type, PORT);
        bind_to(first, &NAMES[1], 0);
        R(setsockopt(first, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on));
        if (type == SOCK_STREAM) R(bind_to(second, &NAMES[1], port_of(first)));
        close(first);
        close(second);
    }
}

enum { SOCKETS = 4, PEERS = 160 };

// Four sockets share a port: every one gets some of 160 peers, and each peer's always go to the same one.
CASE(datagrams_are_shared_out_by_peer) {
    int fds[SOCKETS], counts[SOCKETS] = {0}, strayed = 0, lost = 0;
    int port = 0;
    for (int i = 0; i < SOCKETS; i++) {
        fds[i] = open_named(&NAMES[1], SOCK_DGRAM, PORT);
        bind_to(fds[i], &NAMES[1], port);
        port = port_of(fds[i]);
    }
    struct sockaddr_storage to;
    socklen_t length = write_name(&NAMES[1], port, &to);
    for (int peer = 0; peer < PEERS; peer++) {
        int from = socket(AF_INET, SOCK_DGRAM, 0), owner = -1;
        for (int again = 0; again < 3; again++) {
            sendto(from, "x", 1, 0, (struct sockaddr *) &to, length);
            int got = -1;
            char c;
            for (int i = 0; i < SOCKETS; i++) {
                if (recv(fds[i], &c, 1, MSG_DONTWAIT) == 1) got = i;
            }
            lost += got < 0;
            strayed += owner >= 0 && got != owner;
            owner = got;
        }
        if (owner >= 0) counts[owner]++;
        close(from);
    }
    for (int i = 0; i < SOCKETS; i++) {
        printf("%d: %s\n", i, counts[i] >= PEERS / SOCKETS / 3 && counts[i] <= PEERS / SOCKETS * 2 ? "a fair share" : "no fair share");
        close(fds[i]);
    }
    R(strayed);
    R(lost);
}

CASE(connections_are_shared_out_by_peer) {
    int fds[SOCKETS], counts[SOCKETS] = {0};
    int port = 0;
    for (int i = 0; i < SOCKETS; i++) {
        fds[i] = open_named(&NAMES[1], SOCK_STREAM, PORT);
        bind_to(fds[i], &NAMES[1], port);
        port = port_of(fds[i]);
        listen(fds[i], PEERS);
        fcntl(fds[i], F_SETFL, O_NONBLOCK);
    }
    struct sockaddr_storage to;
    socklen_t length = write_name(&NAMES[1], port, &to);
    int total = 0;
    for (int peer = 0; peer < PEERS; peer++) {
        int from = socket(AF_INET, SOCK_STREAM, 0);
        connect(from, (struct sockaddr *) &to, length);
        for (int tries = 0, got = 0; !got && tries < 100; tries++) {
            for (int i = 0; i < SOCKETS; i++) {
                int fd = accept(fds[i], NULL, NULL);
                if (fd >= 0) {
                    counts[i]++;
                    got = 1;
                    total++;
                    close(fd);
                }
            }
            if (!got) usleep(1000);
        }
        close(from);
    }
    for (int i = 0; i < SOCKETS; i++) {
        printf("%d: %s\n", i, counts[i] >= PEERS / SOCKETS / 3 && counts[i] <= PEERS / SOCKETS * 2 ? "a fair share" : "no fair share");
        close(fds[i]);
    }
    R(total);
}

// Among all that a peer over IPv4 or IPv6 could mean: who gets it. The first is the newest.
static void who_gets(int type, const int *order, int count, const Name *target, int family) {
    int fds[NAME_COUNT];
    int port = 0;
    for (int i = 0; i < count; i++) {
        fds[i] = open_named(&NAMES[order[i]], type, PORT);
        if (bind_to(fds[i], &NAMES[order[i]], port)) printf("cannot bind %s\n", NAMES[order[i]].text);
        port = port_of(fds[i]);
        if (type == SOCK_STREAM) listen(fds[i], 5);
        fcntl(fds[i], F_SETFL, O_NONBLOCK);
    }
    struct sockaddr_storage to;
    socklen_t length = write_name(target, port, &to);
    int from = socket(family, type, 0);
    connect(from, (struct sockaddr *) &to, length);
    send(from, "x", 1, MSG_NOSIGNAL);
    usleep(2000);
    for (int i = 0; i < count; i++) {
        struct pollfd p = {fds[i], POLLIN, 0};
        if (poll(&p, 1, 0) == 1) printf("%s: %s\n", target->text, NAMES[order[i]].text);
        close(fds[i]);
    }
    close(from);
}

CASE(the_most_particular_one_gets_it) {
    static const int orders[][NAME_COUNT] = {{0, 1, 3, 5, 6}, {6, 5, 3, 1, 0}, {3, 0, 4, 4, 4}, {0, 3, 4, 4, 4}, {0, 4, 2, 5, 2}};
    for (int type = SOCK_STREAM; type <= SOCK_DGRAM; type++) {
        printf("%s\n", type == SOCK_STREAM ? "streams" : "datagrams");
        for (int o = 2; o < 5; o++) {
            int count = o < 4 ? 2 : 4;
            who_gets(type, orders[o], count, &NAMES[1], AF_INET);
            who_gets(type, orders[o], count, &NAMES[2], AF_INET);
            who_gets(type, orders[o], count, &NAMES[5], AF_INET6);
        }
    }
}

static int bind_device(int fd, const char *name) {
    return setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, name, strlen(name));
}

CASE(sockets_of_one_interface) {
    int probe = socket(AF_INET, SOCK_STREAM, 0);
    if (bind_device(probe, "lo")) {
        printf("denied here\n");
        return;
    }
    close(probe);
    for (int type = SOCK_STREAM; type <= SOCK_DGRAM; type++) {
        int bound = socket(AF_INET, type, 0), from = socket(AF_INET, type, 0), index = 0;
        struct sockaddr_storage to;
        socklen_t length = sizeof index;
        R(bind_device(bound, "lo"));
        R(bind_device(bound, "none such"));
        R(getsockopt(bound, SOL_SOCKET, SO_BINDTOIFINDEX, &index, &length));
        R(index == (int) if_nametoindex("lo"));
        bind_to(bound, &NAMES[0], 0);
        if (type == SOCK_STREAM) R(listen(bound, 5));
        length = write_name(&NAMES[1], port_of(bound), &to);
        R(connect(from, (struct sockaddr *) &to, length));
        R(send(from, "x", 1, 0));
        struct pollfd p = {bound, POLLIN, 0};
        R(poll(&p, 1, 1000));
        if (type == SOCK_STREAM) {
            int fd = accept(bound, NULL, NULL);
            char name[IFNAMSIZ] = {0};
            length = sizeof name;
            R(getsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, name, &length));
            printf("%s\n", name);
            close(fd);
        }
        close(from);
        from = socket(AF_INET, type, 0);
        bind_device(from, "lo");
        length = write_name(&NAMES[1], port_of(bound), &to);
        R(connect(from, (struct sockaddr *) &to, length));
        close(from);
        close(bound);
    }
}

// Two listeners of different interfaces do not meet; one of any meets both.
CASE(interfaces_keep_ports_apart) {
    int probe = socket(AF_INET, SOCK_STREAM, 0);
    if (bind_device(probe, "lo")) {
        printf("denied here\n");
        return;
    }
    close(probe);
    for (int type = SOCK_STREAM; type <= SOCK_DGRAM; type++) {
        int one = socket(AF_INET, type, 0), other = socket(AF_INET, type, 0);
        bind_device(one, "lo");
        bind_device(other, "lo");
        bind_to(one, &NAMES[0], 0);
        R(bind_to(other, &NAMES[0], port_of(one)));
        close(other);
        other = socket(AF_INET, type, 0);
        R(bind_to(other, &NAMES[0], port_of(one)));
        close(other);
        close(one);
    }
}

CASE(corked_datagrams) {
    int on = 1, off = 0, value = -1;
    socklen_t length = sizeof value;
    int to = socket(AF_INET, SOCK_DGRAM, 0), from = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_storage name;
    bind_to(to, &NAMES[1], 0);
    socklen_t name_length = write_name(&NAMES[1], port_of(to), &name);
    connect(from, (struct sockaddr *) &name, name_length);
    R(getsockopt(from, IPPROTO_UDP, UDP_CORK, &value, &length));
    R(value);
    R(setsockopt(from, IPPROTO_UDP, UDP_CORK, &on, sizeof on));
    R(getsockopt(from, IPPROTO_UDP, UDP_CORK, &value, &length));
    R(value);
    R(send(from, "ab", 2, 0));
    R(send(from, "cd", 2, 0));
    char place[16] = {0};
    R(recv(to, place, sizeof place, MSG_DONTWAIT));
    R(setsockopt(from, IPPROTO_UDP, UDP_CORK, &off, sizeof off));
    R(recv(to, place, sizeof place, MSG_DONTWAIT));
    printf("%s\n", place);
    R(setsockopt(from, IPPROTO_UDP, UDP_CORK, &off, sizeof off));
    R(recv(to, place, sizeof place, MSG_DONTWAIT));
    R(send(from, "ef", 2, MSG_MORE));
    R(setsockopt(from, IPPROTO_UDP, UDP_CORK, &off, sizeof off));
    R(recv(to, place, sizeof place, MSG_DONTWAIT));
    R(setsockopt(from, IPPROTO_UDP, UDP_CORK, &on, 1));
    R(setsockopt(from, IPPROTO_UDP, 99, &on, sizeof on));
    R(getsockopt(from, IPPROTO_UDP, 99, &value, &length));
    close(from);
    close(to);
    to = socket(AF_INET, SOCK_STREAM, 0);
    R(setsockopt(to, IPPROTO_UDP, UDP_CORK, &on, sizeof on));
    close(to);
}

// IP_BIND_ADDRESS_NO_PORT: bind(2) takes the address, connect(2) the port.
CASE(addresses_without_ports) {
    for (int family = AF_INET; family <= AF_INET6; family += AF_INET6 - AF_INET) {
        const Name *name = family == AF_INET ? &NAMES[1] : &NAMES[5];
        int listener = open_named(name, SOCK_STREAM, 0), on = 1;
        bind_to(listener, name, 0);
        listen(listener, 5);
        int fd = open_named(name, SOCK_STREAM, 0);
        R(setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on));
        R(bind_to(fd, name, 0));
        R(port_of(fd));
        struct sockaddr_storage to;
        socklen_t length = write_name(name, port_of(listener), &to);
        R(connect(fd, (struct sockaddr *) &to, length));
        R(port_of(fd) != 0);
        close(fd);
        fd = open_named(name, SOCK_STREAM, 0);
        setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
        bind_to(fd, name, 0);
        R(listen(fd, 5));
        R(port_of(fd) != 0);
        close(fd);
        close(listener);
        fd = open_named(name, SOCK_DGRAM, 0);
        setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
        R(bind_to(fd, name, 0));
        R(port_of(fd) != 0);
        close(fd);
    }
}

// SO_DONTROUTE: nobody behind a router.
CASE(hosts_of_the_link_only) {
    for (int type = SOCK_STREAM; type <= SOCK_DGRAM; type++) {
        static const Name far = {"far", AF_INET, 0, "198.51.100.1"};
        int listener = open_named(&NAMES[1], type, 0), fd = socket(AF_INET, type, 0), on = 1;
        bind_to(listener, &NAMES[1], 0);
        if (type == SOCK_STREAM) listen(listener, 1);
        struct sockaddr_storage to;
        socklen_t length = write_name(&far, 9, &to);
        R(setsockopt(fd, SOL_SOCKET, SO_DONTROUTE, &on, sizeof on));
        R(connect(fd, (struct sockaddr *) &to, length));
        length = write_name(&NAMES[1], port_of(listener), &to);
        R(connect(fd, (struct sockaddr *) &to, length));
        close(fd);
        close(listener);
    }
}

CASE(datagrams_without_checksum) {
    int to = open_named(&NAMES[1], SOCK_DGRAM, 0), fd = socket(AF_INET, SOCK_DGRAM, 0), on = 1;
    char place[4];
    bind_to(to, &NAMES[1], 0);
    struct sockaddr_storage name;
    socklen_t length = write_name(&NAMES[1], port_of(to), &name);
    setsockopt(fd, SOL_SOCKET, SO_NO_CHECK, &on, sizeof on);
    R(sendto(fd, "abc", 3, 0, (struct sockaddr *) &name, length));
    R(recv(to, place, 4, MSG_DONTWAIT));
    close(fd);
    close(to);
}

// TCP_INFO: segments with data, and bytes.
CASE(segments_are_counted) {
    int listener = open_named(&NAMES[1], SOCK_STREAM, 0), from = socket(AF_INET, SOCK_STREAM, 0);
    bind_to(listener, &NAMES[1], 0);
    listen(listener, 1);
    struct sockaddr_storage to;
    socklen_t length = write_name(&NAMES[1], port_of(listener), &to);
    connect(from, (struct sockaddr *) &to, length);
    int at = accept(listener, NULL, NULL), on = 1;
    setsockopt(from, IPPROTO_TCP, 1, &on, sizeof on);
    char place[100];
    for (int i = 0; i < 5; i++) {
        send(from, place, 100, 0);
        recv(at, place, 100, MSG_WAITALL);
    }
    usleep(100000);
    for (int i = 0; i < 2; i++) {
        char info[256] = {0};
        length = sizeof info;
        getsockopt(i == 0 ? from : at, IPPROTO_TCP, 11, info, &length);
        unsigned *words = (unsigned *) info;
        printf("data out %u in %u, more in all %d %d, acknowledged %u received %u sent %u, retransmitted %u\n", words[39], words[38], words[34] >= words[39], words[35] >= words[38],
               words[30], words[32], words[50], words[25]);
    }
    close(at);
    close(from);
    close(listener);
}
