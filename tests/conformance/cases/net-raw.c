// SPDX-License-Identifier: Apache-2.0
// Raw and ping sockets, the queue of errors, times of packets, interfaces by name: raw(7), icmp(7), ip(7), socket(7).
// Needs options.
#include "../cases.h"
#include <arpa/inet.h>
#include <linux/errqueue.h>
#include <linux/icmp.h>
#include <linux/net_tstamp.h>
#include <netinet/icmp6.h>
#include <netinet/in.h>
#include <netinet/ip.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/uio.h>

static int set(int fd, int level, int which, int value) {
    return setsockopt(fd, level, which, &value, sizeof value);
}

static int option(int fd, int level, int which) {
    int value = -99;
    socklen_t length = sizeof value;
    return getsockopt(fd, level, which, &value, &length) == 0 ? value : -errno;
}

static struct sockaddr_in four(int port) {
    return (struct sockaddr_in) {AF_INET, htons(port), {htonl(INADDR_LOOPBACK)}};
}

static unsigned short sum(const void *data, int length) {
    unsigned total = 0;
    const unsigned char *bytes = data;
    for (int i = 0; i < length; i += 2) {
        total += bytes[i] << 8 | (i + 1 < length ? bytes[i + 1] : 0);
    }
    total = (total & 0xFFFF) + (total >> 16);
    return htons(~(total + (total >> 16)));
}

static int wait_for(int fd) {
    struct pollfd one = {fd, POLLIN, 0};
    return poll(&one, 1, 1000);
}

// Whether this host lets nobody have such a socket: then there is nothing to compare with.
static int is_denied(int family, int type, int protocol) {
    int fd = socket(family, type, protocol);
    close(fd);
    if (fd < 0) {
        printf("denied here\n");
    }
    return fd < 0;
}

CASE(raw_sockets_are_made) {
    if (is_denied(AF_INET, SOCK_RAW, IPPROTO_ICMP)) {
        return;
    }
    R(socket(AF_INET, SOCK_RAW, 0));
    R(socket(AF_INET6, SOCK_RAW, 0));
    R(socket(AF_INET, SOCK_RAW, 300));
    int fd = socket(AF_INET, SOCK_RAW, IPPROTO_ICMP);
    printf("%d %d %d\n", option(fd, SOL_SOCKET, SO_TYPE), option(fd, SOL_SOCKET, SO_PROTOCOL), option(fd, IPPROTO_IP, IP_HDRINCL));
    R(listen(fd, 1));
    R(accept(fd, NULL, NULL));
    R(send(fd, "x", 1, 0));
    struct sockaddr_in name = {0};
    socklen_t length = sizeof name;
    R(getsockname(fd, (struct sockaddr *) &name, &length));
    printf("%d %s %d\n", name.sin_family, inet_ntoa(name.sin_addr), ntohs(name.sin_port));
    struct sockaddr_in elsewhere = {AF_INET, 0, {htonl(0x08080808)}};
    R(bind(fd, (struct sockaddr *) &elsewhere, sizeof elsewhere));
    close(fd);
    fd = socket(AF_INET, SOCK_RAW, IPPROTO_RAW);
    printf("%d\n", option(fd, IPPROTO_IP, IP_HDRINCL));
    close(fd);
}

CASE(raw_echo) {
    if (is_denied(AF_INET, SOCK_RAW, IPPROTO_ICMP)) {
        return;
    }
    int fd = socket(AF_INET, SOCK_RAW, IPPROTO_ICMP);
    unsigned filter = ~(1U << ICMP_ECHOREPLY);
    R(setsockopt(fd, SOL_RAW, ICMP_FILTER, &filter, sizeof filter));
    printf("%x\n", option(fd, SOL_RAW, ICMP_FILTER));
    struct sockaddr_in to = four(77);
    struct icmphdr request = {.type = ICMP_ECHO, .un.echo = {htons(4242), htons(7)}};
    request.checksum = sum(&request, sizeof request);
    R(sendto(fd, &request, sizeof request, 0, (struct sockaddr *) &to, sizeof to));
    wait_for(fd);
    unsigned char answer[100];
    struct sockaddr_in from;
    socklen_t length = sizeof from;
    R(recvfrom(fd, answer, sizeof answer, MSG_DONTWAIT, (struct sockaddr *) &from, &length));
    printf("from %s %d: version %d, protocol %d, %d bytes, type %d, id %d\n", inet_ntoa(from.sin_addr), ntohs(from.sin_port), answer[0] >> 4, answer[9],
           answer[2] << 8 | answer[3], answer[20], answer[24] << 8 | answer[25]);
    R(recv(fd, answer, sizeof answer, MSG_DONTWAIT));
    close(fd);
}

CASE(raw_with_header) {
    if (is_denied(AF_INET, SOCK_RAW, IPPROTO_ICMP)) {
        return;
    }
    int receiver = socket(AF_INET, SOCK_RAW, 222);
    int fd = socket(AF_INET, SOCK_RAW, IPPROTO_RAW);
    struct {
        struct iphdr ip;
        char text[8];
    } packet = {{.ihl = 5, .version = 4, .ttl = 33, .protocol = 222, .id = htons(99), .daddr = htonl(INADDR_LOOPBACK)}, "payload"};
    struct sockaddr_in to = four(0);
    R(sendto(fd, &packet, sizeof packet, 0, (struct sockaddr *) &to, sizeof to));
    R(sendto(fd, &packet, 10, 0, (struct sockaddr *) &to, sizeof to));
    wait_for(receiver);
    memset(&packet, 0, sizeof packet);
    R(recv(receiver, &packet, sizeof packet, MSG_DONTWAIT));
    printf("%s, ttl %d, id %d, %d bytes, from %x\n", packet.text, packet.ip.ttl, ntohs(packet.ip.id), ntohs(packet.ip.tot_len), ntohl(packet.ip.saddr));
    close(fd);
    close(receiver);
}

CASE(raw_over_ipv6) {
    if (is_denied(AF_INET6, SOCK_RAW, IPPROTO_ICMPV6)) {
        return;
    }
    int fd = socket(AF_INET6, SOCK_RAW, IPPROTO_ICMPV6);
    printf("%d\n", option(fd, IPPROTO_IPV6, IPV6_CHECKSUM));
    R(set(fd, IPPROTO_IPV6, IPV6_CHECKSUM, 2));
    struct icmp6_filter filter;
    ICMP6_FILTER_SETBLOCKALL(&filter);
    ICMP6_FILTER_SETPASS(ICMP6_ECHO_REPLY, &filter);
    R(setsockopt(fd, IPPROTO_ICMPV6, ICMP6_FILTER, &filter, sizeof filter));
    R(set(fd, IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1));
    struct sockaddr_in6 to = {AF_INET6, 0, 0, IN6ADDR_LOOPBACK_INIT};
    struct icmp6_hdr request = {.icmp6_type = ICMP6_ECHO_REQUEST};
    R(sendto(fd, &request, sizeof request, 0, (struct sockaddr *) &to, sizeof to));
    wait_for(fd);
    struct icmp6_hdr answer = {0};
    char control[64];
    struct iovec piece = {&answer, sizeof answer};
    struct msghdr message = {NULL, 0, &piece, 1, control, sizeof control, 0};
    R(recvmsg(fd, &message, MSG_DONTWAIT));
    struct cmsghdr *hops = CMSG_FIRSTHDR(&message);
    printf("type %d, %d/%d %d\n", answer.icmp6_type, hops->cmsg_level, hops->cmsg_type, *(int *) CMSG_DATA(hops));
    close(fd);
    fd = socket(AF_INET6, SOCK_RAW, 222);
    printf("%d\n", option(fd, IPPROTO_IPV6, IPV6_CHECKSUM));
    R(set(fd, IPPROTO_IPV6, IPV6_CHECKSUM, 3));
    R(set(fd, IPPROTO_IPV6, IPV6_CHECKSUM, 4));
    printf("%d\n", option(fd, IPPROTO_IPV6, IPV6_CHECKSUM));
    R(setsockopt(fd, IPPROTO_ICMPV6, ICMP6_FILTER, &filter, sizeof filter));
    close(fd);
}

// A datagram to a port that nobody has, and what is said of it.
static int lost_datagram(int port) {
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    set(fd, IPPROTO_IP, IP_RECVERR, 1);
    struct sockaddr_in to = four(port);
    R(sendto(fd, "nobody", 6, 0, (struct sockaddr *) &to, sizeof to));
    struct pollfd one = {fd, POLLIN, 0};
    R(poll(&one, 1, 1000));
    printf("events %x\n", one.revents);
    return fd;
}

static void show_error(int fd, int room) {
    char text[16] = "";
    char control[200];
    struct sockaddr_in name = {0};
    struct iovec piece = {text, 4};
    struct msghdr message = {&name, sizeof name, &piece, 1, control, room, 0};
    R(recvmsg(fd, &message, MSG_ERRQUEUE));
    printf("%s, to %s %d, flags %x\n", text, inet_ntoa(name.sin_addr), ntohs(name.sin_port), message.msg_flags);
    struct cmsghdr *only = CMSG_FIRSTHDR(&message);
    if (message.msg_controllen >= CMSG_LEN(sizeof(struct sock_extended_err))) {
        struct sock_extended_err *error = (struct sock_extended_err *) CMSG_DATA(only);
        struct sockaddr_in *offender = (struct sockaddr_in *) SO_EE_OFFENDER(error);
        printf("%d/%d, %d bytes: errno %d, origin %d, type %d, code %d, info %d, from %d %s\n", only->cmsg_level, only->cmsg_type,
               (int) (only->cmsg_len - CMSG_LEN(0)), error->ee_errno, error->ee_origin, error->ee_type, error->ee_code, error->ee_info,
               offender->sin_family, inet_ntoa(offender->sin_addr));
    }
}

CASE(ping) {
    if (is_denied(AF_INET, SOCK_DGRAM, IPPROTO_ICMP)) {
        return;
    }
    int fd = socket(AF_INET, SOCK_DGRAM, IPPROTO_ICMP);
    printf("%d %d\n", option(fd, SOL_SOCKET, SO_TYPE), option(fd, SOL_SOCKET, SO_PROTOCOL));
    struct sockaddr_in name = four(1234);
    socklen_t length = sizeof name;
    R(bind(fd, (struct sockaddr *) &name, sizeof name));
    R(bind(fd, (struct sockaddr *) &name, sizeof name));
    R(getsockname(fd, (struct sockaddr *) &name, &length));
    printf("%s %d\n", inet_ntoa(name.sin_addr), ntohs(name.sin_port));
    struct icmphdr request = {.type = ICMP_ECHOREPLY, .un.echo = {htons(4242), htons(7)}};
    name = four(0);
    R(sendto(fd, &request, sizeof request, 0, (struct sockaddr *) &name, sizeof name));
    request.type = ICMP_ECHO;
    R(sendto(fd, &request, 7, 0, (struct sockaddr *) &name, sizeof name));
    R(sendto(fd, &request, sizeof request, 0, (struct sockaddr *) &name, sizeof name));
    wait_for(fd);
    R(recvfrom(fd, &request, sizeof request, MSG_DONTWAIT, (struct sockaddr *) &name, &length));
    printf("type %d, id %d, sequence %d, from %s %d\n", request.type, ntohs(request.un.echo.id), ntohs(request.un.echo.sequence), inet_ntoa(name.sin_addr),
           ntohs(name.sin_port));
    R(connect(fd, (struct sockaddr *) &name, sizeof name));
    request.type = ICMP_ECHO;
    R(send(fd, &request, sizeof request, 0));
    close(fd);
}

CASE(errors_wait_in_a_queue) {
    int fd = lost_datagram(9);
    show_error(fd, 200);
    printf("SO_ERROR %d\n", option(fd, SOL_SOCKET, SO_ERROR));
    char byte;
    R(recv(fd, &byte, 1, MSG_ERRQUEUE));
    R(recv(fd, &byte, 1, MSG_DONTWAIT));
    close(fd);
    fd = lost_datagram(9);
    R(recv(fd, &byte, 1, MSG_DONTWAIT));                     // takes the error, and leaves the queue
    struct pollfd one = {fd, POLLIN, 0};
    R(poll(&one, 1, 0));
    printf("events %x\n", one.revents);
    show_error(fd, 20);
    R(poll(&one, 1, 0));
    close(fd);
}

CASE(times) {
    int server = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in name = four(0);
    bind(server, (struct sockaddr *) &name, sizeof name);
    socklen_t length = sizeof name;
    getsockname(server, (struct sockaddr *) &name, &length);
    int client = socket(AF_INET, SOCK_DGRAM, 0);
    int forms[] = {SO_TIMESTAMP, SO_TIMESTAMPNS};
    for (int i = 0; i < 2; i++) {
        R(set(server, SOL_SOCKET, forms[i], 1));
        printf("%d %d %d\n", option(server, SOL_SOCKET, SO_TIMESTAMP), option(server, SOL_SOCKET, SO_TIMESTAMPNS), option(server, SOL_SOCKET, SO_TIMESTAMPING));
        sendto(client, "when", 4, 0, (struct sockaddr *) &name, sizeof name);
        wait_for(server);
        char text[8];
        char control[200];
        struct iovec piece = {text, sizeof text};
        struct msghdr message = {NULL, 0, &piece, 1, control, sizeof control, 0};
        R(recvmsg(server, &message, MSG_DONTWAIT));
        for (struct cmsghdr *each = CMSG_FIRSTHDR(&message); each; each = CMSG_NXTHDR(&message, each)) {
            long seconds = *(long *) CMSG_DATA(each);
            long now = time(NULL);
            printf("  %d/%d, %d bytes, %s\n", each->cmsg_level, each->cmsg_type, (int) (each->cmsg_len - CMSG_LEN(0)),
                   seconds >= now - 2 && seconds <= now + 2 ? "now" : "some time");
        }
        set(server, SOL_SOCKET, SO_TIMESTAMP, 0);
    }
    R(set(server, SOL_SOCKET, SO_TIMESTAMPING, SOF_TIMESTAMPING_RX_SOFTWARE | SOF_TIMESTAMPING_SOFTWARE));
    printf("%d\n", option(server, SOL_SOCKET, SO_TIMESTAMPING));
    R(set(server, SOL_SOCKET, SO_TIMESTAMPING, 1 << 30));
    close(client);
    close(server);
}

CASE(interfaces_and_foreign_addresses) {
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    char text[16] = "?";
    socklen_t length = sizeof text;
    R(getsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, text, &length));
    printf("%d\n", length);
    R(setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, "nosuch0", 8));
    R(setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, "lo", 3));
    length = sizeof text;
    R(getsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, text, &length));
    printf("%s, %d\n", text, length);
    length = 5;
    R(getsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, text, &length));
    R(setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, "", 0));
    struct sockaddr_in foreign = {AF_INET, htons(7777), {htonl(0xC0000205)}};
    R(bind(fd, (struct sockaddr *) &foreign, sizeof foreign));
    R(set(fd, IPPROTO_IP, IP_FREEBIND, 1));
    R(bind(fd, (struct sockaddr *) &foreign, sizeof foreign));
    R(set(fd, IPPROTO_IP, IP_TRANSPARENT, 1));
    printf("%d %d\n", option(fd, IPPROTO_IP, IP_FREEBIND), option(fd, IPPROTO_IP, IP_TRANSPARENT));
    close(fd);
}
