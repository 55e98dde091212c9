// SPDX-License-Identifier: Apache-2.0
//
// A bad cable between a TAP interface of this machine and QEMU's "-netdev socket,udp=": frames are lost, doubled, delayed and overtake each other, each by its own draw.
//
//   link INTERFACE OUR_PORT QEMU_PORT SEED LOSS DUPLICATE REORDER DELAY_MS        the three in parts of ten thousand
//
// A frame that is reordered waits for ten milliseconds more than the others.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { MOST_FRAMES = 8192, FRAME = 2048, EXTRA_NANOS = 10000000 };

struct frame {
    int64_t due;                // nanoseconds of the monotonic clock; 0: the place is free
    int to;                     // a descriptor
    int length;
    unsigned char bytes[FRAME];
};

static struct frame frames[MOST_FRAMES];
static uint64_t state;

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

// xorshift64 (Marsaglia, "Xorshift RNGs")
static int draw(int chance) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (int) (state >> 20 & 0x7FFFFFFF) % 10000 < chance;
}

static void keep(const unsigned char *bytes, int length, int to, int64_t due) {
    for (int i = 0; i < MOST_FRAMES; i++) {
        if (frames[i].due == 0) {
            frames[i].due = due;
            frames[i].to = to;
            frames[i].length = length;
            memcpy(frames[i].bytes, bytes, length);
            return;
        }
    }                           // full: lost
}

// Sends what is due, the longest due first. When the next is, or −1.
static int64_t send_due(void) {
    for (;;) {
        int first = -1;
        for (int i = 0; i < MOST_FRAMES; i++) {
            if (frames[i].due != 0 && (first < 0 || frames[i].due < frames[first].due)) {
                first = i;
            }
        }
        if (first < 0 || frames[first].due > now()) {
            return first < 0 ? -1 : frames[first].due;
        }
        if (write(frames[first].to, frames[first].bytes, frames[first].length) < 0) {
            // The other end is not there yet, or has no room: lost.
        }
        frames[first].due = 0;
    }
}

int main(int count, char **words) {
    if (count != 9) {
        fprintf(stderr, "link INTERFACE OUR_PORT QEMU_PORT SEED LOSS DUPLICATE REORDER DELAY_MS\n");
        return 1;
    }
    int tap = open("/dev/net/tun", O_RDWR), qemu = socket(AF_INET, SOCK_DGRAM, 0);
    struct ifreq request = {.ifr_flags = IFF_TAP | IFF_NO_PI};
    strncpy(request.ifr_name, words[1], IFNAMSIZ - 1);
    struct sockaddr_in own = {.sin_family = AF_INET, .sin_port = htons(atoi(words[2])), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct sockaddr_in other = {.sin_family = AF_INET, .sin_port = htons(atoi(words[3])), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (tap < 0 || ioctl(tap, TUNSETIFF, &request) < 0 || bind(qemu, (struct sockaddr *) &own, sizeof own) < 0 || connect(qemu, (struct sockaddr *) &other, sizeof other) < 0) {
        perror("link");
        return 1;
    }
    state = strtoull(words[4], 0, 10) * 0x9E3779B97F4A7C15u + 1;
    int loss = atoi(words[5]), duplicate = atoi(words[6]), reorder = atoi(words[7]);
    int64_t delay = atoll(words[8]) * 1000000;
    puts("ready");
    fflush(stdout);
    for (;;) {
        int64_t next = send_due();
        int64_t wait = next < 0 ? 1000000000 : next - now();
        struct pollfd ends[] = {{.fd = tap, .events = POLLIN}, {.fd = qemu, .events = POLLIN}};
        struct timespec limit = {.tv_nsec = wait < 0 ? 0 : wait > 999999999 ? 999999999 : wait};
        ppoll(ends, 2, &limit, 0);
        for (int i = 0; i < 2; i++) {
            unsigned char bytes[FRAME];
            int length = ends[i].revents != 0 ? (int) read(ends[i].fd, bytes, FRAME) : 0;
            for (int copies = length > 0 && !draw(loss) ? 1 + draw(duplicate) : 0; copies > 0; copies--) {
                keep(bytes, length, i == 0 ? qemu : tap, now() + delay + 1 + (draw(reorder) ? EXTRA_NANOS : 0));
            }
        }
    }
}
