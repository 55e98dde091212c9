// SPDX-License-Identifier: Apache-2.0
// Requests of rtnetlink(7) whose lengths and attributes are odd, at the end of memory: the kernel reads nothing behind them, and goes on answering. Only what asks (RTM_GET…): nothing of the machine's is changed.
#include "../cases.h"
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/mman.h>
#include <sys/socket.h>

enum { PAGE = 4096, MOST = 512, ROUNDS = 5000 };

static unsigned state = 1;

static unsigned drawn(unsigned below) {
    state = state * 1664525 + 1013904223;
    return (state >> 8) % below;
}

static int odd(void) {
    switch (drawn(5)) {
        case 0: return 0;
        case 1: return -1;
        case 2: return (int) (1u << drawn(32));
        case 3: return (int) drawn(64);
        default: return (int) (drawn(1 << 24) << 8 | drawn(256));
    }
}

// The end of a page behind which there is none.
static char *last_page(void) {
    char *pages = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    mprotect(pages + PAGE, PAGE, PROT_NONE);
    return pages + PAGE;
}

static int drain(int fd) {
    static char answer[1 << 16];
    int end = 0, got;
    while ((got = (int) recv(fd, answer, sizeof answer, MSG_DONTWAIT)) > 0 || (got < 0 && errno == ENOBUFS)) {
        if (got >= (int) sizeof(struct nlmsghdr)) {
            end |= ((struct nlmsghdr *) answer)->nlmsg_type == NLMSG_DONE;
        }
    }
    return end;
}

// Answers to a dump of links, to its end.
static int answers(int fd) {
    struct { struct nlmsghdr header; struct rtgenmsg body; } request = {{.nlmsg_len = NLMSG_LENGTH(sizeof(struct rtgenmsg)), .nlmsg_type = RTM_GETLINK, .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP}, {AF_UNSPEC}};
    drain(fd);
    if (send(fd, &request, sizeof request, 0) < 0) {
        return 0;
    }
    for (int end = 0, tries = 0; tries < 100; tries++) {
        end |= drain(fd);
        if (end) {
            return 1;
        }
    }
    return 0;
}

static int attributes(char *to, int room) {
    static const unsigned short kinds[] = {RTA_DST, RTA_SRC, RTA_IIF, RTA_OIF, IFLA_IFNAME, IFLA_ADDRESS, 29, 0, 0x4001, 0x8001, 0xFFFF};
    int at = 0;
    for (int i = (int) drawn(5); i > 0 && room - at >= (int) sizeof(struct rtattr); i--) {
        int size = drawn(4) == 0 ? 4 : drawn(3) == 0 ? 16 : (int) drawn(24);
        size = size > room - at - 4 ? room - at - 4 : size;
        struct rtattr *each = (struct rtattr *) (to + at);
        *each = (struct rtattr) {.rta_len = drawn(6) == 0 ? odd() : 4 + size, .rta_type = kinds[drawn(sizeof kinds / sizeof *kinds)]};
        for (int k = 0; k < size; k++) {
            to[at + 4 + k] = drawn(2) ? odd() : drawn(2) ? 'l' : 'o';
        }
        at += RTA_ALIGN(4 + size);
    }
    return at > room ? room : at;
}

// One message, or the beginning of one; its bytes.
static int message(char *to, int room) {
    static const unsigned short types[] = {RTM_GETLINK, RTM_GETADDR, RTM_GETROUTE, RTM_GETNEIGH, 2, 3};
    char whole[MOST] = {};
    struct nlmsghdr *header = (struct nlmsghdr *) whole;
    int body = drawn(4) ? 16 : (int) drawn(20);
    for (int i = 0; i < body; i++) {
        whole[NLMSG_HDRLEN + i] = drawn(2) ? 0 : odd();
    }
    whole[NLMSG_HDRLEN] = drawn(3) ? drawn(2) ? AF_INET : AF_INET6 : odd();
    int length = NLMSG_HDRLEN + body + attributes(whole + NLMSG_HDRLEN + NLMSG_ALIGN(body), 200);
    *header = (struct nlmsghdr) {.nlmsg_len = drawn(8) == 0 ? odd() : length, .nlmsg_type = types[drawn(sizeof types / sizeof *types)], .nlmsg_flags = drawn(8) == 0 ? odd() & 0x3FF : NLM_F_REQUEST | (drawn(3) ? 0 : NLM_F_DUMP) | (drawn(3) ? 0 : NLM_F_ACK), .nlmsg_seq = odd()};
    int sent = drawn(6) == 0 ? (int) drawn(length + 1) : length;
    sent = sent > room ? room : sent;
    memcpy(to, whole, sent);
    return sent;
}

CASE(odd_requests_at_the_end_of_memory) {
    int fd = socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
    char *end = last_page();
    printf("answers before: %d\n", answers(fd));
    for (int i = 0; i < ROUNDS; i++) {
        char messages[4 * MOST];
        int length = 0;
        for (int k = (int) drawn(3); k >= 0; k--) {
            length += message(messages + length, MOST);
            length = drawn(4) ? (int) NLMSG_ALIGN(length) : length;
        }
        memcpy(end - length, messages, length);
        send(fd, end - length, length, 0);
        drain(fd);
    }
    printf("answers after: %d\n", answers(fd));
    close(fd);
}
