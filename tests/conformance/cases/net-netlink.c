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
