// SPDX-License-Identifier: Apache-2.0
// Control messages of datagrams: where one was sent to, its hops and class of service, and the same for one that is sent. ip(7), ipv6(7).
#include "../cases.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
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

static struct sockaddr_in6 six(int port) {
    return (struct sockaddr_in6) {AF_INET6, htons(port), 0, IN6ADDR_LOOPBACK_INIT};
}

static int port_of(int fd) {
    struct sockaddr_in6 name;
    socklen_t length = sizeof name;
    getsockname(fd, (struct sockaddr *) &name, &length);
    return ntohs(name.sin6_port);
}

// Receives a datagram with room for `room` bytes of control messages, and shows these.
static void receive(int fd, int room) {
    char text[32] = "";
    char control[256];
    char shown[INET6_ADDRSTRLEN];
    struct iovec piece = {text, sizeof text - 1};
    struct msghdr message = {NULL, 0, &piece, 1, control, room, 0};
    struct pollfd one = {fd, POLLIN, 0};
    poll(&one, 1, 1000);
    long count = recvmsg(fd, &message, MSG_DONTWAIT);
    printf("%ld %s, flags %x, %s control\n", count, text, message.msg_flags & (MSG_CTRUNC | MSG_TRUNC),
           message.msg_controllen > 0 ? "with" : "without");
    for (struct cmsghdr *each = CMSG_FIRSTHDR(&message); each; each = CMSG_NXTHDR(&message, each)) {
        int bytes = (int) (each->cmsg_len - CMSG_LEN(0));
        printf("  %d/%d, %d bytes:", each->cmsg_level, each->cmsg_type, bytes);
        if (each->cmsg_level == IPPROTO_IP && each->cmsg_type == IP_PKTINFO) {
            struct in_pktinfo *info = (struct in_pktinfo *) CMSG_DATA(each);
            printf(" %d %s", info->ipi_ifindex, inet_ntoa(info->ipi_spec_dst));
            printf(" %s\n", inet_ntoa(info->ipi_addr));
        } else if (each->cmsg_level == IPPROTO_IPV6 && each->cmsg_type == IPV6_PKTINFO) {
            struct in6_pktinfo *info = (struct in6_pktinfo *) CMSG_DATA(each);
            printf(" %d %s\n", info->ipi6_ifindex, inet_ntop(AF_INET6, &info->ipi6_addr, shown, sizeof shown));
        } else {
            printf(" %d\n", bytes == 1 ? *CMSG_DATA(each) : *(int *) CMSG_DATA(each));
        }
    }
}

static long send_with(int fd, const void *name, socklen_t length, int level, int type, const void *data, int bytes) {
    char control[128] = "";
    struct iovec piece = {"with", 4};
    struct msghdr message = {(void *) name, length, &piece, 1, control, CMSG_SPACE(bytes), 0};
    struct cmsghdr *only = CMSG_FIRSTHDR(&message);
    *only = (struct cmsghdr) {CMSG_LEN(bytes), level, type};
    memcpy(CMSG_DATA(only), data, bytes);
    return sendmsg(fd, &message, 0);
}

CASE(ipv4) {
    int server = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in any = {AF_INET};
    bind(server, (struct sockaddr *) &any, sizeof any);
    struct sockaddr_in to = four(port_of(server));
    int client = socket(AF_INET, SOCK_DGRAM, 0);
    sendto(client, "plain", 5, 0, (struct sockaddr *) &to, sizeof to);
    receive(server, 200);
    R(set(server, IPPROTO_IP, IP_PKTINFO, 1));
    R(set(server, IPPROTO_IP, IP_RECVTTL, 1));
    printf("%d %d %d\n", option(server, IPPROTO_IP, IP_PKTINFO), option(server, IPPROTO_IP, IP_RECVTTL), option(server, IPPROTO_IP, IP_RECVTOS));
    sendto(client, "told", 4, 0, (struct sockaddr *) &to, sizeof to);
    receive(server, 200);
    sendto(client, "cut", 3, 0, (struct sockaddr *) &to, sizeof to);
    receive(server, 40);
    sendto(client, "cut", 3, 0, (struct sockaddr *) &to, sizeof to);
    receive(server, 0);
    R(set(client, IPPROTO_IP, IP_TTL, 9));
    R(set(server, IPPROTO_IP, IP_PKTINFO, 0));
    sendto(client, "nine", 4, 0, (struct sockaddr *) &to, sizeof to);
    receive(server, 200);
    int hops = 5;
    R(send_with(client, &to, sizeof to, IPPROTO_IP, IP_TTL, &hops, sizeof hops));
    receive(server, 200);
    sendto(client, "nine", 4, 0, (struct sockaddr *) &to, sizeof to);
    receive(server, 200);
    hops = 256;
    R(send_with(client, &to, sizeof to, IPPROTO_IP, IP_TTL, &hops, sizeof hops));
    struct in_pktinfo info = {0, {htonl(INADDR_LOOPBACK)}};
    R(send_with(client, &to, sizeof to, IPPROTO_IP, IP_PKTINFO, &info, sizeof info));
    receive(server, 200);
    close(client);
    close(server);
}

CASE(ipv6) {
    int server = socket(AF_INET6, SOCK_DGRAM, 0);
    struct sockaddr_in6 any = {AF_INET6};
    bind(server, (struct sockaddr *) &any, sizeof any);
    R(set(server, IPPROTO_IPV6, IPV6_RECVPKTINFO, 1));
    R(set(server, IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1));
    struct sockaddr_in6 to = six(port_of(server));
    int client = socket(AF_INET6, SOCK_DGRAM, 0);
    sendto(client, "six", 3, 0, (struct sockaddr *) &to, sizeof to);
    receive(server, 200);
    int hops = 7;
    R(send_with(client, &to, sizeof to, IPPROTO_IPV6, IPV6_HOPLIMIT, &hops, sizeof hops));
    receive(server, 200);
    struct in6_pktinfo info = {IN6ADDR_LOOPBACK_INIT, 0};
    R(send_with(client, &to, sizeof to, IPPROTO_IPV6, IPV6_PKTINFO, &info, sizeof info));
    receive(server, 200);
    close(client);
    close(server);
}

CASE(no_errors_wait) {
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    R(set(fd, IPPROTO_IP, IP_RECVERR, 1));
    char byte;
    R(recv(fd, &byte, 1, MSG_ERRQUEUE));
    R(recv(fd, &byte, 1, MSG_ERRQUEUE | MSG_DONTWAIT));
    close(fd);
}
