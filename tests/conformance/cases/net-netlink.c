// SPDX-License-Identifier: Apache-2.0
// What is told of interfaces: rtnetlink(7), getifaddrs(3), netdevice(7). Of lo only: other interfaces are the machine's business.
#include "../cases.h"
#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <net/if_arp.h>
#include <netinet/in.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

static void show(const char *what, const struct sockaddr *address) {
    char text[INET6_ADDRSTRLEN] = "";
    if (address == NULL) {
        return;
    }
    if (address->sa_family == AF_INET) {
        inet_ntop(AF_INET, &((struct sockaddr_in *) address)->sin_addr, text, sizeof text);
    } else if (address->sa_family == AF_INET6) {
        inet_ntop(AF_INET6, &((struct sockaddr_in6 *) address)->sin6_addr, text, sizeof text);
    }
    printf(" %s %d %s", what, address->sa_family, text);
}

CASE(addresses_by_getifaddrs) {
    struct ifaddrs *all;
    if (R(getifaddrs(&all)) != 0) {
        return;
    }
    for (struct ifaddrs *each = all; each; each = each->ifa_next) {
        if (strcmp(each->ifa_name, "lo") != 0 || each->ifa_addr == NULL || each->ifa_addr->sa_family == AF_PACKET) {
            continue;
        }
        printf("%s %x", each->ifa_name, each->ifa_flags & (IFF_UP | IFF_LOOPBACK | IFF_BROADCAST | IFF_MULTICAST));
        show("address", each->ifa_addr);
        show("mask", each->ifa_netmask);
        puts("");
    }
    freeifaddrs(all);
    printf("%u\n", if_nametoindex("lo"));
    char name[IF_NAMESIZE] = "";
    printf("%s\n", if_indextoname(1, name) ? name : "none");
    printf("%u\n", if_nametoindex("nothing"));
}

CASE(requests) {
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    struct ifreq request = {};
    strcpy(request.ifr_name, "lo");
    R(ioctl(fd, SIOCGIFADDR, &request));
    show("address", &request.ifr_addr);
    puts("");
    R(ioctl(fd, SIOCGIFNETMASK, &request));
    show("mask", &request.ifr_netmask);
    puts("");
    R(ioctl(fd, SIOCGIFINDEX, &request));
    printf("%d\n", request.ifr_ifindex);
    R(ioctl(fd, SIOCGIFHWADDR, &request));
    printf("%d\n", request.ifr_hwaddr.sa_family);
    R(ioctl(fd, SIOCGIFMTU, &request));
    printf("%d\n", request.ifr_mtu);
    strcpy(request.ifr_name, "nothing");
    R(ioctl(fd, SIOCGIFINDEX, &request));
    R(ioctl(fd, SIOCGIFADDR, &request));
    R(ioctl(fd, SIOCGIFADDR, NULL));
    close(fd);
}

CASE(dump) {
    int fd = socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
    struct sockaddr_nl name = {AF_NETLINK};
    R(bind(fd, (struct sockaddr *) &name, sizeof name));
    socklen_t length = sizeof name;
    R(getsockname(fd, (struct sockaddr *) &name, &length));
    printf("%d %d, %s port\n", length, name.nl_family, name.nl_pid ? "a" : "no");
    struct {
        struct nlmsghdr header;
        struct ifaddrmsg body;
    } request = {{sizeof request, RTM_GETADDR, NLM_F_REQUEST | NLM_F_DUMP, 7, 0}, {AF_INET}};
    R(send(fd, &request, sizeof request, 0));
    int done = 0;
    while (!done) {
        static char buffer[65536];
        struct pollfd one = {fd, POLLIN, 0};
        if (poll(&one, 1, 1000) != 1) {
            puts("nothing comes");
            break;
        }
        int count = recv(fd, buffer, sizeof buffer, 0);
        for (struct nlmsghdr *each = (struct nlmsghdr *) buffer; NLMSG_OK(each, count); each = NLMSG_NEXT(each, count)) {
            struct ifaddrmsg *body = NLMSG_DATA(each);
            if (each->nlmsg_type == NLMSG_DONE) {
                printf("done, sequence %d, %s\n", each->nlmsg_seq, each->nlmsg_pid == name.nl_pid ? "for us" : "for others");
                done = 1;
            } else if (each->nlmsg_type == RTM_NEWADDR && body->ifa_index == 1) {
                printf("family %d, %d bits, scope %d, flags %x\n", body->ifa_family, body->ifa_prefixlen, body->ifa_scope, each->nlmsg_flags & NLM_F_MULTI);
            }
        }
    }
    R(recv(fd, &request, sizeof request, MSG_DONTWAIT));
    close(fd);
    R(socket(AF_NETLINK, SOCK_STREAM, NETLINK_ROUTE));
}

struct question {
    struct nlmsghdr header;
    struct rtmsg body;
    char attributes[64];
};

static void put(struct question *question, int type, const void *value, int length) {
    struct rtattr *attribute = (struct rtattr *) ((char *) question + NLMSG_ALIGN(question->header.nlmsg_len));
    *attribute = (struct rtattr) {RTA_LENGTH(length), type};
    memcpy(RTA_DATA(attribute), value, length);
    question->header.nlmsg_len = NLMSG_ALIGN(question->header.nlmsg_len) + RTA_LENGTH(length);
}

static struct question question_of(int family, const char *destination) {
    struct question question = {{NLMSG_LENGTH(sizeof question.body), RTM_GETROUTE, NLM_F_REQUEST, 5, 0}, {family}};
    char address[16];
    if (inet_pton(family, destination, address) == 1) {
        put(&question, RTA_DST, address, family == AF_INET ? 4 : 16);
    }
    return question;
}

static void ask(int fd, const char *what, struct question *question) {
    char buffer[8192];
    R(send(fd, question, question->header.nlmsg_len, 0) > 0);
    int count = recv(fd, buffer, sizeof buffer, MSG_DONTWAIT);
    struct nlmsghdr *header = (struct nlmsghdr *) buffer;
    printf("%s:", what);
    if (!NLMSG_OK(header, count)) {
        puts(" nothing");
        return;
    }
    if (header->nlmsg_type == NLMSG_ERROR) {
        printf(" %s\n", strerrorname_np(-((struct nlmsgerr *) NLMSG_DATA(header))->error));
        return;
    }
    struct rtmsg *way = NLMSG_DATA(header);
    printf(" type %d, %d of %d bits, table %d, kind %d, flags %x", header->nlmsg_type, way->rtm_dst_len, way->rtm_src_len, way->rtm_table, way->rtm_type, way->rtm_flags);
    int left = RTM_PAYLOAD(header);
    for (struct rtattr *each = RTM_RTA(way); RTA_OK(each, left); each = RTA_NEXT(each, left)) {
        if (each->rta_type == RTA_DST || each->rta_type == RTA_PREFSRC || each->rta_type == RTA_OIF || each->rta_type == RTA_GATEWAY) {
            printf(" [%d:", each->rta_type);
            for (unsigned i = 0; i < RTA_PAYLOAD(each); i++) {
                printf(" %x", ((unsigned char *) RTA_DATA(each))[i]);
            }
            printf("]");
        }
    }
    puts("");
}

CASE(ways) {
    int fd = socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
    struct question question = question_of(AF_INET, "127.0.0.1");
    ask(fd, "lo", &question);
    put(&question, RTA_OIF, &(int) {1}, sizeof(int));
    ask(fd, "lo by lo", &question);
    question = question_of(AF_INET, "127.0.0.1");
    put(&question, RTA_OIF, &(int) {12345}, sizeof(int));
    ask(fd, "by nothing", &question);
    question = question_of(AF_INET, "");
    ask(fd, "nowhere", &question);
    question = question_of(AF_INET6, "::1");
    ask(fd, "lo of IPv6", &question);
    close(fd);
}

CASE(answers_that_nobody_receives) {
    int fd = socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
    struct question question = question_of(AF_INET, "127.0.0.1");
    for (int i = 0; i < 5000; i++) {
        send(fd, &question, question.header.nlmsg_len, 0);
    }
    struct pollfd one = {fd, POLLIN, 0};
    R(poll(&one, 1, 0));
    printf("%x\n", one.revents);
    char buffer[8192];
    R(recv(fd, buffer, sizeof buffer, MSG_DONTWAIT));
    R(recv(fd, buffer, sizeof buffer, MSG_DONTWAIT) > 0);
    close(fd);
}
