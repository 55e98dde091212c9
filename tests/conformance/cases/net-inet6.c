// SPDX-License-Identifier: Apache-2.0
// Sockets of AF_INET6 on the loopback interface, ipv6(7): names, dual stack, conflicts of ports, streams and datagrams.
#include "../cases.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

static struct sockaddr_storage name_;
static socklen_t length_;

// An address of either family; the port in the order of the machine.
static struct sockaddr *at(const char *address, int port) {
    memset(&name_, 0, sizeof name_);
    if (strchr(address, ':')) {
        struct sockaddr_in6 *six = (struct sockaddr_in6 *) &name_;
        six->sin6_family = AF_INET6;
        six->sin6_port = htons(port);
        inet_pton(AF_INET6, address, &six->sin6_addr);
        length_ = sizeof *six;
    } else {
        struct sockaddr_in *four = (struct sockaddr_in *) &name_;
        four->sin_family = AF_INET;
        four->sin_port = htons(port);
        inet_pton(AF_INET, address, &four->sin_addr);
        length_ = sizeof *four;
    }
    return (struct sockaddr *) &name_;
}

#define BIND(fd, address, port) ({ struct sockaddr *a_ = at(address, port); bind(fd, a_, length_); })
#define CONNECT(fd, address, port) ({ struct sockaddr *a_ = at(address, port); connect(fd, a_, length_); })
#define SENDTO(fd, text, address, port) ({ struct sockaddr *a_ = at(address, port); sendto(fd, text, strlen(text), 0, a_, length_); })

static void show(const char *what, const struct sockaddr_storage *name, socklen_t length) {
    char text[INET6_ADDRSTRLEN] = "";
    const struct sockaddr_in6 *six = (const struct sockaddr_in6 *) name;
    const struct sockaddr_in *four = (const struct sockaddr_in *) name;
    int is_six = name->ss_family == AF_INET6;
    inet_ntop(name->ss_family, is_six ? (const void *) &six->sin6_addr : (const void *) &four->sin_addr, text, sizeof text);
    printf("%s: %s, %s port, scope %d, %d bytes\n", what, text, (is_six ? six->sin6_port : four->sin_port) ? "a" : "no", is_six ? (int) six->sin6_scope_id : 0,
           (int) length);
}

static int port_of(int fd) {
    struct sockaddr_storage name;
    socklen_t length = sizeof name;
    getsockname(fd, (struct sockaddr *) &name, &length);
    return ntohs(((struct sockaddr_in *) &name)->sin_port);
}

static void names(int fd) {
    struct sockaddr_storage name;
    socklen_t length = sizeof name;
    if (getsockname(fd, (struct sockaddr *) &name, &length) == 0) {
        show("name", &name, length);
    }
    length = sizeof name;
    if (getpeername(fd, (struct sockaddr *) &name, &length) == 0) {
        show("peer", &name, length);
    } else {
        printf("peer: %s\n", strerrorname_np(errno));
    }
}

static int option(int fd, int level, int which) {
    int value = -99;
    socklen_t length = sizeof value;
    return getsockopt(fd, level, which, &value, &length) == 0 ? value : -errno;
}

static int set(int fd, int level, int which, int value) {
    return setsockopt(fd, level, which, &value, sizeof value);
}

static void talk(const char *listens, int v6only, const char *connects) {
    printf("-- %s, %s\n", listens, connects);
    int family = strchr(listens, ':') ? AF_INET6 : AF_INET;
    int listener = socket(family, SOCK_STREAM, 0);
    if (v6only >= 0) {
        R(set(listener, IPPROTO_IPV6, IPV6_V6ONLY, v6only));
    }
    R(BIND(listener, listens, 0));
    R(listen(listener, 5));
    int client = socket(strchr(connects, ':') ? AF_INET6 : AF_INET, SOCK_STREAM, 0);
    if (R(CONNECT(client, connects, port_of(listener))) == 0) {
        struct sockaddr_storage name;
        socklen_t length = sizeof name;
        int served = accept(listener, (struct sockaddr *) &name, &length);
        show("accepted", &name, length);
        names(served);
        names(client);
        char text[8] = "";
        R(write(client, "hello", 5));
        R(read(served, text, sizeof text));
        puts(text);
        R(write(served, "there", 5));
        R(read(client, text, sizeof text));
        puts(text);
        close(client);
        R(read(served, text, sizeof text));
        close(served);
    } else {
        close(client);
    }
    close(listener);
}

CASE(streams) {
    talk("::1", -1, "::1");
    talk("::", -1, "::1");
    talk("::", -1, "127.0.0.1");
    talk("::", -1, "::ffff:127.0.0.1");
    talk("::", 1, "127.0.0.1");
    talk("::", 1, "::1");
    talk("::", 0, "::");
    talk("0.0.0.0", -1, "::ffff:127.0.0.1");
    talk("0.0.0.0", -1, "::1");
    talk("127.0.0.1", -1, "::1");
    talk("::ffff:127.0.0.1", -1, "127.0.0.1");
    talk("::ffff:127.0.0.1", -1, "::1");
}

CASE(many_bytes) {
    int listener = socket(AF_INET6, SOCK_STREAM, 0);
    R(BIND(listener, "::1", 0));
    R(listen(listener, 1));
    int client = socket(AF_INET6, SOCK_STREAM, 0);
    R(CONNECT(client, "::1", port_of(listener)));
    int served = accept(listener, NULL, NULL);
    static char block[4000];
    long sent = 0, received = 0, sum = 0;
    for (int i = 0; i < 200; i++) {
        for (int j = 0; j < (int) sizeof block; j++) {
            block[j] = (char) (i * 7 + j);
        }
        for (int at = 0; at < (int) sizeof block;) {
            at += write(client, block + at, sizeof block - at);
        }
        sent += sizeof block;
        while (received < sent) {
            long count = read(served, block, sizeof block);
            for (int j = 0; j < count; j++) {
                sum += (unsigned char) block[j] * ((received + j) % 11 + 1);
            }
            received += count;
        }
    }
    printf("%ld %ld\n", received, sum);
    R(shutdown(client, SHUT_WR));
    R(read(served, block, sizeof block));
    close(client);
    close(served);
    close(listener);
}

CASE(refused) {
    int fd = socket(AF_INET6, SOCK_STREAM, 0);
    R(BIND(fd, "::1", 0));
    int port = port_of(fd);
    close(fd);
    fd = socket(AF_INET6, SOCK_STREAM, 0);
    R(CONNECT(fd, "::1", port));
    close(fd);
    fd = socket(AF_INET6, SOCK_DGRAM, 0);
    R(CONNECT(fd, "::1", port));
    R(send(fd, "x", 1, 0));
    R(send(fd, "x", 1, 0));
    R(recv(fd, &port, 1, MSG_DONTWAIT));
    close(fd);
    fd = socket(AF_INET6, SOCK_STREAM | SOCK_NONBLOCK, 0);
    R(CONNECT(fd, "fe80::1", 80));
    R(CONNECT(fd, "ff02::1", 80));
    R(BIND(fd, "fe80::1", 0));
    R(BIND(fd, "2001:db8::77", 0));
    struct sockaddr *four = at("127.0.0.1", 80);
    R(bind(fd, four, length_));
    R(connect(fd, four, length_));
    close(fd);
}

static int bind_beside(int type, const char *first, int first_only, const char *second, int second_only) {
    int result = -1, error = 0;
    for (int tries = 0; tries < 3 && result != 0; tries++) {             // the host may have that port elsewhere
        int one = socket(strchr(first, ':') ? AF_INET6 : AF_INET, type, 0);
        int other = socket(strchr(second, ':') ? AF_INET6 : AF_INET, type, 0);
        if (first_only) {
            set(one, IPPROTO_IPV6, IPV6_V6ONLY, 1);
        }
        if (second_only) {
            set(other, IPPROTO_IPV6, IPV6_V6ONLY, 1);
        }
        BIND(one, first, 0);
        if (type == SOCK_STREAM) {
            listen(one, 1);
        }
        result = BIND(other, second, port_of(one));
        error = errno;
        close(one);
        close(other);
    }
    errno = error;
    return result;
}

static void conflict(const char *first, int first_only, const char *second, int second_only) {
    int result = bind_beside(SOCK_STREAM, first, first_only, second, second_only);
    printf("%s%s, then %s%s: %s\n", first, first_only ? " only" : "", second, second_only ? " only" : "", result == 0 ? "0" : strerrorname_np(errno));
    result = bind_beside(SOCK_DGRAM, first, first_only, second, second_only);
    printf("  datagrams: %s\n", result == 0 ? "0" : strerrorname_np(errno));
}

CASE(conflicts) {
    const char *names[] = {"::", "::1", "0.0.0.0", "127.0.0.1", "::ffff:127.0.0.1"};
    for (int i = 0; i < 5; i++) {
        for (int j = 0; j < 5; j++) {
            conflict(names[i], 0, names[j], 0);
        }
    }
    conflict("::", 1, "0.0.0.0", 0);
    conflict("0.0.0.0", 0, "::", 1);
    conflict("::", 1, "::", 0);
    conflict("::", 1, "127.0.0.1", 0);
    conflict("::", 1, "::1", 0);
}

static void receive(int fd, int type) {
    char text[16] = "";
    struct sockaddr_storage name;
    socklen_t length = sizeof name;
    struct pollfd one = {fd, POLLIN, 0};
    poll(&one, 1, 1000);
    long count = recvfrom(fd, text, sizeof text - 1, MSG_DONTWAIT, (struct sockaddr *) &name, &length);
    printf("%ld %s, ", count, count < 0 ? strerrorname_np(errno) : text);
    if (count >= 0) {
        show("from", &name, length);
    } else {
        puts("");
    }
    (void) type;
}

CASE(datagrams) {
    int server = socket(AF_INET6, SOCK_DGRAM, 0);
    R(BIND(server, "::", 0));
    int port = port_of(server);
    int six = socket(AF_INET6, SOCK_DGRAM, 0);
    int four = socket(AF_INET, SOCK_DGRAM, 0);
    R(SENDTO(six, "six", "::1", port));
    receive(server, 0);
    R(SENDTO(four, "four", "127.0.0.1", port));
    receive(server, 0);
    R(SENDTO(six, "mapped", "::ffff:127.0.0.1", port));
    receive(server, 0);
    R(SENDTO(server, "back", "::1", port_of(six)));
    receive(six, 0);
    R(SENDTO(server, "back", "::ffff:127.0.0.1", port_of(four)));
    receive(four, 0);
    R(CONNECT(six, "::1", port));
    names(six);
    R(send(six, "connected", 9, 0));
    receive(server, 0);
    struct sockaddr none = {AF_UNSPEC};
    R(connect(six, &none, sizeof none));
    names(six);
    R(CONNECT(six, "::ffff:127.0.0.1", port));
    names(six);
    R(send(six, "four", 4, 0));
    receive(server, 0);
    int only = socket(AF_INET6, SOCK_DGRAM, 0);
    R(set(only, IPPROTO_IPV6, IPV6_V6ONLY, 1));
    R(SENDTO(only, "mapped", "::ffff:127.0.0.1", port));
    R(CONNECT(only, "::ffff:127.0.0.1", port));
    R(SENDTO(only, "six", "::1", port));
    receive(server, 0);
    R(send(only, "x", 1, 0));
    close(only);
    close(server);
    close(six);
    close(four);
}

CASE(options) {
    int fd = socket(AF_INET6, SOCK_STREAM, 0);
    printf("%d %d %d\n", option(fd, IPPROTO_IPV6, IPV6_V6ONLY), option(fd, IPPROTO_IPV6, IPV6_UNICAST_HOPS), option(fd, IPPROTO_IPV6, IPV6_TCLASS));
    R(set(fd, IPPROTO_IPV6, IPV6_V6ONLY, 5));
    R(set(fd, IPPROTO_IPV6, IPV6_UNICAST_HOPS, 7));
    R(set(fd, IPPROTO_IPV6, IPV6_UNICAST_HOPS, 256));
    R(set(fd, IPPROTO_IPV6, IPV6_UNICAST_HOPS, -2));
    R(set(fd, IPPROTO_IPV6, IPV6_TCLASS, 0x28));
    R(set(fd, IPPROTO_IPV6, IPV6_TCLASS, 256));
    printf("%d %d %d\n", option(fd, IPPROTO_IPV6, IPV6_V6ONLY), option(fd, IPPROTO_IPV6, IPV6_UNICAST_HOPS), option(fd, IPPROTO_IPV6, IPV6_TCLASS));
    R(set(fd, IPPROTO_IP, IP_TOS, 0x10));
    R(set(fd, IPPROTO_IP, IP_TTL, 9));
    R(set(fd, IPPROTO_IP, IP_TTL, 0));
    R(set(fd, IPPROTO_IP, IP_TTL, 256));
    printf("%d %d\n", option(fd, IPPROTO_IP, IP_TOS), option(fd, IPPROTO_IP, IP_TTL));
    R(BIND(fd, "::1", 0));
    R(set(fd, IPPROTO_IPV6, IPV6_V6ONLY, 0));
    R(set(fd, IPPROTO_IPV6, IPV6_UNICAST_HOPS, -1));
    printf("%d\n", option(fd, IPPROTO_IPV6, IPV6_UNICAST_HOPS));
    close(fd);
    fd = socket(AF_INET, SOCK_STREAM, 0);
    R(set(fd, IPPROTO_IPV6, IPV6_V6ONLY, 1));
    printf("%d\n", option(fd, IPPROTO_IPV6, IPV6_V6ONLY));
    close(fd);
}
