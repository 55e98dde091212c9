// SPDX-License-Identifier: Apache-2.0
//
// A bad cable between a TAP interface of this machine and QEMU's "-netdev socket,udp=": frames are lost, doubled, damaged, delayed and overtake each other, each by its own draw.
//
//   link INTERFACE OUR_PORT QEMU_PORT SETTING=NUMBER ...
//
// seed; loss, duplicate, corrupt, reorder: in parts of ten thousand frames; delay: of each direction, in milliseconds; syn, fin: a TCP port.
// A frame that is reordered waits for ten milliseconds more than the others. A damaged one has one bit turned behind its addresses. The first SYN of a connection with the
// port `syn` waits until the other end's is on the way, too, as does the first FIN with the port `fin`: opening and closing become simultaneous.
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

enum { MOST_FRAMES = 16384, FRAME = 2048, EXTRA_NANOS = 10000000, ADDRESSES = 12, FIN = 1, SYN = 2, ACK = 16, ENDS = 2 };

struct frame {
    struct frame *before, *next;    // in the order of `due`; free ones by `next` alone
    int64_t due;                    // nanoseconds of the monotonic clock
    int to;                         // a descriptor
    int length;
    unsigned char bytes[FRAME];
};

struct setting {
    const char *name;
    int64_t value;
};

enum { SEED, LOSS, DUPLICATE, CORRUPT, REORDER, DELAY, CROSS_SYN, CROSS_FIN, SETTINGS };
static struct setting settings[SETTINGS] = {{"seed", 1}, {"loss", 0}, {"duplicate", 0}, {"corrupt", 0}, {"reorder", 0}, {"delay", 0}, {"syn", 0}, {"fin", 0}};

static struct frame frames[MOST_FRAMES], ends = {.before = &ends, .next = &ends}, *unused;
static struct frame *held[2][ENDS];     // the first SYN, the first FIN; of this end, of QEMU
static int passes[2];                   // both have come
static uint64_t state;

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

// xorshift64 (Marsaglia, "Xorshift RNGs")
static unsigned draw(unsigned below) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (unsigned) (state >> 20 & 0x7FFFFFFF) % below;
}

static int happens(int setting) {
    return draw(10000) < (unsigned) settings[setting].value;
}

static void set(const char *word) {
    for (int i = 0; i < SETTINGS; i++) {
        size_t length = strlen(settings[i].name);
        if (strncmp(word, settings[i].name, length) == 0 && word[length] == '=') {
            settings[i].value = atoll(word + length + 1);
            return;
        }
    }
    fprintf(stderr, "link: there is no setting %s\n", word);
    exit(1);
}

static void queue(struct frame *frame) {
    struct frame *before = ends.before;
    while (before != &ends && before->due > frame->due) {
        before = before->before;
    }
    frame->before = before;
    frame->next = before->next;
    before->next->before = frame;
    before->next = frame;
}

// Sends what is due. When the next is, or -1.
static int64_t send_due(void) {
    while (ends.next != &ends && ends.next->due <= now()) {
        struct frame *first = ends.next;
        if (write(first->to, first->bytes, first->length) < 0) {
            // The other end is not there yet, or has no room: lost.
        }
        ends.next = first->next;
        first->next->before = &ends;
        first->next = unused;
        unused = first;
    }
    return ends.next == &ends ? -1 : ends.next->due;
}

// Which of SYN (0) and FIN (1) a frame carries that shall cross the other end's; -1: none, or it is not TCP over IPv4.
static int flag_to_cross(const unsigned char *bytes, int length) {
    int header = 14 + (bytes[14] & 15) * 4;
    if (length < header + 20 || bytes[12] != 8 || bytes[13] != 0 || bytes[23] != 6) {
        return -1;
    }
    int from = bytes[header] << 8 | bytes[header + 1], to = bytes[header + 2] << 8 | bytes[header + 3], flags = bytes[header + 13];
    int which = (flags & (SYN | ACK)) == SYN ? 0 : flags & FIN ? 1 : -1;
    return which >= 0 && (from == settings[CROSS_SYN + which].value || to == settings[CROSS_SYN + which].value) ? which : -1;
}

// Takes the frame when it has to wait for the other end's.
static int hold(struct frame *frame, int end) {
    int which = flag_to_cross(frame->bytes, frame->length);
    if (which < 0 || passes[which]) {
        return 0;
    }
    if (held[which][end] != 0) {
        frame->next = unused;           // sent again: one is enough
        unused = frame;
        return 1;
    }
    held[which][end] = frame;
    if (held[which][1 - end] != 0) {
        passes[which] = 1;
        for (int i = 0; i < ENDS; i++) {
            held[which][i]->due = now();
            queue(held[which][i]);
        }
    }
    return 1;
}

static void pass_on(const unsigned char *bytes, int length, int end, int to) {
    struct frame *frame = unused;
    if (frame == 0) {
        return;                         // full: lost
    }
    unused = frame->next;
    memcpy(frame->bytes, bytes, length);
    if (happens(CORRUPT) && length > ADDRESSES) {
        frame->bytes[ADDRESSES + draw(length - ADDRESSES)] ^= 1 << draw(8);
    }
    frame->to = to;
    frame->length = length;
    frame->due = now() + settings[DELAY].value * 1000000 + (happens(REORDER) ? EXTRA_NANOS : 0);
    if (!hold(frame, end)) {
        queue(frame);
    }
}

int main(int count, char **words) {
    if (count < 4) {
        fprintf(stderr, "link INTERFACE OUR_PORT QEMU_PORT SETTING=NUMBER ...\n");
        return 1;
    }
    int tap = open("/dev/net/tun", O_RDWR | O_NONBLOCK), qemu = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0), room = 1 << 23;
    struct ifreq request = {.ifr_flags = IFF_TAP | IFF_NO_PI};
    strncpy(request.ifr_name, words[1], IFNAMSIZ - 1);
    struct sockaddr_in own = {.sin_family = AF_INET, .sin_port = htons(atoi(words[2])), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct sockaddr_in other = {.sin_family = AF_INET, .sin_port = htons(atoi(words[3])), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (tap < 0 || ioctl(tap, TUNSETIFF, &request) < 0 || bind(qemu, (struct sockaddr *) &own, sizeof own) < 0 || connect(qemu, (struct sockaddr *) &other, sizeof other) < 0) {
        perror("link");
        return 1;
    }
    setsockopt(qemu, SOL_SOCKET, SO_RCVBUFFORCE, &room, sizeof room);
    for (int i = 4; i < count; i++) {
        set(words[i]);
    }
    state = settings[SEED].value * 0x9E3779B97F4A7C15u + 1;
    for (int i = 0; i < MOST_FRAMES; i++) {
        frames[i].next = unused;
        unused = &frames[i];
    }
    puts("ready");
    fflush(stdout);
    for (;;) {
        int64_t next = send_due();
        int64_t wait = next < 0 ? 1000000000 : next - now();
        struct pollfd both[] = {{.fd = tap, .events = POLLIN}, {.fd = qemu, .events = POLLIN}};
        struct timespec limit = {.tv_nsec = wait < 0 ? 0 : wait > 999999999 ? 999999999 : wait};
        ppoll(both, ENDS, &limit, 0);
        for (int end = 0; end < ENDS; end++) {
            unsigned char bytes[FRAME];
            int length;
            while ((both[end].revents & POLLIN) != 0 && (length = (int) read(both[end].fd, bytes, FRAME)) > 0) {
                for (int copies = !happens(LOSS) ? 1 + happens(DUPLICATE) : 0; copies > 0; copies--) {
                    pass_on(bytes, length, end, end == 0 ? qemu : tap);
                }
            }
        }
    }
}
