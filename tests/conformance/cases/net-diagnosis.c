// SPDX-License-Identifier: Apache-2.0
// Needs options.
// Sockets as NETLINK_SOCK_DIAG lists them, sock_diag(7): states, addresses, queues, whose they are. Only those of the case itself are shown.
#include "../cases.h"
#include <arpa/inet.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <linux/unix_diag.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

static unsigned long inode_of(int fd) {
    struct stat status;
    fstat(fd, &status);
    return status.st_ino;
}

static void show_internet(const struct inet_diag_msg *message, int bytes, const int *fds, int count) {
    for (int i = 0; i < count; i++) {
        if (inode_of(fds[i]) == message->idiag_inode) {
            char local[INET6_ADDRSTRLEN], remote[INET6_ADDRSTRLEN];
            inet_ntop(message->idiag_family, message->id.idiag_src, local, sizeof local);
            inet_ntop(message->idiag_family, message->id.idiag_dst, remote, sizeof remote);
            printf("%d: family %d state %d %s%s %s%s waiting %u of %u user %u", i, message->idiag_family, message->idiag_state, local, message->id.idiag_sport ? ":port" : "", remote,
                   message->id.idiag_dport ? ":port" : "", message->idiag_rqueue, message->idiag_state == TCP_LISTEN ? message->idiag_wqueue : 0, message->idiag_uid);
            const struct rtattr *attribute = (const struct rtattr *) (message + 1);
            for (int left = bytes - (int) sizeof *message; RTA_OK(attribute, left); attribute = RTA_NEXT(attribute, left)) {
                if (attribute->rta_type == INET_DIAG_SKV6ONLY) {
                    printf(" only v6 %d", *(const unsigned char *) RTA_DATA(attribute));
                }
            }
            puts("");
        }
    }
}

static void show_local(const struct unix_diag_msg *message, int bytes, const int *fds, int count) {
    for (int i = 0; i < count; i++) {
        if (inode_of(fds[i]) == message->udiag_ino) {
            printf("%d: family %d type %d state %d", i, message->udiag_family, message->udiag_type, message->udiag_state);
            const struct rtattr *attribute = (const struct rtattr *) (message + 1);
            for (int left = bytes - (int) sizeof *message; RTA_OK(attribute, left); attribute = RTA_NEXT(attribute, left)) {
                if (attribute->rta_type == UNIX_DIAG_NAME) {
                    printf(" name of %d bytes, %d first", (int) RTA_PAYLOAD(attribute), *(const char *) RTA_DATA(attribute));
                }
                if (attribute->rta_type == UNIX_DIAG_RQLEN && message->udiag_state != TCP_LISTEN) {
                    printf(" waiting %u", ((const struct unix_diag_rqlen *) RTA_DATA(attribute))->udiag_rqueue);
                }
            }
            puts("");
        }
    }
}

// Asks for all sockets of a family in those states; in the order of descriptors what is told of those.
static void ask(const void *request, size_t length, const int *fds, int count) {
    for (int only = 0; only < count; only++) {
        int fd = socket(AF_NETLINK, SOCK_RAW, NETLINK_SOCK_DIAG);
        if (fd < 0) {
            puts("denied here");
            return;
        }
        struct { struct nlmsghdr header; char body[64]; } message = {{NLMSG_LENGTH(length), SOCK_DIAG_BY_FAMILY, NLM_F_REQUEST | NLM_F_DUMP, 1, 0}, {}};
        memcpy(message.body, request, length);
        send(fd, &message, message.header.nlmsg_len, 0);
        static char answers[65536];
        bool done = false;
        while (!done) {
            int got = (int) recv(fd, answers, sizeof answers, 0);
            if (got <= 0) {
                break;
            }
            struct nlmsghdr *each = (struct nlmsghdr *) answers;
            for (; NLMSG_OK(each, got); each = NLMSG_NEXT(each, got)) {
                if (each->nlmsg_type == NLMSG_DONE) {
                    done = true;
                } else if (each->nlmsg_type == NLMSG_ERROR) {
                    if (only == 0) {
                        printf("error %d\n", ((struct nlmsgerr *) NLMSG_DATA(each))->error);
                    }
                    done = true;
                } else if (*(unsigned char *) NLMSG_DATA(each) == AF_UNIX) {
                    show_local(NLMSG_DATA(each), (int) NLMSG_PAYLOAD(each, 0), fds + only, 1);
                } else {
                    show_internet(NLMSG_DATA(each), (int) NLMSG_PAYLOAD(each, 0), fds + only, 1);
                }
            }
        }
        close(fd);
    }
}

static void ask_internet(int family, int protocol, unsigned states, const int *fds, int count) {
    struct inet_diag_req_v2 request = {.sdiag_family = family, .sdiag_protocol = protocol, .idiag_states = states};
    ask(&request, sizeof request, fds, count);
}

CASE(tcp) {
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in name = {AF_INET, 0, {htonl(INADDR_LOOPBACK)}};
    socklen_t length = sizeof name;
    bind(listener, (struct sockaddr *) &name, length);
    listen(listener, 7);
    getsockname(listener, (struct sockaddr *) &name, &length);
    int client = socket(AF_INET, SOCK_STREAM, 0);
    int second = socket(AF_INET, SOCK_STREAM, 0);
    connect(client, (struct sockaddr *) &name, sizeof name);
    connect(second, (struct sockaddr *) &name, sizeof name);
    int accepted = accept(listener, NULL, NULL);
    send(client, "hello", 5, 0);
    int all[] = {listener, client, second, accepted};
    ask_internet(AF_INET, IPPROTO_TCP, ~0U, all, 4);
    puts("those that are connected");
    ask_internet(AF_INET, IPPROTO_TCP, 1 << TCP_ESTABLISHED, all, 4);
    puts("over IPv6");
    ask_internet(AF_INET6, IPPROTO_TCP, ~0U, all, 4);
}

CASE(ipv6) {
    int dual = socket(AF_INET6, SOCK_STREAM, 0);
    int single = socket(AF_INET6, SOCK_STREAM, 0);
    int one = 1;
    setsockopt(single, IPPROTO_IPV6, IPV6_V6ONLY, &one, sizeof one);
    listen(dual, 1);
    listen(single, 2);
    int udp = socket(AF_INET6, SOCK_DGRAM, 0);
    struct sockaddr_in6 name = {AF_INET6, 0, 0, IN6ADDR_LOOPBACK_INIT};
    bind(udp, (struct sockaddr *) &name, sizeof name);
    int all[] = {dual, single, udp};
    ask_internet(AF_INET6, IPPROTO_TCP, ~0U, all, 3);
    ask_internet(AF_INET6, IPPROTO_UDP, ~0U, all, 3);
}

CASE(udp) {
    int bound = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in name = {AF_INET, 0, {htonl(INADDR_LOOPBACK)}};
    socklen_t length = sizeof name;
    bind(bound, (struct sockaddr *) &name, length);
    getsockname(bound, (struct sockaddr *) &name, &length);
    int connected = socket(AF_INET, SOCK_DGRAM, 0);
    connect(connected, (struct sockaddr *) &name, sizeof name);
    int all[] = {bound, connected};
    ask_internet(AF_INET, IPPROTO_UDP, ~0U, all, 2);
}

CASE(local) {
    int pair[2];
    socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
    int listener = socket(AF_UNIX, SOCK_STREAM, 0);
    struct sockaddr_un name = {AF_UNIX, "\0a name of the case"};
    bind(listener, (struct sockaddr *) &name, offsetof(struct sockaddr_un, sun_path) + 19);
    listen(listener, 3);
    int datagram = socket(AF_UNIX, SOCK_DGRAM, 0);
    send(pair[0], "four", 4, 0);
    int all[] = {pair[0], pair[1], listener, datagram};
    struct unix_diag_req request = {.sdiag_family = AF_UNIX, .udiag_states = ~0U, .udiag_show = UDIAG_SHOW_NAME | UDIAG_SHOW_RQLEN};
    ask(&request, sizeof request, all, 4);
    puts("those that listen, without more");
    request.udiag_states = 1 << TCP_LISTEN;
    request.udiag_show = 0;
    ask(&request, sizeof request, all, 4);
}

CASE(what_is_not_there) {
    int fds[] = {0};
    ask_internet(200, IPPROTO_TCP, ~0U, fds, 1);
}
