// SPDX-License-Identifier: Apache-2.0
// Groups of hosts on the loopback interface: memberships, senders, what is heard, and errors.
// Needs options.
#include "../cases.h"
#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>

static struct sockaddr_in name_;

static struct sockaddr *at(const char *address, int port) {
    memset(&name_, 0, sizeof name_);
    name_.sin_family = AF_INET;
    name_.sin_port = htons(port);
    inet_pton(AF_INET, address, &name_.sin_addr);
    return (struct sockaddr *) &name_;
}

#define BIND(fd, address, port) bind(fd, at(address, port), sizeof name_)
#define SENDTO(fd, text, address, port) sendto(fd, text, strlen(text), 0, at(address, port), sizeof name_)

static int on_loopback(int fd, int option, const char *group) {
    struct ip_mreq request;
    inet_pton(AF_INET, group, &request.imr_multiaddr);
    inet_pton(AF_INET, "127.0.0.1", &request.imr_interface);
    return setsockopt(fd, IPPROTO_IP, option, &request, sizeof request);
}

static int by_index(int fd, int option, const char *group, int index) {
    struct ip_mreqn request = {.imr_ifindex = index};
    inet_pton(AF_INET, group, &request.imr_multiaddr);
    return setsockopt(fd, IPPROTO_IP, option, &request, sizeof request);
}

static int sender(int fd, int option, const char *group, const char *source) {
    struct ip_mreq_source request;
    inet_pton(AF_INET, group, &request.imr_multiaddr);
    inet_pton(AF_INET, "127.0.0.1", &request.imr_interface);
    inet_pton(AF_INET, source, &request.imr_sourceaddr);
    return setsockopt(fd, IPPROTO_IP, option, &request, sizeof request);
}

static int number(int fd, int level, int option) {
    int value = -1;
    socklen_t length = sizeof value;
    return getsockopt(fd, level, option, &value, &length) ? -errno : value;
}

static int set(int fd, int level, int option, int value) {
    return setsockopt(fd, level, option, &value, sizeof value);
}

static int hears(int fd) {
    char bytes[100];
    int count = recv(fd, bytes, sizeof bytes, MSG_DONTWAIT);
    return count < 0 ? -errno : count;
}

static int listener(int port) {
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    set(fd, SOL_SOCKET, SO_REUSEADDR, 1);
    BIND(fd, "0.0.0.0", port);
    return fd;
}

static int talker(void) {
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    struct in_addr loopback = {htonl(INADDR_LOOPBACK)};
    setsockopt(fd, IPPROTO_IP, IP_MULTICAST_IF, &loopback, sizeof loopback);
    return fd;
}

CASE(members_hear) {
    int one = listener(7001), own = listener(7001), from = talker();
    R(set(own, IPPROTO_IP, IP_MULTICAST_ALL, 0));
    R(SENDTO(from, "nobody", "239.5.5.1", 7001));
    R(hears(one));
    R(on_loopback(one, IP_ADD_MEMBERSHIP, "239.5.5.1"));
    R(on_loopback(one, IP_ADD_MEMBERSHIP, "239.5.5.1"));
    R(SENDTO(from, "hello", "239.5.5.1", 7001));
    R(hears(one));
    R(hears(own));
    R(on_loopback(own, IP_ADD_MEMBERSHIP, "239.5.5.1"));
    R(SENDTO(from, "again", "239.5.5.1", 7001));
    R(hears(one));
    R(hears(own));
    R(on_loopback(one, IP_DROP_MEMBERSHIP, "239.5.5.1"));
    R(on_loopback(one, IP_DROP_MEMBERSHIP, "239.5.5.1"));
    R(SENDTO(from, "both", "239.5.5.1", 7001));
    R(hears(one));
    R(hears(own));
    close(own);
    R(SENDTO(from, "gone", "239.5.5.1", 7001));
    R(hears(one));
}

CASE(members_by_address) {
    int one = listener(7002), from = talker(), group = socket(AF_INET, SOCK_DGRAM, 0);
    set(group, SOL_SOCKET, SO_REUSEADDR, 1);
    R(BIND(group, "239.5.5.2", 7002));
    R(by_index(one, IP_ADD_MEMBERSHIP, "239.5.5.2", 1));
    R(SENDTO(from, "hello", "239.5.5.2", 7002));
    R(hears(one));
    R(hears(group));
    R(SENDTO(from, "to you", "127.0.0.1", 7002));
    R(hears(group));
    R(hears(one));
}

CASE(senders) {
    int one = listener(7003), from = talker();
    R(sender(one, IP_BLOCK_SOURCE, "239.5.5.3", "127.0.0.1"));
    R(sender(one, IP_ADD_SOURCE_MEMBERSHIP, "239.5.5.3", "127.0.0.9"));
    R(sender(one, IP_ADD_SOURCE_MEMBERSHIP, "239.5.5.3", "127.0.0.9"));
    R(SENDTO(from, "not you", "239.5.5.3", 7003));
    R(hears(one));
    R(sender(one, IP_ADD_SOURCE_MEMBERSHIP, "239.5.5.3", "127.0.0.1"));
    R(SENDTO(from, "you", "239.5.5.3", 7003));
    R(hears(one));
    R(sender(one, IP_BLOCK_SOURCE, "239.5.5.3", "127.0.0.1"));
    R(on_loopback(one, IP_ADD_MEMBERSHIP, "239.5.5.3"));
    R(sender(one, IP_DROP_SOURCE_MEMBERSHIP, "239.5.5.3", "127.0.0.7"));
    R(sender(one, IP_DROP_SOURCE_MEMBERSHIP, "239.5.5.3", "127.0.0.9"));
    R(sender(one, IP_DROP_SOURCE_MEMBERSHIP, "239.5.5.3", "127.0.0.1"));
    R(on_loopback(one, IP_DROP_MEMBERSHIP, "239.5.5.3"));
    R(on_loopback(one, IP_ADD_MEMBERSHIP, "239.5.5.3"));
    R(sender(one, IP_BLOCK_SOURCE, "239.5.5.3", "127.0.0.1"));
    R(SENDTO(from, "blocked", "239.5.5.3", 7003));
    R(hears(one));
    R(sender(one, IP_UNBLOCK_SOURCE, "239.5.5.3", "127.0.0.1"));
    R(sender(one, IP_UNBLOCK_SOURCE, "239.5.5.3", "127.0.0.1"));
    R(SENDTO(from, "heard", "239.5.5.3", 7003));
    R(hears(one));
}

CASE(limits) {
    int one = listener(7004);
    for (int i = 0; i <= 20; i++) {
        char group[20];
        snprintf(group, sizeof group, "239.5.6.%d", i);
        R(on_loopback(one, IP_ADD_MEMBERSHIP, group));
    }
    for (int i = 0; i <= 10; i++) {
        char source[20];
        snprintf(source, sizeof source, "127.0.0.%d", i + 1);
        R(sender(one, IP_BLOCK_SOURCE, "239.5.6.0", source));
    }
}

CASE(numbers) {
    int one = socket(AF_INET, SOCK_DGRAM, 0);
    R(number(one, IPPROTO_IP, IP_MULTICAST_TTL));
    R(number(one, IPPROTO_IP, IP_MULTICAST_LOOP));
    R(number(one, IPPROTO_IP, IP_MULTICAST_ALL));
    R(number(one, IPPROTO_IP, IP_MULTICAST_IF));
    for (int value = -2; value <= 257; value += value < 2 ? 1 : 253) {
        R(set(one, IPPROTO_IP, IP_MULTICAST_TTL, value));
        R(number(one, IPPROTO_IP, IP_MULTICAST_TTL));
        R(set(one, IPPROTO_IP, IP_MULTICAST_LOOP, value));
        R(number(one, IPPROTO_IP, IP_MULTICAST_LOOP));
        R(set(one, IPPROTO_IP, IP_MULTICAST_ALL, value));
        R(number(one, IPPROTO_IP, IP_MULTICAST_ALL));
    }
    R(set(one, IPPROTO_IP, IP_MULTICAST_IF, htonl(INADDR_LOOPBACK)));
    R(number(one, IPPROTO_IP, IP_MULTICAST_IF) == (int) htonl(INADDR_LOOPBACK));
    R(set(one, IPPROTO_IP, IP_MULTICAST_IF, htonl(0x01020304)));
    R(set(one, IPPROTO_IP, IP_MULTICAST_IF, 0));
    R(number(one, IPPROTO_IP, IP_MULTICAST_IF));
    R(by_index(one, IP_MULTICAST_IF, "0.0.0.0", 1));
    R(by_index(one, IP_MULTICAST_IF, "0.0.0.0", 999));
    char byte = 7;
    R(setsockopt(one, IPPROTO_IP, IP_MULTICAST_TTL, &byte, 1));
    R(number(one, IPPROTO_IP, IP_MULTICAST_TTL));
    R(setsockopt(one, IPPROTO_IP, IP_MULTICAST_TTL, &byte, 0));
}

CASE(errors) {
    int one = socket(AF_INET, SOCK_DGRAM, 0), stream = socket(AF_INET, SOCK_STREAM, 0);
    R(on_loopback(one, IP_ADD_MEMBERSHIP, "10.1.2.3"));
    R(on_loopback(one, IP_DROP_MEMBERSHIP, "10.1.2.3"));
    R(by_index(one, IP_ADD_MEMBERSHIP, "239.5.5.4", 999));
    R(by_index(one, IP_DROP_MEMBERSHIP, "239.5.5.4", 1));
    R(sender(one, IP_ADD_SOURCE_MEMBERSHIP, "10.1.2.3", "127.0.0.1"));
    R(sender(one, IP_UNBLOCK_SOURCE, "239.5.5.4", "127.0.0.1"));
    R(setsockopt(one, IPPROTO_IP, IP_ADD_MEMBERSHIP, &name_, 7));
    R(setsockopt(one, IPPROTO_IP, IP_BLOCK_SOURCE, &name_, 8));
    R(on_loopback(stream, IP_ADD_MEMBERSHIP, "239.5.5.4"));
    R(set(stream, IPPROTO_IP, IP_MULTICAST_TTL, 3));
    R(set(stream, IPPROTO_IP, IP_MULTICAST_LOOP, 0));
    R(set(stream, IPPROTO_IP, IP_MULTICAST_IF, 0));
    R(set(one, IPPROTO_IPV6, IPV6_MULTICAST_LOOP, 0));
}

CASE(requests_of_either_family) {
    int one = listener(7005), six = socket(AF_INET6, SOCK_DGRAM, 0), from = talker();
    struct group_req request = {.gr_interface = 1};
    memcpy(&request.gr_group, at("239.5.5.5", 0), sizeof name_);
    R(setsockopt(one, IPPROTO_IP, MCAST_JOIN_GROUP, &request, sizeof request));
    R(SENDTO(from, "hello", "239.5.5.5", 7005));
    R(hears(one));
    R(setsockopt(one, IPPROTO_IP, MCAST_LEAVE_GROUP, &request, sizeof request));
    R(setsockopt(one, IPPROTO_IP, MCAST_LEAVE_GROUP, &request, sizeof request));
    R(setsockopt(one, IPPROTO_IP, MCAST_JOIN_GROUP, &request, sizeof request - 1));
    R(setsockopt(six, IPPROTO_IPV6, MCAST_JOIN_GROUP, &request, sizeof request));
    struct group_source_req source = {.gsr_interface = 1};
    memcpy(&source.gsr_group, at("239.5.5.5", 0), sizeof name_);
    memcpy(&source.gsr_source, at("127.0.0.1", 0), sizeof name_);
    R(setsockopt(one, IPPROTO_IP, MCAST_JOIN_SOURCE_GROUP, &source, sizeof source));
    R(SENDTO(from, "hello", "239.5.5.5", 7005));
    R(hears(one));
    R(setsockopt(one, IPPROTO_IP, MCAST_BLOCK_SOURCE, &source, sizeof source));
    R(setsockopt(one, IPPROTO_IP, MCAST_LEAVE_SOURCE_GROUP, &source, sizeof source));
}

CASE(over_ipv6) {
    int one = socket(AF_INET6, SOCK_DGRAM, 0), from = socket(AF_INET6, SOCK_DGRAM, 0);
    struct sockaddr_in6 to = {.sin6_family = AF_INET6, .sin6_port = htons(7006)};
    R(bind(one, (struct sockaddr *) &to, sizeof to));
    inet_pton(AF_INET6, "ff15::77", &to.sin6_addr);
    struct ipv6_mreq request = {.ipv6mr_interface = 1};
    request.ipv6mr_multiaddr = to.sin6_addr;
    R(setsockopt(one, IPPROTO_IPV6, IPV6_JOIN_GROUP, &request, sizeof request));
    R(setsockopt(one, IPPROTO_IPV6, IPV6_JOIN_GROUP, &request, sizeof request));
    R(set(from, IPPROTO_IPV6, IPV6_MULTICAST_IF, 1));
    R(set(from, IPPROTO_IPV6, IPV6_MULTICAST_IF, 999));
    R(number(from, IPPROTO_IPV6, IPV6_MULTICAST_IF));
    R(setsockopt(one, IPPROTO_IPV6, IPV6_LEAVE_GROUP, &request, sizeof request));
    R(setsockopt(one, IPPROTO_IPV6, IPV6_LEAVE_GROUP, &request, sizeof request));
    R(setsockopt(one, IPPROTO_IPV6, IPV6_JOIN_GROUP, &request, 16));
    inet_pton(AF_INET6, "fe80::77", &request.ipv6mr_multiaddr);
    R(setsockopt(one, IPPROTO_IPV6, IPV6_JOIN_GROUP, &request, sizeof request));
    R(number(one, IPPROTO_IPV6, IPV6_MULTICAST_LOOP));
    R(set(one, IPPROTO_IPV6, IPV6_MULTICAST_LOOP, 2));
    R(set(one, IPPROTO_IPV6, IPV6_MULTICAST_LOOP, 0));
    R(number(one, IPPROTO_IPV6, IPV6_MULTICAST_LOOP));
    R(number(one, IPPROTO_IPV6, IPV6_MULTICAST_HOPS));
}
