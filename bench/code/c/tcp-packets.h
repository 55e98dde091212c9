// SPDX-License-Identifier: Apache-2.0
/* Segments to parse: most with timestamps as in a running connection, some SYN, a few malformed. As TcpPackets.java makes them. */
#include <string.h>

static uint8_t *tcp_packets(int count, int stride) {
    static const uint8_t running[] = {1, 1, 8, 10, 0, 0, 0, 0, 0, 0, 0, 0};
    static const uint8_t syn[] = {2, 4, 5, 0xB4, 4, 2, 8, 10, 1, 2, 3, 4, 0, 0, 0, 0, 1, 3, 3, 7};
    static const uint8_t malformed[] = {8, 40, 1, 1};
    uint8_t *packets = malloc(count * stride);
    struct sequence s = {2};
    for (int i = 0; i < count; i++) {
        uint8_t *p = packets + i * stride;
        for (int j = 0; j < stride; j++) p[j] = sequence_next(&s);
        const uint8_t *options = i % 16 == 15 ? malformed : i % 8 == 0 ? syn : running;
        int length = i % 16 == 15 ? sizeof malformed : i % 8 == 0 ? sizeof syn : sizeof running;
        p[12] = (20 + length) << 2;
        memcpy(p + 20, options, length);
    }
    return packets;
}
